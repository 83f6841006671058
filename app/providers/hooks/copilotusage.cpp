// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/model/agreement.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

// GET /copilot_internal/user: "quota_snapshots" of paid plans; "monthly_quotas" and what is left of them,
// "limited_user_quotas", of the free one.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A quota of the server's, and what it counts.
struct NamedQuota {
    QLatin1StringView key;
    QLatin1StringView label;
};
constexpr std::array namedQuotas{NamedQuota{"premium_interactions"_L1, "premium requests"_L1},
    NamedQuota{"chat"_L1, "chat messages"_L1}, NamedQuota{"completions"_L1, "code completions"_L1}};

/// Others are called as the server calls them.
QString labelOf(const QString& key)
{
    const auto* found = std::ranges::find_if(namedQuotas, [&key](const NamedQuota& each) { return key == each.key; });
    return found == namedQuotas.end() ? labelFrom(key) : QString(found->label);
}

RateWindow newWindow(const QString& key)
{
    RateWindow window;
    window.id = idPart(key);
    window.label = labelOf(key);
    window.unit = Unit::Requests;
    window.refill = Refill::Fixed;
    return window;
}

/// An allowance that is counted: not one without end, nor one that the plan does not have.
bool isCounted(const QJsonObject& quota)
{
    const auto all = number(quota.value("entitlement"_L1));
    return !quota.value("unlimited"_L1).toBool() && quota.value("has_quota"_L1).toBool(true) && (!all || *all > 0);
}

/// One that has no limit is a quota as well.
bool isQuota(const QJsonValue& value)
{
    const QJsonObject quota = value.toObject();
    return quota.contains("unlimited"_L1) || quota.contains("has_quota"_L1) || quota.contains("entitlement"_L1);
}

std::optional<RateWindow> snapshot(const QString& key, const QJsonObject& quota)
{
    const auto all = number(quota.value("entitlement"_L1));
    const auto percent = number(quota.value("percent_remaining"_L1));
    auto left = number(quota.value("quota_remaining"_L1));
    if (!left)
        left = number(quota.value("remaining"_L1));
    if (!isCounted(quota) || (!percent && !(all && left)))
        return std::nullopt;
    RateWindow window = newWindow(key);
    // Whoever goes on beyond it for money has less than nothing left.
    window.limit = all && left ? *all : 100;
    window.remaining = std::max(0.0, all && left ? *left : *percent);
    if (!(all && left))
        window.unit = Unit::Percent;
    if (all && left && !agreesWithPercent(all, window.remaining, percent))
        window.remaining.reset();
    if (quota.value("token_based_billing"_L1).toBool() && window.unit == Unit::Requests) {
        window.unit = Unit::Other;
        if (key == "premium_interactions"_L1)
            window.id = window.label = u"credits"_s;
    }
    return window;
}

std::optional<RateWindow> freeQuota(const QString& key, const QJsonValue& limit, const QJsonValue& left)
{
    const auto all = number(limit);
    const auto remaining = number(left);
    if (!all || *all <= 0 || !remaining)
        return std::nullopt;
    RateWindow window = newWindow(key);
    window.limit = all;
    window.remaining = std::max(0.0, *remaining);
    return window;
}

std::optional<TimePoint> firstReset(
    const QJsonObject& object, std::initializer_list<QLatin1StringView> names, const Answer& answer)
{
    for (const QLatin1StringView name : names) {
        if (const auto reset = resetIn(object.value(name), ResetForm::Auto, answer))
            return reset;
    }
    return std::nullopt;
}

void addAll(Usage& usage, std::vector<RateWindow> windows, std::optional<TimePoint> reset)
{
    // What is paid for first.
    std::ranges::stable_sort(windows, {},
        [](const RateWindow& window) { return window.id != "premium-interactions"_L1 && window.id != "credits"_L1; });
    for (RateWindow& window : windows) {
        window.resetsAt = reset;
        addNew(usage.windows, std::move(window));
    }
}

} // namespace

std::optional<Usage> copilotUsage(const QJsonValue& json, const Answer& answer)
{
    const QJsonObject object = json.toObject();
    Usage usage;
    std::vector<RateWindow> paid;
    const QJsonObject snapshots = object.value("quota_snapshots"_L1).toObject();
    for (auto quota = snapshots.begin(); quota != snapshots.end(); ++quota) {
        if (auto window = snapshot(quota.key(), quota.value().toObject()))
            paid.push_back(std::move(*window));
    }
    addAll(usage, std::move(paid), firstReset(object, {"quota_reset_date_utc"_L1, "quota_reset_date"_L1}, answer));
    std::vector<RateWindow> free;
    const QJsonObject monthly = object.value("monthly_quotas"_L1).toObject();
    const QJsonObject left = object.value("limited_user_quotas"_L1).toObject();
    for (auto quota = monthly.begin(); quota != monthly.end(); ++quota) {
        if (auto window = freeQuota(quota.key(), quota.value(), left.value(quota.key())))
            free.push_back(std::move(*window));
    }
    addAll(usage, std::move(free), firstReset(object, {"limited_user_reset_date"_L1, "quota_reset_date"_L1}, answer));
    const bool told = !usage.windows.empty() || std::ranges::any_of(snapshots, isQuota);
    const bool none = snapshots.isEmpty() && monthly.isEmpty() && object.contains("copilot_plan"_L1);
    return told || none ? std::optional(std::move(usage)) : std::nullopt;
}

} // namespace quotalamp
