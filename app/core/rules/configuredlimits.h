// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"

#include <vector>

namespace quotalamp {

/// Whether both names mean one model: the same, or a dated snapshot of the other.
[[nodiscard]] bool isSameModel(QStringView a, QStringView b);

/// The limit that organisations among `accounts` are set to for this window of `account`, told at the same address for
/// the same model, kind and length. Empty where none is told, or several that differ, for then nobody knows whose key it
/// is.
[[nodiscard]] std::optional<double> configuredLimit(
    const std::vector<AccountState>& accounts, const AccountState& account, const RateWindow& window);

/// Sets the configured limit of each window of `account`.
void setConfigured(AccountState& account, const std::vector<AccountState>& accounts);

} // namespace quotalamp
