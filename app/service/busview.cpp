// SPDX-License-Identifier: MIT
#include "service/busview.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/words/errorwords.h"
#include "core/words/limitwords.h"
#include "core/words/statusjson.h"
#include "core/words/windowwords.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestBusText = 300;        ///< characters
constexpr qsizetype longestPathPart = 120; ///< bytes of an account's part of a path
constexpr qsizetype mostLimits = 100;
constexpr double unknownShare = -1;

QString busText(const QString& text)
{
    return redacted(plainText(text, longestBusText));
}

qint64 seconds(const std::optional<TimePoint>& instant)
{
    return instant ? std::chrono::duration_cast<Seconds>(instant->time_since_epoch()).count() : 0;
}

void addKnown(QVariantMap& map, const QString& name, const std::optional<double>& number)
{
    if (number && std::isfinite(*number))
        map.insert(name, *number);
}

void addKnown(QVariantMap& map, const QString& name, const std::optional<Decimal>& amount)
{
    if (amount)
        map.insert(name, amount->approximate());
}

void addKnown(QVariantMap& map, const QString& name, const std::optional<TimePoint>& instant)
{
    if (instant)
        map.insert(name, seconds(instant));
}

/// What a limit counts, and how much of it there is.
void addBusAmounts(QVariantMap& map, const LimitStanding::Limit& limit)
{
    const auto add = [&](const QString& unit, const auto& most, const auto& remaining) {
        map.insert(u"unit"_s, busText(unit));
        addKnown(map, u"limit"_s, most);
        addKnown(map, u"remaining"_s, remaining);
    };
    if (const auto* window = std::get_if<RateWindow>(&limit))
        return add(unitName(window->unit), window->limit, window->remaining);
    if (const auto* balance = std::get_if<Balance>(&limit))
        return add(balance->currency, balance->limit, balance->remaining);
    if (const auto* budget = std::get_if<MonthBudget>(&limit))
        return add(budget->currency, std::optional(budget->limit), std::optional(budget->left));
}

QVariantMap busLimit(const LimitStanding& row, Share share)
{
    QVariantMap map{{u"id"_s, busText(row.key())}, {u"label"_s, busText(limitName(row))},
        {u"text"_s, busText(limitState(row, share))}};
    addBusAmounts(map, row.limit);
    if (row.severity)
        map.insert(u"severity"_s, severityName(*row.severity));
    if (row.left)
        map.insert(u"left"_s, exactPercent(*row.left));
    addKnown(map, u"reset-at"_s, row.resetsAt());
    addKnown(map, u"runs-out-at"_s, row.runsOutAt());
    return map;
}

} // namespace

QString busPath(const QString& accountId)
{
    static const QByteArray hex = "0123456789abcdef";
    const QByteArray id = accountId.toUtf8();
    QByteArray name;
    for (const char byte : id) {
        const auto value = static_cast<unsigned char>(byte);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (plain)
            name += byte;
        else
            name += QByteArray("_") + hex.at(value / 16) + hex.at(value % 16);
    }
    if (name.isEmpty())
        name = "_";
    if (name.size() > longestPathPart)
        name = "__" + QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex();
    return u"/org/quotalamp/Quotalamp1/accounts/"_s + QString::fromLatin1(name);
}

BusAccount busAccount(const AccountState& account, const QString& subject, TimePoint now, const Settings& settings)
{
    const Snapshot& snapshot = account.snapshot;
    BusAccount bus{{}, standingOf(account, now, settings), {}};
    BusLimits limits;
    for (const LimitStanding& row : bus.standing.rows) {
        if (limits.size() < mostLimits)
            limits << busLimit(row, settings.share);
    }
    const auto& error = snapshot.error;
    bus.properties = {{u"Id"_s, busText(account.account.id)}, {u"Label"_s, busText(account.account.label)},
        {u"Provider"_s, busText(account.account.provider)}, {u"ProviderName"_s, busText(account.providerName)},
        {u"Severity"_s, gaugeStateName(bus.standing.state)}, {u"CheckedAt"_s, seconds(snapshot.checkedAt)},
        {u"ReadAt"_s, seconds(snapshot.readAt)}, {u"Reachable"_s, isReachable(snapshot)},
        {u"Stale"_s, bus.standing.stale}, {u"ErrorKind"_s, error ? errorKindName(error->kind) : QString()},
        {u"Error"_s, error ? busText(sentence(*error, account.providerName)) : QString()},
        {u"Limits"_s, QVariant::fromValue(limits)}};
    if (const LimitStanding* nearest = bus.standing.nearest())
        bus.nearest = busText(limitSubject(subject, *nearest) + u": "_s + limitState(*nearest, settings.share));
    return bus;
}

QVariantMap busSummary(const std::vector<const BusAccount*>& accounts)
{
    const BusAccount* first = nullptr;
    for (const BusAccount* each : accounts) {
        if (!first || isMoreUrgent(each->standing, first->standing))
            first = each;
    }
    const LimitStanding* nearest = first ? first->standing.nearest() : nullptr;
    const bool isKnown = nearest && nearest->left;
    return {{u"Version"_s, QString::fromLatin1(version)},
        {u"Severity"_s, gaugeStateName(first ? first->standing.state : GaugeState::NoAccount)},
        {u"Nearest"_s, first ? first->nearest : QString()},
        {u"NearestAccount"_s, first ? busPath(first->standing.accountId) : u"/"_s},
        {u"Left"_s, isKnown ? exactPercent(*nearest->left) : unknownShare},
        {u"ResetAt"_s, nearest ? seconds(nearest->resetsAt()) : qint64(0)}};
}

} // namespace quotalamp
