// SPDX-License-Identifier: MIT
#include "demo/demobucket.h"

#include <algorithm>
#include <cmath>

namespace quotalamp {

DemoBucket::DemoBucket(double capacity, Seconds period, double remaining)
    : m_capacity(capacity)
    , m_perSecond(capacity / static_cast<double>(period.count()))
    , m_remaining(std::clamp(remaining, 0.0, capacity))
{
}

void DemoBucket::advance(Milliseconds passed, double drainPerSecond)
{
    const double seconds = std::chrono::duration<double>(passed).count();
    m_remaining = std::clamp(m_remaining + (m_perSecond - drainPerSecond) * seconds, 0.0, m_capacity);
}

void DemoBucket::take(double amount)
{
    m_remaining = std::max(0.0, m_remaining - amount);
}

Milliseconds DemoBucket::untilHolds(double amount) const
{
    const double missing = std::min(amount, m_capacity) - m_remaining;
    if (missing <= 0)
        return Milliseconds(0);
    return Milliseconds(static_cast<qint64>(std::ceil(missing / m_perSecond * 1000.0)));
}

QByteArray wholeDigits(double amount)
{
    return QByteArray::number(static_cast<qint64>(std::floor(amount)));
}

} // namespace quotalamp
