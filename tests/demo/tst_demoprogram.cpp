// SPDX-License-Identifier: MIT
#include "core/model/demoannouncement.h"
#include "io/session/demoprogram.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <signal.h>
#endif

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

const QString demo = QStringLiteral(QUOTALAMP_DEMO_PROGRAM);
const QString desktop = QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM);
constexpr int patience = 20'000;

DemoAnnouncement twoAccounts()
{
    DemoAnnouncement announcement;
    Account work;
    work.id = u"demo-one"_s;
    work.provider = u"openai"_s;
    work.label = u"Work & “more”"_s;
    work.baseUrl = QUrl(u"http://127.0.0.1:40001/one"_s);
    work.key = {KeySource::Kind::Session, {}};
    work.keyOrigin = u"http://127.0.0.1:40001"_s;
    work.paidProbe = PaidProbe::Never;
    work.demo = true;
    Account local = work;
    local.id = u"demo-two"_s;
    local.paidProbe = PaidProbe::Always;
    announcement.keys.emplace(work.id, Secret("sk-test-not-a-key-0001"));
    announcement.accounts = {work, local};
    return announcement;
}

/// What somebody hears who connects from this machine to `address`.
bool answersAt(const QHostAddress& address, int port)
{
    QTcpSocket socket;
    socket.connectToHost(address, quint16(port));
    return socket.waitForConnected(2000);
}

int portOf(const DemoAnnouncement& announcement)
{
    return announcement.accounts.front().baseUrl.port();
}

} // namespace

/// The demo as a program of its own, and what starts it.
class DemoProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItServesInOneLine();
    void refusesOtherLines_data();
    void refusesOtherLines();
    void servesOnTheLoopbackOnly();
    void endsWithItsInput();
    void endsWithTheOneWhoStartedIt();
    void playsRecordedAnswers();
    void saysWhyItCannot_data();
    void saysWhyItCannot();
    void tellsOnlyOnce();
    void refusesOtherArguments();
};

void DemoProgramTest::saysWhatItServesInOneLine()
{
    const DemoAnnouncement told = twoAccounts();
    const QByteArray line = announcementLine(told, 40001);
    QVERIFY(line.endsWith('\n'));
    QCOMPARE(line.count('\n'), 1);
    const auto heard = readAnnouncement(line);
    QVERIFY(heard);
    QCOMPARE(heard->accounts, told.accounts);
    QCOMPARE(heard->keys.size(), std::size_t(1));
    QCOMPARE(heard->keys.at(u"demo-one"_s).expose(), QByteArray("sk-test-not-a-key-0001"));
}

void DemoProgramTest::refusesOtherLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("listening\n");
    QTest::newRow("no accounts said") << QByteArray(R"({"port": 1})");
    QTest::newRow("not a list") << QByteArray(R"({"accounts": {}})");
    QTest::newRow("an account without a name")
        << QByteArray(R"({"accounts": [{"provider": "openai", "base_url": "http://127.0.0.1:1/"}]})");
    QTest::newRow("elsewhere") << QByteArray(
        R"({"accounts": [{"id": "demo", "provider": "openai", "base_url": "https://api.example/"}]})");
}

void DemoProgramTest::refusesOtherLines()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!readAnnouncement(line));
}

void DemoProgramTest::servesOnTheLoopbackOnly()
{
    DemoProgram program(demo);
    const auto announcement = program.startAndWait({});
    QVERIFY2(announcement.ok(), "the demo does not start");
    QCOMPARE(announcement->accounts.size(), std::size_t(3));
    const int port = portOf(*announcement);
    QVERIFY(answersAt(QHostAddress::LocalHost, port));
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback())
            QVERIFY2(!answersAt(address, port), qPrintable(address.toString()));
    }
    program.end();
    QVERIFY(!answersAt(QHostAddress::LocalHost, port));
}

void DemoProgramTest::endsWithItsInput()
{
    QProcess process;
    process.start(demo, QStringList());
    QVERIFY(process.waitForReadyRead(patience));
    QVERIFY(readAnnouncement(process.readLine()));
    QVERIFY(process.readAll().isEmpty());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

/// Also where that one is killed, and can do nothing about it.
void DemoProgramTest::endsWithTheOneWhoStartedIt()
{
#ifndef Q_OS_LINUX
    QSKIP("looks into /proc");
#else
    const QTemporaryDir home;
    QProcess app;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    app.setProcessEnvironment(environment);
    app.start(desktop, {u"--demo"_s, u"--background"_s});
    QVERIFY(app.waitForStarted(patience));
    const auto children = [&app] {
        QFile file(u"/proc/%1/task/%1/children"_s.arg(app.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!children().isEmpty(), patience);
    const QString child = u"/proc/"_s + QString::fromLatin1(children());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::symLinkTarget(child + u"/exe"_s).endsWith(u"quotalamp-demo"_s), patience);
    QCOMPARE(::kill(pid_t(app.processId()), SIGKILL), 0);
    QVERIFY(app.waitForFinished(patience));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::symLinkTarget(child + u"/exe"_s).isEmpty(), patience);
#endif
}

void DemoProgramTest::playsRecordedAnswers()
{
    DemoProgram program(demo);
    const auto announcement = program.startAndWait(QStringLiteral(QUOTALAMP_FIXTURES "/perplexity"));
    QVERIFY(announcement.ok());
    QStringList labels;
    for (const Account& account : announcement->accounts)
        labels << account.label;
    labels.sort();
    QCOMPARE(labels, QStringList({u"bad-key"_s, u"success"_s, u"throttled"_s}));
    // None of a known provider: it runs all the same, and says so.
    const auto nothing = program.startAndWait(QStringLiteral(QUOTALAMP_FIXTURES "/descriptor"));
    QVERIFY(nothing.ok());
    QVERIFY(nothing->accounts.empty());
}

void DemoProgramTest::saysWhyItCannot_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("sentence");
    const QString failed = u"The demo provider could not start."_s;
    QTest::newRow("missing") << QString() << u"The demo is not installed: quotalamp-demo is missing."_s;
    QTest::newRow("ends without a word") << u"exit 5"_s << failed;
    QTest::newRow("says something else") << u"echo hello; exec cat"_s << failed;
    QTest::newRow("says half a line and ends") << u"printf '{\"accounts\": []'"_s << failed;
    QTest::newRow("never says anything") << u"exec cat"_s << failed;
    QTest::newRow("cannot be run") << u"-"_s << failed;
}

void DemoProgramTest::saysWhyItCannot()
{
#ifndef Q_OS_UNIX
    QSKIP("runs scripts");
#else
    QFETCH(const QString, script);
    QFETCH(const QString, sentence);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"demo"_s);
    if (!script.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script.toUtf8() + '\n');
        file.close();
        QVERIFY(file.setPermissions(
            script == "-"_L1 ? QFile::ReadOwner : QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    DemoProgram program(script.isEmpty() ? QString() : path, 300ms);
    const auto announcement = program.startAndWait({});
    QVERIFY(!announcement.ok());
    QCOMPARE(announcement.error().sentence, sentence);
#endif
}

/// One that ends later has said before what it serves.
void DemoProgramTest::tellsOnlyOnce()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"demo"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\necho '{\"accounts\": []}'\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    DemoProgram program(file.fileName(), 100ms);
    int told = 0;
    program.start({}, [&told](const DemoProgram::Outcome& outcome) { told += outcome.ok() ? 1 : 100; });
    QTRY_COMPARE_WITH_TIMEOUT(told, 1, patience);
    QTest::qWait(200); // longer than its patience
    QCOMPARE(told, 1);
}

void DemoProgramTest::refusesOtherArguments()
{
    QProcess process;
    process.start(demo, {u"--help"_s});
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(process.readAllStandardError().contains("quotalamp --demo"));
}

QTEST_GUILESS_MAIN(DemoProgramTest)
#include "tst_demoprogram.moc"
