// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "core/base/version.h"
#include "core/net/baseurl.h"
#include "demo/demoserver.h"
#include "io/files/accountfile.h"
#include "io/files/settingsfile.h"
#include "io/session/instance.h"
#include "support/loopbackserver.h"
#include "support/metricsreader.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// The real program with folders of its own, beside a provider that is ours: what scripts see.
class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsTheVersion();
    void helpsWithEachCommand_data();
    void helpsWithEachCommand();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void agreesToPlainHttp();
    void refusalNeverRepeatsAKey_data();
    void refusalNeverRepeatsAKey();
    void listsProviders();

    void ownProviderWorks();
    void explainsWhatIsWrongInAProvider_data();
    void explainsWhatIsWrongInAProvider();

    void tellsThatThereIsNoAccount();
    void namesTheAccountThatIsMissing();
    void addsAndListsAccounts();
    void findsAnUnusedLabel();
    void renames();
    void removes();
    void missingKeychainLeavesNothingBehind();
    void keylessAccountNeedsNoKeychain();
    void keyElsewhereIsNotReplaced();
    void keyGoesToNoEditedAddress_data();
    void keyGoesToNoEditedAddress();
    void addsALogin();
    void keepsLoginsApart();
    void endsTheKeysCommandWithItself_data();
    void endsTheKeysCommandWithItself();
    void tellsOfALoginWhereAKeyIsPasted();
    void ownProviderTakesNoLoginElsewhere_data();
    void ownProviderTakesNoLoginElsewhere();

    void statusHasEveryKey();
    void statusTellsWindows_data();
    void statusTellsWindows();
    void statusTellsMetrics();
    void statusTellsErrors_data();
    void statusTellsErrors();
    void tableAndJsonAgree();
    void onlyTheNamedAccounts();
    void keyAppearsNowhere();
    void secondAnswerIsFromTheCache();
    void startsWithoutADisplay();

    void keepsToItself_data();
    void keepsToItself();
    void hasRoomForFiles_data();
    void hasRoomForFiles();
    void leavesOthersTheirRights();

    void asksTheRunningApp();
    void goesOnWhereTheRunningAppIsStopped();
    void goesOnWhereTheRunningAppDoesNotKnow();
    void tellsTheRunningAppOfChanges();
    void runningAppForgetsARemovedKey();
    void environmentIsThePersons_data();
    void environmentIsThePersons();
    void loadsTheCommands_data();
    void loadsTheCommands();
    void handsOverToTheTrayApp_data();
    void handsOverToTheTrayApp();
    void saysThatTheDemoIsMissing();
    void playsRecordedAnswers();
    void playsOneProvidersCases_data();
    void playsOneProvidersCases();
    void answersNeedTheDemo();
    void tellsDesktopFromCommands_data();
    void tellsDesktopFromCommands();

private:
    struct Ran {
        int status = -1;
        QString out;
        QString err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    };
    Ran run(const QStringList& arguments, const QByteArray& input = {},
        const QString& program = QStringLiteral(QUOTALAMP_PROGRAM));
    /// Adds an account of OpenAI, "Work", at the demo's address. The exit status.
    [[nodiscard]] int addWithKeyFrom(const QString& source);
    /// The tray app, without a display.
    void startApp(QProcess& app);
    [[nodiscard]] QJsonObject oneStatus(const QStringList& more = {});
    [[nodiscard]] Places places() const;
    [[nodiscard]] QUrl demoUrl(const QString& provider) const;
    [[nodiscard]] QByteArray demoKey(const QString& provider) const;
    /// A descriptor in the folder of own providers; its path.
    QString describe(const QByteArray& json);
    [[nodiscard]] QString keyFile(const QByteArray& key);
    void keep(const std::vector<Account>& accounts) const;
    [[nodiscard]] Account demoAccount(const QString& provider);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<DemoServer> m_demo;
    QProcessEnvironment m_environment;
};

namespace {

constexpr auto testKey = "sk-test-not-a-key-0001"_L1;

/// Nothing listens there any more.
quint16 closedPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 1;
}

} // namespace

void TestCli::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_demo = std::make_unique<DemoServer>();
    QVERIFY(m_home->isValid());
    QVERIFY(m_demo->start());
    QVERIFY(QDir(m_home->path()).mkdir(u"run"_s));
    QVERIFY(QFile::setPermissions(m_home->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_environment = QProcessEnvironment();
    m_environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"HOME"_s, m_home->path());
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_home->filePath(u"config"_s));
    m_environment.insert(u"XDG_STATE_HOME"_s, m_home->filePath(u"state"_s));
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    // Sanitized builds bring their options along.
    for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
        m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
}

void TestCli::tellsTheVersion()
{
    const Ran ran = run({u"--version"_s});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, u"quotalamp %1\n"_s.arg(QLatin1StringView(version)));
    QVERIFY(ran.err.isEmpty());
}

void TestCli::helpsWithEachCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("told");
    QTest::newRow("overall") << QStringList{u"--help"_s} << u"quotalamp status [ACCOUNT…]"_s;
    QTest::newRow("status") << QStringList{u"status"_s, u"--help"_s} << u"--refresh"_s;
    QTest::newRow("status demo") << QStringList{u"status"_s, u"--demo"_s, u"--help"_s} << u"--refresh"_s;
    QTest::newRow("calendar") << QStringList{u"calendar"_s, u"--help"_s} << u"--ics"_s;
    QTest::newRow("account") << QStringList{u"account"_s, u"--help"_s} << u"account set-key ACCOUNT"_s;
    QTest::newRow("account add") << QStringList{u"account"_s, u"add"_s, u"--help"_s} << u"--key-from"_s;
    QTest::newRow("account list") << QStringList{u"account"_s, u"list"_s, u"-h"_s} << u"--json"_s;
    QTest::newRow("account remove") << QStringList{u"account"_s, u"remove"_s, u"--help"_s} << u"ACCOUNT"_s;
    QTest::newRow("account rename") << QStringList{u"account"_s, u"rename"_s, u"--help"_s} << u"TEXT"_s;
    QTest::newRow("account set-key") << QStringList{u"account"_s, u"set-key"_s, u"--help"_s} << u"standard input"_s;
    QTest::newRow("provider") << QStringList{u"provider"_s, u"--help"_s} << u"provider list"_s;
    QTest::newRow("screenshot") << QStringList{u"screenshot"_s, u"--help"_s} << u"--scale"_s;
}

void TestCli::helpsWithEachCommand()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, told);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.out.contains(told), qPrintable(ran.out));
    QVERIFY2(!ran.out.endsWith("Arguments:\n"_L1) && !ran.out.contains(" \n"_L1), qPrintable(ran.out));
    QVERIFY(ran.err.isEmpty());
}

void TestCli::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const QStringList& arguments, const QString& told) {
        QTest::newRow(name) << arguments << told;
    };
    row("no such command", {u"stats"_s}, u"There is no such command 'stats'."_s);
    row("no such option", {u"--statos"_s}, u"There is no such option 'statos'."_s);
    row("option of status", {u"status"_s, u"--fallow"_s}, u"There is no such option 'fallow'."_s);
    row("format", {u"status"_s, u"--format"_s, u"xml"_s},
        u"There is no such format 'xml': it is one of table, json, openmetrics, waybar, i3status, line."_s);
    row("format without a value", {u"status"_s, u"--format"_s}, u"lacks its value"_s);
    row("account alone", {u"account"_s}, u"Something is missing"_s);
    row("account command", {u"account"_s, u"delete"_s}, u"There is no such command 'delete'."_s);
    row("add without a provider", {u"account"_s, u"add"_s}, u"Something is missing: quotalamp account add PROVIDER"_s);
    row("unknown provider", {u"account"_s, u"add"_s, u"acme"_s}, u"There is no such provider 'acme'."_s);
    row("base URL",
        {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--base-url"_s, u"ftp://x.example"_s},
        u"http"_s);
    row("no address where each has one of their own", {u"account"_s, u"add"_s, u"azure"_s, u"--key-from"_s, u"env:K"_s},
        u"add --base-url with your own, such as https://RESOURCE.openai.azure.com."_s);
    row("plain http elsewhere",
        {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--base-url"_s, u"http://x.example"_s},
        u"http"_s);
    row("a key that travels unencrypted",
        {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--base-url"_s, u"http://gpu.lan:8000"_s},
        u"agree with --allow-plain-http"_s);
    row("a public address, whatever was agreed to",
        {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--base-url"_s, u"http://192.0.2.7"_s,
            u"--allow-plain-http"_s},
        u"within your own network"_s);
    row("no certificate",
        {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--ca-file"_s, u"/dev/null"_s},
        u"There is no certificate in /dev/null."_s);
    row("key source", {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"pigeon"_s}, u"A key comes from"_s);
    row("login where there is none", {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"login"_s},
        u"OpenAI takes no login of another tool."_s);
    row("login for another address",
        {u"account"_s, u"add"_s, u"claude"_s, u"--key-from"_s, u"login"_s, u"--base-url"_s, u"https://proxy.example"_s},
        u"The login of Claude Code is sent to api.anthropic.com only"_s);
    row("session key", {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"session"_s}, u"A key comes from"_s);
    row("paid probe", {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--paid-probe"_s, u"often"_s},
        u"never, when-needed or always"_s);
    row("empty label", {u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:K"_s, u"--label"_s, u"  "_s},
        u"Enter a label: your own name for this account."_s);
    row("rename without a text", {u"account"_s, u"rename"_s, u"Work"_s}, u"Something is missing"_s);
    row("remove two", {u"account"_s, u"remove"_s, u"A"_s, u"B"_s}, u"There are too many words"_s);
    row("provider alone", {u"provider"_s}, u"Something is missing"_s);
    row("provider check", {u"provider"_s, u"check"_s}, u"Something is missing: quotalamp provider check FILE"_s);
    row("provider improve", {u"provider"_s, u"improve"_s}, u"There is no such command 'improve'."_s);
}

/// It is kept, shown and told for good.
void TestCli::agreesToPlainHttp()
{
    m_environment.insert(u"K"_s, u"sk-test-not-a-key-0007"_s);
    const QStringList added{u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, u"home"_s, u"--key-from"_s, u"env:K"_s,
        u"--base-url"_s, u"http://llm.company.example:8000"_s, u"--allow-plain-http"_s};
    QCOMPARE(run(added).status, 0);
    const QJsonObject listed = run({u"account"_s, u"list"_s, u"--json"_s}).json();
    QCOMPARE(listed["accounts"_L1][0]["plain_http"_L1], QJsonValue(true));
    QCOMPARE(listed["accounts"_L1][0]["base_url"_L1], QJsonValue(u"http://llm.company.example:8000"_s));
    // Without a key there is nothing that could be read.
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s, u"--base-url"_s, u"0.0.0.0"_s}, "\n").status, 0);
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s, u"--base-url"_s, u"gpu.lan"_s}, "\n").status, 0);
    const QJsonObject more = run({u"account"_s, u"list"_s, u"--json"_s}).json();
    QCOMPARE(more["accounts"_L1][1]["base_url"_L1], QJsonValue(u"http://127.0.0.1:11434"_s));
    QCOMPARE(more["accounts"_L1][2]["base_url"_L1], QJsonValue(u"http://gpu.lan:11434"_s));
    QCOMPARE(more["accounts"_L1][2]["plain_http"_L1], QJsonValue(false));
}

void TestCli::refusesWrongUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, told);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains(told), qPrintable(ran.err));
    QVERIFY(ran.out.isEmpty());
    QVERIFY(!QFile::exists(places().config + u"/accounts.json"_s));
}

void TestCli::refusalNeverRepeatsAKey_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("behind the provider") << QStringList{u"account"_s, u"add"_s, u"openai"_s, testKey};
    QTest::newRow("as the provider") << QStringList{u"account"_s, u"add"_s, testKey};
    QTest::newRow("as an option") << QStringList{u"account"_s, u"add"_s, u"openai"_s, u"--key="_s + testKey};
    QTest::newRow("as an option's name") << QStringList{u"account"_s, u"add"_s, u"openai"_s, u"--"_s + testKey};
    QTest::newRow("as a short option") << QStringList{u"account"_s, u"add"_s, u"openai"_s, u"-"_s + testKey};
    QTest::newRow("as a source") << QStringList{u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, testKey};
    QTest::newRow("as a command") << QStringList{testKey};
    QTest::newRow("as an account") << QStringList{u"account"_s, u"remove"_s, testKey};
    QTest::newRow("as a label") << QStringList{u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, testKey};
    QTest::newRow("as a base URL") << QStringList{u"account"_s, u"add"_s, u"openai"_s, u"--base-url"_s, testKey};
    QTest::newRow("behind a host") << QStringList{
        u"account"_s, u"add"_s, u"openai"_s, u"--base-url"_s, u"https://gateway.example/"_s + testKey};
    QTest::newRow("as a variable") << QStringList{
        u"account"_s, u"add"_s, u"groq"_s, u"--key-from"_s, u"env:gsk_Fake0not_a_key_not-a-key"_s};
    QTest::newRow("in a command") << QStringList{
        u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"command:echo "_s + testKey};
    QTest::newRow("behind set-key") << QStringList{u"account"_s, u"set-key"_s, u"Work"_s, testKey};
}

void TestCli::refusalNeverRepeatsAKey()
{
    QFETCH(const QStringList, arguments);
    const Ran ran = run(arguments);
    QVERIFY(ran.status == ExitUsage || ran.status == ExitNoAccount);
    QVERIFY(!ran.err.isEmpty());
    QVERIFY2(!(ran.err + ran.out).contains("not-a-key"_L1), qPrintable(ran.err));
}

void TestCli::listsProviders()
{
    const Ran table = run({u"provider"_s, u"list"_s});
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.contains("anthropic"_L1) && table.out.contains("ollama"_L1), qPrintable(table.out));
    const QJsonArray providers = run({u"provider"_s, u"list"_s, u"--json"_s}).json()["providers"_L1].toArray();
    const auto find = [&](const QString& id) {
        return std::ranges::find_if(providers, [&](const QJsonValue& each) { return each["id"_L1] == id; });
    };
    QCOMPARE((*find(u"codex"_s))["name"_L1].toString(), u"Codex"_s);
    QVERIFY((*find(u"openai"_s))["key_needed"_L1].toBool());
    QVERIFY(!(*find(u"ollama"_s))["key_needed"_L1].toBool());
    QVERIFY((*find(u"openai"_s))["key_page"_L1].toString().startsWith("https://"_L1));
    QVERIFY((*find(u"openai"_s))["login"_L1].isNull());
    QCOMPARE((*find(u"azure"_s))["base_url"_L1], QJsonValue());
    QCOMPARE((*find(u"azure"_s))["base_url_example"_L1].toString(), u"https://RESOURCE.openai.azure.com"_s);
    QVERIFY(table.out.contains("needs --base-url, such as https://RESOURCE.openai.azure.com"_L1));
    QCOMPARE((*find(u"claude"_s))["login"_L1].toString(), u"Claude Code"_s);
}

QString TestCli::describe(const QByteArray& json)
{
    const QString folder = m_home->filePath(u"config/quotalamp/providers"_s);
    QDir().mkpath(folder);
    QFile file(folder + u"/own.json"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(json);
    return file.fileName();
}

void TestCli::ownProviderWorks()
{
    const QString file = describe(R"({"id": "own", "name": "Own", "baseUrl": "https://own.example",
        "key": {"need": "required", "header": "authorization", "prefix": "Bearer "},
        "free": [{"tag": "models", "get": "/v1/models", "models": "/data/*/id"}]})");
    QCOMPARE(run({u"provider"_s, u"check"_s, file}).out, u"Own (own) is in order.\n"_s);
    QVERIFY(run({u"provider"_s, u"list"_s}).out.contains("\nown "_L1));
    QCOMPARE(run({u"account"_s, u"add"_s, u"own"_s, u"--base-url"_s, demoUrl(u"openai"_s).toString(), u"--key-from"_s,
                     u"file:"_s + keyFile(demoKey(u"openai"_s))})
                 .status,
        0);
    const QJsonObject account = oneStatus();
    QCOMPARE(account["provider"_L1].toString(), u"own"_s);
    QVERIFY(account["reachable"_L1].toBool());
    QVERIFY(account["models_total"_L1].toInt() > 3);
}

void TestCli::explainsWhatIsWrongInAProvider_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("told");
    QTest::newRow("no JSON") << QByteArray("{\n  oops") << u"line 2, column"_s;
    QTest::newRow("members") << QByteArray(R"({"id": "own", "name": "Own", "baseUrl": "https://own.example",
        "key": {"need": "maybe", "header": "authorization"}, "free": [{"tag": "m", "get": "v1"}]})")
                             << u"/free/0/get: Must be a path"_s;
    QTest::newRow("a taken id") << QByteArray(R"({"id": "codex", "name": "Own", "baseUrl": "https://own.example",
        "key": {"need": "optional", "header": "authorization"}, "free": [{"tag": "m", "get": "/v1"}]})")
                                << u"“codex” is taken by another provider."_s;
}

void TestCli::explainsWhatIsWrongInAProvider()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, told);
    const QString file = describe(json);
    const Ran ran = run({u"provider"_s, u"check"_s, file});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.out.contains(file + u": "_s) && ran.out.contains(told), qPrintable(ran.out));
    // Left out, and the others still there.
    const Ran listed = run({u"provider"_s, u"list"_s});
    QVERIFY(listed.out.contains("anthropic"_L1));
    QVERIFY(!listed.out.contains("\nown "_L1));
    QVERIFY(listed.err.contains(file));
}

void TestCli::tellsThatThereIsNoAccount()
{
    const Ran ran = run({u"status"_s, u"--json"_s});
    QCOMPARE(ran.status, 3);
    QVERIFY(ran.err.contains("quotalamp account add"_L1));
    QVERIFY(ran.out.isEmpty());
}

void TestCli::namesTheAccountThatIsMissing()
{
    keep({demoAccount(u"openai"_s)});
    const Ran ran = run({u"status"_s, u"Holiday"_s});
    QCOMPARE(ran.status, 3);
    QVERIFY2(ran.err.contains("'Holiday'"_L1), qPrintable(ran.err));
}

void TestCli::addsAndListsAccounts()
{
    m_environment.insert(u"MY_KEY"_s, testKey);
    QCOMPARE(run({u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, u"Work"_s, u"--key-from"_s, u"env:MY_KEY"_s,
                     u"--base-url"_s, u"https://gateway.example/team/v1/"_s, u"--paid-probe"_s, u"never"_s,
                     u"--probe-model"_s, u"acme/stone-9b"_s})
                 .status,
        0);
    QCOMPARE(run({u"account"_s, u"add"_s, u"ollama"_s}, "\n").status, 0);

    const QJsonArray accounts = run({u"account"_s, u"list"_s, u"--json"_s}).json()["accounts"_L1].toArray();
    QCOMPARE(accounts.size(), 2);
    const QJsonObject work = accounts.first().toObject();
    QCOMPARE(work["account_key"_L1].toString(), u"Work"_s);
    QCOMPARE(work["provider"_L1].toString(), u"openai"_s);
    QCOMPARE(work["base_url"_L1].toString(), u"https://gateway.example/team"_s);
    QCOMPARE(work["key_from"_L1].toString(), u"env:MY_KEY"_s);
    QCOMPARE(work["paid_probe"_L1].toString(), u"never"_s);
    QCOMPARE(work["probe_model"_L1].toString(), u"acme/stone-9b"_s);
    QCOMPARE(accounts.last()["account_key"_L1].toString(), u"Ollama"_s);

    const std::vector<Account> kept = AccountFile(places()).read();
    QCOMPARE(kept.front().keyOrigin, origin(QUrl(u"https://gateway.example"_s)));
    QVERIFY(kept.back().keyOrigin.isEmpty()); // no key was entered
    QVERIFY(run({u"account"_s, u"list"_s}).out.contains("Work"_L1));
}

void TestCli::keyGoesToNoEditedAddress_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("variable") << u"env:QUOTALAMP_TEST_KEY"_s;
    QTest::newRow("file") << u"file:"_s;
    QTest::newRow("command") << u"command:printenv QUOTALAMP_TEST_KEY"_s;
}

/// Whoever edits the accounts' file alone, every member of it, sends a key nowhere else; a person may.
void TestCli::keyGoesToNoEditedAddress()
{
    QFETCH(QString, source);
    const QByteArray key = demoKey(u"openai"_s);
    m_environment.insert(u"QUOTALAMP_TEST_KEY"_s, QString::fromLatin1(key));
    LoopbackServer elsewhere;
    elsewhere.play(answering(200, R"({"data":[{"id":"gpt-5"}]})"));
    QCOMPARE(run({u"account"_s, u"add"_s, u"openai"_s, u"--base-url"_s, demoUrl(u"openai"_s).toString(),
                     u"--key-from"_s, source == u"file:"_s ? source + keyFile(key) : source})
                 .status,
        0);
    QVERIFY(oneStatus()["reachable"_L1].toBool());

    Account account = AccountFile(places()).read().front();
    account.baseUrl = elsewhere.url();
    account.keyOrigin = origin(account.baseUrl);
    account.id = newAccountId();
    keep({account});
    const QJsonObject told = run({u"status"_s, u"--json"_s, u"--refresh"_s}).json()["accounts"_L1][0].toObject();
    QCOMPARE(told["error_kind"_L1].toString(), u"no-key"_s);
    QVERIFY2(told["error"_L1].toString().contains("account confirm"_L1), qPrintable(told["error"_L1].toString()));
    QCOMPARE(elsewhere.connections(), 0);

    const Ran confirmed = run({u"account"_s, u"confirm"_s, account.label});
    QCOMPARE(confirmed.status, 0);
    QVERIFY2(confirmed.err.contains(account.keyOrigin), qPrintable(confirmed.err));
    (void)run({u"status"_s, u"--refresh"_s});
    QVERIFY(elsewhere.bytes().contains(key));
}

void TestCli::addsALogin()
{
    const Ran added = run({u"account"_s, u"add"_s, u"claude"_s, u"--key-from"_s, u"login"_s});
    QCOMPARE(added.status, 0);
    QVERIFY2(added.err.contains("read from ~/.claude/.credentials.json and sent to api.anthropic.com only"_L1),
        qPrintable(added.err));
    const QJsonArray accounts = run({u"account"_s, u"list"_s, u"--json"_s}).json()["accounts"_L1].toArray();
    // Where it is now, wherever the tool keeps it later.
    QCOMPARE(accounts.first()["key_from"_L1].toString(), u"login:"_s + m_environment.value(u"HOME"_s) + u"/.claude"_s);
    const Ran status = run({u"status"_s, u"--json"_s});
    QCOMPARE(status.status, 1);
    const QJsonObject told = status.json()["accounts"_L1].toArray().first().toObject();
    QCOMPARE(told["error_kind"_L1].toString(), u"no-key"_s);
    QCOMPARE(told["error"_L1].toString(), u"Claude Code has no login on this machine. Open Claude Code and sign in."_s);
    const Ran replaced = run({u"account"_s, u"set-key"_s, u"Claude subscription"_s}, "sk-ant-oat01-not-a-key\n");
    QCOMPARE(replaced.status, 2);
    QVERIFY2(replaced.err.contains("uses the login of another tool"_L1), qPrintable(replaced.err));
}

/// Two logins of one tool are two accounts.
void TestCli::keepsLoginsApart()
{
    for (const QString& folder : {u"work"_s, u"own"_s}) {
        m_environment.insert(u"CODEX_HOME"_s, m_home->filePath(folder));
        QCOMPARE(run({u"account"_s, u"add"_s, u"chatgpt"_s, u"--key-from"_s, u"login"_s}).status, 0);
    }
    const QString list = run({u"account"_s, u"list"_s}).out;
    for (const QString& folder : {u"work"_s, u"own"_s})
        QVERIFY2(list.contains(u"login:"_s + m_home->filePath(folder)), qPrintable(list));
}

void TestCli::endsTheKeysCommandWithItself_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("interrupted") << SIGINT;
    QTest::newRow("ended") << SIGTERM;
    QTest::newRow("the terminal went") << SIGHUP;
}

/// What was started to get a key has a group of its own, which a terminal does not reach.
void TestCli::endsTheKeysCommandWithItself()
{
    QFETCH(int, signal);
    const QString pids = m_home->filePath(u"pids"_s);
    const QString command = u"command:sleep 60 & echo $$ $! > '%1'; wait"_s.arg(pids);
    QCOMPARE(run({u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, command}).status, 0);
    QProcess program;
    program.setProcessEnvironment(m_environment);
    program.start(QStringLiteral(QUOTALAMP_PROGRAM), {u"status"_s});
    const auto started = [&pids] {
        QFile file(pids);
        return file.open(QIODevice::ReadOnly) && file.readAll().endsWith('\n');
    };
    QTRY_VERIFY_WITH_TIMEOUT(started(), 10'000);
    QFile file(pids);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> numbers = file.readAll().trimmed().split(' ');
    ::kill(static_cast<pid_t>(program.processId()), signal);
    QVERIFY(program.waitForFinished(5000));
    QCOMPARE(program.exitStatus(), QProcess::CrashExit); // by the signal itself, as a shell expects
    const auto runs = [](const QByteArray& pid) {
        QFile state(u"/proc/%1/stat"_s.arg(QString::fromLatin1(pid)));
        return state.open(QIODevice::ReadOnly) && !state.readAll().contains(") Z ");
    };
    for (const QByteArray& pid : numbers)
        QTRY_VERIFY2(!runs(pid), pid.constData());
}

void TestCli::tellsOfALoginWhereAKeyIsPasted()
{
    const Ran ran = run({u"account"_s, u"add"_s, u"chatgpt"_s}, "\n");
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("To use the login of Codex instead: --key-from login"_L1), qPrintable(ran.err));
}

void TestCli::ownProviderTakesNoLoginElsewhere_data()
{
    QTest::addColumn<QString>("login");
    QTest::newRow("by its name") << uR"("files": [".claude/.credentials.json"])"_s;
    QTest::newRow("in other letters") << uR"("files": [".Claude/.credentials.json"])"_s;
    QTest::newRow("beside its own") << uR"("files": [".own/login.json", ".codex/auth.json"])"_s;
    QTest::newRow("by a detour") << uR"("files": [".own/.claude/.credentials.json"], "movedBy": "HOME")"_s;
}

void TestCli::ownProviderTakesNoLoginElsewhere()
{
    QFETCH(const QString, login);
    const QString path = describe(uR"({"id": "own", "name": "Own", "baseUrl": "https://own.example",
        "key": {"need": "required", "header": "authorization"}, "free": [{"tag": "t", "get": "/t"}],
        "login": {"tool": "Own", "tokens": ["/claudeAiOauth/accessToken"], %1}})"_s.arg(login)
                                      .toUtf8());
    const Ran ran = run({u"provider"_s, u"check"_s, path});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.out.contains("/login/files: This login is sent to its own provider only."_L1), qPrintable(ran.out));
}

void TestCli::findsAnUnusedLabel()
{
    const QStringList add{u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:MY_KEY"_s};
    QCOMPARE(run(add).status, 0);
    QCOMPARE(run(add).status, 0);
    const std::vector<Account> accounts = AccountFile(places()).read();
    QCOMPARE(accounts.front().label, u"OpenAI"_s);
    QCOMPARE(accounts.back().label, u"OpenAI 2"_s);
    const Ran taken = run(add + QStringList{u"--label"_s, u"openai"_s});
    QCOMPARE(taken.status, 2);
    QVERIFY(taken.err.contains("Another account has this label."_L1));
}

void TestCli::renames()
{
    keep({demoAccount(u"openai"_s), demoAccount(u"anthropic"_s)});
    QCOMPARE(run({u"account"_s, u"rename"_s, u"openai"_s, u"Side project"_s}).status, 0);
    QCOMPARE(AccountFile(places()).read().front().label, u"Side project"_s);
    QCOMPARE(run({u"account"_s, u"rename"_s, u"anthropic"_s, u"side project"_s}).status, 2);
    QCOMPARE(run({u"account"_s, u"rename"_s, u"nobody"_s, u"x"_s}).status, 3);
    // However its accents are typed, an account is the same; what holds an emoji or a Persian word together stays.
    for (const QString& label : {u"Büro"_s, u"👩🏽\u200D💻 می\u200Cخواهم"_s}) {
        const QString apart = label.normalized(QString::NormalizationForm_D);
        QCOMPARE(run({u"account"_s, u"rename"_s, u"side project"_s, label}).status, 0);
        QCOMPARE(AccountFile(places()).read().front().label, label);
        QCOMPARE(run({u"account"_s, u"rename"_s, u"anthropic"_s, apart}).status, 2);
        QCOMPARE(run({u"account"_s, u"rename"_s, apart, u"Side project"_s}).status, 0);
    }
}

void TestCli::removes()
{
    keep({demoAccount(u"openai"_s), demoAccount(u"anthropic"_s)});
    QCOMPARE(run({u"account"_s, u"remove"_s, u"openai"_s}).status, 0);
    const std::vector<Account> left = AccountFile(places()).read();
    QCOMPARE(left.size(), 1U);
    QCOMPARE(left.front().provider, u"anthropic"_s);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"openai"_s}).status, 3);
}

void TestCli::missingKeychainLeavesNothingBehind()
{
    const Ran ran = run({u"account"_s, u"add"_s, u"openai"_s}, QByteArray(testKey.data()) + '\n');
    QCOMPARE(ran.status, 5);
    QVERIFY(!ran.err.isEmpty());
    QVERIFY(!(ran.err + ran.out).contains(testKey));
    QVERIFY(AccountFile(places()).read().empty());
}

void TestCli::keylessAccountNeedsNoKeychain()
{
    QCOMPARE(
        run({u"account"_s, u"add"_s, u"ollama"_s, u"--base-url"_s, demoUrl(u"ollama"_s).toString()}, "\n").status, 0);
    const Ran status = run({u"status"_s});
    QVERIFY2(status.status == 0, qPrintable(status.out + status.err));
    const Ran removed = run({u"account"_s, u"remove"_s, u"Ollama"_s});
    QVERIFY2(removed.status == 0, qPrintable(removed.err));
}

void TestCli::keyElsewhereIsNotReplaced()
{
    keep({demoAccount(u"openai"_s)});
    const Ran ran = run({u"account"_s, u"set-key"_s, u"openai"_s}, "sk-test-not-a-key-0002\n");
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("file:"_L1), qPrintable(ran.err));
}

void TestCli::statusHasEveryKey()
{
    keep({demoAccount(u"anthropic"_s)});
    const QJsonObject document = run({u"status"_s, u"--json"_s}).json();
    QCOMPARE(document["schema"_L1].toInt(), 1);
    QVERIFY(document["generated_at"_L1].toString().endsWith(u'Z'));
    const QStringList keys{u"id"_s, u"provider"_s, u"account_key"_s, u"base_url"_s, u"checked_at"_s, u"reachable"_s,
        u"stale"_s, u"source"_s, u"error"_s, u"error_kind"_s, u"retry_at"_s, u"tokens"_s, u"input_tokens"_s,
        u"output_tokens"_s, u"requests"_s, u"windows"_s, u"balances"_s, u"models"_s, u"models_total"_s,
        u"sample_model"_s, u"sample_input_tokens"_s, u"sample_output_tokens"_s, u"sample_latency_ms"_s,
        u"raw_headers"_s, u"notice"_s, u"key_unproven"_s, u"read_at"_s};
    const QJsonObject account = document["accounts"_L1].toArray().first().toObject();
    for (const QString& key : keys)
        QVERIFY2(account.contains(key), qPrintable(key));
    const QStringList windowKeys{u"id"_s, u"label"_s, u"unit"_s, u"limit"_s, u"remaining"_s, u"used"_s, u"pct_used"_s,
        u"reset_at"_s, u"reset_in_ms"_s, u"reset_due"_s, u"period_s"_s, u"refill"_s, u"model"_s, u"severity"_s,
        u"lasts"_s, u"runs_out_at"_s, u"runs_out_earliest"_s, u"runs_out_latest"_s, u"left_at_reset"_s, u"fits_more"_s,
        u"blocks_only_part"_s};
    QCOMPARE(document["wording"_L1]["share"_L1].toString(), u"left"_s);
    const QJsonObject window = account["windows"_L1].toArray().first().toObject();
    for (const QString& key : windowKeys)
        QVERIFY2(window.contains(key), qPrintable(key));
}

void TestCli::statusTellsWindows_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<double>("tokenLimit");
    QTest::addColumn<double>("requestLimit");
    QTest::newRow("anthropic") << u"anthropic"_s << u"claude-haiku-4-5"_s << 480'000.0 << 4000.0;
    QTest::newRow("openai") << u"openai"_s << u"gpt-4.1-mini"_s << 200'000.0 << 10'000.0;
}

void TestCli::statusTellsWindows()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, model);
    QFETCH(const double, tokenLimit);
    QFETCH(const double, requestLimit);
    keep({demoAccount(provider)});
    const Ran ran = run({u"status"_s, u"--json"_s, u"--refresh"_s});
    const QJsonObject account = ran.json()["accounts"_L1].toArray().first().toObject();
    QVERIFY2(ran.status == 0, qPrintable(ran.out + ran.err));
    QCOMPARE(account["sample_model"_L1].toString(), model);
    QCOMPARE(account["tokens"_L1]["limit"_L1].toDouble(), tokenLimit);
    QCOMPARE(account["requests"_L1]["limit"_L1].toDouble(), requestLimit);
    QCOMPARE(account["source"_L1].toString(), u"live"_s);
    QCOMPARE(account["base_url"_L1].toString(), demoUrl(provider).toString());
    QVERIFY(account["models_total"_L1].toInt() >= 4);
    QVERIFY(!account["raw_headers"_L1].toObject().isEmpty());
}

void TestCli::statusTellsMetrics()
{
    keep({demoAccount(u"openai"_s)});
    const Ran ran = run({u"status"_s, u"--format"_s, u"openmetrics"_s});
    QVERIFY2(ran.status == 0, qPrintable(ran.out + ran.err));
    const MetricsDocument text = readMetrics(ran.out.toUtf8());
    QCOMPARE(text.trouble, QString());
    QCOMPARE(text.series(u"quotalamp_limit"_s, {u"window"_s}).filter(u"window=requests"_s).size(), 1);
    QCOMPARE(text.series(u"quotalamp_up"_s, {u"provider"_s}), QStringList(u"provider=openai 1"_s));
    QVERIFY(!text.has(u"quotalamp_probes_total"_s)); // nobody has counted
}

void TestCli::statusTellsErrors_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("begin");
    QTest::newRow("wrong key") << u"openai"_s << QString() << "sk-test-not-a-key-0001"_ba << u"invalid-key"_s
                               << u"Invalid API key (401)."_s;
    QTest::newRow("no key") << u"anthropic"_s << QString() << QByteArray() << u"no-key"_s
                            << u"No API key configured."_s;
    QTest::newRow("unknown provider") << u"acme"_s << u"https://acme.example"_s << "x"_ba << u"unsupported"_s
                                      << u"Live usage not supported for provider 'acme'."_s;
    QTest::newRow("Ollama out of reach") << u"ollama"_s << u"http://127.0.0.1:%1"_s.arg(closedPort()) << QByteArray()
                                         << u"unreachable"_s << u"Ollama unreachable"_s;
}

void TestCli::statusTellsErrors()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, url);
    QFETCH(const QByteArray, key);
    Account account = demoAccount(provider);
    account.baseUrl = url.isEmpty() ? account.baseUrl : QUrl(url);
    account.key.place = keyFile(key);
    account.keyOrigin = origin(account.baseUrl);
    keep({account});
    const Ran ran = run({u"status"_s, u"--json"_s});
    const QJsonObject told = ran.json()["accounts"_L1].toArray().first().toObject();
    QCOMPARE(ran.status, 1);
    QVERIFY(!told["reachable"_L1].toBool());
    QTEST(told["error_kind"_L1].toString(), "kind");
    QFETCH(const QString, begin);
    QVERIFY2(told["error"_L1].toString().startsWith(begin), qPrintable(told["error"_L1].toString()));
    QVERIFY(run({u"status"_s}).out.contains(begin));
}

void TestCli::tableAndJsonAgree()
{
    keep({demoAccount(u"openai"_s)});
    const QJsonObject account = oneStatus({u"--refresh"_s});
    const Ran table = run({u"status"_s}); // from the cache: the same reading
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.startsWith("OpenAI openai  checked "_L1), qPrintable(table.out));
    QVERIFY2(table.out.contains("of 200k"_L1), qPrintable(table.out));
    QVERIFY(table.out.contains(account["sample_model"_L1].toString()));
    QVERIFY(!table.out.contains(u'\x1b'));
}

void TestCli::onlyTheNamedAccounts()
{
    keep({demoAccount(u"openai"_s), demoAccount(u"anthropic"_s), demoAccount(u"ollama"_s)});
    const QJsonArray accounts =
        run({u"status"_s, u"--json"_s, u"ollama"_s, u"Anthropic"_s}).json()["accounts"_L1].toArray();
    QCOMPARE(accounts.size(), 2);
    QCOMPARE(accounts.first()["provider"_L1].toString(), u"ollama"_s);
    QCOMPARE(accounts.last()["provider"_L1].toString(), u"anthropic"_s);
}

void TestCli::keyAppearsNowhere()
{
    m_environment.insert(u"MY_KEY"_s, QString::fromLatin1(demoKey(u"openai"_s)));
    m_environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    QCOMPARE(run({u"account"_s, u"add"_s, u"openai"_s, u"--key-from"_s, u"env:MY_KEY"_s, u"--base-url"_s,
                     demoUrl(u"openai"_s).toString()})
                 .status,
        0);
    const Ran ran = run({u"status"_s, u"--json"_s, u"--refresh"_s});
    QCOMPARE(ran.status, 0);
    QVERIFY(!(ran.out + ran.err).contains("not-a-key"_L1));
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int read = 0;
    for (; files.hasNext(); ++read) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("not-a-key"), qPrintable(file.fileName()));
    }
    QVERIFY(read >= 2); // accounts and snapshots
}

void TestCli::secondAnswerIsFromTheCache()
{
    keep({demoAccount(u"anthropic"_s)});
    const QJsonObject first = oneStatus();
    const QJsonObject second = oneStatus();
    QCOMPARE(second["source"_L1].toString(), u"cache"_s);
    QCOMPARE(second["checked_at"_L1], first["checked_at"_L1]);
    const QJsonObject third = oneStatus({u"--refresh"_s});
    QCOMPARE(third["source"_L1].toString(), u"live"_s);
    QVERIFY(third["checked_at"_L1] != first["checked_at"_L1]);
}

void TestCli::startsWithoutADisplay()
{
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"no-such-platform"_s);
    keep({demoAccount(u"ollama"_s)});
    QCOMPARE(run({u"status"_s}).status, 0);
}

void TestCli::keepsToItself_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("commands") << QStringLiteral(QUOTALAMP_PROGRAM);
    QTest::newRow("the tray app's program")
        << QString(QFileInfo(QStringLiteral(QUOTALAMP_PROGRAM)).path() + u"/quotalamp-desktop"_s);
}

/// However it was started: what it writes is the person's alone, and a crash would leave no core file.
void TestCli::keepsToItself()
{
    QFETCH(const QString, program);
    const QString seen = m_home->filePath(u"seen"_s);
    Account account = demoAccount(u"openai"_s);
    account.key = {
        KeySource::Kind::Command, u"sh -c \"umask > %1; ulimit -c >> %1; ulimit -H -c >> %1; echo key\""_s.arg(seen)};
    keep({account});
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(
        u"sh"_s, {u"-c"_s, u"umask 0; ulimit -S -c unlimited 2>/dev/null; exec \"$0\" status --refresh"_s, program});
    QVERIFY(process.waitForFinished());
    QFile file(seen);
    QVERIFY2(file.open(QIODevice::ReadOnly), process.readAllStandardError().constData());
    QCOMPARE(file.readAll(), QByteArray("0077\n0\n0\n"));
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        QVERIFY2(!(info.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
            qPrintable(info.filePath()));
    }
}

void TestCli::hasRoomForFiles_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("allowed");
    for (const char* name : {"quotalamp", "quotalamp-desktop"}) {
        const QString program = QFileInfo(QStringLiteral(QUOTALAMP_PROGRAM)).path() + u'/' + QString::fromLatin1(name);
        QTest::addRow("%s", name) << program << 1024;
        QTest::addRow("%s, few allowed", name) << program << 200;
    }
}

/// A table of open files that grows while threads share it holds up whoever opens the next one, as a window's thread.
void TestCli::hasRoomForFiles()
{
    if (!QFile::exists(u"/proc/self/stat"_s))
        QSKIP("this system does not tell");
    QFETCH(const QString, program);
    QFETCH(const int, allowed);
    const QString seen = m_home->filePath(u"seen"_s);
    Account account = demoAccount(u"openai"_s);
    account.key = {KeySource::Kind::Command,
        uR"(sh -c "grep FDSize /proc/$(cut -d ' ' -f 4 /proc/$$/stat)/status > %1; echo key")"_s.arg(seen)};
    keep({account});
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(u"sh"_s, {u"-c"_s, u"ulimit -S -n %1; exec \"$0\" status --refresh"_s.arg(allowed), program});
    QVERIFY(process.waitForFinished());
    QFile file(seen);
    QVERIFY2(file.open(QIODevice::ReadOnly), process.readAllStandardError().constData());
    const QByteArray size = file.readAll().trimmed();
    QVERIFY2(size.mid(size.indexOf(':') + 1).trimmed().toInt() >= allowed, size.constData());
}

/// A picture that a person asked for is made with the rights that are usual there.
void TestCli::leavesOthersTheirRights()
{
    const QString picture = m_home->filePath(u"icon.png"_s);
    QProcess process;
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(m_environment);
    process.start(u"sh"_s,
        {u"-c"_s, u"umask 022; exec \"$0\" screenshot icon \"$1\" --demo"_s, QStringLiteral(QUOTALAMP_PROGRAM),
            picture});
    QVERIFY(process.waitForFinished());
    QVERIFY2(QFile::exists(picture), process.readAllStandardError().constData());
    QVERIFY(QFile::permissions(picture) & QFile::ReadOther);
}

/// It says nothing for seconds; what it was asked for is then asked of the provider itself.
void TestCli::goesOnWhereTheRunningAppIsStopped()
{
    keep({demoAccount(u"openai"_s)});
    QVERIFY(QDir().mkpath(places().runtime));
    QVERIFY(QFile::setPermissions(places().runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QLocalServer stopped; // takes every caller in, as the system does for it, and never says a word
    QVERIFY(stopped.listen(places().runtime + u"/socket"_s));
    QElapsedTimer timer;
    timer.start();
    const Ran ran = run({u"status"_s, u"--json"_s});
    QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.json()["accounts"_L1].toArray().first()["source"_L1].toString(), u"live"_s);
    QVERIFY2(ran.err.contains(u"does not answer"_s), qPrintable(ran.err));
}

void TestCli::asksTheRunningApp()
{
    const Account account = demoAccount(u"openai"_s);
    keep({account, demoAccount(u"anthropic"_s)});
    QJsonObject asked;
    Instance app(places());
    QVERIFY(app.claim([&](const QJsonObject& command, const Instance::Reply& reply) {
        asked = command;
        const QJsonObject told{{u"id"_s, account.id}, {u"provider"_s, u"openai"_s},
            {u"account_key"_s, u"From the app"_s}, {u"reachable"_s, true}};
        reply({{u"schema"_s, 1}, {u"accounts"_s, QJsonArray{told, QJsonObject{{u"id"_s, u"another"_s}}}}});
    }));
    const Ran ran = run({u"status"_s, u"--json"_s, u"--refresh"_s, account.label});
    QCOMPARE(ran.status, 0);
    QCOMPARE(asked["verb"_L1].toString(), u"status"_s);
    QCOMPARE(asked["accounts"_L1].toArray(), QJsonArray{account.id});
    QVERIFY(asked["refresh"_L1].toBool());
    const QJsonArray accounts = ran.json()["accounts"_L1].toArray();
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first()["account_key"_L1].toString(), u"From the app"_s);
}

void TestCli::goesOnWhereTheRunningAppDoesNotKnow()
{
    keep({demoAccount(u"ollama"_s)});
    Instance app(places());
    QVERIFY(app.claim([](const QJsonObject&, const Instance::Reply& reply) {
        reply({{u"schema"_s, 1}, {u"accounts"_s, QJsonArray()}});
    }));
    QCOMPARE(oneStatus()["provider"_L1].toString(), u"ollama"_s);
}

void TestCli::tellsTheRunningAppOfChanges()
{
    keep({demoAccount(u"openai"_s)});
    QStringList verbs;
    Instance app(places());
    QVERIFY(app.claim([&](const QJsonObject& command, const Instance::Reply& reply) {
        verbs << command["verb"_L1].toString();
        reply({{u"ok"_s, true}});
    }));
    QCOMPARE(run({u"account"_s, u"rename"_s, u"openai"_s, u"Work"_s}).status, 0);
    QCOMPARE(verbs, QStringList{u"reload"_s});
}

#if defined(Q_OS_LINUX) && !defined(QUOTALAMP_SANITIZED)
namespace {

/// How often the bytes are in all that another process holds in memory; -1 where nobody may look.
qsizetype copiesIn(qint64 pid, const QByteArray& bytes)
{
    QFile maps(u"/proc/%1/maps"_s.arg(pid));
    QFile memory(u"/proc/%1/mem"_s.arg(pid));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return -1;
    qsizetype copies = 0;
    const auto lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const auto bounds = line.left(line.indexOf(' ')).split('-');
        if (!line.contains(" rw") || bounds.size() != 2)
            continue;
        const qint64 from = bounds.at(0).toLongLong(nullptr, 16);
        if (memory.seek(from))
            copies += memory.read(bounds.at(1).toLongLong(nullptr, 16) - from).count(bytes);
    }
    return copies;
}

} // namespace
#endif

/// And leaves no copy of it in memory, not even in what Qt has freed.
void TestCli::runningAppForgetsARemovedKey()
{
#if !defined(Q_OS_LINUX) || defined(QUOTALAMP_SANITIZED)
    QSKIP("needs /proc, and memory that is really freed");
#else
    const QByteArray key = demoKey(u"openai"_s);
    const QString command = u"command:cat '%1'"_s.arg(keyFile(key)); // which is remembered while the account is there
    QCOMPARE(addWithKeyFrom(command), 0);
    QProcess app;
    startApp(app);
    QTRY_VERIFY_WITH_TIMEOUT(copiesIn(app.processId(), key) > 0, 20'000);
    QVERIFY(run({u"status"_s, u"--json"_s, u"--refresh"_s}).json()["accounts"_L1][0]["reachable"_L1].toBool());
    QVERIFY(copiesIn(app.processId(), key) > 0);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"Work"_s}).status, 0);
    QTRY_COMPARE_WITH_TIMEOUT(copiesIn(app.processId(), key), 0, 10'000);
    app.terminate();
    QVERIFY(app.waitForFinished(10'000));
#endif
}

void TestCli::environmentIsThePersons_data()
{
    QTest::addColumn<QString>("own"); // GLIBC_TUNABLES; null: not set
    QTest::newRow("not set") << QString();
    QTest::newRow("set") << u"glibc.malloc.check=0"_s;
    QTest::newRow("several") << u"glibc.malloc.check=0:glibc.malloc.mxfast=64"_s;
}

/// What the app is started with for itself, those that it starts do not get.
void TestCli::environmentIsThePersons()
{
#ifndef Q_OS_LINUX
    QSKIP("the C library of Linux is told by the environment");
#endif
    QFETCH(QString, own);
    const QString seen = m_home->filePath(u"seen"_s);
    const QString command = u"command:env | grep -E '^(GLIBC|QUOTALAMP)_TUNABLES' >'%1'; cat '%2'"_s.arg(
        seen, keyFile(demoKey(u"openai"_s)));
    QCOMPARE(addWithKeyFrom(command), 0);
    if (!own.isNull())
        m_environment.insert(u"GLIBC_TUNABLES"_s, own);
    QVERIFY(!QFile::exists(seen) || QFile::remove(seen));
    QProcess app;
    startApp(app);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(seen), 20'000);
    QVERIFY(run({u"status"_s, u"--json"_s, u"--refresh"_s}).json()["accounts"_L1][0]["reachable"_L1].toBool());
    QFile file(seen);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).trimmed(), own.isNull() ? QString() : u"GLIBC_TUNABLES="_s + own);
    app.terminate();
    QVERIFY(app.waitForFinished(10'000));
}

namespace {

const QString commandsPart = u"quotalamp-commands.so"_s;

/// Copies the program to bin/ of a folder, and to `parts` there the part that it loads, where there is one. Its path.
QString installed(const QDir& folder, const QString& parts = u"bin"_s)
{
    const QFileInfo program(QStringLiteral(QUOTALAMP_PROGRAM));
    const QString copy = folder.filePath(u"bin/quotalamp"_s);
    (void)folder.mkpath(u"bin"_s);
    (void)folder.mkpath(parts);
    (void)QFile::copy(program.filePath(), copy);
    (void)QFile::copy(program.dir().filePath(commandsPart), folder.filePath(parts + u'/' + commandsPart));
    return copy;
}

} // namespace

void TestCli::loadsTheCommands_data()
{
    QTest::addColumn<QString>("parts");
    QTest::addColumn<bool>("linked");       // started by a link from another folder
    QTest::addColumn<QByteArray>("broken"); // what is in place of the part; null: the part
    QTest::addColumn<QString>("error");
    const QByteArray whole;
    const QString none;
    QTest::newRow("beside it") << u"bin"_s << false << whole << none;
    QTest::newRow("where it is installed") << u"libexec/quotalamp"_s << false << whole << none;
    QTest::newRow("by a link") << u"libexec/quotalamp"_s << true << whole << none;
    QTest::newRow("missing") << u"elsewhere"_s << false << whole << u"quotalamp-commands.so is missing"_s;
    QTest::newRow("empty") << u"bin"_s << false << QByteArray("") << u"quotalamp-commands.so"_s;
    QTest::newRow("something else") << u"bin"_s << false << QByteArray("#!/bin/sh\n") << u"quotalamp-commands.so"_s;
}

/// The program is small, and what it does is in a part that it loads.
void TestCli::loadsTheCommands()
{
    QFETCH(QString, parts);
    QFETCH(bool, linked);
    QFETCH(QByteArray, broken);
    QFETCH(QString, error);
    if (!QFileInfo::exists(QFileInfo(QStringLiteral(QUOTALAMP_PROGRAM)).dir().filePath(commandsPart)))
        QSKIP("here the program is whole");
    const QDir home(m_home->path());
    QString program = installed(home, parts);
    if (!broken.isNull()) {
        QFile part(home.filePath(parts + u'/' + commandsPart));
        QVERIFY(part.open(QIODevice::WriteOnly | QIODevice::Truncate));
        part.write(broken);
    }
    if (linked) {
        QVERIFY(home.mkpath(u"links"_s) && QFile::link(program, home.filePath(u"links/lamp"_s)));
        program = home.filePath(u"links/lamp"_s);
    }
    const Ran ran = run({u"--version"_s}, {}, program);
    QCOMPARE(ran.status, error.isEmpty() ? int(ExitOk) : int(ExitUnknown));
    QVERIFY2(ran.err.contains(error), qPrintable(ran.err));
    QCOMPARE(ran.err.count(u'\n'), int(!error.isEmpty()));
    QCOMPARE(ran.out.startsWith("quotalamp "_L1), error.isEmpty());
}

void TestCli::handsOverToTheTrayApp_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("beside it") << u"bin"_s << QStringList{};
    QTest::newRow("where it is installed") << u"libexec/quotalamp"_s << QStringList{u"--background"_s};
    QTest::newRow("demo") << u"bin"_s << QStringList{u"--demo"_s};
}

void TestCli::handsOverToTheTrayApp()
{
    QFETCH(const QString, folder);
    QFETCH(const QStringList, arguments);
    const QDir home(m_home->path());
    const QString program = installed(home, folder);
    const QString desktopPath = home.filePath(folder) + u"/quotalamp-desktop"_s;
    QVERIFY(run(arguments, {}, program).err.contains("quotalamp-desktop is missing"_L1));
    QFile desktop(desktopPath);
    QVERIFY(desktop.open(QIODevice::WriteOnly));
    desktop.write("#!/bin/sh\necho \"desktop: $*\"\nexit 7\n");
    desktop.close();
    QVERIFY(desktop.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    const Ran ran = run(arguments, {}, program);
    QCOMPARE(ran.status, 7);
    QCOMPARE(ran.out.trimmed(), u"desktop: %1"_s.arg(arguments.join(u' ')).trimmed());
}

void TestCli::saysThatTheDemoIsMissing()
{
    const QString program = installed(QDir(m_home->path()));
    const Ran ran = run({u"status"_s, u"--demo"_s, u"--json"_s}, {}, program);
    QCOMPARE(ran.status, int(ExitUnknown));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(ran.err.count(u'\n'), 1);
    QVERIFY(ran.err.contains("quotalamp-demo is missing"_L1));
}

/// Every provider there is, through the whole program and over HTTP.
void TestCli::playsRecordedAnswers()
{
    const Ran ran = run({u"status"_s, u"--demo"_s, u"--answers"_s, QStringLiteral(QUOTALAMP_FIXTURES), u"--json"_s});
    QVERIFY2(ran.status == 0, qPrintable(ran.err));
    const Registry registry = Registry::builtIn();
    QStringList expected;
    for (const ProviderSummary& provider : registry.summaries()) {
        if (QFile::exists(QStringLiteral(QUOTALAMP_FIXTURES "/") + provider.id + u"/success/answers.http"_s))
            expected << provider.id;
    }
    QStringList answered;
    for (const auto& account : ran.json()["accounts"_L1].toArray()) {
        QCOMPARE(account["error"_L1], QJsonValue());
        QCOMPARE(account["account_key"_L1].toString(), u"success"_s);
        answered << account["provider"_L1].toString();
    }
    expected.sort();
    answered.sort();
    QCOMPARE(answered, expected);
    QVERIFY(expected.size() > 30);
}

void TestCli::playsOneProvidersCases_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("status");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("all of a provider") << u"perplexity"_s << int(ExitNotReachable)
                                       << QStringList{
                                              u"bad-key invalid-key"_s, u"success -"_s, u"throttled rate-limited"_s};
    QTest::newRow("one") << u"perplexity/bad-key"_s << int(ExitNotReachable) << QStringList{u"bad-key invalid-key"_s};
    QTest::newRow("none") << u"perplexity/no-credit"_s << int(ExitUsage) << QStringList{};
    QTest::newRow("of no provider") << u"descriptor"_s << int(ExitUsage) << QStringList{};
    QTest::newRow("no folder") << u"nowhere"_s << int(ExitUsage) << QStringList{};
}

void TestCli::playsOneProvidersCases()
{
    QFETCH(const QString, folder);
    QFETCH(const QStringList, told);
    const QString path = QStringLiteral(QUOTALAMP_FIXTURES "/") + folder;
    const Ran ran = run({u"status"_s, u"--demo"_s, u"--answers="_s + path, u"--json"_s});
    QTEST(ran.status, "status");
    QCOMPARE(ran.err.contains(u"recorded answers"_s), told.isEmpty());
    QStringList lines;
    for (const auto& account : ran.json()["accounts"_L1].toArray())
        lines << account["account_key"_L1].toString() + u' ' + account["error_kind"_L1].toString(u"-"_s);
    QCOMPARE(lines, told);
}

void TestCli::answersNeedTheDemo()
{
    const Ran ran = run({u"status"_s, u"--answers"_s, QStringLiteral(QUOTALAMP_FIXTURES)});
    QCOMPARE(ran.status, int(ExitUsage));
    QVERIFY(ran.err.contains(u"--demo"_s));
}

void TestCli::tellsDesktopFromCommands_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("desktop");
    QTest::addColumn<bool>("command");
    const auto row = [](const char* name, const QStringList& arguments, bool desktop, bool command) {
        QTest::newRow(name) << (QStringList{u"quotalamp"_s} + arguments) << desktop << command;
    };
    row("nothing", {}, true, false);
    row("background", {u"--background"_s}, true, false);
    row("demo", {u"--demo"_s}, true, false);
    row("demo of answers", {u"--demo"_s, u"--answers"_s, u"fixtures"_s}, true, false);
    row("demo of answers, in one word", {u"--answers=fixtures"_s, u"--demo"_s}, true, false);
    row("answers without a demo", {u"--answers"_s, u"fixtures"_s}, false, true);
    row("answers without a folder", {u"--demo"_s, u"--answers"_s}, false, true);
    row("status", {u"status"_s}, false, true);
    row("status of answers", {u"status"_s, u"--demo"_s, u"--answers"_s, u"fixtures"_s}, false, true);
    row("status of the demo", {u"status"_s, u"--demo"_s}, false, true);
    row("status of the demo, help", {u"status"_s, u"--demo"_s, u"--help"_s}, false, true);
    row("an account called so", {u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, u"--demo"_s}, false, true);
    row("version", {u"--version"_s}, false, true);
    row("nonsense", {u"nonsense"_s}, false, true);
}

void TestCli::tellsDesktopFromCommands()
{
    QFETCH(const QStringList, arguments);
    QTEST(wantsDesktop(arguments), "desktop");
    QTEST(!readStartOptions(arguments), "command");
}

TestCli::Ran TestCli::run(const QStringList& arguments, const QByteArray& input, const QString& program)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    // The provider answers from this process, so that its event loop has to run.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000))
        qWarning("the program does not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

int TestCli::addWithKeyFrom(const QString& source)
{
    return run({u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, u"Work"_s, u"--base-url"_s,
                   demoUrl(u"openai"_s).toString(), u"--key-from"_s, source})
        .status;
}

void TestCli::startApp(QProcess& app)
{
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    app.setProcessEnvironment(m_environment);
    app.start(QStringLiteral(QUOTALAMP_PROGRAM), {u"--background"_s});
}

QJsonObject TestCli::oneStatus(const QStringList& more)
{
    const Ran ran = run(QStringList{u"status"_s, u"--json"_s} + more);
    return ran.json()["accounts"_L1].toArray().first().toObject();
}

Places TestCli::places() const
{
    return {m_home->filePath(u"config/quotalamp"_s), m_home->filePath(u"state/quotalamp"_s),
        m_home->filePath(u"run/quotalamp"_s)};
}

QUrl TestCli::demoUrl(const QString& provider) const
{
    const auto accounts = m_demo->accounts();
    const auto account = std::ranges::find(accounts, provider, &Account::provider);
    return account == accounts.end() ? QUrl() : account->baseUrl;
}

QByteArray TestCli::demoKey(const QString& provider) const
{
    const auto keys = m_demo->keys();
    const auto key = keys.find(u"demo-"_s + provider);
    return key == keys.end() ? QByteArray() : key->second.expose();
}

QString TestCli::keyFile(const QByteArray& key)
{
    QFile file(m_home->filePath(u"key-%1"_s.arg(QDir(m_home->path()).count())));
    if (!file.open(QIODevice::WriteOnly) || file.write(key) != key.size())
        qWarning("no key file");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.fileName();
}

void TestCli::keep(const std::vector<Account>& accounts) const
{
    const auto refusal = AccountFile(places()).write(accounts);
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->sentence) : "");
}

Account TestCli::demoAccount(const QString& provider)
{
    Account account;
    account.id = u"id-"_s + provider;
    account.provider = provider;
    account.label = provider;
    account.baseUrl = demoUrl(provider);
    account.key = {KeySource::Kind::File, keyFile(demoKey(provider))};
    account.keyOrigin = origin(account.baseUrl);
    return account;
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
