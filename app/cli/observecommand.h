// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"

namespace quotalamp {

/// `quotalamp observe ACCOUNT`: takes what clients and tools print of the person's own traffic from standard input until it
/// ends, and puts its limits into the account's reading: by the running app where there is one, else in the files it will
/// read. At most once a second, so that a burst of answers is one change. ExitUnknown where nothing told a limit.
[[nodiscard]] int runObserve(const QStringList& words, const CommandContext& context);

} // namespace quotalamp
