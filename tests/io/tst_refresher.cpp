// SPDX-License-Identifier: MIT
#include "core/net/baseurl.h"
#include "core/words/errorwords.h"
#include "core/words/statusjson.h"
#include "io/refresher.h"
#include "support/decimals.h"
#include "support/loopbackserver.h"
#include "support/quicklimits.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0001";
constexpr int soon = 200; ///< ms in which something that must not happen would have happened

QByteArray limitHeaders(int remaining)
{
    return "anthropic-ratelimit-requests-limit: 50\r\nanthropic-ratelimit-requests-remaining: "
        + QByteArray::number(remaining)
        + "\r\nanthropic-ratelimit-requests-reset: " + toRfc3339(wallClock() + 30s).toLatin1() + "\r\n";
}

Play modelsWithLimits(int remaining = 40)
{
    return answering(200, R"({"data":[{"id":"claude-haiku-9"}],"has_more":false})", limitHeaders(remaining));
}

Play modelsWithoutLimits()
{
    return answering(200, R"({"data":[{"id":"claude-haiku-9"}],"has_more":false})");
}

Play late(Play play, std::chrono::milliseconds latency)
{
    play.latency = latency;
    return play;
}

/// The parts of the program below its views, with files of their own.
class World {
public:
    explicit World(const Places* places = nullptr)
        : http(quickLimits, nullptr)
        , store(registry, places)
        , refresher(registry, http, keys, store)
    {
        qputenv("QUOTALAMP_TEST_KEY", testKey);
        server.play(modelsWithLimits());
    }

    [[nodiscard]] Account account(const QString& id = u"one"_s) const
    {
        Account account;
        account.id = id;
        account.provider = u"anthropic"_s;
        account.label = id;
        account.baseUrl = server.url();
        account.key = {KeySource::Kind::Environment, u"QUOTALAMP_TEST_KEY"_s};
        return account;
    }

    /// Refreshes and waits for it.
    [[nodiscard]] Snapshot ask(Asked by = Asked::Person, const QString& id = u"one"_s)
    {
        QSignalSpy refreshed(&refresher, &Refresher::refreshed);
        refresher.refresh(id, by);
        (void)refreshed.wait(10'000);
        const AccountState* state = store.find(id);
        return state ? state->snapshot : Snapshot();
    }

    [[nodiscard]] std::size_t requests() const { return server.heard().size(); }

    LoopbackServer server;
    Registry registry = Registry::builtIn();
    HttpClient http;
    KeyStore keys;
    UsageStore store;
    Refresher refresher;
};

double remaining(const Snapshot& snapshot)
{
    return snapshot.reading ? snapshot.reading->windows.at(0).remaining.value() : -1;
}

Places placesIn(const QTemporaryDir& folder)
{
    return {folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
}

} // namespace

class RefresherTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void readsAnOrganisation();
    void asksAllSideBySide();
    void beginsWithSomeAtATime_data();
    void beginsWithSomeAtATime();
    void asksOnceHoweverManyAsk();
    void takesWhatACommandLearned();
    void asksWhereACommandLearnedNothing();
    void letsCommandsWaitForIt();
    void obeysTheCache_data();
    void obeysTheCache();
    void asksAgainAfterAMinute();
    void keepsTheLastReading_data();
    void keepsTheLastReading();
    void keepsTheLastReadingOfAChangedFormat();
    void readsLimitsOfA429();
    void keepsLimitsBesideAnError_data();
    void keepsLimitsBesideAnError();
    void tellsTheAddressThatWasAsked_data();
    void tellsTheAddressThatWasAsked();
    void obeysRetryAfterOverARestart();
    void ownBackOffBlocksNoPerson();
    void replacedKeyForgetsRetryAfter();
    void anotherKeyIsANewQuestion_data();
    void anotherKeyIsANewQuestion();
    void anotherKeyIsSeenOverARestart();
    void looksForAnotherKeyInTheBackground();
    void dropsTheReplyToARemovedAccount();
    void dropsTheReplyToAChangedAccount();
    void keepsTheReplyToARenamedAccount();
    void dropsWhatIsInvalid();
    void survivesItsEndWhileAsking();
    void sendsNoKeyToAnotherOrigin_data();
    void sendsNoKeyToAnotherOrigin();
    void tellsAMissingKey();
    void tellsAnUnknownProvider();
    void paysForAPersonAndRarelyOtherwise();
    void paysOnceForNothing();
    void remembersTheModelThatAnswered();
    void paysForAPersonWhoJoins();
    void neverPaysWhereForbidden();
    void obeysTheDaysCap();
    void entersEveryRequest();
    void tellsOfEveryProbe();
    void keepsTheKeysFingerprint();
    void asksWhenTheKeychainChanges();
    void startsAndStops();
    void startsNothingThatIsFresh();
    void runsACommandAgainAfterARefusal();
    void keepsASessionsKeyAfterARefusal();
    void leavesAServerThatGoesOn_data();
    void leavesAServerThatGoesOn();
    void testsWithoutKeeping();
    void testTellsAnUnknownProvider();
    void testTellsNobodyWhoIsGone();
};

void RefresherTest::reads()
{
    World world;
    world.store.setAccounts({world.account()});
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    world.refresher.refresh(u"one"_s, Asked::Person);
    QVERIFY(world.refresher.busy());
    QVERIFY(world.store.find(u"one"_s)->checking);
    QVERIFY(refreshed.isEmpty()); // never from within
    QVERIFY(refreshed.wait());
    QVERIFY(!world.refresher.busy());
    QVERIFY(!world.store.find(u"one"_s)->checking);
    const Snapshot snapshot = world.store.find(u"one"_s)->snapshot;
    QCOMPARE(remaining(snapshot), 40.0);
    QVERIFY(!snapshot.error);
    QVERIFY(snapshot.checkedAt && wallClock() - *snapshot.checkedAt < 10s);
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(headerOf(world.server.heard().front(), "x-api-key"), testKey);
}

/// Reports of this month, and what they are set to of each project; the other account is compared with that.
void RefresherTest::readsAnOrganisation()
{
    World world;
    const QByteArray since =
        QByteArray::number(std::chrono::floor<Seconds>(startOfMonth(wallClock()).time_since_epoch()).count());
    const QByteArray today =
        QByteArray::number(std::chrono::floor<Seconds>(startOfDay(wallClock()).time_since_epoch()).count());
    const QByteArray span = "start_time=" + since + "&bucket_width=1d&limit=31";
    world.server.play(answering(404, R"({"error": {"message": "Not found"}})"));
    world.server.playAt("/v1/organization/costs?" + span,
        answering(200,
            R"({"data": [{"start_time": )" + today
                + R"(, "results": [{"amount": {"value": 0.1, "currency": "usd"}}]}], "has_more": true, "next_page": "b="})"));
    world.server.playAt("/v1/organization/costs?" + span + "&page=b%3D",
        answering(200,
            R"({"data": [{"start_time": )" + today
                + R"(, "results": [{"amount": {"value": 0.2, "currency": "usd"}}]}], "has_more": false})"));
    world.server.playAt(
        "/v1/organization/projects?limit=100", answering(200, R"({"data": [{"id": "proj_a"}], "has_more": false})"));
    world.server.playAt("/v1/organization/projects/proj_a/rate_limits?limit=100",
        answering(
            200, R"({"data": [{"model": "claude-haiku-9", "max_requests_per_1_minute": 25}], "has_more": false})"));
    Account organisation = world.account();
    organisation.provider = u"openai-admin"_s;
    world.store.setAccounts({organisation});
    const Snapshot snapshot = world.ask();
    QVERIFY2(snapshot.reading, qPrintable(snapshot.error ? sentence(*snapshot.error, u"OpenAI"_s) : QString()));
    QCOMPARE(currentSpend(snapshot.reading->spends, Spend::Period::Month, Spend::Kind::Money, wallClock())->amount,
        decimal(u"0.30"_s).value());
    QCOMPARE(
        currentSpend(snapshot.reading->spends, Spend::Period::Day, Spend::Kind::InputTokens, wallClock()), nullptr);
    QCOMPARE(snapshot.reading->configuredLimits,
        (std::vector<ConfiguredLimit>{{u"claude-haiku-9"_s, u"requests"_s, 25, 60s}}));
    QCOMPARE(world.requests(), 5U);
    for (const QByteArray& request : world.server.heard())
        QCOMPARE(headerOf(request, "authorization"), "Bearer " + testKey);
}

void RefresherTest::asksAllSideBySide()
{
    World world;
    world.server.play(late(modelsWithLimits(), 20ms));
    std::vector<Account> accounts;
    for (int i = 0; i < 50; ++i)
        accounts.push_back(world.account(QString::number(i)));
    world.store.setAccounts(accounts);
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    world.refresher.refresh({}, Asked::Person);
    QTRY_COMPARE(refreshed.size(), 50);
    QCOMPARE(world.requests(), 50U);
    QCOMPARE(world.server.mostAtOnce(), 6);
}

void RefresherTest::beginsWithSomeAtATime_data()
{
    QTest::addColumn<bool>("each");
    QTest::newRow("all by one call") << false;
    QTest::newRow("each by its own, as a command asks") << true;
}

/// A window in the same thread stays quick however many accounts there are, and all of them are asked.
void RefresherTest::beginsWithSomeAtATime()
{
    QFETCH(bool, each);
    constexpr int count = 200;
    World world;
    std::vector<Account> accounts;
    for (int i = 0; i < count; ++i)
        accounts.push_back(world.account(QString::number(i)));
    world.store.setAccounts(accounts);
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    if (each) {
        for (const Account& account : accounts)
            world.refresher.refresh(account.id, Asked::Command);
    } else {
        world.refresher.refresh({}, Asked::Person);
    }
    const auto checking = std::ranges::count_if(world.store.states(), &AccountState::checking);
    QVERIFY2(checking > 0 && checking < count / 2, qPrintable(QString::number(checking)));
    QVERIFY(world.refresher.busy());
    QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), count, 30'000);
    QVERIFY(!world.refresher.busy());
    QCOMPARE(world.requests(), std::size_t(count));
}

void RefresherTest::asksOnceHoweverManyAsk()
{
    World world;
    world.server.play(late(modelsWithLimits(), 50ms));
    world.store.setAccounts({world.account()});
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    for (int i = 0; i < 10; ++i)
        world.refresher.refresh(u"one"_s, Asked::Person);
    QVERIFY(refreshed.wait());
    QTest::qWait(soon);
    QCOMPARE(world.requests(), 1U);
}

/// A command that began before is asking about the account, and is answered.
void RefresherTest::takesWhatACommandLearned()
{
    const QTemporaryDir folder;
    const Places places = placesIn(folder);
    World app(&places);
    app.store.setAccounts({app.account()});
    app.refresher.shareWithCommands(places);
    World command(&places);
    command.store.setAccounts({app.account()});
    AskingClaims claims(places, AskingClaims::Party::Command);
    QVERIFY(claims.claim(u"one"_s));
    QSignalSpy refreshed(&app.refresher, &Refresher::refreshed);
    app.refresher.refresh(u"one"_s, Asked::Background);
    app.refresher.refresh(u"one"_s, Asked::Person);
    QVERIFY(app.refresher.busy() && app.store.find(u"one"_s)->checking);
    QVERIFY(refreshed.isEmpty());
    QCOMPARE(remaining(command.ask(Asked::Command)), 40);
    command.store.keepNow();
    claims.release(u"one"_s);
    QVERIFY(refreshed.wait(10'000));
    QCOMPARE(remaining(app.store.find(u"one"_s)->snapshot), 40);
    QVERIFY(!app.refresher.busy() && !app.store.find(u"one"_s)->checking);
    QCOMPARE(app.requests(), 1U);                             // the command's
    QTRY_VERIFY_WITH_TIMEOUT(claims.claim(u"one"_s), 10'000); // and it keeps nobody waiting
}

/// It was killed, or could keep nothing.
void RefresherTest::asksWhereACommandLearnedNothing()
{
    const QTemporaryDir folder;
    const Places places = placesIn(folder);
    World app(&places);
    app.store.setAccounts({app.account(), app.account(u"two"_s)});
    app.refresher.shareWithCommands(places);
    auto claims = std::make_unique<AskingClaims>(places, AskingClaims::Party::Command);
    QVERIFY(claims->claim(u"one"_s));
    QSignalSpy refreshed(&app.refresher, &Refresher::refreshed);
    app.refresher.refresh({}, Asked::Background);
    QVERIFY(refreshed.wait(10'000)); // others do not wait
    QCOMPARE(refreshed.first().first().toString(), u"two"_s);
    claims.reset();
    QVERIFY(refreshed.wait(10'000));
    QCOMPARE(remaining(app.store.find(u"one"_s)->snapshot), 40);
    QCOMPARE(app.requests(), 2U);
}

/// What it learned is in the files before they may ask.
void RefresherTest::letsCommandsWaitForIt()
{
    const QTemporaryDir folder;
    const Places places = placesIn(folder);
    World app(&places);
    app.server.play(late(modelsWithLimits(), 50ms));
    app.store.setAccounts({app.account()});
    app.refresher.shareWithCommands(places);
    AskingClaims claims(places, AskingClaims::Party::Command);
    app.refresher.refresh(u"one"_s, Asked::Background);
    QVERIFY(app.refresher.busy());
    QVERIFY(!claims.claim(u"one"_s));
    QTRY_VERIFY_WITH_TIMEOUT(claims.claim(u"one"_s), 10'000);
    World command(&places);
    command.store.setAccounts({app.account()});
    QCOMPARE(remaining(command.store.find(u"one"_s)->snapshot), 40);
}

void RefresherTest::obeysTheCache_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Asked>("by");
    QTest::addColumn<int>("requests");
    QTest::newRow("good, background") << 200 << Asked::Background << 1;
    QTest::newRow("good, script") << 200 << Asked::Script << 1;
    QTest::newRow("good, person") << 200 << Asked::Person << 2;
    QTest::newRow("good, command") << 200 << Asked::Command << 2;
    QTest::newRow("failed, script") << 500 << Asked::Script << 1;
    QTest::newRow("failed, person") << 500 << Asked::Person << 2;
}

void RefresherTest::obeysTheCache()
{
    QFETCH(const int, status);
    QFETCH(const Asked, by);
    QFETCH(const int, requests);
    World world;
    world.server.play(answering(status, R"({"data":[],"has_more":false})", limitHeaders(3)));
    world.store.setAccounts({world.account()});
    (void)world.ask();
    QCOMPARE(world.requests(), 1U);
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    (void)world.ask(by);
    QCOMPARE(refreshed.size(), 1); // told, whoever answered
    QCOMPARE(world.requests(), static_cast<std::size_t>(requests));
}

void RefresherTest::asksAgainAfterAMinute()
{
    World world;
    world.store.setAccounts({world.account()});
    Snapshot snapshot = world.ask();
    snapshot.checkedAt = wallClock() - 61s;
    world.store.setSnapshot(u"one"_s, snapshot);
    (void)world.ask(Asked::Script);
    QCOMPARE(world.requests(), 2U);
}

void RefresherTest::keepsTheLastReading_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("401") << answering(401, R"({"error":{"type":"authentication_error"}})") << ErrorKind::InvalidKey;
    QTest::newRow("500") << answering(500) << ErrorKind::Http;
    QTest::newRow("529") << answering(529) << ErrorKind::Overloaded;
    QTest::newRow("302") << redirecting(302, "https://portal.example/") << ErrorKind::Redirect;
    QTest::newRow("cut") << Play{modelsWithoutLimits().bytes.chopped(9), Play::End::Close} << ErrorKind::NotAProvider;
    QTest::newRow("hangs") << Play{{}, Play::End::Hang} << ErrorKind::Timeout;
    QTest::newRow("a portal's page") << answering(200, "<html><body>Welcome</body></html>") << ErrorKind::NotAProvider;
    QTest::newRow("nothing") << answering(200, "") << ErrorKind::NotAProvider;
    QTest::newRow("too much") << answering(200, QByteArray(300 * 1024, ' ')) << ErrorKind::TooLarge;
}

void RefresherTest::keepsTheLastReading()
{
    QFETCH(const Play, play);
    QFETCH(const ErrorKind, kind);
    World world;
    world.store.setAccounts({world.account()});
    const Snapshot good = world.ask();
    world.server.play(play);
    const Snapshot failed = world.ask();
    QCOMPARE(failed.error.value().kind, kind);
    QCOMPARE(failed.reading, good.reading);
    QCOMPARE(failed.readAt, good.readAt);
    QVERIFY(failed.lastProbeFailed);
    QCOMPARE(failed.failures, 1);
    QVERIFY(!failed.error->detail.contains(QString::fromLatin1(testKey)));
}

void RefresherTest::keepsTheLastReadingOfAChangedFormat()
{
    World world;
    Account account = world.account();
    account.provider = u"deepseek"_s;
    world.server.play(answering(200, R"({"data":[]})"));
    world.server.playAt("/user/balance",
        answering(200, R"({"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"110.00"}]})"));
    world.store.setAccounts({account});
    QVERIFY(!world.ask().error);
    world.server.playAt("/user/balance", answering(200, R"({"balances":[{"CNY":"110.00"}]})"));
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, ErrorKind::NotAProvider);
    QVERIFY(snapshot.error->report.contains(u"{balances: [{CNY: text}]}"_s));
    QVERIFY(!snapshot.error->report.contains(u"110"_s));
    QCOMPARE(snapshot.reading.value().balances.at(0).remaining, decimal(u"110.00"_s));
    QVERIFY(snapshot.lastProbeFailed);
}

void RefresherTest::readsLimitsOfA429()
{
    World world;
    world.server.play(
        answering(429, R"({"error":{"type":"rate_limit_error"}})", limitHeaders(0) + "retry-after: 20\r\n"));
    world.store.setAccounts({world.account()});
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, ErrorKind::RateLimited);
    QCOMPARE(remaining(snapshot), 0.0);
}

/// Whether it fails is said by what was answered, not by the limits beside it.
void RefresherTest::keepsLimitsBesideAnError_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("failed");
    const auto row = [](const char* name, int status, const QByteArray& body, ErrorKind kind, bool failed) {
        QTest::newRow(name) << answering(status, body, limitHeaders(7)) << kind << failed;
    };
    row("bad key", 401, R"({"error":{"type":"authentication_error","message":"invalid x-api-key"}})",
        ErrorKind::InvalidKey, true);
    row("forbidden", 403, R"({"error":{"type":"permission_error","message":"no"}})", ErrorKind::Forbidden, true);
    row("server error", 500, R"({"error":{"type":"api_error","message":"no"}})", ErrorKind::Http, true);
    row("overloaded", 529, R"({"error":{"type":"overloaded_error","message":"no"}})", ErrorKind::Overloaded, true);
    row("no such address", 404, R"({"error":{"type":"not_found_error","message":"no"}})", ErrorKind::Http, true);
    row("no credit", 402, R"({"error":{"type":"billing_error","message":"no"}})", ErrorKind::NoCredit, true);
    row("nothing within a 200", 200, "", ErrorKind::NotAProvider, true);
    row("a page within a 200", 200, "<html>", ErrorKind::NotAProvider, true);
    row("too fast", 429, R"({"error":{"type":"rate_limit_error"}})", ErrorKind::RateLimited, false);
}

void RefresherTest::keepsLimitsBesideAnError()
{
    QFETCH(const Play, play);
    QFETCH(const ErrorKind, kind);
    QFETCH(const bool, failed);
    World world;
    world.store.setAccounts({world.account()});
    (void)world.ask();
    world.server.play(play);
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, kind);
    QCOMPARE(snapshot.lastProbeFailed, failed);
    QCOMPARE(snapshot.failures, failed ? 1 : 0);
    QCOMPARE(remaining(snapshot), 7.0);
    QCOMPARE(snapshot.reading.value().models, QStringList{u"claude-haiku-9"_s});
    const QJsonObject told = statusJson(world.store.states(), wallClock(), Settings(), wallClock())
                                 .value("accounts"_L1)
                                 .toArray()
                                 .at(0)
                                 .toObject();
    QCOMPARE(told.value("reachable"_L1).toBool(), !failed);
    QCOMPARE(told.value("error_kind"_L1).toString(), errorKindName(kind));
}

/// Where the address is what is wrong, or somebody else answers there: it counts as not reachable.
void RefresherTest::tellsTheAddressThatWasAsked_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Play>("play");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<ErrorKind>("kind");
    const Play lost = answering(404, R"({"detail":"Not Found"})");
    QTest::newRow("no list of models") << u"openai-compatible"_s << u"/llm"_s << lost << u"/llm/v1/models"_s
                                       << ErrorKind::Http;
    QTest::newRow("not that method") << u"openai-compatible"_s << QString() << answering(405) << u"/v1/models"_s
                                     << ErrorKind::Http;
    QTest::newRow("another version") << u"anthropic"_s << u"/api/v3"_s << lost << u"/api/v3/models"_s
                                     << ErrorKind::Http;
    QTest::newRow("a page") << u"openai"_s << QString()
                            << answering(403, "<html>Blocked</html>", "content-type: text/html\r\nretry-after: 9\r\n")
                            << u"/v1/models"_s << ErrorKind::NotAProvider;
    QTest::newRow("a page of a server that is down") << u"openai"_s << QString() << answering(503, "<html>Soon</html>")
                                                     << u"/v1/models"_s << ErrorKind::NotAProvider;
}

void RefresherTest::tellsTheAddressThatWasAsked()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    QFETCH(const Play, play);
    QFETCH(const ErrorKind, kind);
    World world;
    Account account = world.account();
    account.provider = provider;
    account.baseUrl = world.server.url(path);
    world.server.play(play);
    world.store.setAccounts({account});
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, kind);
    QVERIFY(snapshot.lastProbeFailed);
    QVERIFY(!snapshot.error->retryAt);
    QTEST(QUrl(snapshot.error->asked).path(), "asked");
    const QJsonObject told = statusJson(world.store.states(), wallClock(), Settings(), wallClock())
                                 .value("accounts"_L1)
                                 .toArray()
                                 .at(0)
                                 .toObject();
    QCOMPARE(told.value("reachable"_L1).toBool(true), false);
    QCOMPARE(told.value("asked_url"_L1).toString(), snapshot.error->asked);
    QCOMPARE(told.value("error"_L1).toString().contains(snapshot.error->asked), kind == ErrorKind::Http);
}

void RefresherTest::obeysRetryAfterOverARestart()
{
    QTemporaryDir folder;
    const Places places = placesIn(folder);
    Account account;
    {
        World world(&places);
        account = world.account();
        world.server.play(answering(429, "{}", "retry-after: 120\r\n"));
        world.store.setAccounts({account});
        const Snapshot snapshot = world.ask();
        QVERIFY(
            snapshot.notBefore && *snapshot.notBefore > wallClock() + 110s && *snapshot.notBefore < wallClock() + 121s);
    }
    World world(&places);
    world.store.setAccounts({account});
    QSignalSpy sent(&world.http, &HttpClient::finished);
    for (const auto by : {Asked::Background, Asked::Script, Asked::Person}) {
        const Snapshot snapshot = world.ask(by);
        QCOMPARE(snapshot.error.value().kind, ErrorKind::RateLimited);
        QVERIFY(snapshot.error->retryAt.has_value());
    }
    world.refresher.start(60s, 0s);
    QTest::qWait(soon);
    QVERIFY(sent.isEmpty());
}

void RefresherTest::ownBackOffBlocksNoPerson()
{
    World world;
    world.server.play(answering(503));
    world.store.setAccounts({world.account()});
    world.refresher.start(60s, 0s);
    QTRY_VERIFY(world.store.find(u"one"_s)->snapshot.error.has_value());
    QVERIFY(world.store.find(u"one"_s)->snapshot.error->retryAt.has_value()); // told when it goes on by itself
    (void)world.ask(Asked::Person);
    QCOMPARE(world.requests(), 2U);
}

void RefresherTest::replacedKeyForgetsRetryAfter()
{
    World world;
    world.server.playNext(answering(429, "{}", "retry-after: 120\r\n"));
    world.store.setAccounts({world.account()});
    (void)world.ask();
    world.refresher.invalidate(u"one"_s);
    QCOMPARE(remaining(world.ask()), 40.0);
}

void RefresherTest::anotherKeyIsANewQuestion_data()
{
    QTest::addColumn<Asked>("by");
    QTest::addColumn<Play>("first");
    QTest::newRow("a person, while a wait binds") << Asked::Person << answering(429, "{}", "retry-after: 3600\r\n");
    QTest::newRow("a command, while a wait binds") << Asked::Command << answering(429, "{}", "retry-after: 3600\r\n");
    QTest::newRow("a script, while a wait binds") << Asked::Script << answering(529, "{}", "retry-after: 3600\r\n");
    QTest::newRow("a script, from the cache") << Asked::Script << modelsWithLimits(30);
    QTest::newRow("the background, after a bad key") << Asked::Background << answering(401, "{}");
}

void RefresherTest::anotherKeyIsANewQuestion()
{
    QFETCH(Asked, by);
    QFETCH(Play, first);
    World world;
    world.server.playNext(first);
    world.store.setAccounts({world.account()});
    (void)world.ask();
    const Snapshot same = world.ask(Asked::Script);
    QCOMPARE(world.requests(), 1U);
    QVERIFY(same.checkedAt.has_value());
    qputenv("QUOTALAMP_TEST_KEY", "sk-test-not-a-key-0002");
    const Snapshot snapshot = world.ask(by);
    qputenv("QUOTALAMP_TEST_KEY", testKey);
    QCOMPARE(world.requests(), 2U);
    QVERIFY(world.server.bytes().contains("sk-test-not-a-key-0002"));
    QCOMPARE(remaining(snapshot), 40.0);
    QVERIFY(!snapshot.error && !snapshot.notBefore);
}

void RefresherTest::anotherKeyIsSeenOverARestart()
{
    QTemporaryDir folder;
    const Places places = placesIn(folder);
    Account account;
    {
        World world(&places);
        account = world.account();
        world.server.play(answering(429, "{}", "retry-after: 3600\r\n"));
        world.store.setAccounts({account});
        (void)world.ask();
    }
    World world(&places);
    account.baseUrl = account.baseUrl; // where nobody listens any more
    world.store.setAccounts({account});
    QCOMPARE(world.ask().error.value().kind, ErrorKind::RateLimited);
    qputenv("QUOTALAMP_TEST_KEY", "sk-test-not-a-key-0002");
    const Snapshot snapshot = world.ask();
    qputenv("QUOTALAMP_TEST_KEY", testKey);
    QCOMPARE(snapshot.error.value().kind, ErrorKind::Unreachable); // it was asked
}

/// A wait may be long; that the key was replaced meanwhile is seen without asking anybody.
void RefresherTest::looksForAnotherKeyInTheBackground()
{
    World world;
    world.server.playNext(answering(429, "{}", "retry-after: 3600\r\n"));
    world.store.setAccounts({world.account()});
    (void)world.ask();
    Snapshot older = world.store.find(u"one"_s)->snapshot;
    older.checkedAt = wallClock() - 600s;
    world.store.setSnapshot(u"one"_s, older);
    world.refresher.start(60s, 0s);
    QTest::qWait(soon);
    QCOMPARE(world.requests(), 1U);
    QCOMPARE(world.store.find(u"one"_s)->snapshot, older); // nothing of it has changed
}

void RefresherTest::dropsTheReplyToARemovedAccount()
{
    World world;
    world.server.play(late(modelsWithLimits(), 100ms));
    world.store.setAccounts({world.account()});
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    world.refresher.refresh(u"one"_s, Asked::Person);
    QTRY_COMPARE(world.requests(), 1U);
    world.store.setAccounts({});
    QVERIFY(!world.refresher.busy());
    QTRY_COMPARE(refreshed.size(), 1); // nobody waits for ever
    world.store.setAccounts({world.account()});
    QTest::qWait(soon);
    QVERIFY(!world.store.find(u"one"_s)->snapshot.checkedAt);
    QCOMPARE(refreshed.size(), 1);
}

void RefresherTest::dropsTheReplyToAChangedAccount()
{
    World world;
    LoopbackServer other;
    other.play(modelsWithLimits(7));
    world.server.play(late(modelsWithLimits(), 100ms));
    Account account = world.account();
    world.store.setAccounts({account});
    world.refresher.refresh(u"one"_s, Asked::Person);
    QTRY_COMPARE(world.requests(), 1U);
    account.baseUrl = other.url();
    world.store.setAccounts({account});
    QVERIFY(!world.refresher.busy());
    QVERIFY(!world.store.find(u"one"_s)->checking);
    QTest::qWait(soon);
    QVERIFY(!world.store.find(u"one"_s)->snapshot.checkedAt);
    QCOMPARE(remaining(world.ask()), 7.0);
}

void RefresherTest::keepsTheReplyToARenamedAccount()
{
    World world;
    world.server.play(late(modelsWithLimits(), 100ms));
    Account account = world.account();
    world.store.setAccounts({account});
    world.refresher.refresh(u"one"_s, Asked::Person);
    QTRY_COMPARE(world.requests(), 1U);
    account.label = u"another name"_s;
    world.store.setAccounts({account});
    QTRY_COMPARE(remaining(world.store.find(u"one"_s)->snapshot), 40.0);
}

void RefresherTest::dropsWhatIsInvalid()
{
    World world;
    world.server.playNext(late(modelsWithLimits(1), 100ms));
    world.store.setAccounts({world.account()});
    world.refresher.refresh(u"one"_s, Asked::Person);
    QTRY_COMPARE(world.requests(), 1U);
    world.refresher.invalidate(u"one"_s);
    world.refresher.refresh(u"one"_s, Asked::Person);
    QTRY_COMPARE(remaining(world.store.find(u"one"_s)->snapshot), 40.0);
    QTest::qWait(soon);
    QCOMPARE(remaining(world.store.find(u"one"_s)->snapshot), 40.0); // the older reply is never taken
}

void RefresherTest::survivesItsEndWhileAsking()
{
    World world;
    world.server.play(late(modelsWithLimits(), 50ms));
    world.store.setAccounts({world.account()});
    {
        Refresher refresher(world.registry, world.http, world.keys, world.store);
        refresher.refresh(u"one"_s, Asked::Person);
        QTRY_COMPARE(world.requests(), 1U);
    }
    QTest::qWait(soon);
    QVERIFY(!world.store.find(u"one"_s)->snapshot.checkedAt);
}

void RefresherTest::sendsNoKeyToAnotherOrigin_data()
{
    QTest::addColumn<KeySource>("source");
    QTest::addColumn<QString>("keyOrigin");
    QTest::addColumn<int>("requests");
    const KeySource session{KeySource::Kind::Session, {}};
    QTest::newRow("other host") << session << u"https://api.anthropic.com:443"_s << 0;
    QTest::newRow("other port") << session << u"http://127.0.0.1:1"_s << 0;
    QTest::newRow("other scheme") << session << u"https://127.0.0.1:OWN"_s << 0;
    QTest::newRow("keychain") << KeySource{KeySource::Kind::Keychain, {}} << u"https://api.anthropic.com:443"_s << 0;
    QTest::newRow("same") << session << u"http://127.0.0.1:OWN"_s << 1;
    QTest::newRow("the person's own variable")
        << KeySource{KeySource::Kind::Environment, u"QUOTALAMP_TEST_KEY"_s} << u"https://api.anthropic.com:443"_s << 1;
}

void RefresherTest::sendsNoKeyToAnotherOrigin()
{
    QFETCH(const KeySource, source);
    QFETCH(QString, keyOrigin);
    QFETCH(const int, requests);
    World world;
    Account account = world.account();
    account.key = source;
    account.keyOrigin = keyOrigin.replace(u"OWN"_s, QString::number(world.server.port()));
    world.keys.keepForSession(account.id, Secret(testKey));
    world.store.setAccounts({account});
    const Snapshot snapshot = world.ask();
    QCOMPARE(world.requests(), static_cast<std::size_t>(requests));
    QCOMPARE(world.server.bytes().contains(testKey), requests > 0);
    QCOMPARE(snapshot.error.has_value() && snapshot.error->kind == ErrorKind::NoKey, requests == 0);
    QCOMPARE(snapshot.error.has_value() && snapshot.error->detail.contains(u"127.0.0.1"_s), requests == 0);
}

void RefresherTest::tellsAMissingKey()
{
    World world;
    Account account = world.account();
    account.key.place = u"QUOTALAMP_UNSET"_s;
    world.store.setAccounts({account});
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, ErrorKind::NoKey);
    QVERIFY(snapshot.error->detail.contains(u"QUOTALAMP_UNSET"_s));
    QCOMPARE(world.server.connections(), 0);
}

void RefresherTest::tellsAnUnknownProvider()
{
    World world;
    Account account = world.account();
    account.provider = u"elsewhere"_s;
    world.store.setAccounts({account});
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, ErrorKind::Unsupported);
    QCOMPARE(sentence(*snapshot.error, u"elsewhere"_s), u"Live usage not supported for provider 'elsewhere'."_s);
    QCOMPARE(world.server.connections(), 0);
}

void RefresherTest::paysForAPersonAndRarelyOtherwise()
{
    World world;
    world.server.play(modelsWithoutLimits());
    world.server.playAt("/v1/messages",
        answering(200, R"({"model":"claude-haiku-9","usage":{"input_tokens":8,"output_tokens":1}})", limitHeaders(9)));
    world.store.setAccounts({world.account()});
    Snapshot snapshot = world.ask(Asked::Background);
    QCOMPARE(remaining(snapshot), 9.0);
    QCOMPARE(world.requests(), 2U);
    QCOMPARE(world.store.ledger().totals(wallClock()).paid, 1);
    QVERIFY(snapshot.lastPaidAt.has_value());

    snapshot.checkedAt = wallClock() - 2min;
    world.store.setSnapshot(u"one"_s, snapshot);
    snapshot = world.ask(Asked::Background); // not yet again
    QCOMPARE(world.requests(), 3U);
    QCOMPARE(remaining(snapshot), 9.0);
    QCOMPARE(world.store.ledger().totals(wallClock()).paid, 1);

    (void)world.ask(Asked::Person);
    QCOMPARE(world.requests(), 5U);
    QCOMPARE(world.store.ledger().totals(wallClock()).paid, 2);
}

/// Whose good answers tell no limits is not paid again by the background.
void RefresherTest::paysOnceForNothing()
{
    World world;
    const auto sixMinutesLater = [&world] {
        Snapshot snapshot = world.store.find(u"one"_s)->snapshot;
        snapshot.checkedAt = wallClock() - 6min;
        snapshot.lastPaidAt = wallClock() - 6min;
        world.store.setSnapshot(u"one"_s, snapshot);
    };
    const auto paid = [&world] { return world.store.ledger().totals(wallClock()).paid; };
    world.server.play(modelsWithoutLimits());
    world.server.playAt("/v1/messages", answering(200, "{}"));
    world.store.setAccounts({world.account()});
    (void)world.ask(Asked::Background);
    QCOMPARE(paid(), 1);
    sixMinutesLater();
    const Snapshot snapshot = world.ask(Asked::Background);
    QVERIFY(snapshot.reading.has_value() && !snapshot.error);
    QCOMPARE(paid(), 1);
    (void)world.ask(Asked::Person);
    QCOMPARE(paid(), 2);

    world.server.playAt("/v1/messages", answering(200, "{}", limitHeaders(9)));
    QCOMPARE(remaining(world.ask(Asked::Person)), 9.0);
    sixMinutesLater();
    (void)world.ask(Asked::Background);
    QCOMPARE(paid(), 4);
}

/// After a refusal of the first choice; what a person chooses goes before it.
void RefresherTest::remembersTheModelThatAnswered()
{
    World world;
    Account account = world.account();
    account.provider = u"groq"_s;
    const auto askedModels = [&world] {
        QStringList models;
        for (const QByteArray& request : world.server.heard()) {
            const qsizetype at = request.indexOf("\"model\":\"");
            if (at >= 0)
                models << QString::fromLatin1(request.mid(at + 9, 8));
        }
        world.server.forgetHeard();
        return models.join(u' ');
    };
    world.server.playAt(
        "/v1/models", answering(200, R"({"object":"list","data":[{"id":"stone-9b"},{"id":"stone-2b"}]})"));
    world.server.playNext(answering(404, R"({"error":{"code":"model_not_found","message":"No such model"}})"));
    world.server.play(answering(200, R"({"model":"stone-9b"})",
        "x-ratelimit-limit-requests: 1440\r\nx-ratelimit-remaining-requests: 1400\r\n"));
    world.store.setAccounts({account});
    QCOMPARE(remaining(world.ask()), 1400.0);
    QCOMPARE(askedModels(), u"stone-2b stone-9b"_s);
    (void)world.ask();
    QCOMPARE(askedModels(), u"stone-9b"_s);
    account.probeModel = u"stone-7b"_s;
    world.store.setAccounts({account});
    (void)world.ask();
    QCOMPARE(askedModels(), u"stone-7b"_s);
}

void RefresherTest::paysForAPersonWhoJoins()
{
    World world;
    world.server.play(late(modelsWithoutLimits(), 100ms));
    world.server.playAt("/v1/messages", answering(200, "{}", limitHeaders(9)));
    world.store.setAccounts({world.account()});
    Snapshot snapshot;
    snapshot.lastPaidAt = wallClock() - 1min;
    world.store.setSnapshot(u"one"_s, snapshot);
    world.refresher.refresh(u"one"_s, Asked::Background);
    QTRY_COMPARE(world.requests(), 1U);
    QCOMPARE(remaining(world.ask(Asked::Person)), 9.0);
    QCOMPARE(world.requests(), 2U);
}

void RefresherTest::neverPaysWhereForbidden()
{
    World world;
    world.server.play(modelsWithoutLimits());
    Account account = world.account();
    account.paidProbe = PaidProbe::Never;
    world.store.setAccounts({account});
    const Snapshot snapshot = world.ask(Asked::Person);
    QVERIFY(snapshot.reading.has_value());
    QCOMPARE(world.requests(), 1U);
}

void RefresherTest::obeysTheDaysCap()
{
    World world;
    world.server.play(modelsWithoutLimits());
    world.server.playAt("/v1/messages", answering(200, "{}", limitHeaders(9)));
    world.store.setAccounts({world.account(u"one"_s), world.account(u"two"_s), world.account(u"three"_s)});
    world.refresher.setPaidProbesPerDay(2);
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    world.refresher.refresh({}, Asked::Person); // side by side
    QTRY_COMPARE(refreshed.size(), 3);
    QCOMPARE(world.store.ledger().totals(wallClock()).paid, 2);
    QCOMPARE(world.requests(), 5U);
    (void)world.ask(Asked::Person);
    QCOMPARE(world.store.ledger().totals(wallClock()).paid, 2);
    world.refresher.setPaidProbesPerDay(std::nullopt);
    (void)world.ask(Asked::Person);
    QCOMPARE(world.store.ledger().totals(wallClock()).paid, 3);
}

void RefresherTest::entersEveryRequest()
{
    const QTemporaryDir folder;
    const Places places = placesIn(folder);
    const TimePoint before = wallClock();
    {
        World world(&places);
        world.server.play(modelsWithoutLimits());
        world.server.playAt("/v1/messages",
            answering(
                200, R"({"model":"claude-haiku-9","usage":{"input_tokens":8,"output_tokens":1}})", limitHeaders(9)));
        world.store.setAccounts({world.account()});
        (void)world.ask();
    }
    const Registry registry = Registry::builtIn();
    const UsageStore store(registry, &places);
    const auto& entries = store.ledger().entries(wallClock());
    QCOMPARE(entries.size(), 2U);
    const LedgerEntry& paid = entries.front();
    QCOMPARE(paid.accountId, u"one"_s);
    QCOMPARE(paid.purpose, Purpose::Paid);
    QCOMPARE(paid.method, u"POST"_s);
    QVERIFY(paid.place.startsWith(u"127.0.0.1:"_s) && paid.place.endsWith(u"/v1/messages"_s));
    QCOMPARE(paid.status, 200);
    QVERIFY(paid.bytes > 0);
    QVERIFY(paid.at >= before);
    QCOMPARE(paid.tokens, std::optional<qint64>(9));
    QVERIFY(entries.back().place.endsWith(u"/v1/models"_s));
    QCOMPARE(entries.back().purpose, Purpose::Free);
    QCOMPARE(store.ledger().totals(wallClock()).requests, 2);
    QFile file(places.state + u"/ledger.rows"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(testKey));
}

void RefresherTest::asksWhenTheKeychainChanges()
{
    World world;
    world.store.setAccounts({world.account(u"locked"_s), world.account(u"missing"_s), world.account(u"refused"_s)});
    Snapshot snapshot;
    snapshot.checkedAt = wallClock();
    snapshot.lastProbeFailed = true;
    snapshot.error = Error{ErrorKind::KeychainLocked, 0, {}, {}};
    world.store.setSnapshot(u"locked"_s, snapshot);
    snapshot.error->kind = ErrorKind::KeychainMissing;
    world.store.setSnapshot(u"missing"_s, snapshot);
    snapshot.error->kind = ErrorKind::InvalidKey;
    world.store.setSnapshot(u"refused"_s, snapshot);
    Q_EMIT world.keys.changed();
    QTRY_COMPARE(remaining(world.store.find(u"locked"_s)->snapshot), 40.0);
    QTRY_COMPARE(remaining(world.store.find(u"missing"_s)->snapshot), 40.0);
    QCOMPARE(world.requests(), 2U);
}

/// And of nothing that was answered from the cache.
void RefresherTest::tellsOfEveryProbe()
{
    World world;
    world.store.setAccounts({world.account()});
    QSignalSpy probed(&world.refresher, &Refresher::probed);
    QSignalSpy refreshed(&world.refresher, &Refresher::refreshed);
    (void)world.ask();
    world.refresher.refresh(u"one"_s, Asked::Script);
    QTRY_COMPARE(refreshed.size(), 2);
    QCOMPARE(probed.size(), 1);
    QCOMPARE(probed.front().at(1).toBool(), false);
    QVERIFY(probed.front().at(2).value<std::optional<Milliseconds>>().has_value());
    world.server.play(answering(500));
    world.refresher.refresh(u"one"_s, Asked::Person);
    QTRY_COMPARE(probed.size(), 2);
    QCOMPARE(probed.back().at(1).toBool(), true);
}

void RefresherTest::keepsTheKeysFingerprint()
{
    World world;
    world.store.setAccounts({world.account(u"one"_s), world.account(u"two"_s)});
    world.refresher.refresh({}, Asked::Person);
    QTRY_VERIFY(!world.refresher.busy());
    const auto fingerprint = [&world](const QString& id) { return world.store.find(id)->snapshot.keyFingerprint; };
    QCOMPARE(fingerprint(u"one"_s), fingerprintOf(Secret(testKey)));
    QCOMPARE(fingerprint(u"two"_s), fingerprint(u"one"_s));
}

void RefresherTest::startsAndStops()
{
    World world;
    world.store.setAccounts({world.account(u"one"_s), world.account(u"two"_s)});
    QTest::qWait(soon);
    QCOMPARE(world.requests(), 0U);
    world.refresher.start(60s, 0s);
    QTRY_COMPARE(world.requests(), 2U);
    world.store.setAccounts({world.account(u"one"_s), world.account(u"two"_s), world.account(u"three"_s)});
    QTRY_COMPARE(world.requests(), 3U); // a new one is asked by itself
    QTRY_VERIFY(!world.refresher.busy());
    world.refresher.stop();
    world.store.setAccounts({world.account(u"four"_s)});
    QTest::qWait(soon);
    QCOMPARE(world.requests(), 3U);
}

void RefresherTest::startsNothingThatIsFresh()
{
    World world;
    world.store.setAccounts({world.account()});
    (void)world.ask();
    world.refresher.start(60s, 0s);
    world.refresher.stop();
    world.refresher.start(60s, 0s);
    QTest::qWait(soon);
    QCOMPARE(world.requests(), 1U);
    QCOMPARE(world.refresher.interval(), 60s);
}

void RefresherTest::runsACommandAgainAfterARefusal()
{
    QTemporaryDir folder;
    World world;
    world.server.playNext(answering(401));
    Account account = world.account();
    account.key = {
        KeySource::Kind::Command, u"echo x >>%1; echo sk-test-not-a-key-0001"_s.arg(folder.filePath(u"log"_s))};
    world.store.setAccounts({account});
    QCOMPARE(world.ask().error.value().kind, ErrorKind::InvalidKey);
    QCOMPARE(remaining(world.ask()), 40.0);
    (void)world.ask();
    QCOMPARE(QFileInfo(folder.filePath(u"log"_s)).size(), 4); // twice, then known
}

void RefresherTest::keepsASessionsKeyAfterARefusal()
{
    World world;
    world.server.playNext(answering(401));
    Account account = world.account();
    account.key = {KeySource::Kind::Session, {}};
    account.keyOrigin = origin(account.baseUrl);
    world.keys.keepForSession(account.id, Secret(testKey));
    world.store.setAccounts({account});
    QCOMPARE(world.ask().error.value().kind, ErrorKind::InvalidKey);
    QCOMPARE(remaining(world.ask()), 40.0);
    QCOMPARE(headerOf(world.server.heard().back(), "x-api-key"), testKey);
}

/// One budget of bytes and of time for all of a probe's requests.
void RefresherTest::leavesAServerThatGoesOn_data()
{
    QTest::addColumn<std::chrono::milliseconds>("latency");
    QTest::addColumn<Refresher::Budget>("budget");
    QTest::newRow("bytes") << 0ms << Refresher::Budget{250 * 1024, 60s};
    QTest::newRow("bytes, in the middle of a page") << 0ms << Refresher::Budget{130 * 1024, 60s};
    QTest::newRow("time") << 150ms << Refresher::Budget{100 * 1024 * 1024, 400ms};
}

void RefresherTest::leavesAServerThatGoesOn()
{
    QFETCH(const std::chrono::milliseconds, latency);
    QFETCH(const Refresher::Budget, budget);
    World world;
    const auto page = [latency](int number) {
        const QByteArray at = QByteArray::number(number);
        return late(answering(200,
                        R"({"data":[{"id":"m-)" + at + R"("}],"has_more":true,"last_id":"c)" + at + R"(","filling":")"
                            + QByteArray(100 * 1024, 'x') + R"("})"),
            latency);
    };
    world.server.playAt("/v1/models?limit=1000", page(0));
    for (int number = 0; number < 40; ++number)
        world.server.playAt("/v1/models?limit=1000&after_id=c" + QByteArray::number(number), page(number + 1));
    world.refresher.setBudget(budget);
    world.store.setAccounts({world.account()});
    const Snapshot snapshot = world.ask();
    QVERIFY(world.requests() >= 2 && world.requests() <= 4);
    QVERIFY(snapshot.reading && !snapshot.error);
    QVERIFY(snapshot.reading->models.startsWith(u"m-0"_s));
    QCOMPARE(snapshot.reading->remarks.size(), std::size_t(1));
    QVERIFY(!world.refresher.busy());
}

void RefresherTest::testsWithoutKeeping()
{
    World world;
    std::optional<Outcome> outcome;
    world.refresher.test(world.account(u"new"_s), Secret(testKey), this, [&](const Outcome& told) { outcome = told; });
    QVERIFY(!outcome); // never from within
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(outcome->reading.has_value());
    QVERIFY(world.store.states().empty());
    QVERIFY(!world.refresher.busy());
    outcome.reset();
    world.server.play(answering(401));
    world.refresher.test(world.account(u"new"_s), Secret(testKey), this, [&](const Outcome& told) { outcome = told; });
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->error.value().kind, ErrorKind::InvalidKey);
}

void RefresherTest::testTellsAnUnknownProvider()
{
    World world;
    Account account = world.account();
    account.provider = u"elsewhere"_s;
    std::optional<Outcome> outcome;
    world.refresher.test(account, Secret(testKey), this, [&](const Outcome& told) { outcome = told; });
    QTRY_VERIFY(outcome.has_value());
    QCOMPARE(outcome->error.value().kind, ErrorKind::Unsupported);
}

void RefresherTest::testTellsNobodyWhoIsGone()
{
    World world;
    world.server.play(late(modelsWithLimits(), 50ms));
    auto dialog = std::make_unique<QObject>();
    bool told = false;
    world.refresher.test(world.account(), Secret(testKey), dialog.get(), [&](const Outcome&) { told = true; });
    QTRY_COMPARE(world.requests(), 1U);
    dialog.reset();
    QTest::qWait(soon);
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(RefresherTest)
#include "tst_refresher.moc"
