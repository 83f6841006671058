// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"
#include "core/model/settings.h"
#include "core/model/snapshot.h"
#include "io/session/demoprogram.h"
#include "providers/descriptor/registry.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quotalamp {

class Arguments;

/// Whom a command asks, and how.
struct Question {
    std::vector<Account> accounts;   ///< all there are
    QStringList wanted;              ///< ids, in the order of the answer
    bool refresh = false;            ///< also where a recent answer is known
    bool metrics = false;            ///< the running app adds the text of metrics to its answer, as "metrics"
    TimePoint askedAt = wallClock(); ///< with `refresh`, what was read since is new enough
    Settings settings{};
    std::optional<int> paidCap = settings.paidProbesPerDay; ///< as SettingsFile::paidCap() says
};

/// What own probes found.
struct Found {
    std::vector<AccountState> states; ///< of the accounts that were asked for
    Settings settings;
    TimePoint askedAt;
    bool kept = true; ///< false where what was learned could not be written
};

/// Asks the providers from this process, without the running app, and waits until each wanted account has answered or
/// needed no asking. With a demo in `context` only its accounts are asked, and nothing is read or kept.
[[nodiscard]] Found fromOwnProbes(const Question& question, const Registry& registry, CommandContext& context);

/// What is known of the accounts without asking anybody, from the files.
[[nodiscard]] Found fromFiles(const Question& question, const Registry& registry, const CommandContext& context);

/// --demo and --answers, of a command that can ask the demo instead.
void addDemoOptions(Arguments& arguments);
/// A wrong usage of these two, told already; empty where they fit together. `command` is whose help is named.
[[nodiscard]] std::optional<int> demoMisused(const Arguments& arguments, const QString& command);

/// Starts the demo and names its accounts in `context`. A status where it cannot be started, or has nothing to show:
/// then why was told. `answers` is a folder of recorded answers; empty: the demo's own story.
[[nodiscard]] std::optional<int> startDemo(DemoProgram& demo, const QString& answers, CommandContext& context);

} // namespace quotalamp
