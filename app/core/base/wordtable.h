// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace quotalamp {

/// A value and its word in JSON.
template <typename Value> struct Word {
    Value value;
    QLatin1StringView word;
};
// Not every compiler deduces an aggregate's arguments by itself.
template <typename Value> Word(Value, QLatin1StringView) -> Word<Value>;

template <typename Value, std::size_t N> using WordTable = std::array<Word<Value>, N>;

/// Empty where the table does not have the value.
template <typename Value, std::size_t N> [[nodiscard]] QString wordOf(const WordTable<Value, N>& table, Value value)
{
    for (const Word<Value>& each : table) {
        if (each.value == value)
            return QString(each.word);
    }
    return {};
}

template <typename Value, std::size_t N>
[[nodiscard]] std::optional<Value> valueOf(const WordTable<Value, N>& table, QStringView word)
{
    for (const Word<Value>& each : table) {
        if (word == each.word)
            return each.value;
    }
    return std::nullopt;
}

} // namespace quotalamp
