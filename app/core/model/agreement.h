// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

namespace quotalamp {

// The same fact told twice must agree. Where it does not, nobody knows which of the two is true, and it is unknown.

/// Any length of a calendar month, as providers write it: 28 to 31 days, 730 hours, 30.4 days.
[[nodiscard]] bool isMonth(Seconds length);

/// The length of a window, unless its reset is further away than it is long. What refills bit by bit may be overdrawn and
/// take longer.
[[nodiscard]] std::optional<Seconds> agreedPeriod(
    std::optional<Seconds> period, std::optional<TimePoint> resetsAt, Refill refill, TimePoint readAt);

/// A reset told as an instant and as a delay. Without the server's clock (`clockKnown`) the delay is what our clock can
/// hold on to.
[[nodiscard]] std::optional<TimePoint> agreedReset(
    std::optional<TimePoint> instant, std::optional<TimePoint> delay, TimePoint readAt, bool clockKnown);

/// What is left, unless what is used says otherwise; counts may be rounded by one or by a hundredth of the limit.
[[nodiscard]] std::optional<double> agreedRemaining(
    std::optional<double> limit, std::optional<double> remaining, std::optional<double> used);

/// Whether counts say the same share left as a percentage does, but for its rounding. True where either is not told.
[[nodiscard]] bool agreesWithPercent(
    std::optional<double> limit, std::optional<double> remaining, std::optional<double> leftPercent);

} // namespace quotalamp
