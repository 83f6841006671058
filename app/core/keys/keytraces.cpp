// SPDX-License-Identifier: MIT
#include "core/keys/keytraces.h"

#include "core/base/text.h"
#include "core/keys/unescapedtext.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

namespace quotalamp {

namespace {

constexpr qsizetype gramLength = 8;
constexpr qsizetype quadLength = 4; ///< of any gram, one quad begins at a place that is a multiple of this
constexpr qsizetype leastPart = 8;
constexpr qsizetype leastBase64 = 10; ///< of seven letters
constexpr qsizetype leastHex = 16;    ///< of eight
constexpr qsizetype leastKey = 4;     ///< a shorter one is no secret
constexpr std::uint32_t sieveBits = 14;
constexpr int mostRounds = 3; ///< an escape within an escape within an escape
constexpr auto mark = "[redacted]";

constexpr std::array<char, 256> folds = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char letter = static_cast<char>(i);
        const bool capital = letter >= 'A' && letter <= 'Z';
        table[i] = capital ? static_cast<char>(letter - 'A' + 'a') : letter == '+' ? '-' : letter == '/' ? '_' : letter;
    }
    return table;
}();

/// Letter case, and the two alphabets of base64, make no difference.
char foldedLetter(char letter)
{
    return folds[static_cast<unsigned char>(letter)];
}

bool isDigitByte(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isWordLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '_' || letter == '.';
}

/// One to one, so that equal numbers are equal letters and yet show none of them.
std::uint64_t mixed(std::uint64_t letters)
{
    letters ^= letters >> 29;
    return letters * 0x9E3779B97F4A7C15ULL;
}

std::size_t sievePlace(std::uint64_t mixed)
{
    return static_cast<std::size_t>(mixed >> (64 - sieveBits));
}

std::size_t sievePlace(std::uint32_t quad)
{
    return (quad * 0x9E3779B1U) >> (32 - sieveBits);
}

std::size_t sievePlaceOfQuad(const char* letters)
{
    std::uint32_t quad = 0;
    std::memcpy(&quad, letters, sizeof quad);
    return sievePlace(quad);
}

std::uint64_t pushed(std::uint64_t letters, char next)
{
    return letters << 8 | static_cast<unsigned char>(next);
}

constexpr char unseen = '\0';    ///< draws nothing
constexpr char unclear = '\x01'; ///< begins an escape, or is no ASCII

using Letters = std::array<char, 256>;

/// What each byte of a text is to whoever looks for parts of a key: a letter, folded, or one of the above.
const Letters& seenLetters()
{
    static const auto table = [] {
        Letters letters{};
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const char letter = static_cast<char>(i);
            const bool mayBeMore = i >= 0x80 || beginsEscape(letter);
            letters[i] = mayBeMore ? unclear : drawsNothing(static_cast<char32_t>(i)) ? unseen : foldedLetter(letter);
        }
        return letters;
    }();
    return table;
}

/// The first four, one in each byte.
std::uint32_t seenQuad(const Letters& seen, const char* text)
{
    std::array<char, quadLength> letters{};
    std::transform(text, text + letters.size(), letters.begin(),
        [&seen](char byte) { return seen[static_cast<unsigned char>(byte)]; });
    return std::bit_cast<std::uint32_t>(letters);
}

/// None of the four draws nothing or is unclear: no byte is less than two.
bool standAsTheyAre(std::uint32_t quad)
{
    constexpr std::uint32_t two = 0x02020202;
    constexpr std::uint32_t highest = 0x80808080;
    return ((quad - two) & ~quad & highest) == 0;
}

/// The letters of a text as they are searched; empty where only a closer look tells them.
std::optional<std::string> seenIn(std::string_view text)
{
    const auto& seen = seenLetters();
    std::string letters(text.size(), unseen);
    std::size_t count = 0;
    for (const char byte : text) {
        const char letter = seen[static_cast<unsigned char>(byte)];
        if (letter == unclear)
            return std::nullopt;
        letters[count] = letter;
        count += letter != unseen;
    }
    letters.resize(count);
    return letters;
}

/// The inner letters of base64 where `before` bytes stand in front: those that no other byte can change.
QByteArray innerBase64(const QByteArray& key, int before)
{
    const QByteArray whole = (QByteArray(before, '\0') + key).toBase64(QByteArray::OmitTrailingEquals);
    const qsizetype from = (before * 8 + 5) / 6;
    const qsizetype to = (before + key.size()) * 8 / 6;
    return whole.mid(from, to - from);
}

bool isJsonBlank(char letter)
{
    return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
}

/// The string literal around `at` is a member's name: a colon follows its end.
bool isMemberName(const QByteArray& json, qsizetype at)
{
    constexpr qsizetype furthest = 4096;
    const qsizetype end = std::min(json.size(), at + furthest);
    while (at < end && json.at(at) != '"')
        at += json.at(at) == '\\' ? 2 : 1;
    ++at;
    while (at < end && isJsonBlank(json.at(at)))
        ++at;
    return at < end && json.at(at) == ':';
}

bool isNumberLetter(char letter)
{
    return isDigitByte(letter) || letter == '.' || letter == '+' || letter == '-' || letter == 'e' || letter == 'E';
}

/// A backslash that has nothing behind it any more would break what is left.
qsizetype withItsBackslash(const QByteArray& text, qsizetype from)
{
    qsizetype slashes = 0;
    while (slashes < from && text.at(from - 1 - slashes) == '\\')
        ++slashes;
    return from - slashes % 2;
}

/// A place in a text that is to go, and what comes instead.
struct Spot {
    qsizetype from = 0;
    qsizetype to = 0;
    const char* instead = mark;
};

/// Of a number in JSON all of it goes, so that what is left is JSON.
Spot spotAt(const QByteArray& json, qsizetype from, qsizetype to)
{
    if (!std::ranges::all_of(json.mid(from, to - from), isNumberLetter))
        return {withItsBackslash(json, from), to};
    Spot spot{from, to, "null"};
    while (spot.from > 0 && isNumberLetter(json.at(spot.from - 1)))
        --spot.from;
    while (spot.to < json.size() && isNumberLetter(json.at(spot.to)))
        ++spot.to;
    qsizetype before = spot.from - 1;
    qsizetype after = spot.to;
    while (before >= 0 && isJsonBlank(json.at(before)))
        --before;
    while (after < json.size() && isJsonBlank(json.at(after)))
        ++after;
    const bool begins = before >= 0 && QByteArrayView(":[,").contains(json.at(before));
    const bool ends = after < json.size() && QByteArrayView(",]}").contains(json.at(after));
    return begins && ends ? spot : Spot{from, to};
}

} // namespace

KeyTraces::KeyTraces(const Secret& key)
    : m_keyLength(key.expose().size())
{
    const QByteArray& letters = key.expose();
    if (m_keyLength < leastKey || (m_keyLength < leastPart && std::ranges::all_of(letters, [](char each) {
            return isWordLetter(foldedLetter(each));
        })))
        return; // "none", "ollama": what is written where no key is wanted
    addForm(letters, std::min(leastPart, m_keyLength), true);
    for (const int before : {0, 1, 2})
        addForm(innerBase64(letters, before), std::min(leastBase64, m_keyLength + 2), false);
    addForm(letters.toHex(), std::min(leastHex, 2 * m_keyLength), false);
    index();
}

void KeyTraces::addForm(const QByteArray& letters, qsizetype least, bool plain)
{
    QByteArray form(letters.size(), '\0');
    std::ranges::transform(letters, form.begin(), foldedLetter);
    if (form.size() >= least)
        m_forms.push_back({Secret(std::move(form)), least, plain});
}

void KeyTraces::index()
{
    m_sieve.assign(std::size_t{1} << sieveBits, false);
    m_quadSieve.assign(std::size_t{1} << sieveBits, false);
    qsizetype all = 0;
    for (const Form& form : m_forms)
        all += form.letters.expose().size();
    m_grams.reserve(static_cast<std::size_t>(all));
    for (std::size_t form = 0; form < m_forms.size(); ++form) {
        const QByteArray& letters = m_forms.at(form).letters.expose();
        std::uint64_t gram = 0;
        for (qsizetype end = 0; end < letters.size(); ++end) {
            gram = pushed(gram, letters.at(end));
            if (end + 1 < gramLength)
                continue;
            const std::uint64_t number = mixed(gram);
            m_grams.push_back({number, form, end + 1 - gramLength});
            m_sieve[sievePlace(number)] = true;
        }
        for (qsizetype at = 0; at + quadLength <= letters.size(); ++at)
            m_quadSieve[sievePlaceOfQuad(letters.constData() + at)] = true;
    }
    std::ranges::sort(m_grams, {}, &Gram::mixed);
}

/// Whether this part of the key says something of it. Digits alone may be a number, and words a name, by chance.
bool KeyTraces::tells(const Form& form, qsizetype place, qsizetype length, bool isName) const
{
    if (length < form.least)
        return false;
    if (!form.plain || length == m_keyLength)
        return true;
    const auto part = QByteArrayView(form.letters.expose()).sliced(place, length);
    if (2 * length < m_keyLength && std::ranges::all_of(part, isDigitByte))
        return false;
    const bool mayBeWords = place > 0 && 2 * length < m_keyLength;
    return !isName || !mayBeWords || !std::ranges::all_of(part, isWordLetter);
}

qsizetype KeyTraces::longestAt(const UnescapedText& view, qsizetype at, std::uint64_t mixed, bool isName) const
{
    qsizetype longest = 0;
    for (auto gram = std::ranges::lower_bound(m_grams, mixed, {}, &Gram::mixed);
         gram != m_grams.end() && gram->mixed == mixed; ++gram) {
        const Form& form = m_forms.at(gram->form);
        const QByteArray& letters = form.letters.expose();
        qsizetype length = gramLength;
        while (gram->place + length < letters.size() && at + length < view.size()
            && letters.at(gram->place + length) == foldedLetter(view.at(at + length)))
            ++length;
        if (tells(form, gram->place, length, isName))
            longest = std::max(longest, length);
    }
    return longest;
}

void KeyTraces::findIn(const UnescapedText& view, const QByteArray& text, Names names, std::vector<Range>& found) const
{
    std::uint64_t gram = 0;
    qsizetype passed = 0; ///< letters that are part of what was found
    for (qsizetype end = 0; end < view.size(); ++end) {
        gram = pushed(gram, foldedLetter(view.at(end)));
        const qsizetype at = end + 1 - gramLength;
        if (at < passed || !m_sieve[sievePlace(mixed(gram))])
            continue;
        const bool isName = names == Names::Whole || isMemberName(text, view.placeAt(at).begin);
        const qsizetype length = longestAt(view, at, mixed(gram), isName);
        if (length == 0)
            continue;
        passed = at + length;
        found.push_back({view.placeAt(at).begin, view.placeAt(passed - 1).end});
    }
}

/// A key that is shorter than a part: only where it stands by itself.
void KeyTraces::findShortIn(const UnescapedText& view, std::vector<Range>& found) const
{
    const QByteArray& key = m_forms.front().letters.expose();
    const auto bounded = [&view](qsizetype place) {
        const char letter = place < 0 ? '\0' : foldedLetter(view.at(place));
        return !isDigitByte(letter) && !(letter >= 'a' && letter <= 'z');
    };
    for (qsizetype at = 0; at + key.size() <= view.size(); ++at) {
        qsizetype length = 0;
        while (length < key.size() && foldedLetter(view.at(at + length)) == key.at(length))
            ++length;
        if (length == key.size() && bounded(at - 1) && bounded(at + length))
            found.push_back({view.placeAt(at).begin, view.placeAt(at + length - 1).end});
    }
}

bool KeyTraces::isGram(const char* letters) const
{
    std::uint64_t gram = 0;
    for (qsizetype i = 0; i < gramLength; ++i)
        gram = pushed(gram, letters[i]);
    return m_sieve[sievePlace(mixed(gram))] && std::ranges::binary_search(m_grams, mixed(gram), {}, &Gram::mixed);
}

/// Whether a gram that this quad of the letters is part of belongs to the key.
bool KeyTraces::isGramAround(std::string_view letters, std::size_t quad) const
{
    const std::size_t first = quad < quadLength ? 0 : quad + 1 - quadLength;
    for (std::size_t at = first; at <= quad && at + gramLength <= letters.size(); ++at)
        if (isGram(letters.data() + at))
            return true;
    return false;
}

/// The same of a text whose bytes are all letters as they stand, without a copy of it; empty: one of them is none.
std::optional<bool> KeyTraces::mayBeInPlain(std::string_view text) const
{
    const Letters& seen = seenLetters();
    std::size_t quad = 0;
    for (const char* at = text.data(); quad + quadLength <= text.size(); quad += quadLength, at += quadLength) {
        const std::uint32_t letters = seenQuad(seen, at);
        if (!standAsTheyAre(letters))
            return std::nullopt;
        if (!m_quadSieve[sievePlace(letters)])
            continue;
        const std::size_t before = std::min<std::size_t>(quad, quadLength - 1);
        const std::string_view part = text.substr(quad - before, before + gramLength);
        const auto around = seenIn(part);
        if (!around || around->size() < part.size())
            return std::nullopt;
        if (isGramAround(*around, before))
            return true;
    }
    // Fewer than four, which no part of a key is made of alone.
    const std::string_view last = text.substr(quad);
    const auto letters = seenIn(last);
    return letters && letters->size() == last.size() ? std::optional(false) : std::nullopt;
}

/// A glance, which nearly all answers pass: false where no closer look would find anything. What counts has a gram's length
/// at least, so that every fourth place is enough.
bool KeyTraces::mayBeIn(const QByteArray& text) const
{
    if (m_keyLength < leastPart)
        return true;
    const std::string_view bytes(text.constData(), static_cast<std::size_t>(text.size()));
    if (const auto found = mayBeInPlain(bytes))
        return *found;
    // Without what draws nothing; letters that were seen once are seen the same again.
    const auto letters = seenIn(bytes);
    return !letters || mayBeInPlain(*letters).value_or(true);
}

QByteArray KeyTraces::cleaned(const QByteArray& text, Names names) const
{
    if (m_forms.empty() || text.isEmpty() || !mayBeIn(text))
        return text;
    std::vector<Range> found;
    std::optional<UnescapedText> view = UnescapedText::of(text);
    for (int round = 0; view; ++round) {
        findIn(*view, text, names, found);
        if (m_keyLength < leastPart)
            findShortIn(*view, found);
        view = round < mostRounds ? view->unescaped() : std::nullopt;
    }
    if (found.empty())
        return text;
    std::ranges::sort(found, {}, &Range::from);
    QByteArray result;
    qsizetype done = 0;
    for (const Range& range : found) {
        const Spot spot = spotAt(text, range.from, range.to);
        if (spot.from >= done)
            result += text.mid(done, spot.from - done) + spot.instead;
        done = std::max(done, spot.to);
    }
    return result + text.mid(done);
}

QByteArray KeyTraces::cleaned(const QByteArray& text) const
{
    return cleaned(text, Names::InJson);
}

QString KeyTraces::cleaned(const QString& text) const
{
    return QString::fromUtf8(cleaned(text.toUtf8()));
}

void KeyTraces::clean(Answer& answer) const
{
    if (m_forms.empty())
        return;
    const auto mayBeInHeader = [this](const Header& header) { return mayBeIn(header.name) || mayBeIn(header.value); };
    if (std::ranges::any_of(answer.headers.all(), mayBeInHeader)) {
        Headers headers;
        for (const Header& header : answer.headers.all())
            headers.add(cleaned(header.name, Names::Whole), cleaned(header.value, Names::InJson));
        answer.headers = headers;
    }
    answer.body = cleaned(answer.body, Names::InJson);
}

} // namespace quotalamp
