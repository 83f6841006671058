// SPDX-License-Identifier: MIT
#include "core/model/agreement.h"

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds unsure = 90s; ///< of clocks and of the way

Milliseconds longestWait(Seconds period, Refill refill)
{
    constexpr int byAFiftieth = 50;
    // A month of 30 days may have 31, and a day more in another time zone.
    if (isMonth(period))
        return Milliseconds(std::chrono::days(32));
    return (refill == Refill::Bucket ? Milliseconds(2 * period) : Milliseconds(period + period / byAFiftieth)) + unsure;
}

} // namespace

bool isMonth(Seconds length)
{
    return length >= std::chrono::days(28) && length <= std::chrono::days(31);
}

std::optional<Seconds> agreedPeriod(
    std::optional<Seconds> period, std::optional<TimePoint> resetsAt, Refill refill, TimePoint readAt)
{
    if (period && resetsAt && *resetsAt - readAt > longestWait(*period, refill))
        return std::nullopt;
    return period;
}

std::optional<TimePoint> agreedReset(
    std::optional<TimePoint> instant, std::optional<TimePoint> delay, TimePoint readAt, bool clockKnown)
{
    if (!instant || !delay)
        return instant ? instant : delay;
    constexpr int byAFiftieth = 50;
    const Milliseconds tolerance = std::max<Milliseconds>(5min, (*delay - readAt) / byAFiftieth);
    if (std::chrono::abs(*instant - *delay) <= tolerance)
        return instant;
    return clockKnown ? std::nullopt : delay;
}

std::optional<double> agreedRemaining(
    std::optional<double> limit, std::optional<double> remaining, std::optional<double> used)
{
    if (!limit || !used)
        return remaining;
    if (!remaining)
        return std::max(0.0, *limit - *used);
    // Whoever goes on beyond the limit has nothing left.
    const double left = std::max(0.0, *limit - *used);
    const double tolerance = std::max(1.0, *limit / 100);
    return std::abs(left - *remaining) <= tolerance ? remaining : std::nullopt;
}

bool agreesWithPercent(std::optional<double> limit, std::optional<double> remaining, std::optional<double> leftPercent)
{
    if (!limit || *limit <= 0 || !remaining || !leftPercent)
        return true;
    constexpr double rounding = 1.01; ///< percent points
    const double told = std::clamp(*leftPercent, 0.0, 100.0);
    const double counted = std::clamp(*remaining / *limit, 0.0, 1.0) * 100;
    return std::abs(told - counted) <= rounding + 100 / *limit;
}

} // namespace quotalamp
