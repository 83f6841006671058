// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"

#include <QStringList>

#include <vector>

namespace quotalamp {

/// The account with this id or label; an id wins, then the exact label, then one that differs only in case. Null: none.
[[nodiscard]] const Account* findAccount(const std::vector<Account>& accounts, const QString& nameOrId);

/// "Anthropic", or "Anthropic 2" and so on where an account is called that already.
[[nodiscard]] QString uniqueLabel(const std::vector<Account>& accounts, const QString& wanted);

/// Whether an account other than `exceptId` bears the label.
[[nodiscard]] bool labelTaken(const std::vector<Account>& accounts, const QString& label, const QString& exceptId = {});

/// One sentence that names what was asked for, cleaned.
[[nodiscard]] QString noSuchAccount(const QString& nameOrId);

} // namespace quotalamp
