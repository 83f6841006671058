// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/windowhistory.h"
#include "core/model/workingtime.h"

#include <functional>
#include <optional>
#include <vector>

namespace quotalamp {

/// How far the local clock is ahead of UTC at an instant. Zones differ by quarters of an hour.
using ZoneOffset = std::function<Seconds(TimePoint)>;
/// That of this computer, with its summer time.
[[nodiscard]] Seconds localOffset(TimePoint instant);

/// The time between two instants that counts by a person's working time: a clock that stands still outside of it. On the
/// day of a change the hour that is left out never counts, and the one that comes twice counts twice.
class WorkingClock {
public:
    /// For instants from `from` to `until`, which is after it; earlier and later ones are cut to these.
    WorkingClock(const WorkingTime& time, TimePoint from, TimePoint until, const ZoneOffset& offset = localOffset);

    /// How much counts between two instants; zero where `until` is not after `from`.
    [[nodiscard]] Milliseconds between(TimePoint from, TimePoint until) const;
    /// All that counts.
    [[nodiscard]] Milliseconds whole() const;
    /// The instant by which `amount` has counted since `from`. Empty where there is not that much until the end.
    [[nodiscard]] std::optional<TimePoint> after(TimePoint from, Milliseconds amount) const;
    /// The latest instant since which `amount` had counted at `until`; the beginning where there is not that much.
    [[nodiscard]] TimePoint before(TimePoint until, Milliseconds amount) const;

private:
    /// A time in which everything counts.
    struct Stretch {
        TimePoint from;
        TimePoint until;
    };
    void add(TimePoint from, TimePoint until);
    TimePoint addDay(const WorkingTime& time, TimePoint from, TimePoint until, const ZoneOffset& offset);

    TimePoint m_from;
    std::vector<Stretch> m_stretches; ///< oldest first, not touching each other
};

/// The days and hours in which a person works, learned from when any of `limits` was used, by a plain rule. The readings have to
/// cover two weeks. A day of the week counts if something was used on at least half of these days. Of all days that
/// count, an hour does if something was used in it on at least every fifth of them, and so do up to three hours between
/// two that do. Empty where less is known, or where nearly all time counts.
[[nodiscard]] std::optional<WorkingTime> learnedWorkingTime(
    const std::vector<std::vector<HistorySpan>>& limits, const ZoneOffset& offset = localOffset);

/// How many whole weeks these readings cover.
[[nodiscard]] int knownWeeks(const std::vector<std::vector<HistorySpan>>& limits);

} // namespace quotalamp
