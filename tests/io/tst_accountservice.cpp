// SPDX-License-Identifier: MIT
#include "core/net/baseurl.h"
#include "io/accountservice.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QByteArray firstKey = "sk-test-not-a-key-0001";
const QByteArray secondKey = "sk-test-not-a-key-0002";

using Label = AccountService::Label;
using Saved = Result<Account, AccountService::Trouble>;

Account accountFrom(const KeySource& source, const QString& label = u"Work"_s)
{
    Account account;
    account.id = newAccountId();
    account.provider = u"openai"_s;
    account.label = label;
    account.key = source;
    return account;
}

const KeySource session{KeySource::Kind::Session, {}};
const KeySource keychain{KeySource::Kind::Keychain, {}};
const KeySource variable{KeySource::Kind::Environment, u"MY_KEY"_s};

} // namespace

/// Accounts and their keys as windows and commands change them: on real files and a real key store, which finds no
/// keychain here.
class AccountServiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void addsAnAccount();
    void numbersASuggestedLabel_data();
    void numbersASuggestedLabel();
    void refuses_data();
    void refuses();
    void missingKeychainLeavesNothingBehind();
    void labelThatWasTakenMeanwhileLeavesNothingBehind();
    void bindsTheKey_data();
    void bindsTheKey();
    void editForgetsWhatAnotherKeyTaught_data();
    void editForgetsWhatAnotherKeyTaught();
    void replacesAKey();
    void readsTheNewPlace_data();
    void readsTheNewPlace();
    void saysThatAFormerKeyStays();
    void removesWhatTheSessionKept();
    void removes();
    void removesWhereNoKeyWasEver();
    void renames_data();
    void renames();
    void keepsWhatOthersChanged();
    void followsTheFile();
    void unreadableFileLosesNobody();
    void ordersAccounts();
    void demoIsNeverWritten();
    void realAccountEndsTheDemo();

private:
    [[nodiscard]] Saved save(const Account& account, const QByteArray& key = {}, Label label = Label::Chosen);
    [[nodiscard]] std::vector<Account> kept() const { return AccountFile(m_places).read(); }
    [[nodiscard]] QByteArray keyOf(const Account& account);

    const Registry m_registry = Registry::builtIn();
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
    std::unique_ptr<KeyStore> m_keys;
    std::unique_ptr<AccountService> m_service;
};

void AccountServiceTest::init()
{
    m_service.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = {m_folder->filePath(u"config"_s), m_folder->filePath(u"state"_s), m_folder->filePath(u"run"_s)};
    m_keys = std::make_unique<KeyStore>();
    m_service = std::make_unique<AccountService>(m_registry, *m_keys, &m_places);
}

Saved AccountServiceTest::save(const Account& account, const QByteArray& key, Label label)
{
    std::optional<Saved> told;
    const Secret secret(key);
    m_service->save(account, &secret, label, this, [&](const Saved& saved) { told.emplace(saved); });
    (void)QTest::qWaitFor([&] { return told.has_value(); }, 20'000);
    return told ? *told : Saved(AccountService::Trouble{u"no answer"_s});
}

/// Empty where there is none.
QByteArray AccountServiceTest::keyOf(const Account& account)
{
    std::optional<QByteArray> key;
    m_keys->read(account, Prompt::No, this,
        [&](const Result<Secret, Error>& read) { key = read ? read->expose() : QByteArray(); });
    (void)QTest::qWaitFor([&] { return key.has_value(); }, 20'000);
    return key.value_or(QByteArray());
}

void AccountServiceTest::addsAnAccount()
{
    QSignalSpy changed(m_service.get(), &AccountService::changed);
    const auto saved = save(accountFrom(session), firstKey);
    QVERIFY(saved.ok());
    QCOMPARE(saved->keyOrigin, u"https://api.openai.com:443"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_service->accounts(), std::vector{*saved});
    QCOMPARE(kept(), std::vector{*saved});
    QCOMPARE(keyOf(*saved), firstKey);
}

void AccountServiceTest::numbersASuggestedLabel_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("got");
    QTest::newRow("free") << u"Home"_s << u"Home"_s;
    QTest::newRow("taken") << u"Work"_s << u"Work 2"_s;
    QTest::newRow("taken in other letters") << u"WORK"_s << u"WORK 2"_s;
}

void AccountServiceTest::numbersASuggestedLabel()
{
    QFETCH(const QString, wanted);
    QVERIFY(save(accountFrom(variable)).ok());
    const auto second = save(accountFrom(variable, wanted), {}, Label::Suggested);
    QVERIFY(second.ok());
    QTEST(second->label, "got");
    QTEST(kept().back().label, "got");
}

void AccountServiceTest::refuses_data()
{
    QTest::addColumn<Account>("account");
    QTest::addColumn<QString>("sentence");
    const QString misplaced = u"This looks like a key"_s;
    const auto row = [](const char* name, const Account& account, const QString& sentence) {
        QTest::newRow(name) << account << sentence;
    };
    row("no label", accountFrom(variable, u"  "_s), u"Enter a label"_s);
    row("a label that is taken", accountFrom(variable, u"work"_s), u"Another account has this label."_s);
    row("a key as a label", accountFrom(variable, QString::fromLatin1(firstKey)), misplaced);
    row("no variable", accountFrom({KeySource::Kind::Environment, u"1st key"_s}, u"a"_s), u"A variable's name has"_s);
    row("a relative path", accountFrom({KeySource::Kind::File, u"key.txt"_s}, u"a"_s), u"Enter the whole path"_s);
    row("a key in a command",
        accountFrom({KeySource::Kind::Command, u"echo "_s + QString::fromLatin1(firstKey)}, u"a"_s), misplaced);
    row("a login that there is not", accountFrom({KeySource::Kind::Login, {}}, u"a"_s),
        u"OpenAI takes no login of another tool."_s);
    Account login = accountFrom({KeySource::Kind::Login, {}}, u"a"_s);
    login.provider = u"claude"_s;
    login.baseUrl = QUrl(u"https://proxy.example"_s);
    row("a login that goes elsewhere", login, u"is sent to api.anthropic.com only"_s);
    Account model = accountFrom(variable, u"a"_s);
    model.probeModel = u"two words"_s;
    row("a model", model, u"This is no name of a model."_s);
    Account trusting = accountFrom(variable, u"a"_s);
    trusting.certificates = u"/dev/null"_s;
    row("no certificate", trusting, u"There is no certificate in /dev/null."_s);
}

void AccountServiceTest::refuses()
{
    QFETCH(const Account, account);
    QFETCH(const QString, sentence);
    QVERIFY(save(accountFrom(variable)).ok());
    const auto saved = save(account);
    QVERIFY(!saved.ok());
    QVERIFY2(saved.error().sentence.contains(sentence), qPrintable(saved.error().sentence));
    QVERIFY(!saved.error().sentence.contains(QString::fromLatin1(firstKey)));
    QCOMPARE(m_service->objection(account, Label::Chosen)->sentence, saved.error().sentence);
    QCOMPARE(kept().size(), 1U);
}

void AccountServiceTest::missingKeychainLeavesNothingBehind()
{
    const auto saved = save(accountFrom(keychain), firstKey);
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().keychainIsOut);
    QVERIFY(!saved.error().sentence.isEmpty());
    QVERIFY(kept().empty());
    QVERIFY(m_service->accounts().empty());
}

/// A key goes with its account or not at all.
void AccountServiceTest::labelThatWasTakenMeanwhileLeavesNothingBehind()
{
    QVERIFY(!AccountFile(m_places).write({accountFrom(variable)}));
    const Account late = accountFrom(session); // the service has not read the file again
    const auto saved = save(late, firstKey);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().sentence, u"Another account has this label."_s);
    QVERIFY(!saved.error().keychainIsOut);
    QCOMPARE(kept().size(), 1U);
    Account bound = late;
    bound.keyOrigin = u"https://api.openai.com:443"_s;
    QVERIFY(keyOf(bound).isEmpty());
}

void AccountServiceTest::bindsTheKey_data()
{
    QTest::addColumn<KeySource>("before");
    QTest::addColumn<KeySource>("now");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<bool>("keyEntered");
    QTest::addColumn<QString>("keyOrigin");
    const QString home = u"https://api.openai.com:443"_s;
    const QString gateway = u"https://gateway.example:443"_s;
    QTest::newRow("the key stays") << session << session << QString() << false << home;
    QTest::newRow("the same address, written out")
        << session << session << u"https://api.openai.com"_s << false << home;
    QTest::newRow("another address, no key")
        << session << session << u"https://gateway.example"_s << false << QString();
    QTest::newRow("another address and its key")
        << session << session << u"https://gateway.example"_s << true << gateway;
    QTest::newRow("kept elsewhere from now on") << session << keychain << QString() << false << QString();
    QTest::newRow("read elsewhere from now on")
        << session << variable << u"https://gateway.example"_s << false << gateway;
    QTest::newRow("ours from now on") << variable << session << QString() << false << QString();
}

void AccountServiceTest::bindsTheKey()
{
    QFETCH(const KeySource, before);
    QFETCH(const KeySource, now);
    QFETCH(const QString, baseUrl);
    QFETCH(const bool, keyEntered);
    const auto saved = save(accountFrom(before), before.isOurs() ? firstKey : QByteArray());
    QVERIFY(saved.ok());
    Account account = *saved;
    account.key = now;
    account.baseUrl = QUrl(baseUrl);
    QTEST(m_service->bound(account, keyEntered).keyOrigin, "keyOrigin");
}

void AccountServiceTest::editForgetsWhatAnotherKeyTaught_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<qsizetype>("renewed");
    QTest::newRow("another label") << u"Home"_s << QString() << QByteArray() << qsizetype(0);
    QTest::newRow("another key") << u"Work"_s << QString() << secondKey << qsizetype(1);
    QTest::newRow("another address") << u"Work"_s << u"https://gateway.example"_s << secondKey << qsizetype(1);
}

void AccountServiceTest::editForgetsWhatAnotherKeyTaught()
{
    QFETCH(const QString, label);
    QFETCH(const QString, baseUrl);
    QFETCH(const QByteArray, key);
    const auto saved = save(accountFrom(session), firstKey);
    QVERIFY(saved.ok());
    QSignalSpy renewed(m_service.get(), &AccountService::renewed);
    Account account = *saved;
    account.label = label;
    account.baseUrl = QUrl(baseUrl);
    const auto edited = save(account, key);
    QVERIFY(edited.ok());
    QTEST(qsizetype(renewed.size()), "renewed");
    QCOMPARE(kept(), std::vector{*edited});
    QCOMPARE(keyOf(*edited), key.isEmpty() ? firstKey : key);
}

void AccountServiceTest::replacesAKey()
{
    Account home = accountFrom(session);
    home.baseUrl = QUrl(u"http://gpu.lan:8000"_s);
    const auto saved = save(home, firstKey);
    QVERIFY(saved.ok());
    // Another program changes the rest of it meanwhile.
    Account meanwhile = *saved;
    meanwhile.label = u"Home"_s;
    QVERIFY(!AccountFile(m_places).write({meanwhile}));
    QSignalSpy renewed(m_service.get(), &AccountService::renewed);
    std::optional<std::optional<Failure>> told;
    m_service->replaceKey(
        saved->id, Secret(secondKey), true, this, [&](const std::optional<Failure>& failure) { told = failure; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->has_value());
    QCOMPARE(renewed.size(), 1);
    QCOMPARE(keyOf(*saved), secondKey);
    QCOMPARE(kept().front().label, u"Home"_s);
    QCOMPARE(kept().front().keyOrigin, u"http://gpu.lan:8000"_s);
    QVERIFY(kept().front().plainHttp); // agreed to, for good
}

void AccountServiceTest::readsTheNewPlace_data()
{
    QTest::addColumn<bool>("byAnother");
    QTest::newRow("edited here") << false;
    QTest::newRow("edited by another program") << true;
}

/// A key that was kept for the session is not taken for the one that a variable holds from now on.
void AccountServiceTest::readsTheNewPlace()
{
    const auto saved = save(accountFrom(session), firstKey);
    QVERIFY(saved.ok());
    Account account = *saved;
    account.key = variable;
    qputenv("MY_KEY", secondKey);
    QFETCH(const bool, byAnother);
    if (byAnother) {
        QVERIFY(!AccountFile(m_places).write({account}));
        m_service->reload();
    } else {
        QVERIFY(save(account).ok());
    }
    QCOMPARE(keyOf(m_service->accounts().front()), secondKey);
    qunsetenv("MY_KEY");
}

/// Without a keychain the account is saved all the same.
void AccountServiceTest::saysThatAFormerKeyStays()
{
    Account before = accountFrom(keychain);
    before.keyOrigin = u"https://api.openai.com:443"_s;
    QVERIFY(!AccountFile(m_places).write({before}));
    m_service->reload();
    QSignalSpy keyLeft(m_service.get(), &AccountService::keyLeft);
    Account account = before;
    account.key = variable;
    const auto saved = save(account);
    QVERIFY(saved.ok());
    QCOMPARE(kept(), std::vector{*saved});
    QTRY_COMPARE(keyLeft.size(), 1);
}

/// Where there is no keychain, a key that never was in one is none to complain about.
void AccountServiceTest::removesWhatTheSessionKept()
{
    const auto saved = save(accountFrom(session), firstKey);
    QVERIFY(saved.ok());
    QSignalSpy keyLeft(m_service.get(), &AccountService::keyLeft);
    Account account = *saved;
    account.key = variable;
    QVERIFY(save(account).ok());
    QTest::qWait(300);
    QCOMPARE(keyLeft.size(), 0);
}

void AccountServiceTest::removes()
{
    const auto saved = save(accountFrom(session), firstKey);
    QVERIFY(saved.ok());
    QSignalSpy removed(m_service.get(), &AccountService::removed);
    bool done = false;
    m_service->remove(saved->id, this, [&](const std::optional<Failure>& failure) { done = !failure; });
    QTRY_VERIFY(done);
    QCOMPARE(removed.size(), 1);
    QVERIFY(kept().empty());
    QVERIFY(keyOf(*saved).isEmpty());
}

/// A machine without a keychain has nothing to complain about.
void AccountServiceTest::removesWhereNoKeyWasEver()
{
    const auto saved = save(accountFrom(keychain));
    QVERIFY(saved.ok());
    std::optional<std::optional<Failure>> told;
    m_service->remove(saved->id, this, [&](const std::optional<Failure>& failure) { told = failure; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->has_value());
    QVERIFY(kept().empty());
}

void AccountServiceTest::renames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("another") << u"Side project"_s << u"Side project"_s << QString();
    QTest::newRow("made plain") << u"  Side\nproject "_s << u"Side project"_s << QString();
    QTest::newRow("its own in other letters") << u"WORK"_s << u"WORK"_s << QString();
    QTest::newRow("empty") << u" "_s << u"Work"_s << u"Enter a label: your own name for this account."_s;
    QTest::newRow("taken") << u"home"_s << u"Work"_s << u"Another account has this label."_s;
}

void AccountServiceTest::renames()
{
    QFETCH(const QString, text);
    const auto saved = save(accountFrom(variable));
    QVERIFY(saved.ok() && save(accountFrom(variable, u"Home"_s)).ok());
    const auto failure = m_service->rename(saved->id, text);
    QTEST(failure ? failure->sentence : QString(), "sentence");
    QTEST(kept().front().label, "label");
}

void AccountServiceTest::keepsWhatOthersChanged()
{
    const auto saved = save(accountFrom(variable));
    QVERIFY(saved.ok());
    const Account other = accountFrom(variable, u"Other"_s);
    QVERIFY(!AccountFile(m_places).write({*saved, other}));
    QVERIFY(!m_service->setPaidProbe(saved->id, PaidProbe::Never));
    QCOMPARE(kept().size(), 2U);
    QCOMPARE(kept().front().paidProbe, PaidProbe::Never);
    QCOMPARE(m_service->accounts(), kept());
}

void AccountServiceTest::followsTheFile()
{
    m_service->follow();
    QSignalSpy reloaded(m_service.get(), &AccountService::reloaded);
    QSignalSpy removed(m_service.get(), &AccountService::removed);
    Account account = accountFrom(variable);
    QVERIFY(!AccountFile(m_places).write({account}));
    QTRY_COMPARE(m_service->accounts().size(), 1U);
    QVERIFY(reloaded.size() >= 1);
    QSignalSpy renewed(m_service.get(), &AccountService::renewed);
    account.key.place = u"OTHER_KEY"_s;
    QVERIFY(!AccountFile(m_places).write({account}));
    QTRY_COMPARE(renewed.size(), 1);
    QVERIFY(!AccountFile(m_places).write({}));
    QTRY_COMPARE(removed.size(), 1);
}

/// What could not be read is not gone, and is told once.
void AccountServiceTest::unreadableFileLosesNobody()
{
    const auto saved = save(accountFrom(session), firstKey);
    QVERIFY(saved.ok());
    QSignalSpy removed(m_service.get(), &AccountService::removed);
    QSignalSpy unreadable(m_service.get(), &AccountService::unreadable);
    QFile file(m_places.config + u"/accounts.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(R"({"schema":1,"accounts":[{"id":7}]})") > 0);
    file.close();
    m_service->reload();
    m_service->reload();
    QCOMPARE(unreadable.size(), 1);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(keyOf(*saved), firstKey);
}

void AccountServiceTest::ordersAccounts()
{
    QStringList ids;
    for (const QString& label : {u"a"_s, u"b"_s, u"c"_s}) {
        const auto saved = save(accountFrom(variable, label));
        QVERIFY(saved.ok());
        ids << saved->id;
    }
    const auto order = [this] {
        QString labels;
        for (const Account& account : kept())
            labels += account.label;
        return labels;
    };
    QVERIFY(!m_service->move(ids.at(0), 1));
    QCOMPARE(order(), u"bac"_s);
    QVERIFY(!m_service->move(ids.at(1), -1)); // it is the first
    QCOMPARE(order(), u"bac"_s);
    QVERIFY(!m_service->arrange({ids.at(2)}));
    QCOMPARE(order(), u"cba"_s);
}

void AccountServiceTest::demoIsNeverWritten()
{
    std::map<QString, Secret> keys;
    const Account demo = accountFrom(session, u"Demo"_s);
    keys.emplace(demo.id, Secret(firstKey));
    m_service->showDemo({demo}, std::move(keys));
    QVERIFY(m_service->showsDemo());
    QVERIFY(!m_service->rename(demo.id, u"Mine"_s));
    QCOMPARE(m_service->accounts().front().label, u"Mine"_s);
    QVERIFY(kept().empty());
    m_service->reload();
    QVERIFY(m_service->showsDemo());
}

void AccountServiceTest::realAccountEndsTheDemo()
{
    const Account demo = accountFrom(session);
    m_service->showDemo({demo}, {});
    QSignalSpy removed(m_service.get(), &AccountService::removed);
    const auto saved = save(accountFrom(variable)); // a demo account takes no label
    QVERIFY(saved.ok());
    QVERIFY(!m_service->showsDemo());
    QCOMPARE(removed.size(), 1);
    QCOMPARE(kept(), std::vector{*saved});
}

QTEST_GUILESS_MAIN(AccountServiceTest)
#include "tst_accountservice.moc"
