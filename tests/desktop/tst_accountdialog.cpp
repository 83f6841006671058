// SPDX-License-Identifier: MIT
#include "desktop/account/accountdialog.h"
#include "support/looks.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

constexpr auto exampleKey = "sk-test-not-a-key-0001";

std::vector<ProviderChoice> choices()
{
    return {
        {u"alpha"_s, u"Alpha"_s, u"https://api.alpha.example"_s, u"https://alpha.example/keys"_s, u"^sk-alpha-"_s, true,
            true},
        {u"beta"_s, u"Beta"_s, u"https://api.beta.example"_s, u"http://beta.example/keys"_s, u"^sk-"_s, true, true},
        {u"local"_s, u"Local"_s, u"http://localhost:11434"_s, {}, {}, false, false},
        {u"plan"_s, u"Plan"_s, u"https://api.plan.example"_s, u"https://plan.example/keys"_s, {}, true, false,
            u"Plan Code"_s, u"~/.plan/login.json"_s},
        {u"own"_s, u"Own"_s, {}, u"https://own.example/keys"_s, {}, true, true, {}, {}, u"https://TEAM.own.example"_s},
    };
}

Account storedAccount()
{
    Account account;
    account.id = u"id-1"_s;
    account.provider = u"beta"_s;
    account.label = u"Work"_s;
    account.keyOrigin = u"https://api.beta.example:443"_s;
    return account;
}

/// The dialog as a person meets it, and what it hands out.
struct Desk {
    AccountDialog dialog;
    std::vector<Account> saved;
    std::vector<std::shared_ptr<Secret>> keys;
    std::vector<Account> tested;

    Desk()
    {
        dialog.setProviders(choices());
        QObject::connect(&dialog, &AccountDialog::saveRequested, &dialog,
            [this](const Account& account, const std::shared_ptr<Secret>& key) {
                saved.push_back(account);
                keys.push_back(key);
            });
        QObject::connect(&dialog, &AccountDialog::testRequested, &dialog,
            [this](const Account& account, const std::shared_ptr<Secret>&) { tested.push_back(account); });
    }

    void show()
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    QLineEdit* edit(const char* name) { return dialog.findChild<QLineEdit*>(QLatin1StringView(name)); }
    QComboBox* combo(const char* name) { return dialog.findChild<QComboBox*>(QLatin1StringView(name)); }
    QPushButton* button(const char* name) { return dialog.findChild<QPushButton*>(QLatin1StringView(name)); }
    QLabel* note(const char* name) { return dialog.findChild<QLabel*>(QLatin1StringView(name)); }

    void type(const char* name, const QString& text)
    {
        edit(name)->setFocus();
        edit(name)->selectAll();
        QTest::keyClick(edit(name), Qt::Key_Backspace);
        QTest::keyClicks(edit(name), text);
    }
    void choose(const char* name, const QString& text) { combo(name)->setCurrentText(text); }
    void click(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
};

} // namespace

class AccountDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void savesOnlyWhatWasTested();
    void foldsWhatFewNeed();
    void keyChoosesTheProvider_data();
    void keyChoosesTheProvider();
    void saysThatItIsTheDemo();
    void asksForTheProvider_data();
    void asksForTheProvider();
    void addsWithTheKeyboardAlone();
    void labelFollowsTheProvider();
    void labelIsUnique();
    void typedLabelStays();
    void refusals_data();
    void refusals();
    void keysStayOutOfOtherFields_data();
    void keysStayOutOfOtherFields();
    void baseUrlIsMadeCanonical_data();
    void baseUrlIsMadeCanonical();
    void notes_data();
    void notes();
    void keySources_data();
    void keySources();
    void offersALoginWhereThereIsOne();
    void usesALogin();
    void takesAModel_data();
    void takesAModel();
    void loginGoesToNoOtherAddress();
    void asksForAnAddressOfOnesOwn();
    void editsALogin();
    void emptyKeyKeepsTheStoredOne();
    void changedOriginAsksForTheKey();
    void sameOriginKeepsTheKey();
    void changedOriginOfAnOptionalKeyDropsIt();
    void optionalKeyMayBeEmpty();
    void asksBeforeAKeyTravelsUnencrypted();
    void keepsTheCertificateFile();
    void keyIsNeverShownOrCopied();
    void keyIsForgottenOnClose();
    void replaceKeyStartsAtTheKey();
    void testSaysWhatCameOfIt();
    void editingOutdatesATest();
    void failureLosesNothing();
    void noKeychainOffersTheSession();
    void sessionKeyOfAnEarlierRunIsAskedFor();
    void savingHappensOnce();
    void lateAnswersFindNobody();
    void escapeCancels();
    void keyPageOpens();
    void onlySafeKeyPages();
    void everythingHasAName();
    void sentenceBelongsToItsField();
    void germanAndLargeFontsFit();
    void pictures_data();
    void pictures();
};

/// What was typed since is another entry: the answer to the test saves nothing.
void AccountDialogTest::savesOnlyWhatWasTested()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("key", u"sk-alpha-not-a-key"_s);
    QTest::keyClick(desk.edit("key"), Qt::Key_Return);
    QTest::keyClicks(desk.edit("key"), u"x"_s);
    desk.dialog.showTestResult(true, u"It works."_s);
    QVERIFY(desk.saved.empty());
    desk.click("test");
    desk.dialog.showTestResult(true, u"It works."_s);
    QVERIFY(desk.saved.empty());
}

void AccountDialogTest::foldsWhatFewNeed()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    const QStringList folded{u"label"_s, u"baseUrl"_s, u"keySource"_s, u"paidProbe"_s};
    const auto shown = [&] {
        return std::ranges::all_of(
            folded, [&](const QString& name) { return desk.dialog.findChild<QWidget*>(name)->isVisible(); });
    };
    QVERIFY(!shown());
    desk.click("more");
    QVERIFY(shown());
    desk.click("more");
    QVERIFY(!shown());
    desk.choose("provider", u"Own"_s); // its address has to be entered
    QVERIFY(shown());
    desk.dialog.edit(storedAccount(), {});
    QVERIFY(shown());
    desk.dialog.add();
    QVERIFY(!shown());
    desk.type("label", {});
    desk.type("key", u"sk-alpha-not-a-key"_s);
    desk.click("save");
    QVERIFY(shown()); // what is wrong is there
}

void AccountDialogTest::keyChoosesTheProvider_data()
{
    QTest::addColumn<QString>("chosen"); ///< by the person before; empty: nothing
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("provider");
    QTest::newRow("its own") << QString() << u"sk-alpha-not-a-key"_s << u"alpha"_s;
    QTest::newRow("another's") << QString() << u"sk-not-a-key-0001"_s << u"beta"_s;
    QTest::newRow("nobody's") << QString() << u"not-a-key-0001"_s << u"alpha"_s;
    QTest::newRow("too short to tell") << QString() << u"sk-x"_s << u"alpha"_s;
    QTest::newRow("the person has chosen") << u"Local"_s << u"sk-alpha-not-a-key"_s << u"local"_s;
    QTest::newRow("the person has chosen what fits too") << u"Beta"_s << u"sk-alpha-not-a-key"_s << u"beta"_s;
}

void AccountDialogTest::keyChoosesTheProvider()
{
    QFETCH(QString, chosen);
    QFETCH(QString, key);
    Desk desk;
    desk.dialog.add();
    desk.show();
    if (!chosen.isEmpty())
        desk.choose("provider", chosen);
    desk.type("key", key);
    QTEST(desk.combo("provider")->currentData().toString(), "provider");
}

void AccountDialogTest::asksForTheProvider_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("chosen"); ///< by the person; empty: nothing
    QTest::addColumn<bool>("sent");
    QTest::newRow("two begin like it") << u"sk-not-a-key-0001"_s << QString() << false;
    QTest::newRow("nobody's") << u"not-a-key-0001"_s << QString() << false;
    QTest::newRow("one of the two") << u"sk-not-a-key-0001"_s << u"Gamma"_s << true;
    QTest::newRow("nobody's, but chosen") << u"not-a-key-0001"_s << u"Alpha"_s << true;
    QTest::newRow("its own") << u"sk-alpha-not-a-key"_s << QString() << true;
}

/// No key goes to a provider only because it stands first.
void AccountDialogTest::asksForTheProvider()
{
    QFETCH(QString, key);
    QFETCH(QString, chosen);
    Desk desk;
    auto providers = choices();
    providers.push_back({u"gamma"_s, u"Gamma"_s, u"https://api.gamma.example"_s, u"https://gamma.example/keys"_s,
        u"^sk-"_s, true, true});
    desk.dialog.setProviders(providers);
    desk.dialog.add();
    desk.show();
    if (!chosen.isEmpty()) {
        desk.choose("provider", chosen);
        Q_EMIT desk.combo("provider")->activated(desk.combo("provider")->currentIndex());
    }
    desk.type("key", key);
    QTest::keyClick(desk.edit("key"), Qt::Key_Return);
    QTEST(!desk.tested.empty(), "sent");
    QFETCH(bool, sent);
    QCOMPARE(QApplication::focusWidget() == desk.combo("provider"), !sent);
}

void AccountDialogTest::saysThatItIsTheDemo()
{
    Desk desk;
    desk.dialog.add();
    const QString title = desk.dialog.windowTitle();
    desk.dialog.setDemo(true);
    QCOMPARE(desk.dialog.windowTitle(), title + u" (demo)"_s);
}

void AccountDialogTest::addsWithTheKeyboardAlone()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    QCOMPARE(QApplication::focusWidget(), desk.edit("key"));
    QTest::keyClicks(QApplication::focusWidget(), u"  sk-alpha-%1 "_s.arg(QLatin1StringView(exampleKey)));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(desk.tested.size(), 1U);
    QVERIFY(desk.saved.empty());
    desk.dialog.showTestResult(false, u"Invalid API key (401)."_s);
    QVERIFY(desk.saved.empty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    desk.dialog.showTestResult(true, u"It works."_s);

    QCOMPARE(desk.tested.size(), 2U);
    QCOMPARE(desk.saved.size(), 1U);
    const Account& account = desk.saved.front();
    QVERIFY(!account.id.isEmpty());
    QCOMPARE(account.provider, u"alpha"_s);
    QCOMPARE(account.label, u"Alpha"_s);
    QCOMPARE(account.baseUrl, QUrl());
    QCOMPARE(account.key.kind, KeySource::Kind::Keychain);
    QCOMPARE(account.keyOrigin, u"https://api.alpha.example:443"_s);
    QCOMPARE(desk.keys.front()->expose(), QByteArray("sk-alpha-") + exampleKey);
    QVERIFY(desk.dialog.isVisible());
    desk.dialog.saved();
    QVERIFY(!desk.dialog.isVisible());
    QCOMPARE(desk.dialog.result(), int(QDialog::Accepted));
}

void AccountDialogTest::labelFollowsTheProvider()
{
    Desk desk;
    desk.dialog.add();
    QCOMPARE(desk.edit("label")->text(), u"Alpha"_s);
    desk.choose("provider", u"Beta"_s);
    QCOMPARE(desk.edit("label")->text(), u"Beta"_s);
}

void AccountDialogTest::labelIsUnique()
{
    Desk desk;
    desk.dialog.setTakenLabels({u"alpha"_s, u"Alpha 2"_s});
    desk.dialog.add();
    QCOMPARE(desk.edit("label")->text(), u"Alpha 3"_s);
}

void AccountDialogTest::typedLabelStays()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("label", u"Mine"_s);
    desk.choose("provider", u"Beta"_s);
    QCOMPARE(desk.edit("label")->text(), u"Mine"_s);
}

void AccountDialogTest::refusals_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("field");
    const QString key = QLatin1StringView(exampleKey);
    QTest::newRow("no label") << u""_s << u""_s << key << u"labelNote"_s << u"label"_s;
    QTest::newRow("taken label") << u"taken"_s << u""_s << key << u"labelNote"_s << u"label"_s;
    QTest::newRow("http in the network") << u"New"_s << u"http://192.168.0.9:8080"_s << key << u"plainHttpNote"_s
                                         << u"plainHttp"_s;
    QTest::newRow("http elsewhere") << u"New"_s << u"http://192.0.2.9:8080"_s << key << u"baseUrlNote"_s
                                    << u"baseUrl"_s;
    QTest::newRow("other scheme") << u"New"_s << u"ftp://a.example"_s << key << u"baseUrlNote"_s << u"baseUrl"_s;
    QTest::newRow("password in the URL") << u"New"_s << u"https://me:pw@a.example"_s << key << u"baseUrlNote"_s
                                         << u"baseUrl"_s;
    QTest::newRow("query in the URL") << u"New"_s << u"https://a.example?x=1"_s << key << u"baseUrlNote"_s
                                      << u"baseUrl"_s;
    QTest::newRow("no key") << u"New"_s << u""_s << u""_s << u"keyNote"_s << u"key"_s;
    QTest::newRow("blank in the key") << u"New"_s << u""_s << u"sk-test not-a-key"_s << u"keyNote"_s << u"key"_s;
    QTest::newRow("letter beyond ASCII in the key")
        << u"New"_s << u""_s << u"sk-tést-not-a-key"_s << u"keyNote"_s << u"key"_s;
}

void AccountDialogTest::refusals()
{
    QFETCH(QString, label);
    QFETCH(QString, url);
    QFETCH(QString, key);
    QFETCH(QString, note);
    QFETCH(QString, field);
    Desk desk;
    desk.dialog.setTakenLabels({u"Taken"_s});
    desk.dialog.add();
    desk.show();
    desk.edit("label")->setText(label);
    desk.edit("baseUrl")->setText(url);
    desk.edit("key")->setText(key);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 0U);
    auto* sentence = desk.dialog.findChild<QLabel*>(note);
    QVERIFY(sentence->isVisible());
    QVERIFY(!sentence->text().isEmpty());
    QVERIFY(!sentence->text().contains("not-a-key"_L1));
    QCOMPARE(QApplication::focusWidget()->objectName(), field);
}

void AccountDialogTest::keysStayOutOfOtherFields_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("noteName");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("typed");
    const QString key = u"gsk_Fake0Fake1Fake2Fake3"_s;
    const QString random = u"0f1e2d3c4b5a69788796a5b4c3d2e1f0"_s;
    const auto row = [](const char* name, const char* field, const char* note, const QString& source,
                         const QString& typed) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(note) << source << typed;
    };
    row("base URL", "baseUrl", "baseUrlNote", u"Keychain"_s, key);
    row("base URL with a scheme", "baseUrl", "baseUrlNote", u"Keychain"_s, u"https://"_s + key);
    row("base URL, behind a host", "baseUrl", "baseUrlNote", u"Keychain"_s, u"https://gate.example/"_s + key);
    row("base URL, random", "baseUrl", "baseUrlNote", u"Keychain"_s, random);
    row("label", "label", "labelNote", u"Keychain"_s, key);
    row("label, random", "label", "labelNote", u"Keychain"_s, u"mine "_s + random);
    row("variable", "place", "placeNote", u"Environment variable"_s, key);
    row("file", "place", "placeNote", u"File"_s, u"/home/me/"_s + key);
    row("command", "place", "placeNote", u"Command"_s, u"echo "_s + key);
}

/// They would be kept in a plain file, and shown.
void AccountDialogTest::keysStayOutOfOtherFields()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, noteName);
    QFETCH(QString, source);
    QFETCH(QString, typed);
    Desk desk;
    desk.dialog.add(u"alpha"_s);
    desk.show();
    desk.choose("keySource", source);
    desk.type(field.constData(), typed);
    QVERIFY(desk.note(noteName.constData())->text().startsWith(u"This looks like a key"_s)); // while it is typed
    desk.click("test");
    desk.click("save");
    QCOMPARE(desk.saved.size() + desk.tested.size(), 0U);
    const auto labels = desk.dialog.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        QVERIFY2(!label->text().contains(typed.last(12), Qt::CaseInsensitive), qPrintable(label->objectName()));
}

void AccountDialogTest::baseUrlIsMadeCanonical_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QUrl>("stored");
    QTest::addColumn<QString>("keyOrigin");
    QTest::newRow("provider's own") << u"https://api.alpha.example/v1/"_s << QUrl()
                                    << u"https://api.alpha.example:443"_s;
    QTest::newRow("another host") << u"proxy.example"_s << QUrl(u"https://proxy.example"_s)
                                  << u"https://proxy.example:443"_s;
    QTest::newRow("prefix") << u"https://proxy.example/llm/v1/"_s << QUrl(u"https://proxy.example/llm"_s)
                            << u"https://proxy.example:443"_s;
    QTest::newRow("this computer") << u"localhost:8080"_s << QUrl(u"http://localhost:8080"_s)
                                   << u"http://localhost:8080"_s;
}

void AccountDialogTest::baseUrlIsMadeCanonical()
{
    QFETCH(QString, typed);
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("baseUrl", typed);
    desk.type("key", QLatin1StringView(exampleKey));
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QTEST(desk.saved.front().baseUrl, "stored");
    QTEST(desk.saved.front().keyOrigin, "keyOrigin");
}

void AccountDialogTest::notes_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("expected");
    QTest::newRow("exact host") << u"Alpha"_s << u"baseUrl"_s << u"https://proxy.example:8443/x"_s << u"baseUrlNote"_s
                                << u"The key is sent to proxy.example:8443 only."_s;
    QTest::newRow("foreign letters written out")
        << u"Alpha"_s << u"baseUrl"_s << u"https://ex\u00e4mple.com"_s << u"baseUrlNote"_s
        << u"Written out, this host is xn--exmple-cua.com. Check that it is the one you mean."_s;
    QTest::newRow("own address needs no words")
        << u"Alpha"_s << u"baseUrl"_s << u"api.alpha.example"_s << u"baseUrlNote"_s << u""_s;
    QTest::newRow("key fits") << u"Alpha"_s << u"key"_s << u"sk-alpha-not-a-key"_s << u"keyNote"_s
                              << u"Kept in the keychain and nowhere else."_s;
    QTest::newRow("key of another") << u"Beta"_s << u"key"_s << u"sk-alpha-not-a-key"_s << u"keyNote"_s
                                    << u"This looks like a key of Alpha."_s;
    QTest::newRow("key of none") << u"Alpha"_s << u"key"_s << u"not-a-key-0001"_s << u"keyNote"_s
                                 << u"This does not look like a key of Alpha. Check that all of it was copied."_s;
}

void AccountDialogTest::notes()
{
    QFETCH(QString, provider);
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, note);
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.choose("provider", provider);
    auto* edit = desk.dialog.findChild<QLineEdit*>(field);
    edit->setFocus();
    edit->clear();
    edit->insert(typed);
    Q_EMIT edit->textEdited(edit->text());
    QTEST(desk.dialog.findChild<QLabel*>(note)->text(), "expected");
}

void AccountDialogTest::keySources_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("stored");
    QTest::newRow("variable") << u"Environment variable"_s << u" EXAMPLE_API_KEY "_s << u"env:EXAMPLE_API_KEY"_s;
    QTest::newRow("variable with a dash") << u"Environment variable"_s << u"sk-test-not-a-key"_s << u""_s;
    QTest::newRow("no variable") << u"Environment variable"_s << u""_s << u""_s;
    QTest::newRow("file") << u"File"_s << u"/run/secrets/api-key"_s << u"file:/run/secrets/api-key"_s;
    QTest::newRow("file at home") << u"File"_s << u"~/.key"_s << u"file:%1/.key"_s.arg(QDir::homePath());
    QTest::newRow("file somewhere") << u"File"_s << u"api-key"_s << u""_s;
    QTest::newRow("command") << u"Command"_s << u"pass show api-key"_s << u"command:pass show api-key"_s;
    QTest::newRow("no command") << u"Command"_s << u" "_s << u""_s;
}

void AccountDialogTest::keySources()
{
    QFETCH(QString, source);
    QFETCH(QString, place);
    QFETCH(QString, stored);
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.choose("keySource", source);
    QVERIFY(!desk.edit("key")->isVisible());
    QVERIFY(desk.edit("place")->isVisible());
    desk.type("place", place);
    desk.click("save");
    const QString found = desk.saved.empty() ? QString() : toText(desk.saved.front().key);
    QCOMPARE(found, stored);
    QCOMPARE(desk.keys.size(), desk.saved.size());
    QVERIFY(std::ranges::none_of(desk.keys, [](const auto& key) { return key != nullptr; }));
    QCOMPARE(desk.note("placeNote")->text().contains("not-a-key"_L1), false);
}

void AccountDialogTest::offersALoginWhereThereIsOne()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    QCOMPARE(desk.combo("keySource")->findText(u"Login of Plan Code"_s), -1);
    desk.choose("provider", u"Plan"_s);
    QVERIFY(desk.combo("keySource")->findText(u"Login of Plan Code"_s) > 0);
    QCOMPARE(desk.combo("keySource")->currentText(), u"Keychain"_s); // chosen by the person only
    desk.choose("keySource", u"Login of Plan Code"_s);
    desk.choose("provider", u"Alpha"_s);
    QCOMPARE(desk.combo("keySource")->currentText(), u"Keychain"_s);
    QVERIFY(desk.edit("key")->isVisible());
    QVERIFY(!desk.note("keySourceNote")->isVisible());
}

/// For the paid request; where nothing is typed the program chooses.
void AccountDialogTest::takesAModel_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("saves");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("one") << u"acme/stone-9b"_s << true;
    QTest::newRow("with a tag") << u"qwen3:4b"_s << true;
    QTest::newRow("a sentence") << u"the small one"_s << false;
    QTest::newRow("a key") << u"sk-ant-api03-not-a-key-not-a-key-not-a-key"_s << false;
}

void AccountDialogTest::takesAModel()
{
    QFETCH(QString, typed);
    QFETCH(const bool, saves);
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("key", u"sk-test-not-a-key"_s);
    desk.click("more");
    QVERIFY(desk.edit("probeModel")->isVisible());
    desk.type("probeModel", typed);
    desk.click("save");
    QCOMPARE(!desk.saved.empty(), saves);
    QCOMPARE(desk.note("probeModelNote")->isVisible(), !saves);
    if (saves)
        QCOMPARE(desk.saved.front().probeModel, typed);
}

void AccountDialogTest::usesALogin()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.choose("provider", u"Plan"_s);
    desk.choose("keySource", u"Login of Plan Code"_s);
    QVERIFY(!desk.edit("key")->isVisible());
    QVERIFY(!desk.edit("place")->isVisible());
    QString note = desk.note("keySourceNote")->text();
    note.remove(QChar(0x2066)).remove(QChar(0x2069));
    QCOMPARE(note,
        u"At each check the token is read from ~/.plan/login.json and sent to api.plan.example only. The file is never "
        "changed."_s);
    desk.click("test");
    QCOMPARE(desk.tested.size(), 1U);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QCOMPARE(toText(desk.saved.front().key), u"login"_s);
    QCOMPARE(desk.saved.front().keyOrigin, u"https://api.plan.example:443"_s);
    QVERIFY(!desk.keys.front());
}

void AccountDialogTest::loginGoesToNoOtherAddress()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.choose("provider", u"Plan"_s);
    desk.choose("keySource", u"Login of Plan Code"_s);
    desk.type("baseUrl", u"https://proxy.example"_s);
    desk.click("save");
    QVERIFY(desk.saved.empty());
    QVERIFY(desk.note("baseUrlNote")->text().contains("The login of Plan Code is sent to"_L1));
    desk.type("baseUrl", u"http://127.0.0.1:8080"_s);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
}

void AccountDialogTest::asksForAnAddressOfOnesOwn()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.choose("provider", u"Own"_s);
    QCOMPARE(desk.edit("baseUrl")->placeholderText(), u"https://TEAM.own.example"_s);
    desk.type("key", QString::fromLatin1(exampleKey));
    desk.click("save");
    QVERIFY(desk.saved.empty());
    QVERIFY(desk.note("baseUrlNote")->text().contains("Enter your own address"_L1));
    QCOMPARE(QApplication::focusWidget()->objectName(), u"baseUrl"_s);
    desk.type("baseUrl", u"https://house.own.example/"_s);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QCOMPARE(desk.saved.front().baseUrl, QUrl(u"https://house.own.example"_s));
    QCOMPARE(desk.saved.front().keyOrigin, u"https://house.own.example:443"_s);
}

void AccountDialogTest::editsALogin()
{
    Desk desk;
    Account account = storedAccount();
    account.provider = u"plan"_s;
    account.key = {KeySource::Kind::Login, {}};
    desk.dialog.edit(account, {});
    desk.show();
    QCOMPARE(desk.combo("keySource")->currentText(), u"Login of Plan Code"_s);
    desk.dialog.focusKey();
    QVERIFY(desk.combo("keySource")->hasFocus());
    desk.click("save");
    QCOMPARE(toText(desk.saved.front().key), u"login"_s);
}

void AccountDialogTest::emptyKeyKeepsTheStoredOne()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), u"9xQ2"_s);
    desk.show();
    QCOMPARE(desk.note("keyNote")->text(), u"Leave this empty to keep the key …9xQ2."_s);
    QVERIFY(!desk.combo("provider")->isEnabled());
    desk.type("label", u"Home"_s);
    QTest::keyClick(desk.edit("label"), Qt::Key_Return);
    QCOMPARE(desk.saved.size(), 1U);
    Account expected = storedAccount();
    expected.label = u"Home"_s;
    QCOMPARE(desk.saved.front(), expected);
    QVERIFY(!desk.keys.front());
}

void AccountDialogTest::changedOriginAsksForTheKey()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), u"9xQ2"_s);
    desk.show();
    desk.type("baseUrl", u"https://other.example"_s);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 0U);
    QCOMPARE(desk.note("keyNote")->text(),
        u"The key was entered for api.beta.example:443 and is sent nowhere else. Enter the key for the new address."_s);
    QCOMPARE(QApplication::focusWidget(), desk.edit("key"));
    desk.type("key", QLatin1StringView(exampleKey));
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QCOMPARE(desk.saved.front().keyOrigin, u"https://other.example:443"_s);
    QVERIFY(desk.keys.front());
}

void AccountDialogTest::sameOriginKeepsTheKey()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.show();
    desk.type("baseUrl", u"https://API.beta.example/prefix"_s);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QVERIFY(!desk.keys.front());
}

void AccountDialogTest::changedOriginOfAnOptionalKeyDropsIt()
{
    Account account = storedAccount();
    account.provider = u"local"_s;
    account.keyOrigin = u"http://localhost:11434"_s;
    Desk desk;
    desk.dialog.edit(account, {});
    desk.show();
    desk.type("baseUrl", u"https://models.example"_s);
    QCOMPARE(
        desk.note("keyNote")->text(), u"The key was entered for localhost:11434 and is not sent to the new address."_s);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QCOMPARE(desk.saved.front().keyOrigin, QString());
}

void AccountDialogTest::optionalKeyMayBeEmpty()
{
    Desk desk;
    desk.dialog.add(u"local"_s);
    desk.show();
    QVERIFY(!desk.combo("paidProbe")->isVisible());
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QCOMPARE(desk.saved.front().provider, u"local"_s);
    QCOMPARE(desk.saved.front().keyOrigin, QString());
    QVERIFY(!desk.keys.front());
}

void AccountDialogTest::asksBeforeAKeyTravelsUnencrypted()
{
    Desk desk;
    desk.dialog.add(u"local"_s);
    desk.show();
    auto* plain = desk.dialog.findChild<QCheckBox*>(u"plainHttp"_s);
    desk.type("baseUrl", u"http://gpu.lan:11434"_s);
    QVERIFY(!plain->isVisible()); // without a key there is nothing to be read
    desk.type("key", QLatin1StringView(exampleKey));
    QVERIFY(plain->isVisible() && !plain->isChecked());
    desk.click("save");
    QVERIFY(desk.saved.empty());
    QVERIFY(desk.note("plainHttpNote")->text().contains(u"unencrypted"_s));
    plain->click();
    desk.type("baseUrl", u"http://gpu.lan:8000"_s);
    QVERIFY(!plain->isChecked()); // it was agreed to for another address
    desk.type("baseUrl", u"https://gpu.lan:8000"_s);
    QVERIFY(!plain->isVisible());
    desk.type("baseUrl", u"http://gpu.lan:8000"_s);
    plain->click();
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
    QVERIFY(desk.saved.front().plainHttp);
    QCOMPARE(desk.saved.front().keyOrigin, u"http://gpu.lan:8000"_s);
}

void AccountDialogTest::keepsTheCertificateFile()
{
    Desk desk;
    Account account = storedAccount();
    account.certificates = u"/etc/ssl/company.pem"_s;
    desk.dialog.edit(account, {});
    desk.show();
    QVERIFY(desk.edit("certificates")->isVisible());
    desk.click("save");
    QCOMPARE(desk.saved.back().certificates, account.certificates);
    Desk other;
    other.dialog.edit(account, {});
    other.show();
    other.type("certificates", {});
    other.click("save");
    QCOMPARE(other.saved.back().certificates, QString());
}

void AccountDialogTest::keyIsNeverShownOrCopied()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("key", QLatin1StringView(exampleKey));
    QLineEdit* key = desk.edit("key");
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QVERIFY(key->inputMethodHints().testFlag(Qt::ImhHiddenText));
    QVERIFY(key->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    QVERIFY(!key->displayText().contains("not-a-key"_L1));
    QGuiApplication::clipboard()->setText(u"before"_s);
    key->selectAll();
    QTest::keyClick(key, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(key, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(key);
    QVERIFY(!spoken->text(QAccessible::Value).contains("not-a-key"_L1));
}

void AccountDialogTest::keyIsForgottenOnClose()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("key", QLatin1StringView(exampleKey));
    desk.dialog.reject();
    QVERIFY(desk.edit("key")->text().isEmpty());
    desk.edit("key")->undo();
    QVERIFY(desk.edit("key")->text().isEmpty());
}

void AccountDialogTest::replaceKeyStartsAtTheKey()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.dialog.focusKey();
    desk.show();
    QCOMPARE(QApplication::focusWidget(), desk.edit("key"));
}

void AccountDialogTest::testSaysWhatCameOfIt()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.show();
    desk.click("test");
    QCOMPARE(desk.tested.size(), 1U);
    QVERIFY(!desk.button("test")->isEnabled());
    QVERIFY(desk.button("save")->isEnabled());
    desk.dialog.showTestResult(false, u"Invalid API key (401)."_s);
    QCOMPARE(desk.note("outcome")->text(), u"Invalid API key (401)."_s);
    QVERIFY(desk.button("test")->isEnabled());
    QCOMPARE(desk.saved.size(), 0U);
}

void AccountDialogTest::editingOutdatesATest()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.show();
    desk.click("test");
    desk.type("label", u"Home"_s);
    QVERIFY(desk.button("test")->isEnabled());
    desk.dialog.showTestResult(true, u"Works."_s);
    QVERIFY(!desk.note("outcome")->isVisible());
}

void AccountDialogTest::failureLosesNothing()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("label", u"Mine"_s);
    desk.type("key", QLatin1StringView(exampleKey));
    desk.click("save");
    desk.dialog.saveFailed(u"The keychain is locked."_s, false);
    QVERIFY(desk.dialog.isVisible());
    QCOMPARE(desk.note("outcome")->text(), u"The keychain is locked."_s);
    QVERIFY(!desk.button("session")->isVisible());
    QCOMPARE(desk.edit("label")->text(), u"Mine"_s);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 2U);
    QCOMPARE(desk.saved.front(), desk.saved.back());
    QCOMPARE(desk.keys.back()->expose(), QByteArray(exampleKey));
}

void AccountDialogTest::noKeychainOffersTheSession()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.type("key", QLatin1StringView(exampleKey));
    desk.click("save");
    desk.dialog.saveFailed(u"There is no keychain."_s, true);
    QVERIFY(desk.button("session")->isVisible());
    desk.click("session");
    QCOMPARE(desk.saved.size(), 2U);
    QCOMPARE(desk.saved.back().key.kind, KeySource::Kind::Session);
    QCOMPARE(desk.keys.back()->expose(), QByteArray(exampleKey));
}

void AccountDialogTest::sessionKeyOfAnEarlierRunIsAskedFor()
{
    Account account = storedAccount();
    account.key.kind = KeySource::Kind::Session;
    Desk desk;
    desk.dialog.edit(account, {});
    desk.show();
    desk.click("save");
    QCOMPARE(desk.saved.size(), 0U);
    QCOMPARE(QApplication::focusWidget(), desk.edit("key"));
}

void AccountDialogTest::lateAnswersFindNobody()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.show();
    desk.click("save");
    desk.click("cancel");
    QVERIFY(!desk.dialog.isVisible());
    QSignalSpy spy(&desk.dialog, &QDialog::accepted);
    desk.dialog.saved();
    desk.dialog.saveFailed(u"The keychain is locked."_s, false);
    QCOMPARE(spy.count(), 0);
    QCOMPARE(desk.note("outcome")->text(), QString());
}

void AccountDialogTest::savingHappensOnce()
{
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.show();
    QTest::keyClick(desk.edit("label"), Qt::Key_Return);
    QTest::keyClick(&desk.dialog, Qt::Key_Return);
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1U);
}

void AccountDialogTest::escapeCancels()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    QTest::keyClick(desk.edit("label"), Qt::Key_Escape);
    QVERIFY(!desk.dialog.isVisible());
    QCOMPARE(desk.dialog.result(), int(QDialog::Rejected));
}

void AccountDialogTest::keyPageOpens()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    QSignalSpy spy(&desk.dialog, &AccountDialog::keyPageRequested);
    desk.click("keyPage");
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toUrl(), QUrl(u"https://alpha.example/keys"_s));
}

void AccountDialogTest::onlySafeKeyPages()
{
    Desk desk;
    desk.dialog.add(u"beta"_s);
    desk.show();
    QVERIFY(!desk.button("keyPage")->isVisible());
}

void AccountDialogTest::everythingHasAName()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    QCOMPARE(looks::nameless(desk.dialog).join(u'\n'), QString());
}

void AccountDialogTest::sentenceBelongsToItsField()
{
    Desk desk;
    desk.dialog.add();
    desk.show();
    desk.click("save");
    QCOMPARE(desk.edit("key")->accessibleDescription(), u"Enter the key."_s);
}

void AccountDialogTest::germanAndLargeFontsFit()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(14);
    QApplication::setFont(large);
    Desk desk;
    desk.dialog.edit(storedAccount(), {});
    desk.show();
    desk.type("baseUrl", u"https://other.example"_s);
    desk.click("save");
    QCoreApplication::processEvents();
    QVERIFY(desk.dialog.height() >= desk.dialog.layout()->totalHeightForWidth(desk.dialog.width()));
    QApplication::setFont(before);
}

void AccountDialogTest::pictures_data()
{
    QTest::addColumn<int>("theme");
    for (int i = 0; i < looks::themes().size(); ++i)
        QTest::newRow(qPrintable(looks::themes().at(i).name)) << i;
}

/// Colour is where something is wrong, and nowhere else. With QUOTALAMP_SHOTS=DIR all are drawn to files there.
void AccountDialogTest::pictures()
{
    QFETCH(int, theme);
    const looks::Theme look = looks::themes().at(theme);
    looks::wear(look);
    const auto back = qScopeGuard([] { looks::wear(looks::themes().constFirst()); });
    const auto check = [&look](AccountDialog& dialog, const QString& name, bool warning, bool critical) {
        QCoreApplication::processEvents();
        const QImage picture = dialog.grab().toImage();
        const Tokens tokens = tokensOf(dialog);
        QCOMPARE(picture.pixelColor(2, 2), tokens.band);
        QVERIFY2(looks::shows(picture, tokens.primary), qPrintable(name));
        if (!look.contrast) {
            QVERIFY2(looks::shows(picture, tokens.warningText) == warning, qPrintable(name));
            QVERIFY2(looks::shows(picture, tokens.criticalText) == critical, qPrintable(name));
        }
        if (looks::wanted())
            looks::save(dialog, name, look);
    };
    Desk add;
    add.dialog.add();
    add.show();
    check(add.dialog, u"account-add"_s, false, false);
    add.choose("provider", u"Beta"_s);
    add.choose("provider", u"Alpha"_s);
    add.type("key", QLatin1StringView(exampleKey));
    check(add.dialog, u"account-doubt"_s, true, false);
    add.type("baseUrl", u"https://proxy.example/v1"_s);
    add.click("save");
    add.dialog.saveFailed(u"There is no keychain on this system. The key was not stored."_s, true);
    check(add.dialog, u"account-failed"_s, false, true);
    add.dialog.hide();
    Desk edit;
    edit.dialog.edit(storedAccount(), u"9xQ2"_s);
    edit.show();
    edit.type("baseUrl", u"http://192.168.0.9"_s);
    edit.type("label", QString());
    edit.click("save");
    check(edit.dialog, u"account-refused"_s, false, true);
    edit.dialog.hide();
    Desk login;
    login.dialog.add(u"plan"_s);
    login.show();
    login.combo("keySource")->setCurrentIndex(1);
    check(login.dialog, u"account-login"_s, false, false);
}

QTEST_MAIN(AccountDialogTest)
#include "tst_accountdialog.moc"
