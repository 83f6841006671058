// SPDX-License-Identifier: MIT
#include "io/keys/keystore.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0001";
const QString serviceName = u"org.freedesktop.secrets"_s;

Account account()
{
    Account account;
    account.id = u"one"_s;
    account.provider = u"openai"_s;
    return account;
}

/// The kind of error that a call ended with; Timeout where it did not end.
template <typename Start> ErrorKind errorOf(Start start)
{
    QObject context;
    std::optional<ErrorKind> kind;
    start(&context, kind);
    (void)QTest::qWaitFor([&] { return kind.has_value(); }, 10'000);
    return kind.value_or(ErrorKind::Timeout);
}

ErrorKind readError(KeyStore& store, Prompt prompt)
{
    return errorOf([&](QObject* context, std::optional<ErrorKind>& kind) {
        store.read(
            account(), prompt, context, [&kind](const Result<Secret, Error>& result) { kind = result.error().kind; });
    });
}

ErrorKind writeError(KeyStore& store)
{
    return errorOf([&](QObject* context, std::optional<ErrorKind>& kind) {
        store.write(account(), Secret(testKey), context,
            [&kind](const std::optional<Error>& error) { kind = error.value().kind; });
    });
}

ErrorKind removeError(KeyStore& store)
{
    return errorOf([&](QObject* context, std::optional<ErrorKind>& kind) {
        store.remove(account(), context, [&kind](const std::optional<Error>& error) { kind = error.value().kind; });
    });
}

} // namespace

/// A Secret Service that takes every call and never answers.
class SilentService : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Service")
public Q_SLOTS:
    void SearchItems(const QDBusMessage& message) { message.setDelayedReply(true); }
    void ReadAlias(const QDBusMessage& message) { message.setDelayedReply(true); }
};

/// A session bus on which nothing answers for the Secret Service, or nothing useful does.
class NoKeychainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsMissing();
    void unlockDoesNoHarm();
    void keepsForTheSession();
    void tellsWhenOneStarts();
    void silenceCountsAsLocked();
};

void NoKeychainTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("needs a session of its own: tests/session/session.sh --no-keyring");
}

void NoKeychainTest::tellsMissing()
{
    KeyStore store;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(readError(store, Prompt::No), ErrorKind::KeychainMissing);
    QCOMPARE(readError(store, Prompt::Yes), ErrorKind::KeychainMissing);
    QCOMPARE(writeError(store), ErrorKind::KeychainMissing);
    QCOMPARE(removeError(store), ErrorKind::KeychainMissing);
    QVERIFY(timer.elapsed() < 3000);
}

void NoKeychainTest::unlockDoesNoHarm()
{
    KeyStore store;
    QSignalSpy changed(&store, &KeyStore::changed);
    store.unlock();
    QCOMPARE(readError(store, Prompt::Yes), ErrorKind::KeychainMissing);
    QVERIFY(changed.isEmpty());
}

void NoKeychainTest::keepsForTheSession()
{
    KeyStore store;
    store.keepForSession(u"one"_s, Secret(testKey));
    QByteArray key;
    store.read(account(), Prompt::No, this, [&](const Result<Secret, Error>& result) { key = result->expose(); });
    QTRY_COMPARE(key, testKey);
    QCOMPARE(store.hint(u"one"_s), u"0001"_s);
    QCOMPARE(removeError(store), ErrorKind::KeychainMissing);
    QCOMPARE(readError(store, Prompt::No), ErrorKind::KeychainMissing); // gone from memory all the same
}

void NoKeychainTest::tellsWhenOneStarts()
{
    KeyStore store;
    QCOMPARE(readError(store, Prompt::No), ErrorKind::KeychainMissing);
    QSignalSpy changed(&store, &KeyStore::changed);
    QDBusConnection other = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"other"_s);
    QVERIFY(other.registerService(serviceName));
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(other.unregisterService(serviceName));
    QTRY_COMPARE(changed.size(), 2);
    QDBusConnection::disconnectFromBus(u"other"_s);
}

void NoKeychainTest::silenceCountsAsLocked()
{
    QDBusConnection other = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"silent"_s);
    SilentService silent;
    QVERIFY(other.registerObject(u"/org/freedesktop/secrets"_s, &silent, QDBusConnection::ExportAllSlots));
    QVERIFY(other.registerService(serviceName));
    KeyStore store(KeyStore::Limits{300ms, 300ms, 300ms}, nullptr);
    QCOMPARE(readError(store, Prompt::No), ErrorKind::KeychainLocked);
    QCOMPARE(writeError(store), ErrorKind::KeychainLocked);
    QCOMPARE(removeError(store), ErrorKind::KeychainLocked);
    QDBusConnection::disconnectFromBus(u"silent"_s);
}

QTEST_GUILESS_MAIN(NoKeychainTest)
#include "tst_nokeychain.moc"
