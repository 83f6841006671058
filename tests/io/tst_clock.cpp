// SPDX-License-Identifier: MIT
#include "io/files/historyfile.h"
#include "io/refresher.h"
#include "support/loopbackserver.h"

#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto clockVariable = "FAKETIME_TIMESTAMP_FILE";
const QByteArray testKey = "sk-test-not-a-key-0001";

QByteArray limitHeaders(int remaining)
{
    return "anthropic-ratelimit-requests-limit: 50\r\nanthropic-ratelimit-requests-remaining: "
        + QByteArray::number(remaining) + "\r\n";
}

Play good(int remaining)
{
    return answering(200, R"({"data":[{"id":"claude-haiku-9"}],"has_more":false})", limitHeaders(remaining));
}

Play told(const QByteArray& seconds)
{
    return answering(429, R"({"type":"error","error":{"type":"rate_limit_error","message":"Slow down."}})",
        "retry-after: " + seconds + "\r\n");
}

/// Sets the wall clock of this process; the monotonic one goes on. The file is never empty or half written, for some
/// versions of the library give up on that.
void setClock(Seconds ahead)
{
    QSaveFile file(qEnvironmentVariable(clockVariable));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write((ahead < 0s ? "" : "+") + QByteArray::number(qint64(ahead.count())) + "s\n");
    QVERIFY(file.commit());
}

/// The parts of the program below its views.
class World {
public:
    explicit World(LoopbackServer& server, const Places& places)
        : m_server(server)
        , store(registry, &places)
        , history(&places)
        , refresher(registry, http, keys, store)
    {
        qputenv("QUOTALAMP_TEST_KEY", testKey);
        QObject::connect(&store, &UsageStore::changed, &history, [this](const QString& id) {
            if (const AccountState* state = store.find(id))
                history.record(*state);
        });
        Account account;
        account.id = u"one"_s;
        account.provider = u"anthropic"_s;
        account.baseUrl = server.url();
        account.key = {KeySource::Kind::Environment, u"QUOTALAMP_TEST_KEY"_s};
        account.paidProbe = PaidProbe::Never;
        store.setAccounts({account});
    }

    /// How many requests a person's question took.
    std::size_t ask()
    {
        const std::size_t before = m_server.heard().size();
        QSignalSpy refreshed(&refresher, &Refresher::refreshed);
        refresher.refresh(u"one"_s, Asked::Person);
        (void)refreshed.wait(10'000);
        return m_server.heard().size() - before;
    }
    [[nodiscard]] const Snapshot& known() const { return store.find(u"one"_s)->snapshot; }

private:
    LoopbackServer& m_server;

public:
    Registry registry = Registry::builtIn();
    HttpClient http;
    KeyStore keys;
    UsageStore store;
    History history;
    Refresher refresher;
};

} // namespace

/// A wall clock that really moves under the running program.
class ClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void waitIsAsLongAsItWasTold_data();
    void waitIsAsLongAsItWasTold();
    void waitIsNoLongerAfterARestart_data();
    void waitIsNoLongerAfterARestart();
    void recordsOnOnceTheClockIsRight_data();
    void recordsOnOnceTheClockIsRight();
    void oneStartAheadKeepsTheHistory_data();
    void oneStartAheadKeepsTheHistory();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
    LoopbackServer m_server;
};

void ClockTest::init()
{
    setClock(0s);
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = {m_folder->filePath(u"config"_s), m_folder->filePath(u"state"_s), m_folder->filePath(u"run"_s)};
    m_server.play(good(40));
    m_server.forgetHeard();
}

void ClockTest::waitIsAsLongAsItWasTold_data()
{
    QTest::addColumn<Seconds>("before");
    QTest::addColumn<Seconds>("after");
    QTest::newRow("20 h ahead, put right") << Seconds(20h) << 0s;
    QTest::newRow("a year ahead, put right") << Seconds(365 * 24h) << 0s;
    QTest::newRow("half an hour behind, put right") << Seconds(-30min) << 0s;
    QTest::newRow("right, then set ahead") << 0s << Seconds(3h);
}

/// Neither shorter nor longer, for a person too.
void ClockTest::waitIsAsLongAsItWasTold()
{
    QFETCH(Seconds, before);
    QFETCH(Seconds, after);
    setClock(before);
    World world(m_server, m_places);
    m_server.playNext(told("2"));
    QCOMPARE(world.ask(), 1U);
    setClock(after);
    QCOMPARE(world.ask(), 0U);
    QVERIFY(*world.known().notBefore > wallClock() && *world.known().notBefore < wallClock() + 3s);
    QTRY_COMPARE_WITH_TIMEOUT(world.ask(), 1U, 4000);
    QVERIFY(!world.known().error);
}

void ClockTest::waitIsNoLongerAfterARestart_data()
{
    QTest::addColumn<Seconds>("ahead");
    QTest::newRow("20 h") << Seconds(20h);
    QTest::newRow("ten years") << Seconds(3650 * 24h);
    QTest::newRow("five minutes") << Seconds(5min);
}

void ClockTest::waitIsNoLongerAfterARestart()
{
    QFETCH(Seconds, ahead);
    setClock(ahead);
    {
        World world(m_server, m_places);
        m_server.playNext(told("60"));
        QCOMPARE(world.ask(), 1U);
    }
    setClock(0s);
    World world(m_server, m_places);
    QVERIFY(world.known().notBefore);
    QVERIFY(*world.known().notBefore <= wallClock() + 60s);
    QVERIFY(*world.known().notBefore > wallClock());
}

void ClockTest::recordsOnOnceTheClockIsRight_data()
{
    QTest::addColumn<Seconds>("ahead");
    QTest::newRow("a day") << Seconds(24h);
    QTest::newRow("ten years") << Seconds(3650 * 24h);
    QTest::newRow("behind by a month") << Seconds(-30 * 24h);
}

void ClockTest::recordsOnOnceTheClockIsRight()
{
    QFETCH(Seconds, ahead);
    setClock(ahead);
    World world(m_server, m_places);
    QCOMPARE(world.ask(), 1U);
    setClock(0s);
    m_server.play(good(30));
    QCOMPARE(world.ask(), 1U);
    const auto spans = world.history.of({u"one"_s, u"requests"_s}, wallClock() - 1h).spans;
    QVERIFY(std::ranges::any_of(spans, [](const HistorySpan& span) {
        return std::abs(span.left - 0.6) < 0.001 && span.until <= wallClock() && span.until > wallClock() - 1min;
    }));
}

void ClockTest::oneStartAheadKeepsTheHistory_data()
{
    QTest::addColumn<std::vector<Seconds>>("starts");
    QTest::newRow("ten years") << std::vector<Seconds>{3650 * 24h};
    QTest::newRow("two months, twice") << std::vector<Seconds>{60 * 24h, 61 * 24h};
    QTest::newRow("one year, two, three") << std::vector<Seconds>{365 * 24h, 730 * 24h, 1095 * 24h};
    QTest::newRow("behind by twenty years") << std::vector<Seconds>{-20 * 365 * 24h};
}

void ClockTest::oneStartAheadKeepsTheHistory()
{
    QFETCH(std::vector<Seconds>, starts);
    const TimePoint since = wallClock() - 30 * 24h;
    AccountState state;
    state.account.id = u"one"_s;
    {
        History history(&m_places);
        for (int day = 20; day > 0; --day) {
            state.snapshot.reading = Reading{};
            RateWindow window;
            window.id = u"requests"_s;
            window.limit = 100;
            window.remaining = 50.0 + day;
            state.snapshot.reading->windows = {window};
            state.snapshot.readAt = wallClock() - day * 24h;
            history.record(state);
        }
        history.flush();
        history.compact(wallClock());
    }
    const auto days = [&] { return History(&m_places).of({u"one"_s, u"requests"_s}, since).spans.size(); };
    QCOMPARE(days(), 20U);
    for (const Seconds ahead : starts) {
        setClock(ahead);
        World world(m_server, m_places);
        QCOMPARE(world.ask(), 1U);
        world.history.flush();
        world.history.compact(wallClock());
    }
    setClock(0s);
    QVERIFY(days() >= 20U);
}

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet(clockVariable)) {
        // Once more, with a clock that can be set.
        QTemporaryDir folder;
        const QByteArray file = QFile::encodeName(folder.filePath(QStringLiteral("clock")));
        folder.setAutoRemove(false);
        qputenv(clockVariable, file);
        setClock(0s);
        qputenv("LD_PRELOAD", QUOTALAMP_FAKETIME);
        qputenv("FAKETIME_NO_CACHE", "1");
        qputenv("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        qputenv("DONT_FAKE_MONOTONIC", "1");
        ::execv(argv[0], argv);
        return 1;
    }
    QCoreApplication application(argc, argv);
    ClockTest test;
    const int failed = QTest::qExec(&test, argc, argv);
    QFile::remove(qEnvironmentVariable(clockVariable));
    return failed;
}

#include "tst_clock.moc"
