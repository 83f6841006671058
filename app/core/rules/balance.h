// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"
#include "core/model/reading.h"

namespace quotalamp {

/// The share that is left of a balance with a limit, 0–1. Empty without a limit: nobody knows of how much.
[[nodiscard]] std::optional<double> leftShare(const Balance& balance);

/// How near a balance is to its limit. With a limit it is decided as for windows. Without one an amount that is left is
/// calm, and only the provider knows whether nothing left means that requests are refused. Less than `below`, an amount
/// that the person set, is a warning in any case. Empty where nothing is known to decide by.
[[nodiscard]] std::optional<Severity> severity(
    const Balance& balance, const Thresholds& thresholds, const std::optional<Decimal>& below = {});

/// Whether the amount is clearly more than `below`, so that falling under it again is worth another notification.
[[nodiscard]] bool isClearlyAbove(const Balance& balance, const std::optional<Decimal>& below);

/// Tells a balance from the windows and the other balances of the same account: "balance-credit".
[[nodiscard]] QString balanceKey(const Balance& balance);

} // namespace quotalamp
