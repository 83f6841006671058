// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

// GET /api/oauth/usage: a member for each window, null or {"utilization": 0–100, "resets_at": instant or null}, some
// under code names that come and go; beside them "limits", the same in another form, and money.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestClaudeName = 40;

struct NumberWord {
    QLatin1StringView word;
    int number;
};
constexpr std::array numberWords{NumberWord{"one"_L1, 1}, NumberWord{"two"_L1, 2}, NumberWord{"three"_L1, 3},
    NumberWord{"four"_L1, 4}, NumberWord{"five"_L1, 5}, NumberWord{"six"_L1, 6}, NumberWord{"seven"_L1, 7},
    NumberWord{"eight"_L1, 8}, NumberWord{"ten"_L1, 10}, NumberWord{"twelve"_L1, 12}, NumberWord{"thirty"_L1, 30}};

/// How long a window with this name is: "five_hour", "seven_day_opus".
std::optional<Seconds> lengthInName(const QStringList& words)
{
    const auto* count =
        std::ranges::find_if(numberWords, [&](const NumberWord& each) { return words.value(0) == each.word; });
    if (count == numberWords.end())
        return std::nullopt;
    if (words.value(1) == "hour"_L1)
        return std::chrono::hours(count->number);
    if (words.value(1) == "day"_L1)
        return std::chrono::days(count->number);
    return std::nullopt;
}

/// The name of what a window is for, as people write it.
QString purpose(const QString& name)
{
    return name == "oauth_apps"_L1 ? u"OAuth apps"_s : labelFrom(name);
}

RateWindow named(const QString& key, double percent)
{
    const QStringList words = key.split(u'_', Qt::SkipEmptyParts);
    const auto length = lengthInName(words);
    if (!length) {
        RateWindow window = percentWindow(idPart(key), percent);
        window.label = labelFrom(key);
        return window;
    }
    const QString rest = words.mid(2).join(u'_');
    RateWindow window = percentWindow(lengthId(*length), percent);
    window.period = length;
    if (rest.isEmpty())
        return window;
    window.id += u'-' + idPart(rest);
    window.label = purpose(rest);
    return window;
}

std::optional<RateWindow> utilizationWindow(const QString& key, const QJsonValue& value, const Answer& answer)
{
    const auto percent = number(value.toObject().value("utilization"_L1));
    if (!percent || *percent < 0 || key.size() > longestClaudeName)
        return std::nullopt;
    RateWindow window = named(key, *percent);
    window.resetsAt = resetIn(value.toObject().value("resets_at"_L1), ResetForm::Rfc3339, answer);
    if (window.period && !agreedPeriod(window.period, window.resetsAt, window.refill, answer.receivedAt)) {
        // The name says one length, the reset another: only the name is known.
        window.period.reset();
        window.id = idPart(key);
        window.label = labelFrom(key);
    }
    return window;
}

/// An entry of "limits".
std::optional<RateWindow> limitIn(const QJsonObject& limit, const Answer& answer)
{
    const auto percent = number(limit.value("percent"_L1));
    const QString kind = plainText(limit.value("kind"_L1).toString(), longestClaudeName);
    if (!percent || *percent < 0 || kind.isEmpty())
        return std::nullopt;
    const QString group = limit.value("group"_L1).toString();
    const QString model = plainText(at(limit, u"/scope/model/display_name").toString(), longestClaudeName);
    const bool week = group == "weekly"_L1 || kind.startsWith("weekly"_L1);
    const bool plain = kind == "session"_L1 || kind == "weekly_all"_L1;
    RateWindow window = percentWindow(idPart(kind), *percent);
    if (week || kind == "session"_L1) {
        window.period = week ? Seconds(std::chrono::days(7)) : Seconds(std::chrono::hours(5));
        window.id = lengthId(*window.period);
    }
    if (!plain)
        window.label = model.isEmpty() ? labelFrom(kind) : model;
    if (!plain && window.period)
        window.id += u'-' + idPart(window.label);
    window.resetsAt = resetIn(limit.value("resets_at"_L1), ResetForm::Rfc3339, answer);
    return window;
}

/// As it is told, or as its currency has them.
int decimalsOf(const QJsonObject& money)
{
    constexpr int most = 6;
    for (const QLatin1StringView name : {"decimal_places"_L1, "exponent"_L1}) {
        const int told = money.value(name).toInt(-1);
        if (told >= 0 && told <= most)
            return told;
    }
    return currencyDecimals(currencyIn(money["currency"_L1]));
}

/// What was spent beyond the plan this month, where there is no limit to it.
std::optional<Spend> spentWithoutLimit(const QJsonObject& money, double minor, TimePoint now)
{
    const auto amount = Decimal::of(std::llround(minor), decimalsOf(money));
    if (!amount)
        return std::nullopt;
    return Spend{
        Spend::Period::Month, Spend::Kind::Money, *amount, currencyIn(money["currency"_L1]), startOfMonth(now)};
}

std::optional<Spend> unlimitedSpend(const QJsonObject& object, TimePoint now)
{
    const QJsonObject extra = object.value("extra_usage"_L1).toObject();
    const auto credits = number(extra.value("used_credits"_L1));
    if (extra.value("is_enabled"_L1).toBool() && credits && *credits >= 0 && !number(extra.value("monthly_limit"_L1)))
        return spentWithoutLimit(extra, *credits, now);
    const QJsonObject spend = object.value("spend"_L1).toObject();
    const QJsonObject used = spend.value("used"_L1).toObject();
    const auto minor = number(used.value("amount_minor"_L1));
    if (spend.value("enabled"_L1).toBool() && minor && *minor >= 0 && !spend.value("limit"_L1).isObject())
        return spentWithoutLimit(used, *minor, now);
    return std::nullopt;
}

/// What may be spent beyond the plan. Its credits are the smallest unit of the currency.
std::optional<Balance> extraUsage(const QJsonObject& extra)
{
    const auto limit = number(extra.value("monthly_limit"_L1));
    const auto used = number(extra.value("used_credits"_L1));
    if (!extra.value("is_enabled"_L1).toBool() || !limit || !used)
        return std::nullopt;
    const qint64 all = std::llround(*limit);
    const int decimals = decimalsOf(extra);
    return Balance{u"extra-usage"_s, u"extra usage"_s, currencyIn(extra["currency"_L1]),
        Decimal::of(all - std::llround(*used), decimals), Decimal::of(all, decimals)};
}

/// The same in a newer form, where it has a limit.
std::optional<Balance> spending(const QJsonObject& spend)
{
    const QJsonObject used = spend.value("used"_L1).toObject();
    const QJsonObject limit = spend.value("limit"_L1).toObject();
    const auto minor = number(used.value("amount_minor"_L1));
    const auto all = number(limit.value("amount_minor"_L1));
    const int exponent = decimalsOf(used);
    const bool alike =
        exponent == decimalsOf(limit) && currencyIn(used["currency"_L1]) == currencyIn(limit["currency"_L1]);
    if (!spend.value("enabled"_L1).toBool() || !minor || !all || !alike)
        return std::nullopt;
    return Balance{u"extra-usage"_s, u"extra usage"_s, currencyIn(used["currency"_L1]),
        Decimal::of(std::llround(*all) - std::llround(*minor), exponent), Decimal::of(std::llround(*all), exponent)};
}

/// A window in headers of answers, by what it is called there and as a member of the usage. What is beyond the plan
/// ("overage") is money there, whose amounts no header tells.
struct HeaderWindow {
    QLatin1StringView name;
    QLatin1StringView key;
};
constexpr std::array headerWindows{HeaderWindow{"5h"_L1, "five_hour"_L1}, HeaderWindow{"7d"_L1, "seven_day"_L1},
    HeaderWindow{"7d_sonnet"_L1, "seven_day_sonnet"_L1}, HeaderWindow{"7d_oi"_L1, "seven_day_fable"_L1}};
constexpr auto headerPrefix = "anthropic-ratelimit-unified-"_L1;

/// A share of 0–1; a window that refuses has nothing left, whatever it says of its share.
std::optional<double> percentInHeaders(const Headers& headers, const QByteArray& prefix)
{
    constexpr double mostShare = 10; // more is a percentage, or damage
    const auto share = parseCount(headers.value(prefix + "-utilization").value_or(QByteArray()));
    if (headers.value(prefix + "-status") == "rejected"_ba)
        return 100.0;
    return share && *share <= mostShare ? std::optional(*share * 100) : std::nullopt;
}

/// Those told by their length first, the shortest before; the account's own before those of a model.
bool isListedBefore(const RateWindow& a, const RateWindow& b)
{
    const auto rank = [](const RateWindow& window) {
        return std::pair(window.period.value_or(Seconds::max()), !window.label.isEmpty());
    };
    return rank(a) < rank(b);
}

} // namespace

std::optional<Usage> claudeUsage(const QJsonValue& json, const Answer& answer)
{
    const QJsonObject object = json.toObject();
    Usage usage;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const bool money = member.key() == "extra_usage"_L1 || member.key() == "spend"_L1;
        if (auto window = money ? std::nullopt : utilizationWindow(member.key(), member.value(), answer))
            addNew(usage.windows, std::move(*window));
    }
    const QJsonArray limits = object.value("limits"_L1).toArray();
    for (const auto& limit : limits) {
        if (auto window = limitIn(limit.toObject(), answer))
            addNew(usage.windows, std::move(*window));
    }
    auto money = extraUsage(object.value("extra_usage"_L1).toObject());
    if (!money)
        money = spending(object.value("spend"_L1).toObject());
    if (money)
        usage.balances.push_back(std::move(*money));
    else if (auto spent = unlimitedSpend(object, answer.receivedAt))
        usage.spends.push_back(std::move(*spent));
    // A plan may have none of them; an object that does not tell a share is something else.
    const bool none = object.value("five_hour"_L1).isNull() || object.value("seven_day"_L1).isNull();
    if (usage.windows.empty() && usage.balances.empty() && usage.spends.empty() && !none)
        return std::nullopt;
    std::ranges::stable_sort(usage.windows, isListedBefore);
    return usage;
}

/// Where a window has not begun the tool has been seen to tell the instant of its reset as a percentage.
std::optional<Usage> claudeStatusline(const QJsonValue& json, const Answer& answer)
{
    constexpr double mostPercent = 1000;
    Usage usage;
    for (const QString& key : {u"five_hour"_s, u"seven_day"_s}) {
        const QJsonObject object = json.toObject().value(key).toObject();
        const auto percent = number(object.value("used_percentage"_L1));
        if (!percent || *percent < 0 || *percent > mostPercent)
            continue;
        RateWindow window = named(key, *percent);
        // Where it has none yet, that has been seen to be null, and 0.
        if (const QJsonValue reset = object.value("resets_at"_L1); number(reset) != 0.0)
            window.resetsAt = resetIn(reset, ResetForm::Auto, answer);
        window.period = agreedPeriod(window.period, window.resetsAt, window.refill, answer.receivedAt);
        if (window.period && (!window.resetsAt || *window.resetsAt > answer.receivedAt))
            addNew(usage.windows, std::move(window));
    }
    return usage;
}

bool isClaudeHeader(QByteArrayView name)
{
    const QString text = QString::fromLatin1(name);
    return std::ranges::any_of(headerWindows, [&text](const HeaderWindow& each) {
        const QString window = headerPrefix + each.name;
        return text == window + "-status"_L1 || text == window + "-utilization"_L1 || text == window + "-reset"_L1;
    });
}

std::optional<Usage> claudeHeaders(const QJsonValue& /*json*/, const Answer& answer)
{
    Usage usage;
    for (const HeaderWindow& each : headerWindows) {
        const QByteArray prefix = (headerPrefix + each.name).toLatin1();
        const auto percent = percentInHeaders(answer.headers, prefix);
        if (!percent)
            continue;
        RateWindow window = named(each.key, *percent);
        const auto reset = answer.headers.value(prefix + "-reset").value_or(QByteArray());
        window.resetsAt = resetIn(QString::fromLatin1(reset), ResetForm::EpochSeconds, answer);
        window.period = agreedPeriod(window.period, window.resetsAt, window.refill, answer.receivedAt);
        if (window.period)
            addNew(usage.windows, std::move(window));
    }
    return usage;
}

} // namespace quotalamp
