// SPDX-License-Identifier: MIT
#include "core/net/baseurl.h"
#include "core/words/errorwords.h"
#include "io/keys/logins.h"
#include "io/refresher.h"
#include "support/certificates.h"
#include "support/loopbackserver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray claudeToken = "sk-ant-oat01-test-not-a-key-0001";
constexpr HttpClient::Limits limits{10s, 20s, 256 * 1024, 6}; // nothing here is about time

QByteArray claudeFile(const QByteArray& token, TimePoint expires)
{
    const auto epoch = QByteArray::number(static_cast<qint64>(expires.time_since_epoch().count()));
    return R"({"claudeAiOauth": {"accessToken": ")" + token
        + R"(", "refreshToken": "sk-ant-ort01-test-not-a-key", "expiresAt": )" + epoch
        + R"(, "scopes": ["user:inference", "user:profile"]}})";
}

/// Signed by nobody.
QByteArray webToken(TimePoint expires)
{
    const auto seconds = std::chrono::floor<Seconds>(expires).time_since_epoch().count();
    const QByteArray claims = QJsonDocument(QJsonObject{{u"exp"_s, qint64(seconds)}}).toJson(QJsonDocument::Compact);
    return "eyJhbGciOiJub25lIn0." + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        + ".test-not-a-key";
}

QByteArray codexFile(const QByteArray& token)
{
    return R"({"auth_mode": "chatgpt", "OPENAI_API_KEY": null, "tokens": {"id_token": "test", "access_token": ")"
        + token + R"(", "refresh_token": "test-not-a-key", "account_id": "acct-test-0001"}})";
}

/// The home folder of a person, for as long as it lives.
class Home {
public:
    Home()
        : m_before(qgetenv("HOME"))
    {
        qputenv("HOME", m_folder.path().toUtf8());
        for (const char* variable : {"CLAUDE_CONFIG_DIR", "CODEX_HOME", "XDG_CONFIG_HOME"})
            qunsetenv(variable);
    }
    ~Home()
    {
        qputenv("HOME", m_before);
        for (const char* variable : {"CLAUDE_CONFIG_DIR", "CODEX_HOME", "XDG_CONFIG_HOME"})
            qunsetenv(variable);
    }
    Q_DISABLE_COPY_MOVE(Home)

    [[nodiscard]] QString path(const QString& file) const { return m_folder.filePath(file); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// Every file with its bytes.
    [[nodiscard]] QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> all;
        QDirIterator each(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            all.insert(file.fileName(), file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        }
        return all;
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_before;
};

/// The parts of the program below its views, and a provider on the loopback.
class World {
public:
    World()
        : http(limits, nullptr)
        , store(registry, nullptr)
        , refresher(registry, http, keys, store)
    {
        server.play(answering(200, R"({"five_hour": {"utilization": 25, "resets_at": null}, "seven_day": null})"));
    }

    void use(const QString& provider, const QUrl& baseUrl, const QString& folder = {}, const QString& certificates = {})
    {
        Account account;
        account.id = u"one"_s;
        account.provider = provider;
        account.label = provider;
        account.baseUrl = baseUrl;
        account.key = {KeySource::Kind::Login, folder};
        account.certificates = certificates;
        store.setAccounts({account});
    }

    /// Refreshes and waits for it.
    [[nodiscard]] Snapshot ask(Asked by = Asked::Person)
    {
        QSignalSpy refreshed(&refresher, &Refresher::refreshed);
        refresher.refresh(u"one"_s, by);
        (void)refreshed.wait(10'000);
        return store.find(u"one"_s)->snapshot;
    }

    LoopbackServer server;
    Registry registry = Registry::builtIn();
    HttpClient http;
    KeyStore keys;
    UsageStore store;
    Refresher refresher;
};

QString told(const Result<std::vector<ToolLogin>, Error>& logins)
{
    if (!logins)
        return errorKindName(logins.error().kind) + u": "_s + sentence(logins.error(), {});
    QStringList texts;
    for (const ToolLogin& login : *logins) {
        QString text = QString::fromLatin1(login.token.expose());
        for (const Header& header : login.headers)
            text += u" | "_s + QString::fromLatin1(header.name + ": " + header.value);
        texts << text;
    }
    return texts.join(u", "_s);
}

const auto noClaude = u"no-key: Claude Code has no login on this machine. Open Claude Code and sign in."_s;
const auto brokenClaude = u"no-key: The login of Claude Code cannot be read: its file is not as it was."_s;
const auto expiredClaude = u"invalid-key: The login of Claude Code has expired. Open Claude Code to renew it."_s;

} // namespace

/// The logins of other tools: read and nothing else, and sent to nobody else.
class LoginsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void followsTheToolsOwnVariable_data();
    void followsTheToolsOwnVariable();
    void followsALink();
    void waitsForNoPipe();
    void saysWhereItIs();
    void sendsItToItsOwnProvider();
    void sendsTheAccountAlong();
    void seesARenewedToken();
    void sendsNothingThatHasExpired();
    void judgesByTheServersClock_data();
    void judgesByTheServersClock();
    void asksTheTimeOnTheAccountsOwnWay();
    void stays_data();
    void stays();
    void triesTheNext_data();
    void triesTheNext();
    void remembersTheOneThatIsGood();
    void renewedTokenEndsAWait();
    void sendsItNowhereElse_data();
    void sendsItNowhereElse();
    void saysWhichToolToOpen_data();
    void saysWhichToolToOpen();
    void testsALoginThatIsNotKept();
    void sparesTheAddress();
};

void LoginsTest::reads_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    const TimePoint now = wallClock();
    const auto row = [](const char* name, const QString& provider, const QString& file, const QByteArray& content,
                         const QString& expected) { QTest::newRow(name) << provider << file << content << expected; };
    const QString claude = u"claude"_s;
    const QString credentials = u".claude/.credentials.json"_s;
    const QString token = QString::fromLatin1(claudeToken);
    row("token", claude, credentials, claudeFile(claudeToken, now + 1h), token);
    row("expired", claude, credentials, claudeFile(claudeToken, now - 1s), expiredClaude);
    row("no end told", claude, credentials, R"({"claudeAiOauth": {"accessToken": ")" + claudeToken + R"("}})", token);
    row("no file", claude, u".claude/settings.json"_s, "{}", noClaude);
    row("no login in the file", claude, credentials, R"({"mcpOAuth": {"x": {"accessToken": "other"}}})", noClaude);
    row("empty token", claude, credentials, claudeFile({}, now + 1h), noClaude);
    row("token of another type", claude, credentials, R"({"claudeAiOauth": {"accessToken": 5}})", noClaude);
    row("token with a line", claude, credentials, claudeFile(R"(a\r\nx-evil: 1)", now + 1h), brokenClaude);
    row("broken JSON", claude, credentials, R"({"claudeAiOauth": {"acc)", brokenClaude);
    row("empty file", claude, credentials, {}, brokenClaude);
    row("binary", claude, credentials,
        QByteArray("\x7f"
                   "ELF\0\0",
            6),
        brokenClaude);
    row("huge", claude, credentials, claudeFile(claudeToken, now + 1h) + QByteArray(256 * 1024, ' '), brokenClaude);
    const QString codex = u"chatgpt"_s;
    const QString auth = u".codex/auth.json"_s;
    const QByteArray good = webToken(now + 1h);
    row("web token, with the account", codex, auth, codexFile(good),
        QString::fromLatin1(good) + u" | chatgpt-account-id: acct-test-0001"_s);
    row("web token that has expired", codex, auth, codexFile(webToken(now - 1s)),
        u"invalid-key: The login of Codex has expired. Open Codex to renew it."_s);
    row("token that is no web token", codex, auth, codexFile("test-not-a-key"),
        u"test-not-a-key | chatgpt-account-id: acct-test-0001"_s);
    row("account that would be a header of its own", codex, auth,
        R"({"tokens": {"access_token": "test-not-a-key", "account_id": "a\r\nx-evil: 1"}})", u"test-not-a-key"_s);
    row("only an API key", codex, auth, R"({"OPENAI_API_KEY": "sk-test-not-a-key", "tokens": null})",
        u"no-key: Codex has no login on this machine. Open Codex and sign in."_s);
    const QString copilot = u"copilot"_s;
    row("app of an editor", copilot, u".config/github-copilot/apps.json"_s,
        R"({"ghe.example:Iv1.1": {"oauth_token": "gho_other"}, "github.com:Iv1.2": {"user": "u", "oauth_token": "gho_test"}})",
        u"gho_test"_s);
    row("two editors", copilot, u".config/github-copilot/apps.json"_s,
        R"({"github.com:Iv1.1": {"oauth_token": "gho_one"}, "github.com:Iv1.2": {"oauth_token": "gho_two"}, "github.com:Iv1.3": {"oauth_token": "gho_one"}})",
        u"gho_one, gho_two"_s);
    row("older file", copilot, u".config/github-copilot/hosts.json"_s,
        R"({"github.com": {"user": "u", "oauth_token": "gho_test"}})", u"gho_test"_s);
    row("another host alone", copilot, u".config/github-copilot/apps.json"_s,
        R"({"github.company.example:Iv1.1": {"oauth_token": "gho_other"}})",
        u"no-key: GitHub Copilot has no login on this machine. Open GitHub Copilot and sign in."_s);
}

void LoginsTest::reads()
{
    QFETCH(QString, provider);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    const Home home;
    home.write(file, content);
    const auto before = home.files();
    const Registry registry = Registry::builtIn();
    QTEST(told(readLogins(*registry.find(provider)->login, {}, wallClock())), "expected");
    QCOMPARE(home.files(), before);
}

void LoginsTest::followsTheToolsOwnVariable_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("moved") << u"CLAUDE_CONFIG_DIR"_s << u"elsewhere"_s << u"moved"_s;
    QTest::newRow("moved, with a slash") << u"CLAUDE_CONFIG_DIR"_s << u"elsewhere/"_s << u"moved"_s;
    QTest::newRow("moved to where nothing is") << u"CLAUDE_CONFIG_DIR"_s << u"nowhere"_s << noClaude;
    QTest::newRow("empty") << u"CLAUDE_CONFIG_DIR"_s << QString() << u"usual"_s;
    QTest::newRow("another tool's") << u"CODEX_HOME"_s << u"elsewhere"_s << u"usual"_s;
}

void LoginsTest::followsTheToolsOwnVariable()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile("usual", wallClock() + 1h));
    home.write(u"elsewhere/.credentials.json"_s, claudeFile("moved", wallClock() + 1h));
    qputenv(variable.toLatin1().constData(), value.isEmpty() ? QByteArray() : home.path(value).toUtf8());
    const Registry registry = Registry::builtIn();
    QTEST(told(readLogins(*registry.find(u"claude"_s)->login, {}, wallClock())), "expected");
}

void LoginsTest::followsALink()
{
    const Home home;
    home.write(u"dotfiles/login.json"_s, claudeFile(claudeToken, wallClock() + 1h));
    QVERIFY(QDir().mkpath(home.path(u".claude"_s)));
    QVERIFY(QFile::link(home.path(u"dotfiles/login.json"_s), home.path(u".claude/.credentials.json"_s)));
    const Registry registry = Registry::builtIn();
    const auto login = readLogins(*registry.find(u"claude"_s)->login, {}, wallClock());
    QCOMPARE(told(login).toLatin1(), claudeToken);
}

void LoginsTest::waitsForNoPipe()
{
    const Home home;
    QVERIFY(QDir().mkpath(home.path(u".claude"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(home.path(u".claude/.credentials.json"_s)).constData(), 0600), 0);
    const Registry registry = Registry::builtIn();
    QCOMPARE(told(readLogins(*registry.find(u"claude"_s)->login, {}, wallClock())), brokenClaude);
}

void LoginsTest::saysWhereItIs()
{
    const Home home;
    const Registry registry = Registry::builtIn();
    const Descriptor::Login& copilot = *registry.find(u"copilot"_s)->login;
    QCOMPARE(loginFile(copilot), u"~/.config/github-copilot/apps.json"_s);
    home.write(u".config/github-copilot/hosts.json"_s, "{}");
    QCOMPARE(loginFile(copilot), u"~/.config/github-copilot/hosts.json"_s);
    qputenv("XDG_CONFIG_HOME", "/srv/config");
    QCOMPARE(loginFile(copilot), u"/srv/config/github-copilot/apps.json"_s);
}

void LoginsTest::sendsItToItsOwnProvider()
{
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() + 1h));
    const auto before = home.files();
    World world;
    world.use(u"claude"_s, world.server.url());
    const Snapshot snapshot = world.ask();
    QVERIFY(!snapshot.error);
    QCOMPARE(snapshot.reading->windows.at(0).remaining.value(), 75.0);
    QCOMPARE(world.server.heard().size(), 1U);
    const QByteArray heard = world.server.heard().front();
    QVERIFY(heard.startsWith("GET /api/oauth/usage HTTP/1.1\r\n"));
    QCOMPARE(headerOf(heard, "authorization"), "Bearer " + claudeToken);
    QCOMPARE(headerOf(heard, "anthropic-beta"), "oauth-2025-04-20"_ba);
    QVERIFY(headerOf(heard, "user-agent").contains("Quotalamp"));
    QVERIFY(!heard.contains("sk-ant-ort01")); // the token that renews it is nobody's business
    QCOMPARE(home.files(), before);
    QCOMPARE(world.store.find(u"one"_s)->loginTool, u"Claude Code"_s);
}

void LoginsTest::sendsTheAccountAlong()
{
    const Home home;
    const QByteArray token = webToken(wallClock() + 1h);
    home.write(u".codex/auth.json"_s, codexFile(token));
    World world;
    world.server.play(answering(200,
        R"({"plan_type": "plus", "rate_limit": {"primary_window": {"used_percent": 40, "limit_window_seconds": 604800}}})"));
    world.use(u"chatgpt"_s, world.server.url());
    const Snapshot snapshot = world.ask();
    QVERIFY(!snapshot.error);
    QCOMPARE(snapshot.reading->windows.at(0).id, u"7d"_s);
    const QByteArray heard = world.server.heard().front();
    QVERIFY(heard.startsWith("GET /backend-api/wham/usage HTTP/1.1\r\n"));
    QCOMPARE(headerOf(heard, "authorization"), "Bearer " + token);
    QCOMPARE(headerOf(heard, "chatgpt-account-id"), "acct-test-0001"_ba);
}

void LoginsTest::seesARenewedToken()
{
    const Home home;
    World world;
    world.use(u"claude"_s, world.server.url());
    for (const QByteArray& token : {"sk-ant-oat01-test-first"_ba, "sk-ant-oat01-test-second"_ba}) {
        home.write(u".claude/.credentials.json"_s, claudeFile(token, wallClock() + 1h));
        QVERIFY(!world.ask().error);
        QCOMPARE(headerOf(world.server.heard().back(), "authorization"), "Bearer " + token);
    }
}

void LoginsTest::sendsNothingThatHasExpired()
{
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() - 1s));
    World world;
    world.use(u"claude"_s, world.server.url());
    const Snapshot snapshot = world.ask();
    QVERIFY(!world.server.bytes().contains(claudeToken));
    QCOMPARE(world.server.heard().size(), 1U); // which only told the time
    QCOMPARE(snapshot.error.value().kind, ErrorKind::InvalidKey);
    QCOMPARE(u"invalid-key: "_s + sentence(*snapshot.error, {}), expiredClaude);
    (void)world.ask();
    QCOMPARE(world.server.heard().size(), 1U); // once
}

void LoginsTest::judgesByTheServersClock_data()
{
    QTest::addColumn<int>("ahead");   // hours that our clock is ahead of the server's
    QTest::addColumn<int>("expires"); // in hours, by our clock
    QTest::addColumn<bool>("sent");
    QTest::newRow("our clock is a day ahead") << 24 << -23 << true;
    QTest::newRow("a day ahead, and expired all the same") << 24 << -25 << false;
    QTest::newRow("right") << 0 << -1 << false;
    QTest::newRow("a day behind") << -24 << -1 << false;
}

void LoginsTest::judgesByTheServersClock()
{
    QFETCH(int, ahead);
    QFETCH(int, expires);
    QFETCH(bool, sent);
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() + std::chrono::hours(expires)));
    World world;
    const auto date = toDateTime(wallClock() - std::chrono::hours(ahead));
    world.server.play(answering(200, R"({"five_hour": {"utilization": 25, "resets_at": null}, "seven_day": null})",
        "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT\r\n"));
    world.use(u"claude"_s, world.server.url());
    const Snapshot snapshot = world.ask();
    QCOMPARE(world.server.bytes().contains(claudeToken), sent);
    QCOMPARE(snapshot.reading.has_value(), sent);
}

/// A company's own certificates are needed for that too.
void LoginsTest::asksTheTimeOnTheAccountsOwnWay()
{
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() - 1s));
    Certificates certificates;
    LoopbackServer server(certificates.server());
    World world;
    world.use(u"claude"_s, server.url(), {}, certificates.issuerFile());
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, ErrorKind::InvalidKey);
    QCOMPARE(server.heard().size(), 1U);
    QVERIFY(!server.bytes().contains(claudeToken));
}

void LoginsTest::stays_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("file");
    QTest::newRow("Claude Code") << u"claude"_s << u"CLAUDE_CONFIG_DIR"_s << u".credentials.json"_s;
    QTest::newRow("Codex") << u"chatgpt"_s << u"CODEX_HOME"_s << u"auth.json"_s;
    QTest::newRow("GitHub Copilot") << u"copilot"_s << u"XDG_CONFIG_HOME"_s << u"github-copilot/apps.json"_s;
}

/// A login is the one that was chosen, whatever the environment says when the program is started next.
void LoginsTest::stays()
{
    QFETCH(QString, provider);
    QFETCH(QString, variable);
    QFETCH(QString, file);
    const Home home;
    const Registry registry = Registry::builtIn();
    const Descriptor::Login& login = *registry.find(provider)->login;
    const auto content = [&](const QByteArray& token) {
        return provider == u"claude"_s ? claudeFile(token, wallClock() + 1h)
            : provider == u"copilot"_s ? R"({"github.com:Iv1.1": {"oauth_token": ")" + token + R"("}})"
                                       : codexFile(token);
    };
    home.write(u"office/"_s + file, content("test-work"));
    home.write(u"own/"_s + file, content("test-own"));
    home.write(login.files.first(), content("test-usual"));
    const QString usual = loginFolder(login);
    qputenv(variable.toLatin1().constData(), home.path(u"office"_s).toUtf8());
    const QString work = loginFolder(login);
    QCOMPARE(work, home.path(u"office"_s));
    qputenv(variable.toLatin1().constData(), home.path(u"own"_s).toUtf8());
    QVERIFY(told(readLogins(login, work, wallClock())).startsWith(u"test-work"_s));
    QVERIFY(told(readLogins(login, usual, wallClock())).startsWith(u"test-usual"_s));
    QVERIFY(told(readLogins(login, {}, wallClock())).startsWith(u"test-own"_s));
    QCOMPARE(loginFile(login, work), u"~/office/"_s + file);
    const KeySource source{KeySource::Kind::Login, work};
    QCOMPARE(keySourceFromText(toText(source)), std::optional(source));
}

void LoginsTest::triesTheNext_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("requests");
    QTest::addColumn<bool>("good");
    QTest::newRow("the first is good") << 200 << 200 << 1 << true;
    QTest::newRow("the first is refused") << 401 << 200 << 2 << true;
    QTest::newRow("the first may not") << 403 << 200 << 2 << true;
    QTest::newRow("both are refused") << 401 << 401 << 2 << false;
    QTest::newRow("too fast is no refusal") << 429 << 200 << 1 << false;
}

void LoginsTest::triesTheNext()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(int, requests);
    QFETCH(bool, good);
    const Home home;
    home.write(u".config/github-copilot/apps.json"_s, R"({"github.com:Iv1.1": {"oauth_token": "gho_one"}})");
    home.write(u".config/github-copilot/hosts.json"_s, R"({"github.com": {"oauth_token": "gho_two"}})");
    World world;
    const QByteArray usage =
        R"({"copilot_plan": "individual", "quota_snapshots": {"chat": {"entitlement": 50, "remaining": 20, "percent_remaining": 40.0}}})";
    const auto answer = [&](int status) {
        return answering(status, status == 200 ? usage : R"({"message": "no"})"_ba);
    };
    world.server.playNext(answer(first));
    world.server.play(answer(second));
    world.use(u"copilot"_s, world.server.url());
    const Snapshot snapshot = world.ask();
    QCOMPARE(world.server.heard().size(), static_cast<std::size_t>(requests));
    QVERIFY(headerOf(world.server.heard().front(), "authorization").contains("gho_one"));
    QCOMPARE(requests == 2, world.server.bytes().contains("gho_two"));
    QCOMPARE(!snapshot.error, good);
}

void LoginsTest::remembersTheOneThatIsGood()
{
    const Home home;
    home.write(u".config/github-copilot/apps.json"_s,
        R"({"github.com:Iv1.1": {"oauth_token": "gho_one"}, "github.com:Iv1.2": {"oauth_token": "gho_two"}})");
    World world;
    world.server.playNext(answering(401, R"({"message": "no"})"));
    world.server.play(answering(200, R"({"copilot_plan": "individual", "quota_snapshots": {}})"));
    world.use(u"copilot"_s, world.server.url());
    (void)world.ask();
    world.server.forgetHeard();
    (void)world.ask();
    QCOMPARE(world.server.heard().size(), 1U);
    QVERIFY(headerOf(world.server.heard().front(), "authorization").contains("gho_two"));
}

void LoginsTest::renewedTokenEndsAWait()
{
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile("test-old", wallClock() + 1h));
    World world;
    world.server.playNext(answering(429, "{}", "retry-after: 3600\r\n"));
    world.use(u"claude"_s, world.server.url());
    QCOMPARE(world.ask().error.value().kind, ErrorKind::RateLimited);
    for (const auto by : {Asked::Person, Asked::Command, Asked::Background}) {
        QVERIFY(world.ask(by).error.has_value());
        QCOMPARE(world.server.heard().size(), 1U); // the wait was told for this token
    }
    home.write(u".claude/.credentials.json"_s, claudeFile("test-new", wallClock() + 1h));
    const Snapshot snapshot = world.ask(Asked::Background);
    QVERIFY(!snapshot.error && !snapshot.notBefore);
    QVERIFY(headerOf(world.server.heard().back(), "authorization").contains("test-new"));
}

void LoginsTest::sendsItNowhereElse_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("refusal");
    const QString claude = u"The login of Claude Code is sent to api.anthropic.com only; leave the base URL empty."_s;
    QTest::newRow("its own address") << u"claude"_s << u"https://api.anthropic.com"_s << QString();
    QTest::newRow("a path there") << u"claude"_s << u"https://api.anthropic.com/team"_s << QString();
    QTest::newRow("this machine") << u"claude"_s << u"http://127.0.0.1:8080"_s << QString();
    QTest::newRow("another host") << u"claude"_s << u"https://proxy.example"_s << claude;
    QTest::newRow("a longer host") << u"claude"_s << u"https://api.anthropic.com.evil.example"_s << claude;
    QTest::newRow("another port") << u"claude"_s << u"https://api.anthropic.com:8443"_s << claude;
    QTest::newRow("without encryption") << u"claude"_s << u"http://api.anthropic.com"_s << claude;
    QTest::newRow("provider without a login")
        << u"openai"_s << u"https://api.openai.com"_s << u"OpenAI takes no login of another tool."_s;
}

void LoginsTest::sendsItNowhereElse()
{
    QFETCH(QString, provider);
    QFETCH(QString, baseUrl);
    QFETCH(QString, refusal);
    const Registry registry = Registry::builtIn();
    const auto refused = loginRefusal(*registry.find(provider), QUrl(baseUrl));
    QCOMPARE(refused ? refused->detail : QString(), refusal);
    if (!refused)
        return;
    World world;
    world.use(provider, QUrl(baseUrl));
    const Snapshot snapshot = world.ask();
    QCOMPARE(snapshot.error.value().kind, ErrorKind::NoKey);
    QVERIFY(world.store.ledger().entries(wallClock()).empty());
}

void LoginsTest::saysWhichToolToOpen_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("refused") << 401 << R"({"error": {"message": "no"}})"_ba
                             << u"invalid-key: Invalid API key (401). Open Claude Code to renew its login."_s;
    QTest::newRow("without the permission")
        << 403 << R"({"error": {"message": "OAuth token does not meet scope requirement user:profile"}})"_ba
        << u"forbidden: This token may not read the usage (HTTP 403). Sign in with Claude Code and use its login."_s;
    QTest::newRow("forbidden for another reason")
        << 403 << R"({"error": {"message": "no"}})"_ba << u"forbidden: The key may not do this (HTTP 403)."_s;
    QTest::newRow("throttled") << 429 << R"({"error": {"message": "slow down"}})"_ba
                               << u"rate-limited: Rate limited (HTTP 429)."_s;
}

void LoginsTest::saysWhichToolToOpen()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() + 1h));
    World world;
    world.server.play(answering(status, body));
    world.use(u"claude"_s, world.server.url());
    const Error error = world.ask().error.value();
    QTEST(errorKindName(error.kind) + u": "_s + sentence(error, u"Claude subscription"_s), "expected");
}

void LoginsTest::testsALoginThatIsNotKept()
{
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() + 1h));
    World world;
    Account account;
    account.provider = u"claude"_s;
    account.baseUrl = world.server.url();
    account.key = {KeySource::Kind::Login, {}};
    std::optional<Outcome> outcome;
    world.refresher.test(account, Secret(), this, [&](const Outcome& came) { outcome = came; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(outcome->reading.has_value());
    QVERIFY(world.store.states().empty());
}

/// Nobody but a person asks an address again within five minutes that no provider documents.
void LoginsTest::sparesTheAddress()
{
    const Home home;
    home.write(u".claude/.credentials.json"_s, claudeFile(claudeToken, wallClock() + 1h));
    World world;
    world.use(u"claude"_s, world.server.url());
    (void)world.ask();
    Snapshot older = world.store.find(u"one"_s)->snapshot;
    older.checkedAt = wallClock() - 290s;
    world.store.setSnapshot(u"one"_s, older);
    (void)world.ask(Asked::Background);
    (void)world.ask(Asked::Script);
    QCOMPARE(world.server.heard().size(), 1U);
    (void)world.ask(Asked::Person);
    QCOMPARE(world.server.heard().size(), 2U);
    older.checkedAt = wallClock() - 301s;
    world.store.setSnapshot(u"one"_s, older);
    (void)world.ask(Asked::Background);
    QCOMPARE(world.server.heard().size(), 3U);
}

QTEST_GUILESS_MAIN(LoginsTest)
#include "tst_logins.moc"
