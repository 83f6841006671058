// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"

namespace quotalamp {

/// `account add|list|remove|rename|set-key|confirm`; `words` are the program's name and what follows "account".
[[nodiscard]] int runAccount(const QStringList& words, const CommandContext& context);

} // namespace quotalamp
