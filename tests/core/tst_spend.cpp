// SPDX-License-Identifier: MIT
#include "core/model/snapshotjson.h"
#include "core/rules/alerts.h"
#include "core/rules/budget.h"
#include "core/words/alertwords.h"
#include "core/words/detailsview.h"
#include "core/words/overview.h"
#include "core/words/spendwords.h"
#include "core/words/statusjson.h"
#include "support/decimals.h"

#include <QJsonArray>
#include <QTest>

#include <ctime>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint month{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}};
constexpr TimePoint now = month + 15 * 24h; ///< half of the month has passed

/// With blanks that break, whichever the version of Qt has in numbers and times.
QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' ');
}

Spend spend(const QString& id, const QString& amount, TimePoint since, const QString& currency = u"USD"_s)
{
    Spend spend = spendFromId(id).value();
    spend.amount = decimal(amount).value();
    spend.currency = currency;
    spend.since = since;
    return spend;
}

AccountState organisation(const QString& spent, TimePoint since = month)
{
    AccountState state;
    state.account.id = u"org"_s;
    state.account.provider = u"openai-admin"_s;
    state.account.label = u"OpenAI organisation"_s;
    state.providerName = u"OpenAI organisation"_s;
    Reading reading;
    if (!spent.isEmpty())
        reading.spends = {spend(u"month"_s, spent, since)};
    const auto day = {spend(u"day"_s, u"1.20"_s, startOfDay(since + 15 * 24h)),
        spend(u"day-input-tokens"_s, u"1200000"_s, startOfDay(since + 15 * 24h), {}),
        spend(u"day-output-tokens"_s, u"40000"_s, startOfDay(since + 15 * 24h), {})};
    reading.spends.insert(reading.spends.end(), day);
    state.snapshot.reading = reading;
    state.snapshot.readAt = now;
    state.snapshot.checkedAt = now;
    return state;
}

Settings budgeted(const QString& amount)
{
    Settings settings;
    if (!amount.isEmpty())
        settings.monthlyBudget = {{u"org"_s, decimal(amount).value()}};
    return settings;
}

void setZone(const char* zone)
{
    qputenv("TZ", zone);
    tzset();
}

Overview seen(const AccountState& state, const Settings& settings)
{
    return overview({state}, now, settings);
}

/// "This month 12.40 of 50.00 USD | 75% left | note"
QString line(const WindowView& row)
{
    QStringList parts{QStringList{row.label, row.amount}.join(u' ').trimmed(),
        QStringList{row.value, row.valueSuffix}.join(u' '), row.when, row.note};
    parts.removeAll(QString());
    return plain(parts.join(u" | "_s));
}

} // namespace

/// What was spent, and a person's own budget for it.
class SpendTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanup() { setZone("UTC"); }
    void saysOfWhichZone_data();
    void saysOfWhichZone();
    void monthsBegin_data();
    void monthsBegin();
    void sums_data();
    void sums();
    void keepsWhatCannotBeAdded();
    void namesInFiles_data();
    void namesInFiles();
    void currentOnly_data();
    void currentOnly();
    void forecasts_data();
    void forecasts();
    void budgets_data();
    void budgets();
    void rows_data();
    void rows();
    void roundsWhatWasSpentUp_data();
    void roundsWhatWasSpentUp();
    void usedInsteadOfLeft();
    void everythingFollows();
    void withoutABudgetNothingIsAtStake();
    void creditIsNoBudget();
    void alerts();
    void snoozesTheBudgetToo();
    void details();
    void statusJson();
    void budgetInStatus_data();
    void budgetInStatus();
    void survivesARestart();
};

void SpendTest::monthsBegin_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("month");
    QTest::addColumn<QString>("next");
    const auto row = [](const char* name, const QString& at, const QString& day, const QString& begun,
                         const QString& next) { QTest::newRow(name) << at << day << begun << next; };
    row("within", u"2026-11-24T03:00:00.500Z"_s, u"2026-11-24"_s, u"2026-11-01"_s, u"2026-12-01"_s);
    row("its first instant", u"2026-11-01T00:00:00Z"_s, u"2026-11-01"_s, u"2026-11-01"_s, u"2026-12-01"_s);
    row("its last", u"2026-11-30T23:59:59.999Z"_s, u"2026-11-30"_s, u"2026-11-01"_s, u"2026-12-01"_s);
    row("December", u"2026-12-31T12:00:00Z"_s, u"2026-12-31"_s, u"2026-12-01"_s, u"2027-01-01"_s);
    row("a leap day", u"2028-02-29T12:00:00Z"_s, u"2028-02-29"_s, u"2028-02-01"_s, u"2028-03-01"_s);
}

void SpendTest::monthsBegin()
{
    QFETCH(QString, at);
    const TimePoint instant = parseInstant(at).value();
    const auto date = [](TimePoint point) { return toRfc3339(point).section(u'T', 0, 0); };
    QTEST(date(startOfDay(instant)), "day");
    QTEST(date(startOfMonth(instant)), "month");
    QTEST(date(startOfNextMonth(instant)), "next");
    QCOMPARE(startOfMonth(startOfMonth(instant)), startOfMonth(instant));
}

void SpendTest::sums_data()
{
    QTest::addColumn<QStringList>("amounts");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("sum");
    const auto usd = u"USD"_s;
    QTest::newRow("one") << QStringList{u"12.4"_s} << usd << u"12.40"_s;
    QTest::newRow("tenths that binary fractions lose") << QStringList{u"0.1"_s, u"0.2"_s} << usd << u"0.30"_s;
    QTest::newRow("parts of cents") << QStringList{u"0.0049"_s, u"0.0002"_s} << usd << u"0.0051"_s;
    QTest::newRow("a refund") << QStringList{u"5"_s, u"-7.5"_s} << usd << u"-2.50"_s;
    QTest::newRow("tokens") << QStringList{u"5000000000"_s, u"1"_s} << QString() << u"5000000001"_s;
}

void SpendTest::sums()
{
    QFETCH(QStringList, amounts);
    QFETCH(QString, currency);
    std::vector<Spend> spends{spend(u"day"_s, u"9"_s, now, currency)};
    for (const QString& amount : amounts)
        QVERIFY(addSpend(
            spends, spend(currency.isEmpty() ? u"month-input-tokens"_s : u"month"_s, amount, month, currency)));
    QCOMPARE(spends.size(), 2U);
    QTEST(spends.back().amount.text(), "sum");
}

void SpendTest::keepsWhatCannotBeAdded()
{
    std::vector<Spend> spends{spend(u"month"_s, u"90000000000.0000001"_s, month)};
    const std::vector<Spend> before = spends;
    QVERIFY(!addSpend(spends, spend(u"month"_s, u"999999999999"_s, month)));
    QCOMPARE(spends, before);
}

void SpendTest::namesInFiles_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Spend::Period>("period");
    QTest::addColumn<Spend::Kind>("kind");
    using Period = Spend::Period;
    using Kind = Spend::Kind;
    QTest::newRow("month") << u"month"_s << Period::Month << Kind::Money;
    QTest::newRow("day") << u"day"_s << Period::Day << Kind::Money;
    QTest::newRow("input of a month") << u"month-input-tokens"_s << Period::Month << Kind::InputTokens;
    QTest::newRow("output of a month") << u"month-output-tokens"_s << Period::Month << Kind::OutputTokens;
    QTest::newRow("input of a day") << u"day-input-tokens"_s << Period::Day << Kind::InputTokens;
    QTest::newRow("output of a day") << u"day-output-tokens"_s << Period::Day << Kind::OutputTokens;
}

/// Files of earlier versions and scripts know them by these names.
void SpendTest::namesInFiles()
{
    QFETCH(QString, id);
    QFETCH(Spend::Period, period);
    QFETCH(Spend::Kind, kind);
    QCOMPARE(spendId(period, kind), id);
    QCOMPARE(spendFromId(id), std::optional(Spend{period, kind}));
    QVERIFY(!spendFromId(u"week"_s));
}

void SpendTest::currentOnly_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<TimePoint>("since");
    QTest::addColumn<bool>("current");
    QTest::newRow("this month") << u"month"_s << month << true;
    QTest::newRow("the month before") << u"month"_s << TimePoint(month - 31 * 24h) << false;
    QTest::newRow("tokens of this month") << u"month-input-tokens"_s << month << true;
    QTest::newRow("today") << u"day"_s << startOfDay(now) << true;
    QTest::newRow("yesterday") << u"day"_s << TimePoint(startOfDay(now) - 24h) << false;
}

void SpendTest::currentOnly()
{
    QFETCH(QString, id);
    QFETCH(TimePoint, since);
    const Spend known = spend(id, u"1"_s, since);
    const auto other = known.kind == Spend::Kind::Money ? Spend::Kind::InputTokens : Spend::Kind::Money;
    QTEST(currentSpend({known}, known.period, known.kind, now) != nullptr, "current");
    QCOMPARE(currentSpend({known}, known.period, other, now), nullptr);
}

void SpendTest::forecasts_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<Seconds>("passed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const QString& amount, Seconds passed, const QString& text) {
        QTest::newRow(name) << amount << passed << text;
    };
    row("half of the month", u"12.45"_s, 15 * 24h, u"At this pace 24.90 USD by the end of the month"_s);
    row("a day", u"2"_s, 24h, u"At this pace 60.00 USD by the end of the month"_s);
    row("within the first day", u"2"_s, 24h - 1s, QString());
    row("next month", u"2"_s, 30 * 24h, QString());
    row("nothing", u"0.00"_s, 15 * 24h, u"At this pace 0.00 USD by the end of the month"_s);
}

void SpendTest::forecasts()
{
    QFETCH(QString, amount);
    QFETCH(Seconds, passed);
    QTEST(plain(forecastText(spend(u"month"_s, amount, month), month + passed)), "text");
    QVERIFY(forecastText(spend(u"day"_s, amount, startOfDay(now)), now).isEmpty());
    QVERIFY(!monthForecast(spend(u"month-input-tokens"_s, amount, month, {}), month + passed));
}

void SpendTest::budgets_data()
{
    QTest::addColumn<QString>("budget");
    QTest::addColumn<TimePoint>("since");
    QTest::addColumn<QString>("left");
    QTest::newRow("some") << u"50"_s << month << u"37.60"_s;
    QTest::newRow("exceeded") << u"10"_s << month << u"-2.40"_s;
    QTest::newRow("none") << QString() << month << QString();
    QTest::newRow("zero is none") << u"0"_s << month << QString();
    QTest::newRow("of a month that is over") << u"50"_s << TimePoint(month - 31 * 24h) << QString();
}

void SpendTest::budgets()
{
    QFETCH(QString, budget);
    QFETCH(TimePoint, since);
    const auto known = monthBudget(organisation(u"12.40"_s, since), decimal(budget), now);
    QTEST(known ? known->left.text() : QString(), "left");
    const AccountStanding standing = standingOf(organisation(u"12.40"_s, since), now, budgeted(budget));
    const auto isBudget = [](const LimitStanding& row) { return row.key() == budgetKey(); };
    QCOMPARE(std::ranges::any_of(standing.rows, isBudget), known.has_value());
    QVERIFY(!monthBudget(AccountState(), decimal(budget), now));
}

void SpendTest::rows_data()
{
    QTest::addColumn<QString>("spent");
    QTest::addColumn<QString>("budget");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<GaugeState>("state");
    const auto today = u"Today | 1.20 USD spent"_s;
    QTest::newRow("a budget")
        << u"12.40"_s << u"50"_s
        << QStringList{u"This month 12.40 of 50.00 USD | 75% left | At this pace 24.80 USD by the "
                       "end of the month"_s,
               today}
        << GaugeState::Calm;
    QTest::newRow("nearly all of it") << u"46"_s << u"50"_s
                                      << QStringList{u"This month 46.00 of 50.00 USD | 8% left | Runs out between 3:00 "
                                                     u"PM and Wed 1:00 AM · At this pace 92.00 USD "
                                                     "by the end of the month"_s,
                                             today}
                                      << GaugeState::Critical;
    QTest::newRow("more than it") << u"51.5"_s << u"50"_s
                                  << QStringList{u"This month 51.50 of 50.00 USD | 0% left | used up | At this pace "
                                                 "103.00 USD by the end of the month"_s,
                                         today}
                                  << GaugeState::Exhausted;
    QTest::newRow("none")
        << u"12.40"_s << QString()
        << QStringList{u"This month | 12.40 USD spent | At this pace 24.80 USD by the end of the month"_s, today}
        << GaugeState::NoLimits;
}

void SpendTest::rows()
{
    QFETCH(QString, spent);
    QFETCH(QString, budget);
    const Overview view = seen(organisation(spent), budgeted(budget));
    QStringList lines;
    for (const WindowView& row : view.cards.front().windows)
        lines << line(row);
    QTEST(lines, "rows");
    QTEST(view.cards.front().state, "state");
    QCOMPARE(plain(view.cards.front().note), u"Today 1.2M in, 40k out"_s);
    QCOMPARE(view.cards.front().windows.back().left, std::nullopt);
}

void SpendTest::roundsWhatWasSpentUp_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("text");
    QTest::newRow("to a cent") << u"30.3875"_s << u"30.39 USD spent"_s;
    QTest::newRow("a little above a cent") << u"0.0100001"_s << u"0.02 USD spent"_s;
    QTest::newRow("less than a cent") << u"0.003"_s << u"<0.01 USD spent"_s;
    QTest::newRow("exactly") << u"12.40"_s << u"12.40 USD spent"_s;
    QTest::newRow("nothing") << u"0.00"_s << u"0.00 USD spent"_s;
    QTest::newRow("money back") << u"-1.505"_s << u"-1.50 USD spent"_s;
    QTest::newRow("over a dollar") << u"0.999"_s << u"1.00 USD spent"_s;
}

void SpendTest::roundsWhatWasSpentUp()
{
    QFETCH(QString, amount);
    QTEST(plain(spentText(spend(u"month"_s, amount, month))), "text");
}

void SpendTest::usedInsteadOfLeft()
{
    Settings settings = budgeted(u"50"_s);
    settings.share = Share::Used;
    const WindowView row = seen(organisation(u"12.40"_s), settings).cards.front().windows.front();
    QCOMPARE(row.amount + u' ' + row.value + u' ' + row.valueSuffix, u"12.40 of 50.00\u00a0USD 25% used"_s);
}

void SpendTest::everythingFollows()
{
    const Overview view = seen(organisation(u"46"_s), budgeted(u"50"_s));
    QCOMPARE(view.icon, GaugeState::Critical);
    QVERIFY(qAbs(view.iconLeft.value() - 0.08) < 1e-9);
    QCOMPARE(
        plain(view.menuLines.front()), u"OpenAI organisation budget: 4.00 USD left, runs out 3:00 PM – Wed 1:00 AM"_s);
    QCOMPARE(plain(view.tooltip), plain(view.menuLines.front()));
    QCOMPARE(view.head.front().subject, u"OpenAI organisation budget"_s);
    QCOMPARE(view.strip.front().value, u"8% left"_s);
    Settings own = budgeted(u"50"_s);
    own.thresholdsFor[{u"org"_s}] = {0.95, 0.97};
    QCOMPARE(seen(organisation(u"46"_s), own).icon, GaugeState::Calm);
}

void SpendTest::withoutABudgetNothingIsAtStake()
{
    const Overview view = seen(organisation(u"46"_s), {});
    QCOMPARE(view.icon, GaugeState::NoLimits);
    QVERIFY(!view.iconLeft);
    QVERIFY(view.head.empty());
    QCOMPARE(plain(view.menuLines.front()), u"OpenAI organisation: 46.00 USD spent this month"_s);
    QCOMPARE(view.strip.front().subject, u"OpenAI organisation this month"_s);
    QCOMPARE(plain(view.strip.front().value), u"46.00 USD spent"_s);
    // Of a month that is over nothing is known.
    QVERIFY(seen(organisation(u"46"_s, month - 31 * 24h), budgeted(u"50"_s)).cards.front().windows.empty());
}

/// The provider's word about credit is not about a budget.
void SpendTest::creditIsNoBudget()
{
    AccountState state = organisation(u"1"_s);
    state.snapshot.error = Error{ErrorKind::NoCredit, 402, {}, {}};
    AlertStates told;
    Settings settings = budgeted(u"50"_s);
    settings.wanted.spendJumps = false;
    const auto alerts = advanceAlerts(told, state, now, settings);
    QCOMPARE(alerts.size(), 1U);
    QCOMPARE(alerts.front().limit.key(), u"credit"_s);
}

void SpendTest::alerts()
{
    AlertStates told;
    const Settings settings = budgeted(u"50"_s);
    QVERIFY(advanceAlerts(told, organisation(u"10"_s), now, settings).empty());
    const auto low = advanceAlerts(told, organisation(u"46"_s), now, settings);
    QCOMPARE(low.size(), 1U);
    const AlertWords words = alertWords(low.front(), u"OpenAI"_s, now);
    QCOMPARE(plain(words.title), u"OpenAI budget: 4.00 USD left"_s);
    QCOMPARE(plain(words.body), u"4.00 USD of 50.00 USD. Runs out between 3:00 PM and Wed 1:00 AM."_s);
    QCOMPARE(low.front().severity(), Severity::Critical);
    QVERIFY(advanceAlerts(told, organisation(u"46.5"_s), now, settings).empty());
    const auto out = advanceAlerts(told, organisation(u"50"_s), now, settings);
    QCOMPARE(out.size(), 1U);
    const AlertWords gone = alertWords(out.front(), u"OpenAI"_s, now);
    QCOMPARE(gone.title, u"OpenAI budget: used up"_s);
    QCOMPARE(gone.body, u"That is your own budget: requests go on, and cost more."_s);
}

void SpendTest::snoozesTheBudgetToo()
{
    AlertStates told;
    const Settings settings = budgeted(u"50"_s);
    (void)advanceAlerts(told, organisation(u"10"_s), now, settings);
    snoozeAll(told, organisation(u"10"_s), 1h, now);
    QVERIFY(advanceAlerts(told, organisation(u"46"_s), now, settings).empty());
}

void SpendTest::details()
{
    const DetailsView view = detailsView(organisation(u"12.4012345"_s), {}, now, budgeted(u"50"_s));
    QStringList rows;
    for (const DetailsRow& row : view.rows)
        rows << plain(QStringList{row.window, row.share, row.level, row.limit, row.back}.join(u'|'));
    QCOMPARE(rows,
        (QStringList{u"This month|37.5987655 USD|75%|50.00 USD|–"_s, u"This month|12.4012345 USD spent||–|–"_s,
            u"Today|1.20 USD spent||–|–"_s, u"Input tokens today|1,200,000 used||–|–"_s,
            u"Output tokens today|40,000 used||–|–"_s}));
}

void SpendTest::statusJson()
{
    AccountState state = organisation(u"12.40"_s);
    state.snapshot.reading->configuredLimits = {{u"gpt-5"_s, u"requests"_s, 500, 60s}};
    const QJsonObject document = quotalamp::statusJson({state}, now, budgeted(u"50"_s), now);
    const QJsonObject account = document.value("accounts"_L1).toArray().at(0).toObject();
    QCOMPARE(account.value("spends"_L1).toArray().at(0).toObject(),
        (QJsonObject{{u"id"_s, u"month"_s}, {u"currency"_s, u"USD"_s}, {u"amount"_s, 12.4},
            {u"since"_s, u"2026-11-01T00:00:00.000Z"_s}}));
    QCOMPARE(account.value("spends"_L1).toArray().at(2).toObject().value("currency"_L1), QJsonValue());
    // Half of the month has passed.
    QCOMPARE(account.value("budget"_L1).toObject(),
        (QJsonObject{{u"currency"_s, u"USD"_s}, {u"limit"_s, 50}, {u"spent"_s, 12.4}, {u"remaining"_s, 37.6},
            {u"pct_used"_s, 24.8}, {u"forecast"_s, 24.8}, {u"severity"_s, u"calm"_s}, {u"lasts"_s, true},
            {u"left_at_reset"_s, 0.504}, {u"runs_out_at"_s, QJsonValue()}, {u"runs_out_earliest"_s, QJsonValue()},
            {u"runs_out_latest"_s, QJsonValue()}}));
    QCOMPARE(account.value("configured_limits"_L1).toArray().at(0).toObject(),
        (QJsonObject{{u"model"_s, u"gpt-5"_s}, {u"window"_s, u"requests"_s}, {u"limit"_s, 500}, {u"period_s"_s, 60}}));
}

void SpendTest::budgetInStatus_data()
{
    QTest::addColumn<QString>("spent");
    QTest::addColumn<QString>("budget");
    QTest::addColumn<QJsonValue>("expected");
    QTest::newRow("none") << u"12.40"_s << QString() << QJsonValue();
    QTest::newRow("nothing known of the month") << QString() << u"50"_s << QJsonValue();
    QTest::newRow("a little used") << u"0.001"_s << u"50"_s << QJsonValue(0.0);
    QTest::newRow("money back") << u"-5"_s << u"50"_s << QJsonValue(0.0);
    QTest::newRow("nearly all") << u"49.999"_s << u"50"_s << QJsonValue(99.9);
    QTest::newRow("all") << u"50"_s << u"50"_s << QJsonValue(100.0);
    QTest::newRow("more") << u"70"_s << u"50"_s << QJsonValue(100.0);
}

void SpendTest::budgetInStatus()
{
    QFETCH(QString, spent);
    QFETCH(QString, budget);
    const QJsonObject document = quotalamp::statusJson({organisation(spent)}, now, budgeted(budget), now);
    const QJsonObject account = document.value("accounts"_L1).toArray().at(0).toObject();
    QVERIFY(account.contains("budget"_L1));
    QFETCH(QJsonValue, expected);
    const QJsonValue share = account.value("budget"_L1)["pct_used"_L1];
    QCOMPARE(share.toDouble(-1), expected.toDouble(-1));
}

void SpendTest::survivesARestart()
{
    Snapshot snapshot = organisation(u"12.3456789012"_s).snapshot;
    snapshot.reading->configuredLimits = {{u"gpt-5"_s, u"requests"_s, 500, 24h}};
    snapshot.error = Error{ErrorKind::Forbidden, 403, {}, {}, {}, {}, true};
    QCOMPARE(snapshotFromJson(toJson(snapshot).toQJson().toObject(), now), snapshot);
}

/// A day that begins at midnight UTC is another one than people's in most places.
void SpendTest::saysOfWhichZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("added");
    QTest::newRow("UTC") << "UTC"_ba << QString();
    QTest::newRow("Reykjavik, the same clock") << "Atlantic/Reykjavik"_ba << QString();
    QTest::newRow("Berlin") << "Europe/Berlin"_ba << u" (UTC)"_s;
    QTest::newRow("Kathmandu") << "Asia/Kathmandu"_ba << u" (UTC)"_s;
    QTest::newRow("Honolulu") << "Pacific/Honolulu"_ba << u" (UTC)"_s;
}

void SpendTest::saysOfWhichZone()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, added);
    setZone(zone.constData());
    const AccountState state = organisation(u"12.40"_s);
    QStringList labels;
    const Overview view = seen(state, budgeted(u"50"_s));
    for (const WindowView& row : view.cards.front().windows)
        labels << row.label;
    QCOMPARE(labels, (QStringList{u"This month"_s + added, u"Today"_s + added}));
    const Overview plainly = seen(state, {});
    QCOMPARE(plain(plainly.menuLines.front()), u"OpenAI organisation: 12.40 USD spent this month"_s + added);
    QVERIFY2(plain(plainly.cards.front().note).contains(u"Today 1.2M in, 40k out"_s + added),
        qPrintable(plainly.cards.front().note));
}

QTEST_GUILESS_MAIN(SpendTest)
#include "tst_spend.moc"
