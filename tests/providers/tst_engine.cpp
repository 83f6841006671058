// SPDX-License-Identifier: MIT
#include "providers/descriptor/pathpointers.h"
#include "providers/descriptor/registry.h"
#include "providers/engine/answerreader.h"
#include "providers/engine/engine.h"
#include "providers/engine/jsonlimits.h"
#include "providers/engine/modelchoice.h"
#include "providers/engine/paidattempts.h"
#include "support/decimals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

const TimePoint now{1'795'489'200'000ms}; // 2026-11-24T03:00:00Z

Answer answered(
    const QString& tag, int status, const QByteArray& body, Headers headers = {{"content-type", "application/json"}})
{
    Answer answer;
    answer.tag = tag;
    answer.status = status;
    answer.body = body;
    answer.headers = std::move(headers);
    answer.receivedAt = now;
    return answer;
}

/// What a step wants, one line a request; "outcome" when it is done.
QString wanted(const Step& step)
{
    const auto* requests = std::get_if<std::vector<Request>>(&step);
    if (!requests)
        return u"outcome"_s;
    QStringList lines;
    for (const Request& request : *requests)
        lines.append(request.tag + u' ' + request.url.toString(QUrl::FullyEncoded));
    return lines.join(u'\n');
}

/// A model list page whose cursor points on to `next`; empty: the last one.
QByteArray page(const QString& next)
{
    return u"{\"data\":[{\"id\":\"m-%1\"}],\"has_more\":%2,\"last_id\":\"%1\"}"_s
        .arg(next, next.isEmpty() ? u"false"_s : u"true"_s)
        .toUtf8();
}

} // namespace

/// What the engine asks, and how it reads what it is told. Whole probes are in the fixtures.
class EngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classifies_data();
    void classifies();
    void classifiesFailures_data();
    void classifiesFailures();
    void obeysRetryAfterOnErrorsOnly_data();
    void obeysRetryAfterOnErrorsOnly();
    void hidesKeysInDetails_data();
    void hidesKeysInDetails();
    void asksSideBySide();
    void asksBelowTheAccountsBase_data();
    void asksBelowTheAccountsBase();
    void sendsKeyOnlyWhenThereIsOne();
    void marksThePaidRequest();
    void stopsPaging_data();
    void stopsPaging();
    void takesOnlyPlainIds_data();
    void takesOnlyPlainIds();
    void takesResourceNames_data();
    void takesResourceNames();
    void asksAtAnAddressOfOnesOwn_data();
    void asksAtAnAddressOfOnesOwn();
    void escapesCursors();
    void keepsRawHeadersShort();
    void takesNoHostileModelNames();
    void matchesNames_data();
    void matchesNames();
    void choosesModels_data();
    void choosesModels();
    void asksOnAfterARefusal_data();
    void asksOnAfterARefusal();
    void remembersWhatWorked_data();
    void remembersWhatWorked();
    void choosesLoadedModels_data();
    void choosesLoadedModels();
    void readsWindows_data();
    void readsWindows();
    void readsUnnamedHeaders_data();
    void readsUnnamedHeaders();
    void readsUnnamedLimits_data();
    void readsUnnamedLimits();
    void tellsAChangedFormat_data();
    void tellsAChangedFormat();
    void tellsNoInexactSum();
    void countsInTheHostsCurrency_data();
    void countsInTheHostsCurrency();

private:
    [[nodiscard]] const Descriptor& provider(const QString& id) const { return *m_registry.find(id); }

    const Registry m_registry = Registry::builtIn();
    const ProbeRules m_rules{true, true, PaidProbe::WhenNeeded};
};

void EngineTest::classifies_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QString& id, int status, const QByteArray& body,
                         const QString& expected) { QTest::newRow(name) << id << status << body << expected; };
    const QString openai = u"openai"_s;
    const QString anthropic = u"anthropic"_s;
    const QString ollama = u"ollama"_s;
    const QByteArray list = R"({"data":[]})";
    row("200", openai, 200, list, QString());
    row("201", openai, 201, list, QString());
    row("400", openai, 400, "{}", u"http"_s);
    row("401", openai, 401, "{}", u"invalid-key"_s);
    row("402", openai, 402, "{}", u"no-credit"_s);
    row("403", openai, 403, "{}", u"forbidden"_s);
    row("404", openai, 404, "{}", u"http"_s);
    row("408", openai, 408, "{}", u"http"_s);
    row("413", openai, 413, "{}", u"http"_s);
    row("429", openai, 429, "{}", u"rate-limited"_s);
    row("500", openai, 500, "{}", u"http"_s);
    row("502", openai, 502, "{}", u"http"_s);
    row("503", openai, 503, "{}", u"overloaded"_s);
    row("529", openai, 529, "{}", u"overloaded"_s);
    row("302 without following", openai, 302, "", u"redirect"_s);
    row("304", openai, 304, "", u"redirect"_s);
    row("418", openai, 418, "", u"http"_s);
    row("999", openai, 999, "", u"http"_s);
    row("error without JSON", openai, 401, "<html>", u"not-a-provider"_s);
    row("error without body", openai, 429, "", u"rate-limited"_s);
    row("OpenAI: no credit as 429", openai, 429,
        R"({"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}})", u"no-credit"_s);
    row("OpenAI: no credit by its type alone", openai, 429,
        R"({"error":{"message":"m","type":"insufficient_quota","code":null}})", u"no-credit"_s);
    row("OpenAI: throttled", openai, 429, R"({"error":{"message":"m","type":"tokens","code":"rate_limit_exceeded"}})",
        u"rate-limited"_s);
    row("OpenAI: bad key", openai, 401,
        R"({"error":{"message":"m","type":"invalid_request_error","code":"invalid_api_key"}})", u"invalid-key"_s);
    row("OpenAI: bad key as 400", openai, 400, R"({"error":{"message":"m","code":"invalid_api_key"}})",
        u"invalid-key"_s);
    row("OpenAI: no such model", openai, 404, R"({"error":{"message":"m","code":"model_not_found"}})", u"http"_s);
    row("OpenAI: numeric code", openai, 400, R"({"error":{"message":"m","code":400}})", u"http"_s);
    row("Anthropic: no credit as 400", anthropic, 400,
        R"({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to go on."}})",
        u"no-credit"_s);
    row("Anthropic: no credit as 402", anthropic, 402,
        R"({"type":"error","error":{"type":"billing_error","message":"m"}})", u"no-credit"_s);
    row("Anthropic: spend cap as 429", anthropic, 429,
        R"({"type":"error","error":{"type":"billing_error","message":"m"}})", u"no-credit"_s);
    row("Anthropic: bad request", anthropic, 400,
        R"({"type":"error","error":{"type":"invalid_request_error","message":"m"}})", u"http"_s);
    row("Anthropic: overloaded", anthropic, 529,
        R"({"type":"error","error":{"type":"overloaded_error","message":"m"}})", u"overloaded"_s);
    row("Anthropic: overloaded as 500", anthropic, 500,
        R"({"type":"error","error":{"type":"overloaded_error","message":"m"}})", u"overloaded"_s);
    row("Anthropic: forbidden", anthropic, 403, R"({"type":"error","error":{"type":"permission_error","message":"m"}})",
        u"forbidden"_s);
    row("Ollama: error as text", ollama, 404, R"({"error":"model 'x' not found"})", u"http"_s);
    row("error beside its code", openai, 400, R"({"code":"invalid_api_key","error":"text"})", u"invalid-key"_s);
    row("detail as text", openai, 401, R"({"detail":"Invalid API Key"})", u"invalid-key"_s);
    row("detail as list", openai, 422, R"({"detail":[{"msg":"field required","type":"missing"}]})", u"http"_s);
    row("error as null", openai, 200, R"({"error":null,"data":[]})", QString());
    row("error within a 200", openai, 200, R"({"error":{"message":"m","type":"server_error"}})", u"http"_s);
    row("no credit within a 200", openai, 200, R"({"error":{"message":"m","code":"insufficient_quota"}})",
        u"no-credit"_s);
    row("error as text within a 200", ollama, 200, R"({"error":"stopped"})", u"http"_s);
    row("402 that passes by itself", u"openrouter"_s, 402,
        R"({"error":{"code":402,"message":"It would exceed your credits.","metadata":{"limit_source":"openrouter_in_flight_budget"}}})",
        u"rate-limited"_s);
    row("402 of a credit", u"openrouter"_s, 402,
        R"({"error":{"code":402,"message":"m","metadata":{"limit_source":"openrouter_credits"}}})", u"no-credit"_s);
    row("429 of a day's tokens", u"groq"_s, 429, R"({"error":{"message":"on tokens per day (TPD): Limit 5, Used 5"}})",
        u"rate-limited"_s);
    row("429 of a model that the plan lacks", u"gemini"_s, 429,
        R"({"error":{"code":429,"details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"RequestsPerDay","quotaValue":"0"}]}]}})",
        u"forbidden"_s);
    row("page within a 200", openai, 200, "<!DOCTYPE html><title>Sign in</title>", u"not-a-provider"_s);
    row("cut off within a 200", openai, 200, R"({"data":[{"id":)", u"not-a-provider"_s);
    row("nothing within a 200", openai, 200, "", u"not-a-provider"_s);
    row("other JSON within a 200", openai, 200, R"({"status":"ok"})", u"not-a-provider"_s);
    row("a list within a 200", openai, 200, "[]", u"not-a-provider"_s);
    row("list that is null", openai, 200, R"({"data":null})", QString());
    row("blanks before the JSON", openai, 200, "\n\n  {\"data\":[]}", QString());
}

void EngineTest::classifies()
{
    QFETCH(QString, id);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const auto error = classify(provider(id), answered(u"models"_s, status, body));
    QCOMPARE(error ? errorKindName(error->kind) : QString(), expected);
    QCOMPARE(error.value_or(Error{ErrorKind::Http, status, {}, {}}).httpStatus, status);
}

void EngineTest::classifiesFailures_data()
{
    QTest::addColumn<TransportError>("failure");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unreachable") << TransportError::Unreachable << u"unreachable"_s;
    QTest::newRow("timeout") << TransportError::Timeout << u"timeout"_s;
    QTest::newRow("tls") << TransportError::Tls << u"tls"_s;
    QTest::newRow("redirect") << TransportError::Redirect << u"redirect"_s;
    QTest::newRow("too large") << TransportError::TooLarge << u"too-large"_s;
    QTest::newRow("garbled") << TransportError::Garbled << u"not-a-provider"_s;
    QTest::newRow("none, but not a single header") << TransportError::None << u"not-a-provider"_s;
}

void EngineTest::classifiesFailures()
{
    QFETCH(TransportError, failure);
    QFETCH(QString, expected);
    Answer answer = answered(u"models"_s, 200, R"({"data":[]})", {});
    answer.failure = failure;
    const auto error = classify(provider(u"openai"_s), answer);
    QVERIFY(error);
    QCOMPARE(errorKindName(error->kind), expected);
}

void EngineTest::obeysRetryAfterOnErrorsOnly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("obeyed");
    QTest::newRow("200 with an error in it") << 200 << false;
    QTest::newRow("302") << 302 << false;
    QTest::newRow("402") << 402 << true;
    QTest::newRow("429") << 429 << true;
    QTest::newRow("503") << 503 << true;
    QTest::newRow("529") << 529 << true;
}

void EngineTest::obeysRetryAfterOnErrorsOnly()
{
    QFETCH(int, status);
    QFETCH(bool, obeyed);
    const auto error = classify(
        provider(u"anthropic"_s), answered(u"paid"_s, status, R"({"error":{"message":"m"}})", {{"retry-after", "30"}}));
    QVERIFY(error);
    QCOMPARE(error->retryAt.has_value(), obeyed);
    QCOMPARE(error->retryAt.value_or(now + 30s), now + 30s);
}

void EngineTest::hidesKeysInDetails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("expected");
    QTest::newRow("words of a bad key go altogether")
        << 401 << "Incorrect API key provided: sk-test-******0001."_ba << QString();
    QTest::newRow("key in other words") << 403 << "Key sk-test-not-a-key-0001 may not."_ba
                                        << u"Key [redacted] may not."_s;
    QTest::newRow("key at the cut") << 500 << QByteArray("word ").repeated(39) + "sk-test-not-a-key-0001"
                                    << u"word "_s.repeated(39) + u"[red…"_s;
    QTest::newRow("key broken by something invisible")
        << 500 << "at sk-test-\xE2\x80\x8Bnot-a-key-0001"_ba << u"at [redacted]"_s;
    QTest::newRow("control characters") << 500 << "a\\u001b[31m\\u202eb"_ba << u"a[31mb"_s;
}

void EngineTest::hidesKeysInDetails()
{
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    QFETCH(QString, expected);
    const auto error =
        classify(provider(u"openai"_s), answered(u"models"_s, status, R"({"error":{"message":")" + message + R"("}})"));
    QVERIFY(error);
    QCOMPARE(error->detail, expected);
}

void EngineTest::asksSideBySide()
{
    const Step step = nextStep(provider(u"ollama"_s), {}, {false, false, PaidProbe::Never}, {});
    QCOMPARE(wanted(step),
        u"tags http://127.0.0.1:11434/api/tags\nversion http://127.0.0.1:11434/api/version\nps http://127.0.0.1:11434/api/ps"_s);
}

void EngineTest::asksBelowTheAccountsBase_data()
{
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<QString>("expected");
    QTest::newRow("its own") << QUrl() << u"models https://api.openai.com/v1/models"_s;
    QTest::newRow("the account's") << QUrl(u"https://gateway.example"_s)
                                   << u"models https://gateway.example/v1/models"_s;
    QTest::newRow("with a prefix") << QUrl(u"https://gateway.example/team/a"_s)
                                   << u"models https://gateway.example/team/a/v1/models"_s;
}

void EngineTest::asksBelowTheAccountsBase()
{
    QFETCH(QUrl, base);
    QFETCH(QString, expected);
    Account account;
    account.baseUrl = base;
    QCOMPARE(wanted(nextStep(provider(u"openai"_s), account, m_rules, {})), expected);
}

void EngineTest::sendsKeyOnlyWhenThereIsOne()
{
    const auto with =
        std::get<std::vector<Request>>(nextStep(provider(u"ollama"_s), {}, {true, false, PaidProbe::Never}, {}));
    QCOMPARE(with.front().keyHeader, "authorization"_ba);
    QCOMPARE(with.front().keyPrefix, "Bearer "_ba);
    const auto without =
        std::get<std::vector<Request>>(nextStep(provider(u"ollama"_s), {}, {false, false, PaidProbe::Never}, {}));
    QVERIFY(without.front().keyHeader.isEmpty());
}

void EngineTest::marksThePaidRequest()
{
    const std::vector<Answer> answers{
        answered(u"models"_s, 200, R"({"data":[{"id":"claude-haiku-4-5"}],"has_more":false})")};
    const auto requests = std::get<std::vector<Request>>(nextStep(provider(u"anthropic"_s), {}, m_rules, answers));
    QCOMPARE(requests.size(), std::size_t{1});
    const Request& paid = requests.front();
    QVERIFY(paid.paid);
    QCOMPARE(paid.method, "POST"_ba);
    QCOMPARE(paid.keyHeader, "x-api-key"_ba);
    QCOMPARE(paid.headers.value("anthropic-version").value_or("none"), "2023-06-01"_ba);
    QCOMPARE(paid.headers.value("content-type").value_or("none"), "application/json"_ba);
    QCOMPARE(paid.body, R"({"max_tokens":1,"messages":[{"content":".","role":"user"}],"model":"claude-haiku-4-5"})"_ba);
}

/// Each page names one model more and points to another page.
void EngineTest::stopsPaging_data()
{
    QTest::addColumn<int>("cursors"); ///< that there are before they repeat
    QTest::addColumn<qsizetype>("filling");
    QTest::addColumn<int>("names"); ///< on each page
    QTest::addColumn<std::size_t>("pages");
    QTest::addColumn<QStringList>("remarks");
    const QString endless = u"endless-list %1"_s;
    QTest::newRow("without end") << 1000 << qsizetype(0) << 1 << std::size_t(10) << QStringList{endless.arg(10)};
    QTest::newRow("large pages") << 1000 << qsizetype(1'500'000) << 1 << std::size_t(3) << QStringList{endless.arg(3)};
    QTest::newRow("pages of many names") << 1000 << qsizetype(0) << 2000 << std::size_t(3)
                                         << QStringList{endless.arg(6000)};
    QTest::newRow("one page of more names than are kept")
        << 1000 << qsizetype(0) << 7000 << std::size_t(1) << QStringList{endless.arg(7000)};
    QTest::newRow("round in a circle of three")
        << 3 << qsizetype(0) << 1 << std::size_t(4) << QStringList{endless.arg(4)};
    QTest::newRow("round in a circle of one")
        << 1 << qsizetype(0) << 1 << std::size_t(2) << QStringList{endless.arg(2)};
    QTest::newRow("no cursor") << 0 << qsizetype(0) << 1 << std::size_t(1) << QStringList{u"incomplete-list 1"_s};
}

void EngineTest::stopsPaging()
{
    QFETCH(const int, cursors);
    QFETCH(const qsizetype, filling);
    QFETCH(const int, names);
    std::vector<Answer> answers;
    Step step = nextStep(provider(u"anthropic"_s), {}, {true, false, PaidProbe::Never}, answers);
    while (const auto* requests = std::get_if<std::vector<Request>>(&step)) {
        QVERIFY(answers.size() < 20);
        QCOMPARE(requests->size(), std::size_t{1});
        const int number = static_cast<int>(answers.size());
        QJsonArray data;
        for (int i = 0; i < names; ++i)
            data.append(QJsonObject{{u"id"_s, u"m-%1-%2"_s.arg(number).arg(i)}});
        const QString cursor = cursors == 0 ? QString() : u"c%1"_s.arg(number % cursors);
        const QJsonObject page{
            {u"filling"_s, QString(filling, u'x')}, {u"data"_s, data}, {u"has_more"_s, true}, {u"last_id"_s, cursor}};
        answers.push_back(answered(requests->front().tag, 200, QJsonDocument(page).toJson()));
        step = nextStep(provider(u"anthropic"_s), {}, {true, false, PaidProbe::Never}, answers);
    }
    const auto& outcome = std::get<Outcome>(step);
    QVERIFY(outcome.reading && !outcome.error);
    QTEST(answers.size(), "pages");
    QCOMPARE(outcome.reading->modelsTotal(), static_cast<qint64>(answers.size()) * names);
    QVERIFY(outcome.reading->models.size() <= 5000);
    QStringList remarks;
    for (const Remark& remark : outcome.reading->remarks)
        remarks << remarkName(remark.kind) + u' ' + remark.detail;
    QTEST(remarks, "remarks");
}

void EngineTest::takesOnlyPlainIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("path");
    const QString nowhere = u"nowhere"_s;
    QTest::newRow("a name") << R"("team-1")"_ba << u"/teams/team-1/credit"_s;
    QTest::newRow("a long number in hexadecimal")
        << R"("7e57ab1e-0000-4000-8000-000000000001")"_ba << u"/teams/7e57ab1e-0000-4000-8000-000000000001/credit"_s;
    QTest::newRow("a number") << "42"_ba << u"/teams/42/credit"_s;
    QTest::newRow("points within") << R"("a..b")"_ba << u"/teams/a..b/credit"_s;
    QTest::newRow("the folder above") << R"("..")"_ba << nowhere;
    QTest::newRow("the folder itself") << R"(".")"_ba << nowhere;
    QTest::newRow("a path") << R"("a/b")"_ba << nowhere;
    QTest::newRow("a path in disguise") << R"("a%2Fb")"_ba << nowhere;
    QTest::newRow("a query") << R"("a?b")"_ba << nowhere;
    QTest::newRow("a fragment") << R"("a#b")"_ba << nowhere;
    QTest::newRow("another host") << R"("//evil.example")"_ba << nowhere;
    QTest::newRow("a blank") << R"("a b")"_ba << nowhere;
    QTest::newRow("a line") << R"("a\nb")"_ba << nowhere;
    QTest::newRow("braces") << R"("{/id}")"_ba << nowhere;
    QTest::newRow("empty") << R"("")"_ba << nowhere;
    QTest::newRow("too long") << '"' + QByteArray(101, 'a') + '"' << nowhere;
    QTest::newRow("a fraction") << "1.5"_ba << nowhere;
    QTest::newRow("below zero") << "-7"_ba << nowhere;
    QTest::newRow("null") << "null"_ba << nowhere;
    QTest::newRow("a list") << R"(["a"])"_ba << nowhere;
}

void EngineTest::takesOnlyPlainIds()
{
    QFETCH(QByteArray, id);
    const QJsonValue json = QJsonDocument::fromJson("{\"id\": " + id + '}').object();
    QTEST(filledPath(u"/teams/{/id}/credit"_s, json).value_or(u"nowhere"_s), "path");
}

void EngineTest::takesResourceNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    const QString nowhere = u"nowhere"_s;
    QTest::newRow("a name") << u"accounts/acme-1"_s << u"/v1/accounts/acme-1/quotas"_s;
    QTest::newRow("an id alone") << u"acme-1"_s << nowhere;
    QTest::newRow("of another kind") << u"users/acme-1"_s << nowhere;
    QTest::newRow("a longer one") << u"accounts/acme-1/users"_s << nowhere;
    QTest::newRow("a shorter one") << u"accounts/"_s << nowhere;
    QTest::newRow("from elsewhere") << u"//evil.example/accounts/acme-1"_s << nowhere;
    QTest::newRow("the folder above") << u"accounts/.."_s << nowhere;
    QTest::newRow("a query") << u"accounts/a?b"_s << nowhere;
    QTest::newRow("a line") << u"accounts/a\n"_s << nowhere;
}

void EngineTest::takesResourceNames()
{
    QFETCH(QString, name);
    const QJsonObject json{{u"list"_s, QJsonArray{QJsonObject{{u"name"_s, name}}}}};
    QTEST(filledPath(u"/v1/{/list/0/name=accounts/*}/quotas"_s, json).value_or(u"nowhere"_s), "path");
}

void EngineTest::asksAtAnAddressOfOnesOwn_data()
{
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<QString>("expected");
    const QString usual = u"https://team.openai.azure.com/openai/v1/models"_s;
    QTest::newRow("the resource") << QUrl(u"https://team.openai.azure.com"_s) << usual;
    QTest::newRow("with the beginning of its paths") << QUrl(u"https://team.openai.azure.com/openai"_s) << usual;
    QTest::newRow("behind a gateway") << QUrl(u"https://gateway.example/azure"_s)
                                      << u"https://gateway.example/azure/openai/v1/models"_s;
    QTest::newRow("none") << QUrl() << u"nowhere"_s;
}

void EngineTest::asksAtAnAddressOfOnesOwn()
{
    QFETCH(QUrl, base);
    Account account;
    account.baseUrl = base;
    const Step step = nextStep(provider(u"azure"_s), account, m_rules, {});
    const auto* requests = std::get_if<std::vector<Request>>(&step);
    QTEST(requests ? requests->front().url.toString() : u"nowhere"_s, "expected");
}

void EngineTest::escapesCursors()
{
    const std::vector<Answer> answers{answered(u"models"_s, 200, page(u"a&key=b#c d/../e"_s))};
    QCOMPARE(wanted(nextStep(provider(u"anthropic"_s), {}, m_rules, answers)),
        u"models#2 https://api.anthropic.com/v1/models?limit=1000&after_id=a%26key%3Db%23c%20d%2F..%2Fe"_s);
}

void EngineTest::keepsRawHeadersShort()
{
    Answer answer = answered(u"models"_s, 200, R"({"data":[]})");
    for (int index = 0; index < 90; ++index)
        answer.headers.add("X-RateLimit-Other-" + QByteArray::number(index), QByteArray(5000, 'v'));
    answer.headers.add("set-cookie", "secret");
    const std::vector<Answer> answers{answer};
    const auto outcome = std::get<Outcome>(nextStep(provider(u"openai"_s), {}, m_rules, answers));
    QVERIFY(outcome.reading);
    const auto& raw = outcome.reading->rawHeaders;
    QCOMPARE(raw.all().size(), std::size_t{64});
    QCOMPARE(raw.all().front().value.size(), 200);
    QVERIFY(!raw.value("set-cookie"));
}

void EngineTest::takesNoHostileModelNames()
{
    const std::vector<Answer> answers{answered(u"models"_s, 200,
        R"({"data":[{"id":"gpt-4o\u202e"},{"id":"ok"},{"id":"ok"},{"id":7},{"id":""},{"no":1},"text",{"id":" x "},null]})")};
    const auto outcome =
        std::get<Outcome>(nextStep(provider(u"openai"_s), {}, {true, false, PaidProbe::Never}, answers));
    QVERIFY(outcome.reading);
    QCOMPARE(outcome.reading->models, QStringList{u"ok"_s});
}

void EngineTest::matchesNames_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    QTest::newRow("the name") << u"gpt-4o"_s << u"gpt-4o"_s << true;
    QTest::newRow("snapshot") << u"gpt-4o"_s << u"gpt-4o-2024-08-06"_s << true;
    QTest::newRow("snapshot in four digits") << u"gpt-3.5-turbo"_s << u"gpt-3.5-turbo-0125"_s << true;
    QTest::newRow("snapshot in eight digits") << u"*haiku-4-5"_s << u"claude-haiku-4-5-20251001"_s << true;
    QTest::newRow("latest") << u"gpt-4o"_s << u"gpt-4o-latest"_s << true;
    QTest::newRow("capital letters") << u"gpt-4o"_s << u"GPT-4o"_s << true;
    QTest::newRow("a longer name") << u"gpt-4o"_s << u"gpt-4o-mini"_s << false;
    QTest::newRow("a longer name's snapshot") << u"gpt-4o"_s << u"gpt-4o-mini-2024-07-18"_s << false;
    QTest::newRow("audio") << u"gpt-4o"_s << u"gpt-4o-audio-preview"_s << false;
    QTest::newRow("more than a snapshot") << u"gpt-4o"_s << u"gpt-4o-2024-08-06-x"_s << false;
    QTest::newRow("something before") << u"gpt-4o"_s << u"chatgpt-4o"_s << false;
    QTest::newRow("a point is a point") << u"gpt-4.1"_s << u"gpt-4x1"_s << false;
    QTest::newRow("a part") << u"*haiku*"_s << u"claude-3-5-haiku-latest"_s << true;
    QTest::newRow("anything") << u"*"_s << u"qwen3:4b"_s << true;
    QTest::newRow("a star within") << u"gpt-*-mini"_s << u"gpt-4o-mini"_s << true;
    QTest::newRow("a star within, and a snapshot") << u"gpt-*-mini"_s << u"gpt-4o-mini-2024-07-18"_s << true;
    QTest::newRow("a star within, not all of it") << u"gpt-*-mini"_s << u"gpt-4o-mini-tts"_s << false;
    QTest::newRow("a star that has to go back") << u"*ab*c"_s << u"aabbabxc"_s << true;
    QTest::newRow("a star that goes back in vain") << u"*ab*c"_s << u"aabbabxcd"_s << false;
    QTest::newRow("nothing where a star stands") << u"gpt*"_s << u"gpt"_s << true;
    QTest::newRow("a snapshot of three digits") << u"gpt-4o"_s << u"gpt-4o-125"_s << false;
    QTest::newRow("new line behind") << u"gpt-4o"_s << u"gpt-4o\n"_s << false;
}

void EngineTest::matchesNames()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(bool, expected);
    QCOMPARE(matchesModel(pattern, name), expected);
}

void EngineTest::choosesModels_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QString& id, const QStringList& models, const QString& expected) {
        QTest::newRow(name) << id << models << expected;
    };
    const QString openai = u"openai"_s;
    const QString anthropic = u"anthropic"_s;
    row("OpenAI: the order", openai, {u"o4-mini"_s, u"gpt-4o"_s, u"gpt-4.1"_s, u"gpt-4o-mini"_s, u"gpt-4.1-mini"_s},
        u"gpt-4.1-mini"_s);
    row("OpenAI: gpt-4o-mini before gpt-4.1", openai, {u"gpt-4.1"_s, u"gpt-4o-mini"_s}, u"gpt-4o-mini"_s);
    row("OpenAI: gpt-4.1 before gpt-4o", openai, {u"gpt-4o"_s, u"gpt-4.1"_s}, u"gpt-4.1"_s);
    row("OpenAI: gpt-4o before o4-mini", openai, {u"o4-mini"_s, u"gpt-4o-2024-08-06"_s}, u"gpt-4o-2024-08-06"_s);
    row("OpenAI: o4-mini before the others", openai, {u"gpt-5-nano"_s, u"o4-mini-2025-04-16"_s},
        u"o4-mini-2025-04-16"_s);
    row("OpenAI: the newest snapshot", openai, {u"gpt-4o-2024-05-13"_s, u"gpt-4o-2024-11-20"_s, u"gpt-4o-2024-08-06"_s},
        u"gpt-4o-2024-11-20"_s);
    row("OpenAI: the plain name before snapshots", openai, {u"gpt-4o-2024-11-20"_s, u"gpt-4o"_s}, u"gpt-4o"_s);
    row("OpenAI: other small ones", openai, {u"gpt-5-pro"_s, u"gpt-5-mini"_s, u"gpt-5-nano-2025-08-07"_s},
        u"gpt-5-nano-2025-08-07"_s);
    row("OpenAI: old small one", openai, {u"gpt-4-turbo"_s, u"gpt-3.5-turbo-0125"_s, u"gpt-3.5-turbo-instruct"_s},
        u"gpt-3.5-turbo-0125"_s);
    row("OpenAI: never a large one that is not in the order", openai, {u"gpt-5-pro"_s, u"o1"_s, u"gpt-4"_s}, QString());
    const QStringList refused{u"gpt-4o-audio-preview"_s, u"gpt-4o-mini-realtime-preview"_s, u"gpt-4o-mini-tts"_s,
        u"tts-1"_s, u"gpt-4o-mini-transcribe"_s, u"gpt-image-1-mini"_s, u"text-embedding-3-small"_s,
        u"omni-moderation-latest"_s, u"gpt-4o-mini-search-preview"_s, u"o4-mini-deep-research"_s,
        u"ft:gpt-4o-mini-2024-07-18:acme::x"_s, u"whisper-1"_s, u"dall-e-3"_s, u"sora-2"_s, u"gpt-3.5-turbo-instruct"_s,
        u"gpt-5.1-codex-mini"_s, u"gpt-audio-mini"_s, u"gpt-realtime-mini"_s, u"computer-use-preview"_s};
    row("OpenAI: none of what cannot chat", openai, refused, QString());
    row("Anthropic: haiku", anthropic, {u"claude-opus-5"_s, u"claude-sonnet-4-6"_s, u"claude-haiku-4-5"_s},
        u"claude-haiku-4-5"_s);
    row("Anthropic: sonnet without haiku", anthropic, {u"claude-opus-5"_s, u"claude-sonnet-4-6"_s},
        u"claude-sonnet-4-6"_s);
    row("Anthropic: opus as the last", anthropic, {u"claude-opus-5"_s}, u"claude-opus-5"_s);
    row("Anthropic: the newest haiku", anthropic,
        {u"claude-3-haiku-20240307"_s, u"claude-haiku-4-5-20251001"_s, u"claude-3-5-haiku-20241022"_s},
        u"claude-haiku-4-5-20251001"_s);
    row("Anthropic: a higher version", anthropic, {u"claude-haiku-4-5"_s, u"claude-haiku-5"_s}, u"claude-haiku-5"_s);
    row("Anthropic: none of ours", anthropic, {u"llama-4"_s}, u"llama-4"_s);
    row("Anthropic: new families", anthropic, {u"claude-ultra-6"_s, u"claude-fable-6"_s, u"claude-mini-6"_s},
        u"claude-mini-6"_s);
    row("Groq: none that was known once", u"groq"_s,
        {u"groq/compound"_s, u"groq/compound-mini"_s, u"whisper-large-v3"_s, u"openai/gpt-oss-120b"_s,
            u"openai/gpt-oss-20b"_s, u"qwen/qwen3.6-27b"_s, u"meta-llama/llama-prompt-guard-2-22m"_s},
        u"openai/gpt-oss-20b"_s);
    row("Cerebras: none that was known once", u"cerebras"_s, {u"gpt-oss-120b"_s, u"qwen-3.8"_s}, u"gpt-oss-120b"_s);
    row("xAI: a fast one", u"xai"_s,
        {u"grok-7"_s, u"grok-7-imagine-video"_s, u"grok-7-fast-thinking"_s, u"grok-7-fast"_s}, u"grok-7-fast"_s);
    row("Together: by parameters", u"together"_s,
        {u"acme/mix-8x7b"_s, u"acme/v1-235b-a22b"_s, u"acme/e5-mistral-7b"_s, u"acme/stone-32b"_s},
        u"acme/stone-32b"_s);
    row("Mistral: what speaks is no chat", u"mistral"_s, {u"voxtral-nano-2b"_s, u"pixie-medium"_s, u"pixie"_s},
        u"pixie-medium"_s);
    row("Cohere: none that is cheap", u"cohere"_s, {u"rerank-v9-lite"_s, u"embed-v9-mini"_s, u"north-ultra"_s},
        QString());
    row("none at all", anthropic, {}, QString());
}

void EngineTest::choosesModels()
{
    QFETCH(QString, id);
    QFETCH(QStringList, models);
    QFETCH(QString, expected);
    QCOMPARE(paidModels(*provider(id).paid, models, {}, PaidProbe::WhenNeeded).value(0), expected);
}

/// What is asked after a refusal of "first", of a list with "second" behind it.
void EngineTest::asksOnAfterARefusal_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error"); ///< members of the body's error
    QTest::addColumn<QString>("next");
    const auto row = [](const char* name, const QString& id, int status, const QString& error, const QString& next) {
        QTest::newRow(name) << id << status << error << next;
    };
    const auto other = u"second, 1"_s;
    const auto none = u"nothing"_s;
    const QString groq = u"groq"_s;
    row("no such model", groq, 404, uR"("message": "no")"_s, other);
    row("decommissioned", groq, 400,
        uR"("message": "The model `first` has been decommissioned and is no longer supported.", "code": "model_decommissioned")"_s,
        other);
    row("terms", groq, 400, uR"("message": "The model requires terms acceptance", "code": "model_terms_required")"_s,
        other);
    row("not for this key", groq, 403, uR"("message": "Project has no access to model first")"_s, other);
    row("named as the parameter", groq, 422, uR"("message": "bad value", "param": "model")"_s, other);
    row("no chat model", groq, 400, uR"("message": "first: this model does not support chat completions")"_s, other);
    row("not for this key at all", groq, 403, uR"("message": "Country not supported")"_s, none);
    row("wrong key", groq, 401, uR"("message": "Invalid API key for this model")"_s, none);
    row("going too fast", groq, 429, uR"("message": "model overloaded")"_s, none);
    row("least number told", groq, 400, uR"("message": "max_completion_tokens must be at least 20")"_s, u"first, 20"_s);
    row("another way to tell it", u"mistral"_s, 422,
        uR"("message": "max_tokens: Input should be greater than or equal to 8")"_s, u"first, 8"_s);
    row("a model that thinks", u"together"_s, 400,
        uR"("message": "max_tokens is too small for the reasoning of this model")"_s, u"first, 16"_s);
    row("output ended", u"cerebras"_s, 400, uR"("message": "The output limit was reached before an answer")"_s,
        u"first, 16"_s);
    row("the code says so", u"xai"_s, 400, uR"("message": "no", "code": "integer_below_min_value")"_s, u"first, 16"_s);
    row("too large is no reason for more", groq, 400,
        uR"("message": "max_completion_tokens is larger than the maximum of 0 for this model")"_s, none);
    row("other name wanted", u"xai"_s, 400,
        uR"("message": "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "param": "max_tokens")"_s,
        u"first, 1, other name"_s);
    row("a parameter that this model does not know", groq, 400,
        uR"("message": "Unsupported parameter for this model: 'stop'")"_s, none);
}

void EngineTest::asksOnAfterARefusal()
{
    QFETCH(QString, id);
    QFETCH(const int, status);
    QFETCH(QString, error);
    const Answer refusal = answered(u"paid"_s, status, "{\"error\": {" + error.toUtf8() + "}}");
    const auto next = nextAttempt(provider(id), {u"first"_s}, {u"first"_s, u"second"_s}, refusal);
    QString asked = u"nothing"_s;
    if (next) {
        const QJsonObject body = QJsonDocument::fromJson(paidBody(*provider(id).paid, *next, {})).object();
        const QString budget = budgetOf(*provider(id).paid).key;
        const int tokens = body.value(budget).toInt(body.value(budgetOf(*provider(id).paid).fallback).toInt());
        asked = u"%1, %2%3"_s.arg(body.value("model"_L1).toString(), QString::number(tokens),
            body.contains(budget) ? QString() : u", other name"_s);
    }
    QTEST(asked, "next");
}

/// The first paid request of a probe, given what worked before and what the person chose.
void EngineTest::remembersWhatWorked_data()
{
    QTest::addColumn<std::optional<PaidMemory>>("memory");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("asked");
    using Memory = std::optional<PaidMemory>;
    QTest::newRow("nothing yet") << Memory() << QString() << u"llama-3.1-8b-instant 1"_s;
    QTest::newRow("after a refusal of the first")
        << Memory({u"stone-9b"_s, false, 0, true}) << QString() << u"stone-9b 1"_s;
    QTest::newRow("with a wider budget") << Memory({u"stone-9b"_s, false, 24, true}) << QString() << u"stone-9b 24"_s;
    QTest::newRow("the first choice of another list")
        << Memory({u"stone-9b"_s, false, 0, false}) << QString() << u"llama-3.1-8b-instant 1"_s;
    QTest::newRow("no longer listed") << Memory({u"gone-9b"_s, false, 24, true}) << QString()
                                      << u"llama-3.1-8b-instant 1"_s;
    QTest::newRow("chosen") << Memory({u"stone-9b"_s, false, 24, true}) << u"mine-70b"_s << u"mine-70b 1"_s;
    QTest::newRow("chosen, and it worked before")
        << Memory({u"mine-70b"_s, false, 16, false}) << u"mine-70b"_s << u"mine-70b 16"_s;
}

void EngineTest::remembersWhatWorked()
{
    QFETCH(const std::optional<PaidMemory>, memory);
    QFETCH(QString, chosen);
    ProbeRules rules{true, true, PaidProbe::WhenNeeded};
    rules.remembered = memory;
    rules.probeModel = chosen;
    const std::vector<Answer> answers{answered(
        u"models"_s, 200, R"({"data":[{"id":"stone-9b"},{"id":"stone-100b"},{"id":"llama-3.1-8b-instant"}]})")};
    const Step step = nextStep(provider(u"groq"_s), {}, rules, answers);
    const auto* requests = std::get_if<std::vector<Request>>(&step);
    QVERIFY(requests);
    const QJsonObject body = QJsonDocument::fromJson(requests->front().body).object();
    QTEST(body.value("model"_L1).toString() + u' ' + QString::number(body.value("max_completion_tokens"_L1).toInt()),
        "asked");
}

void EngineTest::choosesLoadedModels_data()
{
    QTest::addColumn<QStringList>("loaded");
    QTest::addColumn<PaidProbe>("setting");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none loaded") << QStringList{} << PaidProbe::WhenNeeded << QString();
    QTest::newRow("none loaded, always") << QStringList{} << PaidProbe::Always << u"qwen3:4b"_s;
    QTest::newRow("one loaded") << QStringList{u"gemma3:1b"_s} << PaidProbe::WhenNeeded << u"gemma3:1b"_s;
    QTest::newRow("one loaded, always: that one") << QStringList{u"gemma3:1b"_s} << PaidProbe::Always << u"gemma3:1b"_s;
    QTest::newRow("embedding loaded") << QStringList{u"nomic-embed-text:latest"_s} << PaidProbe::WhenNeeded
                                      << QString();
    QTest::newRow("embedding loaded, always") << QStringList{u"bge-m3:latest"_s} << PaidProbe::Always << u"qwen3:4b"_s;
    QTest::newRow("embeddings of all kinds")
        << QStringList{u"all-minilm:33m"_s, u"mxbai-embed-large"_s, u"me/bge-large"_s, u"snowflake-arctic-embed2"_s}
        << PaidProbe::WhenNeeded << QString();
}

void EngineTest::choosesLoadedModels()
{
    QFETCH(QStringList, loaded);
    QFETCH(PaidProbe, setting);
    QFETCH(QString, expected);
    std::vector<LoadedModel> inMemory;
    for (const QString& name : loaded)
        inMemory.push_back({name, 1, {}});
    const QStringList models{u"nomic-embed-text:latest"_s, u"qwen3:4b"_s, u"gemma3:1b"_s};
    QCOMPARE(paidModels(*provider(u"ollama"_s).paid, models, inMemory, setting).value(0), expected);
}

void EngineTest::readsWindows_data()
{
    QTest::addColumn<QByteArray>("limit");
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<QString>("expected");
    QTest::newRow("both") << "100"_ba
                          << "40"_ba << u"100/40"_s;
    QTest::newRow("limit alone") << "100"_ba
                                 << ""_ba << u"100/-"_s;
    QTest::newRow("remaining alone") << ""_ba
                                     << "40"_ba << u"-/40"_s;
    QTest::newRow("remaining above the limit, as told") << "30"_ba
                                                        << "59"_ba << u"30/59"_s;
    QTest::newRow("limit 0") << "0"_ba
                             << "0"_ba << u"0/0"_s;
    QTest::newRow("neither") << ""_ba
                             << ""_ba << u"absent"_s;
    QTest::newRow("-1 is not reported") << "-1"_ba
                                        << "-1"_ba << u"absent"_s;
    QTest::newRow("NaN and 400 digits") << "NaN"_ba << QByteArray(400, '9') << u"absent"_s;
}

void EngineTest::readsWindows()
{
    QFETCH(QByteArray, limit);
    QFETCH(QByteArray, remaining);
    QFETCH(QString, expected);
    const Answer answer = answered(
        u"paid"_s, 429, "{}", {{"X-RateLimit-Limit-Tokens", limit}, {"x_ratelimit_remaining_tokens", remaining}});
    const auto drawn = [](const std::optional<double>& value) { return value ? QString::number(*value) : u"-"_s; };
    QString windows;
    for (const RateWindow& window : windowsFromHeaders(provider(u"openai"_s), answer, u"m"_s))
        windows += drawn(window.limit) + u'/' + drawn(window.remaining);
    QCOMPARE(windows.isEmpty() ? u"absent"_s : windows, expected);
}

/// Of an answer to a paid request, beside those that the descriptor names.
void EngineTest::readsUnnamedHeaders_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("headers"); ///< "name: value, name: value"
    QTest::addColumn<QString>("windows");
    const auto row = [](const char* name, const QString& id, const QString& headers, const QString& windows) {
        QTest::newRow(name) << id << headers << windows;
    };
    const QString known = u"x-ratelimit-limit-requests: 100, x-ratelimit-remaining-requests: 40"_s;
    const auto openai = u"openai"_s;
    row("none beside", openai, known, u"requests 40/100 requests"_s);
    row("another kind", openai, known + u", x-ratelimit-limit-videos: 9, x-ratelimit-remaining-videos: 8"_s,
        u"requests 40/100 requests; videos 8/9 other"_s);
    row("the role at the end", u"anthropic"_s,
        u"anthropic-ratelimit-batch-tokens-limit: 50, anthropic-ratelimit-batch-tokens-remaining: 30"_s,
        u"batch-tokens 30/50 tokens"_s);
    row("a count without \"limit\"", u"mistral"_s, u"x-ratelimit-requests: 4000"_s, u"requests -/4000 requests"_s);
    row("a count with what is left", u"xai"_s, u"x-ratelimit-images: 30, x-ratelimit-remaining-images: 12"_s,
        u"images 12/30 images"_s);
    row("copies that a gateway makes", openai,
        known + u", llm_provider-x-ratelimit-limit-requests: 100, llm_provider-x-ratelimit-remaining-requests: 40"_s,
        u"requests 40/100 requests"_s);
    row("the same under another name", openai,
        known + u", x-rate-limit-limit-calls: 100, x-rate-limit-remaining-calls: 40"_s, u"requests 40/100 requests"_s);
    row("the cost of this one", u"mistral"_s, u"x-ratelimit-tokens-query-cost: 107"_s, QString());
    row("the length of a window", openai, u"x-ratelimit-renewalperiod-requests: 60"_s, QString());
    row("what is no count", openai, u"x-ratelimit-key: model, x-ratelimit-abusepenalty-active: False"_s, QString());
    row("a reset alone", openai, u"x-ratelimit-reset-videos: 12s"_s, QString());
    row("a limit alone", openai, u"x-ratelimit-limit-videos: 12"_s, QString());
}

void EngineTest::readsUnnamedHeaders()
{
    QFETCH(QString, id);
    QFETCH(QString, headers);
    Answer paid = answered(u"paid"_s, 200, R"({"model":"m"})");
    for (const QString& line : headers.split(u", "_s, Qt::SkipEmptyParts))
        paid.headers.add(line.section(u": "_s, 0, 0).toLatin1(), line.section(u": "_s, 1).toLatin1());
    std::vector<Answer> answers{answered(u"models"_s, 200, R"({"data":[{"id":"stone-3b"}]})"),
        answered(u"key"_s, 200, R"({"api_key_blocked":false})"), paid};
    const Step step = nextStep(provider(id), {}, m_rules, answers);
    const auto* outcome = std::get_if<Outcome>(&step);
    QVERIFY(outcome && outcome->reading);
    QStringList windows;
    for (const RateWindow& window : outcome->reading->windows)
        windows << u"%1 %2/%3 %4"_s.arg(window.id, window.remaining ? QString::number(*window.remaining) : u"-"_s,
            window.limit ? QString::number(*window.limit) : u"-"_s, unitName(window.unit));
    QTEST(windows.join(u"; "_s), "windows");
}

/// In the body of a free answer, beside what its hook or pointers read.
void EngineTest::readsUnnamedLimits_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("windows");
    const QByteArray known =
        R"("plan_type": "x", "rate_limit": {"primary_window": {"used_percent": 30, "limit_window_seconds": 18000, "reset_after_seconds": 600}})";
    const auto row = [](const char* name, const QString& id, const QByteArray& body, const QString& windows) {
        QTest::newRow(name) << id << QByteArray("{" + body + "}") << windows;
    };
    const auto chatgpt = u"chatgpt"_s;
    row("none beside", chatgpt, known, u"5h 70/100"_s);
    row("a share", chatgpt, known + R"(, "video": {"pool": {"utilization": 12, "resets_at": "2026-11-25T03:00:00Z"}})",
        u"5h 70/100; pool 88/100"_s);
    row("counts", chatgpt, known + R"(, "cloud_tasks": {"limit": 50, "used": 20})", u"5h 70/100; cloud-tasks 30/50"_s);
    row("a list with names", chatgpt,
        known
            + R"(, "pools": [{"name": "Deep runs", "limit": 5, "remaining": 4}, {"name": "Other", "limit": 7, "remaining": 1}])",
        u"5h 70/100; deep-runs 4/5; other 1/7"_s);
    row("a copy of a known one", chatgpt, known + R"(, "summary": {"used_percent": 30, "reset_after_seconds": 601})",
        u"5h 70/100"_s);
    row("without end", chatgpt, known + R"(, "video": {"limit": 5, "remaining": 5, "unlimited": true})",
        u"5h 70/100"_s);
    row("a share of something else", chatgpt, known + R"(, "profile": {"percent": 80})", u"5h 70/100"_s);
    row("beside money", u"openrouter"_s,
        R"("data": {"limit": 20, "limit_remaining": 12.5, "usage": 7.5, "video_seconds": {"limit": 60, "remaining": 45}})",
        u"video-seconds 45/60"_s);
}

void EngineTest::readsUnnamedLimits()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, body);
    std::vector<Answer> answers;
    for (const Descriptor::Free& free : provider(id).free)
        answers.push_back(answered(free.tag, &free == &provider(id).free.front() ? 200 : 404, body));
    const Step step = nextStep(provider(id), {}, {true, false, PaidProbe::Never}, answers);
    const auto* outcome = std::get_if<Outcome>(&step);
    QVERIFY(outcome && outcome->reading);
    QStringList windows;
    for (const RateWindow& window : outcome->reading->windows)
        windows << u"%1 %2/%3"_s.arg(
            window.id, QString::number(window.remaining.value_or(-1)), QString::number(window.limit.value_or(-1)));
    QTEST(windows.join(u"; "_s), "windows");
}

/// Told from another server's answer, and from one that only has nothing to tell.
void EngineTest::tellsAChangedFormat_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QUrl>("baseUrl");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    QTest::addColumn<bool>("changed");
    using Kind = std::optional<ErrorKind>;
    const Kind foreign = ErrorKind::NotAProvider;
    const QUrl home;
    const QUrl own(u"https://proxy.example/x"_s);
    const auto deepseek = u"deepseek"_s;
    QTest::newRow("as it was") << deepseek << home
                               << R"({"is_available":true,"balance_infos":[{"currency":"USD","total_balance":"1"}]})"_ba
                               << Kind() << false;
    QTest::newRow("renamed") << deepseek << home << R"({"is_available":true,"balances":[{"total_balance":"1"}]})"_ba
                             << foreign << true;
    QTest::newRow("renamed within") << deepseek << home
                                    << R"({"is_available":true,"balance_infos":[{"currency":"USD","amount":"1"}]})"_ba
                                    << foreign << true;
    QTest::newRow("of another type") << deepseek << home << R"({"balance_infos":[{"total_balance":{"value":"1"}}]})"_ba
                                     << foreign << true;
    QTest::newRow("words for numbers") << deepseek << home << R"({"balance_infos":[{"total_balance":"plenty"}]})"_ba
                                       << foreign << true;
    QTest::newRow("no JSON") << deepseek << home << "<html>"_ba << foreign << true;
    QTest::newRow("none to tell") << deepseek << home << R"({"is_available":true,"balance_infos":[]})"_ba << Kind()
                                  << false;
    QTest::newRow("null") << u"litellm"_s << home << R"({"info":{"spend":null,"max_budget":null}})"_ba << Kind()
                          << false;
    QTest::newRow("renamed, at an address of one's own")
        << deepseek << own << R"({"balances":[]})"_ba << foreign << true;
    QTest::newRow("no JSON, at an address of one's own") << deepseek << own << "<html>"_ba << foreign << false;
    QTest::newRow("no list of models") << u"openai"_s << home << R"({"models":[]})"_ba << foreign << false;
    QTest::newRow("no list of models, at an address of one's own")
        << u"openai"_s << own << R"({"models":[]})"_ba << foreign << false;
    QTest::newRow("no JSON from this machine") << u"ollama"_s << home << "<html>"_ba << foreign << false;
    QTest::newRow("an envelope without its code")
        << u"moonshot"_s << home << R"({"available_balance":1})"_ba << foreign << true;
}

void EngineTest::tellsAChangedFormat()
{
    QFETCH(QString, provider);
    QFETCH(QUrl, baseUrl);
    QFETCH(QByteArray, body);
    QFETCH(const std::optional<ErrorKind>, kind);
    Account account;
    account.provider = provider;
    account.baseUrl = baseUrl;
    std::vector<Answer> answers;
    for (const Descriptor::Free& free : this->provider(provider).free)
        answers.push_back(answered(free.tag, free.optional ? 404 : 200, body));
    const auto step = nextStep(this->provider(provider), account, {true, false, PaidProbe::Never}, answers);
    const Outcome outcome = std::get<Outcome>(step);
    QCOMPARE(outcome.error ? std::optional(outcome.error->kind) : std::nullopt, kind);
    QCOMPARE(outcome.reading.has_value(), !kind);
    QTEST(outcome.error && !outcome.error->report.isEmpty(), "changed");
}

/// A sum over pages that has too many digits is not told, nor is the rest of it after that.
void EngineTest::tellsNoInexactSum()
{
    const Descriptor& organisation = provider(u"openai-admin"_s);
    const Descriptor::Free& costs = organisation.free.front();
    const auto page = [](const QString& amount) {
        const QByteArray body = u"{\"data\": [{\"start_time\": %1, \"results\": [{\"amount\": {\"value\": \"%2\", "
                                "\"currency\": \"usd\"}}]}]}"_s.arg(now.time_since_epoch() / 1s)
                                    .arg(amount)
                                    .toUtf8();
        return answered(u"costs"_s, 200, body);
    };
    const std::vector<Answer> pages{page(u"90000000000.0000001"_s), page(u"999999999999"_s), page(u"1"_s)};
    const Answers answers(pages);
    AnswerReader reader(organisation, u"api.openai.com"_s, answers);
    reader.readFree(costs, pages[0]);
    QCOMPARE(reader.reading().spends.size(), std::size_t(2)); // of the month and of today
    reader.readFree(costs, pages[1]);
    reader.readFree(costs, pages[2]);
    reader.finishFree();
    QVERIFY(reader.reading().spends.empty());
}

void EngineTest::countsInTheHostsCurrency_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("currency");
    QTest::newRow("its own") << u"moonshot"_s << u"api.moonshot.ai"_s << u"USD"_s;
    QTest::newRow("its other one") << u"moonshot"_s << u"api.moonshot.cn"_s << u"CNY"_s;
    QTest::newRow("one that nobody knows") << u"moonshot"_s << u"proxy.example"_s << QString();
    QTest::newRow("a provider with one currency") << u"openrouter"_s << u"proxy.example"_s << u"USD"_s;
}

void EngineTest::countsInTheHostsCurrency()
{
    QFETCH(QString, provider);
    QFETCH(QString, host);
    const Descriptor::Free& free = this->provider(provider).free.front();
    const QJsonValue json =
        QJsonDocument::fromJson(R"({"data": {"available_balance": 12.5, "limit": 20, "limit_remaining": 12.5}})")
            .object();
    const auto balances = balancesFromJson(free, json, host);
    QCOMPARE(balances.size(), std::size_t(1));
    QCOMPARE(balances.front().remaining, decimal(u"12.5"_s));
    QTEST(balances.front().currency, "currency");
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
