// SPDX-License-Identifier: MIT
#include "io/session/instance.h"
#include "io/session/instancelines.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Asks from a thread of its own, as another program does.
class Asking : public QThread {
public:
    Asking(Places places, QJsonObject command, Milliseconds wait = 3s)
        : m_places(std::move(places))
        , m_command(std::move(command))
        , m_wait(wait)
    {
        start();
    }
    ~Asking() override { wait(); }
    [[nodiscard]] std::optional<QJsonObject> answer()
    {
        (void)QTest::qWaitFor([this] { return isFinished(); }, 15'000);
        return m_answer.ok() ? std::optional(m_answer.value()) : std::nullopt;
    }
    [[nodiscard]] std::optional<NoAnswer> refusal()
    {
        (void)QTest::qWaitFor([this] { return isFinished(); }, 15'000);
        return m_answer.ok() ? std::nullopt : std::optional(m_answer.error());
    }

private:
    void run() override { m_answer = askInstance(m_places, m_command, m_wait); }
    Places m_places;
    QJsonObject m_command;
    Milliseconds m_wait;
    Result<QJsonObject, NoAnswer> m_answer{NoAnswer::NobodyThere};
};

void echo(const QJsonObject& command, const Instance::Reply& reply)
{
    reply({{u"echo"_s, command}});
}

constexpr auto strangerVariable = "QUOTALAMP_TEST_STRANGER";
constexpr auto runtimeVariable = "QUOTALAMP_TEST_RUNTIME";

/// This program once more, as one that claims the folder, says how it went and lives until its input ends.
std::unique_ptr<QProcess> startOther(const Places& places)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(runtimeVariable), places.runtime);
    process->setProcessEnvironment(environment);
    process->start(QCoreApplication::applicationFilePath(), QStringList());
    return process;
}

int runAsOther()
{
    Instance instance(Places{{}, {}, qEnvironmentVariable(runtimeVariable)});
    std::puts(instance.claim(echo) ? "claimed" : "refused");
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

/// "claimed" or "refused".
QByteArray saidBy(QProcess& process)
{
    (void)QTest::qWaitFor([&] { return process.canReadLine(); }, 10'000);
    return process.readLine().trimmed();
}

} // namespace

class InstanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onlyOneClaims();
    void answers();
    void isFoundFromAnyEnvironment();
    void answersLater();
    void answersLargely();
    void nobodyIsThere();
    void nobodyAnswers();
    void isPrivate();
    void takesOverFromTheDead();
    void takesOverWhatIsNoLock_data();
    void takesOverWhatIsNoLock();
    void holdsALockThatWasRemoved();
    void oneOfManyWins();
    void runsWithoutAFolder();
    void endsBadClients_data();
    void endsBadClients();
    void endsIdleClients();
    void limitsClients_data();
    void limitsClients();
    void endsClientsThatTalkOn();
    void endsClientsThatDoNotRead();
    void survivesAClientThatLeft();
    void knowsSlowFromStopped();
    void asksWhoThePeerIs();
    void asksNoStranger();

private:
    [[nodiscard]] QString socketPath() const { return m_places.runtime + u"/socket"_s; }
    [[nodiscard]] QString lockPath() const { return m_places.runtime + u"/lock"_s; }
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
};

void InstanceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = {m_folder->filePath(u"config"_s), m_folder->filePath(u"state"_s), m_folder->filePath(u"run"_s)};
}

void InstanceTest::onlyOneClaims()
{
    auto first = std::make_unique<Instance>(m_places);
    QVERIFY(first->claim(echo));
    Instance second(m_places);
    QVERIFY(!second.claim(echo));
    Asking asking(m_places, {{u"verb"_s, u"show"_s}});
    QVERIFY(asking.answer().has_value()); // the second took nothing from the first
    first.reset();
    Instance third(m_places);
    QVERIFY(third.claim(echo));
}

void InstanceTest::answers()
{
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    const QJsonObject command{{u"verb"_s, u"status"_s}, {u"text"_s, u"two\nlines, ä"_s}};
    Asking asking(m_places, command);
    QJsonObject heard = asking.answer().value().value("echo"_L1).toObject();
    QVERIFY(heard.take("pulse"_L1).toBool());
    QCOMPARE(heard, command);
}

/// The environments of two programs of a user name different runtime folders: they still find each other.
void InstanceTest::isFoundFromAnyEnvironment()
{
    const Places fallback{m_places.config, m_places.state, m_places.state + u"/run"_s};
    const Places another{m_places.config, m_places.state, m_folder->filePath(u"elsewhere"_s)};
    auto instance = std::make_unique<Instance>(m_places);
    QVERIFY(instance->claim(echo));
    for (const Places& places : {m_places, fallback, another}) {
        Asking asking(places, {{u"verb"_s, u"show"_s}});
        QVERIFY(asking.answer().has_value());
        Instance second(places);
        QVERIFY(!second.claim(echo));
    }
    // The sign stays behind and leads nowhere.
    instance.reset();
    Asking nobody(fallback, {{u"verb"_s, u"show"_s}});
    QCOMPARE(nobody.refusal(), NoAnswer::NobodyThere);
    Instance next(fallback);
    QVERIFY(next.claim(echo));
    Asking asking(fallback, {{u"verb"_s, u"show"_s}});
    QVERIFY(asking.answer().has_value());
}

void InstanceTest::answersLater()
{
    Instance instance(m_places);
    Instance::Reply kept;
    QVERIFY(instance.claim([&](const QJsonObject&, const Instance::Reply& reply) { kept = reply; }));
    Asking asking(m_places, {{u"verb"_s, u"status"_s}});
    QTRY_VERIFY(kept);
    QTest::qWait(200);
    kept({{u"late"_s, true}});
    kept({{u"twice"_s, true}});
    QVERIFY(asking.answer().value().contains("late"_L1));
}

void InstanceTest::answersLargely()
{
    Instance instance(m_places);
    const QString large(3'000'000, u'x');
    QVERIFY(instance.claim([&](const QJsonObject&, const Instance::Reply& reply) { reply({{u"large"_s, large}}); }));
    Asking asking(m_places, {{u"verb"_s, u"status"_s}}, 10s);
    QCOMPARE(asking.answer().value().value("large"_L1).toString().size(), large.size());
}

void InstanceTest::nobodyIsThere()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!askInstance(m_places, {{u"verb"_s, u"show"_s}}, 5s));
    QVERIFY(timer.elapsed() < 1000);
}

void InstanceTest::nobodyAnswers()
{
    Instance instance(m_places);
    QVERIFY(instance.claim([](const QJsonObject&, const Instance::Reply&) {}));
    Asking asking(m_places, {{u"verb"_s, u"show"_s}}, 300ms);
    QVERIFY(!asking.answer().has_value());
}

void InstanceTest::isPrivate()
{
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(m_places.runtime).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
    QCOMPARE(::stat(QFile::encodeName(socketPath()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0077U, 0U);
    QCOMPARE(::stat(QFile::encodeName(lockPath()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void InstanceTest::takesOverFromTheDead()
{
    const auto other = startOther(m_places);
    QCOMPARE(saidBy(*other), QByteArray("claimed"));
    Instance early(m_places);
    QVERIFY(!early.claim(echo));
    other->kill();
    QVERIFY(other->waitForFinished());
    QVERIFY(QFile::exists(socketPath())); // left behind
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    Asking asking(m_places, {{u"verb"_s, u"show"_s}});
    QVERIFY(asking.answer().has_value());
}

void InstanceTest::takesOverWhatIsNoLock_data()
{
    using Leave = std::function<void(const QString& lock, const QString& socket)>;
    const auto content = [](const QByteArray& bytes) {
        return [bytes](const QString& lock, const QString&) {
            QFile file(lock);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        };
    };
    QTest::addColumn<Leave>("leave");
    QTest::newRow("an empty lock file") << Leave(content({}));
    QTest::newRow("garbage") << Leave(content("\0\xff lock \n\n"_ba));
    QTest::newRow("a process that lives, by another program") << Leave(content("1\ninit\nhost\n"_ba));
    QTest::newRow("a large one") << Leave(content(QByteArray(3'000'000, '7')));
    QTest::newRow("a folder") << Leave(
        [](const QString& lock, const QString&) { QVERIFY(QDir().mkpath(lock + u"/x"_s)); });
    QTest::newRow("a link to nowhere") << Leave(
        [](const QString& lock, const QString&) { QVERIFY(QFile::link(u"/nowhere/at/all"_s, lock)); });
    QTest::newRow("a link to itself") << Leave(
        [](const QString& lock, const QString&) { QVERIFY(QFile::link(lock, lock)); });
    QTest::newRow("a pipe") << Leave(
        [](const QString& lock, const QString&) { QCOMPARE(::mkfifo(QFile::encodeName(lock).constData(), 0600), 0); });
    QTest::newRow("one without rights") << Leave([content](const QString& lock, const QString& socket) {
        content({})(lock, socket);
        QVERIFY(QFile::setPermissions(lock, {}));
    });
    QTest::newRow("a folder for a socket")
        << Leave([](const QString&, const QString& socket) { QVERIFY(QDir().mkpath(socket + u"/x"_s)); });
    QTest::newRow("a link for a socket") << Leave(
        [](const QString&, const QString& socket) { QVERIFY(QFile::link(u"/nowhere"_s, socket)); });
}

void InstanceTest::takesOverWhatIsNoLock()
{
    QFETCH(const std::function<void(const QString&, const QString&)>, leave);
    QVERIFY(QDir().mkpath(m_places.runtime));
    leave(lockPath(), socketPath());
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    Asking asking(m_places, {{u"verb"_s, u"show"_s}});
    QVERIFY(asking.answer().has_value());
    Instance second(m_places);
    QVERIFY(!second.claim(echo));
}

/// As what clears old files away does. Who comes next is alone, and so is who comes then.
void InstanceTest::holdsALockThatWasRemoved()
{
    Instance first(m_places);
    QVERIFY(first.claim(echo));
    QVERIFY(QFile::remove(lockPath()));
    Instance second(m_places);
    QVERIFY(second.claim(echo));
    Instance third(m_places);
    QVERIFY(!third.claim(echo));
}

void InstanceTest::oneOfManyWins()
{
    std::vector<std::unique_ptr<QProcess>> all;
    for (int i = 0; i < 12; ++i)
        all.push_back(startOther(m_places));
    int winners = 0;
    for (const auto& process : all)
        winners += saidBy(*process) == "claimed";
    QCOMPARE(winners, 1);
    for (const auto& process : all) {
        process->closeWriteChannel();
        QVERIFY(process->waitForFinished());
    }
}

void InstanceTest::runsWithoutAFolder()
{
    QFile file(m_places.runtime);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    QVERIFY(!askInstance(m_places, {{u"verb"_s, u"show"_s}}, 300ms));
}

void InstanceTest::endsBadClients_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("show me\n");
    QTest::newRow("a list") << QByteArray("[1]\n");
    QTest::newRow("empty line") << QByteArray("\n");
    QTest::newRow("binary") << QByteArray("\0\xff\n", 3);
    QTest::newRow("no end") << QByteArray(70 * 1024, '{');
    QTest::newRow("too long") << "{\"verb\": \"" + QByteArray(70 * 1024, 'x') + "\"}\n";
    QTest::newRow("deep") << QByteArray(5000, '[') + "\n";
}

void InstanceTest::endsBadClients()
{
    QFETCH(const QByteArray, bytes);
    Instance instance(m_places);
    bool handled = false;
    QVERIFY(instance.claim([&](const QJsonObject&, const Instance::Reply&) { handled = true; }));
    QLocalSocket client;
    client.connectToServer(socketPath());
    QVERIFY(client.waitForConnected(1000));
    client.write(bytes);
    QTRY_COMPARE(client.state(), QLocalSocket::UnconnectedState);
    QVERIFY(!handled);
}

void InstanceTest::endsIdleClients()
{
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    QLocalSocket client;
    client.connectToServer(socketPath());
    QVERIFY(client.waitForConnected(1000));
    client.write("{\"verb\":");
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QLocalSocket::UnconnectedState, 8000);
}

void InstanceTest::limitsClients_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a command") << QByteArray("{\"verb\": \"sta");
    QTest::newRow("a command, and does not read") << QByteArray("{\"verb\": \"large\"}\n");
    QTest::newRow("a command that is never answered") << QByteArray("{\"verb\": \"wait\"}\n");
}

/// However many there are that do not go, the next one gets its answer.
void InstanceTest::limitsClients()
{
    QFETCH(const QByteArray, says);
    Instance instance(m_places);
    QVERIFY(instance.claim([](const QJsonObject& command, const Instance::Reply& reply) {
        const QString verb = command.value("verb"_L1).toString();
        if (verb == "large"_L1)
            return reply({{u"large"_s, QString(3'000'000, u'x')}});
        if (verb != "wait"_L1)
            reply(command);
    }));
    std::vector<std::unique_ptr<QLocalSocket>> clients;
    for (int i = 0; i < Instance::mostCallers + 50; ++i) {
        auto& client = clients.emplace_back(std::make_unique<QLocalSocket>());
        client->setReadBufferSize(1);
        client->connectToServer(socketPath());
        QVERIFY(client->waitForConnected(1000));
        client->write(says);
        client->flush();
        QTest::qWait(1);
    }
    Asking asking(m_places, {{u"verb"_s, u"show"_s}}, 2s);
    QVERIFY(asking.answer().has_value());
    QVERIFY(instance.findChildren<Caller*>().size() <= Instance::mostCallers + 1);
}

/// What it says after its command is neither read nor kept.
void InstanceTest::endsClientsThatTalkOn()
{
    Instance instance(m_places);
    QVERIFY(instance.claim([](const QJsonObject&, const Instance::Reply&) {}));
    QLocalSocket client;
    client.connectToServer(socketPath());
    QVERIFY(client.waitForConnected(1000));
    client.write("{\"verb\":\"status\"}\n");
    QTRY_VERIFY(!instance.findChildren<Caller*>().isEmpty() && instance.findChildren<Caller*>().first()->isWaiting());
    client.write(QByteArray(1024 * 1024, 'x'));
    QTRY_COMPARE(client.state(), QLocalSocket::UnconnectedState);
}

void InstanceTest::endsClientsThatDoNotRead()
{
    Instance instance(m_places);
    QVERIFY(instance.claim([](const QJsonObject&, const Instance::Reply& reply) {
        reply({{u"large"_s, QString(3'000'000, u'x')}});
    }));
    QLocalSocket client;
    client.setReadBufferSize(1);
    client.connectToServer(socketPath());
    QVERIFY(client.waitForConnected(1000));
    client.write("{\"verb\":\"status\"}\n");
    QTRY_COMPARE(instance.findChildren<Caller*>().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(instance.findChildren<Caller*>().size(), 0, 9000);
}

void InstanceTest::survivesAClientThatLeft()
{
    Instance instance(m_places);
    Instance::Reply kept;
    QVERIFY(instance.claim([&](const QJsonObject&, const Instance::Reply& reply) { kept = reply; }));
    auto client = std::make_unique<QLocalSocket>();
    client->connectToServer(socketPath());
    QVERIFY(client->waitForConnected(1000));
    client->write("{\"verb\":\"status\"}\n");
    QTRY_VERIFY(kept);
    client.reset();
    QTest::qWait(50);
    kept({{u"late"_s, true}});
}

/// A slow app says that it lives; one that was stopped says nothing, and is not waited for.
void InstanceTest::knowsSlowFromStopped()
{
    Instance instance(m_places);
    QVERIFY(instance.claim([this](const QJsonObject&, const Instance::Reply& reply) {
        QTimer::singleShot(5s, this, [reply] { reply({{u"late"_s, true}}); });
    }));
    Asking slow(m_places, {{u"verb"_s, u"status"_s}}, 60s);
    QVERIFY(slow.answer().has_value());

    const Places others{{}, {}, m_folder->filePath(u"other"_s)};
    const auto other = startOther(others);
    QCOMPARE(saidBy(*other), QByteArray("claimed"));
    QCOMPARE(::kill(static_cast<pid_t>(other->processId()), SIGSTOP), 0);
    QElapsedTimer timer;
    timer.start();
    Asking stopped(others, {{u"verb"_s, u"status"_s}}, 60s);
    QCOMPARE(stopped.refusal(), NoAnswer::Silent);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(::kill(static_cast<pid_t>(other->processId()), SIGCONT), 0);
    other->closeWriteChannel();
    QVERIFY(other->waitForFinished());
}

/// The folder keeps others out; where that fails, the peer is asked.
void InstanceTest::asksWhoThePeerIs()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    Instance instance(m_places);
    QVERIFY(instance.claim(echo));
    for (const QString& path : {m_folder->path(), m_places.runtime, socketPath()})
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0777), 0);
    const auto asOther = [this](const QByteArray& askedFor) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(runtimeVariable), m_places.runtime);
        environment.insert(QString::fromLatin1(strangerVariable), QString::fromLatin1(askedFor));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        return saidBy(process);
    };
    QCOMPARE(asOther("same"), QByteArray("answered"));
    QCOMPARE(asOther("stranger"), QByteArray("refused"));
}

/// Whoever answers in another user's folder is not our app, and is told nothing.
void InstanceTest::asksNoStranger()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    QVERIFY(QDir().mkpath(m_places.runtime));
    for (const QString& path : {m_folder->path(), m_places.runtime})
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0777), 0);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(runtimeVariable), m_places.runtime);
    environment.insert(QString::fromLatin1(strangerVariable), u"server"_s);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), QStringList());
    QCOMPARE(saidBy(process), QByteArray("listens"));
    Asking asking(m_places, {{u"verb"_s, u"status"_s}});
    QCOMPARE(asking.refusal(), NoAnswer::NobodyThere);
    InstanceLines lines(m_places);
    QSignalSpy gone(&lines, &InstanceLines::gone);
    lines.listen({{u"verb"_s, u"follow"_s}});
    QTRY_COMPARE(gone.size(), 1); // perhaps at once
    QVERIFY(!lines.isListening());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput(), QByteArray("heard nothing\n"));
}

constexpr uid_t nobody = 65534;

/// Listens as another user, and says whether it was told anything.
int runAsStrangersServer()
{
    QLocalServer server;
    if (::setuid(nobody) != 0 || !server.listen(qEnvironmentVariable(runtimeVariable) + u"/socket"_s))
        return 1;
    if (::chmod(QFile::encodeName(server.fullServerName()).constData(), 0777) != 0)
        return 1;
    std::puts("listens");
    std::fflush(stdout);
    bool heard = false;
    for (int i = 0; i < 2 && server.waitForNewConnection(10'000); ++i)
        heard = server.nextPendingConnection()->waitForReadyRead(500) || heard;
    std::puts(heard ? "heard" : "heard nothing");
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

/// Asks as another user where it is told to.
int runAsStranger()
{
    if (qgetenv(strangerVariable) == "stranger" && ::setuid(nobody) != 0)
        return 1;
    QLocalSocket socket;
    socket.connectToServer(qEnvironmentVariable(runtimeVariable) + u"/socket"_s);
    if (!socket.waitForConnected(1000))
        return 1;
    socket.write("{\"verb\":\"show\"}\n");
    std::puts(socket.waitForReadyRead(5000) ? "answered" : "refused");
    std::fflush(stdout);
    return 0;
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (qgetenv(strangerVariable) == "server")
        return runAsStrangersServer();
    if (qEnvironmentVariableIsSet(strangerVariable))
        return runAsStranger();
    if (qEnvironmentVariableIsSet(runtimeVariable))
        return runAsOther();
    InstanceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_instance.moc"
