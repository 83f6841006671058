// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quotalamp {

/// Whether an escape may begin with this letter.
constexpr bool beginsEscape(char letter)
{
    return letter == '\\' || letter == '%' || letter == '&';
}

/// A text as somebody would read it who takes its escapes off, and where each of its letters stands in the original. Keys
/// hide behind percent signs, backslashes, HTML entities and letters that draw nothing.
class UnescapedText {
public:
    /// Where a letter stands in the original, in bytes: from `begin` until before `end`.
    struct Place {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    /// The letters of UTF-8, without those that draw nothing. What is not ASCII is one letter that no key is made of.
    [[nodiscard]] static UnescapedText of(const QByteArray& text);
    /// The same with one layer of escapes taken off: "%41", "\u0041", "\x41", "\n", "&#65;". Empty where there is none.
    [[nodiscard]] std::optional<UnescapedText> unescaped() const;

    /// How many letters it has.
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_letters.size()); }
    /// The letter at a place of 0 or more; NUL behind the last one.
    [[nodiscard]] char at(qsizetype place) const;
    /// Where the letter at a place below size() stands in the original.
    [[nodiscard]] Place placeAt(qsizetype place) const { return m_places[static_cast<std::size_t>(place)]; }

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

    std::string m_letters;
    std::vector<Place> m_places;
};

} // namespace quotalamp
