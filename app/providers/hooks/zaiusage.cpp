// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

// GET /api/monitor/usage/quota/limit: "limits", each with a type and a length as a unit and a number of it.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostUnits = 9000; ///< hours of a year, and some

/// Empty for a calendar month, whose length is not always the same, and for units not known.
std::optional<Seconds> limitLength(const QJsonObject& limit)
{
    const auto count = number(limit.value("number"_L1));
    if (!count || *count < 1 || *count > mostUnits)
        return std::nullopt;
    const int whole = static_cast<int>(*count);
    constexpr int mostDays = 400;
    switch (limit.value("unit"_L1).toInt()) {
    case 1:
        return whole <= mostDays ? std::optional<Seconds>(std::chrono::days(whole)) : std::nullopt;
    case 3:
        return std::chrono::hours(whole);
    case 6:
        return 7 * whole <= mostDays ? std::optional<Seconds>(std::chrono::days(7 * whole)) : std::nullopt;
    default:
        return std::nullopt;
    }
}

/// The allowance of tokens is the plan's own, and needs no name beside its length.
void nameWindow(RateWindow& window, const QString& type)
{
    const QString length = window.period ? lengthId(*window.period) : QString();
    if (type == "TOKENS_LIMIT"_L1) {
        window.id = length.isEmpty() ? u"tokens"_s : length;
        return;
    }
    if (type == "TIME_LIMIT"_L1) {
        window.id = u"tool-calls"_s;
        return;
    }
    QString words = type.toLower();
    words.remove("_limit"_L1);
    window.id = QStringList{length, idPart(words)}.join(length.isEmpty() ? QString() : u"-"_s);
    window.label = words == "credit"_L1 || words == "credits"_L1 ? u"credits"_s : labelFrom(words);
}

std::optional<RateWindow> allowanceWindow(const QJsonObject& limit, const Answer& answer)
{
    const QString type = plainText(limit.value("type"_L1).toString(), 40);
    const auto percent = number(limit.value("percentage"_L1));
    const auto all = number(limit.value("usage"_L1));
    const auto left = number(limit.value("remaining"_L1));
    const bool counted = type == "TIME_LIMIT"_L1 && all && *all > 0 && left;
    if (type.isEmpty() || !(counted || (percent && *percent >= 0)))
        return std::nullopt;
    RateWindow window = percentWindow({}, percent.value_or(0));
    if (counted) {
        window.unit = Unit::Requests;
        window.limit = all;
        window.remaining = agreedRemaining(all, std::max(0.0, *left), number(limit.value("currentValue"_L1)));
        if (percent && !agreesWithPercent(all, window.remaining, 100 - *percent))
            window.remaining.reset();
    }
    window.resetsAt = resetIn(limit.value("nextResetTime"_L1), ResetForm::EpochMilliseconds, answer);
    window.period = agreedPeriod(limitLength(limit), window.resetsAt, window.refill, answer.receivedAt);
    nameWindow(window, type);
    return window;
}

} // namespace

std::optional<Usage> zaiUsage(const QJsonValue& json, const Answer& answer)
{
    const QJsonValue limits = at(json, u"/data/limits");
    if (!limits.isArray())
        return std::nullopt;
    Usage usage;
    const QJsonArray list = limits.toArray();
    for (const auto& limit : list) {
        if (auto window = allowanceWindow(limit.toObject(), answer))
            addNew(usage.windows, std::move(*window));
    }
    if (usage.windows.empty() && !list.isEmpty())
        return std::nullopt;
    std::ranges::stable_sort(
        usage.windows, {}, [](const RateWindow& window) { return window.period.value_or(Seconds::max()); });
    return usage;
}

} // namespace quotalamp
