// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QJsonObject>

#include <vector>

namespace quotalamp {

/// The contract that scripts depend on: `quotalamp status --json`, schema 1. Every key is always there, and what is not
/// known is null. What was checked at or after `askedAt` is "live", older answers are "cache". The settings tell the
/// interval, each account's budget, how every limit stands by the person's thresholds, and how shares and resets are to
/// be said.
[[nodiscard]] QJsonObject statusJson(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, TimePoint askedAt);

/// A snapshot as it is kept over a restart.
[[nodiscard]] QJsonObject toJson(const Snapshot& snapshot);
/// Reads one back and checks every range: nonsense gives an empty snapshot, and an instant after `now`, from a clock that
/// was set back since, is forgotten.
[[nodiscard]] Snapshot snapshotFromJson(const QJsonObject& json, TimePoint now);

/// An account as the file of accounts keeps it. It never holds a key.
[[nodiscard]] QJsonObject toJson(const Account& account);
/// Empty where something that an account needs is missing or not understood.
[[nodiscard]] std::optional<Account> accountFromJson(const QJsonObject& json);

} // namespace quotalamp
