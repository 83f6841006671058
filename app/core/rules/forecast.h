// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

namespace quotalamp {

/// When a fixed window runs out at its pace so far, which is the share used against the share of time passed. Empty where
/// that cannot be told, too early in the window, and where it lasts until its reset. Buckets refill all the time and have
/// no such pace.
[[nodiscard]] std::optional<TimePoint> runsOutAt(const RateWindow& window, TimePoint now);

/// Whether the window lasts until its reset at the pace so far; empty where that cannot be told.
[[nodiscard]] std::optional<bool> lastsUntilReset(const RateWindow& window, TimePoint now);

/// The share used, 0–1, before a pace tells anything: what will not last is a warning from here on.
inline constexpr double paceEvidence = 0.25;

/// How a window will fare until its reset, which is what colours and shapes mean. Where the pace is known, what will
/// last is calm until it is critically low, and what will not last is a warning from paceEvidence on. Where the pace is
/// not known the level alone decides. Empty where the level is not known either. `readAt` is when the window was read.
[[nodiscard]] std::optional<Severity> verdict(
    const RateWindow& window, TimePoint now, TimePoint readAt, const Thresholds& thresholds = {});

} // namespace quotalamp
