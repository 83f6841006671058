// SPDX-License-Identifier: MIT
#include "core/words/errorwords.h"
#include "io/net/httpclient.h"
#include "io/net/proxylogin.h"
#include "providers/descriptor/registry.h"
#include "providers/engine/engine.h"
#include "support/certificates.h"
#include "support/fakeproxy.h"
#include "support/loopbackserver.h"
#include "support/quicklimits.h"

#include <QNetworkProxyFactory>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0003";
const QUrl provider(u"https://provider.invalid/v1"_s);
using Kind = WayTrouble::Kind;

Answer ask(HttpClient& client, const QString& certificates = {}, const QUrl& url = provider)
{
    Request request;
    request.tag = u"models"_s;
    request.url = url;
    request.keyHeader = "authorization";
    request.keyPrefix = "Bearer ";
    request.certificates = certificates;
    QObject context;
    std::optional<Answer> answer;
    client.send(request, Secret(testKey), &context, [&](const Answer& heard) { answer = heard; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer.value_or(Answer{});
}

Error errorOf(const Answer& answer)
{
    const Registry registry = Registry::builtIn();
    return classify(*registry.find(u"openai"_s), answer).value_or(Error{ErrorKind::NoKey, 0, {}, {}});
}

QString said(const Answer& answer)
{
    return sentence(errorOf(answer), u"OpenAI"_s);
}

int closedPort()
{
    QTcpServer server;
    (void)server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Variables of this process, as they were again afterwards.
class Environment {
public:
    ~Environment()
    {
        for (const QByteArray& name : m_names)
            qunsetenv(name.constData());
    }
    void set(const char* name, const QString& value)
    {
        qputenv(name, value.toUtf8());
        m_names << name;
    }

private:
    QList<QByteArray> m_names;
};

} // namespace

/// What stands between us and the provider: a proxy's trouble is the proxy's, never the provider's or the key's.
class ProxyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesTheProxysTrouble_data();
    void namesTheProxysTrouble();
    void namesOneThatIsDown_data();
    void namesOneThatIsDown();
    void namesASocksProxysTrouble_data();
    void namesASocksProxysTrouble();
    void refusesWhatItCannotSpeakTo_data();
    void refusesWhatItCannotSpeakTo();
    void goesThrough_data();
    void goesThrough();
    void signsInAtAChosenProxy();
    void tellsBadCertificatesBehindIt();
    void tellsTheProvidersOwn407();
    void goesPastTheEnvironments_data();
    void goesPastTheEnvironments();

private:
    Certificates m_certificates;
};

void ProxyTest::namesTheProxysTrouble_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    const auto says = [](int status, const QByteArray& headers = {}) {
        return Play{answering(status, "<html>the filter</html>", headers).bytes, Play::End::Close};
    };
    const QByteArray basic = "proxy-authenticate: Basic realm=\"company\"\r\n";
    QTest::newRow("407") << says(407, basic) << Kind::ProxyWantsPassword << u"a user name and a password"_s;
    QTest::newRow("407 in a scheme of its own")
        << says(407, "proxy-authenticate: Company\r\n") << Kind::ProxyWantsPassword << u"a user name and a password"_s;
    QTest::newRow("403") << says(403) << Kind::ProxyRefuses << u"does not let through"_s;
    QTest::newRow("405") << says(405) << Kind::ProxyRefuses << u"does not let through"_s;
    for (const int status : {400, 401, 404, 429, 500, 502, 503, 504, 511})
        QTest::addRow("%d", status) << says(status) << Kind::ProxyFails << u"no connection to OpenAI"_s;
    QTest::newRow("a redirect") << says(302, "location: https://login.example/\r\n") << Kind::ProxyFails
                                << u"no connection to OpenAI"_s;
    QTest::newRow("closes again and again") << Play{{}, Play::End::Close} << Kind::ProxyTimeout << u"timed out"_s;
    QTest::newRow("says nothing") << Play{{}, Play::End::Hang} << Kind::ProxyTimeout << u"timed out"_s;
    QTest::newRow("speaks no HTTP") << Play{"220 mail.example ESMTP\r\n", Play::End::Close} << Kind::ProxyFails
                                    << u"no connection to OpenAI"_s;
}

void ProxyTest::namesTheProxysTrouble()
{
    QFETCH(const Play, play);
    QFETCH(const Kind, kind);
    QFETCH(const QString, words);
    LoopbackServer proxy;
    proxy.play(play);
    HttpClient client(kind == Kind::ProxyTimeout ? quickLimits : patientLimits, nullptr);
    client.setProxy({ProxyKind::Http, u"127.0.0.1"_s, proxy.port()});
    const Answer answer = ask(client);
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.way.kind, kind);
    QCOMPARE(answer.way.place, u"127.0.0.1:%1"_s.arg(proxy.port()));
    QVERIFY2(said(answer).contains(words) && said(answer).contains(answer.way.place), qPrintable(said(answer)));
    const QString word = errorKindName(errorOf(answer).kind);
    QCOMPARE(word, kind == Kind::ProxyTimeout ? u"timeout"_s : u"unreachable"_s);
    QVERIFY(!proxy.bytes().contains(testKey));
}

void ProxyTest::namesOneThatIsDown_data()
{
    QTest::addColumn<ProxyKind>("kind");
    QTest::addColumn<QString>("host");
    QTest::newRow("http") << ProxyKind::Http << u"127.0.0.1"_s;
    QTest::newRow("http, no such name") << ProxyKind::Http << u"proxy.invalid"_s;
    QTest::newRow("socks5") << ProxyKind::Socks5 << u"127.0.0.1"_s;
    QTest::newRow("socks5, no such name") << ProxyKind::Socks5 << u"proxy.invalid"_s;
}

void ProxyTest::namesOneThatIsDown()
{
    QFETCH(const ProxyKind, kind);
    QFETCH(const QString, host);
    HttpClient client(patientLimits, nullptr);
    client.setProxy({kind, host, closedPort()});
    const Answer answer = ask(client);
    QCOMPARE(answer.way.kind, Kind::ProxyDown);
    QVERIFY2(said(answer).contains(u"does not answer"_s), qPrintable(said(answer)));
}

void ProxyTest::namesASocksProxysTrouble_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("wants a password") << QByteArray::fromHex("0502") << Kind::ProxyWantsPassword;
    QTest::newRow("takes no way of signing in") << QByteArray::fromHex("05ff") << Kind::ProxyWantsPassword;
    QTest::newRow("does not let through") << QByteArray::fromHex("0500"
                                                                 "05020001000000000000")
                                          << Kind::ProxyFails;
    QTest::newRow("no way to the host") << QByteArray::fromHex("0500"
                                                               "05040001000000000000")
                                        << Kind::ProxyFails;
    QTest::newRow("speaks something else") << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba << Kind::ProxyFails;
}

void ProxyTest::namesASocksProxysTrouble()
{
    QFETCH(const QByteArray, first);
    QFETCH(const Kind, kind);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, left = first]() mutable {
            socket->readAll();
            socket->write(left.left(2));
            left.remove(0, 2);
            if (!left.startsWith("\x05"))
                socket->write(std::exchange(left, {}));
        });
    });
    HttpClient client(patientLimits, nullptr);
    client.setProxy({ProxyKind::Socks5, u"127.0.0.1"_s, server.serverPort()});
    const Answer answer = ask(client);
    QVERIFY2(answer.way.kind == kind, qPrintable(said(answer)));
}

void ProxyTest::refusesWhatItCannotSpeakTo_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("https") << u"https://127.0.0.1:1"_s;
    QTest::newRow("socks4") << u"socks4://127.0.0.1:1"_s;
    QTest::newRow("nothing that can be read") << u"http://:0"_s;
    QTest::newRow("something new") << u"quic://proxy.invalid"_s;
}

void ProxyTest::refusesWhatItCannotSpeakTo()
{
    QFETCH(const QString, value);
    Environment environment;
    environment.set("https_proxy", value);
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client);
    QCOMPARE(answer.failure, TransportError::Proxy);
    QCOMPARE(answer.way.kind, Kind::ProxyOfOtherKind);
    QVERIFY(said(answer).contains(u"cannot be used"_s));
}

void ProxyTest::goesThrough_data()
{
    QTest::addColumn<QByteArray>("login");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("passes");
    QTest::newRow("no scheme") << QByteArray() << u"https_proxy"_s << u"127.0.0.1:%1"_s << true;
    QTest::newRow("ALL_PROXY") << QByteArray() << u"ALL_PROXY"_s << u"http://127.0.0.1:%1"_s << true;
    QTest::newRow("a login") << "me:p:@ss"_ba << u"HTTPS_PROXY"_s << u"http://me:p%3A%40ss@127.0.0.1:%1/"_s << true;
    QTest::newRow("a wrong login") << "me:right"_ba << u"https_proxy"_s << u"http://me:wrong@127.0.0.1:%1"_s << false;
    QTest::newRow("no login") << "me:right"_ba << u"https_proxy"_s << u"http://127.0.0.1:%1"_s << false;
}

void ProxyTest::goesThrough()
{
    QFETCH(const QByteArray, login);
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const bool, passes);
    Certificates& certificates = m_certificates;
    LoopbackServer server(certificates.server({"DNS:provider.invalid"}));
    const FakeProxy proxy(server.port(), login);
    Environment environment;
    environment.set(variable.toLatin1().constData(), value.arg(proxy.port()));
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, certificates.issuerFile());
    QCOMPARE(answer.status, passes ? 200 : 0);
    QCOMPARE(answer.way.kind, passes ? Kind::None : Kind::ProxyWantsPassword);
    QVERIFY(!said(answer).contains(u"right"_s) && !said(answer).contains(u"wrong"_s));
    QCOMPARE(proxy.tunnels(), passes ? 1 : 0);
    QVERIFY(proxy.heard().startsWith("CONNECT provider.invalid:443 "));
    QVERIFY(!proxy.heard().contains(testKey));
}

void ProxyTest::signsInAtAChosenProxy()
{
    Certificates& certificates = m_certificates;
    LoopbackServer server(certificates.server({"DNS:provider.invalid"}));
    const FakeProxy proxy(server.port(), "müller:p:@ ss%41"_ba);
    HttpClient client(patientLimits, nullptr);
    client.setProxy({ProxyKind::Http, u"127.0.0.1"_s, proxy.port()});
    QCOMPARE(ask(client, certificates.issuerFile()).way.kind, Kind::ProxyWantsPassword);
    client.setProxyLogin(proxyLogin(u"müller"_s, u"p:@ ss%41"_s));
    QCOMPARE(ask(client, certificates.issuerFile()).status, 200);
    client.setProxyLogin({});
    QCOMPARE(ask(client, certificates.issuerFile()).way.kind, Kind::ProxyWantsPassword);
    client.setProxyLogin(proxyLogin(u"müller"_s, u"p:@ ss%41"_s));
    const FakeProxy another(server.port(), "müller:p:@ ss%41"_ba);
    client.setProxy({ProxyKind::Http, u"127.0.0.1"_s, another.port()});
    QCOMPARE(ask(client, certificates.issuerFile()).way.kind, Kind::ProxyWantsPassword);
    QVERIFY(!another.heard().contains("Proxy-Authorization"));
    // It is bound to the proxy it was entered for.
    QVERIFY(proxyAccount({ProxyKind::Http, u"a.example"_s, 1}).keyOrigin
        != proxyAccount({ProxyKind::Http, u"a.example"_s, 2}).keyOrigin);
}

/// The proxy did what it was asked to.
void ProxyTest::tellsBadCertificatesBehindIt()
{
    Certificates& certificates = m_certificates;
    LoopbackServer server(certificates.server({"DNS:another.invalid"}));
    const FakeProxy proxy(server.port(), {});
    HttpClient client(patientLimits, nullptr);
    client.setProxy({ProxyKind::Http, u"127.0.0.1"_s, proxy.port()});
    QCOMPARE(ask(client, certificates.issuerFile()).way.kind, Kind::CertificateOfAnotherHost);
    QCOMPARE(ask(client).way.kind, Kind::CertificateOfUnknownIssuer);
}

void ProxyTest::tellsTheProvidersOwn407()
{
    Certificates& certificates = m_certificates;
    LoopbackServer server(certificates.server({"DNS:provider.invalid"}));
    server.play(answering(407, "{}", "proxy-authenticate: Basic realm=\"x\"\r\n"));
    const FakeProxy proxy(server.port(), {});
    HttpClient client(patientLimits, nullptr);
    client.setProxy({ProxyKind::Http, u"127.0.0.1"_s, proxy.port()});
    const Answer answer = ask(client, certificates.issuerFile());
    QCOMPARE(answer.status, 407);
    QCOMPARE(answer.way.kind, Kind::None);
}

void ProxyTest::goesPastTheEnvironments_data()
{
    QTest::addColumn<ProxyKind>("chosen");
    QTest::addColumn<QString>("excluded");
    QTest::newRow("excluded") << ProxyKind::System << u"localhost, .invalid"_s;
    QTest::newRow("no proxy is chosen") << ProxyKind::None << QString();
}

void ProxyTest::goesPastTheEnvironments()
{
    QFETCH(const ProxyKind, chosen);
    QFETCH(const QString, excluded);
    LoopbackServer proxy;
    Environment environment;
    environment.set("https_proxy", proxy.url().toString());
    environment.set("no_proxy", excluded);
    QNetworkProxyFactory::setUseSystemConfiguration(true); // as Qt may be built to begin with
    HttpClient client(patientLimits, nullptr);
    client.setProxy({chosen, {}, 0});
    const Answer answer = ask(client);
    QCOMPARE(answer.failure, TransportError::Unreachable);
    QVERIFY2(!said(answer).contains(u"proxy"_s), qPrintable(said(answer)));
    QCOMPARE(proxy.connections(), 0);
    // Nor would a socket, which Qt gives a proxy of its own accord once it knows an address.
    const QNetworkProxyQuery ofSocket(provider.host(), 443, {}, QNetworkProxyQuery::TcpSocket);
    QCOMPARE(QNetworkProxyFactory::proxyForQuery(ofSocket), {QNetworkProxy(QNetworkProxy::NoProxy)});
}

QTEST_GUILESS_MAIN(ProxyTest)
#include "tst_proxy.moc"
