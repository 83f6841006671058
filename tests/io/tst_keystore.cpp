// SPDX-License-Identifier: MIT
#include "io/keys/keystore.h"
#include "support/home.h"
#include "support/keyring.h"
#include "support/person.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray firstKey = "sk-test-not-a-key-0001";
const QByteArray secondKey = "sk-test-not-a-key-0002";

Account accountNamed(const QString& id)
{
    Account account;
    account.id = id;
    account.provider = u"anthropic"_s;
    account.label = u"Work"_s;
    return account;
}

/// What a read gave, or the kind of its error.
struct Read {
    QByteArray key;
    std::optional<Error> error;
    int times = 0;
};

std::shared_ptr<Read> startReading(KeyStore& store, const Account& account, Prompt prompt, QObject* context)
{
    auto read = std::make_shared<Read>();
    store.read(account, prompt, context, [read](Result<Secret, Error> result) {
        ++read->times;
        if (result)
            read->key = result->expose();
        else
            read->error = result.error();
    });
    return read;
}

Read readOnce(KeyStore& store, const Account& account, Prompt prompt = Prompt::No)
{
    QObject context;
    const auto read = startReading(store, account, prompt, &context);
    (void)QTest::qWaitFor([&] { return read->times > 0; }, 20'000);
    return *read;
}

/// The error of a write or removal; empty when it went well. An error without a kind of its own where none came.
using Outcome = std::optional<ErrorKind>;

Outcome kindOf(const std::optional<std::optional<Error>>& told)
{
    if (!told)
        return ErrorKind::Timeout;
    return *told ? Outcome((*told)->kind) : std::nullopt;
}

Outcome write(KeyStore& store, const Account& account, const QByteArray& key)
{
    QObject context;
    std::optional<std::optional<Error>> told;
    store.write(account, Secret(key), &context, [&](const std::optional<Error>& error) { told = error; });
    (void)QTest::qWaitFor([&] { return told.has_value(); }, 20'000);
    return kindOf(told);
}

Outcome removeKey(KeyStore& store, const Account& account)
{
    QObject context;
    std::optional<std::optional<Error>> told;
    store.remove(account, &context, [&](const std::optional<Error>& error) { told = error; });
    (void)QTest::qWaitFor([&] { return told.has_value(); }, 20'000);
    return kindOf(told);
}

} // namespace

/// In a real GNOME Keyring with its real prompt.
class KeyStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keepsReplacesAndRemoves();
    void removingNothingIsFine();
    void leavesNoKeyOnDisk_data();
    void leavesNoKeyOnDisk();
    void readsOnceForMany();
    void forgets();
    void hintsAtLongKeysOnly_data();
    void hintsAtLongKeysOnly();
    void refusesUnusableItems_data();
    void refusesUnusableItems();
    void belongsToItsAddress();
    void bindsItemsOfBefore();
    void tellsLockedWithoutAPrompt();
    void lockedAndAbsentDiffer();
    void unlocksForAPerson();
    void takesNoForAnAnswer();
    void unlocksToWrite();
    void unlocksToRemove();
    void unlockTellsOthers();
    void oneReaderWithAPromptIsEnough();
    void acceptsALateKey();
    void survivesItsEnd();

private:
    void unlock();
    QString m_id; ///< of the account of this test function
};

void KeyStoreTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("needs a session of its own: tests/session/session.sh");
}

void KeyStoreTest::init()
{
    m_id = QString::fromLatin1(QTest::currentTestFunction());
}

void KeyStoreTest::cleanup()
{
    unlock();
    KeyStore store;
    (void)removeKey(store, accountNamed(m_id));
}

/// With the keyring's prompt where it is locked.
void KeyStoreTest::unlock()
{
    KeyStore store;
    QSignalSpy changed(&store, &KeyStore::changed);
    if (!Keyring::isLocked())
        return;
    store.unlock();
    QVERIFY(Keyring::answerPrompt(Keyring::password, u"Return"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 15'000); // perhaps before the prompt was seen to go
}

void KeyStoreTest::keepsReplacesAndRemoves()
{
    const Account account = accountNamed(m_id);
    KeyStore store;
    QCOMPARE(readOnce(store, account).error->kind, ErrorKind::NoKey);
    QCOMPARE(write(store, account, firstKey), Outcome());
    KeyStore afterRestart;
    QCOMPARE(readOnce(afterRestart, account).key, firstKey);
    QCOMPARE(write(store, account, secondKey), Outcome());
    QCOMPARE(readOnce(store, account).key, secondKey);
    KeyStore afterAnother;
    QCOMPARE(readOnce(afterAnother, account).key, secondKey);
    QCOMPARE(removeKey(store, account), Outcome());
    QCOMPARE(readOnce(store, account).error->kind, ErrorKind::NoKey);
    KeyStore afterAThird;
    QCOMPARE(readOnce(afterAThird, account).error->kind, ErrorKind::NoKey);
}

void KeyStoreTest::removingNothingIsFine()
{
    KeyStore store;
    QCOMPARE(removeKey(store, accountNamed(m_id)), Outcome());
}

void KeyStoreTest::leavesNoKeyOnDisk_data()
{
    const QString text = QString::fromLatin1(firstKey);
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("plain") << firstKey;
    QTest::newRow("base64") << firstKey.toBase64(QByteArray::OmitTrailingEquals).chopped(1);
    QTest::newRow("hex") << firstKey.toHex();
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
}

void KeyStoreTest::leavesNoKeyOnDisk()
{
    QFETCH(const QByteArray, form);
    KeyStore store;
    QCOMPARE(write(store, accountNamed(m_id), firstKey), Outcome());
    QCOMPARE(filesWith(form), QStringList());
}

void KeyStoreTest::readsOnceForMany()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    KeyStore store;
    QObject context;
    std::vector<std::shared_ptr<Read>> reads;
    for (int i = 0; i < 10; ++i)
        reads.push_back(startReading(store, accountNamed(m_id), Prompt::No, &context));
    QCOMPARE(reads.front()->times, 0); // never from within
    for (const auto& read : reads) {
        QTRY_COMPARE(read->times, 1);
        QCOMPARE(read->key, firstKey);
    }
}

void KeyStoreTest::forgets()
{
    KeyStore store;
    KeyStore other;
    QCOMPARE(write(store, accountNamed(m_id), firstKey), Outcome());
    QCOMPARE(write(other, accountNamed(m_id), secondKey), Outcome());
    QCOMPARE(readOnce(store, accountNamed(m_id)).key, firstKey); // from memory
    store.forget(m_id);
    QCOMPARE(store.hint(m_id), u"0001"_s); // which one it was can still be told
    QCOMPARE(readOnce(store, accountNamed(m_id)).key, secondKey);
    QCOMPARE(store.hint(m_id), u"0002"_s);
}

void KeyStoreTest::hintsAtLongKeysOnly_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("hint");
    QTest::newRow("long") << firstKey << u"0001"_s;
    QTest::newRow("short") << QByteArray("sk-0001") << QString();
}

void KeyStoreTest::hintsAtLongKeysOnly()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QString, hint);
    KeyStore store;
    QCOMPARE(write(store, accountNamed(m_id), key), Outcome());
    QCOMPARE(store.hint(m_id), hint);
    KeyStore unread;
    QCOMPARE(unread.hint(m_id), QString());
}

void KeyStoreTest::refusesUnusableItems_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("two lines") << QByteArray("sk-test-not-\na-key-0001");
    QTest::newRow("beyond ASCII") << QByteArray("sk-test-not-\xc3\xa4-key-0001");
    QTest::newRow("blank") << QByteArray(" ");
}

void KeyStoreTest::refusesUnusableItems()
{
    QFETCH(const QByteArray, content);
    const Account account = accountNamed(m_id);
    KeyStore store;
    QCOMPARE(write(store, account, firstKey), Outcome());
    (void)Person::run(u"secret-tool"_s,
        {u"store"_s, u"--label=x"_s, u"user"_s, KeyStore::itemName(account), u"server"_s, u"quotalamp"_s, u"type"_s,
            u"plaintext"_s},
        content);
    store.forget(m_id);
    const Read read = readOnce(store, account);
    QCOMPARE(read.error->kind, ErrorKind::NoKey);
    QVERIFY(!read.error->detail.isEmpty());
    QVERIFY(!read.error->detail.contains(u"sk-"_s));
}

/// What the accounts' file says of the address is not what counts: the item says it itself.
void KeyStoreTest::belongsToItsAddress()
{
    Account account = accountNamed(m_id);
    account.keyOrigin = u"https://api.anthropic.com:443"_s;
    KeyStore store;
    QCOMPARE(write(store, account, firstKey), Outcome());
    Account moved = account;
    moved.keyOrigin = u"https://elsewhere.example:443"_s;
    KeyStore afterRestart;
    const Read refused = readOnce(afterRestart, moved);
    QCOMPARE(refused.error->kind, ErrorKind::NoKey);
    QVERIFY(refused.error->detail.contains(u"elsewhere.example"_s));
    QCOMPARE(readOnce(store, moved).error->kind, ErrorKind::NoKey); // from memory as well
    QCOMPARE(readOnce(afterRestart, account).key, firstKey);
    QCOMPARE(write(store, moved, secondKey), Outcome()); // entered for the new address
    KeyStore afterAnother;
    QCOMPARE(readOnce(afterAnother, moved).key, secondKey);
    QCOMPARE(readOnce(afterAnother, account).error->kind, ErrorKind::NoKey);
}

void KeyStoreTest::bindsItemsOfBefore()
{
    Account account = accountNamed(m_id);
    KeyStore before; // an account without an origin leaves an item without one, as all were
    QCOMPARE(write(before, account, firstKey), Outcome());
    account.keyOrigin = u"https://api.anthropic.com:443"_s;
    KeyStore store;
    QCOMPARE(readOnce(store, account).key, firstKey);
    KeyStore afterRestart;
    Account moved = account;
    moved.keyOrigin = u"http://127.0.0.1:1"_s;
    QCOMPARE(readOnce(afterRestart, moved).error->kind, ErrorKind::NoKey);
    QCOMPARE(readOnce(afterRestart, account).key, firstKey);
}

void KeyStoreTest::tellsLockedWithoutAPrompt()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    Keyring::lock();
    KeyStore store;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(readOnce(store, accountNamed(m_id)).error->kind, ErrorKind::KeychainLocked);
    QVERIFY(timer.elapsed() < 3000);
    QVERIFY(!Keyring::asks());
    QCOMPARE(readOnce(writer, accountNamed(m_id)).key, firstKey); // what is known stays known
}

void KeyStoreTest::lockedAndAbsentDiffer()
{
    // Behind a lock nobody can say that there is no such key: it may be hidden.
    Keyring::lock();
    KeyStore store;
    QCOMPARE(readOnce(store, accountNamed(m_id)).error->kind, ErrorKind::KeychainLocked);
    unlock();
    QCOMPARE(readOnce(store, accountNamed(m_id)).error->kind, ErrorKind::NoKey);
}

void KeyStoreTest::unlocksForAPerson()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    Keyring::lock();
    KeyStore store;
    QObject context;
    const auto read = startReading(store, accountNamed(m_id), Prompt::Yes, &context);
    QVERIFY(Keyring::answerPrompt(Keyring::password, u"Return"_s));
    QTRY_COMPARE(read->times, 1);
    QCOMPARE(read->key, firstKey);
}

void KeyStoreTest::takesNoForAnAnswer()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    Keyring::lock();
    KeyStore store;
    QObject context;
    const auto read = startReading(store, accountNamed(m_id), Prompt::Yes, &context);
    QVERIFY(Keyring::answerPrompt({}, u"Escape"_s));
    QTRY_COMPARE(read->times, 1);
    QCOMPARE(read->error->kind, ErrorKind::KeychainLocked);
    unlock();
    QCOMPARE(readOnce(store, accountNamed(m_id)).key, firstKey); // nothing was lost
}

void KeyStoreTest::unlocksToWrite()
{
    Keyring::lock();
    KeyStore store;
    QObject context;
    std::optional<std::optional<Error>> told;
    store.write(
        accountNamed(m_id), Secret(firstKey), &context, [&](const std::optional<Error>& error) { told = error; });
    QVERIFY(Keyring::answerPrompt(Keyring::password, u"Return"_s));
    QTRY_VERIFY(told.has_value());
    QCOMPARE(kindOf(told), Outcome());
    KeyStore afterRestart;
    QCOMPARE(readOnce(afterRestart, accountNamed(m_id)).key, firstKey);
}

void KeyStoreTest::unlocksToRemove()
{
    KeyStore store;
    QCOMPARE(write(store, accountNamed(m_id), firstKey), Outcome());
    Keyring::lock();
    QObject context;
    std::optional<std::optional<Error>> told;
    store.remove(accountNamed(m_id), &context, [&](const std::optional<Error>& error) { told = error; });
    QVERIFY(Keyring::answerPrompt({}, u"Escape"_s));
    QTRY_VERIFY(told.has_value());
    QCOMPARE(kindOf(told), Outcome(ErrorKind::KeychainLocked));
    unlock();
    QCOMPARE(removeKey(store, accountNamed(m_id)), Outcome());
}

void KeyStoreTest::unlockTellsOthers()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    Keyring::lock();
    KeyStore store;
    QCOMPARE(readOnce(store, accountNamed(m_id)).error->kind, ErrorKind::KeychainLocked);
    QSignalSpy changed(&store, &KeyStore::changed);
    unlock(); // by another store, as by another program
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(readOnce(store, accountNamed(m_id)).key, firstKey);
}

void KeyStoreTest::oneReaderWithAPromptIsEnough()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    Keyring::lock();
    KeyStore store;
    QObject context;
    const auto background = startReading(store, accountNamed(m_id), Prompt::No, &context);
    const auto person = startReading(store, accountNamed(m_id), Prompt::Yes, &context);
    QVERIFY(Keyring::answerPrompt(Keyring::password, u"Return"_s));
    QTRY_COMPARE(person->times, 1);
    QCOMPARE(person->key, firstKey);
    QTRY_COMPARE(background->times, 1);
}

void KeyStoreTest::acceptsALateKey()
{
    KeyStore writer;
    QCOMPARE(write(writer, accountNamed(m_id), firstKey), Outcome());
    KeyStore impatient(KeyStore::Limits{0ms, 0ms, 0ms}, nullptr);
    QSignalSpy changed(&impatient, &KeyStore::changed);
    QObject context;
    const auto read = startReading(impatient, accountNamed(m_id), Prompt::No, &context);
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(read->times, 1);
    QCOMPARE(read->error->kind, ErrorKind::KeychainLocked);
    QCOMPARE(impatient.hint(m_id), u"0001"_s);
}

void KeyStoreTest::survivesItsEnd()
{
    {
        KeyStore store;
        for (int i = 0; i < 5; ++i) {
            store.write(accountNamed(m_id), Secret(firstKey), this, [](const std::optional<Error>&) {});
            store.read(accountNamed(m_id), Prompt::No, this, [](const Result<Secret, Error>&) {});
        }
        QTest::qWait(5);
    }
    KeyStore store;
    QCOMPARE(write(store, accountNamed(m_id), secondKey), Outcome());
    QCOMPARE(readOnce(store, accountNamed(m_id)).key, secondKey);
}

QTEST_GUILESS_MAIN(KeyStoreTest)
#include "tst_keystore.moc"
