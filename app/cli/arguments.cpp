// SPDX-License-Identifier: MIT
#include "cli/arguments.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "core/base/tr.h"

#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// "account set-key" of "account set-key ACCOUNT": the words that are typed as they stand.
QString commandOf(const QString& syntax)
{
    QStringList command = syntax.split(u' ');
    const auto end = std::ranges::find_if_not(command, [](const QString& word) { return word.front().isLower(); });
    command.erase(end, command.end());
    return command.join(u' ');
}

} // namespace

Arguments::Arguments(QString syntax, QString description)
    : m_description(std::move(description))
{
    m_completed.syntax = std::move(syntax);
    add({{u"h"_s, u"help"_s}, Text::tr("Show this help.")});
}

void Arguments::add(const QCommandLineOption& option)
{
    m_completed.options << option;
    m_parser.addOption(option);
}

void Arguments::describe(const QString& argument, const QString& description)
{
    m_described.append({argument, description});
}

void Arguments::addWithOptionalValue(const QCommandLineOption& option)
{
    m_completed.mayLackValue << option.names();
    add(option);
}

QString Arguments::help()
{
    m_parser.setApplicationDescription(m_description);
    QString syntax = m_completed.syntax;
    for (const auto& [argument, description] : std::as_const(m_described)) {
        m_parser.addPositionalArgument(argument, description, syntax);
        syntax = u" "_s; // the whole syntax stands at the first one
    }
    if (m_described.isEmpty())
        m_parser.addPositionalArgument({}, {}, syntax);
    // Qt names the program by its whole path, and announces arguments where there are none.
    QString help = m_parser.helpText().replace(QCoreApplication::arguments().constFirst(), u"quotalamp"_s);
    if (m_described.isEmpty())
        help = help.left(help.lastIndexOf("\n\n"_L1) + 1);
    for (const QString& name : std::as_const(m_completed.mayLackValue))
        help.replace(QRegularExpression(u"--%1 <(\\w+)>"_s.arg(name)), u"--%1[=\\1]"_s.arg(name));
    static const QRegularExpression spaceAtEnd(u" +$"_s, QRegularExpression::MultilineOption);
    help.remove(spaceAtEnd);
    return m_epilogue.isEmpty() ? help : help + u'\n' + m_epilogue + u'\n';
}

std::optional<int> Arguments::read(const QStringList& words, qsizetype least, qsizetype most)
{
    if (asksForCompletion(words)) {
        printResult(completionLines(m_completed, words));
        return ExitOk;
    }
    QStringList complete = words;
    for (QString& word : complete) {
        if (word.startsWith("--"_L1) && m_completed.mayLackValue.contains(word.sliced(2)))
            word += u'=';
    }
    const bool understood = m_parser.parse(complete);
    if (m_parser.isSet(u"help"_s)) {
        printResult(help());
        return ExitOk;
    }
    const QString helpFor = commandOf(m_completed.syntax);
    const QStringList unknown = m_parser.unknownOptionNames();
    if (!unknown.isEmpty())
        return wrongUsage(Text::tr("There is no such option%1.").arg(mention(unknown.first())), helpFor);
    if (!understood)
        return wrongUsage(Text::tr("An option lacks its value, or has one too many."), helpFor);
    if (this->words().size() < least)
        return wrongUsage(Text::tr("Something is missing: quotalamp %1").arg(m_completed.syntax), helpFor);
    if (this->words().size() > most)
        return wrongUsage(Text::tr("There are too many words: quotalamp %1").arg(m_completed.syntax), helpFor);
    return std::nullopt;
}

QString Arguments::format(const QStringList& shortcuts) const
{
    for (const QString& name : shortcuts) {
        if (has(name))
            return name;
    }
    return value(u"format"_s);
}

int wrongUsage(const QString& sentence, const QString& helpFor)
{
    printNote(sentence);
    const QString command = helpFor.isEmpty() ? u"quotalamp --help"_s : u"quotalamp %1 --help"_s.arg(helpFor);
    printNote(Text::tr("How it is used: %1").arg(command));
    return ExitUsage;
}

QString mention(const QString& word)
{
    static const QRegularExpression harmless(u"^[a-z]{1,12}(-[a-z]{1,12}){0,2}$"_s);
    return harmless.match(word).hasMatch() ? u" '%1'"_s.arg(word) : QString();
}

} // namespace quotalamp
