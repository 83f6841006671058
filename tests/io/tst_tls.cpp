// SPDX-License-Identifier: MIT
#include "core/words/errorwords.h"
#include "io/net/httpclient.h"
#include "io/net/route.h"
#include "providers/descriptor/registry.h"
#include "providers/engine/engine.h"
#include "support/certificates.h"
#include "support/loopbackserver.h"
#include "support/quicklimits.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

#include <zlib.h>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0002";
using Kind = WayTrouble::Kind;

Request keyedGet(const QUrl& url, const QString& certificates = {})
{
    Request request;
    request.tag = u"models"_s;
    request.url = url;
    request.keyHeader = "x-api-key";
    request.certificates = certificates;
    return request;
}

Answer ask(HttpClient& client, const Request& request)
{
    QObject context;
    std::optional<Answer> answer;
    client.send(request, Secret(testKey), &context, [&](const Answer& heard) { answer = heard; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer.value_or(Answer{});
}

/// What a person reads of it.
QString said(const Answer& answer)
{
    const Registry registry = Registry::builtIn();
    const auto error = classify(*registry.find(u"openai"_s), answer);
    return error ? sentence(*error, u"OpenAI"_s) : QString();
}

/// A server that answers the first bytes of a handshake with these, and hears no more.
class RawServer : public QTcpServer {
public:
    explicit RawServer(const QByteArray& bytes)
    {
        connect(this, &QTcpServer::newConnection, this, [this, bytes] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket, bytes] {
                heard += socket->readAll();
                socket->write(bytes);
                socket->disconnectFromHost();
            });
        });
        (void)listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1/"_s.arg(serverPort())); }
    QByteArray heard;
};

/// `text` as gzip packs it.
QByteArray packed(const QByteArray& text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(text.size()))), Qt::Uninitialized);
    QByteArray in = text;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

/// Servers that prove who they are, and such that do not.
class TlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trustsTheAccountsOwnCertificates();
    void refusesBadCertificates_data();
    void refusesBadCertificates();
    void namesTheClockWhereItIsWrong_data();
    void namesTheClockWhereItIsWrong();
    void refusesOldProtocols_data();
    void refusesOldProtocols();
    void speaksNoHttp2();
    void reusesNobodysLogin();
    void followsNoRedirectOutOfTls();
    void offersGzipAlone();
    void unpacks_data();
    void unpacks();
    void needsTheCertificateFile();
    void trustsWhatTheEnvironmentNames_data();
    void trustsWhatTheEnvironmentNames();
    void keepsCertificatesOfAccountsApart();
    void readsAFileOfCertificatesOnce();

private:
    Certificates m_certificates;
};

void TlsTest::trustsTheAccountsOwnCertificates()
{
    LoopbackServer server(m_certificates.server());
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/v1"_s), m_certificates.issuerFile()));
    QCOMPARE(answer.failure, TransportError::None);
    QCOMPARE(answer.status, 200);
    QCOMPARE(headerOf(server.heard().front(), "x-api-key"), testKey);
}

void TlsTest::refusesBadCertificates_data()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    const QByteArray names = Identity{}.names;
    QTest::newRow("expired yesterday") << Identity{names, now.addDays(-90), now.addDays(-1)} << true
                                       << Kind::CertificateExpired << u"expired on"_s;
    QTest::newRow("expired an hour ago") << Identity{names, now.addDays(-90), now.addSecs(-3600)} << true
                                         << Kind::CertificateExpired << u"clock"_s;
    QTest::newRow("valid from next week") << Identity{names, now.addDays(7), now.addDays(90)} << true
                                          << Kind::CertificateNotYetValid << u"not valid before"_s;
    QTest::newRow("another host") << Identity{"DNS:other.example"} << true << Kind::CertificateOfAnotherHost
                                  << u"another host's"_s;
    QTest::newRow("another address") << Identity{"IP:127.0.0.2"} << true << Kind::CertificateOfAnotherHost
                                     << u"another host's"_s;
    QTest::newRow("a name that only begins like it")
        << Identity{"DNS:127.0.0.1.other.example"} << true << Kind::CertificateOfAnotherHost << u"another host's"_s;
    QTest::newRow("unknown issuer") << Identity{} << false << Kind::CertificateOfUnknownIssuer << u"who issued"_s;
    QTest::newRow("unknown issuer and expired")
        << Identity{names, now.addDays(-90), now.addDays(-1)} << false << Kind::CertificateExpired << u"expired on"_s;
    Identity own;
    own.selfSigned = true;
    QTest::newRow("self-signed") << own << false << Kind::CertificateSelfSigned << u"nobody but itself"_s;
    own.names = "DNS:other.example";
    QTest::newRow("self-signed, another host") << own << true << Kind::CertificateSelfSigned << u"nobody but itself"_s;
}

void TlsTest::refusesBadCertificates()
{
    QFETCH(const Identity, identity);
    QFETCH(const bool, trusted);
    QFETCH(const Kind, kind);
    QFETCH(const QString, words);
    LoopbackServer server(m_certificates.server(identity));
    HttpClient client(patientLimits, nullptr);
    const Answer answer =
        ask(client, keyedGet(server.url(u"/v1"_s), trusted ? m_certificates.issuerFile() : QString()));
    QCOMPARE(answer.failure, TransportError::Tls);
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.way.kind, kind);
    QVERIFY2(said(answer).contains(words), qPrintable(said(answer)));
    QCOMPARE(server.bytes(), QByteArray());
}

void TlsTest::namesTheClockWhereItIsWrong_data()
{
    QTest::addColumn<int>("serverAheadBy"); // seconds
    QTest::addColumn<QString>("hint");
    QTest::newRow("servers agree") << 0 << QString();
    QTest::newRow("servers agree nearly") << -200 << QString();
    QTest::newRow("servers are two days behind") << -172800 << u"other servers say"_s;
    QTest::newRow("servers are a year ahead") << 31536000 << u"other servers say"_s;
}

void TlsTest::namesTheClockWhereItIsWrong()
{
    QFETCH(const int, serverAheadBy);
    QFETCH(const QString, hint);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    LoopbackServer good(m_certificates.server());
    const QString date = QLocale::c().toString(now.addSecs(serverAheadBy), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    good.play(answering(200, "{}", "date: " + date.toLatin1() + "\r\n"));
    LoopbackServer expired(m_certificates.server({Identity{}.names, now.addDays(-90), now.addDays(-1)}));
    HttpClient client(patientLimits, nullptr);
    QCOMPARE(ask(client, keyedGet(good.url(u"/"_s), m_certificates.issuerFile())).status, 200);
    const QString words = said(ask(client, keyedGet(expired.url(u"/"_s), m_certificates.issuerFile())));
    QVERIFY(words.contains(u"expired on"_s));
    QCOMPARE(words.contains(u"clock"_s), !hint.isEmpty());
    QVERIFY2(words.contains(hint), qPrintable(words));
}

void TlsTest::refusesOldProtocols_data()
{
    const QByteArray hello =
        QByteArray::fromHex("020000260302") + QByteArray(32, '\x11') + QByteArray::fromHex("00002f00");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("TLS 1.1 is chosen") << QByteArray::fromHex("160302002a") + hello << Kind::OldProtocol;
    QTest::newRow("TLS 1.0 is chosen") << QByteArray::fromHex("160301002a") + QByteArray(hello).replace(5, 1, "\x01")
                                       << Kind::OldProtocol;
    QTest::newRow("the version is refused") << QByteArray::fromHex("15030100020246") << Kind::OldProtocol;
    QTest::newRow("plain http") << "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"_ba << Kind::NotEncrypted;
    QTest::newRow("a mail server") << "220 mail.example ESMTP ready for whatever you say\r\n"_ba << Kind::NotEncrypted;
}

void TlsTest::refusesOldProtocols()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Kind, kind);
    const RawServer server(bytes);
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url()));
    QCOMPARE(answer.failure, TransportError::Tls);
    QCOMPARE(answer.way.kind, kind);
    QVERIFY(said(answer).contains(kind == Kind::OldProtocol ? u"TLS 1.1"_s : u"does not speak https"_s));
    QVERIFY(!server.heard.contains(testKey));
}

void TlsTest::speaksNoHttp2()
{
    QSslConfiguration tls = m_certificates.server();
    tls.setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    LoopbackServer server(tls);
    HttpClient client(patientLimits, nullptr);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s), m_certificates.issuerFile())).status, 200);
    QCOMPARE(server.protocol(), QByteArray("http/1.1"));
    QVERIFY(server.heard().front().startsWith("GET / HTTP/1.1\r\n"));
}

/// A login that some part of Qt knows for a server, as of another account there, is sent to nobody.
void TlsTest::reusesNobodysLogin()
{
    LoopbackServer server(m_certificates.server());
    server.play(answering(401, "{}", "www-authenticate: Basic realm=\"all\"\r\n"));
    HttpClient client(patientLimits, nullptr);
    const Request request = keyedGet(server.url(u"/"_s), m_certificates.issuerFile());
    QCOMPARE(ask(client, request).status, 401);
    auto* network = client.findChild<QNetworkAccessManager*>();
    QVERIFY(network != nullptr);
    connect(
        network, &QNetworkAccessManager::authenticationRequired, network, [](QNetworkReply*, QAuthenticator* login) {
            login->setUser(u"someone"_s);
            login->setPassword(u"not-a-password"_s);
        });
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(client, request).status, 401);
    QCOMPARE(server.heard().size(), 4U);
    for (const QByteArray& heard : server.heard())
        QCOMPARE(headerOf(heard, "authorization"), QByteArray());
}

void TlsTest::followsNoRedirectOutOfTls()
{
    LoopbackServer plain;
    LoopbackServer other(m_certificates.server());
    LoopbackServer server(m_certificates.server());
    HttpClient client(patientLimits, nullptr);
    for (const QUrl& target : {plain.url(u"/v1"_s), other.url(u"/v1"_s),
             QUrl(u"http://127.0.0.1:%1/"_s.arg(server.port())), server.url(u"/v1"_s, u"api.localhost"_s)}) {
        server.play(redirecting(308, target.toEncoded()));
        QCOMPARE(
            ask(client, keyedGet(server.url(u"/"_s), m_certificates.issuerFile())).failure, TransportError::Redirect);
    }
    QCOMPARE(plain.connections(), 0);
    QCOMPARE(other.connections(), 0);
    QCOMPARE(server.heard().size(), 4U);
}

void TlsTest::offersGzipAlone()
{
    LoopbackServer server;
    HttpClient client(patientLimits, nullptr);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    QCOMPARE(headerOf(server.heard().front(), "accept-encoding"), QByteArray("gzip"));
}

void TlsTest::unpacks_data()
{
    const QByteArray text = R"({"data":[{"id":"m-1"}]})";
    const QByteArray gzip = packed(text);
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<TransportError>("failure");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("gzip") << "gzip"_ba << gzip << TransportError::None << text;
    QTest::newRow("its older name") << " X-GZIP "_ba << gzip << TransportError::None << text;
    QTest::newRow("as it is") << "identity"_ba << text << TransportError::None << text;
    QTest::newRow("two pieces") << "gzip"_ba << packed(text.left(9)) + packed(text.mid(9)) << TransportError::None
                                << text;
    QTest::newRow("cut") << "gzip"_ba << gzip.chopped(1) << TransportError::Garbled << QByteArray();
    QTest::newRow("no gzip at all") << "gzip"_ba << text << TransportError::Garbled << QByteArray();
    QTest::newRow("wrong sum") << "gzip"_ba << QByteArray(gzip).replace(gzip.size() - 8, 1, "\xff")
                               << TransportError::Garbled << QByteArray();
    QTest::newRow("just within the cap") << "gzip"_ba << packed(QByteArray(256 * 1024, ' ')) << TransportError::None
                                         << QByteArray(256 * 1024, ' ');
    QTest::newRow("one byte beyond") << "gzip"_ba << packed(QByteArray(256 * 1024 + 1, ' ')) << TransportError::TooLarge
                                     << QByteArray();
    QTest::newRow("bomb") << "gzip"_ba << packed(QByteArray(64 * 1024 * 1024, '\0')) << TransportError::TooLarge
                          << QByteArray();
    QTest::newRow("twice") << "gzip, gzip"_ba << packed(gzip) << TransportError::Garbled << QByteArray();
    for (const char* never : {"deflate", "br", "zstd", "compress"})
        QTest::newRow(never) << QByteArray(never) << gzip << TransportError::Garbled << QByteArray();
}

void TlsTest::unpacks()
{
    QFETCH(const QByteArray, encoding);
    QFETCH(const QByteArray, body);
    QFETCH(const TransportError, failure);
    QFETCH(const QByteArray, expected);
    LoopbackServer server;
    server.play(answering(200, body, "content-encoding: " + encoding + "\r\n"));
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    QCOMPARE(answer.failure, failure);
    QCOMPARE(answer.body, expected);
}

void TlsTest::needsTheCertificateFile()
{
    LoopbackServer server(m_certificates.server());
    HttpClient client(patientLimits, nullptr);
    for (const QString& file : {u"/nowhere/issuer.pem"_s, u"/dev/null"_s, u"/proc/self/cmdline"_s}) {
        const Answer answer = ask(client, keyedGet(server.url(u"/"_s), file));
        QCOMPARE(answer.failure, TransportError::Tls);
        QVERIFY2(said(answer).contains(file), qPrintable(said(answer)));
    }
    QCOMPARE(server.connections(), 0);
}

void TlsTest::trustsWhatTheEnvironmentNames_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<bool>("folder");
    QTest::newRow("SSL_CERT_FILE") << "SSL_CERT_FILE"_ba << false;
    QTest::newRow("SSL_CERT_DIR") << "SSL_CERT_DIR"_ba << true;
}

void TlsTest::trustsWhatTheEnvironmentNames()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const bool, folder);
    const QString file = m_certificates.issuerFile();
    LoopbackServer server(m_certificates.server());
    qputenv(variable.constData(), (folder ? QFileInfo(file).path() : file).toUtf8());
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    qunsetenv(variable.constData());
    QCOMPARE(answer.status, 200);
    HttpClient later(patientLimits, nullptr);
    QCOMPARE(ask(later, keyedGet(server.url(u"/"_s))).way.kind, Kind::CertificateOfUnknownIssuer);
}

/// A connection that one account's certificates made possible is none for the others.
void TlsTest::keepsCertificatesOfAccountsApart()
{
    LoopbackServer server(m_certificates.server());
    HttpClient client(patientLimits, nullptr);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s), m_certificates.issuerFile())).status, 200);
    const Answer other = ask(client, keyedGet(server.url(u"/"_s)));
    QCOMPARE(other.failure, TransportError::Tls);
    QCOMPARE(server.heard().size(), 1U);
}

/// However many accounts name it; and again where it has become another one.
void TlsTest::readsAFileOfCertificatesOnce()
{
    LoopbackServer server(m_certificates.server());
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"issuer.pem"_s);
    QVERIFY(QFile::copy(m_certificates.issuerFile(), file));
    HttpClient client(patientLimits, nullptr);
    const int before = certificateFilesRead();
    for (int account = 0; account < 5; ++account)
        QCOMPARE(ask(client, keyedGet(server.url(u"/"_s), file)).status, 200);
    QCOMPARE(certificateFilesRead(), before + 1);
    QFile emptied(file);
    QVERIFY(emptied.open(QIODevice::WriteOnly));
    emptied.close();
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s), file)).failure, TransportError::Tls);
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::copy(m_certificates.issuerFile(), file));
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s), file)).status, 200);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
