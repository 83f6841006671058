// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/usetrail.h"
#include "core/rules/workingclock.h"

namespace quotalamp {

/// How fast a limit is used, each as a share of a window, or an amount of a balance, in a millisecond that counts by the
/// person's working time.
struct Paces {
    std::optional<double> soFar;  ///< of a fixed window: since it began, which is one straight line through it
    std::optional<double> steady; ///< over the last whole period, also before the last reset
    std::optional<double> recent; ///< over the last seventh of a period: a day of a week, 43 minutes of five hours
    friend bool operator==(const Paces&, const Paces&) = default;
};

/// The pace that was kept up: of the window so far, and the less of it has passed, the more of the period before that. What
/// is not known of these two is left out; empty where neither is known. `passed` is the share of the window's time.
[[nodiscard]] std::optional<double> sustainedPace(const Paces& paces, double passed);

/// How fast a limit will be used from now on, most likely and at the least and the most, as Paces counts it.
struct PaceRange {
    double least = 0;
    double likely = 0;
    double most = 0;
    friend bool operator==(const PaceRange&, const PaceRange&) = default;
};

/// What is expected of a window's use until its reset, which is the share `ahead` of its period away. It is the sustained
/// pace; in a window that is shorter than a day at most twice the recent one, for what has ebbed does not come back before
/// the reset. What really came was within the range in four of five of the simulated cases from which the range was taken;
/// tests/bench/forecast/README.md has the figures. Empty where neither the window so far nor the period before is known.
[[nodiscard]] std::optional<PaceRange> expectedPace(const Paces& paces, Milliseconds period, double ahead);

/// The window's clock: from a period before its reading until a period after it, so that what was and what will be counts
/// alike. Days and hours make no difference to a window that is shorter than a day, and none to one that hardly holds any:
/// who uses it is at work.
[[nodiscard]] WorkingClock clockFor(
    const RateWindow& window, TimePoint readAt, const WorkingTime& working, const ZoneOffset& offset = localOffset);

/// The paces at which the window was used when it was read. Each is empty where it is not known: the recent and the
/// steady one need readings that go back for half of their time at least.
[[nodiscard]] Paces pacesOf(
    const RateWindow& window, TimePoint readAt, const UseTrail& trail, const WorkingClock& clock);

/// The pace over a time that ends with the trail's last point; empty where the trail covers less than half of it.
[[nodiscard]] std::optional<double> paceOver(const UseTrail& trail, Milliseconds time, const WorkingClock& clock);

} // namespace quotalamp
