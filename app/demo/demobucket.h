// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QByteArray>

namespace quotalamp {

/// A token bucket as the providers keep them: it refills evenly, an empty one is full after `period`. It knows no
/// clock: time passes by `advance`.
class DemoBucket {
public:
    DemoBucket(double capacity, Seconds period, double remaining);

    /// Lets time pass while others take `drainPerSecond`.
    void advance(Milliseconds passed, double drainPerSecond = 0);
    [[nodiscard]] bool holds(double amount) const { return m_remaining >= amount; }
    /// Takes as much of `amount` as there is.
    void take(double amount);

    [[nodiscard]] double capacity() const { return m_capacity; }
    [[nodiscard]] double remaining() const { return m_remaining; }
    [[nodiscard]] double refillPerSecond() const { return m_perSecond; }
    [[nodiscard]] Milliseconds untilFull() const { return untilHolds(m_capacity); }
    [[nodiscard]] Milliseconds untilHolds(double amount) const;

private:
    double m_capacity;
    double m_perSecond;
    double m_remaining;
};

/// An amount as the providers' headers write it: in digits, rounded down to a whole number.
[[nodiscard]] QByteArray wholeDigits(double amount);

} // namespace quotalamp
