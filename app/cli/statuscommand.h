// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"

namespace quotalamp {

/// `status`: asks the running app, or probes by itself where none runs, and prints a table or the JSON document.
[[nodiscard]] int runStatus(const QStringList& words, CommandContext& context);

} // namespace quotalamp
