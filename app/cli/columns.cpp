// SPDX-License-Identifier: MIT
#include "cli/columns.h"

#include <QList>

#include <algorithm>
#include <array>
#include <vector>

namespace quotalamp {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// East_Asian_Width W and F of Unicode's own table, over gaps that are not assigned yet; in order.
// clang-format off
constexpr std::array<Range, 82> wideRanges{{
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0},
    {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F},
    {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5},
    {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
    {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},
    {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
    {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
    {0x2E80, 0x303E}, {0x3041, 0x3247}, {0x3250, 0x4DBF}, {0x4E00, 0xA4C6}, {0xA960, 0xA97C},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAD9}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x16FE0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}}};
// clang-format on

constexpr char32_t joiner = 0x200D;
constexpr char32_t textStyle = 0xFE0E;
constexpr char32_t emojiStyle = 0xFE0F;

bool isWide(char32_t sign)
{
    const auto* range = std::ranges::lower_bound(wideRanges, sign, {}, &Range::last);
    return range != wideRanges.end() && sign >= range->first;
}

/// Drawn over, under or within the sign before: marks, formats, vowels and finals of a Korean syllable.
bool isWithin(char32_t sign)
{
    return QChar::isMark(sign) || QChar::category(sign) == QChar::Other_Format || (sign >= 0x1160 && sign <= 0x11FF)
        || (sign >= 0xD7B0 && sign <= 0xD7FB);
}

bool isSkinTone(char32_t sign)
{
    return sign >= 0x1F3FB && sign <= 0x1F3FF;
}

bool isFlagLetter(char32_t sign)
{
    return sign >= 0x1F1E6 && sign <= 0x1F1FF;
}

bool isWidePicture(char32_t sign)
{
    return QChar::category(sign) == QChar::Symbol_Other || QChar::category(sign) == QChar::Symbol_Math
        || isSkinTone(sign);
}

/// Pictures, and the few other characters that emoji style makes pictures of: keycaps, ‼, ⁉, ℹ.
bool hasEmojiStyle(char32_t sign)
{
    return isWidePicture(sign) || (sign >= U'0' && sign <= U'9') || sign == U'#' || sign == U'*' || sign == 0x203C
        || sign == 0x2049 || sign == 0x2139;
}

/// What a reader sees as one sign.
struct Sign {
    QString text;
    char32_t base = 0;
    char32_t last = 0;
    qsizetype columns = 0;
};

/// Whether the character belongs to the sign; its columns may change with it.
bool takesIn(Sign& sign, char32_t next)
{
    if (sign.base == 0)
        return false;
    if (next == emojiStyle && hasEmojiStyle(sign.base))
        sign.columns = 2;
    else if (next == textStyle && isWidePicture(sign.base))
        sign.columns = 1;
    if (isWithin(next) || (isSkinTone(next) && isWidePicture(sign.base)))
        return true;
    if (sign.last == joiner && isWidePicture(sign.base) && isWidePicture(next))
        return true;
    if (!isFlagLetter(next) || !isFlagLetter(sign.last) || sign.columns > 1)
        return false;
    sign.columns = 2;
    return true;
}

std::vector<Sign> signsOf(const QString& text)
{
    std::vector<Sign> signs;
    const auto characters = text.toUcs4();
    for (const char32_t character : characters) {
        const QString written = QString::fromUcs4(&character, 1);
        if (!signs.empty() && takesIn(signs.back(), character)) {
            signs.back().text += written;
            signs.back().last = character;
            continue;
        }
        const qsizetype columns = isWithin(character) ? 0 : isWide(character) ? 2 : 1;
        signs.push_back({written, character, character, columns});
    }
    return signs;
}

qsizetype widthOf(const std::vector<Sign>& signs)
{
    qsizetype columns = 0;
    for (const Sign& sign : signs)
        columns += sign.columns;
    return columns;
}

} // namespace

qsizetype displayWidth(const QString& text)
{
    return widthOf(signsOf(text));
}

QString plainBlanks(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

QString trimmedEnd(QString text)
{
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

QString fitted(const QString& text, qsizetype columns)
{
    const std::vector<Sign> signs = signsOf(text);
    const qsizetype width = widthOf(signs);
    if (width <= columns)
        return text + QString(columns - width, u' ');
    QString cut;
    qsizetype taken = 0;
    for (const Sign& sign : signs) {
        if (taken + sign.columns >= columns)
            break;
        cut += sign.text;
        taken += sign.columns;
    }
    cut = trimmedEnd(cut);
    return cut + u'…' + QString(std::max<qsizetype>(0, columns - displayWidth(cut) - 1), u' ');
}

} // namespace quotalamp
