// SPDX-License-Identifier: MIT
#pragma once

#include "cli/completion.h"

#include <QCommandLineParser>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// One command's arguments. Words that a person may have typed in the wrong place can be a key, so that a sentence
/// about them repeats none that could be one.
class Arguments {
public:
    /// As many words as read() ever takes, for a command that has a sentence of its own for too many: they may be a key.
    static constexpr qsizetype anyNumber = 1000;

    /// `syntax` as the help shows it: "account add PROVIDER"; `description` is one sentence.
    Arguments(QString syntax, QString description);

    /// An option, in the order in which the help shows them.
    void add(const QCommandLineOption& option);
    /// An option whose value may be left out: "--wait" or "--wait=MAX", never "--wait MAX". It has an empty value then.
    void addWithOptionalValue(const QCommandLineOption& option);
    /// A paragraph at the end of the help.
    void setEpilogue(const QString& text) { m_epilogue = text; }
    /// What a shell offers for a word of `syntax`, or for an option's value of this name, where the name does not say it.
    void offer(const QString& argument, const QStringList& words) { m_completed.offered.insert(argument, words); }
    /// What one of the words of `syntax` stands for.
    void describe(const QString& argument, const QString& description);

    /// `words`: the program's name, then what follows the command. A status where the command is done already: help
    /// was asked for, a shell asked what may stand there, or the usage was wrong, which includes fewer than `least` or more than `most` words.
    [[nodiscard]] std::optional<int> read(const QStringList& words, qsizetype least, qsizetype most);

    /// What is no option, in its order; after read().
    [[nodiscard]] QStringList words() const { return m_parser.positionalArguments(); }
    [[nodiscard]] bool has(const QString& option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString& option) const { return m_parser.value(option); }
    /// The format that is asked for: by an option of its own name, which `shortcuts` lists, or else by --format.
    [[nodiscard]] QString format(const QStringList& shortcuts) const;

private:
    [[nodiscard]] QString help();

    QCommandLineParser m_parser;
    CompletedCommand m_completed; ///< with the syntax and all options
    QString m_description;
    QList<std::pair<QString, QString>> m_described;
    QString m_epilogue;
};

/// A wrong usage: the sentence, where to read on, and the exit status for it.
[[nodiscard]] int wrongUsage(const QString& sentence, const QString& helpFor = {});

/// `word` in quotes behind a blank, or nothing where it could be a key.
[[nodiscard]] QString mention(const QString& word);

} // namespace quotalamp
