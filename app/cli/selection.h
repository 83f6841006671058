// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quotalamp {

struct Places;

/// The account that a person means on the command line: the one with this id or label; an id wins, then the exact label,
/// then one that differs only in case. Null: none.
[[nodiscard]] const Account* findAccount(const std::vector<Account>& accounts, const QString& nameOrId);

/// The accounts that there are; what could not be read is told in a note.
[[nodiscard]] std::vector<Account> readAccounts(const Places& places);

/// Those of `all` that the words name, each once, in the order of the words; all of them without any. Empty, after a note,
/// where a word names none, or there is no account at all: then the status is ExitNoAccount.
[[nodiscard]] std::optional<std::vector<Account>> namedAccounts(
    const std::vector<Account>& all, const QStringList& words);

/// In their order.
[[nodiscard]] QStringList accountIds(const std::vector<Account>& accounts);

} // namespace quotalamp
