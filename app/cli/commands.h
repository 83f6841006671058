// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/demoannouncement.h"
#include "io/files/places.h"

#include <QStringList>

#include <optional>

namespace quotalamp {

/// What scripts branch on.
enum ExitStatus {
    ExitOk = 0,
    ExitNotReachable = 1, ///< of `status`
    ExitNotEnough = 1,    ///< of `guard`
    ExitUsage = 2,
    ExitNoAccount = 3,
    ExitUnknown = 4,
    ExitStorage = 5
};

/// What a command works on. With `demo`, which `--demo` of a command fills in, no keychain, file or running app is touched.
struct CommandContext {
    Places places;
    std::optional<DemoAnnouncement> demo{}; ///< while the demo runs: its accounts, with keys that live in memory only
};

/// How the tray app starts.
struct StartOptions {
    bool background = false; ///< without its window
    bool demo = false;       ///< on the demo provider
    QString answers;         ///< a folder of recorded answers that the demo plays; empty: its own story
};

/// Empty where these arguments (the program's name first) are a command in the sense of runCommand, or wrong.
[[nodiscard]] std::optional<StartOptions> readStartOptions(const QStringList& arguments);

/// Says that the folder holds no recorded answers, and gives the exit status for it.
[[nodiscard]] int noRecordedAnswers(const QString& folder);

/// Whether they need the tray app's program: no command, --background, --demo without a command, or
/// `screenshot`. Help and the version never do.
[[nodiscard]] bool wantsDesktop(const QStringList& arguments);

/// Whether they are `serve`, which a program of its own does, its help included.
[[nodiscard]] bool wantsServer(const QStringList& arguments);

/// Runs one command (the program's name first) and gives its exit status. Needs a QCoreApplication; spins event loops
/// of its own. Results go to standard output, everything else to standard error.
[[nodiscard]] int runCommand(const QStringList& arguments, CommandContext& context);

} // namespace quotalamp
