#pragma once

#include "core/time.h"

namespace quotalamp {

/// A token bucket as the providers keep them: it refills evenly, an empty one is full after `period`. It knows no
/// clock: time passes by `advance`.
class DemoBucket {
public:
    DemoBucket(double capacity, Seconds period);

    /// Lets time pass while others take `drainPerSecond`.
    void advance(Milliseconds passed, double drainPerSecond = 0);
    /// Takes `amount`, or nothing and says false where less is left.
    bool take(double amount);

    [[nodiscard]] double capacity() const { return m_capacity; }
    [[nodiscard]] double remaining() const { return m_remaining; }
    [[nodiscard]] Milliseconds untilFull() const;
    /// How long until `amount` can be taken.
    [[nodiscard]] Milliseconds untilAvailable(double amount) const;

private:
    double m_capacity;
    double m_perSecond;
    double m_remaining;
};

} // namespace quotalamp
