// SPDX-License-Identifier: MIT
#include "core/words/errorwords.h"
#include "providers/descriptor/registry.h"
#include "providers/engine/engine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

const TimePoint now{1'795'489'200'000ms}; // 2026-11-24T03:00:00Z

/// A provider that nobody has met: what a person's own descriptor says who knows its address and nothing else.
Descriptor stranger()
{
    return readDescriptor(R"({
        "id": "stranger", "name": "Stranger", "baseUrl": "https://api.stranger.example",
        "key": {"need": "required", "header": "authorization", "prefix": "Bearer "},
        "free": [{"tag": "models", "get": "/v1/models", "models": "/data/*/id"}]
    })")
        .value();
}

Answer refusal(int status, const QByteArray& body, const Headers& headers = {{"content-type", "application/json"}})
{
    Answer answer;
    answer.tag = u"models"_s;
    answer.status = status;
    answer.body = body;
    answer.headers = headers;
    answer.receivedAt = now;
    return answer;
}

QByteArray saying(const char* message)
{
    return "{\"error\":{\"message\":\"" + QByteArray(message) + "\"}}";
}

QString kindOf(const Answer& answer)
{
    const auto error = classify(stranger(), answer);
    return error ? errorKindName(error->kind) : QString();
}

} // namespace

/// What refusals mean, said by a provider that the program has never heard of.
class MeaningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
    void tellsWhoAnswered_data();
    void tellsWhoAnswered();
    void readsWaits_data();
    void readsWaits();
    void readsLimits_data();
    void readsLimits();
    void quotesTheProvider_data();
    void quotesTheProvider();
};

void MeaningTest::understands_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](int status, const QString& expected, const QByteArray& body) {
        QTest::addRow("%d %s", status, body.left(150).constData()) << status << body << expected;
    };
    const auto says = [&row](int status, const QString& expected, const char* message) {
        row(status, expected, saying(message));
    };
    const QString invalid = u"invalid-key"_s;
    const QString forbidden = u"forbidden"_s;
    const QString credit = u"no-credit"_s;
    const QString limited = u"rate-limited"_s;
    const QString overloaded = u"overloaded"_s;
    const QString http = u"http"_s;

    // Words for programs, wherever they stand.
    row(401, forbidden, R"({"detail":{"status":"missing_permissions","message":"m"}})");
    row(401, credit, R"({"detail":{"type":"invalid_request","code":"quota_exceeded","message":"m"}})");
    row(400, credit, R"({"error":{"code":"insufficient_quota"}})");
    row(403, credit, R"({"type":"https://errors.example/x","title":"No","status":403,"code":"INSUFFICIENT_BALANCE"})");
    row(400, invalid,
        R"({"error":{"code":400,"details":[{"@type":"x/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}})");
    row(400, invalid, R"({"code":"InvalidApiKey","message":"m","request_id":"r"})");
    row(400, credit, R"({"code":"Arrearage","message":"Access denied, m","request_id":"r"})");
    row(400, limited, R"({"__type":"ThrottlingException","message":"m"})");
    row(400, limited, R"({"code":"Throttling.RateQuota","message":"m"})");
    row(403, forbidden,
        R"({"error":{"code":"unsupported_country_region_territory","message":"m","type":"request_forbidden"}})");
    row(403, limited, R"({"error":{"errors":[{"domain":"usageLimits","reason":"userRateLimitExceeded"}],"code":403}})");
    row(429, credit, R"({"error":{"metadata":{"limit_source":"openrouter_credits"},"message":"rate limited"}})");
    row(401, invalid, R"({"error":"invalid_token","error_description":"The access token is from elsewhere"})");
    row(403, forbidden,
        R"({"error":{"code":"model_not_found","message":"Project p does not have access to model m"}})");
    row(200, invalid,
        R"({"base_resp":{"status_code":1004,"status_msg":"login fail: please carry the API secret key"}})");
    row(200, invalid, R"({"error_code":110,"error_msg":"Access token invalid or no longer valid"})");
    row(200, credit, R"({"success":false,"errors":[{"code":7003,"message":"Insufficient balance"}]})");

    // Sentences.
    says(401, forbidden, "You have insufficient permissions for this operation. Missing scopes: api.model.read.");
    says(401, forbidden, "This token lacks the required scope.");
    says(401, credit, "Your free trial has expired, please add credits.");
    says(400, forbidden, "This organization has been disabled.");
    says(400, forbidden, "Your workspace was suspended by an administrator.");
    says(403, forbidden, "The API key is currently blocked: ask the owner of the team.");
    says(400, forbidden, "Key disabled.");
    says(403, invalid, "This API key has been revoked.");
    says(400, invalid, "API key expired. Please renew the API key.");
    says(403, invalid, "Your API key was reported as leaked. Please use another API key.");
    says(400, invalid, "API key not valid. Please pass a valid API key.");
    says(403, invalid, "Incorrect API key provided.");
    says(400, invalid, "Wrong or missing credentials: invalid authentication token");
    says(400, credit,
        "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.");
    says(429, credit, "Monthly spend limit reached for this project.");
    says(403, credit, "Your newly created team doesn't have any credits or licenses yet.");
    says(403, credit, "Your account org-1 is suspended due to insufficient balance, please recharge your account.");
    says(429, credit, "You exceeded your current quota, please check your plan and billing details.");
    says(400, credit, "Payment required to continue");
    says(403, credit, "Your account is not active, please check your billing details on our website.");
    says(403, forbidden, "Project p does not have access to model m.");
    says(404, http, "The model `m` does not exist or you do not have access to it.");
    says(403, forbidden, "Country, region, or territory not supported");
    says(400, forbidden, "User location is not supported for the API use.");
    says(403, forbidden, "IP address 10.1.2.3 is not in the allow-list of this key.");
    says(401, forbidden, "Your IP is not authorized.");
    says(403, limited, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
    says(413, limited, "Request too large on tokens per minute (TPM): Limit 8000, Requested 11881.");
    says(400, limited, "Too many concurrent requests");
    says(500, overloaded, "The engine is currently overloaded, please try again later");
    says(429, overloaded, "The model is at capacity.");

    // Credits are spoken of beside a limit that comes back by itself.
    says(429, limited, "Daily limit of free requests reached. Add 10 credits to unlock more.");
    says(429, limited, "Rate limit exceeded; purchase credits for a higher one.");
    says(429, limited, "Reduced to 6 requests per minute while you have less than 5 dollars in credit.");
    says(429, limited, "You exceeded your current quota, please check your plan and billing. Please retry in 48.9s.");

    // In other languages.
    says(401, credit, "账户余额不足，请充值");
    says(400, invalid, "无效的API密钥");
    says(400, invalid, "令牌已过期或验证不正确");
    says(400, limited, "请求过于频繁，请稍后再试");
    says(403, forbidden, "没有权限访问该模型");
    says(400, invalid, "APIキーが無効です");
    says(429, credit, "残高不足です");
    says(400, credit, "Solde insuffisant");
    says(400, invalid, "La clave de API no es válida");
    says(400, limited, "Zu viele Anfragen");

    // What sounds like it and is not.
    says(400, http, "Could not finish the message because max_tokens or model output limit was reached.");
    says(400, http, "Invalid token in prompt: 123456. Minimum value is 0.");
    says(400, http, "prompt is too long: 3333404 tokens > 200000 maximum");
    says(400, http, "Unknown key 'messages' in body");
    says(400, http, "See https://docs.stranger.example/rate-limits and https://stranger.example/billing for the form.");
    says(500, http, "open manifests: permission denied");
    row(401, invalid, "{}");
    row(403, forbidden, R"({"code":0})");
    row(429, limited, "");
    row(401, invalid, "");
}

void MeaningTest::understands()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QTEST(kindOf(refusal(status, body)), "expected");
}

/// A page, a filter's text or a gateway says nothing about the key, whatever its status.
void MeaningTest::tellsWhoAnswered_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const Answer& answer, const QString& expected) {
        QTest::newRow(name) << answer << expected;
    };
    const QString foreign = u"not-a-provider"_s;
    const QByteArray page = "\r\n<!DOCTYPE html><html><title>Just a moment...</title></html>";
    for (const int status : {200, 400, 401, 403, 404, 407, 429, 500, 502, 503, 511, 521})
        row(qPrintable(u"page %1"_s.arg(status)),
            refusal(status, page, {{"content-type", "text/html"}, {"retry-after", "9"}}), foreign);
    row("page that calls itself JSON", refusal(401, "<html>"), foreign);
    row("page behind a byte order mark", refusal(403, "\xEF\xBB\xBF <html>"), foreign);
    row("words that call themselves a page", refusal(403, "Access denied", {{"content-type", "text/html"}}), foreign);
    const Headers text{{"content-type", "text/plain; charset=UTF-8"}, {"server", "cloudflare"}};
    row("Cloudflare: unwanted program", refusal(403, "error code: 1010", text), foreign);
    row("Cloudflare: too fast for it", refusal(429, "error code: 1015\n", text), foreign);
    row("a filter's text", refusal(403, "This category is blocked.", text), foreign);
    row("a proxy's text", refusal(401, "Proxy authentication required by squid", text), foreign);
    row("a proxy", refusal(407, ""), foreign);
    row("a gateway", refusal(404, R"({"message":"no Route matched with those values"})"), foreign);
    row("a filter in JSON", refusal(403, R"({"message":"Blocked by your organization's web filter"})"), foreign);
    row("a way in for people", refusal(401, "", {{"www-authenticate", "Negotiate"}}), foreign);
    row("a way in for programs", refusal(401, "", {{"www-authenticate", "Bearer realm=\"x\""}}), u"invalid-key"_s);
    row("nothing at all", refusal(401, " \n", {{"content-type", "text/plain"}}), u"invalid-key"_s);
    row("its own text about the key", refusal(401, "Invalid API key", text), u"invalid-key"_s);
    row("its own word about the key", refusal(401, "Unauthorized\n", text), u"invalid-key"_s);
    row("its own text about a limit", refusal(429, "Rate limit exceeded, retry after 12 seconds", text),
        u"rate-limited"_s);
    row("its own text about an address", refusal(404, "404 page not found\n", text), u"http"_s);
    row("its own text about itself", refusal(503, "upstream connect error", text), u"overloaded"_s);
    row("a text in quotation marks", refusal(401, "\"Api key is invalid\""), u"invalid-key"_s);
}

void MeaningTest::tellsWhoAnswered()
{
    QFETCH(Answer, answer);
    QFETCH(QString, expected);
    const auto error = classify(stranger(), answer);
    QVERIFY(error);
    QCOMPARE(errorKindName(error->kind), expected);
    if (error->kind == ErrorKind::NotAProvider) {
        QVERIFY(!error->retryAt);
        QVERIFY(error->detail.isEmpty());
    }
}

void MeaningTest::readsWaits_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto body = [](const QByteArray& json, const QString& expected, const QByteArray& retryAfter = {}) {
        QTest::addRow("%s%s", retryAfter.constData(), json.left(150).constData()) << retryAfter << json << expected;
    };
    const auto says = [&body](const char* message, const QString& expected, const QByteArray& retryAfter = {}) {
        body(saying(message), expected, retryAfter);
    };
    says("Too many requests. Please retry after 43 seconds.", u"43 s"_s);
    says("Rate limited, try again in 6m0s.", u"360 s"_s);
    says("Please try again in 1h53m56.832s. Need more?", u"6836.832 s"_s);
    says("Please retry in 48.939935699s.", u"48.939 s"_s);
    says("Your rate limit resets in ~10s.", u"10 s"_s);
    says("Please wait 5 minutes.", u"300 s"_s);
    says("Try again in 20 minutes", u"1200 s"_s);
    says("You may retry in 1 hour and 20 minutes", u"4800 s"_s);
    says("Limit resets in 2 days", u"172800 s"_s);
    says("Retry after 12", u"12 s"_s);
    says("retry_after=7", u"7 s"_s);
    says("Please retry after 150ms", u"1 s"_s);
    says("Available again at 2026-11-24T04:00:00Z.", u"3600 s"_s);
    says("You will regain access on 2026-12-01 at 00:00 UTC.", u"594000 s"_s);
    says("spend limit reached (resets 2026-11-25 00:00 UTC)", u"75600 s"_s);
    says("Your limit resets on December 1, 2026.", u"594000 s"_s);
    says("Usage resets at 12:30 UTC", u"34200 s"_s);
    says("Resets at midnight UTC", u"75600 s"_s);
    says("请在43秒后重试", u"43 s"_s);
    says("请求过多，请 5 分钟后再试", u"300 s"_s);
    says("Bitte in 43 Sekunden erneut versuchen; warten Sie 43 Sekunden", u"43 s"_s);
    says("Réessayez dans 30 secondes", u"30 s"_s);
    says("Please try again later (10 requests per 1 minute).", u"open"_s);
    says("Please try again later.", u"open"_s);
    says("You will regain access on 2199-01-01.", u"open"_s);
    says("You regained access on 2020-01-01.", u"open"_s);
    body(R"({"detail":"m","status":429,"retry_after":12.5})", u"12.5 s"_s);
    body(R"({"error":{"message":"m","retry_after_ms":2500}})", u"2.5 s"_s);
    body(R"({"error":{"message":"m","metadata":{"retryAfter":"30"}}})", u"30 s"_s);
    body(R"({"error":{"message":"m","details":{"Retry-After":"6m0s"}}})", u"360 s"_s);
    body(R"({"error":{"details":[{"@type":"x/google.rpc.RetryInfo","retryDelay":"48s"}]}})", u"48 s"_s);
    body(R"({"error":{"details":[{"retryDelay":{"seconds":"9","nanos":5}}]}})", u"9 s"_s);
    body(R"({"error":{"type":"usage_limit_reached","resets_at":1795575600,"resets_in_seconds":86400}})", u"86400 s"_s);
    body(R"({"message":"m","reset_at":1795489260000})", u"60 s"_s);
    body(R"({"message":"m","resetAt":"2026-11-24T03:02:00Z"})", u"120 s"_s);
    body(R"({"message":"m","retry_after":"5 minutes"})", u"300 s"_s);
    body(R"({"message":"m","retry_after":-1})", u"open"_s);
    body(R"({"message":"m","retry_after":1e300})", u"open"_s);
    body(R"({"message":"m","reset_at":1})", u"1 s"_s);
    // Where they differ the longest counts: to ask too early is refused again.
    says("Please retry after 43 seconds.", u"43 s"_s, "10");
    says("Please retry after 43 seconds.", u"90 s"_s, "90");
    body(R"({"error":{"message":"try again in 5s","retry_after":20}})", u"20 s"_s, "10");
}

void MeaningTest::readsWaits()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, body);
    Headers headers{{"content-type", "application/json"}};
    if (!retryAfter.isEmpty())
        headers.add("retry-after", retryAfter);
    const auto error = classify(stranger(), refusal(429, body, headers));
    QVERIFY(error);
    const QString told = error->retryAt ? QString::number(static_cast<double>((*error->retryAt - now).count()) / 1000,
                                              'f', QLocale::FloatingPointShortest)
            + u" s"_s
                                        : u"open"_s;
    QTEST(told, "expected");
}

void MeaningTest::readsLimits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto says = [](int status, const char* message, const QString& expected) {
        QTest::addRow("%d %s", status, message) << status << saying(message) << expected;
    };
    says(413, "Request too large for model `m` on tokens per minute (TPM): Limit 8000, Requested 11881, Please reduce.",
        u"tokens-minute -/8000"_s);
    says(400, "Rate limit reached on requests per day (RPD): Limit 200, Used 200, Requested 1.",
        u"requests-day 0/200"_s);
    says(429, "Rate limit reached on tokens per hour: Limit 500, Used 100, Requested 401.", u"tokens-hour 400/500"_s);
    says(429, "High demand - limited to 8 requests per minute.", u"requests-minute 0/8"_s);
    says(403, "This would exceed your rate limit of 30,000 input tokens per minute.", u"input-tokens-minute -/30000"_s);
    says(429, "A trial key is limited to 20 API calls / minute.", u"requests-minute 0/20"_s);
    says(429, "Rate limit exceeded. Add 10 credits to unlock 1000 free model requests per day", QString());
    says(401, "Invalid API key. Keys are limited to 5 requests per minute.", QString());
}

void MeaningTest::readsLimits()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QStringList told;
    const auto text = [](const std::optional<double>& count) { return count ? QString::number(*count) : u"-"_s; };
    for (const RateWindow& window : limitsInRefusal(stranger(), refusal(status, body)))
        told.append(window.id + u' ' + text(window.remaining) + u'/' + text(window.limit));
    QTEST(told.join(u", "_s), "expected");
}

/// Wherever our own sentence says less than the provider's does; never with what may be a part of the key.
void MeaningTest::quotesTheProvider_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("quotation");
    const auto row = [](int status, const QByteArray& body, const QString& message, const QString& quotation) {
        QTest::addRow("%d %s", status, body.left(100).constData()) << status << body << message << quotation;
    };
    const QString disabled = u"This organization has been disabled."_s;
    row(400, saying("This organization has been disabled."), disabled, u"Stranger says: “%1”"_s.arg(disabled));
    row(401, saying("invalid x-api-key"), u"invalid x-api-key"_s, QString());
    row(401, saying("This key has expired."), u"This key has expired."_s, u"Stranger says: “This key has expired.”"_s);
    row(401, saying("Incorrect API key provided: sk-te****0001."), QString(), QString());
    row(401, saying("The key 'ab...9f' is not valid."), QString(), QString());
    row(401, saying("No key abcdefabcdefabcdefabcdef here"), QString(), QString());
    row(403, saying("Key sk-test-not-a-key-0001 may not."), u"Key [redacted] may not."_s,
        u"Stranger says: “Key [redacted] may not.”"_s);
    row(529, R"({"error":{"type":"overloaded_error","message":"Overloaded"}})", u"Overloaded"_s, QString());
    row(500, "Something broke here", u"Something broke here"_s, u"Stranger says: “Something broke here”."_s);
    row(400, R"({"errors":[{"message":"a\u202eb \u0007c"}]})", u"ab c"_s, u"Stranger says: “ab c”."_s);
    row(404, R"({"detail":"Not Found"})", u"Not Found"_s, QString());
    row(429, saying("Too many requests."), u"Too many requests."_s, QString());
    row(403, "<html><b>Access denied</b></html>", QString(), QString());
}

void MeaningTest::quotesTheProvider()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto error = classify(stranger(), refusal(status, body));
    QVERIFY(error);
    QTEST(providerMessage(*error), "message");
    QTEST(quotation(error->kind, providerMessage(*error), u"Stranger"_s), "quotation");
}

QTEST_GUILESS_MAIN(MeaningTest)
#include "tst_meaning.moc"
