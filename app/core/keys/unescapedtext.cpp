// SPDX-License-Identifier: MIT
#include "core/keys/unescapedtext.h"

#include "core/base/text.h"

#include <algorithm>

namespace quotalamp {

namespace {

constexpr char foreign = '\x01'; ///< stands for all that no key is made of

/// What stands at `at` in UTF-8, and how long it is; bytes that are none count singly.
struct Decoded {
    char32_t letter = 0;
    qsizetype length = 1;
};
Decoded decodedAt(const QByteArray& text, qsizetype at)
{
    const auto byte = [&text](qsizetype place) { return static_cast<unsigned char>(text.at(place)); };
    const unsigned char lead = byte(at);
    const qsizetype length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    if (lead < 0x80 || length == 1 || at + length > text.size())
        return {lead, 1};
    char32_t letter = lead & (0xFFU >> (length + 1));
    for (qsizetype i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80)
            return {lead, 1};
        letter = letter << 6 | (byte(at + i) & 0x3FU);
    }
    return {letter, length};
}

int digitValue(char digit, int base)
{
    const int value = digit >= '0' && digit <= '9' ? digit - '0'
        : digit >= 'a' && digit <= 'f'             ? digit - 'a' + 10
        : digit >= 'A' && digit <= 'F'             ? digit - 'A' + 10
                                                   : 99;
    return value < base ? value : -1;
}

} // namespace

void UnescapedText::reserve(qsizetype size)
{
    m_letters.reserve(static_cast<std::size_t>(size));
    m_places.reserve(static_cast<std::size_t>(size));
}

void UnescapedText::add(char32_t letter, Place place)
{
    const bool plain = letter >= 0x20 && letter < 0x7F;
    if (!plain && drawsNothing(letter))
        return;
    addKept(letter < 0x80 ? static_cast<char>(letter) : foreign, place);
}

void UnescapedText::addKept(char letter, Place place)
{
    m_letters.push_back(letter);
    m_places.push_back(place);
}

UnescapedText UnescapedText::of(const QByteArray& text)
{
    UnescapedText view;
    view.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        // Nearly all of nearly every text.
        if (const char letter = text.at(at); letter >= 0x20 && letter < 0x7F) {
            view.addKept(letter, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)});
            ++at;
            continue;
        }
        const Decoded decoded = decodedAt(text, at);
        view.add(decoded.letter, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + decoded.length)});
        at += decoded.length;
    }
    return view;
}

/// "\u0041", "%41": so many hexadecimal digits behind an introduction.
UnescapedText::Escape UnescapedText::coded(qsizetype at, qsizetype intro, qsizetype digits) const
{
    char32_t letter = 0;
    for (qsizetype i = 0; i < digits; ++i) {
        const int value = digitValue(this->at(at + intro + i), 16);
        if (value < 0)
            return {};
        letter = letter << 4 | static_cast<char32_t>(value);
    }
    return {letter, intro + digits};
}

/// "&#65;", "&#x41;"
UnescapedText::Escape UnescapedText::entityAt(qsizetype at) const
{
    constexpr qsizetype mostDigits = 7;
    const bool hex = this->at(at + 2) == 'x';
    const qsizetype first = at + (hex ? 3 : 2);
    char32_t letter = 0;
    qsizetype place = first;
    for (; place < first + mostDigits; ++place) {
        const int value = digitValue(this->at(place), hex ? 16 : 10);
        if (value < 0)
            break;
        letter = letter * (hex ? 16 : 10) + static_cast<char32_t>(value);
    }
    if (place == first)
        return {};
    return {std::min<char32_t>(letter, QChar::LastValidCodePoint), place - at + (this->at(place) == ';' ? 1 : 0)};
}

UnescapedText::Escape UnescapedText::escapeAt(qsizetype at) const
{
    switch (this->at(at)) {
    case '%':
        return coded(at, 1, 2);
    case '&':
        return this->at(at + 1) == '#' ? entityAt(at) : Escape{};
    case '\\':
        break;
    default:
        return {};
    }
    const char kind = this->at(at + 1);
    if (kind == '\0')
        return {};
    if (const Escape escape = kind == 'u' ? coded(at, 2, 4) : kind == 'x' ? coded(at, 2, 2) : Escape{}; escape.length)
        return escape;
    const bool control = kind == 'n' || kind == 'r' || kind == 't' || kind == 'b' || kind == 'f';
    return {control ? U'\n' : static_cast<char32_t>(kind), 2};
}

std::optional<UnescapedText> UnescapedText::unescaped() const
{
    // find_first_of() would make a call for each letter.
    if (std::ranges::none_of(m_letters, beginsEscape))
        return std::nullopt;
    UnescapedText view;
    view.reserve(size());
    bool any = false;
    for (qsizetype place = 0; place < size();) {
        const Escape escape = escapeAt(place);
        any = any || escape.length > 0;
        const qsizetype next = place + std::max<qsizetype>(escape.length, 1);
        const Place both{placeAt(place).begin, placeAt(next - 1).end};
        if (escape.length > 0)
            view.add(escape.letter, both);
        else
            view.addKept(at(place), both);
        place = next;
    }
    return any ? std::optional(std::move(view)) : std::nullopt;
}

char UnescapedText::at(qsizetype place) const
{
    return place < size() ? m_letters[static_cast<std::size_t>(place)] : '\0';
}

} // namespace quotalamp
