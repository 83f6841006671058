// SPDX-License-Identifier: MIT
#include "core/model/observation.h"
#include "service/remotecommands.h"
#include "support/loopbackserver.h"
#include "support/quicklimits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray fakeKey = "sk-test-not-a-key-0001";

/// The parts of the program that answer commands, with files of their own.
struct Service {
    Service()
        : http(quickLimits, nullptr)
        , store(registry, &places)
        , refresher(registry, http, keys, store)
        , commands(places, store, refresher, settings)
    {
        qputenv("QUOTALAMP_TEST_KEY", fakeKey);
        server.play(answering(200, R"({"data":[{"id":"model"}],"has_more":false})",
            "anthropic-ratelimit-requests-limit: 50\r\nanthropic-ratelimit-requests-remaining: 40\r\n"
            "anthropic-ratelimit-requests-reset: "
                + toRfc3339(wallClock() + 30s).toLatin1() + "\r\n"));
        Account account;
        account.id = account.label = u"one"_s;
        account.provider = u"anthropic"_s;
        account.baseUrl = server.url();
        account.key = {KeySource::Kind::Environment, u"QUOTALAMP_TEST_KEY"_s};
        account.paidProbe = PaidProbe::Never;
        Account shown = account;
        shown.id = u"demo"_s;
        shown.demo = true;
        store.setAccounts({account, shown});
        QVERIFY(commands.claim(true));
    }

    QJsonObject say(const QJsonObject& command)
    {
        QLocalSocket socket;
        socket.connectToServer(places.runtime + u"/socket"_s);
        socket.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
        (void)QTest::qWaitFor([&socket] { return socket.canReadLine(); }, 10'000);
        return QJsonDocument::fromJson(socket.readLine()).object();
    }
    /// Has the account probed, and that an hour ago; how many requests it took, 0 where nothing came of it.
    std::size_t probedAnHourAgo()
    {
        QSignalSpy refreshed(&refresher, &Refresher::refreshed);
        refresher.refresh(u"one"_s, Asked::Script);
        if (!refreshed.wait(10'000))
            return 0;
        store.setSnapshot(u"one"_s, shifted(snapshot(), -1h));
        return server.heard().size();
    }
    [[nodiscard]] const Snapshot& snapshot() const { return store.find(u"one"_s)->snapshot; }

    QTemporaryDir folder;
    Places places{folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
    Registry registry = Registry::builtIn();
    LoopbackServer server;
    HttpClient http;
    KeyStore keys;
    UsageStore store;
    Refresher refresher;
    Settings settings;
    RemoteCommands commands;
};

QJsonObject observed(int left, const QString& account = u"one"_s)
{
    const QJsonArray headers{QJsonArray{u"anthropic-ratelimit-requests-limit"_s, u"50"_s},
        QJsonArray{u"anthropic-ratelimit-requests-remaining"_s, QString::number(left)},
        QJsonArray{u"authorization"_s, u"Bearer sk-fake"_s}};
    return {{u"verb"_s, u"observe"_s}, {u"account"_s, account},
        {u"reading"_s, QJsonObject{{u"status"_s, 200}, {u"headers"_s, headers}}}};
}

} // namespace

/// What the running program makes of the person's own traffic that a command tells it of.
class ObserveVerbTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesAReading();
    void trustsNobody_data();
    void trustsNobody();
    void savesItsOwnProbe();
    void waitsAsTrafficWasTold();
};

void ObserveVerbTest::takesAReading()
{
    Service service;
    const QJsonObject answer = service.say(observed(12));
    QVERIFY(answer.value("ok"_L1).toBool() && answer.value("observed"_L1).toBool());
    QVERIFY(isObserved(service.snapshot()));
    QCOMPARE(service.snapshot().reading->windows.front().remaining, std::optional(12.0));
    QVERIFY(!service.snapshot().checkedAt);
    for (const Header& header : service.snapshot().reading->rawHeaders.all())
        QVERIFY(header.name != "authorization");
}

void ObserveVerbTest::trustsNobody_data()
{
    QTest::addColumn<QJsonObject>("command");
    QTest::addColumn<bool>("ok");
    QTest::newRow("no such account") << observed(1, u"other"_s) << false;
    QTest::newRow("the demo's account") << observed(1, u"demo"_s) << false;
    QTest::newRow("no reading") << QJsonObject{{u"verb"_s, u"observe"_s}, {u"account"_s, u"one"_s}} << false;
    QTest::newRow("a reading of words") << QJsonObject{{u"verb"_s, u"observe"_s}, {u"account"_s, u"one"_s},
        {u"reading"_s, u"5"_s}} << false;
    QTest::newRow("an empty one") << QJsonObject{{u"verb"_s, u"observe"_s}, {u"account"_s, u"one"_s},
        {u"reading"_s, QJsonObject()}}
                                  << true;
    QTest::newRow("a tool's words where the provider has no tool") << QJsonObject{{u"verb"_s, u"observe"_s},
        {u"account"_s, u"one"_s}, {u"reading"_s, QJsonObject{{u"usage"_s, QJsonObject{{u"five_hour"_s, 5}}}}}}
                                                                   << true;
}

void ObserveVerbTest::trustsNobody()
{
    QFETCH(QJsonObject, command);
    Service service;
    const QJsonObject answer = service.say(command);
    QTEST(answer.value("ok"_L1).toBool(), "ok");
    QVERIFY(!answer.value("observed"_L1).toBool());
    QVERIFY(!service.snapshot().reading);
}

/// Traffic told all that a probe would, so that a command and the schedule are content with it.
void ObserveVerbTest::savesItsOwnProbe()
{
    Service service;
    QSignalSpy refreshed(&service.refresher, &Refresher::refreshed);
    // Probed an hour ago, and observed now.
    const auto asked = service.probedAnHourAgo();
    QVERIFY(asked > 0);
    (void)service.say(observed(12));
    service.refresher.refresh(u"one"_s, Asked::Script);
    QVERIFY(refreshed.wait(10'000));
    QCOMPARE(service.server.heard().size(), asked);
    service.refresher.start(5min, 0s);
    service.refresher.refresh(u"one"_s, Asked::Script); // what is due at once would be asked before this is told
    QVERIFY(refreshed.wait(10'000));
    QCOMPARE(service.server.heard().size(), asked);
    // A person asks all the same.
    service.refresher.refresh(u"one"_s, Asked::Command);
    QTRY_VERIFY_WITH_TIMEOUT(!isObserved(service.snapshot()), 10'000);
    QVERIFY(service.server.heard().size() > asked);
}

/// A refusal that told another program to wait holds for the schedule and for scripts, and for a person who asks it does not.
void ObserveVerbTest::waitsAsTrafficWasTold()
{
    Service service;
    QSignalSpy refreshed(&service.refresher, &Refresher::refreshed);
    const auto asked = service.probedAnHourAgo();
    QVERIFY(asked > 0);
    QJsonArray headers;
    headers.append(QJsonArray{u"retry-after"_s, u"60"_s});
    const QJsonObject refusal{{u"status"_s, 429}, {u"headers"_s, headers}};
    const QJsonObject answer =
        service.say({{u"verb"_s, u"observe"_s}, {u"account"_s, u"one"_s}, {u"reading"_s, refusal}});
    QVERIFY(answer.value("observed"_L1).toBool());
    QVERIFY(service.snapshot().notBefore > wallClock() + 50s);
    service.refresher.start(5min, 0s);
    service.refresher.refresh(u"one"_s, Asked::Script); // what is due at once would be asked before this is told
    QVERIFY(refreshed.wait(10'000));
    QCOMPARE(service.server.heard().size(), asked);
    service.refresher.refresh(u"one"_s, Asked::Command);
    QTRY_VERIFY_WITH_TIMEOUT(!service.snapshot().notBefore, 10'000);
    QVERIFY(service.server.heard().size() > asked);
}

QTEST_GUILESS_MAIN(ObserveVerbTest)
#include "tst_observeverb.moc"
