// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <map>

// GET /backend-api/wham/usage: "rate_limit", and others like it, with up to two windows. Which slot a window is in says
// nothing: a plan may have its week in the first and none in the second. Its length tells what it is.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestCodexName = 40;
constexpr int mostResets = 100;
constexpr double longestCodexWindow = 400 * 86'400.0;

std::optional<TimePoint> slotReset(
    const QJsonObject& object, QLatin1StringView at, QLatin1StringView after, const Answer& answer)
{
    return agreedReset(resetIn(object.value(at), ResetForm::EpochSeconds, answer),
        resetIn(object.value(after), ResetForm::DelaySeconds, answer), answer.receivedAt,
        answer.headers.value("date").has_value());
}

std::optional<RateWindow> slotWindow(
    const QJsonObject& object, const QString& slot, const QString& purpose, const Answer& answer)
{
    const auto percent = number(object.value("used_percent"_L1));
    if (!percent || *percent < 0)
        return std::nullopt;
    RateWindow window = percentWindow(slot, *percent);
    window.resetsAt = slotReset(object, "reset_at"_L1, "reset_after_seconds"_L1, answer);
    const auto seconds = number(object.value("limit_window_seconds"_L1));
    if (seconds && *seconds >= 1 && *seconds <= longestCodexWindow) {
        window.period =
            agreedPeriod(Seconds(std::llround(*seconds)), window.resetsAt, window.refill, answer.receivedAt);
        window.id = window.period ? lengthId(*window.period) : slot;
    }
    // Nothing used, no length and no end: a place for a window that this plan does not have.
    if (!window.period && !window.resetsAt && *percent == 0)
        return std::nullopt;
    if (!purpose.isEmpty()) {
        window.id += u'-' + idPart(purpose);
        window.label = purpose;
    }
    return window;
}

void addPlanWindows(Usage& usage, const QJsonObject& limit, const QString& purpose, const Answer& answer)
{
    std::vector<RateWindow> windows;
    for (const auto& slot : {"primary"_L1, "secondary"_L1}) {
        const QJsonObject object = limit.value(QString(slot + "_window"_L1)).toObject();
        if (auto window = slotWindow(object, slot, purpose, answer))
            windows.push_back(std::move(*window));
    }
    std::ranges::stable_sort(
        windows, {}, [](const RateWindow& window) { return window.period.value_or(Seconds::max()); });
    for (RateWindow& window : windows)
        addNew(usage.windows, std::move(window));
}

/// "agent_runs_rate_limit" → "Agent runs"; empty for the plan's own.
QString purposeOf(const QString& member)
{
    if (member == "code_review_rate_limit"_L1)
        return u"code review"_s;
    QString name = member;
    return labelFrom(name.remove("_rate_limit"_L1).remove("rate_limit"_L1));
}

bool isLimit(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    return object.contains("primary_window"_L1) || object.contains("secondary_window"_L1);
}

/// A window that does not tell its share is something else.
bool hasOther(const QJsonObject& limit)
{
    const auto isOther = [](const QJsonValue& window) {
        return window.isObject() && !number(window.toObject().value("used_percent"_L1));
    };
    return isOther(limit.value("primary_window"_L1)) || isOther(limit.value("secondary_window"_L1));
}

std::optional<Balance> creditsIn(const QJsonObject& credits)
{
    const auto balance = Decimal::from(credits.value("balance"_L1));
    const bool counted = credits.value("has_credits"_L1).toBool() && !credits.value("unlimited"_L1).toBool();
    if (!counted || !balance)
        return std::nullopt;
    return Balance{u"credits"_s, u"credit"_s, {}, balance, {}};
}

/// What an administrator lets one person spend, where there are no other limits, or beside them.
std::optional<RateWindow> spendLimitIn(const QJsonObject& limit, const Answer& answer)
{
    const auto used = number(limit.value("used_percent"_L1));
    const auto left = number(limit.value("remaining_percent"_L1));
    if (!used && !left)
        return std::nullopt;
    RateWindow window = percentWindow(u"spend-limit"_s, used ? *used : 100 - *left);
    window.label = u"spend limit"_s;
    if (used && left && std::abs(*used + *left - 100) > 1)
        window.remaining.reset();
    window.resetsAt = slotReset(limit, "reset_at"_L1, "reset_after_seconds"_L1, answer);
    return window;
}

/// "rate_limit_reset_credits" of the usage, or the answer to GET /backend-api/wham/rate-limit-reset-credits: how many resets
/// a person may use when they want, and in the latter when each expires. Empty where it does not tell a count.
std::optional<SavedResets> savedResetsIn(const QJsonObject& object, const Answer& answer)
{
    const QJsonArray list = object.value("credits"_L1).toArray();
    SavedResets saved;
    int listed = 0;
    for (const auto& each : list) {
        if (each["status"_L1].toString() != "available"_L1)
            continue;
        ++listed;
        const auto at = resetIn(each["expires_at"_L1], ResetForm::Rfc3339, answer);
        if (at && *at > answer.receivedAt)
            saved.expiresAt.push_back(*at);
    }
    const auto count = amountIn(object.value("available_count"_L1));
    if (!count && !object.value("credits"_L1).isArray())
        return std::nullopt;
    saved.available = count && *count <= mostResets ? static_cast<int>(*count) : std::min(listed, mostResets);
    std::ranges::sort(saved.expiresAt);
    return saved;
}

/// "x-codex-primary-used-percent" of the plan, "x-codex-NAME-primary-used-percent" of a limit of its own, by what it is called
/// within the service; that limit's name for people is in "x-codex-NAME-limit-name".
struct HeaderPlace {
    QString family; ///< NAME; empty: the plan
    QString slot;   ///< "primary"; empty: it is the name
    QString member; ///< what it is in an object of the usage
};

std::optional<HeaderPlace> headerPlaceOf(QByteArrayView header)
{
    static const QRegularExpression form(
        uR"(\Ax-codex(?:-([a-z0-9-]{1,40}))?-(?:(primary|secondary)-(used-percent|window-minutes|reset-at|reset-after-seconds)|(limit-name))\z)"_s);
    const auto match = form.match(QString::fromLatin1(header).toLower().replace(u'_', u'-'));
    if (!match.hasMatch())
        return std::nullopt;
    QString member = match.captured(3) + match.captured(4);
    return HeaderPlace{match.captured(1), match.captured(2), member.replace(u'-', u'_')};
}

/// Windows as sessions and headers tell them, as they stand in the usage. Some versions write minutes as 299 and 10079.
QJsonObject asInUsage(const QJsonObject& window)
{
    QJsonObject same{{u"used_percent"_s, window.value("used_percent"_L1)}, {u"reset_at"_s, window.value("reset_at"_L1)},
        {u"reset_after_seconds"_s, window.value("reset_after_seconds"_L1)}};
    const auto minutes = number(window.value("window_minutes"_L1));
    if (minutes && *minutes >= 1)
        same.insert(u"limit_window_seconds"_s, (std::fmod(*minutes, 60) == 59 ? *minutes + 1 : *minutes) * 60);
    return same;
}

/// What a limit of the plan is for: as it is named, or else by what it is called within the service. Empty for the plan's own.
QString purposeNamed(const QString& id, const QString& name)
{
    const bool ownLimit = id.isEmpty() || id == "codex"_L1;
    return ownLimit ? QString() : name.isEmpty() ? labelFrom(id) : name;
}

/// A refusal tells when the plan works again, and not which of its windows is used up.
std::optional<Usage> refusalIn(const QJsonObject& error, const Answer& answer)
{
    if (error.value("type"_L1) != "usage_limit_reached"_L1)
        return std::nullopt;
    RateWindow window = percentWindow(u"plan"_s, 100);
    window.resetsAt = slotReset(error, "resets_at"_L1, "resets_in_seconds"_L1, answer);
    return Usage{{window}, {}};
}

} // namespace

std::optional<Usage> codexUsage(const QJsonValue& json, const Answer& answer)
{
    const QJsonObject object = json.toObject();
    if (object.value("error"_L1).isObject())
        return refusalIn(object.value("error"_L1).toObject(), answer);
    Usage usage;
    addPlanWindows(usage, object.value("rate_limit"_L1).toObject(), {}, answer);
    const QJsonArray additional = object.value("additional_rate_limits"_L1).toArray();
    for (const auto& each : additional) {
        const QJsonObject limit = each.toObject();
        const QString name = plainText(limit.value("limit_name"_L1).toString(), longestCodexName);
        const QString feature = labelFrom(limit.value("metered_feature"_L1).toString());
        if (!name.isEmpty() || !feature.isEmpty())
            addPlanWindows(usage, limit.value("rate_limit"_L1).toObject(), name.isEmpty() ? feature : name, answer);
    }
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (isLimit(member.value()) && member.key() != "rate_limit"_L1)
            addPlanWindows(usage, member.value().toObject(), purposeOf(member.key()), answer);
    }
    if (auto limit = spendLimitIn(at(object, u"/spend_control/individual_limit").toObject(), answer))
        addNew(usage.windows, std::move(*limit));
    if (auto credits = creditsIn(object.value("credits"_L1).toObject()))
        usage.balances.push_back(std::move(*credits));
    usage.savedResets = savedResetsIn(object.value("rate_limit_reset_credits"_L1).toObject(), answer);
    const bool none = object.contains("plan_type"_L1) && object.value("rate_limit"_L1).toObject().isEmpty();
    const bool known = none || isLimit(object.value("rate_limit"_L1));
    return known && !(usage.windows.empty() && hasOther(object.value("rate_limit"_L1).toObject()))
        ? std::optional(std::move(usage))
        : std::nullopt;
}

std::optional<Usage> codexResets(const QJsonValue& json, const Answer& answer)
{
    Usage usage;
    usage.savedResets = savedResetsIn(json.toObject(), answer);
    return usage.savedResets ? std::optional(std::move(usage)) : std::nullopt;
}

/// {"primary": {"used_percent", "window_minutes", "resets_at" or "resets_in_seconds"}, "secondary": the same or null,
/// "limit_id", "limit_name"}: the same as the usage with other names.
std::optional<Usage> codexSession(const QJsonValue& json, const Answer& answer)
{
    const QJsonObject told = json.toObject();
    QJsonObject limit;
    for (const auto& slot : {"primary"_L1, "secondary"_L1}) {
        QJsonObject window = told.value(slot).toObject();
        window.insert(u"reset_at"_s, window.value("resets_at"_L1));
        window.insert(u"reset_after_seconds"_s, window.value("resets_in_seconds"_L1));
        limit.insert(QString(slot + "_window"_L1), asInUsage(window));
    }
    const QString id = plainText(told.value("limit_id"_L1).toString(), longestCodexName);
    const QString name = plainText(told.value("limit_name"_L1).toString(), longestCodexName);
    Usage usage;
    addPlanWindows(usage, limit, purposeNamed(id, name), answer);
    return usage;
}

bool isCodexHeader(QByteArrayView name)
{
    return headerPlaceOf(name).has_value();
}

std::optional<Usage> codexHeaders(const QJsonValue& /*json*/, const Answer& answer)
{
    constexpr double mostPercent = 1000;
    std::map<QString, std::map<QString, QJsonObject>> families;
    for (const Header& header : answer.headers.all()) {
        const auto place = headerPlaceOf(header.name);
        const QString value = QString::fromLatin1(header.value).trimmed();
        const auto count = parseCount(header.value);
        // Names stand there with nothing behind them: that is unknown, and not 0.
        if (!place || value.isEmpty() || (place->member == "used_percent"_L1 && count.value_or(-1) > mostPercent))
            continue;
        QJsonObject& window = families[place->family][place->slot];
        if (!window.contains(place->member))
            window.insert(place->member, place->slot.isEmpty() || count ? QJsonValue(value) : QJsonValue());
    }
    Usage usage;
    for (auto& [family, slots] : families) {
        const QJsonObject limit{{u"primary_window"_s, asInUsage(slots[u"primary"_s])},
            {u"secondary_window"_s, asInUsage(slots[u"secondary"_s])}};
        const QString name = plainText(slots[QString()].value("limit_name"_L1).toString(), longestCodexName);
        const QString id = family.isEmpty() ? family : u"codex_"_s + QString(family).replace(u'-', u'_');
        addPlanWindows(usage, limit, purposeNamed(id, name), answer);
    }
    return usage;
}

} // namespace quotalamp
