// SPDX-License-Identifier: MIT
#include "cli/statuscommand.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/follow.h"
#include "cli/ownprobes.h"
#include "cli/statusanswer.h"
#include "cli/statusform.h"
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

/// Prints an answer in the form that was asked for, and gives the exit status that it means.
struct Printer {
    const StatusForm& form;
    const Registry& registry;

    /// All but the document itself.
    void words(const QJsonObject& document) const
    {
        const TimePoint now = wallClock();
        if (form.kind == StatusForm::Kind::Table)
            printResult(statusTable(document, now, {wantsColour(), terminalWidth()}, nameProviderBy(registry)));
        else
            printResult(barLine(form, glanceOf(document, now, nameProviderBy(registry))) + u'\n');
    }

    [[nodiscard]] int operator()(const QJsonObject& document) const
    {
        if (form.kind == StatusForm::Kind::Json)
            printResult(QString::fromUtf8(QJsonDocument(document).toJson()));
        else if (form.kind == StatusForm::Kind::OpenMetrics)
            printResult(document["metrics"_L1].toString());
        else
            words(document);
        const QJsonArray accounts = document["accounts"_L1].toArray();
        const bool all =
            std::ranges::all_of(accounts, [](const QJsonValue& account) { return account["reachable"_L1].toBool(); });
        return all || form.isForBars() ? ExitOk : ExitNotReachable;
    }

    [[nodiscard]] int operator()(const Found& found) const
    {
        const TimePoint now = wallClock();
        if (form.kind == StatusForm::Kind::Json)
            statusTree(found.states, now, found.settings, found.askedAt).printIndented([](std::string_view piece) {
                printResult(piece);
            });
        else if (form.kind == StatusForm::Kind::OpenMetrics)
            printResult(metricsText(found.states, now, found.settings).toStdString());
        else
            words(statusJson(found.states, now, found.settings, found.askedAt));
        const bool all = std::ranges::all_of(found.states, isReachable, &AccountState::snapshot);
        if (!all && !form.isForBars())
            return ExitNotReachable;
        return found.kept ? ExitOk : ExitStorage;
    }
};

/// A bar has a place for it, whether there is an account or not.
int noAccounts(const StatusForm& form)
{
    if (form.isForBars())
        printResult(barLine(form, Glance()) + u'\n');
    return ExitNoAccount;
}

} // namespace

int runStatus(const QStringList& words, CommandContext& context)
{
    Arguments arguments(u"status [ACCOUNT…]"_s, Text::tr("Shows what is left of each account's limits."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id. Without one: all accounts."));
    addFormOptions(arguments);
    arguments.add({u"refresh"_s, Text::tr("Ask the providers even where a recent answer is known.")});
    arguments.add({u"follow"_s, Text::tr("Go on, with a line for each change, until it is interrupted.")});
    addDemoOptions(arguments);
    if (const auto done = arguments.read(words, 0, Arguments::anyNumber))
        return *done;
    if (const auto done = demoMisused(arguments, u"status"_s))
        return *done;
    const auto form = statusFormIn(arguments, arguments.has(u"follow"_s));
    if (!form)
        return wrongUsage(form.error().sentence, u"status"_s);

    const Registry registry = knownProviders(context.places).registry;
    DemoProgram demo; // serves its accounts until they have been asked
    if (arguments.has(u"demo"_s)) {
        if (const auto done = startDemo(demo, arguments.value(u"answers"_s), context))
            return *done;
    }

    if (arguments.has(u"follow"_s))
        return Follow(arguments.words(), *form, registry, context).run();
    auto question = questionAbout(arguments.words(), context);
    if (!question)
        return noAccounts(*form);
    question->refresh = arguments.has(u"refresh"_s);
    question->metrics = form->kind == StatusForm::Kind::OpenMetrics;
    const Printer print{*form, registry};
    const auto told = context.demo ? std::nullopt : statusFromRunningApp(*question, context.places);
    return told ? print(*told) : print(fromOwnProbes(*question, registry, context));
}

} // namespace quotalamp
