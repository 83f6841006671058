// SPDX-License-Identifier: MIT
#include "cli/calendarcommand.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/table.h"
#include "core/base/tr.h"
#include "core/words/calendarwords.h"
#include "io/files/accountfile.h"
#include "io/files/settingsfile.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"

#include <QJsonDocument>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

std::vector<AccountInView> inSight(const std::vector<AccountState>& states, TimePoint now, const Settings& settings)
{
    std::vector<AccountInView> accounts;
    accounts.reserve(states.size());
    for (const AccountState& state : states)
        accounts.push_back({&state, accountSubject(states, state), standingOf(state, now, settings)});
    return accounts;
}

QString calendarTable(const std::vector<CalendarLine>& lines)
{
    if (lines.empty())
        return Text::tr("Nothing is known to be ahead. “quotalamp status” asks the providers.") + u'\n';
    std::vector<QStringList> rows;
    for (const CalendarLine& line : lines)
        rows.push_back({line.subject, line.what});
    return plainTable({Text::tr("Limit"), Text::tr("Ahead")}, rows);
}

/// The one that the options name; empty where they name none that there is.
QString formatIn(const Arguments& arguments)
{
    for (const QString& name : {u"json"_s, u"ics"_s}) {
        if (arguments.has(name))
            return name;
    }
    const QString format = arguments.value(u"format"_s);
    return QStringList{u"table"_s, u"json"_s, u"ics"_s}.contains(format) ? format : QString();
}

} // namespace

int runCalendar(const QStringList& words, const CommandContext& context)
{
    Arguments arguments(
        u"calendar"_s, Text::tr("Lists coming resets and what runs out, by what is known; no provider is asked."));
    arguments.add({u"format"_s, Text::tr("How to print it: table, json or ics, a file for calendars."),
        u"table|json|ics"_s, u"table"_s});
    arguments.add({u"json"_s, Text::tr("The same as --format json.")});
    arguments.add({u"ics"_s, Text::tr("The same as --format ics.")});
    if (const auto done = arguments.read(words, 0, 0))
        return *done;
    const QString format = formatIn(arguments);
    if (format.isEmpty())
        return wrongUsage(
            Text::tr("There is no such format%1: it is table, json or ics.").arg(mention(arguments.value(u"format"_s))),
            u"calendar"_s);

    AccountFile file(context.places);
    const std::vector<Account> known = file.read();
    if (!file.trouble().isEmpty())
        printNote(file.trouble());
    if (known.empty()) {
        printNote(Text::tr("There is no account yet. Add one: quotalamp account add PROVIDER"));
        return ExitNoAccount;
    }
    const Registry registry = knownProviders(context.places).registry;
    UsageStore store(registry, &context.places);
    store.setAccounts(known);
    const TimePoint now = wallClock();
    const auto inView = inSight(store.states(), now, SettingsFile(context.places).read());
    std::vector<const AccountInView*> accounts;
    accounts.reserve(inView.size());
    for (const AccountInView& account : inView)
        accounts.push_back(&account);
    if (format == "json"_L1)
        printResult(QString::fromUtf8(QJsonDocument(calendarJson(accounts, now)).toJson()));
    else if (format == "ics"_L1)
        printResult(QString::fromUtf8(calendarFile(calendarLines(accounts, now), now)));
    else
        printResult(calendarTable(calendarLines(accounts, now)));
    return ExitOk;
}

} // namespace quotalamp
