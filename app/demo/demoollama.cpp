// SPDX-License-Identifier: MIT
#include "demo/demoollama.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes keptLoaded{5};

struct OllamaModel {
    QLatin1StringView name;
    QLatin1StringView family;
    QLatin1StringView parameters;
    qint64 bytes;
    bool loaded = false;
};
constexpr std::array ollamaModels{
    OllamaModel{"qwen3:8b"_L1, "qwen3"_L1, "8.2B"_L1, 5'225'000'000, true},
    OllamaModel{"llama3.2:3b"_L1, "llama"_L1, "3.2B"_L1, 2'019'000'000},
    OllamaModel{"mistral-small:24b"_L1, "mistral"_L1, "23.6B"_L1, 14'330'000'000},
    OllamaModel{"nomic-embed-text:latest"_L1, "nomic-bert"_L1, "137M"_L1, 274'300'000},
};

QJsonObject describe(const OllamaModel& model)
{
    return {{u"name"_s, model.name}, {u"model"_s, model.name}, {u"size"_s, model.bytes},
        {u"details"_s,
            QJsonObject{{u"format"_s, u"gguf"_s}, {u"family"_s, model.family}, {u"parameter_size"_s, model.parameters},
                {u"quantization_level"_s, u"Q4_K_M"_s}}}};
}

DemoReply tags(const DemoRequest&, Milliseconds, TimePoint now)
{
    QJsonArray models;
    for (const OllamaModel& model : ollamaModels) {
        QJsonObject each = describe(model);
        each.insert(u"modified_at"_s, toRfc3339(now - std::chrono::days(12)));
        models.append(each);
    }
    return {200, {}, {{u"models"_s, models}}};
}

DemoReply loadedModels(const DemoRequest&, Milliseconds, TimePoint now)
{
    QJsonArray models;
    for (const OllamaModel& model : ollamaModels) {
        if (!model.loaded)
            continue;
        QJsonObject each = describe(model);
        each.insert(u"size_vram"_s, model.bytes);
        each.insert(u"expires_at"_s, toRfc3339(now + keptLoaded));
        models.append(each);
    }
    return {200, {}, {{u"models"_s, models}}};
}

DemoReply generate(const DemoRequest& request, Milliseconds, TimePoint now)
{
    const QString name = request.body["model"_L1].toString();
    const bool known = std::ranges::any_of(ollamaModels, [&](const OllamaModel& model) { return name == model.name; });
    if (!known)
        return {404, {}, {{u"error"_s, u"model '%1' not found"_s.arg(name)}}};
    return {200, {},
        {{u"model"_s, name}, {u"created_at"_s, toRfc3339(now)}, {u"response"_s, u"Hi"_s}, {u"done"_s, true},
            {u"done_reason"_s, u"length"_s}, {u"total_duration"_s, 152'300'000}, {u"load_duration"_s, 21'400'000},
            {u"prompt_eval_count"_s, 11}, {u"prompt_eval_duration"_s, 88'100'000}, {u"eval_count"_s, 1},
            {u"eval_duration"_s, 19'700'000}}};
}

} // namespace

std::vector<DemoRoute> demoOllamaRoutes()
{
    return {
        {u"/api/version"_s, false,
            [](const DemoRequest&, Milliseconds, TimePoint) {
                return DemoReply{200, {}, {{u"version"_s, u"0.12.6"_s}}};
            }},
        {u"/api/tags"_s, false, tags},
        {u"/api/ps"_s, false, loadedModels},
        {u"/api/generate"_s, true, generate},
    };
}

} // namespace quotalamp
