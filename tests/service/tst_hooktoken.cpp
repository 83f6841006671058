// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "providers/descriptor/registry.h"
#include "service/eventhooks.h"
#include "support/loopbackserver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QString token = u"tk_fake0123456789notatoken"_s;

/// What a program has: its own memory of keys, and the keyring of the session.
struct Desk {
    Registry registry = Registry::builtIn();
    UsageStore store{registry, nullptr};
    KeyStore keys;
    Settings settings;
    EventHooks hooks{{store, keys, registry, settings}};

    explicit Desk(const QUrl& webhook, bool hasToken = false)
    {
        settings.hooks.webhook = webhook.toString();
        settings.hooks.token = hasToken;
        hooks.apply();
    }
    /// Empty: well.
    [[nodiscard]] QString troubleOfATest()
    {
        QSignalSpy reported(&hooks, &EventHooks::reported);
        hooks.test();
        (void)QTest::qWaitFor([&] { return !reported.isEmpty(); }, 20'000);
        return hooks.reports().webhook ? hooks.reports().webhook->trouble : u"nothing came of it"_s;
    }
};

} // namespace

/// The webhook's token, in a real keyring.
class HookTokenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isKeptAndSent();
    void goesWithItsWebhook();
    void whatIsNoTokenIsRefused();
};

void HookTokenTest::isKeptAndSent()
{
    LoopbackServer server;
    server.play(answering(200));
    {
        Desk desk(server.url(u"/hook"_s));
        QSignalSpy kept(&desk.hooks, &EventHooks::tokenKept);
        desk.hooks.keepToken(u" "_s + token + u"\n"_s);
        QVERIFY(kept.wait(20'000));
    }
    // Another start of the program.
    Desk desk(server.url(u"/hook"_s), true);
    QCOMPARE(desk.troubleOfATest(), QString());
    QCOMPARE(headerOf(server.heard().back(), "authorization"), "Bearer " + token.toLatin1());
    // In no file of the home, but for the keyring's own.
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains(token.toLatin1()), qPrintable(file.fileName()));
    }
}

void HookTokenTest::goesWithItsWebhook()
{
    LoopbackServer server;
    server.play(answering(200));
    Desk desk(server.url(u"/hook"_s));
    QSignalSpy kept(&desk.hooks, &EventHooks::tokenKept);
    desk.hooks.keepToken(token);
    QVERIFY(kept.wait(20'000));
    desk.settings.hooks.token = true;
    desk.hooks.apply();
    desk.settings.hooks = HookSettings();
    desk.hooks.apply();
    const auto isGone = [&server] {
        return Desk(server.url(u"/hook"_s), true).troubleOfATest().contains(u"no token"_s);
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isGone(), "the token is still there", 20'000);
    QVERIFY(server.heard().empty());
}

void HookTokenTest::whatIsNoTokenIsRefused()
{
    LoopbackServer server;
    Desk desk(server.url(u"/hook"_s));
    QSignalSpy failed(&desk.hooks, &EventHooks::failed);
    desk.hooks.keepToken(u"two words"_s);
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed.front().front().toString().contains(u"two words"_s));
}

QTEST_GUILESS_MAIN(HookTokenTest)
#include "tst_hooktoken.moc"
