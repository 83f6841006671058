// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"

namespace quotalamp {

/// What is ahead of the accounts, by what is known of them: as a table, as JSON or as a file for calendars. Asks nobody,
/// but with --demo the demo provider, which fills in `context.demo`.
[[nodiscard]] int runCalendar(const QStringList& words, CommandContext& context);

} // namespace quotalamp
