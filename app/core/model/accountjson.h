// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"

#include <QJsonObject>

namespace quotalamp {

/// An account as the file of accounts keeps it. It never holds a key.
[[nodiscard]] QJsonObject toJson(const Account& account);

/// Reads one back; empty where something that an account needs is missing or not understood.
[[nodiscard]] std::optional<Account> accountFromJson(const QJsonObject& json);

} // namespace quotalamp
