// SPDX-License-Identifier: MIT
#include "core/keys/secret.h"
#include "core/model/account.h"
#include "core/model/ratewindow.h"
#include "core/rules/forecast.h"
#include "core/rules/schedule.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};
using Number = std::optional<double>;

RateWindow window(
    Number limit, Number remaining, Refill refill = Refill::Unknown, std::optional<TimePoint> resetsAt = {})
{
    return {u"tokens"_s, {}, Unit::Tokens, limit, remaining, resetsAt, std::nullopt, refill, {}};
}

Snapshot good(Seconds age)
{
    Snapshot snapshot;
    snapshot.reading = Reading{};
    snapshot.checkedAt = now - age;
    snapshot.readAt = now - age;
    return snapshot;
}

Snapshot failed(ErrorKind kind, int failures, Seconds age)
{
    Snapshot snapshot;
    snapshot.checkedAt = now - age;
    snapshot.error = Error{kind, 0, {}, std::nullopt};
    snapshot.lastProbeFailed = true;
    snapshot.failures = failures;
    return snapshot;
}

/// Of a provider that is asked no more often than that.
Snapshot spared(Snapshot snapshot, Seconds least)
{
    snapshot.leastInterval = least;
    return snapshot;
}

/// Nobody was asked: the tool has to renew its login first.
Snapshot expiredLogin(Seconds age)
{
    Snapshot snapshot = spared(failed(ErrorKind::InvalidKey, 4, age), 10min);
    snapshot.error->tool = u"Claude Code"_s;
    return snapshot;
}

} // namespace

class DecisionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftShare_data();
    void leftShare();
    void bucketRises_data();
    void bucketRises();
    void severityOfLevel_data();
    void severityOfLevel();
    void verdicts_data();
    void verdicts();
    void due_data();
    void due();
    void backOffGrows_data();
    void backOffGrows();
    void cache_data();
    void cache();
    void paid_data();
    void paid();
    void stale_data();
    void stale();
    void afterProbe();
    void limitsNotAskedAreKept();
    void proofOfAKeyIsKept();
    void paidForNothing_data();
    void paidForNothing();
    void keySource_data();
    void keySource();
    void keyFromInput_data();
    void keyFromInput();
    void secretMovesAndForgets();
};

void DecisionsTest::leftShare_data()
{
    QTest::addColumn<Number>("limit");
    QTest::addColumn<Number>("remaining");
    QTest::addColumn<Number>("left");
    QTest::newRow("half") << Number(200) << Number(100) << Number(0.5);
    QTest::newRow("more than the limit is full") << Number(30) << Number(59) << Number(1.0);
    QTest::newRow("no limit") << Number() << Number(10) << Number();
    QTest::newRow("no limit, nothing left") << Number() << Number(0) << Number(0.0);
    QTest::newRow("limit of zero tells nothing") << Number(0) << Number(5) << Number();
    QTest::newRow("no remaining") << Number(10) << Number() << Number();
}

void DecisionsTest::leftShare()
{
    QFETCH(Number, limit);
    QFETCH(Number, remaining);
    QTEST(window(limit, remaining).leftShare(), "left");
}

void DecisionsTest::bucketRises_data()
{
    QTest::addColumn<Refill>("refill");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<double>("left");
    QTest::newRow("as read") << Refill::Bucket << 0 << 0.2;
    QTest::newRow("half way") << Refill::Bucket << 30 << 0.6;
    QTest::newRow("full at its reset") << Refill::Bucket << 60 << 1.0;
    QTest::newRow("and after it") << Refill::Bucket << 600 << 1.0;
    QTest::newRow("a clock set back does not drain it") << Refill::Bucket << -60 << 0.2;
    QTest::newRow("a fixed window stands still") << Refill::Fixed << 30 << 0.2;
    QTest::newRow("and waits for proof") << Refill::Fixed << 600 << 0.2;
}

void DecisionsTest::bucketRises()
{
    QFETCH(Refill, refill);
    QFETCH(int, seconds);
    QFETCH(double, left);
    const auto share = window(100, 20, refill, now + 60s).leftShareAt(now + Seconds(seconds), now);
    QVERIFY(share);
    QCOMPARE(*share, left);
}

void DecisionsTest::severityOfLevel_data()
{
    QTest::addColumn<Number>("remaining");
    QTest::addColumn<int>("severity");
    QTest::newRow("calm") << Number(26) << static_cast<int>(Severity::Calm);
    QTest::newRow("75 % used") << Number(25) << static_cast<int>(Severity::Warning);
    QTest::newRow("89 % used") << Number(11) << static_cast<int>(Severity::Warning);
    QTest::newRow("90 % used") << Number(10) << static_cast<int>(Severity::Critical);
    QTest::newRow("a trace left") << Number(0.001) << static_cast<int>(Severity::Critical);
    QTest::newRow("nothing left") << Number(0) << static_cast<int>(Severity::Exhausted);
    QTest::newRow("unknown") << Number() << -1;
}

void DecisionsTest::severityOfLevel()
{
    QFETCH(Number, remaining);
    const auto level = severity(window(100, remaining), now, now);
    QTEST(level ? static_cast<int>(*level) : -1, "severity");
}

void DecisionsTest::verdicts_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<Seconds>("ahead");
    QTest::addColumn<Severity>("verdict");
    QTest::addColumn<std::optional<Seconds>>("runsOutIn");
    using When = std::optional<Seconds>;
    QTest::newRow("half used at half time lasts") << 50.0 << Seconds(12h) << Severity::Calm << When();
    QTest::newRow("three quarters used at half time") << 25.0 << Seconds(12h) << Severity::Warning << When(4h);
    QTest::newRow("half used after a quarter") << 50.0 << Seconds(18h) << Severity::Warning << When(6h);
    QTest::newRow("little used, too fast: no evidence yet") << 80.0 << Seconds(22h) << Severity::Calm << When(8h);
    QTest::newRow("too early to tell") << 90.0 << Seconds(24h - 10min) << Severity::Calm << When();
    QTest::newRow("low, and lasts") << 12.0 << Seconds(1h) << Severity::Calm << When();
    QTest::newRow("critically low, and lasts") << 6.0 << Seconds(1h) << Severity::Warning << When();
    QTest::newRow("critically low, and does not") << 6.0 << Seconds(12h) << Severity::Critical << When(2757s);
    QTest::newRow("nothing left") << 0.0 << Seconds(12h) << Severity::Exhausted << When();
    QTest::newRow("untouched") << 100.0 << Seconds(12h) << Severity::Calm << When();
    QTest::newRow("its reset has passed: the level decides") << 20.0 << Seconds(-5) << Severity::Warning << When();
}

void DecisionsTest::verdicts()
{
    QFETCH(const double, left);
    QFETCH(const Seconds, ahead);
    RateWindow daily = window(100, left, Refill::Fixed, now + ahead);
    daily.period = 24h;
    const auto forecast = forecastOf(daily, now, Habits{{}, {}});
    QTEST(verdict(daily, forecast, now, now).value(), "verdict");
    const auto at = forecast ? forecast->runsOutAt : std::nullopt;
    const auto in = at ? std::optional(std::chrono::floor<Seconds>(*at - now)) : std::nullopt;
    QTEST(in, "runsOutIn");
}

void DecisionsTest::due_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<double>("random");
    QTest::addColumn<qint64>("inSeconds");
    Snapshot told = good(10s);
    told.notBefore = now + 20min;
    QTest::newRow("never asked") << Snapshot{} << 0.5 << qint64(0);
    QTest::newRow("one interval") << good(60s) << 0.0 << qint64(240);
    QTest::newRow("with jitter") << good(0s) << 1.0 << qint64(330);
    QTest::newRow("the clock was set back") << good(-3600s) << 0.0 << qint64(0);
    QTest::newRow("told to wait") << told << 0.0 << qint64(1200);
    QTest::newRow("first failure") << failed(ErrorKind::Timeout, 1, 0s) << 1.0 << qint64(60);
    QTest::newRow("third failure") << failed(ErrorKind::Http, 3, 0s) << 1.0 << qint64(240);
    QTest::newRow("an address to spare, by a patient person") << spared(good(0s), 2min) << 0.0 << qint64(300);
    QTest::newRow("an address to spare") << spared(good(0s), 10min) << 0.0 << qint64(600);
    QTest::newRow("an address to spare, after a failure")
        << spared(failed(ErrorKind::Timeout, 1, 0s), 5min) << 0.0 << qint64(300);
    QTest::newRow("a login that has expired") << expiredLogin(0s) << 0.0 << qint64(300);
    QTest::newRow("the key is wrong") << failed(ErrorKind::InvalidKey, 1, 0s) << 1.0 << qint64(1800);
}

void DecisionsTest::due()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(double, random);
    QFETCH(qint64, inSeconds);
    QCOMPARE(nextDue(snapshot, now, 5min, random), now + Seconds(inSeconds));
}

void DecisionsTest::backOffGrows_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::newRow("first") << 1 << qint64(30) << qint64(60);
    QTest::newRow("second") << 2 << qint64(60) << qint64(120);
    QTest::newRow("fifth") << 5 << qint64(480) << qint64(960);
    QTest::newRow("sixth reaches the cap") << 6 << qint64(900) << qint64(1800);
    QTest::newRow("thousandth") << 1000 << qint64(900) << qint64(1800);
}

void DecisionsTest::backOffGrows()
{
    QFETCH(int, failures);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QCOMPARE(backOff(failures, 0.0), Milliseconds(Seconds(least)));
    QCOMPARE(backOff(failures, 1.0), Milliseconds(Seconds(most)));
}

void DecisionsTest::cache_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<Asked>("by");
    QTest::addColumn<bool>("served");
    Snapshot told = good(600s);
    told.notBefore = now + 1min;
    QTest::newRow("fresh, for a script") << good(59s) << Asked::Script << true;
    QTest::newRow("a minute old") << good(60s) << Asked::Script << false;
    QTest::newRow("a person always asks anew") << good(1s) << Asked::Person << false;
    QTest::newRow("a command to refresh too") << good(1s) << Asked::Command << false;
    QTest::newRow("a fresh error, for a script") << failed(ErrorKind::Timeout, 1, 5s) << Asked::Script << true;
    QTest::newRow("a fresh error, for a person") << failed(ErrorKind::Timeout, 1, 5s) << Asked::Person << false;
    QTest::newRow("an address to spare") << spared(good(299s), 5min) << Asked::Background << true;
    QTest::newRow("an address to spare, long enough") << spared(good(300s), 5min) << Asked::Script << false;
    QTest::newRow("an address to spare, for a person") << spared(good(1s), 5min) << Asked::Person << false;
    QTest::newRow("a login that has expired") << expiredLogin(60s) << Asked::Script << false;
    QTest::newRow("from the future") << good(-60s) << Asked::Script << false;
    QTest::newRow("told to wait") << told << Asked::Background << true;
    QTest::newRow("nothing yet") << Snapshot{} << Asked::Script << false;
}

void DecisionsTest::cache()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(Asked, by);
    QTEST(servedFromCache(snapshot, now, by), "served");
}

void DecisionsTest::paid_data()
{
    QTest::addColumn<PaidProbe>("setting");
    QTest::addColumn<int>("lastSecondsAgo");
    QTest::addColumn<Asked>("by");
    QTest::addColumn<PaidBudget>("budget");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("never, even by hand") << PaidProbe::Never << 9999 << Asked::Person << PaidBudget() << false;
    QTest::newRow("background, 5 min") << PaidProbe::WhenNeeded << 300 << Asked::Background << PaidBudget() << true;
    QTest::newRow("background, 4 min") << PaidProbe::WhenNeeded << 240 << Asked::Background << PaidBudget() << false;
    QTest::newRow("script, 4 min") << PaidProbe::Always << 240 << Asked::Script << PaidBudget() << false;
    QTest::newRow("by hand, at once") << PaidProbe::WhenNeeded << 1 << Asked::Person << PaidBudget() << true;
    QTest::newRow("the clock was set back") << PaidProbe::WhenNeeded << -1 << Asked::Background << PaidBudget() << true;
    QTest::newRow("below the cap") << PaidProbe::Always << 300 << Asked::Background << PaidBudget{20, 19} << true;
    QTest::newRow("at the cap") << PaidProbe::Always << 300 << Asked::Background << PaidBudget{20, 20} << false;
    QTest::newRow("at the cap, by hand") << PaidProbe::Always << 300 << Asked::Person << PaidBudget{20, 20} << false;
    QTest::newRow("a cap of none") << PaidProbe::WhenNeeded << 300 << Asked::Person << PaidBudget{0, 0} << false;
}

void DecisionsTest::paid()
{
    QFETCH(PaidProbe, setting);
    QFETCH(int, lastSecondsAgo);
    QFETCH(Asked, by);
    Snapshot snapshot = good(60s);
    snapshot.lastPaidAt = now - Seconds(lastSecondsAgo);
    QFETCH(PaidBudget, budget);
    QTEST(paidProbeAllowed(setting, snapshot, now, by, budget), "allowed");
}

void DecisionsTest::stale_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<bool>("isStale");
    QTest::newRow("two intervals") << good(600s) << false;
    QTest::newRow("more than two") << good(601s) << true;
    QTest::newRow("an address to spare") << spared(good(1200s), 10min) << false;
    QTest::newRow("the last probe failed") << failed(ErrorKind::Timeout, 1, 1s) << true;
    QTest::newRow("never asked") << Snapshot{} << false;
}

void DecisionsTest::stale()
{
    QFETCH(Snapshot, snapshot);
    QTEST(isStale(snapshot, now, 5min), "isStale");
}

void DecisionsTest::afterProbe()
{
    Reading reading;
    reading.windows = {window(100, 40)};
    const Snapshot first = advance({}, {reading, std::nullopt, true}, now);
    QCOMPARE(first.readAt, now);
    QCOMPARE(first.lastPaidAt, now);

    const Snapshot broken =
        advance(first, {std::nullopt, Error{ErrorKind::Timeout, 0, {}, now + 1min}, false}, now + 1min);
    QCOMPARE(broken.reading, std::optional(reading));
    QCOMPARE(broken.readAt, now);
    QCOMPARE(broken.failures, 1);
    QCOMPARE(broken.notBefore, now + 1min);

    const Snapshot well = advance(broken, {reading, std::nullopt, true}, now + 2min);
    QCOMPARE(well.failures, 0);
    QVERIFY(!well.error);
    QVERIFY(!well.notBefore);
}

/// Whether the background may pay again, five minutes after the outcomes.
void DecisionsTest::paidForNothing_data()
{
    QTest::addColumn<std::vector<Outcome>>("outcomes");
    QTest::addColumn<PaidProbe>("setting");
    QTest::addColumn<Asked>("by");
    QTest::addColumn<bool>("again");
    using Outcomes = std::vector<Outcome>;
    Reading told;
    told.windows = {window(100, 40)};
    const Outcome limits{told, std::nullopt, true};
    const Outcome nothing{Reading{}, std::nullopt, true};
    const Outcome free{Reading{}, std::nullopt, false};
    const Outcome refused{Reading{}, Error{ErrorKind::Overloaded, 529, {}, {}}, true};
    const Outcome throttled{told, Error{ErrorKind::RateLimited, 429, {}, {}}, true};
    const auto background = Asked::Background;
    QTest::newRow("limits told") << Outcomes{limits} << PaidProbe::WhenNeeded << background << true;
    QTest::newRow("nothing told") << Outcomes{nothing} << PaidProbe::WhenNeeded << background << false;
    QTest::newRow("nothing told, free since")
        << Outcomes{nothing, free, free} << PaidProbe::WhenNeeded << background << false;
    QTest::newRow("nothing told, a script") << Outcomes{nothing} << PaidProbe::WhenNeeded << Asked::Script << false;
    QTest::newRow("nothing told, by command") << Outcomes{nothing} << PaidProbe::WhenNeeded << Asked::Command << true;
    QTest::newRow("nothing told, by hand") << Outcomes{nothing} << PaidProbe::WhenNeeded << Asked::Person << true;
    QTest::newRow("nothing told, always wanted") << Outcomes{nothing} << PaidProbe::Always << background << true;
    QTest::newRow("told at last") << Outcomes{nothing, limits} << PaidProbe::WhenNeeded << background << true;
    QTest::newRow("no longer told") << Outcomes{limits, nothing} << PaidProbe::WhenNeeded << background << false;
    QTest::newRow("refused: still open") << Outcomes{refused} << PaidProbe::WhenNeeded << background << true;
    QTest::newRow("refused after nothing")
        << Outcomes{nothing, refused} << PaidProbe::WhenNeeded << background << false;
    QTest::newRow("a refusal that tells")
        << Outcomes{nothing, throttled} << PaidProbe::WhenNeeded << background << true;
}

void DecisionsTest::paidForNothing()
{
    QFETCH(const std::vector<Outcome>, outcomes);
    QFETCH(PaidProbe, setting);
    QFETCH(Asked, by);
    Snapshot snapshot;
    for (const Outcome& outcome : outcomes)
        snapshot = advance(snapshot, outcome, now);
    QTEST(paidProbeAllowed(setting, snapshot, now + 5min, by), "again");
}

void DecisionsTest::limitsNotAskedAreKept()
{
    Reading limits;
    limits.windows = {window(100, 40)};
    limits.models = {u"a"_s};
    Reading modelsOnly;
    modelsOnly.models = {u"a"_s, u"b"_s};
    const Snapshot after =
        advance(advance({}, {limits, std::nullopt, true}, now), {modelsOnly, std::nullopt, false}, now + 1min);
    QCOMPARE(after.reading->windows, limits.windows);
    QCOMPARE(after.reading->models, modelsOnly.models);
    QCOMPARE(after.readAt, now);
    QCOMPARE(after.checkedAt, now + 1min);

    const Outcome paidFailed{modelsOnly, Error{ErrorKind::Overloaded, 529, {}, {}}, true};
    QCOMPARE(advance(after, paidFailed, now + 2min).reading->windows, limits.windows);
}

void DecisionsTest::proofOfAKeyIsKept()
{
    Reading open;
    open.models = {u"a"_s};
    open.keyUnproven = true;
    Reading proven = open;
    proven.keyUnproven = false;
    proven.notice = u"n"_s;
    const Snapshot first = advance({}, {open, std::nullopt, false}, now);
    QVERIFY(first.reading->keyUnproven);
    const Snapshot paid = advance(first, {proven, std::nullopt, true}, now + 1min);
    QVERIFY(!paid.reading->keyUnproven);
    const Snapshot after = advance(paid, {open, std::nullopt, false}, now + 2min);
    QVERIFY(!after.reading->keyUnproven);
    QCOMPARE(after.reading->notice, u"n"_s);
    proven.notice.clear();
    QVERIFY(advance(after, {proven, std::nullopt, true}, now + 3min).reading->notice.isEmpty());
}

void DecisionsTest::keySource_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("known");
    QTest::newRow("keychain") << u"keychain"_s << true;
    QTest::newRow("session") << u"session"_s << true;
    QTest::newRow("login of another tool") << u"login"_s << true;
    QTest::newRow("login in its folder") << u"login:/etc/passwd"_s << true;
    QTest::newRow("variable") << u"env:OPENAI_API_KEY"_s << true;
    QTest::newRow("file with a colon") << u"file:/a:b"_s << true;
    QTest::newRow("command") << u"command:pass show ai"_s << true;
    QTest::newRow("no name") << u"env:"_s << false;
    QTest::newRow("no name and no colon") << u"env"_s << false;
    QTest::newRow("a login's folder without a name") << u"login:"_s << false;
    QTest::newRow("a keychain has no place") << u"keychain:login"_s << false;
    QTest::newRow("anything else") << u"sk-test-not-a-key-0001"_s << false;
}

void DecisionsTest::keySource()
{
    QFETCH(QString, text);
    const auto source = keySourceFromText(text);
    QTEST(source.has_value(), "known");
    QCOMPARE(source ? toText(*source) : text, text);
}

void DecisionsTest::keyFromInput_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("plain") << "sk-test-not-a-key-0001"_ba
                           << "sk-test-not-a-key-0001"_ba;
    QTest::newRow("trimmed") << " \tsk-test-not-a-key-0001\r\n"_ba
                             << "sk-test-not-a-key-0001"_ba;
    QTest::newRow("empty") << "  \n"_ba << QByteArray();
    QTest::newRow("a second header") << "sk-test\r\nX-Injected: yes"_ba << QByteArray();
    QTest::newRow("inner blank") << "sk test"_ba << QByteArray();
    QTest::newRow("beyond ASCII") << "sk-t\xc3\xa9st"_ba << QByteArray();
    QTest::newRow("NUL") << QByteArray("sk\0t", 4) << QByteArray();
    QTest::newRow("too long") << QByteArray(8193, 'a') << QByteArray();
}

void DecisionsTest::keyFromInput()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, key);
    const auto secret = secretFromInput(input);
    QCOMPARE(secret ? secret->expose() : QByteArray(), key);
    QVERIFY(secret || !secret.error().sentence.contains(QString::fromLatin1(input.trimmed().left(4)) + u'-'));
}

void DecisionsTest::secretMovesAndForgets()
{
    Secret first(QByteArray("sk-test-not-a-key-0001"));
    const Secret second(std::move(first));
    QVERIFY(first.empty()); // NOLINT(bugprone-use-after-move): that it is empty is the point
    QCOMPARE(second.copy().expose(), second.expose());
}

QTEST_GUILESS_MAIN(DecisionsTest)
#include "tst_decisions.moc"
