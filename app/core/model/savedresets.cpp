// SPDX-License-Identifier: MIT
#include "core/model/savedresets.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSaved = 1000;
constexpr std::size_t mostExpiries = 100;

} // namespace

void addSaved(std::optional<SavedResets>& known, const SavedResets& more)
{
    if (!known)
        known.emplace();
    known->available = std::max(known->available, more.available);
    known->expiresAt.insert(known->expiresAt.end(), more.expiresAt.begin(), more.expiresAt.end());
    std::ranges::sort(known->expiresAt);
}

JsonTree savedResetsJson(const std::optional<SavedResets>& saved)
{
    if (!saved)
        return {};
    JsonTree expiries = JsonTree::array();
    for (const TimePoint at : saved->expiresAt)
        expiries.append(at);
    return {{"available"_ba, saved->available}, {"expires_at"_ba, std::move(expiries)}};
}

std::optional<SavedResets> savedResetsFromJson(const QJsonValue& json)
{
    if (!json.isObject())
        return std::nullopt;
    SavedResets saved{std::clamp(json["available"_L1].toInt(), 0, mostSaved)};
    for (const auto& each : json["expires_at"_L1].toArray()) {
        if (const auto at = parseInstant(each.toString()); at && saved.expiresAt.size() < mostExpiries)
            saved.expiresAt.push_back(*at);
    }
    std::ranges::sort(saved.expiresAt);
    return saved;
}

} // namespace quotalamp
