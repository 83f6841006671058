// SPDX-License-Identifier: MIT
#include "cli/table.h"
#include "core/words/detailsview.h"
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"
#include "core/words/overview.h"
#include "core/words/statusjson.h"
#include "core/words/statusreading.h"
#include "support/decimals.h"

#include <QJsonArray>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

RateWindow bucket(const QString& id, double remaining, Seconds fullIn = 57s)
{
    return {id, {}, Unit::Tokens, 200000, remaining * 2000, now + fullIn, 60s, Refill::Bucket, {}};
}

RateWindow fixed(const QString& id, double remaining, Seconds resetsIn = 12h, std::optional<Seconds> period = 24h)
{
    return {id, {}, Unit::Requests, 100, remaining, now + resetsIn, period, Refill::Fixed, {}};
}

RateWindow ofModel(const QString& model, double remaining)
{
    RateWindow window = fixed(u"requests"_s, remaining);
    window.model = model;
    return window;
}

Balance credit(const QString& remaining)
{
    return {u"credit"_s, u"credit"_s, u"USD"_s, decimal(remaining), {}};
}

Balance keyLimit(const QString& remaining)
{
    return {u"key"_s, u"key limit"_s, u"USD"_s, decimal(remaining), decimal(u"20"_s)};
}

/// A limit that a descriptor or a server has a name for.
RateWindow called(RateWindow window, const QString& label)
{
    window.label = label;
    return window;
}

AccountState account(const QString& id, std::vector<RateWindow> windows, std::vector<Balance> balances = {})
{
    AccountState state;
    state.account.id = id;
    state.account.provider = u"acme"_s;
    state.account.label = id;
    state.providerName = u"Acme"_s;
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = std::move(windows);
    state.snapshot.reading->balances = std::move(balances);
    state.snapshot.readAt = state.snapshot.checkedAt = now;
    return state;
}

AccountState spending(const QString& id, const QString& month)
{
    AccountState state = account(id, {});
    state.snapshot.reading->spends = {
        {Spend::Period::Month, Spend::Kind::Money, decimal(month).value(), u"USD"_s, startOfMonth(now)},
        {Spend::Period::Day, Spend::Kind::Money, decimal(u"1.205"_s).value(), u"USD"_s, startOfDay(now)},
        {Spend::Period::Day, Spend::Kind::InputTokens, decimal(u"1200000"_s).value(), {}, startOfDay(now)}};
    return state;
}

AccountState failed(AccountState state, ErrorKind kind, int status = 0)
{
    state.snapshot.error = Error{kind, status, {}, {}};
    state.snapshot.lastProbeFailed = true;
    return state;
}

AccountState aged(AccountState state, Seconds age)
{
    state.snapshot.readAt = state.snapshot.checkedAt = now - age;
    return state;
}

AccountState lowered(AccountState state)
{
    state.snapshot.reading->windows.front().configured = 40;
    return state;
}

AccountState unknownRemaining(AccountState state)
{
    state.snapshot.reading->windows.front().remaining.reset();
    return state;
}

Settings personal()
{
    Settings settings;
    settings.thresholds = {0.6, 0.8};
    settings.thresholdsFor[{u"lenient"_s}] = {0.95, 0.99};
    settings.thresholdsFor[{u"strict"_s, u"requests"_s}] = {0.1, 0.2};
    settings.creditBelow[{u"low"_s, u"credit"_s}] = decimal(u"10"_s).value();
    settings.monthlyBudget = {{u"budgeted"_s, decimal(u"50"_s).value()}, {u"overspent"_s, decimal(u"50"_s).value()}};
    return settings;
}

std::vector<AccountState> everyKind()
{
    return {account(u"calm"_s, {bucket(u"requests"_s, 90), bucket(u"tokens"_s, 70)}),
        account(u"mixed"_s, {bucket(u"requests"_s, 90), bucket(u"tokens"_s, 4), fixed(u"7d"_s, 22)}),
        account(u"lenient"_s, {fixed(u"requests"_s, 8, 12h, {})}),
        account(u"strict"_s, {fixed(u"requests"_s, 85, 12h, {}), fixed(u"tokens"_s, 85, 12h, {})}),
        account(u"pace"_s, {fixed(u"requests"_s, 60, 20h), fixed(u"tokens"_s, 55, 18h)}),
        account(u"lasts"_s, {fixed(u"requests"_s, 20, 2h)}), account(u"out"_s, {fixed(u"requests"_s, 0)}),
        account(u"part"_s, {fixed(u"tool-calls"_s, 0), fixed(u"requests"_s, 90, 2h), fixed(u"tokens"_s, 60, 2h)}),
        account(u"models"_s, {ofModel(u"pro"_s, 0), ofModel(u"flash"_s, 65)}),
        account(u"credit"_s, {}, {credit(u"13.517095"_s)}), account(u"low"_s, {}, {credit(u"4.99"_s)}),
        account(u"limit"_s, {fixed(u"requests"_s, 90, 2h)}, {credit(u"13.51"_s), keyLimit(u"0.5"_s)}),
        account(u"debt"_s, {}, {credit(u"-0.02"_s)}),
        failed(account(u"refused"_s, {fixed(u"requests"_s, 60)}, {credit(u"-0.02"_s)}), ErrorKind::NoCredit, 402),
        failed(account(u"gone"_s, {}), ErrorKind::NoCredit, 402), spending(u"spends"_s, u"12.40"_s),
        spending(u"budgeted"_s, u"46.001"_s), spending(u"overspent"_s, u"51.5"_s),
        failed(account(u"key"_s, {bucket(u"tokens"_s, 4)}), ErrorKind::InvalidKey, 401),
        failed(account(u"away"_s, {bucket(u"tokens"_s, 4)}), ErrorKind::Timeout),
        aged(account(u"old"_s, {fixed(u"requests"_s, 4), bucket(u"tokens"_s, 90)}), 1h),
        aged(account(u"rising"_s, {bucket(u"tokens"_s, 4)}), 30s),
        lowered(account(u"lowered"_s, {fixed(u"requests"_s, 50, 2h)})),
        unknownRemaining(account(u"unknown"_s, {fixed(u"requests"_s, 50), fixed(u"tokens"_s, 10, 2h)})),
        account(u"named"_s,
            {called(fixed(u"search"_s, 4), u"search"_s), called(fixed(u"7d-saga"_s, 22), u"Saga"_s),
                called(fixed(u"requests-burst"_s, 60), u"requests in 10 seconds"_s), fixed(u"input-tokens-day"_s, 40)}),
        account(u"nothing"_s, {})};
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

/// How the terminal shows a level of this state.
QString inked(const QString& level, GaugeState state)
{
    switch (state) {
    case GaugeState::Warning:
        return u"\x1b[33m%1\x1b[0m"_s.arg(level);
    case GaugeState::Critical:
    case GaugeState::Exhausted:
        return u"\x1b[1;31m%1\x1b[0m"_s.arg(level);
    case GaugeState::Stale:
        return u"\x1b[2m%1\x1b[0m"_s.arg(level);
    default:
        return u"  "_s + level;
    }
}

/// One limit's line, and what is said below it.
struct TerminalRow {
    QString line;
    QString note;
};

std::vector<TerminalRow> terminalRows(const QString& table)
{
    std::vector<TerminalRow> rows;
    const QStringList lines = plain(table).split(u'\n');
    for (const QString& line : lines.sliced(1)) {
        if (line.startsWith("    "_L1) && !rows.empty())
            rows.back().note = line.trimmed();
        else
            rows.push_back({line, {}});
    }
    return rows;
}

/// The rows that a view has of an account: a refusal for want of credit is told as an error.
std::vector<LimitStanding> shown(const AccountStanding& standing)
{
    std::vector<LimitStanding> rows;
    for (const LimitStanding& row : standing.rows) {
        if (!std::holds_alternative<RefusedCredit>(row.limit))
            rows.push_back(row);
    }
    return rows;
}

} // namespace

/// Popup, terminal, details, tooltip, head, strip and JSON agree on each limit's state, on their order and on the nearest.
class AgreementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void cardAndTerminal_data() { kinds(); }
    void cardAndTerminal();
    void json_data() { kinds(); }
    void json();
    void details_data() { kinds(); }
    void details();
    void nearest_data() { kinds(); }
    void nearest();
    void iconOfAll_data();
    void iconOfAll();

private:
    static void kinds();
};

void AgreementTest::kinds()
{
    QTest::addColumn<AccountState>("account");
    QTest::addColumn<Settings>("settings");
    Settings used = personal();
    used.share = Share::Used;
    used.resetStyle = ResetStyle::Clock;
    for (const AccountState& each : everyKind()) {
        QTest::addRow("%s, by default", qPrintable(each.account.id)) << each << Settings();
        QTest::addRow("%s, as a person chose", qPrintable(each.account.id)) << each << personal();
        QTest::addRow("%s, what is used", qPrintable(each.account.id)) << each << used;
    }
}

/// What binds the others, where the card says so.
QString bindingOf(const AccountStanding& standing)
{
    const LimitStanding* first = standing.runsOutFirst();
    return first && first->isPressing() && !standing.stale ? bindingText(standing) : QString();
}

void AgreementTest::cardAndTerminal()
{
    QFETCH(AccountState, account);
    QFETCH(Settings, settings);
    const AccountStanding standing = standingOf(account, now, settings);
    const std::vector<LimitStanding> rows = shown(standing);
    const CardView card = overview({account}, now, settings).cards.front();
    QCOMPARE(card.windows.size(), rows.size());
    const QString table = statusTable(
        statusJson({account}, now, settings, now), now, {true, {}}, [](const QString& id) { return ProviderName{id}; });
    QVERIFY2(table.contains(bindingOf(standing)), qPrintable(table));
    const std::vector<TerminalRow> lines = terminalRows(table);
    QVERIFY2(lines.size() >= rows.size(), qPrintable(table));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const WindowView& window = card.windows[i];
        QCOMPARE(window.id, rows[i].key());
        QCOMPARE(window.state, rowState(rows[i].severity, standing.stale));
        const QString state = plain(limitState(rows[i], settings.share));
        QVERIFY2(lines[i].line.startsWith(u"  "_s + window.label), qPrintable(lines[i].line));
        QVERIFY2(lines[i].line.contains(inked(state, window.state)), qPrintable(lines[i].line));
        QVERIFY2(lines[i].line.contains(plain(window.amount)), qPrintable(lines[i].line));
        QVERIFY2(lines[i].line.contains(plain(window.back)), qPrintable(lines[i].line));
        QVERIFY2(lines[i].note.contains(plain(window.note)), qPrintable(lines[i].note));
    }
}

void AgreementTest::json()
{
    QFETCH(AccountState, account);
    QFETCH(Settings, settings);
    const AccountStanding standing = standingOf(account, now, settings);
    const QJsonObject document = statusJson({account}, now, settings, now);
    const AccountStanding told = standingFromStatus(document["accounts"_L1].toArray().at(0).toObject(), now);
    QCOMPARE(wordingFromStatus(document), wordingOf(settings));
    QCOMPARE(told.accountId, standing.accountId);
    QCOMPARE(told.stale, standing.stale);
    QCOMPARE(told.readAt, standing.readAt);
    QCOMPARE(told.rows.size(), standing.rows.size());
    for (std::size_t i = 0; i < told.rows.size(); ++i) {
        QCOMPARE(told.rows[i].key(), standing.rows[i].key());
        QCOMPARE(limitName(told.rows[i]), limitName(standing.rows[i]));
        QCOMPARE(limitSubject(told.rows[i]), limitSubject(standing.rows[i]));
        QCOMPARE(told.rows[i].severity, standing.rows[i].severity);
        QCOMPARE(told.rows[i].left.has_value(), standing.rows[i].left.has_value());
        QVERIFY(qAbs(told.rows[i].left.value_or(0) - standing.rows[i].left.value_or(0)) < 1e-9);
        QCOMPARE(told.rows[i].forecast, standing.rows[i].forecast);
        QCOMPARE(told.rows[i].runsOutAt(), standing.rows[i].runsOutAt());
        QCOMPARE(told.rows[i].onlyPart, standing.rows[i].onlyPart);
    }
}

void AgreementTest::details()
{
    QFETCH(AccountState, account);
    QFETCH(Settings, settings);
    const CardView card = overview({account}, now, settings).cards.front();
    const DetailsView view = detailsView(account, {}, now, settings);
    std::size_t i = 0;
    for (const LimitStanding& row : shown(standingOf(account, now, settings))) {
        if (std::holds_alternative<Spend>(row.limit))
            continue; // spends stand at the end, every one of them
        QVERIFY(i < view.rows.size());
        QVERIFY2(view.rows[i].window.startsWith(card.windows[i].label), qPrintable(view.rows[i].window));
        QCOMPARE(view.rows[i].severity, row.severity);
        QCOMPARE(view.rows[i].level.isEmpty(), !card.windows[i].left);
        if (card.windows[i].left)
            QCOMPARE(view.rows[i].level, card.windows[i].value);
        ++i;
    }
}

void AgreementTest::nearest()
{
    QFETCH(AccountState, account);
    QFETCH(Settings, settings);
    const AccountStanding standing = standingOf(account, now, settings);
    const Overview view = overview({account}, now, settings);
    QCOMPARE(view.icon, standing.state);
    QCOMPARE(view.cards.front().state, standing.state);
    const LimitStanding* nearest = standing.nearest();
    const QJsonObject document = statusJson({account}, now, settings, now);
    const AccountStanding told = standingFromStatus(document["accounts"_L1].toArray().at(0).toObject(), now);
    QCOMPARE(told.nearest() ? told.nearest()->key() : QString(), nearest ? nearest->key() : QString());
    if (!nearest || standing.state == GaugeState::Error)
        return;
    const QString subject = limitSubject(u"Acme"_s, *nearest);
    QCOMPARE(view.strip.front().subject, subject);
    if (!std::holds_alternative<Spend>(nearest->limit)) // "Acme: 12.40 USD spent this month"
        QVERIFY2(view.tooltip.startsWith(subject), qPrintable(view.tooltip));
    const auto pressing = standing.pressing();
    if (!pressing.empty()) {
        QCOMPARE(pressing.front()->key(), nearest->key());
        QCOMPARE(view.cards.front().nearest, limitName(*nearest) + u": "_s + limitState(*nearest, settings.share));
        QCOMPARE(view.head.front().subject, subject);
    }
}

void AgreementTest::iconOfAll_data()
{
    QTest::addColumn<std::vector<AccountState>>("accounts");
    std::vector<AccountState> accounts = everyKind();
    for (AccountState& each : accounts)
        each.providerName = each.account.id; // so that each has a subject of its own
    while (!accounts.empty()) {
        const std::vector<AccountStanding> standings = [&] {
            std::vector<AccountStanding> list;
            for (const AccountState& each : accounts)
                list.push_back(standingOf(each, now, personal()));
            return list;
        }();
        const auto most = std::ranges::min_element(standings, isMoreUrgent);
        QTest::addRow("%zu, %s first", accounts.size(), qPrintable(most->accountId)) << accounts;
        accounts.erase(accounts.begin() + (most - standings.begin()));
    }
}

/// Each account in turn is the most urgent one, and everything speaks of it.
void AgreementTest::iconOfAll()
{
    QFETCH(std::vector<AccountState>, accounts);
    std::vector<AccountStanding> standings;
    for (const AccountState& each : accounts)
        standings.push_back(standingOf(each, now, personal()));
    const AccountStanding& most = *std::ranges::min_element(standings, isMoreUrgent);
    const Overview view = overview(accounts, now, personal());
    QCOMPARE(view.icon, most.state);
    const std::vector<double> levels = most.levels();
    QCOMPARE(view.iconLeft, levels.empty() ? std::nullopt : std::optional(levels.front()));
    QVERIFY2(view.tooltip.startsWith(most.accountId), qPrintable(view.tooltip));
    QVERIFY2(view.strip.front().subject.startsWith(most.accountId), qPrintable(view.strip.front().subject));
    if (!most.pressing().empty())
        QVERIFY2(view.head.front().subject.startsWith(most.accountId), qPrintable(view.head.front().subject));
    int before = urgency(GaugeState::Exhausted);
    for (const CardView& card : view.cards) {
        QVERIFY(urgency(card.state) <= before);
        before = urgency(card.state);
    }
}

QTEST_GUILESS_MAIN(AgreementTest)
#include "tst_agreement.moc"
