// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

// The rate limits that an organisation is set to.
// Anthropic: GET /v1/organizations/rate_limits, groups of models, each with a list of limits.
// OpenAI: GET /v1/organization/projects/ID/rate_limits, models, each with a member for each limit.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestModel = 120;
constexpr std::chrono::seconds minute{60};
constexpr std::chrono::seconds aDay{24 * 60 * 60};

struct NamedLimit {
    QLatin1StringView name;
    QLatin1StringView window;
    Seconds period;
};
constexpr std::array anthropicNames{
    NamedLimit{"requests_per_minute"_L1, "requests"_L1, minute},
    NamedLimit{"tokens_per_minute"_L1, "tokens"_L1, minute},
    NamedLimit{"input_tokens_per_minute"_L1, "input-tokens"_L1, minute},
    NamedLimit{"output_tokens_per_minute"_L1, "output-tokens"_L1, minute},
};
constexpr std::array openaiNames{
    NamedLimit{"max_requests_per_1_minute"_L1, "requests"_L1, minute},
    NamedLimit{"max_requests_per_1_day"_L1, "requests"_L1, aDay},
    NamedLimit{"max_tokens_per_1_minute"_L1, "tokens"_L1, minute},
    NamedLimit{"max_images_per_1_minute"_L1, "input-images"_L1, minute},
};

/// A kind that a model does not have is 0 at OpenAI, or not there.
void addConfiguredLimit(
    std::vector<ConfiguredLimit>& limits, const QString& model, const NamedLimit& named, const QJsonValue& value)
{
    const double limit = value.isDouble() ? number(value).value_or(0) : 0;
    if (limit > 0 && !model.isEmpty() && plainText(model, longestModel) == model)
        limits.push_back({model, named.window, limit, named.period});
}

void addGroup(std::vector<ConfiguredLimit>& limits, const QJsonObject& group)
{
    const QJsonArray models = group.value("models"_L1).toArray();
    const QJsonArray values = group.value("limits"_L1).toArray();
    for (const auto& value : values) {
        const QString type = value["type"_L1].toString();
        const auto* named = std::ranges::find(anthropicNames, type, &NamedLimit::name);
        if (named == anthropicNames.end())
            continue;
        for (const auto& model : models)
            addConfiguredLimit(limits, model.toString(), *named, value["value"_L1]);
    }
}

} // namespace

std::optional<Usage> anthropicLimits(const QJsonValue& json, const Answer& /*answer*/)
{
    const QJsonValue data = json["data"_L1];
    if (!data.isArray())
        return std::nullopt;
    Usage usage;
    const QJsonArray groups = data.toArray();
    for (const auto& group : groups)
        addGroup(usage.configuredLimits, group.toObject());
    return usage;
}

std::optional<Usage> openaiLimits(const QJsonValue& json, const Answer& /*answer*/)
{
    const QJsonValue data = json["data"_L1];
    if (!data.isArray())
        return std::nullopt;
    Usage usage;
    const QJsonArray models = data.toArray();
    for (const auto& model : models) {
        for (const NamedLimit& named : openaiNames)
            addConfiguredLimit(usage.configuredLimits, model["model"_L1].toString(), named, model[named.name]);
    }
    return usage;
}

} // namespace quotalamp
