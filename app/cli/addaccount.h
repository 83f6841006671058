// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"

namespace quotalamp {

/// `account add PROVIDER`, with the account's options; `words` are the program's name and what follows "add". The key
/// is read from standard input, once everything else is known to be right. Gives the exit status.
[[nodiscard]] int runAddAccount(const QStringList& words, const CommandContext& context);

} // namespace quotalamp
