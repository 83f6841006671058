// SPDX-License-Identifier: MIT
#include "demo/demobucket.h"
#include "demo/demoexchange.h"
#include "demo/demoserver.h"
#include "demo/demotraffic.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// The demo has to behave like the providers, or what it shows is not what people will get.
class TestDemo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bucketRefills_data();
    void bucketRefills();
    void bucketGivesWhatItHolds();
    void trafficSwingsAndComesBack();
    void burstNearsTheWallWithinAMinuteAndRecovers();
    void longSleepIsNotReplayed();
    void durationsLikeGo_data();
    void durationsLikeGo();

    void accountsAreBoundToTheServer();
    void keysAreNoKeys();
    void refusesAWrongKey_data();
    void refusesAWrongKey();
    void anthropicListsInPages();
    void freeAnswersTellNoLimits_data();
    void freeAnswersTellNoLimits();
    void anthropicTellsLimitsWithMessages();
    void openAiTellsLimitsWithCompletions();
    void emptyBucketRefuses_data();
    void emptyBucketRefuses();
    void reasoningModelRunsOutWithLimits();
    void unknownModelIsNotFound_data();
    void unknownModelIsNotFound();
    void ollamaTellsWhatIsLoaded();
    void ollamaGenerates();

private:
    struct Got {
        int status = 0;
        QJsonObject body;
        QMap<QByteArray, QByteArray> headers;
    };
    [[nodiscard]] QNetworkRequest request(const QString& provider, const QString& path, const QByteArray& key) const;
    [[nodiscard]] Got get(const QString& provider, const QString& path);
    [[nodiscard]] Got post(const QString& provider, const QString& path, const QJsonObject& body);
    [[nodiscard]] Got finished(QNetworkReply* reply);
    [[nodiscard]] QByteArray keyFor(const QString& provider) const;

    std::unique_ptr<DemoServer> m_server;
    QNetworkAccessManager m_network;
};

void TestDemo::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->start());
}

void TestDemo::bucketRefills_data()
{
    QTest::addColumn<double>("remaining");
    QTest::addColumn<int>("passed");
    QTest::addColumn<double>("drain");
    QTest::addColumn<double>("then");
    QTest::addColumn<int>("untilFull");
    QTest::newRow("full stays full") << 600.0 << 5000 << 0.0 << 600.0 << 0;
    QTest::newRow("refills evenly") << 0.0 << 6000 << 0.0 << 60.0 << 54000;
    QTest::newRow("full after its period") << 0.0 << 60000 << 0.0 << 600.0 << 0;
    QTest::newRow("drained as fast as it refills") << 300.0 << 9000 << 10.0 << 300.0 << 30000;
    QTest::newRow("drained faster") << 300.0 << 10000 << 30.0 << 100.0 << 50000;
    QTest::newRow("never below nothing") << 10.0 << 60000 << 100.0 << 0.0 << 60000;
    QTest::newRow("no time, no change") << 123.0 << 0 << 50.0 << 123.0 << 47700;
}

void TestDemo::bucketRefills()
{
    QFETCH(const double, remaining);
    QFETCH(const int, passed);
    QFETCH(const double, drain);
    QFETCH(const double, then);
    QFETCH(const int, untilFull);
    DemoBucket bucket(600, Seconds(60), remaining);
    bucket.advance(Milliseconds(passed), drain);
    QCOMPARE(bucket.remaining(), then);
    QCOMPARE(bucket.untilFull(), Milliseconds(untilFull));
}

void TestDemo::bucketGivesWhatItHolds()
{
    DemoBucket bucket(600, Seconds(60), 50);
    QVERIFY(bucket.holds(50));
    QVERIFY(!bucket.holds(51));
    QCOMPARE(bucket.untilHolds(60), Milliseconds(1000));
    bucket.take(50);
    QCOMPARE(bucket.remaining(), 0.0);
    QCOMPARE(bucket.untilHolds(1000), Milliseconds(60000)); // more than it can ever hold: when it is full
}

void TestDemo::trafficSwingsAndComesBack()
{
    const DemoBucket bucket(1000, Seconds(60), 800);
    DemoWindow window(bucket, swingingTraffic(bucket.refillPerSecond(), 300, Seconds(120)));
    window.advanceTo(Seconds(60));
    QVERIFY(std::abs(window.bucket.remaining() - 500) < 10);
    window.advanceTo(Seconds(120));
    QVERIFY(std::abs(window.bucket.remaining() - 800) < 10);
}

void TestDemo::burstNearsTheWallWithinAMinuteAndRecovers()
{
    const DemoBucket bucket(200'000, Seconds(60), 150'000);
    DemoWindow window(bucket, burstTraffic(bucket.capacity(), bucket.refillPerSecond()));
    window.advanceTo(Seconds(8));
    QVERIFY(std::abs(window.bucket.remaining() - 150'000) < 1);
    window.advanceTo(Seconds(50));
    QVERIFY(window.bucket.remaining() > 0.02 * bucket.capacity());
    QVERIFY(window.bucket.remaining() < 0.06 * bucket.capacity());
    window.advanceTo(Seconds(118));
    QCOMPARE(window.bucket.remaining(), bucket.capacity());
    window.advanceTo(Seconds(180));
    QVERIFY(std::abs(window.bucket.remaining() - 150'000) < 2000);
}

void TestDemo::longSleepIsNotReplayed()
{
    const DemoBucket bucket(1000, Seconds(60), 1000);
    int asked = 0;
    DemoWindow window(bucket, [&asked](Milliseconds) { return static_cast<double>(0 * ++asked); });
    window.advanceTo(std::chrono::hours(24 * 30));
    QVERIFY(asked <= 600);
    window.advanceTo(Seconds(1)); // a clock that went back
    QVERIFY(asked <= 600);
}

void TestDemo::durationsLikeGo_data()
{
    QTest::addColumn<int>("duration");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << 0 << "0s"_ba;
    QTest::newRow("milliseconds") << 6 << "6ms"_ba;
    QTest::newRow("seconds") << 8640 << "8.64s"_ba;
    QTest::newRow("whole seconds") << 57000 << "57s"_ba;
    QTest::newRow("minutes") << 432000 << "7m12s"_ba;
    QTest::newRow("hours") << 4105745 << "1h8m25.745s"_ba;
    QTest::newRow("hours, no minutes") << 7205000 << "2h0m5s"_ba;
}

void TestDemo::durationsLikeGo()
{
    QFETCH(const int, duration);
    QTEST(goDuration(Milliseconds(duration)), "text");
}

void TestDemo::accountsAreBoundToTheServer()
{
    const auto accounts = m_server->accounts();
    QCOMPARE(accounts.size(), 3U);
    for (const Account& account : accounts) {
        QCOMPARE(account.baseUrl.host(), u"127.0.0.1"_s);
        QCOMPARE(account.baseUrl.path(), u'/' + account.provider);
        QVERIFY(account.keyOrigin.endsWith(u":%1"_s.arg(account.baseUrl.port())));
        QVERIFY(account.demo);
    }
    QVERIFY(DemoServer().accounts().empty()); // not started: no address yet
}

void TestDemo::keysAreNoKeys()
{
    const auto keys = m_server->keys();
    QCOMPARE(keys.size(), 2U);
    QVERIFY(std::ranges::all_of(keys, [](const auto& entry) { return entry.second.expose().contains("not-a-key"); }));
}

void TestDemo::refusesAWrongKey_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::newRow("anthropic") << u"anthropic"_s << u"type"_s << u"authentication_error"_s;
    QTest::newRow("openai") << u"openai"_s << u"code"_s << u"invalid_api_key"_s;
}

void TestDemo::refusesAWrongKey()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, pointer);
    const Got got = finished(m_network.get(request(provider, u"/v1/models"_s, "sk-test-not-a-key-0001")));
    QCOMPARE(got.status, 401);
    QTEST(got.body["error"_L1].toObject()[pointer].toString(), "value");
    QVERIFY(!QJsonDocument(got.body).toJson().contains("sk-test-not-a-key-0001"));
}

void TestDemo::anthropicListsInPages()
{
    const Got first = get(u"anthropic"_s, u"/v1/models?limit=2"_s);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.body["data"_L1].toArray().size(), 2);
    QVERIFY(first.body["has_more"_L1].toBool());
    const Got second = get(u"anthropic"_s, u"/v1/models?limit=2&after_id="_s + first.body["last_id"_L1].toString());
    QCOMPARE(second.body["data"_L1].toArray().size(), 2);
    QVERIFY(!second.body["has_more"_L1].toBool());
    QVERIFY(first.body["first_id"_L1] != second.body["first_id"_L1]);
}

void TestDemo::freeAnswersTellNoLimits_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    QTest::newRow("anthropic models") << u"anthropic"_s << u"/v1/models?limit=1000"_s;
    QTest::newRow("openai models") << u"openai"_s << u"/v1/models"_s;
    QTest::newRow("ollama tags") << u"ollama"_s << u"/api/tags"_s;
}

void TestDemo::freeAnswersTellNoLimits()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    const Got got = get(provider, path);
    QCOMPARE(got.status, 200);
    QVERIFY(got.headers.contains("date"));
    const auto names = got.headers.keys();
    QVERIFY(std::ranges::none_of(names, [](const QByteArray& name) { return name.contains("ratelimit"); }));
}

void TestDemo::anthropicTellsLimitsWithMessages()
{
    const Got got = post(u"anthropic"_s, u"/v1/messages"_s,
        {{u"model"_s, u"claude-haiku-4-5"_s}, {u"max_tokens"_s, 1}, {u"messages"_s, QJsonArray()}});
    QCOMPARE(got.status, 200);
    QCOMPARE(got.headers.value("anthropic-ratelimit-requests-limit"), "4000"_ba);
    QCOMPARE(got.headers.value("anthropic-ratelimit-tokens-limit"), "480000"_ba);
    QVERIFY(got.headers.value("anthropic-ratelimit-input-tokens-remaining").endsWith("000"));
    const auto reset =
        QDateTime::fromString(QString::fromLatin1(got.headers.value("anthropic-ratelimit-tokens-reset")), Qt::ISODate);
    QVERIFY(reset.isValid());
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(reset) <= 61);
    QCOMPARE(got.body["usage"_L1].toObject()["output_tokens"_L1].toInt(), 1);
}

void TestDemo::openAiTellsLimitsWithCompletions()
{
    const Got got = post(
        u"openai"_s, u"/v1/chat/completions"_s, {{u"model"_s, u"gpt-4.1-mini"_s}, {u"max_completion_tokens"_s, 1}});
    QCOMPARE(got.status, 200);
    QCOMPARE(got.headers.value("x-ratelimit-limit-requests"), "10000"_ba);
    QCOMPARE(got.headers.value("x-ratelimit-limit-tokens"), "200000"_ba);
    const int remaining = got.headers.value("x-ratelimit-remaining-tokens").toInt();
    QVERIFY(remaining > 140'000 && remaining < 150'000);
    QVERIFY(got.headers.value("x-ratelimit-reset-requests").contains('h'));
    QVERIFY(got.headers.value("x-ratelimit-reset-tokens").endsWith('s'));
}

void TestDemo::emptyBucketRefuses_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("limitHeader");
    QTest::newRow("anthropic") << u"anthropic"_s << u"/v1/messages"_s << u"claude-haiku-4-5"_s
                               << "anthropic-ratelimit-tokens-limit"_ba;
    QTest::newRow("openai") << u"openai"_s << u"/v1/chat/completions"_s << u"gpt-4.1-mini"_s
                            << "x-ratelimit-limit-tokens"_ba;
}

void TestDemo::emptyBucketRefuses()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    QFETCH(const QString, model);
    QFETCH(const QByteArray, limitHeader);
    const QJsonObject tooLong{{u"model"_s, model}, {u"max_tokens"_s, 1}, {u"prompt"_s, QString(1'700'000, u'x')}};
    const Got got = post(provider, path, tooLong);
    QCOMPARE(got.status, 429);
    QVERIFY(got.headers.value("retry-after").toInt() >= 1);
    QVERIFY(got.headers.contains(limitHeader));
    QVERIFY(got.body["error"_L1].isObject());
}

void TestDemo::reasoningModelRunsOutWithLimits()
{
    const Got got =
        post(u"openai"_s, u"/v1/chat/completions"_s, {{u"model"_s, u"o4-mini"_s}, {u"max_completion_tokens"_s, 1}});
    QCOMPARE(got.status, 400);
    QVERIFY(got.headers.contains("x-ratelimit-limit-tokens"));
}

void TestDemo::unknownModelIsNotFound_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("path");
    QTest::newRow("anthropic") << u"anthropic"_s << u"/v1/messages"_s;
    QTest::newRow("openai") << u"openai"_s << u"/v1/chat/completions"_s;
    QTest::newRow("ollama") << u"ollama"_s << u"/api/generate"_s;
}

void TestDemo::unknownModelIsNotFound()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, path);
    const Got got = post(provider, path, {{u"model"_s, u"no-such-model"_s}, {u"max_tokens"_s, 1}});
    QCOMPARE(got.status, 404);
    QVERIFY(got.body.contains("error"_L1));
}

void TestDemo::ollamaTellsWhatIsLoaded()
{
    QCOMPARE(get(u"ollama"_s, u"/api/version"_s).body["version"_L1].toString(), u"0.12.6"_s);
    QCOMPARE(get(u"ollama"_s, u"/api/tags"_s).body["models"_L1].toArray().size(), 4);
    const QJsonArray loaded = get(u"ollama"_s, u"/api/ps"_s).body["models"_L1].toArray();
    QCOMPARE(loaded.size(), 1);
    QVERIFY(loaded.first()["size_vram"_L1].toInteger() > 0);
}

void TestDemo::ollamaGenerates()
{
    const Got got = post(
        u"ollama"_s, u"/api/generate"_s, {{u"model"_s, u"qwen3:8b"_s}, {u"prompt"_s, u"."_s}, {u"stream"_s, false}});
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body["eval_count"_L1].toInt(), 1);
    QVERIFY(got.body["total_duration"_L1].toInteger() > 1'000'000); // nanoseconds
}

QByteArray TestDemo::keyFor(const QString& provider) const
{
    const auto keys = m_server->keys();
    const auto key = keys.find(u"demo-"_s + provider);
    return key == keys.end() ? QByteArray() : key->second.expose();
}

QNetworkRequest TestDemo::request(const QString& provider, const QString& path, const QByteArray& key) const
{
    const auto accounts = m_server->accounts();
    const auto account = std::ranges::find(accounts, provider, &Account::provider);
    QNetworkRequest request(QUrl(account->baseUrl.toString() + path));
    request.setRawHeader("x-api-key", key);
    request.setRawHeader("authorization", "Bearer " + key);
    request.setRawHeader("anthropic-version", "2023-06-01");
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return request;
}

TestDemo::Got TestDemo::get(const QString& provider, const QString& path)
{
    return finished(m_network.get(request(provider, path, keyFor(provider))));
}

TestDemo::Got TestDemo::post(const QString& provider, const QString& path, const QJsonObject& body)
{
    return finished(m_network.post(request(provider, path, keyFor(provider)), QJsonDocument(body).toJson()));
}

TestDemo::Got TestDemo::finished(QNetworkReply* reply)
{
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000))
        qWarning("no answer");
    Got got{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        QJsonDocument::fromJson(reply->readAll()).object(), {}};
    for (const auto& [name, value] : reply->rawHeaderPairs())
        got.headers.insert(name.toLower(), value);
    reply->deleteLater();
    return got;
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
