// SPDX-License-Identifier: MIT
#include "core/model/settings.h"

#include "core/base/decimal.h"
#include "core/base/wordtable.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <vector>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutesADay = 24 * 60;
constexpr int longestInterval = 60; ///< minutes
constexpr int mostEntries = 1000;
constexpr int largestPort = 65535;

constexpr WordTable<PanelTone, 3> panelTones{
    {{PanelTone::Automatic, "automatic"_L1}, {PanelTone::Light, "light"_L1}, {PanelTone::Dark, "dark"_L1}}};
constexpr WordTable<Share, 2> shares{{{Share::Left, "left"_L1}, {Share::Used, "used"_L1}}};
constexpr WordTable<ResetStyle, 2> resetStyles{
    {{ResetStyle::Countdown, "countdown"_L1}, {ResetStyle::Clock, "clock"_L1}}};
constexpr WordTable<ProxyKind, 4> proxyKinds{{{ProxyKind::System, "system"_L1}, {ProxyKind::None, "none"_L1},
    {ProxyKind::Http, "http"_L1}, {ProxyKind::Socks5, "socks5"_L1}}};

/// The table's first where it is none of its words.
template <typename Value, std::size_t N> Value valueOr(const QJsonValue& json, const WordTable<Value, N>& table)
{
    return valueOf(table, json.toString()).value_or(table.front().value);
}

QStringList textsFrom(const QJsonValue& json)
{
    QStringList list;
    for (const auto& each : json.toArray()) {
        if (each.isString() && list.size() < mostEntries)
            list << each.toString();
    }
    return list;
}

/// Two shares in order, with a percent between them; else none.
std::optional<Thresholds> thresholdsFrom(const QJsonValue& json)
{
    const Thresholds read{json["warning"_L1].toDouble(NAN), json["critical"_L1].toDouble(NAN)};
    if (!(read.warning >= 0.01 && read.critical <= 0.99 && read.warning + 0.0099 < read.critical))
        return std::nullopt;
    return read;
}

QJsonObject json(const Thresholds& thresholds)
{
    return {{u"warning"_s, thresholds.warning}, {u"critical"_s, thresholds.critical}};
}

std::optional<QuietHours> quietHoursFrom(const QJsonValue& json)
{
    const QuietHours read{json["from"_L1].toInt(-1), json["until"_L1].toInt(-1)};
    const auto inDay = [](int minute) { return minute >= 0 && minute < minutesADay; };
    if (!inDay(read.from) || !inDay(read.until) || read.from == read.until)
        return std::nullopt;
    return read;
}

Proxy proxyFrom(const QJsonValue& json)
{
    Proxy read{valueOr(json["kind"_L1], proxyKinds), json["host"_L1].toString(), json["port"_L1].toInt(),
        json["login"_L1].toBool()};
    const bool own = read.kind == ProxyKind::Http || read.kind == ProxyKind::Socks5;
    if (own && (read.host.isEmpty() || read.port < 1 || read.port > largestPort))
        return {};
    read.login = read.login && own;
    return read;
}

constexpr int farthest = 100'000; ///< of any desktop's pixels

QSize sizeFrom(const QJsonValue& json)
{
    const QSize size(json["width"_L1].toInt(), json["height"_L1].toInt());
    return size.isEmpty() ? QSize() : size.boundedTo(QSize(10'000, 10'000));
}

QJsonValue json(QSize size)
{
    if (size.isEmpty())
        return QJsonValue::Null;
    return QJsonObject{{u"width"_s, size.width()}, {u"height"_s, size.height()}};
}

std::optional<QPoint> placeFrom(const QJsonValue& json)
{
    const QJsonValue x = json["x"_L1];
    const QJsonValue y = json["y"_L1];
    if (!x.isDouble() || !y.isDouble())
        return std::nullopt;
    return QPoint(std::clamp(x.toInt(), -farthest, farthest), std::clamp(y.toInt(), -farthest, farthest));
}

std::optional<Decimal> positiveFrom(const QJsonValue& json)
{
    const auto amount = Decimal::parse(json.toString());
    return amount && amount->isPositive() ? amount : std::nullopt;
}

QJsonValue json(const Decimal& amount)
{
    return amount.text();
}

std::optional<QString> languageFrom(const QJsonValue& json)
{
    const QString text = json.toString();
    if (text.isEmpty())
        return std::nullopt;
    static const QRegularExpression form(u"\\A[a-z]{2,3}(_[A-Z]{2})?\\z"_s);
    return form.match(text).hasMatch() ? std::optional(text) : std::nullopt;
}

std::optional<int> wholeNumber(const QJsonValue& json)
{
    const int number = json.toInt(0);
    return number == json.toInt(1) ? std::optional(number) : std::nullopt; // else each is what stands in for none
}

/// No cap is a value too.
std::optional<std::optional<int>> capFrom(const QJsonValue& json)
{
    const int number = json.toInt(-1);
    return std::optional(number < 0 ? std::nullopt : std::optional(number));
}

std::optional<std::chrono::minutes> intervalFrom(const QJsonValue& json)
{
    const auto minutes = wholeNumber(json);
    return minutes ? std::optional(std::chrono::minutes(std::clamp(*minutes, 1, longestInterval))) : std::nullopt;
}

/// What is set for a limit, or for an account; a value that `from` does not understand is left out.
template <typename Value>
std::map<LimitKey, Value> byLimit(const QJsonValue& json, std::optional<Value> (*from)(const QJsonValue&))
{
    std::map<LimitKey, Value> entries;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const auto read = from(it.value()))
            entries.emplace(limitKeyFromText(it.key()), *read);
    }
    return entries;
}

std::map<LimitKey, Thresholds> exceptionsFrom(const QJsonValue& json)
{
    return byLimit(json, thresholdsFrom);
}

std::map<LimitKey, Decimal> creditFrom(const QJsonValue& json)
{
    return byLimit(json, positiveFrom);
}

template <typename Value> QJsonObject json(const std::map<LimitKey, Value>& entries)
{
    QJsonObject object;
    for (const auto& [key, value] : entries)
        object.insert(limitKeyText(key), json(value));
    return object;
}

std::map<QString, Decimal> budgetsFrom(const QJsonValue& json)
{
    std::map<QString, Decimal> budgets;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const auto amount = positiveFrom(it.value()))
            budgets.emplace(it.key(), *amount);
    }
    return budgets;
}

QJsonObject json(const std::map<QString, Decimal>& budgets)
{
    QJsonObject object;
    for (const auto& [accountId, amount] : budgets)
        object.insert(accountId, json(amount));
    return object;
}

QJsonValue json(const std::optional<QPoint>& place)
{
    return place ? QJsonObject{{u"x"_s, place->x()}, {u"y"_s, place->y()}} : QJsonValue();
}

QJsonValue json(const std::optional<QuietHours>& hours)
{
    return hours ? QJsonObject{{u"from"_s, hours->from}, {u"until"_s, hours->until}} : QJsonValue();
}

QJsonObject json(const Proxy& proxy)
{
    return {{u"kind"_s, wordOf(proxyKinds, proxy.kind)}, {u"host"_s, proxy.host}, {u"port"_s, proxy.port},
        {u"login"_s, proxy.login}};
}

WorkingTime workingTimeFrom(const QJsonValue& json)
{
    return workingTimeFromJson(json.toObject());
}

QJsonObject json(const WorkingTime& time)
{
    return workingTimeJson(time);
}

HookSettings hooksFrom(const QJsonValue& json)
{
    return hookSettingsFromJson(json.toObject());
}

QJsonObject json(const HookSettings& hooks)
{
    return toJson(hooks);
}

/// A setting in the file: its name there, within a group where there is one, and how its value is read and written.
struct Field {
    QLatin1StringView group;
    QLatin1StringView name;
    std::function<void(const QJsonValue&, Settings&)> read; ///< what it does not understand stays as it is
    std::function<QJsonValue(const Settings&)> write;
};

/// `access` is a member of Settings, or a function that gives one of its parts; `from` an optional value.
template <typename Access, typename From, typename To>
Field field(QLatin1StringView group, QLatin1StringView name, Access access, From from, To to)
{
    const auto read = [access, from](const QJsonValue& json, Settings& settings) {
        if (auto value = from(json))
            std::invoke(access, settings) = *std::move(value);
    };
    const auto write = [access, to](const Settings& settings) { return QJsonValue(to(std::invoke(access, settings))); };
    return {group, name, read, write};
}

/// A switch.
template <typename Access> Field onOff(QLatin1StringView group, QLatin1StringView name, Access access)
{
    const auto from = [](const QJsonValue& json) {
        return json.isBool() ? std::optional(json.toBool()) : std::nullopt;
    };
    return field(group, name, access, from, [](bool on) { return on; });
}

/// One of a few words.
template <typename Access, typename Value, std::size_t N>
Field oneOf(QLatin1StringView group, QLatin1StringView name, Access access, const WordTable<Value, N>& words)
{
    return field(
        group, name, access, [&words](const QJsonValue& json) { return valueOf(words, json.toString()); },
        [&words](Value value) { return wordOf(words, value); });
}

/// A value that has a reader of its own, which gives what stands for none where it does not understand.
template <typename Access, typename From>
Field value(QLatin1StringView group, QLatin1StringView name, Access access, From from)
{
    return field(
        group, name, access, [from](const QJsonValue& json) { return std::optional(from(json)); },
        [](const auto& each) { return json(each); });
}

/// Of a setting that is in no group.
constexpr QLatin1StringView top;

/// How it looks: the language, the icon, and the popup as a person arranged it.
std::vector<Field> appearanceFields()
{
    constexpr auto icon = "icon"_L1;
    constexpr auto popup = "popup"_L1;
    const auto text = [](const QJsonValue& json) { return std::optional(json.toString()); };
    const auto same = [](const QString& each) { return each; };
    const auto list = [](const QStringList& texts) { return QJsonArray::fromStringList(texts); };
    const auto texts = [](const QJsonValue& json) { return std::optional(textsFrom(json)); };
    // clang-format off
    return {
        field(top, "language"_L1, &Settings::language, languageFrom, same),
        oneOf(icon, "style"_L1, [](auto& all) -> auto& { return all.icon.style; }, iconStyles),
        oneOf(icon, "panel"_L1, [](auto& all) -> auto& { return all.icon.panel; }, panelTones),
        field(icon, "account"_L1, [](auto& all) -> auto& { return all.icon.account; }, text, same),
        onOff(top, "close_on_focus_loss"_L1, &Settings::closeOnFocusLoss),
        oneOf(popup, "share"_L1, &Settings::share, shares),
        oneOf(popup, "resets"_L1, &Settings::resetStyle, resetStyles),
        onOff(popup, "own_order"_L1, [](auto& all) -> auto& { return all.arrangement.ownOrder; }),
        field(popup, "folded"_L1, [](auto& all) -> auto& { return all.arrangement.folded; }, texts, list),
        field(popup, "unfolded"_L1, [](auto& all) -> auto& { return all.arrangement.unfolded; }, texts, list),
        value(popup, "size"_L1, [](auto& all) -> auto& { return all.arrangement.popupSize; }, sizeFrom),
        value(popup, "window_size"_L1, [](auto& all) -> auto& { return all.arrangement.windowSize; }, sizeFrom),
        value(top, "strip"_L1, [](auto& all) -> auto& { return all.arrangement.stripPlace; }, placeFrom),
    };
    // clang-format on
}

/// What is told, from when on, and by which time.
std::vector<Field> noticeFields()
{
    // clang-format off
    return {
        onOff(top, "notifications"_L1, &Settings::notifications),
        onOff(top, "notify_returns"_L1, &Settings::notifyReturns),
        onOff(top, "notify_privately"_L1, &Settings::notifyPrivately),
        onOff(top, "notify_unused"_L1, [](auto& all) -> auto& { return all.wanted.unused; }),
        onOff(top, "notify_used_elsewhere"_L1, [](auto& all) -> auto& { return all.wanted.elsewhere; }),
        onOff(top, "notify_spend_jumps"_L1, [](auto& all) -> auto& { return all.wanted.spendJumps; }),
        value(top, "quiet_hours"_L1, &Settings::quietHours, quietHoursFrom),
        field(top, "thresholds"_L1, &Settings::thresholds, thresholdsFrom, [](const auto& each) { return json(each); }),
        value(top, "thresholds_for"_L1, &Settings::thresholdsFor, exceptionsFrom),
        value(top, "credit_below"_L1, &Settings::creditBelow, creditFrom),
        value(top, "monthly_budget"_L1, &Settings::monthlyBudget, budgetsFrom),
        value(top, "working_time"_L1, &Settings::workingTime, workingTimeFrom),
        value(top, "hooks"_L1, &Settings::hooks, hooksFrom),
    };
    // clang-format on
}

/// How often providers are asked, at what cost, and on which way.
std::vector<Field> askingFields()
{
    // clang-format off
    return {
        field(top, "interval_minutes"_L1, &Settings::interval, intervalFrom, [](auto each) { return int(each.count()); }),
        field(top, "paid_probes_per_day"_L1, &Settings::paidProbesPerDay, capFrom,
            [](const auto& each) { return each ? QJsonValue(*each) : QJsonValue(); }),
        value(top, "proxy"_L1, &Settings::proxy, proxyFrom),
        onOff(top, "status_pages"_L1, &Settings::statusPages),
        onOff(top, "session_files"_L1, &Settings::sessionFiles),
    };
    // clang-format on
}

/// Every setting there is.
const std::vector<Field>& fields()
{
    static const std::vector<Field> all = [] {
        std::vector<Field> joined;
        for (std::vector<Field> (*part)() : {appearanceFields, noticeFields, askingFields})
            std::ranges::move(part(), std::back_inserter(joined));
        return joined;
    }();
    return all;
}

} // namespace

Settings settingsFromJson(const QJsonObject& json)
{
    Settings settings;
    for (const Field& field : fields()) {
        const QJsonObject group = field.group.isEmpty() ? json : json.value(field.group).toObject();
        field.read(group.value(field.name), settings);
    }
    return settings;
}

QJsonObject toJson(const Settings& settings)
{
    QJsonObject json;
    for (const Field& field : fields()) {
        if (field.group.isEmpty()) {
            json.insert(field.name, field.write(settings));
            continue;
        }
        QJsonObject group = json.value(field.group).toObject();
        group.insert(field.name, field.write(settings));
        json.insert(field.group, group);
    }
    return json;
}

Thresholds thresholdsFor(const Settings& settings, const LimitKey& key)
{
    for (const LimitKey& each : {key, LimitKey{key.account}}) {
        if (const auto found = settings.thresholdsFor.find(each); found != settings.thresholdsFor.end())
            return found->second;
    }
    return settings.thresholds;
}

std::optional<Decimal> creditBelow(const Settings& settings, const LimitKey& key)
{
    const auto found = settings.creditBelow.find(key);
    return found == settings.creditBelow.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Decimal> monthlyBudget(const Settings& settings, const QString& accountId)
{
    const auto found = settings.monthlyBudget.find(accountId);
    return found == settings.monthlyBudget.end() ? std::nullopt : std::optional(found->second);
}

} // namespace quotalamp
