// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

// GET /v1/accounts/ACCOUNT/billing/summary: what each day cost, in money of whole units as a text and nanos, as
// google.type.Money has them; GET /v1/accounts/ACCOUNT/quotas: among others what may be spent in a month. Nought is left
// out of both.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int nanoDecimals = 9;
constexpr int leastDecimals = 2;
constexpr double mostNanos = 999'999'999;

/// An absent part is nought.
std::optional<Decimal> moneyOfParts(const QJsonObject& money)
{
    const auto part = [&money](QLatin1StringView name) {
        const QJsonValue value = money.value(name);
        return value.isUndefined() || value.isNull() ? std::optional(0.0) : number(value);
    };
    const auto units = part("units"_L1);
    const auto nanos = part("nanos"_L1);
    if (!units || !nanos || *units != std::floor(*units) || *nanos != std::floor(*nanos)
        || std::abs(*nanos) > mostNanos)
        return std::nullopt;
    const auto whole = Decimal::of(std::llround(*units));
    const auto fraction = Decimal::of(std::llround(*nanos), nanoDecimals);
    const auto sum = whole && fraction ? whole->plus(*fraction) : std::nullopt;
    return sum ? std::optional(sum->trimmed(leastDecimals)) : std::nullopt;
}

Spend moneySpent(Spend::Period period, const Money& money, TimePoint now)
{
    return {period, Spend::Kind::Money, money.amount, money.currency, startOfPeriod(period, now)};
}

/// False where a line is in no known form.
bool addCosts(std::vector<Spend>& spends, const QJsonValue& lines, Spend::Period period, TimePoint now)
{
    const QJsonArray list = lines.toArray();
    for (const auto& line : list) {
        const QJsonObject cost = line["totalCost"_L1].toObject();
        const QString currency = currencyIn(cost.value("currencyCode"_L1));
        const auto amount = moneyOfParts(cost);
        if (!amount || currency.isEmpty() || !addSpend(spends, moneySpent(period, {*amount, currency}, now)))
            return false;
    }
    return true;
}

/// A number of a binary fraction, rounded to what a bill can hold.
std::optional<Decimal> spentOf(const QJsonValue& usage)
{
    const auto spent = usage.isUndefined() || usage.isNull() ? std::optional(0.0) : number(usage);
    return spent ? Decimal::nearest(*spent, leastDecimals) : std::nullopt;
}

} // namespace

std::optional<Usage> fireworksCosts(const QJsonValue& json, const Answer& answer)
{
    if (!json["lineItems"_L1].isArray())
        return std::nullopt;
    const TimePoint now = answer.receivedAt;
    Usage usage;
    if (!addCosts(usage.spends, json["lineItems"_L1], Spend::Period::Month, now))
        return std::nullopt;
    const QJsonArray buckets = json["usageBuckets"_L1].toArray();
    for (const auto& bucket : buckets) {
        if (parseInstant(bucket["bucketStartTime"_L1].toString()) == startOfDay(now)
            && !addCosts(usage.spends, bucket["lineItems"_L1], Spend::Period::Day, now))
            return std::nullopt;
    }
    const Money nothing{Decimal::of(0, leastDecimals).value(), u"USD"_s};
    if (!currentSpend(usage.spends, Spend::Period::Month, Spend::Kind::Money, now))
        usage.spends.push_back(moneySpent(Spend::Period::Month, nothing, now));
    // A month that cost something and comes without its days does not tell today's.
    const bool free = usage.spends.front().amount.isZero();
    if (!currentSpend(usage.spends, Spend::Period::Day, Spend::Kind::Money, now) && (free || !buckets.isEmpty()))
        usage.spends.push_back(moneySpent(Spend::Period::Day, nothing, now));
    return usage;
}

std::optional<Usage> fireworksQuotas(const QJsonValue& json, const Answer& /*answer*/)
{
    if (!json["quotas"_L1].isArray())
        return std::nullopt;
    Usage usage;
    const QJsonArray quotas = json["quotas"_L1].toArray();
    for (const auto& quota : quotas) {
        const QString name = quota["name"_L1].toString();
        if (name.section(u'/', -1) != "monthly-spend-usd"_L1)
            continue;
        const auto limit = Decimal::from(quota["value"_L1]);
        const auto spent = spentOf(quota["usage"_L1]);
        const auto left = limit && spent ? limit->minus(*spent) : std::nullopt;
        if (!left || !limit->isPositive())
            continue;
        usage.balances.push_back({u"spend-limit"_s, u"spend limit"_s, u"USD"_s, left->trimmed(leastDecimals),
            limit->trimmed(leastDecimals)});
    }
    return usage;
}

} // namespace quotalamp
