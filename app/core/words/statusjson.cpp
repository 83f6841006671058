// SPDX-License-Identifier: MIT
#include "core/words/statusjson.h"

#include "core/base/json.h"
#include "core/model/snapshotjson.h"
#include "core/net/baseurl.h"
#include "core/rules/balance.h"
#include "core/rules/standing.h"
#include "core/words/errorwords.h"
#include "core/words/labelwords.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostModels = 20;

/// One decimal; 100 only when nothing is left, so that 99.97 % used does not read as used up.
double percentUsed(double leftShare)
{
    if (leftShare <= 0)
        return 100.0;
    return std::clamp(std::round((1.0 - leftShare) * 1000.0) / 10.0, 0.0, 99.9);
}

QJsonValue percentUsed(const RateWindow& window)
{
    const auto left = window.leftShare();
    return left && window.limit ? QJsonValue(percentUsed(*left)) : QJsonValue();
}

QJsonValue used(const RateWindow& window)
{
    if (!window.limit || !window.remaining)
        return {};
    return std::max(0.0, *window.limit - *window.remaining);
}

QJsonValue untilReset(const RateWindow& window, TimePoint now)
{
    if (!window.resetsAt)
        return {};
    return static_cast<qint64>(std::max(Milliseconds(0), *window.resetsAt - now).count());
}

QJsonObject amounts(const RateWindow& window, TimePoint now)
{
    return {{u"limit"_s, orNull(window.limit)}, {u"remaining"_s, orNull(window.remaining)}, {u"used"_s, used(window)},
        {u"pct_used"_s, percentUsed(window)}, {u"reset_at"_s, orNull(window.resetsAt)},
        {u"reset_in_ms"_s, untilReset(window, now)}};
}

QJsonValue severityJson(std::optional<Severity> severity)
{
    return severity ? QJsonValue(severityName(*severity)) : QJsonValue();
}

/// All of it null where there is no forecast; an instant alone is where the limit lasts until its reset.
void addForecast(QJsonObject& json, const std::optional<Forecast>& forecast)
{
    const Forecast told = forecast.value_or(Forecast());
    json.insert(u"lasts"_s, forecast ? QJsonValue(told.lasts()) : QJsonValue());
    json.insert(u"runs_out_at"_s, orNull(told.runsOutAt));
    json.insert(u"runs_out_earliest"_s, orNull(told.earliest));
    json.insert(u"runs_out_latest"_s, orNull(told.latest));
    json.insert(u"left_at_reset"_s, forecast ? QJsonValue(told.leftAtReset) : QJsonValue());
}

/// A window and what was decided of it by the person's thresholds and by its pace, for every program that shows it.
QJsonObject windowJson(const RateWindow& window, const LimitStanding& standing, TimePoint now, TimePoint readAt)
{
    QJsonObject json = amounts(window, now);
    json.insert(u"reset_due"_s, window.resetsAt ? QJsonValue(window.isResetDue(now, readAt)) : QJsonValue());
    json.insert(u"id"_s, window.id);
    json.insert(u"label"_s, standingAlone(englishSubject(window)));
    json.insert(u"subject"_s, englishSubject(window));
    json.insert(u"unit"_s, unitName(window.unit));
    json.insert(u"period_s"_s, window.period ? QJsonValue(static_cast<qint64>(window.period->count())) : QJsonValue());
    json.insert(u"refill"_s, orNull(refillName(window.refill)));
    json.insert(u"model"_s, orNull(window.model));
    json.insert(u"configured_limit"_s, orNull(window.configured));
    json.insert(u"severity"_s, severityJson(standing.severity));
    addForecast(json, standing.forecast);
    json.insert(u"fits_more"_s, standing.fits ? QJsonValue(*standing.fits) : QJsonValue());
    json.insert(u"blocks_only_part"_s, standing.onlyPart);
    return json;
}

QJsonObject family(const Reading& reading, QLatin1StringView id, TimePoint now)
{
    const auto window = std::ranges::find_if(reading.windows, [id](const RateWindow& each) { return each.id == id; });
    return amounts(window == reading.windows.end() ? RateWindow{} : *window, now);
}

QJsonValue amountJson(const std::optional<Decimal>& amount)
{
    return amount ? QJsonValue(amount->approximate()) : QJsonValue();
}

QJsonObject balanceJson(const Balance& balance, const LimitStanding& standing)
{
    const QString subject = balance.label.isEmpty() ? wordsOfId(balance.id) : balance.label;
    QJsonObject json{{u"id"_s, balance.id}, {u"label"_s, standingAlone(subject)}, {u"subject"_s, subject},
        {u"currency"_s, orNull(balance.currency)}, {u"remaining"_s, amountJson(balance.remaining)},
        {u"limit"_s, amountJson(balance.limit)}, {u"severity"_s, severityJson(standing.severity)}};
    addForecast(json, standing.forecast);
    return json;
}

/// What was decided of a limit; of two alike the same.
const LimitStanding& standingIn(const AccountStanding& account, const LimitStanding::Limit& limit)
{
    static const LimitStanding undecided;
    const auto found = std::ranges::find(account.rows, limit, &LimitStanding::limit);
    return found == account.rows.end() ? undecided : *found;
}

QJsonArray windowsJson(const Reading& reading, const AccountStanding& standing, TimePoint now)
{
    QJsonArray list;
    for (const RateWindow& window : reading.windows)
        list.append(windowJson(window, standingIn(standing, window), now, standing.readAt));
    return list;
}

QJsonArray balancesJson(const Reading& reading, const AccountStanding& standing)
{
    QJsonArray list;
    for (const Balance& balance : reading.balances)
        list.append(balanceJson(balance, standingIn(standing, balance)));
    return list;
}

QJsonObject headersJson(const Headers& headers)
{
    QJsonObject json;
    for (const auto& header : headers.all())
        json.insert(QString::fromLatin1(header.name), QString::fromLatin1(header.value));
    return json;
}

QJsonArray spendsJson(const std::vector<Spend>& spends)
{
    QJsonArray list;
    for (const Spend& spend : spends)
        list.append(QJsonObject{{u"id"_s, spendId(spend.period, spend.kind)}, {u"currency"_s, orNull(spend.currency)},
            {u"amount"_s, amountJson(spend.amount)}, {u"since"_s, toRfc3339(spend.since)}});
    return list;
}

QJsonArray remarksJson(const std::vector<Remark>& remarks, const QString& providerName)
{
    QJsonArray list;
    for (const Remark& remark : remarks)
        list.append(QJsonObject{{u"kind"_s, remarkName(remark.kind)}, {u"text"_s, sentence(remark, providerName)}});
    return list;
}

QString sourceName(const AccountState& state, TimePoint askedAt)
{
    if (state.account.demo)
        return u"demo"_s;
    if (state.snapshot.source == Source::Observed)
        return u"observed"_s;
    const bool askedNow = state.snapshot.checkedAt && *state.snapshot.checkedAt >= askedAt;
    return askedNow ? u"live"_s : u"cache"_s;
}

/// Null where there is none, or nothing is known of this month.
QJsonValue budgetJson(const AccountStanding& standing)
{
    const auto row = std::ranges::find_if(
        standing.rows, [](const LimitStanding& each) { return std::holds_alternative<MonthBudget>(each.limit); });
    if (row == standing.rows.end())
        return {};
    const auto& budget = std::get<MonthBudget>(row->limit);
    QJsonObject json{{u"severity"_s, severityJson(row->severity)}, {u"currency"_s, orNull(budget.currency)},
        {u"limit"_s, amountJson(budget.limit)}, {u"spent"_s, amountJson(budget.spent)},
        {u"remaining"_s, amountJson(budget.left)}, {u"pct_used"_s, percentUsed(row->left.value_or(0))},
        {u"forecast"_s, amountJson(budget.forecast)}};
    addForecast(json, row->forecast);
    return json;
}

/// Chosen by the person, or the one that answered last; empty: not known yet.
QString probeModel(const AccountState& state)
{
    if (!state.account.probeModel.isEmpty())
        return state.account.probeModel;
    const auto& memory = state.snapshot.paidMemory;
    return memory ? memory->model : QString();
}

/// Who the account is and how it is asked.
void addAccount(QJsonObject& json, const AccountState& state)
{
    json.insert(u"id"_s, state.account.id);
    json.insert(u"provider"_s, state.account.provider);
    json.insert(u"account_key"_s, state.account.label);
    json.insert(u"base_url"_s, orNull(state.baseUrl.toString()));
    json.insert(u"plain_http"_s, isPlainHttp(state.baseUrl) && hasKey(state.account));
    json.insert(u"certificate_file"_s, orNull(state.account.certificates));
    json.insert(u"probe_model"_s, orNull(probeModel(state)));
}

/// What came of the last probe.
void addProbe(QJsonObject& json, const AccountState& state, TimePoint askedAt)
{
    const Snapshot& snapshot = state.snapshot;
    const auto& error = snapshot.error;
    json.insert(u"checked_at"_s, orNull(snapshot.checkedAt));
    json.insert(u"read_at"_s, orNull(snapshot.readAt));
    json.insert(u"reachable"_s, snapshot.checkedAt.has_value() && !snapshot.lastProbeFailed);
    json.insert(u"source"_s, sourceName(state, askedAt));
    json.insert(u"error"_s, error ? QJsonValue(sentence(*error, state.providerName)) : QJsonValue());
    json.insert(u"error_kind"_s, error ? QJsonValue(errorKindName(error->kind)) : QJsonValue());
    json.insert(u"provider_message"_s, error ? orNull(providerMessage(*error)) : QJsonValue());
    json.insert(u"asked_url"_s, error ? orNull(error->asked) : QJsonValue());
    json.insert(u"error_report"_s, error ? orNull(error->report) : QJsonValue());
    json.insert(u"retry_at"_s, error ? orNull(error->retryAt) : QJsonValue());
    json.insert(u"key_unproven"_s, snapshot.reading ? QJsonValue(snapshot.reading->keyUnproven) : QJsonValue());
}

/// Its limits and what they mean now.
void addStanding(QJsonObject& json, const Reading& reading, const AccountStanding& standing, TimePoint now)
{
    json.insert(u"stale"_s, standing.stale);
    const LimitStanding* first = standing.runsOutFirst();
    json.insert(u"runs_out_first"_s, first ? QJsonValue(first->key()) : QJsonValue());
    json.insert(u"tokens"_s, family(reading, "tokens"_L1, now));
    json.insert(u"input_tokens"_s, family(reading, "input-tokens"_L1, now));
    json.insert(u"output_tokens"_s, family(reading, "output-tokens"_L1, now));
    json.insert(u"requests"_s, family(reading, "requests"_L1, now));
    json.insert(u"windows"_s, windowsJson(reading, standing, now));
    json.insert(u"balances"_s, balancesJson(reading, standing));
    json.insert(u"spends"_s, spendsJson(reading.spends));
    json.insert(u"budget"_s, budgetJson(standing));
    json.insert(u"configured_limits"_s, configuredJson(reading.configuredLimits));
}

/// What else the reading told.
void addReading(QJsonObject& json, const Reading& reading, const QString& providerName)
{
    const qsizetype models = std::min(mostModels, reading.models.size());
    json.insert(u"models"_s, QJsonArray::fromStringList(reading.models.first(models)));
    json.insert(u"models_total"_s, reading.modelsTotal());
    json.insert(u"sample_model"_s, orNull(reading.sample.model));
    json.insert(u"sample_input_tokens"_s, orNull(reading.sample.inputTokens));
    json.insert(u"sample_output_tokens"_s, orNull(reading.sample.outputTokens));
    json.insert(u"sample_latency_ms"_s, orNull(reading.sample.latency));
    json.insert(u"raw_headers"_s, headersJson(reading.rawHeaders));
    json.insert(u"notice"_s, orNull(reading.notice));
    json.insert(u"remarks"_s, remarksJson(reading.remarks, providerName));
}

QJsonObject accountStatus(const AccountState& state, TimePoint now, const Settings& settings, TimePoint askedAt)
{
    const Reading reading = state.snapshot.reading.value_or(Reading{});
    QJsonObject json;
    addAccount(json, state);
    addProbe(json, state, askedAt);
    addStanding(json, reading, standingOf(state, now, settings), now);
    addReading(json, reading, state.providerName);
    return json;
}

} // namespace

QJsonObject statusJson(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, TimePoint askedAt)
{
    QJsonArray list;
    for (const auto& account : accounts)
        list.append(accountStatus(account, now, settings, askedAt));
    return {{u"schema"_s, 1}, {u"generated_at"_s, toRfc3339(now)},
        {u"wording"_s,
            QJsonObject{{u"share"_s, settings.share == Share::Left ? u"left"_s : u"used"_s},
                {u"resets"_s, settings.resetStyle == ResetStyle::Countdown ? u"countdown"_s : u"clock"_s}}},
        {u"accounts"_s, list}};
}

} // namespace quotalamp
