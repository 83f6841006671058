#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "providers/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

// A 429 in Google's error model: "details", each with an "@type". QuotaFailure names the quotas that are used up, RetryInfo
// the time to wait.

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestName = 100;

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
    QLatin1StringView part; ///< of a quota's id
    QLatin1StringView id;
    Unit unit;
};
/// More telling parts first.
constexpr std::array kinds{Kind{"InputToken"_L1, "input-tokens"_L1, Unit::Tokens},
    Kind{"OutputToken"_L1, "output-tokens"_L1, Unit::Tokens}, Kind{"Token"_L1, "tokens"_L1, Unit::Tokens},
    Kind{"Request"_L1, "requests"_L1, Unit::Requests}};

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

/// The window of one quota; without an id where it is none that a person could wait for.
RateWindow windowOf(const QJsonObject& violation)
{
    const QString quota = violation.value("quotaId"_L1).toString();
    RateWindow window;
    window.limit = number(violation.value("quotaValue"_L1));
    const auto* kind = std::ranges::find_if(kinds, [&quota](const Kind& each) { return quota.contains(each.part); });
    if (kind == kinds.end() || !window.limit || *window.limit < 0)
        return window;
    window.id = kind->id;
    window.unit = kind->unit;
    // One request too many is all of them; how many tokens are left for a smaller request is not said.
    if (window.unit == Unit::Requests)
        window.remaining = 0;
    if (quota.contains("PerDay"_L1)) {
        window.period = std::chrono::days(1);
        window.refill = Refill::Fixed;
        window.id += "-day"_L1;
    } else if (quota.contains("PerMinute"_L1)) {
        window.period = 1min;
        window.id += "-minute"_L1;
    }
    const QString model = violation.value("quotaDimensions"_L1).toObject().value("model"_L1).toString();
    window.model = plainText(model, longestName) == model ? model : QString();
    return window;
}

} // namespace

std::optional<Usage> geminiQuota(const QJsonValue& json, const Answer& answer)
{
    const QJsonArray violations = detailOf(json, "google.rpc.QuotaFailure"_L1).value("violations"_L1).toArray();
    const QString told = detailOf(json, "google.rpc.RetryInfo"_L1).value("retryDelay"_L1).toString();
    const auto delay = parseDuration(told);
    const auto now = answer.receivedAt;
    Usage usage;
    bool anyDaily = false;
    int none = 0;
    for (const auto& violation : violations) {
        RateWindow window = windowOf(violation.toObject());
        // None of this model in this plan at all: nothing that would come back.
        if (window.limit && *window.limit == 0) {
            ++none;
            continue;
        }
        const bool daily = window.period == Seconds(std::chrono::days(1));
        anyDaily = anyDaily || daily;
        if (daily)
            window.resetsAt = nextMidnightPacific(now);
        else if (delay)
            window.resetsAt = now + *delay;
        addNew(usage.windows, std::move(window));
    }
    if (none > 0 && none == violations.size())
        usage.means = ErrorKind::Forbidden;
    // The delay that is told with a daily quota is no use: it is that of some other one.
    if (delay && !anyDaily && !usage.means)
        usage.retryAt = now + std::clamp<Milliseconds>(*delay, 1s, 24h);
    return violations.isEmpty() && !delay ? std::nullopt : std::optional(std::move(usage));
}

} // namespace quotalamp
