// SPDX-License-Identifier: MIT
#include "core/rules/pace.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr int recentPart = 7;          ///< of a period is recent
constexpr int leastWork = 12;          ///< the part of a window that has to be working time before that counts
constexpr Milliseconds byTheDay = 24h; ///< a window from which on working days and hours count
/// The share of a window's time before which a single request would foretell its end.
constexpr double tooEarly = 0.02;

/// How much the period before counts beside the window so far, as a share of a period.
constexpr double weightBefore = 1.0 / 3;
/// In a window under a day the pace is at most so many times the recent one.
constexpr double mostOfRecent = 2;

/// The share of the sustained pace that is expected even where nothing was used recently.
constexpr double ebb = 0.2;

/// What came in the end, as a multiple of the likely pace: a tenth of all cases was below `least`, another tenth above
/// `most`. By the quarter of the window that was ahead, the one before the reset first. Printed by tests/bench/forecast.
struct Spread {
    std::array<double, 4> least;
    std::array<double, 4> most;
};
constexpr Spread longSpread{{0.05, 0.60, 0.68, 0.72}, {2.3, 2.1, 2.0, 1.6}};
constexpr Spread briefSpread{{0.02, 0.05, 0.08, 0.30}, {3.2, 2.7, 3.2, 3.4}};

/// The figures are of the middles of their quarters; in between they change evenly, so that no forecast jumps.
double spreadAt(const std::array<double, 4>& figures, double ahead)
{
    const double place = std::clamp(ahead * 4 - 0.5, 0.0, 3.0);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min<std::size_t>(low + 1, figures.size() - 1);
    return figures.at(low) + (figures.at(high) - figures.at(low)) * (place - static_cast<double>(low));
}

double inCount(Milliseconds time)
{
    return static_cast<double>(time.count());
}

std::optional<double> paceSoFar(const RateWindow& window, TimePoint readAt, const WorkingClock& clock)
{
    const auto left = window.leftShare();
    if (window.refill != Refill::Fixed || !left || !window.resetsAt || *window.resetsAt <= readAt)
        return std::nullopt;
    const TimePoint began = *window.resetsAt - *window.period;
    const double passed = inCount(clock.between(began, readAt));
    const double whole = inCount(clock.between(began, *window.resetsAt));
    if (passed <= 0 || passed < whole * tooEarly)
        return std::nullopt;
    return (1.0 - *left) / passed;
}

} // namespace

std::optional<double> sustainedPace(const Paces& paces, double passed)
{
    if (!paces.soFar || !paces.steady)
        return paces.soFar ? paces.soFar : paces.steady;
    return (passed * *paces.soFar + weightBefore * *paces.steady) / (passed + weightBefore);
}

std::optional<PaceRange> expectedPace(const Paces& paces, Milliseconds period, double ahead)
{
    auto likely = sustainedPace(paces, std::clamp(1.0 - ahead, 0.0, 1.0));
    if (!likely)
        return std::nullopt;
    const bool brief = period < byTheDay;
    if (brief && paces.recent)
        likely = std::min(*likely, mostOfRecent * *paces.recent + ebb * *likely);
    const Spread& spread = brief ? briefSpread : longSpread;
    return PaceRange{*likely * spreadAt(spread.least, ahead), *likely, *likely * spreadAt(spread.most, ahead)};
}

WorkingClock clockFor(const RateWindow& window, TimePoint readAt, const WorkingTime& working, const ZoneOffset& offset)
{
    const Milliseconds period = window.period.value_or(Seconds(0));
    const TimePoint from = readAt - period - period / 4;
    const TimePoint until = std::max(readAt + period, window.resetsAt.value_or(readAt));
    if (period < byTheDay || working.isAlways())
        return {{}, from, until, offset};
    WorkingClock clock(working, from, until, offset);
    const TimePoint end = window.resetsAt.value_or(readAt);
    return clock.between(end - period, end) < period / leastWork ? WorkingClock({}, from, until, offset) : clock;
}

std::optional<double> paceOver(const UseTrail& trail, Milliseconds time, const WorkingClock& clock)
{
    if (trail.points.empty())
        return std::nullopt;
    const TimePoint last = trail.points.back().at;
    const TimePoint since = std::max(clock.before(last, time), trail.points.front().at);
    const Milliseconds known = clock.between(since, last);
    if (known <= Milliseconds(0) || known < time / 2)
        return std::nullopt;
    return (trail.points.back().used - trail.usedUntil(since)) / inCount(known);
}

Paces pacesOf(const RateWindow& window, TimePoint readAt, const UseTrail& trail, const WorkingClock& clock)
{
    if (!window.period)
        return {};
    const Milliseconds counted = clock.between(readAt - *window.period, readAt);
    return {paceSoFar(window, readAt, clock), paceOver(trail, counted, clock),
        paceOver(trail, counted / recentPart, clock)};
}

} // namespace quotalamp
