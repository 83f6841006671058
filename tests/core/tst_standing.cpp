// SPDX-License-Identifier: MIT
#include "core/rules/standing.h"
#include "support/decimals.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

RateWindow window(const QString& id, double remaining, std::optional<Seconds> period = std::nullopt)
{
    return {id, {}, Unit::Requests, 100, remaining, now + 12h, period, Refill::Fixed, {}};
}

Balance balance(const QString& id, const QString& remaining, const QString& limit = {})
{
    return {id, {}, u"USD"_s, decimal(remaining), decimal(limit)};
}

AccountState account(std::vector<RateWindow> windows, std::vector<Balance> balances = {})
{
    AccountState state;
    state.account.id = u"one"_s;
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = std::move(windows);
    state.snapshot.reading->balances = std::move(balances);
    state.snapshot.readAt = state.snapshot.checkedAt = now;
    return state;
}

AccountState failed(AccountState state, ErrorKind kind)
{
    state.snapshot.error = Error{kind, 0, {}, {}};
    state.snapshot.lastProbeFailed = true;
    return state;
}

LimitStanding row(std::optional<Severity> severity, std::optional<double> left, bool onlyPart = false,
    std::optional<TimePoint> runsOutAt = std::nullopt)
{
    LimitStanding standing{RateWindow{}, severity, left};
    if (runsOutAt)
        standing.forecast = Forecast{runsOutAt, runsOutAt, runsOutAt};
    standing.onlyPart = onlyPart;
    return standing;
}

QStringList keysOf(const AccountStanding& standing)
{
    QStringList keys;
    for (const LimitStanding& each : standing.rows)
        keys << each.key();
    return keys;
}

} // namespace

/// The one place where limits are judged, and the one order of urgency.
class StandingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void order_data();
    void order();
    void accounts_data();
    void accounts();
    void rows_data();
    void rows();
    void judgesByThePersonsOwn();
    void refusedForCredit();
    void staleReadingsDoNotPress();
    void fillsWithTheWhole();
};

void StandingTest::order_data()
{
    QTest::addColumn<LimitStanding>("nearer");
    QTest::addColumn<LimitStanding>("farther");
    QTest::addColumn<bool>("asRows"); ///< whether they also stand in that order on a card
    const auto warned = Severity::Warning;
    const auto calm = Severity::Calm;
    QTest::newRow("the more severe") << row(Severity::Critical, 0.5) << row(warned, 0.1) << true;
    QTest::newRow("used up before all") << row(Severity::Exhausted, 0) << row(Severity::Critical, 0.01) << true;
    QTest::newRow("all of it before a part") << row(warned, 0.2) << row(warned, 0.1, true) << true;
    QTest::newRow("a part that is used up is a warning")
        << row(Severity::Critical, 0.05) << row(Severity::Exhausted, 0, true) << true;
    QTest::newRow("runs out first") << row(warned, 0.3, false, now + 1h) << row(warned, 0.2, false, now + 2h) << true;
    QTest::newRow("a known end before none") << row(warned, 0.3, false, now + 1h) << row(warned, 0.2) << true;
    QTest::newRow("less left") << row(warned, 0.1) << row(warned, 0.2) << true;
    QTest::newRow("a level before none") << row(warned, 0.9) << row(warned, std::nullopt) << true;
    QTest::newRow("known before unknown") << row(calm, 1) << row(std::nullopt, std::nullopt) << true;
    QTest::newRow("less left, both calm") << row(calm, 0.6) << row(calm, 0.9) << false;
    QTest::newRow("all of it before a part, both calm") << row(calm, 0.9) << row(calm, 0.6, true) << false;
}

void StandingTest::order()
{
    QFETCH(LimitStanding, nearer);
    QFETCH(LimitStanding, farther);
    QFETCH(bool, asRows);
    QVERIFY(isNearer(nearer, farther));
    QVERIFY(!isNearer(farther, nearer));
    QVERIFY(!isNearer(nearer, nearer));
    QCOMPARE(comesFirst(nearer, farther), asRows);
    QVERIFY(!comesFirst(farther, nearer));
}

void StandingTest::accounts_data()
{
    QTest::addColumn<AccountState>("first");
    QTest::addColumn<AccountState>("second");
    const auto calm = account({window(u"a"_s, 90)});
    QTest::newRow("used up before critical") << account({window(u"a"_s, 0)}) << account({window(u"a"_s, 4)});
    QTest::newRow("critical before an error") << account({window(u"a"_s, 4)}) << failed(calm, ErrorKind::InvalidKey);
    QTest::newRow("an error before a warning") << failed(calm, ErrorKind::InvalidKey) << account({window(u"a"_s, 20)});
    QTest::newRow("a warning before what is stale")
        << account({window(u"a"_s, 20)}) << failed(calm, ErrorKind::Timeout);
    QTest::newRow("stale before calm") << failed(calm, ErrorKind::Timeout) << calm;
    QTest::newRow("calm before without limits") << calm << account({});
    QTest::newRow("who runs out first") << account({window(u"a"_s, 20, 24h)})
                                        << account({window(u"a"_s, 40, 20h), window(u"b"_s, 24)});
    QTest::newRow("no credit before low credit")
        << failed(account({}), ErrorKind::NoCredit) << account({}, {balance(u"key"_s, u"1"_s, u"20"_s)});
    QTest::newRow("calm ones by their level") << account({window(u"a"_s, 80)}) << calm;
}

void StandingTest::accounts()
{
    QFETCH(AccountState, first);
    QFETCH(AccountState, second);
    const AccountStanding one = standingOf(first, now, {});
    const AccountStanding two = standingOf(second, now, {});
    QVERIFY(isMoreUrgent(one, two));
    QVERIFY(!isMoreUrgent(two, one));
}

void StandingTest::rows_data()
{
    QTest::addColumn<AccountState>("account");
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("none") << account({}) << QStringList() << QString();
    QTest::newRow("calm ones in the provider's order")
        << account({window(u"a"_s, 90), window(u"b"_s, 60), window(u"c"_s, 80)}) << QStringList{u"a"_s, u"b"_s, u"c"_s}
        << u"b"_s;
    QTest::newRow("urgent ones first") << account({window(u"a"_s, 90), window(u"b"_s, 20), window(u"c"_s, 4)})
                                       << QStringList{u"c"_s, u"b"_s, u"a"_s} << u"c"_s;
    QTest::newRow("windows, then balances, then what is unknown")
        << account({window(u"a"_s, 90)}, {balance(u"debt"_s, u"0"_s), balance(u"credit"_s, u"5"_s)})
        << QStringList{u"a"_s, u"balance-credit"_s, u"balance-debt"_s} << u"a"_s;
    QTest::newRow("refused for want of credit")
        << failed(account({window(u"a"_s, 0)}), ErrorKind::NoCredit) << QStringList{u"credit"_s, u"a"_s} << u"credit"_s;
}

void StandingTest::rows()
{
    QFETCH(AccountState, account);
    const AccountStanding standing = standingOf(account, now, {});
    QTEST(keysOf(standing), "keys");
    QTEST(standing.nearest() ? standing.nearest()->key() : QString(), "nearest");
}

void StandingTest::judgesByThePersonsOwn()
{
    Settings settings;
    settings.thresholdsFor[{u"one"_s, u"a"_s}] = {0.3, 0.5};
    settings.creditBelow[{u"one"_s, u"credit"_s}] = decimal(u"10"_s).value();
    settings.monthlyBudget[u"one"_s] = decimal(u"50"_s).value();
    AccountState state = account({window(u"a"_s, 60)}, {balance(u"credit"_s, u"5"_s)});
    state.snapshot.reading->spends = {
        {Spend::Period::Month, Spend::Kind::Money, decimal(u"12.50"_s).value(), u"USD"_s, startOfMonth(now)}};
    const AccountStanding own = standingOf(state, now, settings);
    QCOMPARE(keysOf(own), QStringList({u"a"_s, u"balance-credit"_s, budgetKey()}));
    QCOMPARE(own.rows[0].severity, Severity::Warning);
    QCOMPARE(own.rows[1].severity, Severity::Warning);
    QCOMPARE(own.rows[1].below, decimal(u"10"_s));
    QCOMPARE(own.rows[2].left, 0.75);
    QCOMPARE(own.state, GaugeState::Warning);
    const AccountStanding byDefault = standingOf(state, now, {});
    QCOMPARE(keysOf(byDefault), QStringList({u"a"_s, u"balance-credit"_s, u"spend-month"_s}));
    QCOMPARE(byDefault.state, GaugeState::Calm);
}

/// The provider's word decides also where no limit is known, and nothing else fills the gauge.
void StandingTest::refusedForCredit()
{
    const AccountState state =
        failed(account({window(u"a"_s, 60)}, {balance(u"credit"_s, u"-1"_s)}), ErrorKind::NoCredit);
    const AccountStanding standing = standingOf(state, now, {});
    QCOMPARE(standing.state, GaugeState::Exhausted);
    QCOMPARE(standing.rows[1].key(), u"balance-credit"_s);
    QCOMPARE(standing.rows[1].severity, Severity::Exhausted);
    QCOMPARE(standing.levels(), std::vector{0.0});
    QVERIFY(standing.stale);
    QCOMPARE(standing.pressing().size(), 1U);
}

void StandingTest::staleReadingsDoNotPress()
{
    const AccountStanding standing = standingOf(account({window(u"a"_s, 4)}), now + 1h, {});
    QCOMPARE(standing.state, GaugeState::Stale);
    QVERIFY(standing.pressing().empty());
    QCOMPARE(standing.nearest()->severity, Severity::Critical);
}

/// Of the limits that are left when a part is blocked, the lowest: card and icon show the same.
void StandingTest::fillsWithTheWhole()
{
    const AccountStanding standing =
        standingOf(account({window(u"tool-calls"_s, 0), window(u"requests"_s, 90), window(u"tokens"_s, 60)}), now, {});
    QCOMPARE(standing.state, GaugeState::Warning);
    QCOMPARE(standing.nearest()->key(), u"tool-calls"_s);
    QCOMPARE(standing.fillOrder().front()->key(), u"tokens"_s);
    QCOMPARE(standing.levels(), (std::vector{0.6, 0.9, 0.0}));
}

QTEST_GUILESS_MAIN(StandingTest)
#include "tst_standing.moc"
