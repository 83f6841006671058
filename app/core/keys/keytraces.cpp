// SPDX-License-Identifier: MIT
#include "core/keys/keytraces.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace quotalamp {

namespace {

constexpr qsizetype gramLength = 8;
constexpr qsizetype leastPart = 8;
constexpr qsizetype leastBase64 = 10; ///< of seven letters
constexpr qsizetype leastHex = 16;    ///< of eight
constexpr qsizetype leastKey = 4;     ///< a shorter one is no secret
constexpr std::uint32_t sieveBits = 18;
constexpr int mostRounds = 3;    ///< an escape within an escape within an escape
constexpr char foreign = '\x01'; ///< stands for all that no key is made of
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
char folded(char letter)
{
    return folds[static_cast<unsigned char>(letter)];
}

bool isDigit(char letter)
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

std::uint64_t pushed(std::uint64_t letters, char next)
{
    return letters << 8 | static_cast<unsigned char>(next);
}

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

int valueOf(char digit, int base)
{
    const int value = isDigit(digit)   ? digit - '0'
        : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
        : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                       : 99;
    return value < base ? value : -1;
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
    return isDigit(letter) || letter == '.' || letter == '+' || letter == '-' || letter == 'e' || letter == 'E';
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

/// Letters as they would be read, and where each of them stands in the text.
struct KeyTraces::View {
    struct Place {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    std::string letters;
    std::vector<Place> places;

    static View of(const QByteArray& text);
    /// With one layer of escapes taken off; empty where there was none.
    [[nodiscard]] std::optional<View> unescaped() const;
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(letters.size()); }
    [[nodiscard]] char at(qsizetype place) const { return place < size() ? letters[std::size_t(place)] : '\0'; }
    [[nodiscard]] Place placeAt(qsizetype place) const { return places[static_cast<std::size_t>(place)]; }

private:
    struct Escape {
        char32_t letter = 0;
        qsizetype length = 0; ///< 0: there is none
    };
    void reserve(qsizetype size);
    void add(char32_t letter, Place place);
    void addKept(char letter, Place place);
    [[nodiscard]] Escape escapeAt(qsizetype at) const;
    [[nodiscard]] Escape coded(qsizetype at, qsizetype intro, qsizetype digits) const;
    [[nodiscard]] Escape entityAt(qsizetype at) const;
};

void KeyTraces::View::reserve(qsizetype size)
{
    letters.reserve(static_cast<std::size_t>(size));
    places.reserve(static_cast<std::size_t>(size));
}

void KeyTraces::View::add(char32_t letter, Place place)
{
    const bool plain = letter >= 0x20 && letter < 0x7F;
    if (!plain && drawsNothing(letter))
        return;
    addKept(letter < 0x80 ? static_cast<char>(letter) : foreign, place);
}

void KeyTraces::View::addKept(char letter, Place place)
{
    letters.push_back(letter);
    places.push_back(place);
}

KeyTraces::View KeyTraces::View::of(const QByteArray& text)
{
    View view;
    view.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const Decoded decoded = decodedAt(text, at);
        view.add(decoded.letter, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + decoded.length)});
        at += decoded.length;
    }
    return view;
}

/// "\u0041", "%41": so many hexadecimal digits behind an introduction.
KeyTraces::View::Escape KeyTraces::View::coded(qsizetype at, qsizetype intro, qsizetype digits) const
{
    char32_t letter = 0;
    for (qsizetype i = 0; i < digits; ++i) {
        const int value = valueOf(this->at(at + intro + i), 16);
        if (value < 0)
            return {};
        letter = letter << 4 | static_cast<char32_t>(value);
    }
    return {letter, intro + digits};
}

/// "&#65;", "&#x41;"
KeyTraces::View::Escape KeyTraces::View::entityAt(qsizetype at) const
{
    constexpr qsizetype mostDigits = 7;
    const bool hex = this->at(at + 2) == 'x';
    const qsizetype first = at + (hex ? 3 : 2);
    char32_t letter = 0;
    qsizetype place = first;
    for (; place < first + mostDigits; ++place) {
        const int value = valueOf(this->at(place), hex ? 16 : 10);
        if (value < 0)
            break;
        letter = letter * (hex ? 16 : 10) + static_cast<char32_t>(value);
    }
    if (place == first)
        return {};
    return {std::min<char32_t>(letter, QChar::LastValidCodePoint), place - at + (this->at(place) == ';' ? 1 : 0)};
}

KeyTraces::View::Escape KeyTraces::View::escapeAt(qsizetype at) const
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

std::optional<KeyTraces::View> KeyTraces::View::unescaped() const
{
    if (letters.find_first_of("\\%&") == std::string::npos)
        return std::nullopt;
    View view;
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

KeyTraces::KeyTraces(const Secret& key)
    : m_keyLength(key.expose().size())
{
    const QByteArray& letters = key.expose();
    if (m_keyLength < leastKey || (m_keyLength < leastPart && std::ranges::all_of(letters, [](char each) {
            return isWordLetter(folded(each));
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
    std::ranges::transform(letters, form.begin(), folded);
    if (form.size() >= least)
        m_forms.push_back({Secret(std::move(form)), least, plain});
}

void KeyTraces::index()
{
    m_sieve.assign(std::size_t{1} << sieveBits, false);
    for (std::size_t form = 0; form < m_forms.size(); ++form) {
        const QByteArray& letters = m_forms.at(form).letters.expose();
        std::uint64_t gram = 0;
        for (qsizetype end = 0; end < letters.size(); ++end) {
            gram = pushed(gram, letters.at(end));
            if (end + 1 < gramLength)
                continue;
            m_grams.push_back({mixed(gram), form, end + 1 - gramLength});
            m_sieve.at(sievePlace(m_grams.back().mixed)) = true;
        }
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
    if (2 * length < m_keyLength && std::ranges::all_of(part, isDigit))
        return false;
    const bool mayBeWords = place > 0 && 2 * length < m_keyLength;
    return !isName || !mayBeWords || !std::ranges::all_of(part, isWordLetter);
}

qsizetype KeyTraces::longestAt(const View& view, qsizetype at, std::uint64_t mixed, bool isName) const
{
    qsizetype longest = 0;
    for (auto gram = std::ranges::lower_bound(m_grams, mixed, {}, &Gram::mixed);
         gram != m_grams.end() && gram->mixed == mixed; ++gram) {
        const Form& form = m_forms.at(gram->form);
        const QByteArray& letters = form.letters.expose();
        qsizetype length = gramLength;
        while (gram->place + length < letters.size() && at + length < view.size()
            && letters.at(gram->place + length) == folded(view.at(at + length)))
            ++length;
        if (tells(form, gram->place, length, isName))
            longest = std::max(longest, length);
    }
    return longest;
}

void KeyTraces::findIn(const View& view, const QByteArray& text, Names names, std::vector<Range>& found) const
{
    std::uint64_t gram = 0;
    qsizetype passed = 0; ///< letters that are part of what was found
    for (qsizetype end = 0; end < view.size(); ++end) {
        gram = pushed(gram, folded(view.at(end)));
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
void KeyTraces::findShortIn(const View& view, std::vector<Range>& found) const
{
    const QByteArray& key = m_forms.front().letters.expose();
    const auto bounded = [&view](qsizetype place) {
        const char letter = place < 0 ? '\0' : folded(view.at(place));
        return !isDigit(letter) && !(letter >= 'a' && letter <= 'z');
    };
    for (qsizetype at = 0; at + key.size() <= view.size(); ++at) {
        qsizetype length = 0;
        while (length < key.size() && folded(view.at(at + length)) == key.at(length))
            ++length;
        if (length == key.size() && bounded(at - 1) && bounded(at + length))
            found.push_back({view.placeAt(at).begin, view.placeAt(at + length - 1).end});
    }
}

QByteArray KeyTraces::cleaned(const QByteArray& text, Names names) const
{
    if (m_forms.empty() || text.isEmpty())
        return text;
    std::vector<Range> found;
    std::optional<View> view = View::of(text);
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
    Headers headers;
    for (const Header& header : answer.headers.all())
        headers.add(cleaned(header.name, Names::Whole), cleaned(header.value, Names::InJson));
    answer.headers = headers;
    answer.body = cleaned(answer.body, Names::InJson);
}

} // namespace quotalamp
