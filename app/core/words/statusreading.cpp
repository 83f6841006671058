// SPDX-License-Identifier: MIT
#include "core/words/statusreading.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/error.h"
#include "core/rules/balance.h"
#include "core/words/labelwords.h"

#include <QJsonArray>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestStatusText = 60; ///< code points of an id, label or model

QString nameIn(const QJsonValue& value)
{
    return plainText(value.toString(), longestStatusText);
}

/// The label as within a sentence; empty where that is no more than `unlabelled`, what the limit is called without one.
/// Documents of earlier versions have no subject, and the id as the label where there was none.
QString labelIn(const QJsonObject& json, const QString& unlabelled)
{
    const QString subject = nameIn(json["subject"_L1]);
    const QString label = nameIn(json["label"_L1]);
    if (subject.isEmpty())
        return label == nameIn(json["id"_L1]) ? QString() : label;
    return subject == unlabelled ? QString() : subject;
}

std::optional<double> numberIn(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<Severity> severityIn(const QJsonObject& json)
{
    return severityFromName(json["severity"_L1].toString());
}

RateWindow windowFromStatus(const QJsonObject& json)
{
    RateWindow window;
    window.id = nameIn(json["id"_L1]);
    window.unit = unitFromName(json["unit"_L1].toString()).value_or(Unit::Other);
    window.limit = numberIn(json["limit"_L1]);
    window.remaining = numberIn(json["remaining"_L1]);
    window.resetsAt = instantFromStatus(json["reset_at"_L1]);
    if (const auto period = numberIn(json["period_s"_L1]); period && *period > 0)
        window.period = Seconds(static_cast<qint64>(*period));
    window.refill = refillFromName(json["refill"_L1].toString()).value_or(Refill::Unknown);
    window.model = nameIn(json["model"_L1]);
    window.configured = numberIn(json["configured_limit"_L1]);
    window.toldAt = instantFromStatus(json["read_at"_L1]);
    window.source = json["observed"_L1].toBool() ? Source::Observed : Source::Probe;
    window.label = labelIn(json, englishSubject(window));
    return window;
}

/// Nothing where it was not known whether the limit lasts.
std::optional<Forecast> forecastIn(const QJsonObject& json)
{
    const Forecast forecast{instantFromStatus(json["runs_out_at"_L1]), instantFromStatus(json["runs_out_earliest"_L1]),
        instantFromStatus(json["runs_out_latest"_L1]), numberIn(json["left_at_reset"_L1]).value_or(0)};
    return json["lasts"_L1].isBool() ? std::optional(forecast) : std::nullopt;
}

LimitStanding windowStandingIn(const QJsonObject& json, TimePoint now, TimePoint readAt)
{
    const RateWindow window = windowFromStatus(json);
    LimitStanding row{window, severityIn(json), window.leftShareAt(now, readAt)};
    row.onlyPart = json["blocks_only_part"_L1].toBool();
    if (const QJsonValue fits = json["fits_more"_L1]; fits.isDouble())
        row.fits = fits.toInt();
    row.forecast = forecastIn(json);
    return row;
}

LimitStanding balanceStandingIn(const QJsonObject& json)
{
    const QString id = nameIn(json["id"_L1]);
    const Balance balance{id, labelIn(json, wordsOfId(id)), nameIn(json["currency"_L1]),
        Decimal::from(json["remaining"_L1]), Decimal::from(json["limit"_L1])};
    LimitStanding row{balance, severityIn(json), leftShare(balance)};
    row.forecast = forecastIn(json);
    return row;
}

LimitStanding budgetStandingIn(const QJsonObject& json, TimePoint now)
{
    const auto amount = [&json](QLatin1StringView name) { return Decimal::from(json[name]).value_or(Decimal()); };
    const MonthBudget budget{nameIn(json["currency"_L1]), amount("limit"_L1), amount("spent"_L1),
        amount("remaining"_L1), Decimal::from(json["forecast"_L1]), startOfMonth(now)};
    LimitStanding row{budget, severityIn(json), leftShare(asBalance(budget))};
    row.forecast = forecastIn(json);
    return row;
}

bool tellsRefusedCredit(const QJsonObject& account)
{
    return errorKindFromName(account["error_kind"_L1].toString()) == ErrorKind::NoCredit;
}

/// As standingOf() does it: what was spent this month belongs to its budget, or is a row of its own.
void addSpends(std::vector<LimitStanding>& rows, const QJsonObject& account, TimePoint now)
{
    const std::vector<Spend> spends = spendsFromStatus(account, now);
    const QJsonObject budget = account["budget"_L1].toObject();
    if (!budget.isEmpty())
        rows.push_back(budgetStandingIn(budget, now));
    else if (const Spend* month = currentSpend(spends, Spend::Period::Month, Spend::Kind::Money, now))
        rows.push_back({*month});
    if (const Spend* day = currentSpend(spends, Spend::Period::Day, Spend::Kind::Money, now))
        rows.push_back({*day});
}

} // namespace

std::optional<TimePoint> instantFromStatus(const QJsonValue& value)
{
    return value.isString() ? parseInstant(value.toString()) : std::nullopt;
}

std::vector<Spend> spendsFromStatus(const QJsonObject& account, TimePoint now)
{
    std::vector<Spend> spends;
    for (const auto& each : account["spends"_L1].toArray()) {
        const QJsonObject json = each.toObject();
        const auto since = instantFromStatus(json["since"_L1]);
        const auto amount = Decimal::from(json["amount"_L1]);
        auto spend = spendFromId(json["id"_L1].toString());
        if (!since || !amount || !spend)
            continue;
        spend->amount = *amount;
        spend->currency = nameIn(json["currency"_L1]);
        spend->since = *since;
        if (isCurrent(*spend, now))
            spends.push_back(*spend);
    }
    return spends;
}

AccountStanding standingFromStatus(const QJsonObject& account, TimePoint now)
{
    const auto readAt = instantFromStatus(account["read_at"_L1]);
    AccountStanding standing{account["id"_L1].toString()};
    standing.stale = account["stale"_L1].toBool();
    standing.state = gaugeStateFromName(account["state"_L1].toString()).value_or(GaugeState::NoLimits);
    standing.readAt = (readAt ? readAt : instantFromStatus(account["checked_at"_L1])).value_or(now);
    if (tellsRefusedCredit(account))
        standing.rows.push_back({RefusedCredit{}, Severity::Exhausted, 0.0});
    for (const auto& window : account["windows"_L1].toArray())
        standing.rows.push_back(windowStandingIn(window.toObject(), now, standing.readAt));
    for (const auto& balance : account["balances"_L1].toArray())
        standing.rows.push_back(balanceStandingIn(balance.toObject()));
    addSpends(standing.rows, account, now);
    std::ranges::stable_sort(standing.rows, comesFirst);
    return standing;
}

Wording wordingFromStatus(const QJsonObject& document)
{
    const QJsonObject said = document["wording"_L1].toObject();
    return {said["share"_L1] == "used"_L1 ? Share::Used : Share::Left,
        said["resets"_L1] == "clock"_L1 ? ResetStyle::Clock : ResetStyle::Countdown};
}

} // namespace quotalamp
