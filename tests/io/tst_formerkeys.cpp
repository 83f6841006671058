// SPDX-License-Identifier: MIT
#include "io/accountservice.h"
#include "support/keyring.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QByteArray firstKey = "sk-test-not-a-key-0001";
const QByteArray secondKey = "sk-test-not-a-key-0002";
const KeySource session{KeySource::Kind::Session, {}};
const KeySource keychain{KeySource::Kind::Keychain, {}};
const KeySource variable{KeySource::Kind::Environment, u"MY_KEY"_s};

using Label = AccountService::Label;
using Saved = Result<Account, AccountService::Trouble>;

} // namespace

/// What becomes of keys in a real keyring that their accounts do not use any more.
class FormerKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void goWithTheEdit_data();
    void goWithTheEdit();
    void stayWhereNothingWasSaved();
    void leaveNothingWhereNothingWasSaved_data();
    void leaveNothingWhereNothingWasSaved();
    void leaveNothingOfAnAccountThatIsGone();
    void savedThoughTheKeyringIsLocked();
    void goWithTheAccount_data();
    void goWithTheAccount();
    void stayWithTheOthers();

private:
    [[nodiscard]] Account newAccount(const KeySource& source = keychain) const;
    [[nodiscard]] Saved save(const Account& account, const QByteArray& key = {});
    /// What the keyring holds under the name that this account's key has there; empty: nothing.
    [[nodiscard]] QByteArray keptFor(Account account);
    void unlock();

    const Registry m_registry = Registry::builtIn();
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
    std::unique_ptr<KeyStore> m_keys;
    std::unique_ptr<AccountService> m_service;
};

void FormerKeysTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("needs a session of its own: tests/session/session.sh");
}

void FormerKeysTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = {m_folder->filePath(u"config"_s), m_folder->filePath(u"state"_s), m_folder->filePath(u"run"_s)};
    m_keys = std::make_unique<KeyStore>();
    m_service = std::make_unique<AccountService>(m_registry, *m_keys, &m_places);
}

void FormerKeysTest::cleanup()
{
    unlock();
    m_service.reset();
}

void FormerKeysTest::unlock()
{
    if (!Keyring::isLocked())
        return;
    m_keys->unlock();
    QVERIFY(Keyring::answerPrompt(Keyring::password, u"Return"_s));
    QTRY_VERIFY(!Keyring::isLocked());
}

Account FormerKeysTest::newAccount(const KeySource& source) const
{
    Account account;
    account.id = newAccountId();
    account.provider = u"openai"_s;
    account.label = u"Work"_s;
    account.key = source;
    return account;
}

Saved FormerKeysTest::save(const Account& account, const QByteArray& key)
{
    std::optional<Saved> told;
    const Secret secret(key);
    m_service->save(account, &secret, Label::Chosen, this, [&](const Saved& saved) { told.emplace(saved); });
    (void)QTest::qWaitFor([&] { return told.has_value(); }, 20'000);
    return told ? *told : Saved(AccountService::Trouble{u"no answer"_s});
}

QByteArray FormerKeysTest::keptFor(Account account)
{
    account.key = keychain;
    KeyStore store;
    std::optional<QByteArray> key;
    store.read(account, Prompt::No, this,
        [&](const Result<Secret, Error>& read) { key = read ? read->expose() : QByteArray(); });
    (void)QTest::qWaitFor([&] { return key.has_value(); }, 20'000);
    return key.value_or("no answer");
}

void FormerKeysTest::goWithTheEdit_data()
{
    QTest::addColumn<KeySource>("now");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("entered");
    QTest::addColumn<QByteArray>("left");
    const QString openai = u"openai"_s;
    QTest::newRow("to a variable") << variable << openai << QByteArray() << QByteArray();
    QTest::newRow("to a file") << KeySource{KeySource::Kind::File, u"/etc/hostname"_s} << openai << QByteArray()
                               << QByteArray();
    QTest::newRow("to a command") << KeySource{KeySource::Kind::Command, u"true"_s} << openai << QByteArray()
                                  << QByteArray();
    QTest::newRow("to this session alone") << session << openai << secondKey << firstKey;
    QTest::newRow("to another key") << keychain << openai << secondKey << secondKey;
    QTest::newRow("of its label alone") << keychain << openai << QByteArray() << firstKey;
    QTest::newRow("to another provider") << keychain << u"groq"_s << secondKey << QByteArray();
    QTest::newRow("to another provider's variable") << variable << u"groq"_s << QByteArray() << QByteArray();
}

void FormerKeysTest::goWithTheEdit()
{
    QFETCH(const KeySource, now);
    QFETCH(const QString, provider);
    QFETCH(const QByteArray, entered);
    QFETCH(const QByteArray, left);
    const auto former = save(newAccount(), firstKey);
    QVERIFY(former.ok());
    QCOMPARE(keptFor(*former), firstKey);
    QSignalSpy keyLeft(m_service.get(), &AccountService::keyLeft);
    Account account = *former;
    account.key = now;
    account.provider = provider;
    account.label = u"Home"_s;
    const auto edited = save(account, entered);
    QVERIFY(edited.ok());
    QTRY_COMPARE(keptFor(*former), left);
    if (now == keychain && !entered.isEmpty())
        QCOMPARE(keptFor(*edited), entered);
    QCOMPARE(keyLeft.size(), 0);
}

void FormerKeysTest::stayWhereNothingWasSaved()
{
    const auto former = save(newAccount(), firstKey);
    QVERIFY(former.ok());
    Account other = newAccount(variable);
    other.label = u"Home"_s;
    QVERIFY(!AccountFile(m_places).write({*former, other}));
    Account account = *former;
    account.key = variable;
    account.label = other.label; // taken meanwhile
    QVERIFY(!save(account).ok());
    QTest::qWait(200);
    QCOMPARE(keptFor(*former), firstKey);
}

void FormerKeysTest::leaveNothingWhereNothingWasSaved_data()
{
    QTest::addColumn<KeySource>("before");
    QTest::addColumn<QByteArray>("entered");
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("from a variable") << variable << QByteArray() << QByteArray();
    QTest::newRow("from the session") << session << firstKey << QByteArray();
    QTest::newRow("another key of the same account") << keychain << firstKey << secondKey;
}

/// The key was written, and then its account's row could not be.
void FormerKeysTest::leaveNothingWhereNothingWasSaved()
{
    QFETCH(const KeySource, before);
    QFETCH(const QByteArray, entered);
    const auto former = save(newAccount(before), entered);
    QVERIFY(former.ok());
    Account other = newAccount(variable);
    other.label = u"Home"_s;
    QVERIFY(!AccountFile(m_places).write({*former, other}));
    Account account = *former;
    account.key = keychain;
    account.label = other.label;
    QVERIFY(!save(account, secondKey).ok());
    account.keyOrigin = u"https://api.openai.com:443"_s;
    QTEST(keptFor(account), "left");
}

/// Another program removes the account while its key is replaced.
void FormerKeysTest::leaveNothingOfAnAccountThatIsGone()
{
    const auto former = save(newAccount(), firstKey);
    QVERIFY(former.ok());
    QVERIFY(!AccountFile(m_places).write({}));
    std::optional<std::optional<Failure>> told;
    m_service->replaceKey(
        former->id, Secret(secondKey), false, this, [&](const std::optional<Failure>& failure) { told = failure; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(told->has_value());
    QCOMPARE(keptFor(*former), QByteArray());
}

void FormerKeysTest::savedThoughTheKeyringIsLocked()
{
    const auto former = save(newAccount(), firstKey);
    QVERIFY(former.ok());
    Keyring::lock();
    QSignalSpy keyLeft(m_service.get(), &AccountService::keyLeft);
    Account account = *former;
    account.key = variable;
    QVERIFY(save(account).ok());
    QCOMPARE(AccountFile(m_places).read().front().key, variable);
    QVERIFY(Keyring::answerPrompt({}, u"Escape"_s));
    QTRY_COMPARE(keyLeft.size(), 1);
    const QString sentence = keyLeft.front().front().toString();
    QVERIFY2(sentence.startsWith("The account is saved, but its former key is still in the keychain: "_L1),
        qPrintable(sentence));
    unlock();
    QCOMPARE(keptFor(*former), firstKey);
}

void FormerKeysTest::goWithTheAccount_data()
{
    QTest::addColumn<KeySource>("now");
    QTest::addColumn<QString>("baseUrl");
    QTest::newRow("as it was added") << keychain << QString();
    QTest::newRow("after its address changed") << keychain << u"https://gateway.example"_s;
    QTest::newRow("kept for the session since") << session << QString();
}

void FormerKeysTest::goWithTheAccount()
{
    QFETCH(const KeySource, now);
    QFETCH(const QString, baseUrl);
    const auto former = save(newAccount(), firstKey);
    QVERIFY(former.ok());
    Account account = *former;
    account.key = now;
    account.baseUrl = QUrl(baseUrl);
    QVERIFY(save(account).ok());
    QCOMPARE(keptFor(*former), firstKey);
    std::optional<std::optional<Failure>> told;
    m_service->remove(account.id, this, [&](const std::optional<Failure>& failure) { told = failure; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->has_value());
    QCOMPARE(keptFor(*former), QByteArray());
}

void FormerKeysTest::stayWithTheOthers()
{
    const auto one = save(newAccount(), firstKey);
    Account second = newAccount();
    second.label = u"Home"_s;
    const auto two = save(second, secondKey);
    QVERIFY(one.ok() && two.ok());
    Account account = *one;
    account.key = variable;
    QVERIFY(save(account).ok());
    QTRY_COMPARE(keptFor(*one), QByteArray());
    QCOMPARE(keptFor(*two), secondKey);
}

QTEST_MAIN(FormerKeysTest)
#include "tst_formerkeys.moc"
