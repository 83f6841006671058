#include "io/instance.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <sys/stat.h>

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
        (void)QTest::qWaitFor([this] { return isFinished(); }, 10'000);
        return m_answer;
    }

private:
    void run() override { m_answer = askInstance(m_places, m_command, m_wait); }
    Places m_places;
    QJsonObject m_command;
    Milliseconds m_wait;
    std::optional<QJsonObject> m_answer;
};

void echo(const QJsonObject& command, const Instance::Reply& reply)
{
    reply({{u"echo"_s, command}});
}

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
    void answersLater();
    void answersLargely();
    void nobodyIsThere();
    void nobodyAnswers();
    void isPrivate();
    void takesOverFromTheDead();
    void oneOfManyWins();
    void runsWithoutAFolder();
    void endsBadClients_data();
    void endsBadClients();
    void endsIdleClients();
    void limitsClients();
    void survivesAClientThatLeft();

private:
    [[nodiscard]] QString socketPath() const { return m_places.runtime + u"/socket"_s; }
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
    QCOMPARE(asking.answer().value().value("echo"_L1).toObject(), command);
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

void InstanceTest::limitsClients()
{
    Instance instance(m_places);
    QVERIFY(instance.claim([](const QJsonObject&, const Instance::Reply&) {}));
    std::vector<std::unique_ptr<QLocalSocket>> clients;
    for (int i = 0; i < 40; ++i) {
        auto& client = clients.emplace_back(std::make_unique<QLocalSocket>());
        client->connectToServer(socketPath());
        QVERIFY(client->waitForConnected(1000));
        QTest::qWait(1);
    }
    const auto connected = [&] {
        return std::ranges::count_if(
            clients, [](const auto& each) { return each->state() == QLocalSocket::ConnectedState; });
    };
    QTRY_COMPARE(connected(), 16);
    clients.clear();
    QTest::qWait(50);
    Asking asking(m_places, {{u"verb"_s, u"show"_s}}, 300ms);
    (void)asking.answer(); // the next one is let in, whatever comes of it
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

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(runtimeVariable))
        return runAsOther();
    InstanceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_instance.moc"
