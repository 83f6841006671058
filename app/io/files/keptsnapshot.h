// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"

#include <QJsonObject>

#include <optional>

namespace quotalamp {

// The row in which an account's snapshot is kept, and whose knowledge counts where two programs have written one.

/// Stands for an account of which nothing was ever forgotten.
constexpr TimePoint neverForgotten = TimePoint::min();

/// What a snapshot was learned with; another one makes it worthless. Says nothing of the key itself.
[[nodiscard]] QString learnedWith(const Account& account);

/// The row of the account's snapshot. `forgottenAt`: what was learned before was learned with another key.
[[nodiscard]] JsonTree keptSnapshot(const Account& account, const Snapshot& snapshot, TimePoint forgottenAt);
/// Its snapshot at `now`; empty where the row is none of this account as it is.
[[nodiscard]] std::optional<Snapshot> keptOf(const Account& account, const QJsonObject& row, TimePoint now);
/// When its last probe ended; empty: none did, or by a clock that has been set back since.
[[nodiscard]] std::optional<TimePoint> keptLearnedAt(const QJsonObject& row, TimePoint now);
/// What was learned before was learned with another key; empty: nothing was forgotten.
[[nodiscard]] std::optional<TimePoint> keptForgottenAt(const QJsonObject& row);

/// What a row knows that we do not.
struct LaterSnapshot {
    Snapshot snapshot;
    bool ofBoth = false; ///< the later probe of the one with the traffic that the other one saw later
};

/// Empty where what we know of the account is the latest in all. The later probe counts, and of the person's own traffic what
/// was told later, so that neither takes anything from the other. What was learned with another key counts for nothing.
[[nodiscard]] std::optional<LaterSnapshot> laterThanOurs(
    const QJsonObject& row, const AccountState& ours, TimePoint weForgot, TimePoint now);

} // namespace quotalamp
