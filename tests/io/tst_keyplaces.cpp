// SPDX-License-Identifier: MIT
#include "io/keys/keystore.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0001";

Account accountWith(KeySource::Kind kind, const QString& place)
{
    Account account;
    account.id = u"one"_s;
    account.provider = u"openai"_s;
    account.key = {kind, place};
    return account;
}

/// The key, or "error: " and the sentence.
QByteArray readOnce(KeyStore& store, const Account& account)
{
    QObject context;
    QByteArray told;
    store.read(account, Prompt::No, &context, [&](const Result<Secret, Error>& result) {
        told = result ? result->expose() : "error: " + result.error().detail.toUtf8();
    });
    (void)QTest::qWaitFor([&] { return !told.isEmpty(); }, 10'000);
    return told;
}

} // namespace

/// Keys that are kept elsewhere: variables, files, commands; and for the session. There is no bus to a keychain.
class KeyPlacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsTheEnvironment_data();
    void readsTheEnvironment();
    void tellsAnUnsetVariable();
    void readsFiles_data();
    void readsFiles();
    void tellsUnreadableFiles_data();
    void tellsUnreadableFiles();
    void readsTheHomeFolder();
    void seesAChangedFile();
    void readsCommands_data();
    void readsCommands();
    void tellsFailedCommands_data();
    void tellsFailedCommands();
    void endsWhatACommandStarted();
    void runsACommandOnce();
    void keepsForTheSession();
    void sessionKeysBelongToTheirAddress();
    void writesOnlyWhatItKeeps();
    void tellsMissingWithoutABus();
};

void KeyPlacesTest::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    qunsetenv("XDG_CURRENT_DESKTOP");
    qunsetenv("KDE_SESSION_VERSION");
}

void KeyPlacesTest::readsTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("key") << testKey << testKey;
    QTest::newRow("blanks around") << "  " + testKey + "\r\n" << testKey;
    QTest::newRow("empty") << QByteArray("")
                           << QByteArray("error: No usable key in QUOTALAMP_TEST_KEY: The key is empty.");
    QTest::newRow("blank within")
        << QByteArray("a b")
        << QByteArray("error: No usable key in QUOTALAMP_TEST_KEY: The key has a blank, a control character or a "
                      "letter beyond ASCII; copy it again.");
}

void KeyPlacesTest::readsTheEnvironment()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, told);
    qputenv("QUOTALAMP_TEST_KEY", content);
    KeyStore store;
    QCOMPARE(readOnce(store, accountWith(KeySource::Kind::Environment, u"QUOTALAMP_TEST_KEY"_s)), told);
}

void KeyPlacesTest::tellsAnUnsetVariable()
{
    KeyStore store;
    QCOMPARE(readOnce(store, accountWith(KeySource::Kind::Environment, u"QUOTALAMP_UNSET"_s)),
        QByteArray("error: The environment variable QUOTALAMP_UNSET is not set."));
}

void KeyPlacesTest::readsFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("usable");
    QTest::newRow("one line") << testKey + "\n" << true;
    QTest::newRow("no end of line") << testKey << true;
    QTest::newRow("first of two") << testKey + "\nanother\n" << true;
    QTest::newRow("Windows") << testKey + "\r\n" << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("empty first line") << "\n" + testKey << true;
    QTest::newRow("an .env file of Windows") << "\xEF\xBB\xBF\r\nexport KEY=\"" + testKey + "\"\r\n" << true;
    QTest::newRow("an object") << "{\"key\": \"" + testKey + "\"}" << false;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0",
        6) << false;
    QTest::newRow("large") << QByteArray(64 * 1024 + 1, 'k') << false;
}

void KeyPlacesTest::readsFiles()
{
    QFETCH(const QByteArray, content);
    QFETCH(const bool, usable);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    KeyStore store;
    const QByteArray told = readOnce(store, accountWith(KeySource::Kind::File, file.fileName()));
    QCOMPARE(told == testKey, usable);
    QCOMPARE(told.startsWith("error: ") && told.contains(file.fileName().toUtf8()), !usable);
}

void KeyPlacesTest::tellsUnreadableFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"/nowhere/key"_s;
    QTest::newRow("folder") << QDir::tempPath();
    QTest::newRow("device") << u"/dev/zero"_s;
    QTest::newRow("empty path") << QString();
}

void KeyPlacesTest::tellsUnreadableFiles()
{
    QFETCH(const QString, path);
    KeyStore store;
    QVERIFY(readOnce(store, accountWith(KeySource::Kind::File, path)).startsWith("error: "));
    QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(readOnce(store, accountWith(KeySource::Kind::File, pipe)).startsWith("error: "));
}

void KeyPlacesTest::readsTheHomeFolder()
{
    QTemporaryDir folder(QDir::homePath() + u"/key-XXXXXX"_s);
    QFile file(folder.filePath(u"key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(testKey);
    file.close();
    KeyStore store;
    const QString path = u"~/"_s + QDir::home().relativeFilePath(file.fileName());
    QCOMPARE(readOnce(store, accountWith(KeySource::Kind::File, path)), testKey);
}

void KeyPlacesTest::seesAChangedFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    file.write(testKey);
    KeyStore store;
    QCOMPARE(readOnce(store, accountWith(KeySource::Kind::File, file.fileName())), testKey);
    file.write("-rotated");
    QCOMPARE(readOnce(store, accountWith(KeySource::Kind::File, file.fileName())), testKey + "-rotated");
}

void KeyPlacesTest::readsCommands_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("plain") << u"echo sk-test-not-a-key-0001"_s;
    QTest::newRow("shell words") << u"printf '%s-%s' sk-test-not-a-key 0001 | cat"_s;
    QTest::newRow("two lines") << u"echo sk-test-not-a-key-0001; echo url: https://provider.example"_s;
    QTest::newRow("at home") << u"test \"$PWD\" -ef \"$HOME\" && echo sk-test-not-a-key-0001"_s;
    QTest::newRow("noise on standard error") << u"echo noise >&2; echo sk-test-not-a-key-0001"_s;
}

void KeyPlacesTest::readsCommands()
{
    QFETCH(const QString, command);
    KeyStore store;
    QCOMPARE(readOnce(store, accountWith(KeySource::Kind::Command, command)), testKey);
}

void KeyPlacesTest::tellsFailedCommands_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("fails") << u"echo sk-test-not-a-key-0001; exit 3"_s;
    QTest::newRow("not found") << u"/nowhere/command"_s;
    QTest::newRow("killed") << u"kill -9 $$"_s;
    QTest::newRow("prints nothing") << u"true"_s;
    QTest::newRow("prints for ever") << u"yes"_s;
    QTest::newRow("waits for ever") << u"sleep 1000"_s;
    QTest::newRow("reads what is not there") << u"cat"_s;
}

void KeyPlacesTest::tellsFailedCommands()
{
    QFETCH(const QString, command);
    KeyStore store(KeyStore::Limits{500ms, 500ms, 500ms}, nullptr);
    QElapsedTimer timer;
    timer.start();
    const QByteArray told = readOnce(store, accountWith(KeySource::Kind::Command, command));
    QVERIFY(told.startsWith("error: "));
    QVERIFY(!told.contains(testKey));
    QVERIFY(timer.elapsed() < 4000);
}

void KeyPlacesTest::endsWhatACommandStarted()
{
    QTemporaryDir folder;
    const QString mark = folder.filePath(u"mark"_s);
    KeyStore store(KeyStore::Limits{300ms, 300ms, 300ms}, nullptr);
    const QString command = u"sh -c 'sleep 1; touch %1' & sleep 1000"_s.arg(mark);
    QVERIFY(readOnce(store, accountWith(KeySource::Kind::Command, command)).startsWith("error: "));
    QTest::qWait(1500);
    QVERIFY(!QFile::exists(mark));
}

void KeyPlacesTest::runsACommandOnce()
{
    QTemporaryDir folder;
    const QString log = folder.filePath(u"log"_s);
    const Account account =
        accountWith(KeySource::Kind::Command, u"echo x >>%1; echo sk-test-not-a-key-0001"_s.arg(log));
    KeyStore store;
    QCOMPARE(readOnce(store, account), testKey);
    QCOMPARE(readOnce(store, account), testKey);
    QCOMPARE(QFileInfo(log).size(), 2);
    store.forget(account.id);
    QCOMPARE(readOnce(store, account), testKey);
    QCOMPARE(QFileInfo(log).size(), 4);
}

void KeyPlacesTest::keepsForTheSession()
{
    const Account account = accountWith(KeySource::Kind::Session, {});
    KeyStore store;
    QVERIFY(readOnce(store, account).startsWith("error: "));
    store.keepForSession(account.id, Secret(testKey));
    QCOMPARE(readOnce(store, account), testKey);
    KeyStore afterRestart;
    QVERIFY(readOnce(afterRestart, account).startsWith("error: "));
}

void KeyPlacesTest::sessionKeysBelongToTheirAddress()
{
    Account account = accountWith(KeySource::Kind::Session, {});
    account.keyOrigin = u"https://api.openai.com:443"_s;
    KeyStore store;
    store.keepForSession(account.id, Secret(testKey), account.keyOrigin);
    for (const QString& elsewhere : {u"https://evil.example:443"_s, u"http://127.0.0.1:1"_s, QString()}) {
        Account moved = account;
        moved.keyOrigin = elsewhere;
        QVERIFY(readOnce(store, moved).startsWith("error: "));
    }
    QCOMPARE(readOnce(store, account), testKey);
    store.drop(account.id);
    QVERIFY(readOnce(store, account).startsWith("error: "));
    QCOMPARE(store.hint(account.id), QString());
}

void KeyPlacesTest::writesOnlyWhatItKeeps()
{
    KeyStore store;
    std::optional<std::optional<Error>> told;
    const auto done = [&](const std::optional<Error>& error) { told = error; };
    store.write(accountWith(KeySource::Kind::Session, {}), Secret(testKey), this, done);
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->has_value());
    told.reset();
    store.write(accountWith(KeySource::Kind::File, u"/nowhere/key"_s), Secret(testKey), this, done);
    QTRY_VERIFY(told.has_value());
    QVERIFY(told->has_value());
    QVERIFY(!QFile::exists(u"/nowhere/key"_s));
}

void KeyPlacesTest::tellsMissingWithoutABus()
{
#ifndef Q_OS_LINUX
    QSKIP("The keychain of this system needs no bus.");
#endif
    const Account account = accountWith(KeySource::Kind::Keychain, {});
    KeyStore store;
    std::vector<ErrorKind> told;
    store.read(
        account, Prompt::Yes, this, [&](const Result<Secret, Error>& result) { told.push_back(result.error().kind); });
    store.write(
        account, Secret(testKey), this, [&](const std::optional<Error>& error) { told.push_back(error.value().kind); });
    store.remove(account, this, [&](const std::optional<Error>& error) { told.push_back(error.value().kind); });
    store.unlock();
    QVERIFY(told.empty()); // never from within
    QTRY_COMPARE(told.size(), 3U);
    QCOMPARE(told, std::vector<ErrorKind>(3, ErrorKind::KeychainMissing));
}

QTEST_GUILESS_MAIN(KeyPlacesTest)
#include "tst_keyplaces.moc"
