// SPDX-License-Identifier: MIT
#include "cli/calendarcommand.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/ownprobes.h"
#include "cli/selection.h"
#include "cli/table.h"
#include "core/base/tr.h"
#include "core/words/calendarwords.h"
#include "io/files/settingsfile.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"

#include <QJsonDocument>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString calendarTable(const std::vector<CalendarLine>& lines)
{
    if (lines.empty())
        return Text::tr("Nothing is known to be ahead. “quotalamp status” asks the providers.") + u'\n';
    std::vector<QStringList> rows;
    rows.reserve(lines.size());
    for (const CalendarLine& line : lines)
        rows.push_back({line.subject, line.what});
    return plainTable({Text::tr("Limit"), Text::tr("Ahead")}, rows);
}

/// What is kept of the person's own accounts. Asks nobody.
Found whatIsKept(const std::vector<Account>& accounts, const Registry& registry, const Places& places)
{
    Found found;
    UsageStore store(registry, &places);
    store.setAccounts(accounts);
    found.states = store.states();
    found.settings = SettingsFile(places).read();
    return found;
}

/// What the demo's accounts answer.
Found whatTheDemoSays(const Registry& registry, CommandContext& context)
{
    const Question question{context.demo->accounts, accountIds(context.demo->accounts)};
    return fromOwnProbes(question, registry, context);
}

void printCalendar(const Found& found, const QString& format)
{
    const TimePoint now = wallClock();
    const auto inView = accountsInView(found.states, now, found.settings);
    const auto accounts = allOf(inView);
    if (format == "json"_L1)
        printResult(QString::fromUtf8(QJsonDocument(calendarJson(accounts, now)).toJson()));
    else if (format == "ics"_L1)
        printResult(QString::fromUtf8(calendarFile(calendarLines(accounts, now), now)));
    else
        printResult(calendarTable(calendarLines(accounts, now)));
}

int demoCalendar(const QString& answers, const QString& format, CommandContext& context)
{
    DemoProgram demo; // serves its accounts until they have been asked
    if (const auto done = startDemo(demo, answers, context))
        return *done;
    printCalendar(whatTheDemoSays(knownProviders(context.places).registry, context), format);
    return ExitOk;
}

} // namespace

int runCalendar(const QStringList& words, CommandContext& context)
{
    Arguments arguments(
        u"calendar"_s, Text::tr("Lists coming resets and what runs out, by what is known; no provider is asked."));
    arguments.add({u"format"_s, Text::tr("How to print it: table, json or ics, a file for calendars."),
        u"table|json|ics"_s, u"table"_s});
    arguments.add({u"json"_s, Text::tr("The same as --format json.")});
    arguments.add({u"ics"_s, Text::tr("The same as --format ics.")});
    addDemoOptions(arguments);
    if (const auto done = arguments.read(words, 0, 0))
        return *done;
    if (const auto done = demoMisused(arguments, u"calendar"_s))
        return *done;
    const QString format = arguments.format({u"json"_s, u"ics"_s});
    if (!QStringList{u"table"_s, u"json"_s, u"ics"_s}.contains(format))
        return wrongUsage(
            Text::tr("There is no such format%1: it is table, json or ics.").arg(mention(format)), u"calendar"_s);

    if (arguments.has(u"demo"_s))
        return demoCalendar(arguments.value(u"answers"_s), format, context);

    const auto known = namedAccounts(readAccounts(context.places), {});
    if (!known)
        return ExitNoAccount;
    printCalendar(whatIsKept(*known, knownProviders(context.places).registry, context.places), format);
    return ExitOk;
}

} // namespace quotalamp
