// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QStringList>

namespace quotalamp {

/// Sleeps until the wall clock shows this instant, also where the machine was suspended meanwhile or its clock is set. A
/// signal ends the program as it would at any time.
void sleepUntil(TimePoint instant);

/// Becomes another program, with the environment, files, rights and signals that ours was started with, and a HOME where
/// there was none, so that its exit status or signal is the one that whoever started us sees; on Windows starts it and
/// waits. No shell is used. `words` are its name, looked for in the path, and its arguments. Returns only where that did
/// not work, after a note: 127 where there is no such program, 126 where it may not be run; and on Windows, with its exit
/// status.
[[nodiscard]] int becomeCommand(const QStringList& words);

} // namespace quotalamp
