// SPDX-License-Identifier: MIT
#include "core/base/process.h"
#include "io/files/accountfile.h"
#include "service/remotecommands.h"
#include "support/certificates.h"
#include "support/commandhome.h"
#include "support/loopbackserver.h"
#include "support/metricsreader.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <vector>

using namespace quotalamp;
using namespace quotalamp::test;
using namespace Qt::StringLiterals;

/// Asked by the sanitizer for leaks, where there is one: what a thread of TLS had when this test ended, now and then. Stacks
/// end in that library, so nobody can tell more; everywhere else its leaks count.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libcrypto\n";
}

namespace {

constexpr int patience = 20'000; // ms
constexpr auto token = "fake-token-0123456789";
constexpr auto key = "sk-test-not-a-key-0001";
const QString program = QStringLiteral(QUOTALAMP_PROGRAM);

Play limits()
{
    return answering(200, R"({"object":"list","data":[{"id":"gpt-4.1-mini","object":"model"}]})",
        "Content-Type: application/json\r\nx-ratelimit-limit-requests: 500\r\nx-ratelimit-remaining-requests: 125\r\n"
        "x-ratelimit-reset-requests: 1h\r\n");
}

/// What a client was told.
struct Told {
    int status = 0;
    QString type;
    QByteArray body;
    QByteArray challenge;
};

} // namespace

/// The program itself, as a service manager runs it, with a provider on the loopback and real clients.
class ServeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void tellsMetrics();
    void scrapeAsksNobody();
    void commandsAskIt();
    void hearsOfNewAccounts();
    void goesOnWhereItLeftOff();
    void wantsTheToken();
    void readsARenewedToken();
    void refusesToStart_data();
    void refusesToStart();
    void tellsWhatTheOtherOneKnows();
    void givesWayToTheTrayApp();
    void asksOnceBesideCommandsThatBeganBefore();
    void followsSessionFiles();
    void servesWhereNothingCanBeKept();
    void hasRoomForFiles();

private:
    /// Starts it, and waits until it says where it listens.
    [[nodiscard]] std::unique_ptr<QProcess> serving(const QStringList& more = {});
    [[nodiscard]] std::unique_ptr<QProcess> started(const QString& name, const QStringList& words);
    /// As a service manager does; the exit status.
    static int ended(QProcess& process);
    [[nodiscard]] Told get(const QString& path, const QByteArray& secret = {}, const QByteArray& accept = {});
    [[nodiscard]] MetricsDocument metrics();
    [[nodiscard]] Ran run(const QStringList& words) const;
    void addAccount();
    [[nodiscard]] QString fileWith(const QString& name, const QByteArray& bytes) const;

    std::unique_ptr<CommandHome> m_home;
    std::unique_ptr<LoopbackServer> m_provider;
    QNetworkAccessManager m_network;
    QProcessEnvironment m_environment;
    QString m_url; ///< of the program that was started last, without a path
    QString m_said;
};

void ServeTest::init()
{
    m_home = std::make_unique<CommandHome>();
    QVERIFY(m_home->makeRuntimeFolder());
    m_provider = std::make_unique<LoopbackServer>();
    m_provider->play(limits());
    m_environment = m_home->environment();
    m_environment.insert(u"TEST_KEY"_s, QString::fromLatin1(key));
}

void ServeTest::cleanup()
{
    m_home.reset();
}

QString ServeTest::fileWith(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_home->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

Ran ServeTest::run(const QStringList& words) const
{
    return ranWith(program, words, m_environment);
}

void ServeTest::addAccount()
{
    const Ran added = run({u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, u"Work"_s, u"--key-from"_s,
        u"env:TEST_KEY"_s, u"--paid-probe"_s, u"never"_s, u"--base-url"_s, m_provider->url().toString()});
    QVERIFY2(added.exit == 0, qPrintable(added.error));
}

std::unique_ptr<QProcess> ServeTest::serving(const QStringList& more)
{
    return started(program, QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s} + more);
}

std::unique_ptr<QProcess> ServeTest::started(const QString& name, const QStringList& words)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->start(name, words);
    static const QRegularExpression place(u"(https?://[^ ]+)/metrics"_s);
    m_said.clear();
    m_url.clear();
    (void)QTest::qWaitFor(
        [&] {
            m_said += QString::fromUtf8(process->readAllStandardError());
            m_url = place.match(m_said).captured(1);
            return !m_url.isEmpty() || process->state() == QProcess::NotRunning;
        },
        patience);
    return process;
}

int ServeTest::ended(QProcess& process)
{
    process.terminate();
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

Told ServeTest::get(const QString& path, const QByteArray& secret, const QByteArray& accept)
{
    QNetworkRequest request(QUrl(m_url + path));
    if (!secret.isEmpty())
        request.setRawHeader("Authorization", secret);
    if (!accept.isEmpty())
        request.setRawHeader("Accept", accept);
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    reply->ignoreSslErrors();
    (void)QTest::qWaitFor([&reply] { return reply->isFinished(); }, patience);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        reply->header(QNetworkRequest::ContentTypeHeader).toString(), reply->readAll(),
        reply->rawHeader("WWW-Authenticate")};
}

MetricsDocument ServeTest::metrics()
{
    return readMetrics(get(u"/metrics"_s, {}, "application/openmetrics-text; version=1.0.0").body);
}

void ServeTest::tellsMetrics()
{
    addAccount();
    const auto process = serving({u"--labels"_s});
    QTRY_COMPARE_WITH_TIMEOUT(
        metrics().series(u"quotalamp_up"_s, {u"provider"_s}), QStringList(u"provider=openai 1"_s), patience);
    const MetricsDocument text = metrics();
    QCOMPARE(text.trouble, QString());
    QCOMPARE(text.series(u"quotalamp_limit_remaining"_s, {u"window"_s}), QStringList(u"window=requests 125"_s));
    QCOMPARE(text.series(u"quotalamp_account_info"_s, {u"label"_s}), QStringList(u"label=Work 1"_s));
    QCOMPARE(text.series(u"quotalamp_account_info"_s, {u"key"_s}), QStringList(u"key=2b1009a77e832c5e 1"_s));
    QCOMPARE(text.series(u"quotalamp_probes_total"_s, {u"outcome"_s}),
        (QStringList{u"outcome=failure 0"_s, u"outcome=success 1"_s}));
    QVERIFY(text.has(u"quotalamp_probe_duration_seconds"_s));
    const Told plain = get(u"/metrics"_s);
    QCOMPARE(plain.type, u"text/plain; version=0.0.4; charset=utf-8"_s);
    QVERIFY(!plain.body.contains("# EOF"));
    QCOMPARE(get(u"/healthz"_s).body, "ok\n"_ba);
    const Told status = get(u"/v1/status"_s);
    QCOMPARE(status.type, u"application/json"_s);
    const QJsonObject account = QJsonDocument::fromJson(status.body)["accounts"_L1][0].toObject();
    QCOMPARE(account["account_key"_L1].toString(), u"Work"_s);
    QCOMPARE(account["requests"_L1]["remaining"_L1].toInt(), 125);
    QCOMPARE(get(u"/"_s).status, 404);
    QCOMPARE(ended(*process), 0);
}

void ServeTest::scrapeAsksNobody()
{
    addAccount();
    const auto process = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_up"_s), patience);
    const std::size_t asked = m_provider->heard().size();
    for (int i = 0; i < 50; ++i)
        QCOMPARE(get(u"/metrics"_s).status, 200);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(get(u"/v1/status"_s).status, 200);
    QCOMPARE(m_provider->heard().size(), asked);
    QVERIFY(!get(u"/metrics"_s).body.contains(key));
    QVERIFY(!get(u"/metrics"_s).body.contains("Work"));
    QCOMPARE(ended(*process), 0);
}

/// It is the one program that asks.
void ServeTest::commandsAskIt()
{
    addAccount();
    const auto process = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_up"_s), patience);
    const std::size_t asked = m_provider->heard().size();
    const Ran status = run({u"status"_s, u"--json"_s});
    QCOMPARE(status.exit, 0);
    QCOMPARE(QJsonDocument::fromJson(status.out.toUtf8())["accounts"_L1][0]["source"_L1].toString(), u"cache"_s);
    const MetricsDocument text = readMetrics(run({u"status"_s, u"--format"_s, u"openmetrics"_s}).out.toUtf8());
    QCOMPARE(text.trouble, QString());
    QCOMPARE(text.series(u"quotalamp_up"_s, {}), QStringList(u"1"_s));
    QCOMPARE(m_provider->heard().size(), asked);
    QCOMPARE(ended(*process), 0);
}

void ServeTest::hearsOfNewAccounts()
{
    const auto process = serving();
    QCOMPARE(metrics().types.keys(), QStringList(u"quotalamp_build_info"_s));
    addAccount();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_limit"_s), patience);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"Work"_s}).exit, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!metrics().has(u"quotalamp_limit"_s), patience);
    QCOMPARE(ended(*process), 0);
}

/// What was learned last is written at the end, and told again before anybody is asked.
void ServeTest::goesOnWhereItLeftOff()
{
    addAccount();
    auto process = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_limit"_s), patience);
    QCOMPARE(ended(*process), 0);
    const std::size_t asked = m_provider->heard().size();
    process = serving();
    QVERIFY(metrics().has(u"quotalamp_limit"_s));
    QCOMPARE(m_provider->heard().size(), asked);
    QCOMPARE(ended(*process), 0);
}

void ServeTest::wantsTheToken()
{
    Certificates certificates;
    (void)certificates.server();
    const auto process = serving({u"--token-file"_s, fileWith(u"token"_s, token), u"--tls-cert"_s,
        certificates.serverFile(), u"--tls-key"_s, certificates.keyFile()});
    QVERIFY2(m_url.startsWith("https://"_L1), qPrintable(m_said));
    const Told refused = get(u"/metrics"_s);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.challenge, "Bearer realm=\"quotalamp\""_ba);
    QVERIFY(!refused.body.contains("quotalamp_build"));
    QCOMPARE(get(u"/v1/status"_s, "Bearer fake-token-0123456780").status, 401);
    QCOMPARE(get(u"/other"_s).status, 401);
    QCOMPARE(get(u"/metrics"_s, QByteArray("Bearer ") + token).status, 200);
    QCOMPARE(get(u"/healthz"_s).status, 200);
    QCOMPARE(ended(*process), 0);
    QVERIFY(!QString(m_said + QString::fromUtf8(process->readAllStandardError())).contains(QLatin1StringView(token)));
}

/// Without being started anew.
void ServeTest::readsARenewedToken()
{
    const auto process = serving({u"--token-file"_s, fileWith(u"token"_s, token)});
    QCOMPARE(get(u"/metrics"_s, QByteArray("Bearer ") + token).status, 200);
    (void)fileWith(u"token"_s, "fake-token-9876543210");
    QTRY_COMPARE_WITH_TIMEOUT(get(u"/metrics"_s, "Bearer fake-token-9876543210").status, 200, patience);
    (void)fileWith(u"token"_s, "short");
    QTest::qWait(500);
    QCOMPARE(get(u"/metrics"_s, "Bearer fake-token-9876543210").status, 200);
    QCOMPARE(ended(*process), 0);
}

void ServeTest::refusesToStart_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("open to others") << QStringList{u"--listen"_s, u"0.0.0.0:0"_s} << 2 << u"Others can reach 0.0.0.0"_s;
    QTest::newRow("no address") << QStringList{u"--listen"_s, u"gpu.example:1"_s} << 2 << u"is no address"_s;
    QTest::newRow("half of TLS") << QStringList{u"--tls-cert"_s, u"a.pem"_s} << 2 << u"both --tls-cert and --tls-key"_s;
    QTest::newRow("no such file") << QStringList{u"--token-file"_s, u"/nowhere/token"_s} << 2 << u"cannot be read"_s;
    QTest::newRow("two secrets") << QStringList{u"--token-file"_s, u"a"_s, u"--basic-auth-file"_s, u"b"_s} << 2
                                 << u"either a token or a login"_s;
    QTest::newRow("an address of nobody here")
        << QStringList{u"--listen"_s, u"127.0.0.1:1"_s, u"x"_s} << 2 << u"too many words"_s;
}

void ServeTest::refusesToStart()
{
    QFETCH(QStringList, words);
    const Ran ran = run(QStringList(u"serve"_s) + words);
    QTEST(ran.exit, "exit");
    QFETCH(QString, sentence);
    QVERIFY2(ran.error.contains(sentence), qPrintable(ran.error));
    QVERIFY(ran.out.isEmpty());
}

/// Where a program of the same user asks already, and its place once it is gone.
void ServeTest::tellsWhatTheOtherOneKnows()
{
    addAccount();
    const auto first = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_limit"_s), patience);
    const std::size_t asked = m_provider->heard().size();
    const auto second = serving();
    QVERIFY2(m_said.contains(u"runs already"_s), qPrintable(m_said));
    QCOMPARE(metrics().series(u"quotalamp_limit"_s, {u"window"_s}), QStringList(u"window=requests 500"_s));
    QVERIFY(!get(u"/metrics"_s).body.contains("# EOF"));
    QVERIFY(QJsonDocument::fromJson(get(u"/v1/status"_s).body)["accounts"_L1].isArray());
    QCOMPARE(m_provider->heard().size(), asked);
    QCOMPARE(ended(*first), 0);
    QTest::qWait(2100); // what it said is good for so long
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_limit"_s), patience);
    QCOMPARE(run({u"status"_s}).exit, 0);
    QCOMPARE(ended(*second), 0);
}

/// Which is the one that asks from then on, also where it starts in the background.
void ServeTest::givesWayToTheTrayApp()
{
    addAccount();
    const auto process = serving();
    const auto isUp = [this](const char* value) {
        return metrics().series(u"quotalamp_up"_s, {}) == QStringList(QString::fromLatin1(value));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isUp("1"), patience);
    const Places places = m_home->places();
    const Registry registry = Registry::builtIn();
    const Settings settings;
    HttpClient http;
    KeyStore keys;
    UsageStore store(registry, nullptr); // what it knows is in no file
    store.setAccounts(AccountFile(places).read());
    Snapshot failed;
    failed.error = Error{ErrorKind::Unreachable, 0, u"not reachable"_s, {}};
    failed.checkedAt = wallClock();
    failed.lastProbeFailed = true;
    store.setSnapshot(store.states().front().account.id, failed);
    Refresher refresher(registry, http, keys, store);
    {
        RemoteCommands app(places, store, refresher, settings);
        QVERIFY(app.claim(true));
        QTRY_VERIFY_WITH_TIMEOUT(isUp("0"), patience); // which only the app knows
    }
    QTRY_VERIFY_WITH_TIMEOUT(isUp("1"), patience); // it is the one again
    QCOMPARE(ended(*process), 0);
}

/// They found nobody to ask, and are asking by themselves when it starts.
void ServeTest::asksOnceBesideCommandsThatBeganBefore()
{
    addAccount();
    Play late = limits();
    late.latency = std::chrono::milliseconds(3000);
    m_provider->play(late);
    std::vector<std::unique_ptr<QProcess>> commands;
    for (int each = 0; each < 3; ++each) {
        commands.push_back(std::make_unique<QProcess>());
        commands.back()->setProcessEnvironment(m_environment);
        commands.back()->start(program, {u"status"_s, u"--json"_s});
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_provider->heard().size(), 1U, patience);
    const auto process = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_limit"_s), patience);
    for (const auto& command : commands) {
        QVERIFY(command->state() == QProcess::NotRunning || command->waitForFinished(patience));
        QCOMPARE(command->exitCode(), 0);
        const QJsonObject account =
            QJsonDocument::fromJson(command->readAllStandardOutput())["accounts"_L1][0].toObject();
        QCOMPARE(account["requests"_L1]["remaining"_L1].toInt(), 125);
    }
    QCOMPARE(m_provider->heard().size(), 1U);
    QCOMPARE(ended(*process), 0);
}

/// Of a tool whose login is the key, from when the person chooses it.
void ServeTest::followsSessionFiles()
{
    m_provider->play(answering(503, {}));
    QVERIFY(QDir(m_home->path()).mkpath(u".codex/sessions/2026/11/24"_s));
    QVERIFY(
        !fileWith(u".codex/auth.json"_s, R"({"tokens":{"access_token":"fake-token","account_id":"fake"}})").isEmpty());
    const Ran added = run({u"account"_s, u"add"_s, u"chatgpt"_s, u"--label"_s, u"Plan"_s, u"--key-from"_s, u"login"_s,
        u"--base-url"_s, m_provider->url().toString()});
    QVERIFY2(added.exit == 0, qPrintable(added.error));
    const auto reset = QString::number(QDateTime::currentSecsSinceEpoch() + 1800);
    const QString line =
        uR"({"timestamp":"%1","payload":{"rate_limits":{"primary":{"used_percent":12,"window_minutes":300,"resets_at":%2}}}})"_s
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), reset);
    const QString session = u".codex/sessions/2026/11/24/rollout-1.jsonl"_s;
    QVERIFY(!fileWith(session, line.toUtf8() + '\n').isEmpty());
    const auto process = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_account_error"_s), patience);
    QVERIFY(!metrics().has(u"quotalamp_limit"_s));
    QVERIFY(QDir().mkpath(m_home->places().config));
    QFile settings(m_home->places().config + u"/settings.json"_s);
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write(R"({"session_files": true})") > 0);
    settings.close();
    QTRY_COMPARE_WITH_TIMEOUT(
        metrics().series(u"quotalamp_limit_remaining"_s, {u"window"_s}), QStringList(u"window=5h 88"_s), patience);
    QCOMPARE(ended(*process), 0);
}

/// A full or broken disk: it says so, goes on, and ends with the status for it.
void ServeTest::servesWhereNothingCanBeKept()
{
    addAccount();
    QVERIFY(QDir(m_home->places().state).mkpath(u"snapshots.rows/in the way"_s));
    const auto process = serving();
    QTRY_VERIFY_WITH_TIMEOUT(metrics().has(u"quotalamp_limit"_s), patience);
    QCOMPARE(ended(*process), 5);
    QVERIFY(!process->readAllStandardError().isEmpty());
}

/// As the other programs have: their table of open files grows before threads share it. `quotalamp serve` would hand its own on.
void ServeTest::hasRoomForFiles()
{
    const QString server = QFileInfo(program).path() + u"/quotalamp-serve"_s;
    const auto process = started(server, {u"--listen"_s, u"127.0.0.1:0"_s});
    QFile file(u"/proc/%1/status"_s.arg(process->processId()));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("this system does not tell");
    static const QRegularExpression size(u"FDSize:\\s*(\\d+)"_s);
    const int room = size.match(QString::fromUtf8(file.readAll())).captured(1).toInt();
    QVERIFY2(room >= std::min(mostOpenFiles(), 1024), qPrintable(QString::number(room)));
    QCOMPARE(ended(*process), 0);
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
