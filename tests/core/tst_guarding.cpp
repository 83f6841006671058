// SPDX-License-Identifier: MIT
#include "core/rules/guarding.h"
#include "core/words/guardwords.h"
#include "support/decimals.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};
constexpr Milliseconds never{-1};

/// A window of which `left` percent are left, back in `ahead`.
LimitStanding fixed(const QString& id, std::optional<double> left, Milliseconds ahead = 2h)
{
    RateWindow window{id, {}, Unit::Requests, 100, left, now + ahead, 5h, Refill::Fixed, {}};
    return {window, Severity::Calm, window.leftShare()};
}

/// The same that fills up all the time.
LimitStanding bucket(const QString& id, double left, Milliseconds ahead)
{
    LimitStanding row = fixed(id, left, ahead);
    std::get<RateWindow>(row.limit).refill = Refill::Bucket;
    return row;
}

LimitStanding part(LimitStanding row, const QString& model = {})
{
    std::get<RateWindow>(row.limit).model = model;
    row.onlyPart = true;
    return row;
}

LimitStanding money(const QString& remaining, const QString& limit = {})
{
    const Balance balance{u"credit"_s, {}, u"USD"_s, decimal(remaining), decimal(limit)};
    const bool known = balance.limit.has_value();
    return {balance, Severity::Calm,
        known ? std::optional(balance.remaining->approximate() / balance.limit->approximate()) : std::nullopt};
}

LimitStanding noCredit()
{
    return {RefusedCredit{}, Severity::Exhausted, 0.0};
}

GuardedAccount known(std::vector<LimitStanding> rows)
{
    GuardedAccount account;
    account.standing.accountId = u"one"_s;
    account.standing.readAt = now - 10s;
    account.standing.rows = std::move(rows);
    return account;
}

GuardedAccount failed(GuardedAccount account, ErrorKind kind)
{
    account.failed = account.standing.stale = true;
    account.error = kind;
    return account;
}

GuardedAccount old(GuardedAccount account)
{
    account.standing.stale = true;
    account.standing.readAt = now - 20min;
    return account;
}

GuardedAccount unread()
{
    GuardedAccount account = known({});
    account.read = false;
    return account;
}

GuardedAccount refused(GuardedAccount account, Milliseconds retry)
{
    account.error = ErrorKind::RateLimited;
    account.retryAt = now + retry;
    return account;
}

using Accounts = std::vector<GuardedAccount>;
using Indexes = std::vector<std::size_t>;

} // namespace

/// Whether enough is left, and when it will be.
class GuardingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneAccount_data();
    void oneAccount();
    void severalAccounts_data();
    void severalAccounts();
    void askedForByName_data();
    void askedForByName();
    void unlimitedOnesAreSkipped();
    void newerAnswers_data();
    void newerAnswers();
    void looks_data();
    void looks();
    void spreads();
    void sentences_data();
    void sentences();
    void json();
};

void GuardingTest::oneAccount_data()
{
    QTest::addColumn<GuardedAccount>("account");
    QTest::addColumn<double>("least");
    QTest::addColumn<Room>("room");
    QTest::addColumn<RoomReason>("reason");
    QTest::addColumn<Milliseconds>("back");
    const auto row = [](const char* name, const GuardedAccount& account, double least, Room room,
                         RoomReason reason = RoomReason::Level, Milliseconds back = never) {
        QTest::newRow(name) << account << least << room << reason << back;
    };
    using enum Room;
    using R = RoomReason;
    row("more than enough", known({fixed(u"5h"_s, 64)}), 0.2, Enough);
    row("just enough", known({fixed(u"5h"_s, 20)}), 0.2, Enough);
    row("a third of three", known({fixed(u"5h"_s, 100.0 / 3)}), 1.0 / 3, Enough);
    row("a little less", known({fixed(u"5h"_s, 19.9)}), 0.2, NotEnough, R::Level, 2h);
    row("used up", known({fixed(u"5h"_s, 0)}), 0.2, NotEnough, R::Level, 2h);
    row("nothing demanded, little left", known({fixed(u"5h"_s, 0.1)}), 0, Enough);
    row("nothing demanded, nothing left", known({fixed(u"5h"_s, 0)}), 0, NotEnough, R::Level, 2h);
    row("all demanded, all left", known({fixed(u"5h"_s, 100)}), 1, Enough);
    row("all demanded, nearly all left", known({fixed(u"5h"_s, 99.97)}), 1, NotEnough, R::Level, 2h);
    row("more left than the limit", known({fixed(u"5h"_s, 130)}), 1, Enough);
    row("the worst decides", known({fixed(u"5h"_s, 64), fixed(u"7d"_s, 5, 40h)}), 0.2, NotEnough, R::Level, 40h);
    row("the last to be back decides", known({fixed(u"5h"_s, 1), fixed(u"7d"_s, 5, 40h)}), 0.2, NotEnough, R::Level,
        40h);
    row("one never comes back", known({fixed(u"5h"_s, 1), money(u"0.10"_s, u"10"_s)}), 0.2, NotEnough);
    row("no reset is told",
        known({{RateWindow{u"5h"_s, {}, Unit::Requests, 100, 1, {}, {}, Refill::Unknown, {}}, {}, 0.01}}), 0.2,
        NotEnough);

    row("a bucket fills up", known({bucket(u"tokens"_s, 0, 60s)}), 0.5, NotEnough, R::Level, 30s);
    row("from what is left", known({bucket(u"tokens"_s, 20, 60s)}), 0.4, NotEnough, R::Level, 15s);
    row("to the brim", known({bucket(u"tokens"_s, 20, 60s)}), 1, NotEnough, R::Level, 60s);
    row("to anything at all", known({bucket(u"tokens"_s, 0, 100s)}), 0, NotEnough, R::Level, 1s);

    row("a reset has passed", known({fixed(u"5h"_s, 0, -5s)}), 0.2, Unknown, R::ResetDue);
    row("a reset has passed, enough before", known({fixed(u"5h"_s, 64, -5s)}), 0.2, Unknown, R::ResetDue);
    row("another limit lacks it anyway", known({fixed(u"5h"_s, 0, -5s), fixed(u"7d"_s, 1, 9h)}), 0.2, NotEnough);
    row("a reset has passed, nobody answers", failed(known({fixed(u"5h"_s, 0, -5s)}), ErrorKind::Unreachable), 0.2,
        Unknown, R::Failed);

    row("old and enough", old(known({fixed(u"5h"_s, 64)})), 0.2, Unknown, R::Old);
    row("old and not enough until its reset", old(known({fixed(u"5h"_s, 4)})), 0.2, NotEnough, R::Level, 2h);
    row("nobody answers, enough before", failed(known({fixed(u"5h"_s, 64)}), ErrorKind::Timeout), 0.2, Unknown,
        R::Failed);
    row("nobody answers, not enough before", failed(known({fixed(u"5h"_s, 4)}), ErrorKind::Timeout), 0.2, NotEnough,
        R::Level, 2h);
    row("nobody answers, little money before", failed(known({money(u"1"_s, u"10"_s)}), ErrorKind::Timeout), 0.2,
        Unknown, R::Failed);
    row("a refused key", failed(known({fixed(u"5h"_s, 4)}), ErrorKind::InvalidKey), 0.2, Unknown, R::Failed);
    row("a locked keychain", failed(unread(), ErrorKind::KeychainLocked), 0.2, Unknown, R::Failed);
    row("never read", unread(), 0.2, Unknown, R::NoReading);
    row("no limits", known({}), 0.2, Unknown, R::NoLimits);
    row("no limits, a failure", failed(known({}), ErrorKind::Overloaded), 0.2, Unknown, R::Failed);

    row("refused for now", refused(known({fixed(u"5h"_s, 64)}), 30s), 0.2, NotEnough, R::Refused, 30s);
    row("refused once", refused(known({fixed(u"5h"_s, 64)}), -1s), 0.2, Enough);
    row("refused longer than its reset", refused(known({fixed(u"5h"_s, 4, 10s)}), 30s), 0.2, NotEnough, R::Level, 30s);

    row("money with a limit", known({money(u"5"_s, u"10"_s)}), 0.2, Enough);
    row("little of it", known({money(u"1"_s, u"10"_s)}), 0.2, NotEnough);
    row("money without a limit", known({money(u"13.51"_s)}), 0.2, Unknown, R::NoLevel);
    row("beside a window", known({money(u"0.01"_s), fixed(u"5h"_s, 64)}), 0.2, Enough);
    row("no credit", failed(known({noCredit(), fixed(u"5h"_s, 64)}), ErrorKind::NoCredit), 0.2, NotEnough);
    row("no credit, nothing demanded", known({noCredit()}), 0, NotEnough);
    row("a level that is not told", known({fixed(u"5h"_s, std::nullopt)}), 0.2, Unknown, R::NoLevel);

    row("a part that is used up", known({fixed(u"5h"_s, 64), part(fixed(u"images"_s, 0))}), 0.2, Enough);
    row("nothing but models, one with room",
        known({part(fixed(u"tokens"_s, 4), u"a"_s), part(fixed(u"tokens"_s, 64), u"b"_s)}), 0.2, Enough);
    row("a model needs all of its limits",
        known({part(fixed(u"tokens"_s, 4, 1h), u"a"_s), part(fixed(u"requests"_s, 64), u"a"_s),
            part(fixed(u"tokens"_s, 5, 3h), u"b"_s)}),
        0.2, NotEnough, R::Level, 1h);
}

void GuardingTest::oneAccount()
{
    QFETCH(const GuardedAccount, account);
    QFETCH(const double, least);
    QFETCH(const Room, room);
    QFETCH(const RoomReason, reason);
    QFETCH(const Milliseconds, back);
    const GuardDecision decision = decideGuard({account}, {least}, now);
    QCOMPARE(decision.room, room);
    QCOMPARE(decision.accounts.front().reason, reason);
    if (back != never)
        QCOMPARE(decision.backAt.value_or(now + never) - now, back);
    else
        QVERIFY(room != Room::NotEnough || !decision.backAt || reason == RoomReason::Level);
}

void GuardingTest::severalAccounts_data()
{
    QTest::addColumn<Accounts>("accounts");
    QTest::addColumn<bool>("any");
    QTest::addColumn<Room>("room");
    QTest::addColumn<std::size_t>("speaker");
    QTest::addColumn<Milliseconds>("back");
    const auto row = [](const char* name, const Accounts& accounts, bool any, Room room, std::size_t speaker,
                         Milliseconds back = never) {
        QTest::newRow(name) << accounts << any << room << speaker << back;
    };
    using enum Room;
    const GuardedAccount much = known({fixed(u"5h"_s, 64)});
    const GuardedAccount more = known({fixed(u"5h"_s, 90)});
    const GuardedAccount soon = known({fixed(u"5h"_s, 4, 10min)});
    const GuardedAccount late = known({fixed(u"5h"_s, 4, 3h)});
    const GuardedAccount poor = known({noCredit()});
    const GuardedAccount away = failed(known({fixed(u"5h"_s, 64)}), ErrorKind::Unreachable);
    row("all: the nearest speaks", {more, much}, false, Enough, 1);
    row("any: the farthest speaks", {much, more}, true, Enough, 1);
    row("all: one lacks it", {much, soon}, false, NotEnough, 1, 10min);
    row("any: one has it", {soon, much}, true, Enough, 1);
    row("all: the last to be back", {late, soon}, false, NotEnough, 0, 3h);
    row("any: the first to be back", {late, soon}, true, NotEnough, 1, 10min);
    row("all: one never is", {soon, poor}, false, NotEnough, 1);
    row("any: one never is", {poor, soon}, true, NotEnough, 1, 10min);
    row("all: one is not known, one lacks it", {away, soon}, false, NotEnough, 1);
    row("all: one is not known, one has it", {much, away}, false, Unknown, 1);
    row("any: one is not known, one lacks it", {soon, away}, true, Unknown, 1, 10min);
    row("any: one is not known, one has it", {away, much}, true, Enough, 1);
}

void GuardingTest::severalAccounts()
{
    QFETCH(const Accounts, accounts);
    QFETCH(const bool, any);
    QFETCH(const Room, room);
    QFETCH(const std::size_t, speaker);
    QFETCH(const Milliseconds, back);
    const GuardDecision decision = decideGuard(accounts, {0.2, any}, now);
    QCOMPARE(decision.room, room);
    QCOMPARE(decision.speaker, speaker);
    QCOMPARE(decision.backAt.value_or(now + never) - now, back);
}

void GuardingTest::askedForByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Room>("room");
    QTest::addColumn<RoomReason>("reason");
    const auto row = [](const QString& name, Room room, RoomReason reason = RoomReason::Level) {
        QTest::newRow(qPrintable(name)) << name << room << reason;
    };
    row(u"7d"_s, Room::NotEnough);
    row(u"7 days"_s, Room::NotEnough);
    row(u"5H"_s, Room::Enough);
    row(u"images"_s, Room::NotEnough); // a part that is asked for counts
    row(u"tokens"_s, Room::NotEnough); // of every model
    row(u"tokens@small"_s, Room::Enough);
    row(u"tokens@large"_s, Room::NotEnough);
    row(u"credit"_s, Room::Unknown, RoomReason::NoLevel);
    row(u"balance-credit"_s, Room::Unknown, RoomReason::NoLevel);
    row(u"6h"_s, Room::Unknown, RoomReason::NoSuchLimit);
    row(u"5h; rm -rf"_s, Room::Unknown, RoomReason::NoSuchLimit);
}

void GuardingTest::askedForByName()
{
    QFETCH(const QString, name);
    QFETCH(const Room, room);
    QFETCH(const RoomReason, reason);
    const GuardedAccount account = known({fixed(u"5h"_s, 64), fixed(u"7d"_s, 4), part(fixed(u"images"_s, 0)),
        part(fixed(u"tokens"_s, 64), u"small"_s), part(fixed(u"tokens"_s, 3), u"large"_s), money(u"13.51"_s)});
    GuardDemand demand{0.2};
    demand.asksFor = [&name](const LimitStanding& row) { return isCalled(row, name); };
    const GuardDecision decision = decideGuard({account}, demand, now);
    QCOMPARE(decision.room, room);
    QCOMPARE(decision.accounts.front().reason, reason);
}

/// Where nobody named the accounts, a local server does not forbid what the others allow.
void GuardingTest::unlimitedOnesAreSkipped()
{
    const Accounts accounts{known({}), known({fixed(u"5h"_s, 64)})};
    GuardDemand demand{0.2};
    QCOMPARE(decideGuard(accounts, demand, now).room, Room::Unknown);
    demand.skipsUnlimited = true;
    QCOMPARE(decideGuard(accounts, demand, now).room, Room::Enough);
    QCOMPARE(decideGuard(accounts, demand, now).speaker, std::size_t(1));
    QCOMPARE(decideGuard({accounts.front()}, demand, now).room, Room::Unknown);
}

void GuardingTest::newerAnswers_data()
{
    QTest::addColumn<Accounts>("accounts");
    QTest::addColumn<bool>("any");
    QTest::addColumn<Indexes>("wanted");
    QTest::newRow("known") << Accounts{known({fixed(u"5h"_s, 4)})} << false << Indexes{};
    QTest::newRow("due") << Accounts{known({fixed(u"5h"_s, 4, -1s)})} << false << Indexes{0};
    QTest::newRow("old") << Accounts{old(known({fixed(u"5h"_s, 64)}))} << false << Indexes{0};
    QTest::newRow("failed") << Accounts{failed(known({fixed(u"5h"_s, 64)}), ErrorKind::Timeout)} << false << Indexes{};
    QTest::newRow("only those that may tell more") << Accounts{failed(known({fixed(u"5h"_s, 64)}), ErrorKind::Timeout),
        old(known({fixed(u"5h"_s, 64)})), known({fixed(u"5h"_s, 64)})}
                                                   << false << Indexes{1};
    QTest::newRow("another one decides") << Accounts{old(known({fixed(u"5h"_s, 64)})), known({fixed(u"5h"_s, 64)})}
                                         << true << Indexes{};
}

void GuardingTest::newerAnswers()
{
    QFETCH(const Accounts, accounts);
    QFETCH(const bool, any);
    QFETCH(const Indexes, wanted);
    QCOMPARE(wantNewerAnswers(decideGuard(accounts, {0.2, any}, now)), wanted);
}

void GuardingTest::looks_data()
{
    QTest::addColumn<GuardedAccount>("account");
    QTest::addColumn<GuardWait>("wait");
    QTest::addColumn<Milliseconds>("look");
    const auto row = [](const char* name, const GuardedAccount& account, const GuardWait& wait, Milliseconds look) {
        QTest::newRow(name) << account << wait << look;
    };
    const GuardedAccount soon = known({fixed(u"5h"_s, 4, 10min)});
    const GuardedAccount due = known({fixed(u"5h"_s, 4, -1s)});
    const GuardedAccount away = failed(known({fixed(u"5h"_s, 64)}), ErrorKind::Unreachable);
    row("enough", known({fixed(u"5h"_s, 64)}), {}, never);
    row("after the reset", soon, {}, 10min + 500ms);
    row("within what is allowed", soon, {now + 11min}, 10min + 500ms);
    row("just within", soon, {now + 10min}, 10min);
    row("longer than allowed", soon, {now + 9min}, never);
    row("nothing is allowed", soon, {now}, never);
    row("nobody knows when", known({money(u"1"_s, u"10"_s)}), {}, never);
    row("not back yet", known({fixed(u"5h"_s, 4, 1ms)}), {{}, 4}, 8s);
    row("not back for long", known({fixed(u"5h"_s, 4, 1ms)}), {{}, 40}, 1min);
    row("but not before the reset", soon, {{}, 4}, 10min + 500ms);
    row("the provider lags behind", due, {}, 500ms);
    row("and further", due, {{}, 3, 3}, 4s);
    row("for too long", due, {{}, 9, 7}, never);
    row("the network is not there yet", away, {{}, 1, 0}, 1s);
    row("for too long", away, {{}, 7, 7}, never);
    row("the key is refused", failed(known({}), ErrorKind::InvalidKey), {{}, 1, 0}, never);
    row("at the end of what is allowed", away, {now + 300ms, 1, 0}, 300ms);
}

void GuardingTest::looks()
{
    QFETCH(const GuardedAccount, account);
    QFETCH(const GuardWait, wait);
    QFETCH(const Milliseconds, look);
    const auto next = nextLook(decideGuard({account}, {0.2}, now), wait, now, 0);
    QCOMPARE(next.value_or(now + never) - now, look);
}

void GuardingTest::spreads()
{
    const auto look = [](Milliseconds reset, double random) {
        return *nextLook(decideGuard({known({fixed(u"5h"_s, 4, reset)})}, {0.2}, now), {}, now, random) - now - reset;
    };
    QCOMPARE(look(2h, 1.0), Milliseconds(5500ms));
    QCOMPARE(look(2h, 0.5), Milliseconds(3000ms));
    QCOMPARE(look(2s, 1.0), Milliseconds(700ms)); // a tenth of a short wait
}

void GuardingTest::sentences_data()
{
    QTest::addColumn<GuardedAccount>("account");
    QTest::addColumn<double>("least");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const GuardedAccount& account, double least, const QString& told) {
        QTest::newRow(name) << account << least << told;
    };
    LimitStanding fast = fixed(u"tokens"_s, 64);
    fast.forecast = Forecast{now + 19min, now + 15min, now + 25min};
    LimitStanding maybe = fast;
    maybe.forecast->latest.reset();
    LimitStanding ending = fast;
    ending.forecast = Forecast{now - 2min, now - 3min, now - 1min};
    row("enough", known({fixed(u"tokens"_s, 64)}), 0.2,
        u"At least 20% is left (Acme tokens: 64% left, resets in 2 h)."_s);
    row("with decimals", known({fixed(u"tokens"_s, 64)}), 0.125,
        u"At least 12.5% is left (Acme tokens: 64% left, resets in 2 h)."_s);
    row("but not for long", known({fast}), 0.2,
        u"At least 20% is left (Acme tokens: 64% left, resets in 2 h; at this pace it runs out in about 20 min, before its reset)."_s);
    row("or perhaps", known({maybe}), 0.2,
        u"At least 20% is left (Acme tokens: 64% left, resets in 2 h; at this pace it probably runs out in about 20 min, before its reset)."_s);
    row("or not at all", known({ending}), 0.2,
        u"At least 20% is left (Acme tokens: 64% left, resets in 2 h; at this pace it runs out at any moment)."_s);
    row("not enough", known({fixed(u"tokens"_s, 4)}), 0.2,
        u"Less than 20% is left (Acme tokens: 4% left, resets in 2 h)."_s);
    row("used up", known({fixed(u"tokens"_s, 0)}), 0, u"Nothing is left (Acme tokens: used up, resets in 2 h)."_s);
    row("anything", known({fixed(u"tokens"_s, 4)}), 0, u"Something is left (Acme tokens: 4% left, resets in 2 h)."_s);
    row("a bucket", known({bucket(u"tokens"_s, 0, 55s)}), 0.2,
        u"Less than 20% is left (Acme tokens: 15% left, full again in 55 s)."_s);
    row("due", known({fixed(u"tokens"_s, 0, -5s)}), 0.2,
        u"It is not known whether 20% is left (Acme tokens: used up, due, not confirmed yet)."_s);
    row("old", old(known({fixed(u"tokens"_s, 64)})), 0.2,
        u"It is not known whether 20% is left (Acme tokens: 64% left, resets in 2 h (last seen 20 min ago))."_s);
    row("money", known({money(u"13.51"_s)}), 0.2,
        u"It is not known which share is left (Acme credit: 13.51 USD left)."_s);
    row("no limits", known({}), 0.2, u"Acme has no limits that are known."_s);
    row("an error", failed(known({}), ErrorKind::InvalidKey), 0.2, u"Acme: Invalid API key (401)."_s);
    row("no credit", failed(known({noCredit()}), ErrorKind::NoCredit), 0.2,
        u"Less than 20% is left (Acme credit: used up)."_s);
}

void GuardingTest::sentences()
{
    QFETCH(const GuardedAccount, account);
    QFETCH(const double, least);
    QFETCH(const QString, told);
    const GuardDemand demand{least};
    const GuardReading reading{{account}, {{u"Work"_s, u"acme"_s, u"Acme"_s, u"Invalid API key (401)."_s}}};
    QString text = guardSentence(reading, demand, decideGuard(reading.accounts, demand, now), now);
    text.replace(QChar::Nbsp, u' ');
    QCOMPARE(text, told);
}

void GuardingTest::json()
{
    const GuardDemand demand{0.2};
    const GuardReading reading{{known({fixed(u"tokens"_s, 4.27)})}, {{u"Work"_s, u"acme"_s, u"Acme"_s, {}}}};
    const QJsonObject json = guardJson(reading, demand, decideGuard(reading.accounts, demand, now), now);
    QCOMPARE(json["decision"_L1].toString(), u"not-enough"_s);
    QCOMPARE(json["left_pct"_L1].toDouble(), 4.2);
    QCOMPARE(json["min_left_pct"_L1].toDouble(), 20.0);
    QCOMPARE(json["back_at"_L1].toString(), u"2026-11-24T16:00:00.000Z"_s);
    QCOMPARE(json["accounts"_L1][0]["limit"_L1].toString(), u"tokens"_s);
    QVERIFY(json["accounts"_L1][0]["error_kind"_L1].isNull());
}

QTEST_GUILESS_MAIN(GuardingTest)

#include "tst_guarding.moc"
