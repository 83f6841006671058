// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/model/account.h"

#include <QString>
#include <QUrl>

namespace quotalamp {

/// A key is told by standard input and by nothing else: what is said where one stands among the arguments, and the exit
/// status for it. `helpFor` is the command.
[[nodiscard]] int keyAsArgument(const QString& helpFor);

/// The key that a person types, or a script pipes, as one line. `optional`: an empty line means that there is none, and
/// gives an empty Secret. Refused where the text cannot be a key.
[[nodiscard]] Result<Secret> askForKey(const QString& providerName, bool optional);

/// What a person has to agree to with --allow-plain-http before a key travels to `address` where others can read it;
/// empty where there is nothing, or they have agreed for this account.
[[nodiscard]] QString plainHttpObjection(const Account& account, const QUrl& address);

} // namespace quotalamp
