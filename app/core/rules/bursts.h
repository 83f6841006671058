// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/usetrail.h"

#include <optional>

namespace quotalamp {

/// A stretch of work, as one limit saw it: used without a long pause, with one before and one after.
struct Burst {
    TimePoint from;
    TimePoint until;
    double used = 0; ///< a share of the window, more than 0
    friend bool operator==(const Burst&, const Burst&) = default;
};

/// How long nothing has to be used of a window before a burst is over: a fiftieth of its length, but twenty minutes at
/// least and two hours at most.
[[nodiscard]] Milliseconds pauseOf(Seconds period);

/// The last burst that is over, as far as the trail tells: what is still going on is none, nor is one that began before the
/// trail, or in which the points are so far apart that nobody knows when it was. Empty where there is none.
[[nodiscard]] std::optional<Burst> lastBurst(const UseTrail& trail, Seconds period);

/// How many more bursts like the last one fit into what is left of a fixed window, rounded down. Empty where that tells
/// nothing: there is no such burst, it used less than three points, or more than twenty would fit.
[[nodiscard]] std::optional<int> moreLikeTheLast(const RateWindow& window, const UseTrails& trails);

} // namespace quotalamp
