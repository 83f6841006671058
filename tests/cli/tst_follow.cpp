// SPDX-License-Identifier: MIT
#include "io/files/accountfile.h"
#include "io/files/askingclaims.h"
#include "io/keys/keystore.h"
#include "service/remotecommands.h"
#include "support/commandhome.h"
#include "support/loopbackserver.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace quotalamp;
using namespace quotalamp::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString program = QStringLiteral(QUOTALAMP_PROGRAM);

/// What the tray app has of all this: a store, whoever asks, and the socket.
class App {
public:
    App(const Places& places, const std::vector<Account>& accounts)
        : store(registry, &places)
        , refresher(registry, http, keys, store)
        , commands(places, store, refresher, settings)
    {
        store.setAccounts(accounts);
        claimed = commands.claim(true);
    }

    Registry registry = Registry::builtIn();
    HttpClient http;
    KeyStore keys;
    UsageStore store;
    Settings settings;
    Refresher refresher;
    RemoteCommands commands;
    bool claimed = false;
};

Snapshot reading(double remaining)
{
    Snapshot snapshot;
    snapshot.reading = Reading{};
    snapshot.reading->windows = {
        {u"tokens"_s, {}, Unit::Tokens, 1000, remaining, std::nullopt, std::nullopt, Refill::Unknown, {}}};
    snapshot.readAt = snapshot.checkedAt = wallClock();
    return snapshot;
}

/// The command that follows, and the lines it has printed.
class Following {
public:
    Following(const CommandHome& home, const QStringList& words)
    {
        m_process.setProcessEnvironment(home.environment());
        m_process.start(program, QStringList{u"status"_s, u"--follow"_s} + words);
    }
    ~Following()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Following)

    /// The next line; empty where none comes.
    [[nodiscard]] QString line(int within = 20'000)
    {
        (void)QTest::qWaitFor([this] { return m_process.canReadLine(); }, within);
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }
    [[nodiscard]] QProcess& process() { return m_process; }
    /// Its exit status once it has ended by itself; -1 where it has not.
    [[nodiscard]] int ended()
    {
        (void)QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 20'000);
        return m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit
            ? m_process.exitCode()
            : -1;
    }

private:
    QProcess m_process;
};

} // namespace

class FollowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsEachChangeOnce();
    void printsWholeDocuments();
    void goesOnWithoutTheApp();
    void asksByItself();
    void endsWell_data();
    void endsWell();
    void endsWhereNobodyReads();
    void knowsNoSuchAccount();
    void keepsLittleForWhoReadsNothing();
    void hasALimit();
    void aHundredCommandsAreOneProbe_data();
    void aHundredCommandsAreOneProbe();
    void isFoundWithoutAnEnvironment();
    void manyProcessesAreOneProbe_data();
    void manyProcessesAreOneProbe();

private:
    [[nodiscard]] Account account(const QString& id) const;
    [[nodiscard]] Places places() const { return m_home->places(); }
    std::unique_ptr<CommandHome> m_home;
    std::unique_ptr<LoopbackServer> m_server;
    std::vector<Account> m_accounts;
};

Account FollowTest::account(const QString& id) const
{
    Account made;
    made.id = id;
    made.provider = u"ollama"_s;
    made.label = id;
    made.baseUrl = m_server->url();
    return made;
}

void FollowTest::init()
{
    m_home = std::make_unique<CommandHome>();
    m_server = std::make_unique<LoopbackServer>();
    m_server->play(answering(200, R"({"models":[],"version":"0.9.1"})"));
    QVERIFY(m_home->makeRuntimeFolder());
    m_accounts = {account(u"one"_s), account(u"two"_s)};
    const auto failure = AccountFile(places()).write(m_accounts);
    QVERIFY(!failure);
}

void FollowTest::tellsEachChangeOnce()
{
    App app(places(), m_accounts);
    QVERIFY(app.claimed);
    app.store.setSnapshot(u"one"_s, reading(500));
    app.store.setSnapshot(u"two"_s, reading(900));
    Following following(*m_home, {u"--template"_s, u"{label} {text}"_s});
    QCOMPARE(following.line(), u"one 50%"_s);
    app.store.setSnapshot(u"one"_s, reading(200));
    QCOMPARE(following.line(), u"one 20%"_s);
    // What does not change the line is not told: another account, another answer alike, a probe that runs.
    app.store.setSnapshot(u"two"_s, reading(800));
    app.store.setSnapshot(u"one"_s, reading(200));
    app.store.setChecking(u"one"_s, true);
    app.store.setChecking(u"one"_s, false);
    app.store.setSnapshot(u"two"_s, reading(0));
    QCOMPARE(following.line(), u"two used up"_s);
    QVERIFY(m_server->heard().empty());
}

void FollowTest::printsWholeDocuments()
{
    App app(places(), m_accounts);
    app.store.setSnapshot(u"one"_s, reading(500));
    Following following(*m_home, {});
    const QJsonObject first = QJsonDocument::fromJson(following.line().toUtf8()).object();
    QCOMPARE(first["schema"_L1].toInt(), 1);
    QCOMPARE(first["accounts"_L1].toArray().size(), 2);
    app.store.setSnapshot(u"two"_s, reading(100));
    const QJsonObject second = QJsonDocument::fromJson(following.line().toUtf8()).object();
    QCOMPARE(second["accounts"_L1].toArray().size(), 2);
    QVERIFY(!second.contains("part"_L1));
    QCOMPARE(second["accounts"_L1][1]["windows"_L1][0]["remaining"_L1].toInt(), 100);
    // Another list of accounts is another document.
    app.store.setAccounts({m_accounts.front()});
    QCOMPARE(QJsonDocument::fromJson(following.line().toUtf8()).object()["accounts"_L1].toArray().size(), 1);
}

void FollowTest::goesOnWithoutTheApp()
{
    auto app = std::make_unique<App>(places(), m_accounts);
    app->store.setSnapshot(u"one"_s, reading(500));
    app->store.setSnapshot(u"two"_s, reading(900));
    Following following(*m_home, {u"--template"_s, u"{label} {text}"_s});
    QCOMPARE(following.line(), u"one 50%"_s);
    app.reset(); // and leaves its files, which are young enough
    {
        // Another command learns something.
        const Registry registry = Registry::builtIn();
        const Places folders = places();
        QTest::qWait(300);
        UsageStore other(registry, &folders);
        other.setAccounts(m_accounts);
        other.setSnapshot(u"one"_s, reading(300));
        other.flush();
        QCOMPARE(following.line(), u"one 30%"_s);
    }
    App again(places(), m_accounts);
    QTest::qWait(500); // it finds the socket
    again.store.setSnapshot(u"one"_s, reading(0));
    QCOMPARE(following.line(), u"one used up"_s);
    QVERIFY(m_server->heard().empty());
}

void FollowTest::asksByItself()
{
    Following following(*m_home, {u"--format"_s, u"line"_s, u"two"_s});
    QVERIFY(following.line().contains(u"not checked yet"_s));
    QCOMPARE(following.line(), u"Ollama: no limits"_s);
    const auto asked = m_server->heard().size();
    QVERIFY(asked > 0);
    QTest::qWait(2000); // nobody is due before the interval is over
    QCOMPARE(m_server->heard().size(), asked);
}

void FollowTest::endsWell_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("interrupted") << SIGINT;
    QTest::newRow("asked to end") << SIGTERM;
}

void FollowTest::endsWell()
{
    QFETCH(int, signal);
    App app(places(), m_accounts);
    app.store.setSnapshot(u"one"_s, reading(500));
    Following following(*m_home, {u"--format"_s, u"waybar"_s});
    QVERIFY(!following.line().isEmpty());
    QCOMPARE(::kill(static_cast<pid_t>(following.process().processId()), signal), 0);
    QCOMPARE(following.ended(), 0);
}

/// Before there is anything else to say.
void FollowTest::endsWhereNobodyReads()
{
    App app(places(), m_accounts);
    const Ran shell = ranWith(u"bash"_s,
        {u"-c"_s, u"\"$0\" status --follow --format line | head -n 1; echo ${PIPESTATUS[0]}"_s, program},
        m_home->environment());
    QVERIFY2(shell.out.endsWith("\n0\n"_L1), qPrintable(shell.out + shell.error));
}

void FollowTest::knowsNoSuchAccount()
{
    Following following(*m_home, {u"three"_s});
    QCOMPARE(following.ended(), 3);
}

/// However much happens, what waits for a client is a few lines; what it reads at last is how things stand.
void FollowTest::keepsLittleForWhoReadsNothing()
{
    App app(places(), m_accounts);
    QLocalSocket client;
    client.setReadBufferSize(1);
    client.connectToServer(instanceSocket(places()));
    QVERIFY(client.waitForConnected(1000));
    client.write("{\"verb\":\"follow\"}\n");
    client.flush();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 400 && timer.elapsed() < 60'000; ++i) {
        app.store.setSnapshot(u"one"_s, reading(1000 - i));
        QTest::qWait(5);
    }
    app.store.setSnapshot(u"one"_s, reading(7));
    QTest::qWait(200);
    client.setReadBufferSize(0);
    QByteArray all;
    QVERIFY(QTest::qWaitFor(
        [&] {
            all += client.readAll();
            return all.contains("\"remaining\":7,");
        },
        10'000));
    QVERIFY(all.endsWith('\n'));
    QVERIFY(QJsonDocument::fromJson(all.trimmed().split('\n').constLast()).isObject());
}

void FollowTest::hasALimit()
{
    App app(places(), m_accounts);
    std::vector<std::unique_ptr<QLocalSocket>> clients;
    for (int i = 0; i <= Followers::mostFollowers; ++i) {
        auto& client = clients.emplace_back(std::make_unique<QLocalSocket>());
        client->connectToServer(instanceSocket(places()));
        QVERIFY(client->waitForConnected(1000));
        client->write("{\"verb\":\"follow\"}\n");
        QTRY_VERIFY(client->canReadLine());
        const bool refused = client->readLine().contains("too many followers");
        QCOMPARE(refused, i == Followers::mostFollowers);
    }
    clients.erase(clients.begin());
    QLocalSocket next;
    QTest::qWait(100);
    next.connectToServer(instanceSocket(places()));
    QVERIFY(next.waitForConnected(1000));
    next.write("{\"verb\":\"follow\"}\n");
    QTRY_VERIFY(next.canReadLine());
    QVERIFY(!next.readLine().contains("too many followers"));
}

void FollowTest::aHundredCommandsAreOneProbe_data()
{
    QTest::addColumn<bool>("refresh");
    QTest::newRow("what is known") << false;
    QTest::newRow("asked anew") << true;
}

/// All of them are answered, by one look at each account.
void FollowTest::aHundredCommandsAreOneProbe()
{
    QFETCH(bool, refresh);
    App app(places(), {m_accounts.front()});
    Play slow = answering(200, R"({"models":[],"version":"0.9.1"})");
    slow.latency = 3s; // until the last of them has asked
    m_server->play(slow);
    std::vector<std::unique_ptr<QLocalSocket>> clients;
    const QJsonObject command{
        {u"verb"_s, u"status"_s}, {u"refresh"_s, refresh}, {u"asked_at"_s, toRfc3339(wallClock())}};
    for (int i = 0; i < 100; ++i) {
        auto& client = clients.emplace_back(std::make_unique<QLocalSocket>());
        client->connectToServer(instanceSocket(places()));
        QVERIFY(client->waitForConnected(1000));
        client->write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
        client->flush();
    }
    for (const auto& client : clients) {
        QTRY_VERIFY_WITH_TIMEOUT(client->canReadLine(), 30'000);
        const QJsonObject document = QJsonDocument::fromJson(client->readLine()).object();
        QVERIFY(document["accounts"_L1][0]["reachable"_L1].toBool());
    }
    QStringList paths;
    for (const QByteArray& request : m_server->heard())
        paths << QString::fromLatin1(request.left(request.indexOf("\r\n")));
    QCOMPARE(paths.removeDuplicates(), 0);
    QVERIFY(!paths.isEmpty());
}

/// As cron, ssh and services start it: with nothing but a home.
void FollowTest::isFoundWithoutAnEnvironment()
{
    const Places folders{m_home->filePath(u".config/quotalamp"_s), m_home->filePath(u".local/state/quotalamp"_s),
        m_home->filePath(u"run/quotalamp"_s)};
    QVERIFY(!AccountFile(folders).write(m_accounts));
    App app(folders, m_accounts);
    QVERIFY(app.claimed);
    app.store.setSnapshot(u"one"_s, reading(500));
    app.store.setSnapshot(u"two"_s, reading(400));
    QProcessEnvironment bare;
    bare.insert(u"HOME"_s, m_home->path());
    const Ran command = ranWith(program, {u"status"_s, u"--template"_s, u"{label} {left}"_s}, bare);
    QCOMPARE(command.out, u"two 40%\n"_s);
    QVERIFY(m_server->heard().empty());
}

namespace {

// Each of those that check every access takes a second to start.
#ifdef QUOTALAMP_SANITIZED
constexpr int manyCommands = 40;
#else
constexpr int manyCommands = 100;
#endif

/// Whether the process has come to where it claims what it asks about: from then on it knows since when it asks.
bool opened(const QProcess& process, const QString& path)
{
    const QDir descriptors(u"/proc/%1/fd"_s.arg(process.processId()));
    const QFileInfoList entries = descriptors.entryInfoList(QDir::NoDotAndDotDot | QDir::System | QDir::Files);
    return std::ranges::any_of(entries, [&](const QFileInfo& entry) { return entry.symLinkTarget() == path; });
}

} // namespace

void FollowTest::manyProcessesAreOneProbe_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("count");
    QTest::newRow("what is known") << QStringList{} << manyCommands;
    QTest::newRow("asked anew") << QStringList{u"--refresh"_s} << manyCommands / 5;
}

/// Without an app: one of them asks, and the others wait for what it learns. However slowly they start: none can ask
/// before all of them have begun.
void FollowTest::manyProcessesAreOneProbe()
{
    QFETCH(QStringList, words);
    QFETCH(int, count);
    Play slow = answering(200, R"({"models":[],"version":"0.9.1"})");
    slow.latency = 300ms; // several looks of those that wait
    m_server->play(slow);
    AskingClaims starting(places(), AskingClaims::Party::App);
    QVERIFY(starting.claim(u"one"_s));
    std::vector<std::unique_ptr<QProcess>> commands;
    for (int i = 0; i < count; ++i) {
        auto& command = commands.emplace_back(std::make_unique<QProcess>());
        command->setProcessEnvironment(m_home->environment());
        command->start(program, QStringList{u"status"_s, u"--json"_s, u"one"_s} + words);
    }
    const QString claims = places().state + "/asking.lock"_L1;
    for (const auto& command : commands)
        QVERIFY(QTest::qWaitFor([&] { return opened(*command, claims); }, 60'000));
    QVERIFY(m_server->heard().empty());
    starting.release(u"one"_s);
    for (const auto& command : commands) {
        QVERIFY(QTest::qWaitFor([&] { return command->state() == QProcess::NotRunning; }, 90'000));
        const QByteArray told = command->readAllStandardOutput();
        QVERIFY2(command->exitCode() == 0, (command->readAllStandardError() + told).constData());
        const QJsonObject document = QJsonDocument::fromJson(told).object();
        QVERIFY(document["accounts"_L1][0]["reachable"_L1].toBool());
    }
    QStringList paths;
    for (const QByteArray& request : m_server->heard())
        paths << QString::fromLatin1(request.left(request.indexOf("\r\n")));
    QCOMPARE(paths.removeDuplicates(), 0);
    QVERIFY(!paths.isEmpty());
}

QTEST_GUILESS_MAIN(FollowTest)
#include "tst_follow.moc"
