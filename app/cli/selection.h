// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"

#include <QString>

#include <vector>

namespace quotalamp {

/// The account that a person means on the command line: the one with this id or label; an id wins, then the exact label, then one that differs only in case. Null: none.
[[nodiscard]] const Account* findAccount(const std::vector<Account>& accounts, const QString& nameOrId);

} // namespace quotalamp
