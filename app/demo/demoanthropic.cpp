// SPDX-License-Identifier: MIT
#include "demo/demoanthropic.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr double requestLimit = 4000;
constexpr double inputLimit = 400'000;
constexpr double outputLimit = 80'000;
constexpr int defaultPage = 20;

struct AnthropicModel {
    QLatin1StringView id;
    QLatin1StringView name;
    QLatin1StringView created;
};
constexpr std::array anthropicModels{
    AnthropicModel{"claude-opus-4-5"_L1, "Claude Opus 4.5"_L1, "2025-11-24T00:00:00Z"_L1},
    AnthropicModel{"claude-haiku-4-5"_L1, "Claude Haiku 4.5"_L1, "2025-10-15T00:00:00Z"_L1},
    AnthropicModel{"claude-sonnet-4-5"_L1, "Claude Sonnet 4.5"_L1, "2025-09-29T00:00:00Z"_L1},
    AnthropicModel{"claude-opus-4-1"_L1, "Claude Opus 4.1"_L1, "2025-08-05T00:00:00Z"_L1},
};

const AnthropicModel* anthropicModel(const QString& id)
{
    const auto* found =
        std::ranges::find_if(anthropicModels, [&](const AnthropicModel& model) { return id == model.id; });
    return found == anthropicModels.end() ? nullptr : found;
}

DemoReply anthropicFailure(int status, const QString& type, const QString& message)
{
    return {status, {{"x-should-retry", "false"}},
        {{u"type"_s, u"error"_s}, {u"error"_s, QJsonObject{{u"type"_s, type}, {u"message"_s, message}}},
            {u"request_id"_s, u"req_demo"_s}}};
}

/// Token counts are told to the nearest thousand.
QByteArray thousands(double number)
{
    return QByteArray::number(static_cast<qint64>(std::round(number / 1000.0)) * 1000);
}

QByteArray instantAfter(TimePoint now, Milliseconds wait)
{
    const TimePoint second = std::chrono::ceil<Seconds>(now + wait);
    return toDateTime(second).toString(Qt::ISODate).toLatin1();
}

void addFamily(Headers& headers, const QByteArray& family, const QByteArray& limit, const QByteArray& remaining,
    const QByteArray& reset)
{
    const QByteArray prefix = "anthropic-ratelimit-" + family;
    headers.add(prefix + "-limit", limit);
    headers.add(prefix + "-remaining", remaining);
    headers.add(prefix + "-reset", reset);
}

DemoWindow swinging(double capacity, double begins, double depth, Seconds period)
{
    const DemoBucket bucket(capacity, Seconds(60), capacity * begins);
    return {bucket, swingingTraffic(bucket.refillPerSecond(), capacity * depth, period)};
}

} // namespace

DemoAnthropic::DemoAnthropic(QByteArray key)
    : m_key(std::move(key))
    , m_requests(swinging(requestLimit, 0.94, 0.20, Seconds(150)))
    , m_input(swinging(inputLimit, 0.72, 0.34, Seconds(240)))
    , m_output(swinging(outputLimit, 0.88, 0.16, Seconds(100)))
{
}

std::vector<DemoRoute> DemoAnthropic::routes()
{
    return {
        {u"/v1/models"_s, false,
            [this](const DemoRequest& request, Milliseconds, TimePoint) { return models(request); }},
        {u"/v1/messages"_s, true,
            [this](const DemoRequest& request, Milliseconds sinceStart, TimePoint now) {
                return messages(request, sinceStart, now);
            }},
    };
}

std::optional<DemoReply> DemoAnthropic::refused(const DemoRequest& request) const
{
    if (request.headers.value("x-api-key") != m_key)
        return anthropicFailure(401, u"authentication_error"_s, u"invalid x-api-key"_s);
    if (!request.headers.value("anthropic-version"))
        return anthropicFailure(400, u"invalid_request_error"_s, u"anthropic-version: header is required"_s);
    return std::nullopt;
}

DemoReply DemoAnthropic::models(const DemoRequest& request) const
{
    if (auto refusal = refused(request))
        return *refusal;
    const QString after = request.query.queryItemValue(u"after_id"_s);
    const int wanted = request.query.queryItemValue(u"limit"_s).toInt();
    const std::ptrdiff_t most = wanted > 0 ? wanted : defaultPage;
    const auto* begin = anthropicModels.begin();
    if (const AnthropicModel* last = anthropicModel(after))
        begin = std::next(last);
    const auto* end = std::next(begin, std::min(most, std::distance(begin, anthropicModels.end())));
    QJsonArray data;
    for (const auto* model = begin; model != end; ++model)
        data.append(QJsonObject{{u"type"_s, u"model"_s}, {u"id"_s, model->id}, {u"display_name"_s, model->name},
            {u"created_at"_s, model->created}});
    return {200, {},
        {{u"data"_s, data}, {u"has_more"_s, end != anthropicModels.end()},
            {u"first_id"_s, data.isEmpty() ? QJsonValue() : data.first()["id"_L1]},
            {u"last_id"_s, data.isEmpty() ? QJsonValue() : data.last()["id"_L1]}}};
}

DemoReply DemoAnthropic::messages(const DemoRequest& request, Milliseconds sinceStart, TimePoint now)
{
    if (auto refusal = refused(request))
        return *refusal;
    const QString model = request.body["model"_L1].toString();
    if (anthropicModel(model) == nullptr)
        return anthropicFailure(404, u"not_found_error"_s, u"model: %1"_s.arg(model));
    const double output = request.body["max_tokens"_L1].toDouble();
    if (output < 1)
        return anthropicFailure(400, u"invalid_request_error"_s, u"max_tokens: Field required"_s);
    for (DemoWindow* window : {&m_requests, &m_input, &m_output})
        window->advanceTo(sinceStart);

    const double input = promptTokens(request.bodyBytes);
    if (!m_requests.bucket.holds(1) || !m_input.bucket.holds(input)) {
        DemoReply reply = anthropicFailure(429, u"rate_limit_error"_s,
            u"This request would exceed your organization's rate limit of 400,000 input tokens per minute."_s);
        reply.headers = limits(now);
        const auto wait =
            std::chrono::ceil<Seconds>(std::max(m_requests.bucket.untilHolds(1), m_input.bucket.untilHolds(input)));
        reply.headers.add("retry-after", QByteArray::number(static_cast<qint64>(std::max(wait, Seconds(1)).count())));
        return reply;
    }
    m_requests.bucket.take(1);
    m_input.bucket.take(input);
    m_output.bucket.take(1);
    return {200, limits(now),
        {{u"id"_s, u"msg_demo"_s}, {u"type"_s, u"message"_s}, {u"role"_s, u"assistant"_s}, {u"model"_s, model},
            {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"Hi"_s}}}},
            {u"stop_reason"_s, u"max_tokens"_s},
            {u"usage"_s, QJsonObject{{u"input_tokens"_s, input}, {u"output_tokens"_s, 1}}}}};
}

Headers DemoAnthropic::limits(TimePoint now) const
{
    const DemoBucket& in = m_input.bucket;
    const DemoBucket& out = m_output.bucket;
    const DemoBucket& requests = m_requests.bucket;
    Headers headers;
    addFamily(headers, "requests", wholeDigits(requests.capacity()), wholeDigits(requests.remaining()),
        instantAfter(now, requests.untilFull()));
    addFamily(headers, "input-tokens", wholeDigits(in.capacity()), thousands(in.remaining()),
        instantAfter(now, in.untilFull()));
    addFamily(headers, "output-tokens", wholeDigits(out.capacity()), thousands(out.remaining()),
        instantAfter(now, out.untilFull()));
    addFamily(headers, "tokens", wholeDigits(in.capacity() + out.capacity()),
        thousands(in.remaining() + out.remaining()), instantAfter(now, std::max(in.untilFull(), out.untilFull())));
    return headers;
}

} // namespace quotalamp
