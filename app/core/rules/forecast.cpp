// SPDX-License-Identifier: MIT
#include "core/rules/forecast.h"

#include <algorithm>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr double leastUsed = 0.03; ///< a share; below it a request more or less makes another forecast
constexpr int fewReadings = 3;     ///< of what is not known to have begun full
constexpr double almost = 1e-9;    ///< shares that differ by less are equal
constexpr Milliseconds wholeDay = 24h;
constexpr Milliseconds wholeWeek = 7 * 24h;
constexpr Milliseconds farAhead = 60 * 24h; ///< what is spent later than that is not foretold

double inMilliseconds(Milliseconds time)
{
    return static_cast<double>(time.count());
}

/// When `left` is used at this pace; empty: not before the end.
std::optional<TimePoint> spentAt(double left, double pace, TimePoint from, TimePoint until, const WorkingClock& clock)
{
    const double needed = pace > 0 ? left / pace : -1;
    // A pace that lasts for ages would not fit into an instant.
    if (needed < 0 || needed + almost >= inMilliseconds(clock.between(from, until)))
        return std::nullopt;
    const auto at = clock.after(from, Milliseconds(static_cast<qint64>(needed)));
    return at && *at < until ? at : std::nullopt;
}

std::optional<Forecast> fixedForecast(const RateWindow& window, TimePoint readAt, const Habits& habits)
{
    const double left = *window.leftShare();
    if (!window.resetsAt || *window.resetsAt <= readAt || 1.0 - left < leastUsed - almost)
        return std::nullopt;
    const auto trail = habits.trails.find(trailKey(window));
    const WorkingClock clock = clockFor(window, readAt, habits.working, habits.offset);
    static const UseTrail none;
    const Paces paces = pacesOf(window, readAt, trail == habits.trails.end() ? none : trail->second, clock);
    // Without it too little of the window has passed, whatever was before its last reset.
    if (!paces.soFar)
        return std::nullopt;
    const double ahead = inMilliseconds(*window.resetsAt - readAt) / inMilliseconds(*window.period);
    const auto pace = expectedPace(paces, *window.period, ahead);
    return pace ? std::optional(projected(left, *pace, readAt, *window.resetsAt, clock)) : std::nullopt;
}

/// What comes back within a minute is never told apart by readings that are minutes apart.
std::optional<Forecast> bucketForecast(const RateWindow& window, TimePoint readAt, const Habits& habits)
{
    const double left = *window.leftShare();
    const auto trail = habits.trails.find(trailKey(window));
    if (trail == habits.trails.end() || trail->second.readings < fewReadings)
        return std::nullopt;
    const WorkingClock clock = clockFor(window, readAt, {}, habits.offset);
    const auto pace = expectedPace(pacesOf(window, readAt, trail->second, clock), *window.period, 1.0);
    if (!pace || pace->most * inMilliseconds(*window.period) < leastUsed)
        return std::nullopt;
    const double refill = 1.0 / inMilliseconds(*window.period);
    const PaceRange net{pace->least - refill, pace->likely - refill, pace->most - refill};
    return projected(left, net, readAt, readAt + *window.period, clock);
}

} // namespace

std::optional<Forecast> asOf(TimePoint now, std::optional<Forecast> forecast, std::optional<TimePoint> resetsAt)
{
    if (!forecast || (resetsAt && *resetsAt <= now))
        return std::nullopt;
    for (std::optional<TimePoint>* instant : {&forecast->runsOutAt, &forecast->earliest, &forecast->latest}) {
        if (*instant)
            *instant = std::max(now, **instant);
    }
    return forecast;
}

Forecast projected(double left, const PaceRange& pace, TimePoint from, TimePoint until, const WorkingClock& clock)
{
    Forecast forecast;
    forecast.runsOutAt = spentAt(left, pace.likely, from, until, clock);
    forecast.earliest = spentAt(left, std::max(pace.most, pace.likely), from, until, clock);
    forecast.latest = spentAt(left, std::min(pace.least, pace.likely), from, until, clock);
    forecast.leftAtReset = std::clamp(left - pace.likely * inMilliseconds(clock.between(from, until)), 0.0, 1.0);
    return forecast;
}

std::optional<Forecast> forecastOf(const RateWindow& window, TimePoint readAt, const Habits& habits)
{
    const auto left = window.leftShare();
    if (!window.period || *window.period <= Seconds(0) || !left || *left <= 0 || *left >= 1)
        return std::nullopt;
    switch (window.refill) {
    case Refill::Fixed:
        return fixedForecast(window, window.whenTold(readAt), habits);
    case Refill::Bucket:
        return bucketForecast(window, window.whenTold(readAt), habits);
    case Refill::Unknown:
        break;
    }
    return std::nullopt;
}

std::optional<Forecast> forecastOf(const Balance& balance, TimePoint readAt, const Habits& habits)
{
    const auto trail = habits.trails.find(trailKey(balance));
    if (!balance.remaining || !balance.remaining->isPositive() || trail == habits.trails.end())
        return std::nullopt;
    if (trail->second.readings < fewReadings)
        return std::nullopt;
    const WorkingClock clock(habits.working, readAt - 2 * wholeWeek, readAt + farAhead, habits.offset);
    const Milliseconds week = clock.between(readAt - wholeWeek, readAt);
    Paces paces;
    paces.recent = paceOver(trail->second, week / 7, clock);
    paces.steady = paceOver(trail->second, week, clock);
    if (!paces.steady)
        paces.steady = paces.recent;
    const auto pace = expectedPace(paces, wholeWeek, 1.0);
    if (!pace)
        return std::nullopt;
    const Forecast forecast = projected(balance.remaining->approximate(), *pace, readAt, readAt + farAhead, clock);
    return forecast.runsOutAt ? std::optional(forecast) : std::nullopt;
}

std::optional<Forecast> forecastOf(const MonthBudget& budget, TimePoint readAt, const Habits& habits)
{
    RateWindow month{budgetKey(), {}, Unit::Other, budget.limit.approximate(), budget.left.approximate(),
        startOfNextMonth(budget.since), std::nullopt, Refill::Fixed, {}};
    month.period = std::chrono::floor<Seconds>(*month.resetsAt - budget.since);
    return readAt - budget.since < wholeDay ? std::nullopt : forecastOf(month, readAt, habits);
}

std::optional<double> timeLeft(
    const RateWindow& window, TimePoint now, const WorkingTime& working, const ZoneOffset& offset)
{
    if (window.refill != Refill::Fixed || !window.period || !window.resetsAt || *window.resetsAt <= now)
        return std::nullopt;
    const TimePoint began = *window.resetsAt - *window.period;
    const WorkingClock clock = clockFor(window, now, working, offset);
    const double whole = inMilliseconds(clock.between(began, *window.resetsAt));
    if (whole <= 0)
        return std::nullopt;
    return std::clamp(inMilliseconds(clock.between(now, *window.resetsAt)) / whole, 0.0, 1.0);
}

std::optional<Severity> verdict(const RateWindow& window, const std::optional<Forecast>& forecast, TimePoint now,
    TimePoint readAt, const Thresholds& thresholds)
{
    const auto level = severity(window, now, readAt, thresholds);
    if (!level || !forecast || window.refill != Refill::Fixed)
        return level;
    if (forecast->lasts())
        return *level == Severity::Critical ? Severity::Warning : Severity::Calm;
    const bool told = 1.0 - window.leftShare().value_or(1) >= paceEvidence;
    return *level == Severity::Calm && told ? Severity::Warning : *level;
}

} // namespace quotalamp
