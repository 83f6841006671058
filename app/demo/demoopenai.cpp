// SPDX-License-Identifier: MIT
#include "demo/demoopenai.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr double requestsADay = 10'000;
constexpr double tokenLimit = 200'000;

struct OpenAiModel {
    QLatin1StringView id;
    bool reasons = false; ///< refuses max_tokens, and thinks before it writes
};
constexpr std::array openAiModels{
    OpenAiModel{"gpt-4.1"_L1},
    OpenAiModel{"gpt-4.1-mini"_L1},
    OpenAiModel{"gpt-4o"_L1},
    OpenAiModel{"gpt-4o-mini"_L1},
    OpenAiModel{"o4-mini"_L1, true},
    OpenAiModel{"gpt-4o-mini-transcribe"_L1},
    OpenAiModel{"gpt-image-1"_L1},
    OpenAiModel{"text-embedding-3-small"_L1},
};

const OpenAiModel* openAiModel(const QString& id)
{
    const auto* found = std::ranges::find_if(openAiModels, [&](const OpenAiModel& model) { return id == model.id; });
    return found == openAiModels.end() ? nullptr : found;
}

DemoReply openAiFailure(int status, const QString& type, const QJsonValue& code, const QString& message)
{
    return {status, {},
        {{u"error"_s,
            QJsonObject{{u"message"_s, message}, {u"type"_s, type}, {u"param"_s, QJsonValue()}, {u"code"_s, code}}}}};
}

DemoWindow dailyRequests()
{
    const DemoBucket bucket(requestsADay, std::chrono::hours(24), requestsADay * 0.86);
    return {bucket, [refill = bucket.refillPerSecond()](Milliseconds) { return refill * 1.5; }};
}

DemoWindow burstingTokens()
{
    const DemoBucket bucket(tokenLimit, Seconds(60), tokenLimit * 0.75);
    return {bucket, burstTraffic(tokenLimit, bucket.refillPerSecond())};
}

} // namespace

DemoOpenAi::DemoOpenAi(const QByteArray& key)
    : m_authorization("Bearer " + key)
    , m_requests(dailyRequests())
    , m_tokens(burstingTokens())
{
}

std::vector<DemoRoute> DemoOpenAi::routes()
{
    return {
        {u"/v1/models"_s, false,
            [this](const DemoRequest& request, Milliseconds, TimePoint) { return models(request); }},
        {u"/v1/chat/completions"_s, true,
            [this](const DemoRequest& request, Milliseconds sinceStart, TimePoint now) {
                return chat(request, sinceStart, now);
            }},
    };
}

std::optional<DemoReply> DemoOpenAi::refused(const DemoRequest& request) const
{
    if (request.headers.value("authorization") == m_authorization)
        return std::nullopt;
    return openAiFailure(401, u"invalid_request_error"_s, u"invalid_api_key"_s,
        u"Incorrect API key provided. This is the demo's provider."_s);
}

DemoReply DemoOpenAi::models(const DemoRequest& request) const
{
    if (auto refusal = refused(request))
        return *refusal;
    QJsonArray data;
    for (const OpenAiModel& model : openAiModels)
        data.append(QJsonObject{{u"id"_s, model.id}, {u"object"_s, u"model"_s}, {u"created"_s, 1'744'000'000},
            {u"owned_by"_s, u"system"_s}});
    return {200, {{"openai-version", "2020-10-01"}}, {{u"object"_s, u"list"_s}, {u"data"_s, data}}};
}

DemoReply DemoOpenAi::chat(const DemoRequest& request, Milliseconds sinceStart, TimePoint now)
{
    if (auto refusal = refused(request))
        return *refusal;
    const QString id = request.body["model"_L1].toString();
    const OpenAiModel* model = openAiModel(id);
    if (model == nullptr)
        return openAiFailure(404, u"invalid_request_error"_s, u"model_not_found"_s,
            u"The model `%1` does not exist or you do not have access to it."_s.arg(id));
    m_requests.advanceTo(sinceStart);
    m_tokens.advanceTo(sinceStart);

    const double prompt = promptTokens(request.bodyBytes);
    const double charged = prompt + request.body["max_completion_tokens"_L1].toDouble(16);
    if (!m_requests.bucket.holds(1) || !m_tokens.bucket.holds(charged)) {
        const bool requests = !m_requests.bucket.holds(1);
        const Milliseconds wait = requests ? m_requests.bucket.untilHolds(1) : m_tokens.bucket.untilHolds(charged);
        DemoReply reply = openAiFailure(429, requests ? u"requests"_s : u"tokens"_s, u"rate_limit_exceeded"_s,
            u"Rate limit reached for %1. Please try again in %2."_s.arg(id, QString::fromLatin1(goDuration(wait))));
        reply.headers = limits();
        reply.headers.add("retry-after",
            QByteArray::number(static_cast<qint64>(std::max(std::chrono::ceil<Seconds>(wait), Seconds(1)).count())));
        return reply;
    }
    m_requests.bucket.take(1);
    m_tokens.bucket.take(charged);
    if (model->reasons) {
        DemoReply reply = openAiFailure(400, u"invalid_request_error"_s, QJsonValue(),
            u"Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens."_s);
        reply.headers = limits();
        return reply;
    }
    return {200, limits(),
        {{u"id"_s, u"chatcmpl-demo"_s}, {u"object"_s, u"chat.completion"_s},
            {u"created"_s, static_cast<qint64>(std::chrono::floor<Seconds>(now).time_since_epoch().count())},
            {u"model"_s, id},
            {u"choices"_s,
                QJsonArray{QJsonObject{{u"index"_s, 0},
                    {u"message"_s, QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, u"Hi"_s}}},
                    {u"finish_reason"_s, u"length"_s}}}},
            {u"usage"_s,
                QJsonObject{
                    {u"prompt_tokens"_s, prompt}, {u"completion_tokens"_s, 1}, {u"total_tokens"_s, prompt + 1}}}}};
}

Headers DemoOpenAi::limits() const
{
    const DemoBucket& requests = m_requests.bucket;
    const DemoBucket& tokens = m_tokens.bucket;
    return {{"openai-processing-ms", "86"}, {"openai-version", "2020-10-01"},
        {"x-ratelimit-limit-requests", wholeDigits(requests.capacity())},
        {"x-ratelimit-limit-tokens", wholeDigits(tokens.capacity())},
        {"x-ratelimit-remaining-requests", wholeDigits(requests.remaining())},
        {"x-ratelimit-remaining-tokens", wholeDigits(tokens.remaining())},
        {"x-ratelimit-reset-requests", goDuration(requests.untilFull())},
        {"x-ratelimit-reset-tokens", goDuration(tokens.untilFull())}};
}

} // namespace quotalamp
