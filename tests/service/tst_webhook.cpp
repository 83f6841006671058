// SPDX-License-Identifier: MIT
#include "io/keys/keystore.h"
#include "io/net/httpclient.h"
#include "service/webhook.h"
#include "support/certificates.h"
#include "support/loopbackserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray body = R"({"event":"used-up"})";
const QByteArray token = "tk_fake0123456789notatoken";
constexpr Webhook::Rhythm quick{.first = 20ms, .tries = 3, .longest = 5s, .waiting = 2};

/// A webhook at a server on the loopback.
class Desk {
public:
    explicit Desk(const QUrl& address, const Webhook::Rhythm& rhythm = quick)
        : webhook(http, keys, rhythm, nullptr)
        , ended(&webhook, &Webhook::ended)
    {
        hooks.webhook = address.toString();
        webhook.setTo(hooks);
    }
    /// As if it had been read from the keychain.
    void giveToken()
    {
        const Account account = Webhook::tokenAccount(hooks.webhook);
        keys.keepForSession(account.id, Secret(token), account.keyOrigin);
        hooks.token = true;
        webhook.setTo(hooks);
    }
    [[nodiscard]] bool ends(qsizetype count)
    {
        return QTest::qWaitFor([&] { return ended.size() >= count; }, 20'000);
    }
    [[nodiscard]] QString trouble() const
    {
        return ended.isEmpty() ? u"none ended"_s : ended.last().first().toString();
    }

    KeyStore keys;
    HttpClient http;
    HookSettings hooks;
    Webhook webhook;
    QSignalSpy ended;
};

int closedPort()
{
    QTcpServer server;
    (void)server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class WebhookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void postsJson();
    void sendsTheTokenInAHeaderAlone();
    void sendsNoTokenOfAnotherPlace();
    void triesAgainWhatMayPass_data();
    void triesAgainWhatMayPass();
    void waitsAsLongAsTheServerWants();
    void givesUpWhereTheServerWantsTooLong();
    void failsAtOnceWhereItWillNotPass_data();
    void failsAtOnceWhereItWillNotPass();
    void givesUpAfterSomeTries();
    void nobodyListens();
    void aCertificateThatNobodyTrusts();
    void keepsTheOrder();
    void dropsWhatHasWaitedLongest();
    void anotherPlaceDropsWhatWaits();
    void ntfyGoesToItsRoot();
};

void WebhookTest::postsJson()
{
    LoopbackServer server;
    server.play(answering(204, {}));
    Desk desk(server.url(u"/hook?x=1"_s));
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QCOMPARE(desk.trouble(), QString());
    QCOMPARE(server.heard().size(), std::size_t(1));
    const QByteArray heard = server.heard().front();
    QVERIFY(heard.startsWith("POST /hook?x=1 HTTP/1.1"));
    QCOMPARE(headerOf(heard, "content-type"), "application/json");
    QVERIFY(headerOf(heard, "user-agent").startsWith("Quotalamp/"));
    QVERIFY(headerOf(heard, "authorization").isEmpty());
    QVERIFY(headerOf(heard, "cookie").isEmpty());
    QVERIFY(heard.endsWith("\r\n\r\n" + body));
}

void WebhookTest::sendsTheTokenInAHeaderAlone()
{
    LoopbackServer server;
    server.play(answering(200));
    Desk desk(server.url(u"/hook"_s));
    desk.giveToken();
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QCOMPARE(headerOf(server.heard().front(), "authorization"), "Bearer " + token);
    QCOMPARE(server.heard().front().count(token), 1);
    server.play(answering(403, "denied: " + token));
    desk.webhook.send(body);
    QVERIFY(desk.ends(2));
    QVERIFY(!desk.trouble().contains(QString::fromLatin1(token)));
    QVERIFY(!toJson(desk.hooks).value("webhook"_L1).toString().contains(QString::fromLatin1(token)));
}

void WebhookTest::sendsNoTokenOfAnotherPlace()
{
    LoopbackServer server;
    server.play(answering(200));
    Desk desk(server.url(u"/hook"_s));
    desk.giveToken();
    LoopbackServer other;
    other.play(answering(200));
    desk.hooks.webhook = other.url(u"/hook"_s).toString();
    desk.webhook.setTo(desk.hooks);
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QVERIFY2(!desk.trouble().isEmpty(), "it went well without its token");
    QVERIFY(!other.bytes().contains(token));
    QVERIFY(other.heard().empty());
}

void WebhookTest::triesAgainWhatMayPass_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {408, 425, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void WebhookTest::triesAgainWhatMayPass()
{
    QFETCH(int, status);
    LoopbackServer server;
    server.play(answering(200));
    server.playNext(answering(status));
    Desk desk(server.url());
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QCOMPARE(desk.trouble(), QString());
    QCOMPARE(server.heard().size(), std::size_t(2));
    QVERIFY(server.heard().back().endsWith(body));
}

void WebhookTest::waitsAsLongAsTheServerWants()
{
    LoopbackServer server;
    server.play(answering(200));
    server.playNext(answering(429, "{}", "Retry-After: 1\r\n"));
    Desk desk(server.url());
    QElapsedTimer time;
    time.start();
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QCOMPARE(desk.trouble(), QString());
    QVERIFY(time.elapsed() >= 900);
    QCOMPARE(server.heard().size(), std::size_t(2));
}

void WebhookTest::givesUpWhereTheServerWantsTooLong()
{
    LoopbackServer server;
    server.play(answering(503, "{}", "Retry-After: 86400\r\n"));
    Desk desk(server.url());
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"503"_s), qPrintable(desk.trouble()));
    QCOMPARE(server.heard().size(), std::size_t(1));
}

void WebhookTest::failsAtOnceWhereItWillNotPass_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<QString>("word");
    QTest::newRow("refused") << answering(401) << u"HTTP 401"_s;
    QTest::newRow("not there") << answering(404) << u"HTTP 404"_s;
    QTest::newRow("too large for it") << answering(413) << u"HTTP 413"_s;
    QTest::newRow("moved elsewhere") << redirecting(301, "https://elsewhere.example/hook") << u"redirects"_s;
    QTest::newRow("moved on this origin") << redirecting(307, "/other") << u"redirects"_s;
}

void WebhookTest::failsAtOnceWhereItWillNotPass()
{
    QFETCH(Play, play);
    QFETCH(QString, word);
    LoopbackServer server;
    server.play(play);
    Desk desk(server.url(u"/secret-path"_s));
    desk.giveToken();
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(word), qPrintable(desk.trouble()));
    QVERIFY(!desk.trouble().contains(u"secret-path"_s));
    QCOMPARE(server.heard().size(), std::size_t(1));
}

void WebhookTest::givesUpAfterSomeTries()
{
    LoopbackServer server;
    server.play(answering(500));
    Desk desk(server.url());
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"HTTP 500"_s), qPrintable(desk.trouble()));
    QCOMPARE(server.heard().size(), std::size_t(3));
}

void WebhookTest::nobodyListens()
{
    Desk desk(QUrl(u"http://127.0.0.1:%1/secret-path"_s.arg(closedPort())));
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"127.0.0.1"_s), qPrintable(desk.trouble()));
    QVERIFY(!desk.trouble().contains(u"secret-path"_s));
}

void WebhookTest::aCertificateThatNobodyTrusts()
{
    Certificates certificates;
    LoopbackServer server(certificates.server());
    server.play(answering(200));
    QUrl address = server.url(u"/hook"_s);
    address.setScheme(u"https"_s);
    Desk desk(address);
    desk.giveToken();
    desk.webhook.send(body);
    QVERIFY(desk.ends(1));
    QVERIFY2(desk.trouble().contains(u"certificate"_s), qPrintable(desk.trouble()));
    QVERIFY(server.bytes().isEmpty());
}

void WebhookTest::keepsTheOrder()
{
    LoopbackServer server;
    server.play(answering(200));
    server.playNext(answering(503));
    Desk desk(server.url());
    for (const char* each : {"1", "2", "3"})
        desk.webhook.send(each);
    QVERIFY(desk.ends(3));
    QByteArray order;
    for (const QByteArray& heard : server.heard())
        order += heard.right(1);
    QCOMPARE(order, "1123");
}

void WebhookTest::dropsWhatHasWaitedLongest()
{
    LoopbackServer server;
    server.play(answering(200));
    Desk desk(server.url());
    for (const char* each : {"1", "2", "3", "4"})
        desk.webhook.send(each);
    QCOMPARE(desk.ended.size(), 1);
    QVERIFY(!desk.trouble().isEmpty());
    QVERIFY(desk.ends(4));
    QByteArray order;
    for (const QByteArray& heard : server.heard())
        order += heard.right(1);
    QCOMPARE(order, "134");
}

void WebhookTest::anotherPlaceDropsWhatWaits()
{
    LoopbackServer server;
    server.play(answering(500));
    Desk desk(server.url(), {.first = 500ms, .tries = 3, .longest = 5s, .waiting = 2});
    desk.webhook.send(body);
    QVERIFY(QTest::qWaitFor([&] { return !server.heard().empty(); }));
    desk.hooks.webhook.clear();
    desk.webhook.setTo(desk.hooks);
    desk.webhook.send(body);
    QTest::qWait(700);
    QCOMPARE(desk.ended.size(), 0);
    QCOMPARE(server.heard().size(), std::size_t(1));
}

void WebhookTest::ntfyGoesToItsRoot()
{
    LoopbackServer server;
    server.play(answering(200));
    Desk desk(server.url(u"/my-limits"_s));
    desk.hooks.format = WebhookFormat::Ntfy;
    desk.webhook.setTo(desk.hooks);
    desk.webhook.send(R"({"topic":"my-limits"})");
    QVERIFY(desk.ends(1));
    QVERIFY(server.heard().front().startsWith("POST / HTTP/1.1"));
}

QTEST_GUILESS_MAIN(WebhookTest)
#include "tst_webhook.moc"
