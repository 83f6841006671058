// SPDX-License-Identifier: MIT
#pragma once

#include "cli/ownprobes.h"

namespace quotalamp {

// Who answers a command that wants to know what is left: the running app, or else probes of our own.

/// The question about the accounts that `words` name, or all there are, with the person's settings; of the demo's accounts
/// where it runs. Empty, after a note, where a word names none or there is no account: then the status is ExitNoAccount.
[[nodiscard]] std::optional<Question> questionAbout(const QStringList& words, const CommandContext& context);

/// The status document of the wanted accounts, in which others do not occur. Empty where no app runs, where it does not
/// answer, which is told in a note, and where it does not know all of them: then own probes have to do.
[[nodiscard]] std::optional<QJsonObject> statusFromRunningApp(const Question& question, const Places& places);

/// The same document from whoever can tell: the running app, or probes of our own; the demo where it runs.
[[nodiscard]] QJsonObject statusFromAnyone(const Question& question, const Registry& registry, CommandContext& context);

} // namespace quotalamp
