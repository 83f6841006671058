// SPDX-License-Identifier: MIT
#include "core/words/statusjson.h"

#include "core/model/observation.h"
#include "core/model/snapshotjson.h"
#include "core/net/baseurl.h"
#include "core/rules/balance.h"
#include "core/rules/standing.h"
#include "core/words/errorwords.h"
#include "core/words/labelwords.h"

#include <QJsonObject>

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

JsonTree percentUsed(const RateWindow& window)
{
    const auto left = window.leftShare();
    return left && window.limit ? JsonTree(percentUsed(*left)) : JsonTree();
}

JsonTree used(const RateWindow& window)
{
    if (!window.limit || !window.remaining)
        return {};
    return std::max(0.0, *window.limit - *window.remaining);
}

JsonTree untilReset(const RateWindow& window, TimePoint now)
{
    if (!window.resetsAt)
        return {};
    return static_cast<qint64>(std::max(Milliseconds(0), *window.resetsAt - now).count());
}

constexpr std::size_t mostAmounts = 6;
constexpr std::size_t mostOfWindow = 26;
constexpr std::size_t mostOfAccount = 50;

/// An object with room for so many members.
JsonTree amounts(const RateWindow& window, TimePoint now, std::size_t room = mostAmounts)
{
    JsonTree json = JsonTree::object(room);
    json.insert("limit"_ba, window.limit);
    json.insert("pct_used"_ba, percentUsed(window));
    json.insert("remaining"_ba, window.remaining);
    json.insert("reset_at"_ba, window.resetsAt);
    json.insert("reset_in_ms"_ba, untilReset(window, now));
    json.insert("used"_ba, used(window));
    return json;
}

JsonTree severityJson(std::optional<Severity> severity)
{
    return severity ? JsonTree(severityName(*severity)) : JsonTree();
}

/// All of it null where there is no forecast; an instant alone is where the limit lasts until its reset.
void addForecast(JsonTree& json, const std::optional<Forecast>& forecast)
{
    const Forecast told = forecast.value_or(Forecast());
    json.insert("lasts"_ba, forecast ? JsonTree(told.lasts()) : JsonTree());
    json.insert("runs_out_at"_ba, told.runsOutAt);
    json.insert("runs_out_earliest"_ba, told.earliest);
    json.insert("runs_out_latest"_ba, told.latest);
    json.insert("left_at_reset"_ba, forecast ? JsonTree(told.leftAtReset) : JsonTree());
}

/// A window and what was decided of it by the person's thresholds and by its pace, for every program that shows it.
JsonTree windowJson(const RateWindow& window, const LimitStanding& standing, TimePoint now, TimePoint readAt)
{
    const QString subject = englishSubject(window);
    JsonTree json = amounts(window, now, mostOfWindow);
    json.insert("reset_due"_ba, window.resetsAt ? JsonTree(window.isResetDue(now, readAt)) : JsonTree());
    json.insert("id"_ba, window.id);
    json.insert("label"_ba, standingAlone(subject));
    json.insert("subject"_ba, subject);
    json.insert("unit"_ba, unitName(window.unit));
    json.insert("period_s"_ba, window.period ? JsonTree(static_cast<qint64>(window.period->count())) : JsonTree());
    json.insert("refill"_ba, JsonTree::textOrNull(refillName(window.refill)));
    json.insert("model"_ba, JsonTree::textOrNull(window.model));
    json.insert("configured_limit"_ba, window.configured);
    json.insert("read_at"_ba, window.whenTold(readAt));
    json.insert("observed"_ba, window.source == Source::Observed);
    json.insert("severity"_ba, severityJson(standing.severity));
    addForecast(json, standing.forecast);
    json.insert("fits_more"_ba, standing.fits ? JsonTree(*standing.fits) : JsonTree());
    json.insert("blocks_only_part"_ba, standing.onlyPart);
    return json;
}

JsonTree family(const Reading& reading, QLatin1StringView id, TimePoint now)
{
    static const RateWindow nothing;
    const auto window = std::ranges::find_if(reading.windows, [id](const RateWindow& each) { return each.id == id; });
    return amounts(window == reading.windows.end() ? nothing : *window, now);
}

JsonTree amountJson(const std::optional<Decimal>& amount)
{
    return amount ? JsonTree(amount->approximate()) : JsonTree();
}

JsonTree balanceJson(const Balance& balance, const LimitStanding& standing)
{
    const QString subject = balance.label.isEmpty() ? wordsOfId(balance.id) : balance.label;
    JsonTree json{{"id"_ba, balance.id}, {"label"_ba, standingAlone(subject)}, {"subject"_ba, subject},
        {"currency"_ba, JsonTree::textOrNull(balance.currency)}, {"remaining"_ba, amountJson(balance.remaining)},
        {"limit"_ba, amountJson(balance.limit)}, {"severity"_ba, severityJson(standing.severity)}};
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

JsonTree windowsJson(const Reading& reading, const AccountStanding& standing, TimePoint now)
{
    JsonTree list = JsonTree::array(reading.windows.size());
    for (const RateWindow& window : reading.windows)
        list.append(windowJson(window, standingIn(standing, window), now, standing.readAt));
    return list;
}

JsonTree balancesJson(const Reading& reading, const AccountStanding& standing)
{
    JsonTree list = JsonTree::array();
    for (const Balance& balance : reading.balances)
        list.append(balanceJson(balance, standingIn(standing, balance)));
    return list;
}

JsonTree headersJson(const Headers& headers)
{
    JsonTree json = JsonTree::object(headers.all().size());
    for (const auto& header : headers.all())
        json.insert(QString::fromLatin1(header.name).toUtf8(), QString::fromLatin1(header.value));
    return json;
}

JsonTree spendsJson(const std::vector<Spend>& spends)
{
    JsonTree list = JsonTree::array();
    for (const Spend& spend : spends)
        list.append(JsonTree{{"id"_ba, spendId(spend.period, spend.kind)},
            {"currency"_ba, JsonTree::textOrNull(spend.currency)}, {"amount"_ba, amountJson(spend.amount)},
            {"since"_ba, toRfc3339(spend.since)}});
    return list;
}

JsonTree remarksJson(const std::vector<Remark>& remarks, const QString& providerName)
{
    JsonTree list = JsonTree::array();
    for (const Remark& remark : remarks)
        list.append(JsonTree{{"kind"_ba, remarkName(remark.kind)}, {"text"_ba, sentence(remark, providerName)}});
    return list;
}

QString sourceName(const AccountState& state, TimePoint askedAt)
{
    if (state.account.demo)
        return u"demo"_s;
    if (isObserved(state.snapshot))
        return u"observed"_s;
    const bool askedNow = state.snapshot.checkedAt && *state.snapshot.checkedAt >= askedAt;
    return askedNow ? u"live"_s : u"cache"_s;
}

/// Null where there is none, or nothing is known of this month.
JsonTree budgetJson(const AccountStanding& standing)
{
    const auto row = std::ranges::find_if(
        standing.rows, [](const LimitStanding& each) { return std::holds_alternative<MonthBudget>(each.limit); });
    if (row == standing.rows.end())
        return {};
    const auto& budget = std::get<MonthBudget>(row->limit);
    JsonTree json{{"severity"_ba, severityJson(row->severity)}, {"currency"_ba, JsonTree::textOrNull(budget.currency)},
        {"limit"_ba, amountJson(budget.limit)}, {"spent"_ba, amountJson(budget.spent)},
        {"remaining"_ba, amountJson(budget.left)}, {"pct_used"_ba, percentUsed(row->left.value_or(0))},
        {"forecast"_ba, amountJson(budget.forecast)}};
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
void addAccount(JsonTree& json, const AccountState& state)
{
    json.insert("id"_ba, state.account.id);
    json.insert("provider"_ba, state.account.provider);
    json.insert("account_key"_ba, state.account.label);
    json.insert("base_url"_ba, JsonTree::textOrNull(state.baseUrl.toString()));
    json.insert("plain_http"_ba, isPlainHttp(state.baseUrl) && hasKey(state.account));
    json.insert("certificate_file"_ba, JsonTree::textOrNull(state.account.certificates));
    json.insert("probe_model"_ba, JsonTree::textOrNull(probeModel(state)));
}

/// What came of the last probe.
void addProbe(JsonTree& json, const AccountState& state, TimePoint askedAt)
{
    const Snapshot& snapshot = state.snapshot;
    const auto& error = snapshot.error;
    json.insert("checked_at"_ba, snapshot.checkedAt);
    json.insert("read_at"_ba, snapshot.readAt);
    json.insert("reachable"_ba, isReachable(snapshot));
    json.insert("source"_ba, sourceName(state, askedAt));
    json.insert("error"_ba, error ? JsonTree(sentence(*error, state.providerName)) : JsonTree());
    json.insert("error_kind"_ba, error ? JsonTree(errorKindName(error->kind)) : JsonTree());
    json.insert("provider_message"_ba, error ? JsonTree::textOrNull(providerMessage(*error)) : JsonTree());
    json.insert("asked_url"_ba, error ? JsonTree::textOrNull(error->asked) : JsonTree());
    json.insert("error_report"_ba, error ? JsonTree::textOrNull(error->report) : JsonTree());
    json.insert("retry_at"_ba, error ? JsonTree(error->retryAt) : JsonTree());
    json.insert("key_unproven"_ba, snapshot.reading ? JsonTree(snapshot.reading->keyUnproven) : JsonTree());
}

/// Its limits and what they mean now.
void addStanding(JsonTree& json, const Reading& reading, const AccountStanding& standing, TimePoint now)
{
    json.insert("stale"_ba, standing.stale);
    json.insert("state"_ba, gaugeStateName(standing.state));
    const LimitStanding* first = standing.runsOutFirst();
    json.insert("runs_out_first"_ba, first ? JsonTree(first->key()) : JsonTree());
    json.insert("tokens"_ba, family(reading, "tokens"_L1, now));
    json.insert("input_tokens"_ba, family(reading, "input-tokens"_L1, now));
    json.insert("output_tokens"_ba, family(reading, "output-tokens"_L1, now));
    json.insert("requests"_ba, family(reading, "requests"_L1, now));
    json.insert("windows"_ba, windowsJson(reading, standing, now));
    json.insert("balances"_ba, balancesJson(reading, standing));
    json.insert("spends"_ba, spendsJson(reading.spends));
    json.insert("budget"_ba, budgetJson(standing));
    json.insert("configured_limits"_ba, configuredJson(reading.configuredLimits));
}

/// What else the reading told.
void addReading(JsonTree& json, const Reading& reading, const QString& providerName)
{
    const qsizetype models = std::min(mostModels, reading.models.size());
    JsonTree shown = JsonTree::array(static_cast<std::size_t>(models));
    for (const QString& model : reading.models.first(models))
        shown.append(model);
    json.insert("models"_ba, std::move(shown));
    json.insert("models_total"_ba, reading.modelsTotal());
    json.insert("sample_model"_ba, JsonTree::textOrNull(reading.sample.model));
    json.insert("sample_input_tokens"_ba, reading.sample.inputTokens);
    json.insert("sample_output_tokens"_ba, reading.sample.outputTokens);
    json.insert("sample_latency_ms"_ba, reading.sample.latency);
    json.insert("raw_headers"_ba, headersJson(reading.rawHeaders));
    json.insert("notice"_ba, JsonTree::textOrNull(reading.notice));
    json.insert("saved_resets"_ba, savedResetsJson(reading.savedResets));
    json.insert("remarks"_ba, remarksJson(reading.remarks, providerName));
}

} // namespace

JsonTree accountTree(const AccountState& state, TimePoint now, const Settings& settings, TimePoint askedAt)
{
    static const Reading nothing;
    const Reading& reading = state.snapshot.reading ? *state.snapshot.reading : nothing;
    JsonTree json = JsonTree::object(mostOfAccount);
    addAccount(json, state);
    addProbe(json, state, askedAt);
    addStanding(json, reading, standingOf(state, now, settings), now);
    addReading(json, reading, state.providerName);
    return json;
}

JsonTree statusFrame(TimePoint now, const Settings& settings)
{
    return {{"schema"_ba, 1}, {"generated_at"_ba, now},
        {"wording"_ba,
            JsonTree{{"share"_ba, settings.share == Share::Left ? u"left"_s : u"used"_s},
                {"resets"_ba, settings.resetStyle == ResetStyle::Countdown ? u"countdown"_s : u"clock"_s}}}};
}

JsonTree statusTree(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, TimePoint askedAt)
{
    const auto account = [&accounts, now, &settings, askedAt](
                             std::size_t at) { return accountTree(accounts.at(at), now, settings, askedAt); };
    JsonTree document = statusFrame(now, settings);
    document.insert("accounts"_ba, JsonTree::array(accounts.size(), account));
    return document;
}

QJsonObject statusJson(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings, TimePoint askedAt)
{
    return statusTree(accounts, now, settings, askedAt).toQJson().toObject();
}

bool isReachable(const Snapshot& snapshot)
{
    return snapshot.checkedAt && !snapshot.lastProbeFailed;
}

} // namespace quotalamp
