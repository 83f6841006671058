// SPDX-License-Identifier: MIT
#include "core/net/ownnetwork.h"
#include "core/words/errorwords.h"
#include "io/net/httpclient.h"
#include "providers/descriptor/registry.h"
#include "providers/engine/engine.h"
#include "support/loopbackserver.h"
#include "support/quicklimits.h"

#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QSysInfo>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0004";
using Kind = WayTrouble::Kind;

/// An address of one's own network that is none of the loopback's own words, and leads to this machine all the same.
const QString home = u"[::ffff:127.0.0.1]"_s;

Request get(const QUrl& url, bool agreed)
{
    Request request;
    request.tag = u"models"_s;
    request.url = url;
    request.keyHeader = "authorization";
    request.keyPrefix = "Bearer ";
    request.plainHttp = agreed;
    return request;
}

Answer ask(HttpClient& client, const Request& request, bool withKey)
{
    QObject context;
    std::optional<Answer> answer;
    client.send(request, withKey ? Secret(testKey) : Secret(), &context, [&](const Answer& heard) { answer = heard; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer.value_or(Answer{});
}

QString said(const Answer& answer)
{
    const Registry registry = Registry::builtIn();
    const auto error = classify(*registry.find(u"ollama"_s), answer);
    return error ? sentence(*error, u"Ollama"_s) : QString();
}

} // namespace

/// http:// within one's own network: without a key it is simply asked, with one only where a person agreed to it, and
/// never anywhere else, whatever a name says.
class PlainHttpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAtHome_data();
    void asksAtHome();
    void goesNowhereElse_data();
    void goesNowhereElse();
    void asksByNameAtTheAddressThatItLookedAt();
    void asksBelowLocalhost();
    void passesByProxies();
    void followsNoRedirectAway();
    void tellsANameThatIsNone();
};

void PlainHttpTest::asksAtHome_data()
{
    QTest::addColumn<bool>("agreed");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("without a key") << false << false << Kind::None;
    QTest::newRow("with a key, not agreed") << false << true << Kind::PlainHttp;
    QTest::newRow("with a key, agreed") << true << true << Kind::None;
    QTest::newRow("without a key, agreed") << true << false << Kind::None;
}

void PlainHttpTest::asksAtHome()
{
    QFETCH(const bool, agreed);
    QFETCH(const bool, withKey);
    QFETCH(const Kind, kind);
    LoopbackServer server;
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, get(server.url(u"/v1/models"_s, home), agreed), withKey);
    QCOMPARE(answer.way.kind, kind);
    QCOMPARE(answer.status, kind == Kind::None ? 200 : 0);
    QCOMPARE(server.connections(), kind == Kind::None ? 1 : 0);
    QCOMPARE(server.bytes().contains(testKey), withKey && agreed);
    if (kind != Kind::None)
        QVERIFY2(said(answer).contains(u"unencrypted"_s), qPrintable(said(answer)));
}

void PlainHttpTest::goesNowhereElse_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("agreed");
    QTest::newRow("a public address") << u"http://192.0.2.1/"_s << false;
    QTest::newRow("a public address, agreed") << u"http://192.0.2.1/"_s << true;
    QTest::newRow("a public IPv6 address, agreed") << u"http://[2001:db8::1]/"_s << true;
    QTest::newRow("a mapped public address, agreed") << u"http://[::ffff:192.0.2.1]/"_s << true;
    QTest::newRow("nowhere in particular, agreed") << u"http://0.0.0.0/"_s << true;
    QTest::newRow("to all, agreed") << u"http://255.255.255.255/"_s << true;
    QTest::newRow("to many, agreed") << u"http://[ff02::1]/"_s << true;
    QTest::newRow("a public name") << u"http://provider.example/"_s << false;
}

void PlainHttpTest::goesNowhereElse()
{
    QFETCH(const QString, url);
    QFETCH(const bool, agreed);
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, get(QUrl(url), agreed), agreed);
    QCOMPARE(answer.failure, TransportError::Tls);
    QCOMPARE(answer.way.kind, Kind::OutsideOwnNetwork);
    QVERIFY2(said(answer).contains(u"not in your own network"_s), qPrintable(said(answer)));
    QVERIFY(!client.findChild<QNetworkAccessManager*>()); // not even a network
}

void PlainHttpTest::asksByNameAtTheAddressThatItLookedAt()
{
    const QString name = QSysInfo::machineHostName().section(u'.', 0, 0).toLower();
    const QHostInfo found = QHostInfo::fromName(name);
    const auto bytes =
        found.addresses().isEmpty() ? std::nullopt : addressFromText(found.addresses().first().toString());
    if (!bytes || !isOwnNetwork(*bytes) || !looksLikeOwnNetwork(name))
        QSKIP("this machine's name leads to no address of its own network");
    LoopbackServer server(found.addresses().first());
    HttpClient client(patientLimits, nullptr);
    QCOMPARE(ask(client, get(server.url(u"/v1/models"_s, name), true), true).status, 200);
    const QByteArray heard = server.heard().front();
    QCOMPARE(headerOf(heard, "host"), name.toLatin1() + ':' + QByteArray::number(server.port()));
    QCOMPARE(headerOf(heard, "authorization"), "Bearer " + testKey);
}

/// Where the resolver knows such names.
void PlainHttpTest::asksBelowLocalhost()
{
    LoopbackServer server;
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, get(server.url(u"/"_s, u"api.localhost"_s), false), false);
    if (QHostInfo::fromName(u"api.localhost"_s).addresses().isEmpty())
        QCOMPARE(answer.failure, TransportError::Unreachable);
    else
        QCOMPARE(answer.status, 200);
}

void PlainHttpTest::passesByProxies()
{
    LoopbackServer proxy;
    LoopbackServer server;
    qputenv("http_proxy", proxy.url().toEncoded());
    qputenv("ALL_PROXY", proxy.url().toEncoded());
    HttpClient client(patientLimits, nullptr);
    client.setProxy({ProxyKind::Http, u"127.0.0.1"_s, proxy.port()});
    const Answer answer = ask(client, get(server.url(u"/"_s, home), true), true);
    qunsetenv("http_proxy");
    qunsetenv("ALL_PROXY");
    QCOMPARE(answer.status, 200);
    QCOMPARE(proxy.connections(), 0);
}

void PlainHttpTest::followsNoRedirectAway()
{
    LoopbackServer other;
    LoopbackServer server;
    HttpClient client(patientLimits, nullptr);
    server.playAt("/a", redirecting(302, "/b"));
    server.playAt("/c", redirecting(302, other.url(u"/b"_s, home).toEncoded()));
    QCOMPARE(ask(client, get(server.url(u"/a"_s, home), true), true).status, 200);
    QCOMPARE(ask(client, get(server.url(u"/c"_s, home), true), true).failure, TransportError::Redirect);
    QCOMPARE(other.connections(), 0);
}

void PlainHttpTest::tellsANameThatIsNone()
{
    HttpClient client(patientLimits, nullptr);
    const Answer answer = ask(client, get(QUrl(u"http://quotalamp-test-nobody.lan:11434/"_s), false), false);
    QVERIFY(answer.failure == TransportError::Unreachable || answer.failure == TransportError::Timeout);
    QVERIFY2(said(answer).startsWith(u"Ollama unreachable"_s), qPrintable(said(answer)));
}

QTEST_GUILESS_MAIN(PlainHttpTest)
#include "tst_plainhttp.moc"
