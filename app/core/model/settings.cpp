// SPDX-License-Identifier: MIT
#include "core/model/settings.h"

#include "core/base/decimal.h"
#include "core/base/wordtable.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutesADay = 24 * 60;
constexpr int mostEntries = 1000;
constexpr int largestPort = 65535;

constexpr WordTable<IconStyle, 4> iconStyles{{{IconStyle::Ring, "ring"_L1}, {IconStyle::Bars, "bars"_L1},
    {IconStyle::Number, "number"_L1}, {IconStyle::Monochrome, "monochrome"_L1}}};
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

QStringList texts(const QJsonValue& json)
{
    QStringList list;
    for (const auto& each : json.toArray()) {
        if (each.isString() && list.size() < mostEntries)
            list << each.toString();
    }
    return list;
}

/// Two shares in order, with a percent between them; else none.
std::optional<Thresholds> thresholds(const QJsonValue& json)
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

std::optional<QuietHours> quietHours(const QJsonValue& json)
{
    const QuietHours read{json["from"_L1].toInt(-1), json["until"_L1].toInt(-1)};
    const auto inDay = [](int minute) { return minute >= 0 && minute < minutesADay; };
    if (!inDay(read.from) || !inDay(read.until) || read.from == read.until)
        return std::nullopt;
    return read;
}

Proxy proxy(const QJsonValue& json)
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

/// What is no positive decimal is left out.
std::map<QString, Decimal> amountsFrom(const QJsonValue& json)
{
    std::map<QString, Decimal> amounts;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const auto amount = Decimal::parse(it.value().toString()); amount && amount->isPositive())
            amounts.emplace(it.key(), *amount);
    }
    return amounts;
}

QJsonObject json(const std::map<QString, Decimal>& amounts)
{
    QJsonObject object;
    for (const auto& [key, amount] : amounts)
        object.insert(key, amount.text());
    return object;
}

QString language(const QJsonValue& json)
{
    static const QRegularExpression form(u"\\A[a-z]{2,3}(_[A-Z]{2})?\\z"_s);
    const QString text = json.toString();
    return form.match(text).hasMatch() ? text : QString();
}

} // namespace

Settings settingsFromJson(const QJsonObject& json)
{
    const Settings standard;
    Settings settings;
    const int minutes = json.value("interval_minutes"_L1).toInt(static_cast<int>(standard.interval.count()));
    settings.interval = std::chrono::minutes(std::clamp(minutes, 1, 60));
    settings.language = language(json.value("language"_L1));

    const QJsonObject icon = json.value("icon"_L1).toObject();
    settings.iconStyle = valueOr(icon.value("style"_L1), iconStyles);
    settings.panelTone = valueOr(icon.value("panel"_L1), panelTones);
    settings.iconAccount = icon.value("account"_L1).toString();

    settings.closeOnFocusLoss = json.value("close_on_focus_loss"_L1).toBool(standard.closeOnFocusLoss);
    const QJsonObject popup = json.value("popup"_L1).toObject();
    settings.share = valueOr(popup.value("share"_L1), shares);
    settings.resetStyle = valueOr(popup.value("resets"_L1), resetStyles);
    settings.ownOrder = popup.value("own_order"_L1).toBool(standard.ownOrder);
    settings.folded = texts(popup.value("folded"_L1));
    settings.unfolded = texts(popup.value("unfolded"_L1));
    settings.popupSize = sizeFrom(popup.value("size"_L1));
    settings.windowSize = sizeFrom(popup.value("window_size"_L1));
    settings.stripPlace = placeFrom(json.value("strip"_L1));

    settings.notifications = json.value("notifications"_L1).toBool(standard.notifications);
    settings.notifyReturns = json.value("notify_returns"_L1).toBool(standard.notifyReturns);
    settings.notifyPrivately = json.value("notify_privately"_L1).toBool(standard.notifyPrivately);
    settings.quietHours = quietHours(json.value("quiet_hours"_L1));
    settings.thresholds = thresholds(json.value("thresholds"_L1)).value_or(standard.thresholds);
    const QJsonObject exceptions = json.value("thresholds_for"_L1).toObject();
    for (auto it = exceptions.begin(); it != exceptions.end(); ++it) {
        if (const auto read = thresholds(it.value()))
            settings.thresholdsFor.emplace(it.key(), *read);
    }
    settings.creditBelow = amountsFrom(json.value("credit_below"_L1));
    settings.monthlyBudget = amountsFrom(json.value("monthly_budget"_L1));

    const int cap = json.value("paid_probes_per_day"_L1).toInt(-1);
    if (cap >= 0)
        settings.paidProbesPerDay = cap;
    settings.proxy = proxy(json.value("proxy"_L1));
    settings.statusPages = json.value("status_pages"_L1).toBool(standard.statusPages);
    settings.portalStartsAtLogin = json.value("portal_starts_at_login"_L1).toBool(standard.portalStartsAtLogin);
    return settings;
}

QJsonObject toJson(const Settings& settings)
{
    const auto orNull = [](const auto& value, const auto& write) {
        return value ? QJsonValue(write(*value)) : QJsonValue();
    };
    QJsonObject exceptions;
    for (const auto& [key, value] : settings.thresholdsFor)
        exceptions.insert(key, json(value));
    return {
        {u"interval_minutes"_s, static_cast<int>(settings.interval.count())},
        {u"language"_s, settings.language},
        {u"icon"_s,
            QJsonObject{{u"style"_s, wordOf(iconStyles, settings.iconStyle)},
                {u"panel"_s, wordOf(panelTones, settings.panelTone)}, {u"account"_s, settings.iconAccount}}},
        {u"close_on_focus_loss"_s, settings.closeOnFocusLoss},
        {u"popup"_s,
            QJsonObject{{u"share"_s, wordOf(shares, settings.share)},
                {u"resets"_s, wordOf(resetStyles, settings.resetStyle)}, {u"own_order"_s, settings.ownOrder},
                {u"folded"_s, QJsonArray::fromStringList(settings.folded)},
                {u"unfolded"_s, QJsonArray::fromStringList(settings.unfolded)}, {u"size"_s, json(settings.popupSize)},
                {u"window_size"_s, json(settings.windowSize)}}},
        {u"strip"_s,
            orNull(settings.stripPlace,
                [](QPoint place) {
                    return QJsonObject{{u"x"_s, place.x()}, {u"y"_s, place.y()}};
                })},
        {u"notifications"_s, settings.notifications},
        {u"notify_returns"_s, settings.notifyReturns},
        {u"notify_privately"_s, settings.notifyPrivately},
        {u"quiet_hours"_s,
            orNull(settings.quietHours,
                [](const QuietHours& hours) {
                    return QJsonObject{{u"from"_s, hours.from}, {u"until"_s, hours.until}};
                })},
        {u"thresholds"_s, json(settings.thresholds)},
        {u"thresholds_for"_s, exceptions},
        {u"credit_below"_s, json(settings.creditBelow)},
        {u"monthly_budget"_s, json(settings.monthlyBudget)},
        {u"paid_probes_per_day"_s, orNull(settings.paidProbesPerDay, [](int count) { return count; })},
        {u"proxy"_s,
            QJsonObject{{u"kind"_s, wordOf(proxyKinds, settings.proxy.kind)}, {u"host"_s, settings.proxy.host},
                {u"port"_s, settings.proxy.port}, {u"login"_s, settings.proxy.login}}},
        {u"status_pages"_s, settings.statusPages},
        {u"portal_starts_at_login"_s, settings.portalStartsAtLogin},
    };
}

Thresholds thresholdsFor(const Settings& settings, const QString& accountId, const QString& windowId)
{
    for (const QString& key : {accountId + u'/' + windowId, accountId}) {
        if (const auto found = settings.thresholdsFor.find(key); found != settings.thresholdsFor.end())
            return found->second;
    }
    return settings.thresholds;
}

std::optional<Decimal> creditBelow(const Settings& settings, const QString& accountId, const QString& balanceId)
{
    const auto found = settings.creditBelow.find(accountId + u'/' + balanceId);
    return found == settings.creditBelow.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Decimal> monthlyBudget(const Settings& settings, const QString& accountId)
{
    const auto found = settings.monthlyBudget.find(accountId);
    return found == settings.monthlyBudget.end() ? std::nullopt : std::optional(found->second);
}

} // namespace quotalamp
