// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/version.h"
#include "io/net/httpclient.h"
#include "support/loopbackserver.h"
#include "support/quicklimits.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <map>
#include <memory>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray testKey = "sk-test-not-a-key-0001";

Request keyedGet(const QUrl& url)
{
    Request request;
    request.tag = u"models"_s;
    request.url = url;
    request.keyHeader = "x-api-key";
    return request;
}

Secret key()
{
    return Secret(testKey);
}

/// The answer, waited for; a tag of "none" where none came.
Answer ask(HttpClient& client, const Request& request, const Secret& secret = key())
{
    QObject context;
    std::optional<Answer> answer;
    client.send(request, secret, &context, [&](const Answer& heard) { answer = heard; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer.value_or(Answer{u"none"_s, -1, {}, {}, TransportError::None, {}, {}, false});
}

} // namespace

class HttpClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sends();
    void posts();
    void tellsEveryStatus_data();
    void tellsEveryStatus();
    void refusesRedirects_data();
    void refusesRedirects();
    void followsOnlyOnItsOrigin();
    void refusesRedirectOfAPost();
    void endsInTime_data();
    void endsInTime();
    void capsBodies_data();
    void capsBodies();
    void passesAHundredHeaders();
    void refusesMoreHeaders();
    void neverTakesACutAnswer_data();
    void neverTakesACutAnswer();
    void refusesUrls_data();
    void refusesUrls();
    void refusesKeys_data();
    void refusesKeys();
    void tellsUnreachable();
    void keepsACapOverAll();
    void asksManyServersAtOnce();
    void givesEachItsTurn();
    void sharesWhatAServerWasFoundToBe_data();
    void sharesWhatAServerWasFoundToBe();
    void sharesNothingOfAServerThatAnswersOthers();
    void asksAnewAfterwards();
    void tellsThatTlsFailed();
    void keepsSixPerOrigin_data();
    void keepsSixPerOrigin();
    void sharesSameBodies();
    void keepsOriginsApart();
    void keepsToAPace();
    void keepsAnEvenPace();
    void keepsNoCookies();
    void goesPastAProxyToLoopback();
    void goesThroughAChosenProxy_data();
    void goesThroughAChosenProxy();
    void forgetsConnections();
    void callsNobodyWhoIsGone();
    void survivesItsEndWhileAsking();
    void reportsForTheLedger();
    void takesTheKeyOutOfAnswers_data();
    void takesTheKeyOutOfAnswers();
    void takesTheKeyOutOfPlaces();
};

void HttpClientTest::sends()
{
    LoopbackServer server;
    server.play(answering(200, R"({"data":[]})", "X-RateLimit-Limit: 7\r\n"));
    HttpClient client;
    Request request = keyedGet(server.url(u"/v1/models?limit=2"_s));
    request.headers.add("x-version", "2023");
    const Answer answer = ask(client, request);

    QCOMPARE(answer.failure, TransportError::None);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.tag, u"models"_s);
    QCOMPARE(answer.body, QByteArray(R"({"data":[]})"));
    QCOMPARE(answer.headers.value("x-ratelimit-limit"), std::optional<QByteArray>("7"));
    QVERIFY(wallClock() - answer.receivedAt < 10s);

    QCOMPARE(server.heard().size(), 1U);
    const QByteArray heard = server.heard().front();
    QVERIFY(heard.startsWith("GET /v1/models?limit=2 HTTP/1.1\r\n"));
    QCOMPARE(headerOf(heard, "x-api-key"), testKey);
    QCOMPARE(headerOf(heard, "x-version"), QByteArray("2023"));
    QCOMPARE(headerOf(heard, "user-agent"), QByteArray("Quotalamp/") + version);
    QCOMPARE(headerOf(heard, "accept"), QByteArray("application/json"));
    QCOMPARE(headerOf(heard, "accept-language"), QByteArray("*"));
    QVERIFY(headerOf(heard, "cookie").isEmpty());
}

void HttpClientTest::posts()
{
    LoopbackServer server;
    HttpClient client;
    Request request = keyedGet(server.url(u"/v1/messages"_s));
    request.method = "POST";
    request.body = R"({"max_tokens":1})";
    request.keyHeader = "authorization";
    request.keyPrefix = "Bearer ";
    request.paid = true;
    QVERIFY(ask(client, request).paid);

    const QByteArray heard = server.heard().front();
    QVERIFY(heard.startsWith("POST /v1/messages "));
    QVERIFY(heard.endsWith("\r\n\r\n" + request.body));
    QCOMPARE(headerOf(heard, "authorization"), "Bearer " + testKey);
    QCOMPARE(headerOf(heard, "content-type"), QByteArray("application/json"));
}

void HttpClientTest::tellsEveryStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
        {200, 201, 400, 401, 402, 403, 404, 405, 408, 409, 410, 418, 422, 429, 451, 500, 501, 502, 503, 504, 529, 599})
        QTest::addRow("%d", status) << status;
}

void HttpClientTest::tellsEveryStatus()
{
    QFETCH(const int, status);
    LoopbackServer server;
    server.play(answering(status, R"({"error":"why"})", "retry-after: 7\r\nwww-authenticate: Basic realm=\"x\"\r\n"));
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    QCOMPARE(answer.failure, TransportError::None);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.body, QByteArray(R"({"error":"why"})"));
    QCOMPARE(answer.headers.value("retry-after"), std::optional<QByteArray>("7"));
}

void HttpClientTest::refusesRedirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    const struct {
        const char* name;
        const char* location;
    } targets[]{
        {"other port", "http://127.0.0.1:SINK/v1/models"},
        {"other name", "http://localhost:SINK/v1/models"},
        {"same port, other name", "http://localhost:OWN/v1/models"},
        {"other address", "http://127.0.0.2:OWN/v1/models"},
        {"https", "https://127.0.0.1:OWN/v1/models"},
        {"without scheme", "//127.0.0.1:SINK/v1/models"},
        {"user info", "http://127.0.0.1:OWN@127.0.0.1:SINK/"},
        {"user info, same origin", "http://someone@127.0.0.1:OWN/"},
        {"backslash", "http:\\\\127.0.0.1:SINK/"},
        {"no location", ""},
        {"not a URL", "http://[1/"},
        {"file", "file:///etc/hostname"},
    };
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const auto& target : targets)
            QTest::addRow("%d to %s", status, target.name) << status << QByteArray(target.location);
    }
}

void HttpClientTest::refusesRedirects()
{
    QFETCH(const int, status);
    QFETCH(QByteArray, location);
    LoopbackServer sink;
    LoopbackServer server;
    location.replace("SINK", QByteArray::number(sink.port())).replace("OWN", QByteArray::number(server.port()));
    server.play(redirecting(status, location));
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/v1/models"_s)));
    QCOMPARE(answer.failure, TransportError::Redirect);
    QCOMPARE(answer.status, status);
    QCOMPARE(server.heard().size(), 1U);
    QCOMPARE(sink.connections(), 0);
    QVERIFY(sink.bytes().isEmpty());
}

void HttpClientTest::followsOnlyOnItsOrigin()
{
    LoopbackServer server;
    server.playAt("/a", redirecting(301, "/b"));
    server.playAt("/b", redirecting(307, server.url(u"/c"_s).toEncoded()));
    server.playAt("/c", answering(200, R"({"at":"c"})"));
    server.playAt("/round", redirecting(302, "/round"));
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/a"_s)));
    QCOMPARE(answer.failure, TransportError::None);
    QCOMPARE(answer.body, QByteArray(R"({"at":"c"})"));
    QCOMPARE(server.heard().size(), 3U);
    QCOMPARE(headerOf(server.heard().back(), "x-api-key"), testKey);

    server.forgetHeard();
    QCOMPARE(ask(client, keyedGet(server.url(u"/round"_s))).failure, TransportError::Redirect);
    QCOMPARE(server.heard().size(), 4U); // three are followed
}

void HttpClientTest::refusesRedirectOfAPost()
{
    LoopbackServer server;
    server.playAt("/a", redirecting(307, "/b"));
    HttpClient client(quickLimits, nullptr);
    Request request = keyedGet(server.url(u"/a"_s));
    request.method = "POST";
    request.body = "{}";
    QCOMPARE(ask(client, request).failure, TransportError::Redirect);
    QCOMPARE(server.heard().size(), 1U);
}

void HttpClientTest::endsInTime_data()
{
    const QByteArray whole = answering(200, QByteArray(500, ' ')).bytes;
    QTest::addColumn<Play>("play");
    QTest::newRow("says nothing") << Play{{}, Play::End::Hang};
    QTest::newRow("stalls in the headers") << Play{whole.left(30), Play::End::Hang};
    QTest::newRow("stalls in the body") << Play{whole.left(200), Play::End::Hang};
    QTest::newRow("drips") << Play{whole, Play::End::KeepOpen, 0ms, 50ms};
    QTest::newRow("continues for ever") << Play{
        QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(400), Play::End::KeepOpen, 0ms, 5ms};
    QTest::newRow("one endless header") << Play{
        "HTTP/1.1 200 OK\r\nx: " + QByteArray(4000, 'x'), Play::End::KeepOpen, 0ms, 5ms};
}

void HttpClientTest::endsInTime()
{
    QFETCH(const Play, play);
    LoopbackServer server;
    server.play(play);
    HttpClient client(quickLimits, nullptr);
    QElapsedTimer timer;
    timer.start();
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    QCOMPARE(answer.failure, TransportError::Timeout);
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.body.isEmpty());
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
}

void HttpClientTest::capsBodies_data()
{
    const QByteArray plain = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    QTest::addColumn<Play>("play");
    QTest::addColumn<TransportError>("failure");
    QTest::newRow("at the cap") << answering(200, QByteArray(256 * 1024, ' ')) << TransportError::None;
    QTest::newRow("one more") << answering(200, QByteArray(256 * 1024 + 1, ' ')) << TransportError::TooLarge;
    QTest::newRow("two thousand million announced") << Play{plain + "content-length: 2000000000\r\n\r\n",
        Play::End::Hang, 0ms, 0ms, 2'000'000'000} << TransportError::TooLarge;
    QTest::newRow("without an end") << Play{plain + "\r\n", Play::End::Hang, 0ms, 0ms, 2'000'000'000}
                                    << TransportError::TooLarge;
}

void HttpClientTest::capsBodies()
{
    QFETCH(const Play, play);
    QFETCH(const TransportError, failure);
    LoopbackServer server;
    server.play(play);
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    QCOMPARE(answer.failure, failure);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.size() <= quickLimits.bodyBytes);
}

void HttpClientTest::passesAHundredHeaders()
{
    LoopbackServer server;
    server.play(answering(200, "{}", fillerHeaders(98))); // with the two of answering()
    HttpClient client;
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    QCOMPARE(answer.failure, TransportError::None);
    QCOMPARE(answer.headers.all().size(), 100U);
}

void HttpClientTest::refusesMoreHeaders()
{
    // Qt hides them all then, Retry-After and Content-Length included.
    LoopbackServer server;
    server.play(answering(200, "{}", fillerHeaders(99)));
    server.playNext(Play{answering(200, "{}", fillerHeaders(99)).bytes, Play::End::Close});
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    QVERIFY(answer.failure == TransportError::Garbled);
    QVERIFY(answer.body.isEmpty());
}

void HttpClientTest::neverTakesACutAnswer_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::addColumn<Play::End>("end");
    const QByteArray sized = answering(200, R"({"data":[{"id":"m"}]})", "retry-after: 1\r\n").bytes;
    const QByteArray chunked =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{\"data\":\r\n3\r\n[]}\r\n0\r\n\r\n";
    QTest::newRow("sized, closed") << sized << Play::End::Close;
    QTest::newRow("sized, reset") << sized << Play::End::Reset;
    QTest::newRow("chunked, closed") << chunked << Play::End::Close;
    QTest::newRow("chunked, reset") << chunked << Play::End::Reset;
}

/// At every byte of it. Qt takes a chunked body for whole where only the next chunk's size has begun; half a JSON
/// object is no JSON object, so that it is found out all the same.
void HttpClientTest::neverTakesACutAnswer()
{
    QFETCH(const QByteArray, whole);
    QFETCH(const Play::End, end);
    LoopbackServer server;
    HttpClient client(quickLimits, nullptr);
    // The last empty line of a chunked body says nothing any more.
    const qsizetype meaningful = whole.size() - (whole.endsWith("0\r\n\r\n") ? 4 : 0);
    std::map<qsizetype, Answer> answers;
    const auto context = std::make_unique<QObject>();
    for (qsizetype cut = 0; cut < meaningful; ++cut) {
        const QByteArray path = '/' + QByteArray::number(cut);
        server.playAt(path, Play{whole.left(cut), end});
        client.send(keyedGet(server.url(QString::fromLatin1(path))), key(), context.get(),
            [&answers, cut](const Answer& answer) { answers.emplace(cut, answer); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), static_cast<std::size_t>(meaningful), 30'000);
    for (const auto& [cut, answer] : answers)
        QVERIFY2(
            answer.failure != TransportError::None || !parseJson(answer.body), qPrintable(u"cut at %1"_s.arg(cut)));
}

void HttpClientTest::refusesUrls_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("plain http elsewhere") << QUrl(u"http://192.0.2.1/v1/models"_s);
    QTest::newRow("plain http by name") << QUrl(u"http://provider.example/v1/models"_s);
    QTest::newRow("like loopback") << QUrl(u"http://127.0.0.1.provider.example/"_s);
    QTest::newRow("user info") << QUrl(u"https://api.good.example@provider.example/"_s);
    QTest::newRow("file") << QUrl(u"file:///etc/hostname"_s);
    QTest::newRow("data") << QUrl(u"data:application/json,{}"_s);
    QTest::newRow("ftp") << QUrl(u"ftp://127.0.0.1/"_s);
    QTest::newRow("empty") << QUrl();
    QTest::newRow("no host") << QUrl(u"https:///v1"_s);
}

void HttpClientTest::refusesUrls()
{
    QFETCH(const QUrl, url);
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(url));
    QCOMPARE(answer.failure, TransportError::Tls);
    QCOMPARE(answer.status, 0);
    QVERIFY(!client.findChild<QNetworkAccessManager*>()); // not even a network
}

void HttpClientTest::refusesKeys_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another header") << QByteArray("abc\r\nx-injected: yes");
    QTest::newRow("line feed") << QByteArray("abc\n");
    QTest::newRow("blank") << QByteArray("abc def");
    QTest::newRow("zero") << QByteArray("abc\0def", 7);
    QTest::newRow("beyond ASCII") << QByteArray("abc\xc3\xa4");
    QTest::newRow("delete") << QByteArray("abc\x7f");
}

void HttpClientTest::refusesKeys()
{
    QFETCH(const QByteArray, bytes);
    LoopbackServer server;
    HttpClient client(quickLimits, nullptr);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s)), Secret(bytes)).failure, TransportError::Garbled);
    QCOMPARE(server.connections(), 0);
}

void HttpClientTest::tellsUnreachable()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(closed.serverPort()));
    closed.close();
    HttpClient client(quickLimits, nullptr);
    const Answer answer = ask(client, keyedGet(url));
    QCOMPARE(answer.failure, TransportError::Unreachable);
    QCOMPARE(answer.status, 0);
}

void HttpClientTest::tellsThatTlsFailed()
{
    LoopbackServer server; // speaks no TLS
    server.play(Play{"HTTP/1.1 400 Bad Request\r\n\r\n", Play::End::Close});
    HttpClient client(quickLimits, nullptr);
    QUrl url = server.url(u"/"_s);
    url.setScheme(u"https"_s);
    const Answer answer = ask(client, keyedGet(url));
    QVERIFY(answer.failure == TransportError::Tls || answer.failure == TransportError::Timeout);
    QVERIFY(!server.bytes().contains(testKey));
}

/// However many servers there are.
void HttpClientTest::keepsACapOverAll()
{
    constexpr int servers = 10;
    constexpr int each = 10;
    std::vector<std::unique_ptr<LoopbackServer>> all;
    int open = 0;
    int most = 0;
    int answered = 0;
    HttpClient client({8000ms, 30000ms, 64 * 1024, 6, 12}, nullptr);
    for (int i = 0; i < servers; ++i) {
        Play slow = answering(200);
        slow.latency = 40ms;
        all.push_back(std::make_unique<LoopbackServer>());
        all.back()->play(slow);
    }
    for (int i = 0; i < servers * each; ++i)
        client.send(keyedGet(all[std::size_t(i % servers)]->url(u"/"_s)), key(), this,
            [&](const Answer& answer) { answered += answer.status == 200; });
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        open = 0;
        for (const auto& server : all)
            open += server->open();
        most = std::max(most, open);
    });
    look.start(1ms);
    QTRY_COMPARE(answered, servers * each);
    QVERIFY2(most > 6 && most <= 12, qPrintable(QString::number(most)));
}

/// No server waits for the answer of another one.
void HttpClientTest::asksManyServersAtOnce()
{
    constexpr int servers = 40;
    std::vector<std::unique_ptr<LoopbackServer>> all;
    Play silent;
    silent.end = Play::End::Hang;
    HttpClient client;
    for (int i = 0; i < servers; ++i) {
        all.push_back(std::make_unique<LoopbackServer>());
        all.back()->play(silent);
        client.send(keyedGet(all.back()->url(u"/"_s)), key(), this, [](const Answer&) {});
    }
    const auto asked = [&all] {
        return int(std::ranges::count_if(all, [](const auto& server) { return server->heard().size() == 1; }));
    };
    QTRY_COMPARE(asked(), servers);
}

/// A server with a hundred accounts keeps nobody else waiting.
void HttpClientTest::givesEachItsTurn()
{
    LoopbackServer busy;
    LoopbackServer other;
    Play slow = answering(200);
    slow.latency = 50ms;
    busy.play(slow);
    other.play(answering(200));
    HttpClient client({8000ms, 30000ms, 1024, 6, 6}, nullptr);
    int before = 0;
    bool answered = false;
    for (int i = 0; i < 60; ++i)
        client.send(keyedGet(busy.url(u"/"_s)), key(), this, [&](const Answer&) { before += answered ? 0 : 1; });
    client.send(keyedGet(other.url(u"/"_s)), key(), this, [&](const Answer&) { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY2(before <= 12, qPrintable(QString::number(before)));
}

void HttpClientTest::sharesWhatAServerWasFoundToBe_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<TransportError>("failure");
    Play silent;
    silent.end = Play::End::Hang;
    Play dripping = answering(200, QByteArray(1000, ' '));
    dripping.dripEvery = 100ms;
    QTest::newRow("silent") << silent << TransportError::Timeout;
    QTest::newRow("drips") << dripping << TransportError::Timeout;
    QTest::newRow("half an answer") << Play{"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", Play::End::Hang}
                                    << TransportError::Timeout;
}

/// Thirty accounts wait as long as one does.
void HttpClientTest::sharesWhatAServerWasFoundToBe()
{
    QFETCH(const Play, play);
    QFETCH(const TransportError, failure);
    LoopbackServer server;
    server.play(play);
    HttpClient client(quickLimits, nullptr);
    QSignalSpy made(&client, &HttpClient::finished);
    std::vector<TransportError> failures;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 30; ++i)
        client.send(keyedGet(server.url(u"/"_s)), key(), this,
            [&](const Answer& answer) { failures.push_back(answer.failure); });
    QTRY_COMPARE(failures.size(), 30U);
    QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(std::ranges::count(failures, failure), 30);
    QCOMPARE(server.heard().size(), 6U);
    QCOMPARE(made.size(), 6); // what was not sent is no request
}

/// One path of it hangs, the others do not.
void HttpClientTest::sharesNothingOfAServerThatAnswersOthers()
{
    LoopbackServer server;
    Play silent;
    silent.end = Play::End::Hang;
    Play slow = answering(200);
    slow.latency = 60ms;
    server.play(slow);
    server.playAt("/hangs", silent);
    HttpClient client(quickLimits, nullptr);
    int good = 0;
    int bad = 0;
    const auto count = [&](const Answer& answer) { ++(answer.status == 200 ? good : bad); };
    client.send(keyedGet(server.url(u"/hangs"_s)), key(), this, count);
    for (int i = 0; i < 60; ++i)
        client.send(keyedGet(server.url(u"/"_s)), key(), this, count);
    QTRY_COMPARE(good + bad, 61);
    QCOMPARE(bad, 1);
}

void HttpClientTest::asksAnewAfterwards()
{
    LoopbackServer server;
    Play silent;
    silent.end = Play::End::Hang;
    server.play(silent);
    HttpClient client(quickLimits, nullptr);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).failure, TransportError::Timeout);
    server.play(answering(200));
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
}

void HttpClientTest::keepsSixPerOrigin_data()
{
    QTest::addColumn<Milliseconds>("atOnce");
    QTest::addColumn<int>("most");
    QTest::newRow("its answers take a while") << 30ms << 6;
    QTest::newRow("its answers count as quick") << Milliseconds(1min) << 2;
}

void HttpClientTest::keepsSixPerOrigin()
{
    QFETCH(const Milliseconds, atOnce);
    QFETCH(const int, most);
    LoopbackServer server;
    Play slow = answering(200);
    slow.latency = 60ms;
    server.play(slow);
    HttpClient client(HttpClient::Limits{.atOnce = atOnce}, nullptr);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    int answered = 0;
    for (int i = 0; i < 20; ++i)
        client.send(
            keyedGet(server.url(u"/"_s)), key(), this, [&](const Answer& answer) { answered += answer.status == 200; });
    QTRY_COMPARE(answered, 20);
    QCOMPARE(server.mostAtOnce(), most);
}

/// Of accounts that are told the same, and by the bytes alone, whatever else the answers say.
void HttpClientTest::sharesSameBodies()
{
    LoopbackServer server;
    Play models = answering(200, R"({"data":["m"]})", "x-left: 7\r\n");
    models.latency = 20ms;
    server.play(answering(200, R"({"data":["m"]})"));
    server.playNext(models);
    server.playNext(answering(200, R"({"data":["n"]})"));
    HttpClient client;
    std::vector<Answer> heard;
    for (int i = 0; i < 4; ++i)
        client.send(keyedGet(server.url(u"/"_s)), key(), this, [&](const Answer& answer) { heard.push_back(answer); });
    QTRY_COMPARE(heard.size(), 4U);
    std::ranges::sort(heard, {}, &Answer::body);
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(heard.at(i).json().value->toObject(), (QJsonObject{{u"data"_s, QJsonArray{u"m"_s}}}));
        QVERIFY(heard.at(i).document == heard.front().document);
    }
    QCOMPARE(std::ranges::count_if(heard, [](const Answer& a) { return a.headers.value("x-left").has_value(); }), 1);
    QCOMPARE(heard.back().json().value->toObject(), (QJsonObject{{u"data"_s, QJsonArray{u"n"_s}}}));
}

void HttpClientTest::keepsOriginsApart()
{
    LoopbackServer hanging;
    hanging.play(Play{{}, Play::End::Hang});
    LoopbackServer quick;
    HttpClient client;
    QObject context;
    for (int i = 0; i < 6; ++i)
        client.send(keyedGet(hanging.url(u"/"_s)), key(), &context, [](const Answer&) {});
    QCOMPARE(ask(client, keyedGet(quick.url(u"/"_s))).status, 200);
}

void HttpClientTest::keepsToAPace()
{
    LoopbackServer server;
    HttpClient::Limits limits;
    limits.startsAtOnce = 2;
    limits.betweenStarts = 1h; // longer than this test
    HttpClient client(limits, nullptr);
    int answers = 0;
    for (int i = 0; i < 3; ++i)
        client.send(keyedGet(server.url(u"/"_s)), key(), this, [&](const Answer&) { ++answers; });
    QTRY_COMPARE(answers, 2);
    QCOMPARE(server.heard().size(), 2U);
}

void HttpClientTest::keepsAnEvenPace()
{
    const StartPace::Time began{1h};
    StartPace pace(3, 10ms);
    QList<int> starts;
    for (StartPace::Time now = began; now < began + 200ms; now += 1ms) {
        if (now > began + 35ms && now < began + 150ms)
            continue; // a rest
        while (pace.wait(now) == 0ms) {
            pace.begin(now);
            starts << static_cast<int>((now - began) / 1ms);
        }
    }
    QCOMPARE(starts, (QList<int>{0, 0, 0, 10, 20, 30, 150, 150, 150, 160, 170, 180, 190}));
    QCOMPARE(pace.wait(began + 185ms), 15ms);
    QCOMPARE(pace.wait(began + 195ms), 8ms);
    StartPace none(12, 0ms);
    for (int i = 0; i < 100; ++i)
        none.begin(began);
    QCOMPARE(none.wait(began), 0ms);
}

void HttpClientTest::keepsNoCookies()
{
    LoopbackServer server;
    server.play(answering(200, "{}", "set-cookie: a=b; path=/\r\n"));
    HttpClient client;
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    QCOMPARE(server.heard().size(), 2U);
    QVERIFY(headerOf(server.heard().back(), "cookie").isEmpty());
}

void HttpClientTest::goesPastAProxyToLoopback()
{
    LoopbackServer proxy;
    LoopbackServer server;
    qputenv("http_proxy", proxy.url().toEncoded());
    HttpClient client;
    const Answer answer = ask(client, keyedGet(server.url(u"/"_s)));
    qunsetenv("http_proxy");
    QCOMPARE(answer.status, 200);
    QCOMPARE(server.heard().size(), 1U);
    QCOMPARE(proxy.connections(), 0);
}

void HttpClientTest::goesThroughAChosenProxy_data()
{
    QTest::addColumn<ProxyKind>("kind");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("system") << ProxyKind::System << "CONNECT provider.invalid:443"_ba;
    QTest::newRow("none") << ProxyKind::None << QByteArray();
    QTest::newRow("http") << ProxyKind::Http << "CONNECT provider.invalid:443"_ba;
    QTest::newRow("socks") << ProxyKind::Socks5 << "\x05"_ba;
}

void HttpClientTest::goesThroughAChosenProxy()
{
    QFETCH(const ProxyKind, kind);
    QFETCH(const QByteArray, begins);
    LoopbackServer proxy;
    proxy.play({"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"_ba, Play::End::Close});
    qputenv("https_proxy", proxy.url().toEncoded());
    HttpClient client({300ms, 1000ms, 1024, 6}, nullptr);
    client.setProxy({kind, u"127.0.0.1"_s, int(proxy.port())});
    const Answer answer = ask(client, keyedGet(QUrl(u"https://provider.invalid/v1"_s)));
    qunsetenv("https_proxy");
    QCOMPARE(answer.status, 0);
    QCOMPARE(proxy.bytes().left(begins.size()), begins);
    QCOMPARE(proxy.bytes().isEmpty(), begins.isEmpty());
    QVERIFY(!proxy.bytes().contains("sk-test"));
}

void HttpClientTest::forgetsConnections()
{
    LoopbackServer server;
    Play slow = answering(200);
    slow.latency = 100ms;
    HttpClient client;
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    QCOMPARE(server.connections(), 1);
    server.play(slow);
    std::optional<Answer> underWay;
    client.send(keyedGet(server.url(u"/"_s)), key(), this, [&](const Answer& answer) { underWay = answer; });
    QTRY_COMPARE(server.heard().size(), 3U);
    client.forgetConnections();
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200);
    QCOMPARE(server.connections(), 2);
    QTRY_VERIFY(underWay.has_value());
    QCOMPARE(underWay->status, 200); // what was under way is not lost
}

void HttpClientTest::callsNobodyWhoIsGone()
{
    LoopbackServer server;
    server.play(Play{{}, Play::End::Hang});
    HttpClient client;
    auto context = std::make_unique<QObject>();
    bool called = false;
    for (int i = 0; i < 8; ++i)
        client.send(keyedGet(server.url(u"/"_s)), key(), context.get(), [&](const Answer&) { called = true; });
    QTRY_COMPARE(server.heard().size(), 6U);
    context.reset();
    server.play(answering(200));
    QCOMPARE(ask(client, keyedGet(server.url(u"/"_s))).status, 200); // their places are free again
    QVERIFY(!called);
}

void HttpClientTest::survivesItsEndWhileAsking()
{
    LoopbackServer server;
    server.play(Play{{}, Play::End::Hang});
    bool called = false;
    {
        HttpClient client;
        for (int i = 0; i < 8; ++i)
            client.send(keyedGet(server.url(u"/"_s)), key(), this, [&](const Answer&) { called = true; });
        QTRY_COMPARE(server.heard().size(), 6U);
    }
    QTest::qWait(50);
    QVERIFY(!called);
}

void HttpClientTest::reportsForTheLedger()
{
    LoopbackServer server;
    server.play(answering(429, "{}"));
    HttpClient client;
    QSignalSpy finished(&client, &HttpClient::finished);
    QUrl url = server.url(u"/v1/models"_s);
    url.setQuery(u"limit=1000&token=not-for-the-ledger"_s);
    QCOMPARE(ask(client, keyedGet(url)).status, 429);
    QCOMPARE(finished.size(), 1);
    const auto entry = finished.front().front().value<LedgerEntry>();
    QCOMPARE(entry.method, u"GET"_s);
    QCOMPARE(entry.place, u"127.0.0.1:%1/v1/models"_s.arg(url.port()));
    QCOMPARE(entry.status, 429);
    QCOMPARE(entry.bytes, 2);
}

void HttpClientTest::takesTheKeyOutOfAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("whole") << 200 << testKey;
    QTest::newRow("a half, in an error") << 500 << testKey.left(11);
    QTest::newRow("base64, of Basic") << 401 << (":" + testKey).toBase64();
    QTest::newRow("a masked middle") << 403 << testKey.left(9) + "..." + testKey.right(8);
}

/// As a server that means ill, or one that explains too much.
void HttpClientTest::takesTheKeyOutOfAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, told);
    LoopbackServer server;
    server.play(answering(status, R"({"data":[{"id":"model-)" + told + R"("}]})",
        "X-RateLimit-Limit: 7 " + told + "\r\nX-RateLimit-" + told.left(9) + ": 8\r\n"));
    HttpClient client;
    const Answer answer = ask(client, keyedGet(server.url(u"/v1/models"_s)));
    QCOMPARE(answer.status, status);
    QVERIFY(parseJson(answer.body));
    QVERIFY(answer.body.contains("[redacted]"));
    QByteArray all = answer.body;
    for (const Header& header : answer.headers.all())
        all += header.name + header.value;
    for (qsizetype at = 0; at + 8 <= told.size(); ++at) {
        const QByteArray part = told.mid(at, 8);
        QVERIFY2(part.contains('.') || !all.contains(part), all.constData());
    }
}

/// A redirect makes the key part of an address, which the list of requests shows.
void HttpClientTest::takesTheKeyOutOfPlaces()
{
    LoopbackServer server;
    server.playNext(redirecting(302, "/for/" + testKey.left(14) + "/models"));
    server.play(answering(200));
    HttpClient client;
    QSignalSpy finished(&client, &HttpClient::finished);
    QCOMPARE(ask(client, keyedGet(server.url(u"/v1/models"_s))).status, 200);
    QCOMPARE(finished.size(), 2);
    const QString place = finished.last().first().value<LedgerEntry>().place;
    QVERIFY2(place.endsWith(u"/for/[redacted]/models"_s), qPrintable(place));
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
