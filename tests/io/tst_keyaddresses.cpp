// SPDX-License-Identifier: MIT
#include "core/net/baseurl.h"
#include "io/keys/keyaddresses.h"
#include "providers/descriptor/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

Account accountFrom(const KeySource& source, const QString& baseUrl, const QString& provider = u"openai"_s)
{
    Account account;
    account.id = newAccountId();
    account.provider = provider;
    account.baseUrl = QUrl(baseUrl);
    account.keyOrigin = origin(account.baseUrl);
    account.key = source;
    return account;
}

const KeySource variable{KeySource::Kind::Environment, u"OPENAI_API_KEY"_s};
const KeySource login{KeySource::Kind::Login, {}};

} // namespace

/// Where keys may go that are read elsewhere: what a person agreed to, whatever the accounts' file says.
class KeyAddressesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksOnce_data();
    void asksOnce();
    void agreesForOneSource();
    void hearsAtOnceOfWhatOthersConfirm();
    void takesServersHereAsTheyAreFound();
    void takesACommandThatBeginsLikeAnother();
    void readsWhatIsKept();
    void trustsNobodysFile();

private:
    [[nodiscard]] bool goes(const Account& account, const Registry& registry = Registry::builtIn());
    [[nodiscard]] Places places() const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void KeyAddressesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

Places KeyAddressesTest::places() const
{
    return {m_folder->filePath(u"config"_s), m_folder->filePath(u"state"_s), m_folder->filePath(u"run"_s)};
}

/// As the next start would see it.
bool KeyAddressesTest::goes(const Account& account, const Registry& registry)
{
    const Descriptor* provider = registry.find(account.provider);
    const QUrl url = account.baseUrl.isEmpty() ? QUrl(provider->baseUrl) : account.baseUrl;
    const auto objection = KeyAddresses(places()).objection(account, *provider, url);
    return !objection;
}

void KeyAddressesTest::asksOnce_data()
{
    QTest::addColumn<KeySource>("source");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("the provider's own") << variable << u"openai"_s << QString() << true;
    QTest::newRow("its own, by another path") << variable << u"openai"_s << u"https://api.openai.com/eu"_s << true;
    QTest::newRow("another port") << variable << u"openai"_s << u"https://api.openai.com:8443"_s << false;
    QTest::newRow("a gateway") << variable << u"openai"_s << u"https://gateway.example"_s << false;
    QTest::newRow("another provider's") << variable << u"openai"_s << u"https://api.groq.com"_s << false;
    QTest::newRow("file") << KeySource{KeySource::Kind::File, u"/run/key"_s} << u"groq"_s << u"https://a.example"_s
                          << false;
    QTest::newRow("command") << KeySource{KeySource::Kind::Command, u"pass x"_s} << u"groq"_s << u"https://a.example"_s
                             << false;
    QTest::newRow("login, at home") << login << u"claude"_s << QString() << true;
    QTest::newRow("login, on this machine") << login << u"claude"_s << u"http://127.0.0.1:9"_s << false;
    QTest::newRow("no address for all") << variable << u"azure"_s << u"https://me.openai.azure.com"_s << false;
    QTest::newRow("the keychain knows by itself")
        << KeySource{KeySource::Kind::Keychain, {}} << u"openai"_s << u"https://gateway.example"_s << true;
}

void KeyAddressesTest::asksOnce()
{
    QFETCH(KeySource, source);
    QFETCH(QString, provider);
    QFETCH(QString, baseUrl);
    const Account account = accountFrom(source, baseUrl, provider);
    QTEST(goes(account), "atOnce");
    QVERIFY(!KeyAddresses(places()).confirm(account, account.baseUrl));
    QFETCH(bool, atOnce);
    QVERIFY(atOnce || goes(account));
    Account renamed = account;
    renamed.id = newAccountId();
    renamed.label = u"other"_s;
    QVERIFY(atOnce || goes(renamed));
}

void KeyAddressesTest::agreesForOneSource()
{
    QVERIFY(
        !KeyAddresses(places()).confirm(accountFrom(variable, u"https://a.example"_s), QUrl(u"https://a.example"_s)));
    QVERIFY(goes(accountFrom(variable, u"https://a.example"_s)));
    QVERIFY(!goes(accountFrom(variable, u"https://b.example"_s)));
    QVERIFY(!goes(accountFrom({KeySource::Kind::Environment, u"OTHER_KEY"_s}, u"https://a.example"_s)));
    // A second agreement takes nothing from the first.
    QVERIFY(
        !KeyAddresses(places()).confirm(accountFrom(variable, u"https://b.example"_s), QUrl(u"https://b.example"_s)));
    QVERIFY(goes(accountFrom(variable, u"https://a.example"_s)));
    // Logins of two tools are two sources.
    const Account claude = accountFrom(login, u"http://127.0.0.1:9"_s, u"claude"_s);
    QVERIFY(!KeyAddresses(places()).confirm(claude, claude.baseUrl));
    QVERIFY(goes(claude));
    QVERIFY(!goes(accountFrom(login, u"http://127.0.0.1:9"_s, u"copilot"_s)));
}

/// The app has just asked about it when a command confirms it; then the command tells the app to ask again.
void KeyAddressesTest::hearsAtOnceOfWhatOthersConfirm()
{
    const Registry registry = Registry::builtIn();
    const Descriptor& provider = *registry.find(u"openai"_s);
    const Account there = accountFrom(variable, u"https://there.example"_s);
    const Account here = accountFrom(variable, u"http://127.0.0.1:8001"_s);
    KeyAddresses app(places());
    QVERIFY(app.objection(there, provider, there.baseUrl));
    QVERIFY(!KeyAddresses(places()).confirm(there, there.baseUrl));
    app.meet({here}); // of whose key something was said meanwhile
    QVERIFY(!goes(here));
    QVERIFY(!app.objection(there, provider, there.baseUrl));
    QVERIFY(app.objection(here, provider, here.baseUrl));
    QVERIFY(!KeyAddresses(places()).confirm(here, here.baseUrl));
    QVERIFY(!app.objection(here, provider, here.baseUrl));
}

void KeyAddressesTest::takesServersHereAsTheyAreFound()
{
    const Account here = accountFrom(variable, u"http://127.0.0.1:8001"_s);
    const Account alsoHere = accountFrom(variable, u"http://localhost:8002"_s);
    const Account there = accountFrom(variable, u"https://there.example"_s);
    KeyAddresses(places()).meet({here, alsoHere, there});
    QVERIFY(goes(here));
    QVERIFY(goes(alsoHere));
    QVERIFY(!goes(there));
    // Now the source is known: another address is another question.
    const Account edited = accountFrom(variable, u"http://127.0.0.1:8003"_s);
    KeyAddresses(places()).meet({here, edited});
    QVERIFY(!goes(edited));
}

/// What was said of "pass show work" says nothing of "pass show".
void KeyAddressesTest::takesACommandThatBeginsLikeAnother()
{
    const Account longer = accountFrom({KeySource::Kind::Command, u"pass show work"_s}, u"http://127.0.0.1:8001"_s);
    const Account shorter = accountFrom({KeySource::Kind::Command, u"pass show"_s}, u"http://127.0.0.1:8002"_s);
    KeyAddresses(places()).meet({longer});
    QVERIFY(goes(longer));
    KeyAddresses(places()).meet({longer, shorter});
    QVERIFY(goes(shorter));
}

/// By which older and newer versions read the same file; what is no pair is passed over.
void KeyAddressesTest::readsWhatIsKept()
{
    const Account account = accountFrom({KeySource::Kind::Command, u"pass show a b"_s}, u"https://a.example"_s);
    QVERIFY(QDir().mkpath(places().state));
    QFile file(places().state + "/addresses.json"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"confirmed": ["", "x", 7, "command:pass show a b https://a.example:443"], "schema": 1})");
    file.close();
    QVERIFY(goes(account));
    QVERIFY(!goes(accountFrom({KeySource::Kind::Command, u"pass show a"_s}, u"https://a.example"_s)));
    const Account another = accountFrom(variable, u"https://b.example"_s);
    QVERIFY(!KeyAddresses(places()).confirm(another, another.baseUrl));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains("\"command:pass show a b https://a.example:443\""));
    QVERIFY(kept.contains("\"env:OPENAI_API_KEY https://b.example:443\""));
}

/// A descriptor of the person's own is a file as well.
void KeyAddressesTest::trustsNobodysFile()
{
    Registry registry = Registry::builtIn();
    Descriptor own = *registry.find(u"openai"_s);
    own.id = u"own"_s;
    own.aliases.clear();
    own.baseUrl = u"https://own.example"_s;
    own.builtIn = false;
    registry.add(own);
    QVERIFY(!goes(accountFrom(variable, QString(), u"own"_s), registry));
    QVERIFY(!KeyAddresses(places()).confirm(accountFrom(variable, QString(), u"own"_s), QUrl(own.baseUrl)));
    QVERIFY(goes(accountFrom(variable, QString(), u"own"_s), registry));
}

QTEST_GUILESS_MAIN(KeyAddressesTest)
#include "tst_keyaddresses.moc"
