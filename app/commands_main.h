// SPDX-License-Identifier: MIT
#pragma once

/// What `quotalamp` does once it has loaded Qt: a command, or handing over to a program that can do what is asked. Ends
/// the process with the exit status.
extern "C" [[noreturn]] void quotalampCommands(int argc, char** argv);
