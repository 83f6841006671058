// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/limitkey.h"
#include "core/model/windowhistory.h"

#include <functional>
#include <vector>

namespace quotalamp {

class HistoryDatabase;

/// All that is kept of one limit, or what happened to an account as a whole.
struct LimitPast {
    LimitKey limit; ///< its limit as windowKey() gives it
    WindowHistory past;
};

/// The past of a window since an instant, with the span that this instant is in, and with what happened to its account.
[[nodiscard]] WindowHistory pastOf(const HistoryDatabase& database, const LimitKey& window, TimePoint since);

/// The limits that something is kept of, by account; accounts as a whole stand first.
[[nodiscard]] std::vector<LimitKey> keptLimits(const HistoryDatabase& database);

/// The same as pastOf(), without what happened to the account as a whole.
[[nodiscard]] WindowHistory ownPastOf(const HistoryDatabase& database, const LimitKey& limit, TimePoint since);

/// Adds what is not there yet, in one transaction, and gives how many spans and events are new. A span is left out where
/// another one of the same time is known, so that nothing is there twice.
[[nodiscard]] Result<qint64> addPast(HistoryDatabase& database, const std::vector<LimitPast>& pasts);

/// Removes all that is kept of an account, within the transaction that is open or by itself. False where that failed.
[[nodiscard]] bool dropPast(HistoryDatabase& database, const QString& accountId);

} // namespace quotalamp
