// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

namespace quotalamp {

/// When a fixed window runs out at its pace so far: share used against share of time passed. Empty where that cannot
/// be told, too early in the window, or not before its reset. Buckets refill all the time and have no such pace.
[[nodiscard]] std::optional<TimePoint> runsOutAt(const RateWindow& window, TimePoint now);

/// The same question answered yes or no; empty where it cannot be told.
[[nodiscard]] std::optional<bool> lastsUntilReset(const RateWindow& window, TimePoint now);

/// Share used before a pace tells anything: what will not last is a warning from here on.
inline constexpr double paceEvidence = 0.25;

/// How a window will fare until its reset, which is what colours and shapes mean. Where the pace is known, what will
/// last is calm until it is critically low, and what will not last is a warning from paceEvidence on. Where it is
/// not known the level alone decides.
[[nodiscard]] std::optional<Severity> verdict(
    const RateWindow& window, TimePoint now, TimePoint readAt, const Thresholds& thresholds = {});

} // namespace quotalamp
