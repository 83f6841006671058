// SPDX-License-Identifier: MIT
#include "serve/webserver.h"
#include "support/certificates.h"

#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; // ms
constexpr qsizetype large = 4 << 20;

/// Answers with the path, or with a lot.
void answer(const WebRequest& request, const WebClient::Reply& reply)
{
    WebAnswer told;
    told.body = request.path == "/large" ? QByteArray(large, 'x') : request.path;
    reply(told);
}

QByteArray get(const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

/// Real connections, good ones and bad.
class WebServerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersOneAfterTheOther();
    void answersWhoSpeaksAhead();
    void saysNoBodyToHead();
    void refuses_data();
    void refuses();
    void hangsUp();
    void makesRoom();
    void keepsOthersFromWaiting();
    void leavesWhoDoesNotRead();
    void survivesWhoGoes();
    void speaksTls();
    void leavesWhoSpeaksNoTls();

private:
    /// Sends this, and reads until the server hangs up or nothing more comes that is awaited.
    [[nodiscard]] QByteArray said(const QByteArray& bytes, const QByteArray& until = {});
    [[nodiscard]] std::unique_ptr<QTcpSocket> connected() const;

    std::unique_ptr<WebServer> m_server;
};

void WebServerTest::init()
{
    m_server = std::make_unique<WebServer>(answer);
    QVERIFY(!m_server->open({QHostAddress(QHostAddress::LocalHost), 0}));
}

std::unique_ptr<QTcpSocket> WebServerTest::connected() const
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, m_server->serverPort());
    (void)QTest::qWaitFor([&socket] { return socket->state() == QAbstractSocket::ConnectedState; }, patience);
    return socket;
}

QByteArray WebServerTest::said(const QByteArray& bytes, const QByteArray& until)
{
    const auto socket = connected();
    socket->write(bytes);
    QByteArray heard;
    (void)QTest::qWaitFor(
        [&] {
            heard += socket->readAll();
            return socket->state() == QAbstractSocket::UnconnectedState || (!until.isEmpty() && heard.endsWith(until));
        },
        patience);
    return heard;
}

void WebServerTest::answersOneAfterTheOther()
{
    const auto socket = connected();
    for (const QByteArray& path : {"/one"_ba, "/two"_ba}) {
        socket->write(get(path));
        QByteArray heard;
        QTRY_VERIFY_WITH_TIMEOUT((heard += socket->readAll()).endsWith("\r\n\r\n" + path), patience);
        QVERIFY(heard.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(heard.contains("\r\nContent-Length: 4\r\n"));
    }
    QCOMPARE(m_server->clients(), 1);
}

void WebServerTest::answersWhoSpeaksAhead()
{
    const QByteArray heard = said(get("/one") + get("/two") + get("/three"), "/three");
    QCOMPARE(heard.count("200 OK"), 3);
    QVERIFY(heard.indexOf("/one") < heard.indexOf("/two"));
}

void WebServerTest::saysNoBodyToHead()
{
    const QByteArray heard = said("HEAD /one HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "\r\n\r\n");
    QVERIFY(heard.contains("Content-Length: 4\r\n"));
    QVERIFY(heard.endsWith("\r\n\r\n"));
}

void WebServerTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("garbage") << "\x16\x03\x01garbage\r\n\r\n"_ba
                             << "HTTP/1.1 400 "_ba;
    QTest::newRow("a body") << "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nsomething"_ba
                            << "HTTP/1.1 413 "_ba;
    QTest::newRow("headers without end") << "GET / HTTP/1.1\r\nHost: a\r\nA: " + QByteArray(1 << 20, 'a')
                                         << "HTTP/1.1 431 "_ba;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba
                            << "HTTP/1.1 505 "_ba;
}

/// And hangs up, after the client could read why.
void WebServerTest::refuses()
{
    QFETCH(QByteArray, bytes);
    const QByteArray heard = said(bytes);
    QFETCH(QByteArray, begin);
    QVERIFY2(heard.startsWith(begin), heard.left(100).constData());
    QVERIFY(heard.contains("Connection: close\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 0, patience);
}

void WebServerTest::hangsUp()
{
    const QByteArray heard = said("GET /one HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY(heard.endsWith("/one"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 0, patience);
}

/// However many come, new ones are served.
void WebServerTest::makesRoom()
{
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 200; ++i) {
        silent.push_back(connected());
        silent.back()->write("GET /slow HTTP/1.1\r\nHo");
    }
    QVERIFY(said(get("/one"), "/one").endsWith("/one"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 128, patience);
    QTRY_COMPARE_WITH_TIMEOUT(silent.front()->state(), QAbstractSocket::UnconnectedState, patience);
    QCOMPARE(silent.back()->state(), QAbstractSocket::ConnectedState);
}

void WebServerTest::keepsOthersFromWaiting()
{
    const auto slow = connected();
    slow->write("GET / HTT");
    QVERIFY(said(get("/one"), "/one").endsWith("/one"));
    slow->write("P/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(slow->bytesAvailable() > 0, patience);
}

/// What is kept for it is one answer, and not for long.
void WebServerTest::leavesWhoDoesNotRead()
{
    const auto deaf = connected();
    deaf->setReadBufferSize(1);
    deaf->write(get("/large") + get("/large") + get("/large"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 1, patience);
    QVERIFY(said(get("/one"), "/one").endsWith("/one"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 0, 2 * patience);
}

void WebServerTest::survivesWhoGoes()
{
    for (int i = 0; i < 50; ++i) {
        const auto socket = connected();
        socket->write(i % 2 == 0 ? get("/large") : "GET /"_ba);
        socket->flush();
        socket->abort();
    }
    QVERIFY(said(get("/one"), "/one").endsWith("/one"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 0, patience);
}

void WebServerTest::speaksTls()
{
    Certificates certificates;
    (void)certificates.server();
    const auto tls = readTlsFiles(certificates.serverFile(), certificates.keyFile());
    QVERIFY(tls.ok());
    m_server->setTls(*tls);
    QSslSocket socket;
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.setCaCertificates(QSslCertificate::fromPath(certificates.issuerFile()));
    socket.setSslConfiguration(trusting);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server->serverPort());
    QTRY_VERIFY_WITH_TIMEOUT(socket.isEncrypted(), patience);
    for (const QByteArray& path : {"/large"_ba, "/one"_ba}) {
        socket.write(get(path));
        QByteArray heard;
        QTRY_VERIFY_WITH_TIMEOUT((heard += socket.readAll()).endsWith(path == "/one" ? path : "xxx"_ba)
                && heard.size() > (path == "/one" ? 0 : large),
            patience);
    }
    QVERIFY(!readTlsFiles(certificates.keyFile(), certificates.keyFile()).ok());
    QVERIFY(!readTlsFiles(certificates.serverFile(), certificates.serverFile()).ok());
    QVERIFY(!readTlsFiles(certificates.serverFile(), u"/nowhere"_s).ok());
}

void WebServerTest::leavesWhoSpeaksNoTls()
{
    Certificates certificates;
    (void)certificates.server();
    m_server->setTls(*readTlsFiles(certificates.serverFile(), certificates.keyFile()));
    QVERIFY(!said(get("/one")).contains("/one"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->clients(), 0, patience);
}

QTEST_GUILESS_MAIN(WebServerTest)
#include "tst_webserver.moc"
