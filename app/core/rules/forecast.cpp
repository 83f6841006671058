// SPDX-License-Identifier: MIT
#include "core/rules/forecast.h"

namespace quotalamp {

namespace {

/// The share of a window's length before which a single request would foretell its end.
constexpr double tooEarly = 0.02;

struct Pace {
    Milliseconds lasts; ///< from now, at the pace so far
    Milliseconds ahead; ///< until the reset
};

std::optional<Pace> paceOf(const RateWindow& window, TimePoint now)
{
    const auto left = window.leftShare();
    if (window.refill != Refill::Fixed || !window.period || !window.resetsAt || !left || *left <= 0 || *left >= 1)
        return std::nullopt;
    const Milliseconds period = *window.period;
    const Milliseconds ahead = *window.resetsAt - now;
    const Milliseconds passed = period - ahead;
    if (ahead <= Milliseconds(0)
        || static_cast<double>(passed.count()) < static_cast<double>(period.count()) * tooEarly)
        return std::nullopt;
    const double perMillisecond = (1.0 - *left) / static_cast<double>(passed.count());
    const double lasts = *left / perMillisecond;
    // A pace that lasts for ages would not fit into an instant.
    if (lasts >= static_cast<double>(ahead.count()))
        return Pace{ahead, ahead};
    return Pace{Milliseconds(static_cast<qint64>(lasts)), ahead};
}

} // namespace

std::optional<TimePoint> runsOutAt(const RateWindow& window, TimePoint now)
{
    const auto pace = paceOf(window, now);
    if (!pace || pace->lasts >= pace->ahead)
        return std::nullopt;
    return now + pace->lasts;
}

std::optional<bool> lastsUntilReset(const RateWindow& window, TimePoint now)
{
    const auto pace = paceOf(window, now);
    if (!pace)
        return std::nullopt;
    return pace->lasts >= pace->ahead;
}

std::optional<Severity> verdict(const RateWindow& window, TimePoint now, TimePoint readAt, const Thresholds& thresholds)
{
    const auto level = severity(window, now, readAt, thresholds);
    // What was read before the reset is judged by its pace until the reset, and no other way once that has passed
    // without a new reading.
    const bool due = window.resetsAt && readAt < *window.resetsAt && *window.resetsAt <= now;
    const auto lasts = lastsUntilReset(window, due ? *window.resetsAt - Milliseconds(1) : now);
    if (!level || !lasts)
        return level;
    if (*lasts)
        return *level == Severity::Critical ? Severity::Warning : Severity::Calm;
    const bool told = 1.0 - window.leftShare().value_or(1) >= paceEvidence;
    return *level == Severity::Calm && told ? Severity::Warning : *level;
}

} // namespace quotalamp
