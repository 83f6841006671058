#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace quotalamp {

/// A value and its word in JSON.
template <typename Value> struct Word {
    Value value;
    QLatin1StringView word;
};

template <typename Value, std::size_t N> using WordTable = std::array<Word<Value>, N>;

/// Empty where the table does not have the value.
template <typename Value, std::size_t N> [[nodiscard]] QString wordOf(const WordTable<Value, N>& table, Value value)
{
    const auto* found = std::ranges::find(table, value, &Word<Value>::value);
    return found == table.end() ? QString() : QString(found->word);
}

template <typename Value, std::size_t N>
[[nodiscard]] std::optional<Value> valueOf(const WordTable<Value, N>& table, QStringView word)
{
    const auto* found = std::ranges::find_if(table, [word](const Word<Value>& each) { return word == each.word; });
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

} // namespace quotalamp
