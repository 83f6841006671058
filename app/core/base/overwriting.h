// SPDX-License-Identifier: MIT
#pragma once

namespace quotalamp {

/// Has what is freed overwritten, so that no copies of keys stay behind that libraries made: the C library does so where
/// its environment says it at the start. Starts the program once more for that, as `argv`, unless whoever started it has
/// said so already: see sayToOverwrite(). The C library is told at the same time to keep little of what is freed, which
/// suits a program that runs all day. The person's own environment is as it was afterwards.
void overwriteWhatIsFreed(char** argv);
/// For a program that is about to be started in this one's place. Needs no other library than the system's own.
void sayToOverwrite();

} // namespace quotalamp
