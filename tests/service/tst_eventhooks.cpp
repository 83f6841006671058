// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "io/net/proxylogin.h"
#include "providers/descriptor/registry.h"
#include "service/eventhooks.h"
#include "support/fakeproxy.h"
#include "support/loopbackserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const TimePoint start = TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}} + 12h;
const QByteArray key = "sk-fake-not-a-key-0123456789";

/// An account whose key is in a variable, a command that writes down what it gets, and a webhook.
class Desk {
public:
    Desk()
    {
        Account account;
        account.id = u"one"_s;
        account.provider = u"openai"_s;
        account.label = u"Work"_s;
        account.key = {KeySource::Kind::Environment, u"QUOTALAMP_TEST_KEY"_s};
        store.setAccounts({account});
        QFile file(folder.filePath(u"hook"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n{ cat; env; printf '%s ' \"$@\"; } >> \"$1\"\n");
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
        settings.hooks.command = {file.fileName(), folder.filePath(u"out"_s)};
        server.play(answering(200));
    }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(folder.filePath(u"out"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void take(Severity severity)
    {
        LimitStanding limit{
            RateWindow{u"tokens"_s, {}, Unit::Tokens, 100, 10, start + 5h, {}, Refill::Fixed, {}}, severity};
        hooks.take({u"one"_s, limit, start});
    }
    void answer(const std::optional<Error>& error)
    {
        Snapshot snapshot;
        snapshot.checkedAt = start;
        snapshot.error = error;
        store.setSnapshot(u"one"_s, snapshot);
        hooks.look(*store.find(u"one"_s));
    }

    QTemporaryDir folder;
    Registry registry = Registry::builtIn();
    UsageStore store{registry, nullptr};
    KeyStore keys;
    Settings settings;
    LoopbackServer server;
    EventHooks hooks{{store, keys, registry, settings}};
    QSignalSpy reported{&hooks, &EventHooks::reported};
    QSignalSpy failed{&hooks, &EventHooks::failed};
};

} // namespace

class EventHooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("QUOTALAMP_TEST_KEY", key); }
    void isOffUntilItIsSet();
    void tellsBoth();
    void tellsOnlyWhatIsChosen();
    void tellsOfAKeyThatIsRefused();
    void noKeyIsAnywhere();
    void watchesWhereNobodyIsTold();
    void testsBoth();
    void aTroubleIsToldOnce();
    void theDemoIsNoEvent();
    void aProxysLoginIsForThatProxy();
};

void EventHooksTest::isOffUntilItIsSet()
{
    Desk desk;
    desk.take(Severity::Exhausted);
    desk.hooks.test();
    QTest::qWait(50);
    QVERIFY(desk.written().isEmpty());
    QVERIFY(!desk.hooks.reports().command);
    QVERIFY(desk.store.alerts().empty());
}

void EventHooksTest::tellsBoth()
{
    Desk desk;
    desk.settings.hooks.webhook = desk.server.url(u"/hook"_s).toString();
    desk.hooks.apply();
    desk.take(Severity::Exhausted);
    QTRY_VERIFY(desk.hooks.reports().command && desk.hooks.reports().webhook);
    QCOMPARE(desk.hooks.reports().command->trouble, QString());
    QCOMPARE(desk.hooks.reports().webhook->trouble, QString());
    const QByteArray line = desk.written().split('\n').first();
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    QCOMPARE(json.value("event"_L1).toString(), u"used-up"_s);
    QCOMPARE(json.value("account_label"_L1).toString(), u"Work"_s);
    QVERIFY(desk.server.heard().front().endsWith(line));
}

void EventHooksTest::tellsOnlyWhatIsChosen()
{
    Desk desk;
    desk.settings.hooks.events = {EventKind::UsedUp};
    desk.hooks.apply();
    desk.take(Severity::Warning);
    desk.take(Severity::Exhausted);
    QTRY_VERIFY(desk.hooks.reports().command);
    QTest::qWait(50);
    QCOMPARE(desk.written().count("\"schema\""), 1);
}

void EventHooksTest::tellsOfAKeyThatIsRefused()
{
    Desk desk;
    desk.hooks.apply();
    desk.answer(std::nullopt);
    desk.answer(Error{ErrorKind::InvalidKey, 401, {}, {}});
    QTRY_VERIFY(desk.hooks.reports().command);
    QVERIFY(desk.written().contains("\"key-refused\""));
    QVERIFY(desk.written().contains("\"invalid-key\""));
}

void EventHooksTest::noKeyIsAnywhere()
{
    Desk desk;
    desk.settings.hooks.webhook = desk.server.url(u"/hook"_s).toString();
    qputenv("OPENAI_API_KEY", key);
    const auto back = qScopeGuard([] { qunsetenv("OPENAI_API_KEY"); });
    desk.hooks.apply();
    desk.answer(std::nullopt);
    desk.answer(Error{ErrorKind::InvalidKey, 401, QString::fromLatin1("no such key"), {}});
    desk.take(Severity::Exhausted);
    QTRY_COMPARE(desk.server.heard().size(), std::size_t(2));
    QTRY_COMPARE(desk.written().count("\"schema\""), 2);
    QVERIFY(desk.written().contains("PATH="));
    QVERIFY(!desk.written().contains(key));
    QVERIFY(!desk.server.bytes().contains(key));
}

/// What a program without a screen does; the tray app tells the person what is left of it.
void EventHooksTest::watchesWhereNobodyIsTold()
{
    Desk desk;
    const auto read = [&](double remaining, TimePoint at) {
        Snapshot snapshot;
        snapshot.reading.emplace();
        snapshot.reading->windows = {
            {u"tokens"_s, {}, Unit::Tokens, 1000, remaining, start + 5h, {}, Refill::Fixed, {}}};
        snapshot.readAt = snapshot.checkedAt = at;
        desk.store.setSnapshot(u"one"_s, snapshot);
        desk.hooks.watch(*desk.store.find(u"one"_s), at);
    };
    read(50, start);
    QVERIFY2(desk.store.alerts().empty(), "nothing is decided for nobody");
    desk.hooks.apply();
    read(900, start + 1min);
    read(50, start + 2min);
    read(50, start + 3min);
    QTRY_VERIFY(desk.hooks.reports().command);
    QCOMPARE(desk.written().count("\"event\":\"urgent\""), 1);
    AlertStates states = desk.store.alerts();
    const auto held = tellHeld(states, desk.store.states(), start + 4min, desk.settings);
    QVERIFY(held && held->severity() == Severity::Critical);
}

void EventHooksTest::testsBoth()
{
    Desk desk;
    desk.settings.hooks.events.clear();
    desk.settings.hooks.format = WebhookFormat::Ntfy;
    desk.settings.hooks.webhook = desk.server.url(u"/limits"_s).toString();
    desk.hooks.apply();
    desk.hooks.test();
    QTRY_VERIFY(desk.hooks.reports().command && desk.hooks.reports().webhook);
    QVERIFY(desk.written().contains("\"event\":\"test\""));
    QVERIFY(desk.server.heard().front().contains("\"topic\":\"limits\""));
    QVERIFY(desk.failed.isEmpty());
}

void EventHooksTest::aTroubleIsToldOnce()
{
    Desk desk;
    const QStringList good = desk.settings.hooks.command;
    desk.settings.hooks.command = {desk.folder.filePath(u"nowhere"_s)};
    desk.hooks.apply();
    for (int i = 0; i < 5; ++i)
        desk.hooks.test();
    QTRY_COMPARE(desk.reported.size(), 6); // and once for the command that is set
    QCOMPARE(desk.failed.size(), 1);
    QVERIFY(!desk.hooks.reports().command->trouble.isEmpty());
    desk.settings.hooks.command = good;
    desk.hooks.apply();
    QVERIFY(!desk.hooks.reports().command);
    desk.hooks.test();
    QTRY_VERIFY(desk.hooks.reports().command);
    QCOMPARE(desk.hooks.reports().command->trouble, QString());
    QCOMPARE(desk.failed.size(), 1);
}

void EventHooksTest::theDemoIsNoEvent()
{
    Desk desk;
    Account account = desk.store.states().front().account;
    account.demo = true;
    desk.store.setAccounts({account});
    desk.hooks.apply();
    desk.take(Severity::Exhausted);
    QTest::qWait(50);
    QVERIFY(desk.written().isEmpty());
}

/// A webhook goes through the proxy as well, and another proxy is not given what was kept for the one before.
void EventHooksTest::aProxysLoginIsForThatProxy()
{
    Desk desk;
    FakeProxy first(desk.server.port(), "user:fake-password");
    FakeProxy second(desk.server.port(), "somebody:else");
    desk.settings.hooks.command = {};
    desk.settings.hooks.webhook = u"https://hooks.example/hook"_s;
    desk.settings.proxy = {ProxyKind::Http, u"127.0.0.1"_s, first.port(), true};
    const Account kept = proxyAccount(desk.settings.proxy);
    desk.keys.keepForSession(kept.id, proxyLogin(u"user"_s, u"fake-password"_s), kept.keyOrigin);
    desk.hooks.apply();
    desk.hooks.test();
    QTRY_VERIFY_WITH_TIMEOUT(first.heard().contains("Proxy-Authorization"), 20'000);
    desk.settings.proxy = {ProxyKind::Http, u"127.0.0.1"_s, second.port(), false};
    desk.settings.hooks.webhook = u"https://hooks.example/another"_s; // what waits for the former is dropped
    desk.hooks.apply();
    desk.hooks.test();
    // By the time that it is done with or tried again, it would have been given.
    QTRY_VERIFY_WITH_TIMEOUT(desk.hooks.reports().webhook || second.heard().count("CONNECT") > 1, 30'000);
    QVERIFY(second.heard().contains("CONNECT"));
    QVERIFY2(!second.heard().contains("Proxy-Authorization"), second.heard().constData());
}

QTEST_GUILESS_MAIN(EventHooksTest)
#include "tst_eventhooks.moc"
