// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/jsontree.h"
#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QJsonObject>

#include <vector>

namespace quotalamp {

/// The contract that scripts depend on: `quotalamp status --json`, schema 1. Every key is always there, and what is not
/// known is null. What was checked at or after `askedAt` is "live", older answers are "cache". The settings tell the
/// interval, each account's budget, how every limit stands by the person's thresholds, and how shares and resets are to
/// be said. Accounts and settings have to be there until it is printed, account by account.
[[nodiscard]] JsonTree statusTree(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, TimePoint askedAt);
/// One of its accounts, for who prints them one at a time.
[[nodiscard]] JsonTree accountTree(
    const AccountState& state, TimePoint now, const Settings& settings, TimePoint askedAt);
/// What stands around the accounts: the document without them.
[[nodiscard]] JsonTree statusFrame(TimePoint now, const Settings& settings);
/// The whole document, to be read or handed on.
[[nodiscard]] QJsonObject statusJson(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, TimePoint askedAt);

/// What "reachable" says of an account: it was asked, and the last probe told something.
[[nodiscard]] bool isReachable(const Snapshot& snapshot);

} // namespace quotalamp
