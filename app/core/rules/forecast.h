// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/budget.h"
#include "core/rules/pace.h"

namespace quotalamp {

/// When a limit will have run out, as far as its use until now tells. It is made from a reading and from what was read
/// before, so it stays the same until there is a new reading.
struct Forecast {
    std::optional<TimePoint> runsOutAt{}; ///< most likely; empty: it lasts until its reset
    std::optional<TimePoint> earliest{};  ///< no later than runsOutAt; empty: it lasts in any case
    std::optional<TimePoint> latest{};    ///< no earlier than runsOutAt; empty: it may last
    double leftAtReset = 0; ///< the share that is left then, 0–1, most likely; of a balance without a limit 0

    [[nodiscard]] bool lasts() const { return !runsOutAt; }
    friend bool operator==(const Forecast&, const Forecast&) = default;
};

/// The forecast as it can be said at `now`: what should have run out by now and did not, as far as anybody read, does so
/// at any moment. Empty once its reset has passed.
[[nodiscard]] std::optional<Forecast> asOf(
    TimePoint now, std::optional<Forecast> forecast, std::optional<TimePoint> resetsAt);

/// Where these paces lead: what is `left` at `from` runs out, or lasts until `until`.
[[nodiscard]] Forecast projected(
    double left, const PaceRange& pace, TimePoint from, TimePoint until, const WorkingClock& clock);

/// What a person's limits are judged by beside the reading: how they were used before, and when the person works.
struct Habits {
    const UseTrails& trails;
    const WorkingTime& working;
    ZoneOffset offset = localOffset;
};

/// How a window that was read at `readAt` will fare. A fixed window is used at its expectedPace() until its
/// reset, after which there is no forecast. A bucket is used and refills at once; it has no
/// reset to stop at, so it is looked at for one period. Empty where too little is known: the window's length is not, less
/// than 3 % is used, less than 2 % of its time has passed, or there are too few readings. That a fixed window was full
/// when it began is known, so one reading of it does; a bucket needs three in a period.
[[nodiscard]] std::optional<Forecast> forecastOf(const RateWindow& window, TimePoint readAt, const Habits& habits);

/// When a balance is spent at the pace of the last day and week. Empty where less than a day is known or nothing was
/// spent, and where it lasts for more than two months.
[[nodiscard]] std::optional<Forecast> forecastOf(const Balance& balance, TimePoint readAt, const Habits& habits);

/// When a month's budget is spent at the pace of the month so far, if not only with its end. Empty on its first day.
[[nodiscard]] std::optional<Forecast> forecastOf(const MonthBudget& budget, TimePoint readAt, const Habits& habits);

/// The share of a fixed window's time that is left at `now`, 0–1, by the person's working time: how much would be left at
/// an even pace. Empty where that is not known or the reset has passed.
[[nodiscard]] std::optional<double> timeLeft(
    const RateWindow& window, TimePoint now, const WorkingTime& working, const ZoneOffset& offset = localOffset);

/// The share used, 0–1, before a pace tells anything: what will not last is a warning from here on.
inline constexpr double paceEvidence = 0.25;

/// How a window will fare until its reset, which is what colours and shapes mean. Where there is a forecast, what will
/// last is calm until it is critically low, and what will not last is a warning from paceEvidence on. Where there is none
/// the level alone decides. Empty where the level is not known either. `readAt` is when the window was read.
[[nodiscard]] std::optional<Severity> verdict(const RateWindow& window, const std::optional<Forecast>& forecast,
    TimePoint now, TimePoint readAt, const Thresholds& thresholds = {});

} // namespace quotalamp
