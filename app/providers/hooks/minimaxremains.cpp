// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>

// GET /v1/token_plan/remains: "model_remains", a row for each kind of model, "general" for all that chat. Each has an interval
// of five hours and a week, of which the share that remains is told in percent. Counts are 0 in newer plans, and in older ones
// say what is left under a name that speaks of use; they are not read. A status other than 1 is a limit that the plan lacks.

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestPool = 40;
constexpr double hasLimit = 1;

/// The names of a limit's members in a row.
struct RemainsMembers {
    QLatin1StringView percent;
    QLatin1StringView status;
    QLatin1StringView start;
    QLatin1StringView end;
    QLatin1StringView rest;
    Seconds period; ///< where its beginning and end are not told
};

constexpr RemainsMembers intervalMembers{"current_interval_remaining_percent"_L1, "current_interval_status"_L1,
    "start_time"_L1, "end_time"_L1, "remains_time"_L1, 5h};
constexpr RemainsMembers weekMembers{"current_weekly_remaining_percent"_L1, "current_weekly_status"_L1,
    "weekly_start_time"_L1, "weekly_end_time"_L1, "weekly_remains_time"_L1, 168h};

std::optional<RateWindow> remainsWindow(
    const QJsonObject& row, const RemainsMembers& members, const QString& pool, const Answer& answer)
{
    const auto percent = amountIn(row.value(members.percent));
    const auto status = number(row.value(members.status));
    if (!percent || *percent > 100 || (status && *status != hasLimit))
        return std::nullopt;
    RateWindow window = percentWindow({}, 100 - *percent);
    window.resetsAt = agreedReset(resetIn(row.value(members.end), ResetForm::EpochMilliseconds, answer),
        resetIn(row.value(members.rest), ResetForm::DelayMilliseconds, answer), answer.receivedAt,
        answer.headers.value("date").has_value());
    const auto start = number(row.value(members.start));
    const auto end = number(row.value(members.end));
    const bool told = start && end && *end > *start;
    window.period = told ? Seconds(static_cast<qint64>((*end - *start) / 1000)) : members.period;
    window.id = lengthId(*window.period);
    if (!pool.isEmpty()) {
        window.id += u'-' + idPart(pool);
        window.label = labelFrom(pool);
    }
    return window;
}

} // namespace

std::optional<Usage> minimaxRemains(const QJsonValue& json, const Answer& answer)
{
    const QJsonValue rows = json["model_remains"_L1];
    if (!rows.isArray())
        return std::nullopt;
    Usage usage;
    const QJsonArray list = rows.toArray();
    for (const auto& each : list) {
        const QJsonObject row = each.toObject();
        const QString name = plainText(row.value("model_name"_L1).toString(), longestPool);
        const QString pool = name == "general"_L1 ? QString() : name;
        for (const RemainsMembers& members : {intervalMembers, weekMembers}) {
            if (auto window = remainsWindow(row, members, pool, answer))
                addNew(usage.windows, std::move(*window));
        }
    }
    return usage;
}

} // namespace quotalamp
