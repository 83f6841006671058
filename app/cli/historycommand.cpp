// SPDX-License-Identifier: MIT
#include "cli/historycommand.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/historytable.h"
#include "cli/selection.h"
#include "core/base/process.h"
#include "core/base/tr.h"
#include "io/files/historydatabase.h"
#include "io/files/historyfile.h"
#include "io/files/historytext.h"
#include "io/files/settingsfile.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What is asked of the history.
struct HistoryQuestion {
    std::vector<Account> accounts;
    QString window{};  ///< the only limit wanted; empty: all
    TimePoint since{}; ///< the beginning of time: all
};

/// A database that stands open, or a status. One that does not exist is not made, and one that is damaged stays where the
/// app finds it.
std::optional<int> openExisting(HistoryDatabase& database)
{
    if (!database.exists() || database.open())
        return std::nullopt;
    printNote(database.whyNot());
    return ExitStorage;
}

AccountPast pastOfAccount(const HistoryDatabase& database, const Account& account, const HistoryQuestion& question)
{
    AccountPast past{account.id, account.provider, account.label, {}};
    if (!database.exists())
        return past;
    for (const LimitKey& limit : keptLimits(database)) {
        if (limit.account == account.id && (question.window.isEmpty() || limit.limit == question.window))
            past.limits.push_back({limit, ownPastOf(database, limit, question.since)});
    }
    return past;
}

/// All of it, an account at a time, to whatever takes it.
template <typename Take>
bool tellAll(const HistoryDatabase& database, const HistoryQuestion& question, HistoryForm form, const Take& take)
{
    if (!take(historyTextBegin(form, wallClock())))
        return false;
    bool first = true;
    for (const Account& account : question.accounts) {
        if (!take(historyText(pastOfAccount(database, account, question), form, std::exchange(first, false))))
            return false;
    }
    return take(historyTextEnd(form));
}

void printAll(const HistoryDatabase& database, const HistoryQuestion& question, HistoryForm form)
{
    (void)tellAll(database, question, form, [](const QByteArray& text) {
        printResult(QString::fromUtf8(text));
        return true;
    });
}

void printHistoryTable(const HistoryDatabase& database, const HistoryQuestion& question, const Places& places)
{
    const Registry registry = knownProviders(places).registry;
    UsageStore store(registry, &places);
    store.setAccounts(question.accounts);
    const Settings settings = SettingsFile(places).read();
    std::vector<HistoryBlock> blocks;
    for (const Account& account : question.accounts) {
        const AccountState* state = store.find(account.id);
        blocks.push_back({registry.displayName(account.provider), account.label,
            state && state->snapshot.reading ? state->snapshot.reading->windows : std::vector<RateWindow>(),
            pastOfAccount(database, account, question).limits});
    }
    printResult(historyTable(blocks, question.since, wallClock(), {wantsColour(), terminalWidth()}, settings.share));
}

std::optional<HistoryForm> formNamed(const QString& name)
{
    if (name == "csv"_L1)
        return HistoryForm::Csv;
    return name == "json"_L1 ? std::optional(HistoryForm::Json) : std::nullopt;
}

int showHistory(const QStringList& words, const Places& places)
{
    Arguments arguments(u"history [ACCOUNT…] | export FILE [ACCOUNT…] | import FILE"_s,
        Text::tr("Shows what is kept of the past of each limit, or takes it out of here and back."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id. Without one: all accounts."));
    arguments.describe(u"FILE"_s, Text::tr("Where to or from; .csv or .json, or - for standard output or input."));
    arguments.add({u"since"_s, Text::tr("From when on: 90min, 12h, 7d, 4w, a day or an instant."), u"TIME"_s, u"1d"_s});
    arguments.add({u"window"_s, Text::tr("Only the limit with this id."), u"ID"_s});
    arguments.add({u"format"_s, Text::tr("How to print it: table, json or csv."), u"table|json|csv"_s, u"table"_s});
    arguments.add({u"json"_s, Text::tr("The same as --format json.")});
    if (const auto done = arguments.read(words, 0, Arguments::anyNumber))
        return *done;
    const QString format = arguments.format({u"json"_s});
    const auto form = formNamed(format);
    if (!form && format != "table"_L1)
        return wrongUsage(
            Text::tr("There is no such format%1: it is table, json or csv.").arg(mention(format)), u"history"_s);
    const auto since = instantSaid(arguments.value(u"since"_s), wallClock());
    if (!since)
        return wrongUsage(Text::tr("--since is a time such as 12h, 7d or 2026-11-24."), u"history"_s);
    auto accounts = namedAccounts(readAccounts(places), arguments.words());
    if (!accounts)
        return ExitNoAccount;
    const HistoryQuestion question{std::move(*accounts), arguments.value(u"window"_s), *since};
    HistoryDatabase database(History::filePath(places), HistoryDatabase::Damaged::Leave);
    if (const auto done = openExisting(database))
        return *done;
    if (form)
        printAll(database, question, *form);
    else
        printHistoryTable(database, question, places);
    return ExitOk;
}

int writeExport(const HistoryDatabase& database, const HistoryQuestion& question, HistoryForm form, const QString& path)
{
    const AsThePersonLikes rights;
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && tellAll(database, question, form, [&](const QByteArray& text) { return file.write(text) == text.size(); })
        && file.commit();
    if (written)
        return ExitOk;
    printNote(Text::tr("%1 could not be written: %2").arg(path, file.errorString()));
    return ExitStorage;
}

int exportHistory(const QStringList& words, const Places& places)
{
    Arguments arguments(
        u"history export FILE [ACCOUNT…]"_s, Text::tr("Writes all that is kept of the past to a file."));
    arguments.describe(u"FILE"_s, Text::tr("A name that ends with .csv or .json; - is standard output."));
    arguments.describe(u"ACCOUNT"_s, Text::tr("A label or an id. Without one: all accounts."));
    arguments.add({u"format"_s, Text::tr("Where the name does not tell: csv or json."), u"csv|json"_s});
    if (const auto done = arguments.read(words, 1, Arguments::anyNumber))
        return *done;
    const QString path = arguments.words().first();
    const auto form =
        formNamed(arguments.has(u"format"_s) ? arguments.value(u"format"_s) : path.section(u'.', -1).toLower());
    if (!form)
        return wrongUsage(Text::tr("Name the form by .csv, .json or --format."), u"history export"_s);
    auto accounts = namedAccounts(readAccounts(places), arguments.words().mid(1));
    if (!accounts)
        return ExitNoAccount;
    const HistoryQuestion question{std::move(*accounts)};
    HistoryDatabase database(History::filePath(places), HistoryDatabase::Damaged::Leave);
    if (const auto done = openExisting(database))
        return *done;
    if (path != "-"_L1)
        return writeExport(database, question, *form, path);
    printAll(database, question, *form);
    return ExitOk;
}

/// The account here that one of a file is: the same, or the only one of the provider that is called so. Null: none.
const Account* accountLike(const std::vector<Account>& accounts, const AccountPast& past)
{
    const auto same = std::ranges::find(accounts, past.id, &Account::id);
    if (same != accounts.end())
        return &*same;
    const auto alike = [&](const Account& each) { return each.provider == past.provider && each.label == past.label; };
    if (std::ranges::count_if(accounts, alike) != 1)
        return nullptr;
    return &*std::ranges::find_if(accounts, alike);
}

/// Of the accounts that there are here, under their own ids.
std::vector<LimitPast> ownPasts(std::vector<AccountPast> pasts, const std::vector<Account>& accounts)
{
    std::vector<LimitPast> own;
    for (AccountPast& past : pasts) {
        const Account* account = accountLike(accounts, past);
        if (!account) {
            printNote(Text::tr("%1 is none of your accounts and was left out.")
                          .arg(past.label.isEmpty() ? past.provider : past.label));
            continue;
        }
        for (LimitPast& limit : past.limits) {
            limit.limit.account = account->id;
            own.push_back(std::move(limit));
        }
    }
    return own;
}

int importHistory(const QStringList& words, const Places& places)
{
    Arguments arguments(u"history import FILE"_s,
        Text::tr("Takes in what history export wrote. What is known already is not taken twice."));
    arguments.describe(u"FILE"_s, Text::tr("A .csv or .json; - is standard input."));
    if (const auto done = arguments.read(words, 1, 1))
        return *done;
    const QString path = arguments.words().first();
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        printNote(Text::tr("%1 could not be read: %2").arg(path, file.errorString()));
        return ExitStorage;
    }
    auto pasts = historyFromText(file.readAll());
    if (!pasts) {
        printNote(pasts.error().sentence);
        return ExitUsage;
    }
    const auto own = ownPasts(std::move(pasts).value(), readAccounts(places));
    HistoryDatabase database(History::filePath(places), HistoryDatabase::Damaged::Leave);
    if (!database.open()) {
        printNote(database.whyNot());
        return ExitStorage;
    }
    const auto added = addPast(database, own);
    if (!added) {
        printNote(added.error().sentence);
        return ExitStorage;
    }
    printResult(Text::tr("New entries: %1").arg(QLocale().toString(*added)) + u'\n');
    return ExitOk;
}

} // namespace

std::optional<TimePoint> instantSaid(const QString& text, TimePoint now)
{
    struct TimeUnit {
        QLatin1StringView name;
        Milliseconds length;
    };
    static constexpr std::array units{
        TimeUnit{"min"_L1, 1min}, TimeUnit{"h"_L1, 1h}, TimeUnit{"d"_L1, 24h}, TimeUnit{"w"_L1, 7 * 24h}};
    for (const TimeUnit& unit : units) {
        bool read = false;
        const int count = text.chopped(std::min(text.size(), unit.name.size())).toInt(&read);
        if (text.endsWith(unit.name) && read && count > 0 && count <= 100'000)
            return now - count * unit.length;
    }
    std::optional<TimePoint> instant = parseInstant(text);
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        instant = fromDateTime(day.startOfDay().toUTC());
    return instant && *instant <= now ? instant : std::nullopt;
}

int runHistory(const QStringList& words, const Places& places)
{
    const QStringList rest = words.first(1) + words.mid(2);
    if (words.value(1) == "export"_L1)
        return exportHistory(rest, places);
    if (words.value(1) == "import"_L1)
        return importHistory(rest, places);
    return showHistory(words, places);
}

} // namespace quotalamp
