// SPDX-License-Identifier: MIT
#include "core/model/agreement.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

// GET /v1/usages: "usage", the plan's own allowance; "limits", each with its length; and since 2026 "usages", a pool for
// each member with the share used, where one may be a copy of an entry of "limits".

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double longestKimiWindow = 400 * 86'400.0;
constexpr double alike = 0.5; ///< percent points between two copies of a share

std::optional<RateWindow> counted(const QJsonObject& detail, const Answer& answer)
{
    RateWindow window;
    window.unit = Unit::Other;
    window.limit = amountIn(detail["limit"_L1]);
    window.remaining = agreedRemaining(window.limit, amountIn(detail["remaining"_L1]), amountIn(detail["used"_L1]));
    window.resetsAt = resetIn(detail.value("resetTime"_L1), ResetForm::Auto, answer);
    return window.limit || window.remaining ? std::optional(window) : std::nullopt;
}

/// {"duration": 300, "timeUnit": "TIME_UNIT_MINUTE"}
std::optional<Seconds> windowLength(const QJsonObject& window)
{
    const auto amount = amountIn(window["duration"_L1]);
    const QString unit = window.value("timeUnit"_L1).toString();
    const double seconds = amount.value_or(0)
        * (unit.endsWith("MINUTE"_L1)      ? 60
                : unit.endsWith("HOUR"_L1) ? 3600
                : unit.endsWith("DAY"_L1)  ? 86'400
                                           : 0);
    return seconds >= 1 && seconds <= longestKimiWindow ? std::optional(Seconds(static_cast<qint64>(seconds)))
                                                        : std::nullopt;
}

/// Of a pool that is not known, what the server calls it.
QString poolLabel(const QString& name)
{
    if (name == "month_total"_L1)
        return u"monthly total"_s;
    return name == "month_code"_L1 ? u"monthly code"_s : labelFrom(name);
}

std::optional<RateWindow> pool(const QString& key, const QJsonObject& object, const Answer& answer)
{
    const auto ratio = amountIn(object["used_ratio"_L1]);
    if (!ratio)
        return std::nullopt;
    QString name = key;
    name.remove("limit_"_L1);
    RateWindow window = percentWindow(name == "month_total"_L1 ? u"month"_s : idPart(name), *ratio * 100);
    window.label = poolLabel(name);
    window.resetsAt = resetIn(object.value("reset_time"_L1), ResetForm::Auto, answer);
    return window;
}

bool isCopy(const RateWindow& a, const RateWindow& b)
{
    const auto left = a.leftShare();
    const auto other = b.leftShare();
    if (a.period && b.id == lengthId(*a.period))
        return true;
    return left && other && std::abs(*left - *other) * 100 <= alike && a.resetsAt && b.resetsAt
        && std::chrono::abs(*a.resetsAt - *b.resetsAt) <= 2min;
}

void addLimits(Usage& usage, const QJsonArray& limits, const Answer& answer)
{
    for (const auto& each : limits) {
        auto window = counted(each["detail"_L1].toObject(), answer);
        if (!window)
            continue;
        window->period = agreedPeriod(
            windowLength(each["window"_L1].toObject()), window->resetsAt, Refill::Unknown, answer.receivedAt);
        const bool first = std::ranges::find(usage.windows, u"rate"_s, &RateWindow::id) == usage.windows.end();
        window->id = first ? u"rate"_s : u"rate-"_s + (window->period ? lengthId(*window->period) : u"other"_s);
        window->label = u"rate limit"_s;
        addNew(usage.windows, std::move(*window));
    }
}

} // namespace

std::optional<Usage> kimiUsage(const QJsonValue& json, const Answer& answer)
{
    const QJsonObject object = json.toObject();
    Usage usage;
    if (auto plan = counted(object.value("usage"_L1).toObject(), answer)) {
        plan->id = u"plan"_s;
        plan->label = u"plan"_s;
        usage.windows.push_back(std::move(*plan));
    }
    addLimits(usage, object.value("limits"_L1).toArray(), answer);
    const QJsonObject pools = object.value("usages"_L1).toObject();
    for (auto it = pools.begin(); it != pools.end(); ++it) {
        auto window = pool(it.key(), it.value().toObject(), answer);
        const bool copy = window && std::ranges::any_of(usage.windows, [&window](const RateWindow& each) {
            return each.unit == Unit::Other && isCopy(each, *window);
        });
        if (window && !copy)
            addNew(usage.windows, std::move(*window));
    }
    const bool none = object.value("usage"_L1).isNull();
    return usage.windows.empty() && !none ? std::nullopt : std::optional(std::move(usage));
}

} // namespace quotalamp
