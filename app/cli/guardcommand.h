// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"

namespace quotalamp {

/// `guard`: whether enough is left, as an exit status, with the reason on standard error; sleeps until enough is back where
/// that is asked for, and becomes a command where there is enough. It begins nothing that it was not told to.
[[nodiscard]] int runGuard(const QStringList& words, CommandContext& context);

} // namespace quotalamp
