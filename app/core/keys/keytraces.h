// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/net/http.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quotalamp {

class UnescapedText;

/// Takes a key out of what was answered to it, before any of that is kept or shown: whole, in parts of eight letters
/// and more, and as base64, hex, percent-encoded, escaped or spread with invisible letters, in any letter case.
/// Where a name (of a header, of a member in JSON) shares no more than words with the key, it stays.
class KeyTraces {
public:
    explicit KeyTraces(const Secret& key);

    [[nodiscard]] QByteArray cleaned(const QByteArray& text) const;
    [[nodiscard]] QString cleaned(const QString& text) const;
    void clean(Answer& answer) const;

private:
    /// A form of the key, folded.
    struct Form {
        Secret letters;
        qsizetype least = 0; ///< letters of a part that counts
        bool plain = false;
    };
    /// Where in a form a few letters stand; by a number that does not show them.
    struct Gram {
        std::uint64_t mixed = 0;
        std::size_t form = 0;
        qsizetype place = 0;
    };
    struct Range {
        qsizetype from = 0;
        qsizetype to = 0;
    };
    enum class Names { InJson, Whole };

    void addForm(const QByteArray& letters, qsizetype least, bool plain);
    void index();
    [[nodiscard]] QByteArray cleaned(const QByteArray& text, Names names) const;
    [[nodiscard]] bool mayBeIn(const QByteArray& text) const;
    [[nodiscard]] std::optional<bool> mayBeInPlain(std::string_view text) const;
    [[nodiscard]] bool isGram(const char* letters) const;
    [[nodiscard]] bool isGramAround(std::string_view letters, std::size_t quad) const;
    void findIn(const UnescapedText& view, const QByteArray& text, Names names, std::vector<Range>& found) const;
    void findShortIn(const UnescapedText& view, std::vector<Range>& found) const;
    [[nodiscard]] qsizetype longestAt(const UnescapedText& view, qsizetype at, std::uint64_t mixed, bool isName) const;
    [[nodiscard]] bool tells(const Form& form, qsizetype place, qsizetype length, bool isName) const;

    std::vector<Form> m_forms;
    std::vector<Gram> m_grams;     ///< sorted
    std::vector<bool> m_sieve;     ///< by hash of a gram; most letters pass it by
    std::vector<bool> m_quadSieve; ///< the same of four letters
    qsizetype m_keyLength = 0;
};

} // namespace quotalamp
