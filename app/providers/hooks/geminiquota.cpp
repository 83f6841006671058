// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/wireforms.h"
#include "providers/hooks/errorbody.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

// A 429 in Google's error model: "details", each with an "@type". QuotaFailure names the quotas that are used up, RetryInfo
// the time to wait.

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestModelName = 100;
constexpr qsizetype mostLines = 20;

QJsonObject detailOf(const QJsonValue& json, QLatin1StringView type)
{
    const QJsonArray details = at(json, u"/error/details").toArray();
    for (const auto& detail : details) {
        if (detail.toObject().value("@type"_L1).toString().endsWith(type))
            return detail.toObject();
    }
    return {};
}

struct Kind {
    QLatin1StringView part; ///< of a quota's id, or of its metric's name, squeezed
    QLatin1StringView id;
    Unit unit;
};
/// More telling parts first.
constexpr std::array quotaKinds{Kind{"inputtoken"_L1, "input-tokens"_L1, Unit::Tokens},
    Kind{"outputtoken"_L1, "output-tokens"_L1, Unit::Tokens}, Kind{"token"_L1, "tokens"_L1, Unit::Tokens},
    Kind{"request"_L1, "requests"_L1, Unit::Requests}};

/// What a quota is called: by its id, which tells the time as well, or where there is none by its metric.
QString nameOf(const QJsonObject& violation)
{
    const QString id = violation.value("quotaId"_L1).toString();
    return squeezed(id.isEmpty() ? violation.value("quotaMetric"_L1).toString() : id);
}

QString modelOf(const QJsonObject& violation)
{
    const QString model = violation.value("quotaDimensions"_L1).toObject().value("model"_L1).toString();
    return plainText(model, longestModelName) == model ? model : QString();
}

/// "* Quota exceeded for metric: generativelanguage.googleapis.com/…_requests, limit: 0, model: gemini-x": the same as a
/// list of violations, which may lack there, or lack its values.
QJsonArray violationsIn(const QString& message)
{
    static const QRegularExpression line(
        uR"(\bmetric: *([^\s,]+), *limit: *([0-9]+)(?:, *model: *([A-Za-z0-9][A-Za-z0-9._/-]{0,99}))?)"_s);
    QJsonArray list;
    for (auto lines = line.globalMatch(message); lines.hasNext() && list.size() < mostLines;) {
        const auto found = lines.next();
        list.append(QJsonObject{{u"quotaMetric"_s, found.captured(1)}, {u"quotaValue"_s, found.captured(2)},
            {u"quotaDimensions"_s, QJsonObject{{u"model"_s, found.captured(3)}}}});
    }
    return list;
}

/// Its value, or the one that the sentence tells for the same metric and model.
std::optional<double> limitOf(const QJsonObject& violation, const QJsonArray& inWords)
{
    if (const auto told = number(violation.value("quotaValue"_L1)))
        return told;
    QStringList values;
    for (const auto& each : inWords) {
        const QJsonObject line = each.toObject();
        const QString model = modelOf(line);
        const bool same = line.value("quotaMetric"_L1) == violation.value("quotaMetric"_L1)
            && (model.isEmpty() || modelOf(violation).isEmpty() || model == modelOf(violation));
        if (same && !values.contains(line.value("quotaValue"_L1).toString()))
            values.append(line.value("quotaValue"_L1).toString());
    }
    // One metric can have a quota a minute and one a day; which of them a value belongs to is not said.
    return values.size() == 1 ? number(values.first()) : std::nullopt;
}

/// Daily quotas begin anew at midnight in California: at 07:00 UTC from the second Sunday of March to the first one of
/// November, each at two in the morning, else at 08:00.
TimePoint nextMidnightPacific(TimePoint now)
{
    using namespace std::chrono;
    const auto offsetAt = [](TimePoint instant) {
        const year_month_day date(floor<days>(instant));
        const sys_seconds begins = sys_days{date.year() / March / Sunday[2]} + 10h;
        const sys_seconds ends = sys_days{date.year() / November / Sunday[1]} + 9h;
        return instant >= begins && instant < ends ? 7h : 8h;
    };
    const sys_days local = floor<days>(now - offsetAt(now));
    const TimePoint guess = local + days(1) + offsetAt(now);
    return local + days(1) + offsetAt(guess);
}

/// The window of one quota; without an id where there is nothing to say of it, or it is none that a person could wait for.
RateWindow windowOf(const QJsonObject& violation, const std::optional<double>& limit)
{
    const QString quota = nameOf(violation);
    RateWindow window;
    window.limit = limit;
    const auto* kind =
        std::ranges::find_if(quotaKinds, [&quota](const Kind& each) { return quota.contains(each.part); });
    if (kind == quotaKinds.end() || (limit && *limit < 0) || (!limit && kind->unit != Unit::Requests))
        return window;
    window.id = kind->id;
    window.unit = kind->unit;
    // One request too many is all of them; how many tokens are left for a smaller request is not said.
    if (window.unit == Unit::Requests)
        window.remaining = 0;
    if (quota.contains("perday"_L1)) {
        window.period = std::chrono::days(1);
        window.refill = Refill::Fixed;
        window.id += "-day"_L1;
    } else if (quota.contains("perminute"_L1)) {
        window.period = 1min;
        window.id += "-minute"_L1;
    }
    window.model = modelOf(violation);
    return window;
}

} // namespace

std::optional<Usage> geminiQuota(const QJsonValue& json, const Answer& answer)
{
    const QJsonArray inWords = violationsIn(at(json, u"/error/message").toString());
    QJsonArray violations = detailOf(json, "google.rpc.QuotaFailure"_L1).value("violations"_L1).toArray();
    if (violations.isEmpty())
        violations = inWords;
    const QString told = detailOf(json, "google.rpc.RetryInfo"_L1).value("retryDelay"_L1).toString();
    const auto delay = parseDuration(told);
    const auto now = answer.receivedAt;
    Usage usage;
    bool anyDaily = false;
    int none = 0;
    for (const auto& violation : violations) {
        const auto limit = limitOf(violation.toObject(), inWords);
        // None of this model in this plan at all: nothing that would come back.
        if (limit && *limit == 0) {
            ++none;
            continue;
        }
        const bool daily = nameOf(violation.toObject()).contains("perday"_L1);
        anyDaily = anyDaily || daily;
        RateWindow window = windowOf(violation.toObject(), limit);
        if (daily)
            window.resetsAt = nextMidnightPacific(now);
        else if (delay)
            window.resetsAt = now + *delay;
        addNew(usage.windows, std::move(window));
    }
    if (none > 0 && none == violations.size())
        usage.means = ErrorKind::Forbidden;
    // The delay that is told with a daily quota is no use: it is that of some other one.
    else if (anyDaily)
        usage.retryAt = nextMidnightPacific(now);
    else if (delay)
        usage.retryAt = now + std::clamp<Milliseconds>(*delay, 1s, 24h);
    return violations.isEmpty() && !delay ? std::nullopt : std::optional(std::move(usage));
}

} // namespace quotalamp
