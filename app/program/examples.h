// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "core/model/snapshot.h"
#include "core/words/chartview.h"

#include <QHash>
#include <QPalette>

#include <vector>

/// Made-up data and the look that pictures and tests are made with: the same on each machine and on each day.
namespace quotalamp {

/// When everything in the examples is looked at.
[[nodiscard]] TimePoint exampleNow();

/// Accounts of every kind, in a person's order: near a wall, refused, ahead of the clock, stale, calm, without limits.
[[nodiscard]] std::vector<AccountState> exampleAccounts();
/// Accounts of which most need somebody.
[[nodiscard]] std::vector<AccountState> exampleTroubles();
/// The last four characters of their keys, by account id.
[[nodiscard]] QHash<QString, QString> exampleKeyHints();

/// An hour of the first account's tokens.
[[nodiscard]] WindowHistory exampleHistory();
/// A week and a half of a subscription's weekly window, with what happened in it.
[[nodiscard]] WindowHistory exampleWeek();
/// What was asked of its provider lately.
[[nodiscard]] RequestLedger exampleRequests();

[[nodiscard]] QPalette examplePalette(bool dark);

} // namespace quotalamp
