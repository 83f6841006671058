// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLineOption>
#include <QHash>
#include <QStringList>

namespace quotalamp {

// What a shell offers when somebody presses Tab. The scripts in packaging/completions hold no lists: they run the command
// line as it was typed so far with `completeWords` behind it, and each command prints what may stand in the place of the
// word before that. So nothing can be forgotten that a command reads.

/// The hidden last word by which a shell asks. A command does nothing else then.
inline constexpr QLatin1StringView completeWords{"--complete-words"};

/// A command as its Arguments know it.
struct CompletedCommand {
    QList<QCommandLineOption> options{};
    QStringList mayLackValue{};            ///< names of options whose value may be left out
    QString syntax{};                      ///< as the help shows it: "account rename ACCOUNT TEXT"
    QHash<QString, QStringList> offered{}; ///< what there is for a word of the syntax, where its name does not say it
};

/// Whether a shell asks.
[[nodiscard]] bool asksForCompletion(const QStringList& words);

/// A line for each word that may stand in the place of the last but one of `words`, whose first is the program's name: the
/// word and, behind a tab, what it is. A line that begins with a tab asks the shell for names of "files" or "folders". A
/// word holds no control characters; an account whose label does is offered by its id. The accounts, providers and limits
/// are those in the person's files.
[[nodiscard]] QString completionLines(const CompletedCommand& command, const QStringList& words);

/// The same for the words of commands: `commands` are their lines in the help, syntax and description. `isWhole` tells
/// whether what was typed before the word is a command itself, which may have more to offer.
[[nodiscard]] QString commandCompletionLines(
    const QList<std::pair<QString, QString>>& commands, const QStringList& words, bool& isWhole);

} // namespace quotalamp
