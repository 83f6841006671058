// SPDX-License-Identifier: MIT
#include "core/keys/keyshape.h"

#include "core/base/tr.h"

#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype leastBegun = 12;    ///< letters of a key with a known beginning
constexpr qsizetype leastWordless = 20; ///< of one without; also of a begun one that has letters of one case alone
constexpr qsizetype leastLetters = 24;  ///< of one that has small or capital letters alone

enum class Class { Small, Capital, Digit, Other };

Class classOf(QChar letter)
{
    if (letter >= u'a' && letter <= u'z')
        return Class::Small;
    if (letter >= u'A' && letter <= u'Z')
        return Class::Capital;
    return letter >= u'0' && letter <= u'9' ? Class::Digit : Class::Other;
}

/// Words do not change between capitals, small letters and digits as random letters do; a capital may begin one, and a
/// sign may part two.
bool changesLikeRandom(const QString& word, qsizetype letters)
{
    qsizetype changes = 0;
    for (qsizetype i = 1; i < word.size(); ++i) {
        const Class before = classOf(word.at(i - 1));
        const Class here = classOf(word.at(i));
        const bool parted = before == Class::Other || here == Class::Other;
        const bool begins = before == Class::Capital && here == Class::Small;
        changes += before != here && !parted && !begins ? 1 : 0;
    }
    return 5 * changes >= letters;
}

/// Letters that are rare in any language come seldom in words, and one time in four at random.
bool hasRareLetters(const QString& letters)
{
    const auto rare = std::ranges::count_if(
        letters, [](QChar letter) { return "jkqvwxyz"_L1.contains(letter, Qt::CaseInsensitive); });
    return 100 * rare >= 17 * letters.size();
}

bool looksRandom(const QString& word)
{
    QString letters;
    std::ranges::copy_if(
        word, std::back_inserter(letters), [](QChar letter) { return classOf(letter) != Class::Other; });
    if (letters.size() < leastWordless)
        return false;
    const bool oneClass =
        std::ranges::all_of(letters, [&](QChar letter) { return classOf(letter) == classOf(letters.front()); });
    if (!oneClass)
        return changesLikeRandom(word, letters.size());
    return classOf(letters.front()) != Class::Digit && letters.size() >= leastLetters && letters == word
        && hasRareLetters(letters);
}

bool hasDigitOrCapital(const QString& word)
{
    return std::ranges::any_of(
        word, [](QChar letter) { return classOf(letter) == Class::Digit || classOf(letter) == Class::Capital; });
}

bool begins(const QString& word, const QString& pattern)
{
    const auto match = QRegularExpression(pattern).match(word);
    return match.hasMatch() && match.capturedStart() == 0;
}

bool looksBegun(const QString& word, const QStringList& patterns)
{
    static const QString known =
        uR"((?:sk[-_]|gsk_|xai-|hf_|r8_|pplx-|csk-|fw_|gh[pousr]_|github_pat_|AIza|eyJ|nvapi-|)"
        uR"(tgp_v1_|pa-|key[-_]|AKIA|ABSK|ya29\.|sess-|xox[abp]-))"_s;
    if (word.size() < leastBegun)
        return false;
    const bool begun = begins(word, known)
        || std::ranges::any_of(patterns, [&](const QString& each) { return !each.isEmpty() && begins(word, each); });
    return begun && (hasDigitOrCapital(word) || word.size() >= leastWordless);
}

/// Parts that no key is longer than: between blanks, quotes, and what separates a name from its value.
QStringList wordsOf(const QString& text)
{
    static const QRegularExpression gap(uR"([^A-Za-z0-9_.+/~-]+)"_s);
    return text.split(gap, Qt::SkipEmptyParts);
}

template <typename Test> bool anyWord(const QString& text, Test test)
{
    const QStringList words = wordsOf(text);
    return std::ranges::any_of(words, [&test](const QString& word) {
        const QStringList parts = word.split(u'/', Qt::SkipEmptyParts);
        return test(word) || std::ranges::any_of(parts, test);
    });
}

/// Ids that services write into addresses are small letters.
bool isId(const QString& part)
{
    return std::ranges::none_of(part, [](QChar letter) { return classOf(letter) == Class::Capital; });
}

} // namespace

bool holdsKnownKey(const QString& text, const QStringList& patterns)
{
    return anyWord(text, [&patterns](const QString& word) { return looksBegun(word, patterns); });
}

bool holdsKey(const QString& text, const QStringList& patterns)
{
    return holdsKnownKey(text, patterns) || anyWord(text, looksRandom);
}

bool addressHoldsKey(const QString& text, const QStringList& patterns)
{
    const QString address = QString::fromUtf8(QByteArray::fromPercentEncoding(text.trimmed().toUtf8()));
    const QString rest = address.contains("://"_L1) ? address.section("://"_L1, 1) : address;
    static const QRegularExpression hostEnd(u"[/?#]"_s);
    const QString authority = rest.left(rest.indexOf(hostEnd) < 0 ? rest.size() : rest.indexOf(hostEnd));
    static const QRegularExpression gap(uR"([/?#&=@:\[\]]+)"_s);
    const auto made = [](const QString& each) { return looksRandom(each) && !isId(each); };
    const QStringList hosts = authority.split(gap, Qt::SkipEmptyParts);
    for (const QString& host : hosts) {
        const QStringList labels = host.split(u'.', Qt::SkipEmptyParts);
        const bool dotted = labels.size() > 1;
        if (!dotted && holdsKey(host, patterns))
            return true;
        if (std::ranges::any_of(labels, made) || std::ranges::any_of(labels, [&](const QString& label) {
                return looksBegun(label, patterns) && (hasDigitOrCapital(label) || !dotted);
            }))
            return true;
    }
    const QStringList parts = rest.mid(authority.size()).split(gap, Qt::SkipEmptyParts);
    return std::ranges::any_of(parts, [&](const QString& part) { return holdsKnownKey(part, patterns) || made(part); });
}

QString keyInWrongPlace()
{
    return Text::tr("This looks like a key, and would be kept in a plain file: enter it where the key is asked for.");
}

} // namespace quotalamp
