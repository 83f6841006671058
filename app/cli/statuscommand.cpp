// SPDX-License-Identifier: MIT
#include "cli/statuscommand.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/ownprobes.h"
#include "cli/statusanswer.h"
#include "cli/table.h"
#include "core/base/tr.h"
#include "core/words/openmetrics.h"
#include "core/words/statusjson.h"
#include "io/providerfolder.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// How the answer is printed.
struct Printer {
    QString format; ///< "table", "json", "openmetrics"
    const Registry& registry;

    void table(const QJsonObject& document) const
    {
        printResult(statusTable(document, wallClock(), {wantsColour(), terminalWidth()},
            [this](const QString& provider) { return registry.displayName(provider); }));
    }
};

int print(const QJsonObject& document, const Printer& printer)
{
    if (printer.format == "json"_L1)
        printResult(QString::fromUtf8(QJsonDocument(document).toJson()));
    else if (printer.format == "openmetrics"_L1)
        printResult(document["openmetrics"_L1].toString());
    else
        printer.table(document);
    const QJsonArray accounts = document["accounts"_L1].toArray();
    const bool all =
        std::ranges::all_of(accounts, [](const QJsonValue& account) { return account["reachable"_L1].toBool(); });
    return all ? ExitOk : ExitNotReachable;
}

int print(const Found& found, const Printer& printer)
{
    const TimePoint now = wallClock();
    if (printer.format == "openmetrics"_L1)
        printResult(metricsText(found.states, now, found.settings).toStdString());
    else if (printer.format == "json"_L1)
        printResult(statusTree(found.states, now, found.settings, found.askedAt).indented());
    else
        printer.table(statusJson(found.states, now, found.settings, found.askedAt));
    const bool all = std::ranges::all_of(found.states, isReachable, &AccountState::snapshot);
    if (!all)
        return ExitNotReachable;
    return found.kept ? ExitOk : ExitStorage;
}

} // namespace

int runStatus(const QStringList& words, CommandContext& context)
{
    Arguments arguments(u"status [ACCOUNT…]"_s, Text::tr("Shows what is left of each account's limits."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id. Without one: all accounts."));
    arguments.add({u"format"_s, Text::tr("How to print it: table, json or openmetrics."), u"table|json|openmetrics"_s,
        u"table"_s});
    arguments.add({u"json"_s, Text::tr("The same as --format json.")});
    arguments.add({u"refresh"_s, Text::tr("Ask the providers even where a recent answer is known.")});
    addDemoOptions(arguments);
    if (const auto done = arguments.read(words, 0, Arguments::anyNumber))
        return *done;
    if (const auto done = demoMisused(arguments, u"status"_s))
        return *done;
    const QString format = arguments.format({u"json"_s});
    if (format != "json"_L1 && format != "table"_L1 && format != "openmetrics"_L1)
        return wrongUsage(
            Text::tr("There is no such format%1: it is table, json or openmetrics.").arg(mention(format)), u"status"_s);

    const Registry registry = knownProviders(context.places).registry;
    DemoProgram demo; // serves its accounts until they have been asked
    if (arguments.has(u"demo"_s)) {
        if (const auto done = startDemo(demo, arguments.value(u"answers"_s), context))
            return *done;
    }

    auto question = questionAbout(arguments.words(), context);
    if (!question)
        return ExitNoAccount;
    question->refresh = arguments.has(u"refresh"_s);
    question->metrics = format == "openmetrics"_L1;
    const Printer printer{format, registry};
    const auto told = context.demo ? std::nullopt : statusFromRunningApp(*question, context.places);
    return told ? print(*told, printer) : print(fromOwnProbes(*question, registry, context), printer);
}

} // namespace quotalamp
