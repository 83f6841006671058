// SPDX-License-Identifier: MIT
#include "io/files/accountfile.h"
#include "support/certificates.h"
#include "support/commandhome.h"
#include "support/loopbackserver.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

#include <memory>

using namespace quotalamp;
using namespace quotalamp::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

} // namespace

/// A program whose work is done ends well, whatever its libraries still have to do.
class EndingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesThreadsToEndAsTheyLike_data();
    void leavesThreadsToEndAsTheyLike();
    void asksOverTls();
    void endsAsOurProgramsDo();

private:
    Certificates m_certificates;
};

void EndingTest::leavesThreadsToEndAsTheyLike_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("stays"); // until it is told to end
    const QStringList status{u"status"_s, u"--refresh"_s};
    QTest::newRow("a command") << u"quotalamp"_s << status << false;
    QTest::newRow("a command of the tray app's program") << u"quotalamp-desktop"_s << status << false;
    QTest::newRow("the tray app") << u"quotalamp-desktop"_s << QStringList{u"--background"_s} << true;
    QTest::newRow("the server") << u"quotalamp-serve"_s << QStringList{u"--listen"_s, u"127.0.0.1:0"_s} << true;
}

/// That of Qt's requests is just ending when a command is over.
void EndingTest::leavesThreadsToEndAsTheyLike()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, words);
    QFETCH(const bool, stays);
    const CommandHome home;
    QVERIFY(home.makeRuntimeFolder());
    LoopbackServer server(m_certificates.server());
    server.play(answering(200, R"({"models":[],"version":"0.9.1"})"));
    Account account;
    account.id = account.label = u"one"_s;
    account.provider = u"ollama"_s;
    account.baseUrl = server.url();
    account.certificates = m_certificates.issuerFile();
    QVERIFY(!AccountFile(home.places()).write({account}));
    QProcess process;
    QProcessEnvironment environment = home.environment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(QUOTALAMP_LATE_ENDS));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.start(QFileInfo(QStringLiteral(QUOTALAMP_PROGRAM)).path() + u'/' + program, words);
    if (stays) {
        QVERIFY(QTest::qWaitFor([&server] { return !server.heard().empty() && server.open() == 0; }, patience));
        process.terminate();
    }
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience));
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit, said.constData());
    QVERIFY2(process.exitCode() == 0, said.constData());
    QVERIFY(!server.heard().empty());
}

/// What makes an end dangerous.
void EndingTest::asksOverTls()
{
    LoopbackServer server(m_certificates.server());
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_certificates.issuerFile()));
    QNetworkRequest request(server.url());
    request.setSslConfiguration(tls);
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QVERIFY(QTest::qWaitFor([&reply] { return reply->isFinished(); }, patience));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

/// A test that passed does not fail then.
void EndingTest::endsAsOurProgramsDo()
{
    QProcess test;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(QUOTALAMP_LATE_ENDS));
    test.setProcessEnvironment(environment);
    test.start(QCoreApplication::applicationFilePath(), {u"-nocrashhandler"_s, u"asksOverTls"_s});
    QVERIFY(test.waitForFinished(patience));
    QVERIFY2(test.exitStatus() == QProcess::NormalExit, test.readAllStandardError().constData());
    QVERIFY2(test.exitCode() == 0, test.readAllStandardOutput().constData());
}

QTEST_GUILESS_MAIN(EndingTest)
#include "tst_ending.moc"
