// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace quotalamp {

/// What went wrong, as a translated sentence for people.
struct Failure {
    QString sentence;
    friend bool operator==(const Failure&, const Failure&) = default;
};

/// A value, or the reason why there is none. Stands in for std::expected, which needs C++23.
template <typename T, typename E = Failure> class Result {
public:
    Result(T value) // NOLINT(google-explicit-constructor): returned like a plain value
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const E& error() const { return std::get<1>(m_state); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

private:
    std::variant<T, E> m_state;
};

} // namespace quotalamp
