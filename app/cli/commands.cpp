// SPDX-License-Identifier: MIT
#include "cli/commands.h"

#include "cli/accountcommands.h"
#include "cli/arguments.h"
#include "cli/calendarcommand.h"
#include "cli/completion.h"
#include "cli/console.h"
#include "cli/guardcommand.h"
#include "cli/historycommand.h"
#include "cli/observecommand.h"
#include "cli/providercommand.h"
#include "cli/screenshotarguments.h"
#include "cli/statuscommand.h"
#include "core/base/tr.h"
#include "core/base/version.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QString answersOption = u"--answers"_s;

bool asksForHelp(const QStringList& arguments)
{
    return asksForCompletion(arguments) || arguments.contains("--help"_L1) || arguments.contains("-h"_L1)
        || arguments.contains("--version"_L1);
}

/// The commands there are, with their syntax: what the help lists and what shells complete.
QList<std::pair<QString, QString>> commandLines()
{
    return {
        {u"quotalamp [--background]"_s, Text::tr("the tray app; in the background without its window")},
        {u"quotalamp --demo [--answers FOLDER]"_s, Text::tr("the tray app on a built-in demo provider")},
        {u"quotalamp status [ACCOUNT…]"_s, Text::tr("what is left of each account's limits")},
        {u"quotalamp guard [ACCOUNT…] [-- COMMAND…]"_s, Text::tr("whether enough is left, for scripts and agents")},
        {u"quotalamp calendar"_s, Text::tr("coming resets and what runs out, also as a file for calendars")},
        {u"quotalamp account add PROVIDER"_s, Text::tr("adds an account; its key is read from standard input")},
        {u"quotalamp account list"_s, Text::tr("the accounts")},
        {u"quotalamp account remove ACCOUNT"_s, Text::tr("removes an account and its key")},
        {u"quotalamp account rename ACCOUNT TEXT"_s, Text::tr("gives an account another label")},
        {u"quotalamp account set-key ACCOUNT"_s, Text::tr("replaces an account's key")},
        {u"quotalamp account confirm ACCOUNT"_s, Text::tr("agrees to where its key goes")},
        {u"quotalamp provider list"_s, Text::tr("the providers there are")},
        {u"quotalamp provider check FILE"_s, Text::tr("explains what is wrong in a provider of your own")},
        {u"quotalamp history [ACCOUNT…]"_s, Text::tr("the past of each account's limits")},
        {u"quotalamp history export FILE"_s, Text::tr("writes all of it to a file, as CSV or JSON")},
        {u"quotalamp history import FILE"_s, Text::tr("takes such a file in")},
        {u"quotalamp serve"_s, Text::tr("tells collectors of metrics what is left, without a display")},
        {u"quotalamp observe ACCOUNT"_s, Text::tr("takes limits from your own traffic: headers on standard input")},
        {u"quotalamp screenshot WHAT FILE"_s, Text::tr("draws a window to a PNG file, without a display")},
        {u"quotalamp --version"_s, Text::tr("the version")},
        {u"quotalamp COMMAND --help"_s, Text::tr("more about a command")},
    };
}

QString overallHelp()
{
    QString text = Text::tr("Quotalamp shows what is left of AI providers' rate limits.") + u"\n\n"_s;
    for (const auto& [syntax, description] : commandLines())
        text += u"  %1  %2\n"_s.arg(syntax, -38).arg(description);
    text += u'\n'
        + Text::tr("Exit status: 0 success, 1 some account not reachable, or not enough left, 2 wrong usage, 3 no such "
                   "account, "
                   "4 unknown, 5 keychain or storage failed.")
        + u'\n';
    return text;
}

} // namespace

std::optional<StartOptions> readStartOptions(const QStringList& arguments)
{
    StartOptions options;
    for (qsizetype at = 1; at < arguments.size(); ++at) {
        const QString& argument = arguments.at(at);
        if (argument == "--background"_L1)
            options.background = true;
        else if (argument == "--demo"_L1)
            options.demo = true;
        else if (argument == answersOption && at + 1 < arguments.size())
            options.answers = arguments.at(++at);
        else if (argument.startsWith(answersOption + u'='))
            options.answers = argument.mid(answersOption.size() + 1);
        else
            return std::nullopt;
    }
    if (!options.answers.isEmpty() && !options.demo)
        return std::nullopt;
    return options;
}

int noRecordedAnswers(const QString& folder)
{
    printNote(Text::tr("There are no recorded answers of a known provider in “%1”.").arg(folder));
    return ExitUsage;
}

bool wantsDesktop(const QStringList& arguments)
{
    if (asksForHelp(arguments))
        return false;
    if (readStartOptions(arguments))
        return true;
    return arguments.at(1) == "screenshot"_L1;
}

bool wantsServer(const QStringList& arguments)
{
    const bool completesItsName = asksForCompletion(arguments) && arguments.size() == 3;
    return arguments.value(1) == "serve"_L1 && !completesItsName;
}

namespace {

int runOne(const QStringList& arguments, CommandContext& context)
{
    const QString command = arguments.value(1);
    const QStringList words = arguments.first(1) + arguments.mid(2);
    if (command == "status"_L1)
        return runStatus(words, context);
    if (command == "guard"_L1)
        return runGuard(words, context);
    if (command == "calendar"_L1)
        return runCalendar(words, context);
    if (command == "account"_L1)
        return runAccount(words, context);
    if (command == "provider"_L1)
        return runProvider(words, context.places);
    if (command == "history"_L1)
        return runHistory(words, context.places);
    if (command == "observe"_L1)
        return runObserve(words, context);
    if (command == "screenshot"_L1) {
        ScreenshotOptions options; // all but its help is for the program that draws
        return readScreenshotOptions(words, options).value_or(ExitUnknown);
    }
    if (command == "--version"_L1) {
        printResult(u"quotalamp %1\n"_s.arg(QLatin1StringView(version)));
        return ExitOk;
    }
    if (asksForHelp(arguments)) {
        printResult(overallHelp());
        return ExitOk;
    }
    if (command.startsWith(u'-'))
        return wrongUsage(Text::tr("There is no such option%1.").arg(mention(command.section(u'-', -1))));
    return wrongUsage(Text::tr("There is no such command%1.").arg(mention(command)));
}

/// What a shell asks for. Behind -- stands another program's command, of which we know nothing.
int complete(const QStringList& arguments, CommandContext& context)
{
    if (arguments.first(std::max<qsizetype>(arguments.size() - 2, 0)).contains("--"_L1))
        return ExitOk;
    bool whole = false;
    printResult(commandCompletionLines(commandLines(), arguments, whole));
    return whole ? runOne(arguments, context) : ExitOk;
}

} // namespace

int runCommand(const QStringList& arguments, CommandContext& context)
{
    const int status = asksForCompletion(arguments) ? complete(arguments, context) : runOne(arguments, context);
    const auto failure = resultFailure();
    if (!failure)
        return status;
    printNote(failure->sentence);
    return ExitStorage;
}

} // namespace quotalamp
