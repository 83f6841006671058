// SPDX-License-Identifier: MIT
#include "core/words/statusjson.h"

#include "core/base/json.h"
#include "core/net/baseurl.h"
#include "core/rules/balance.h"
#include "core/rules/forecast.h"
#include "core/rules/standing.h"
#include "core/words/errorwords.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostModels = 20;
constexpr qsizetype mostKept = 2000; ///< entries of any list that is read back

QJsonValue orNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue orNull(const std::optional<qint64>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue orNull(const std::optional<TimePoint>& instant)
{
    return instant ? QJsonValue(toRfc3339(*instant)) : QJsonValue();
}

QJsonValue orNull(const std::optional<Milliseconds>& duration)
{
    return duration ? QJsonValue(static_cast<qint64>(duration->count())) : QJsonValue();
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// One decimal; 100 only when nothing is left, so that 99.97 % used does not read as the wall.
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

QJsonValue orNull(const std::optional<Severity>& severity)
{
    return severity ? QJsonValue(severityName(*severity)) : QJsonValue();
}

/// With what was decided of it by the person's thresholds and by its pace, for every program that shows it.
QJsonObject windowJson(const RateWindow& window, const LimitStanding& standing, TimePoint now)
{
    QJsonObject json = amounts(window, now);
    json.insert(u"id"_s, window.id);
    json.insert(u"label"_s, window.label.isEmpty() ? window.id : window.label);
    json.insert(u"unit"_s, unitName(window.unit));
    json.insert(u"period_s"_s, window.period ? QJsonValue(static_cast<qint64>(window.period->count())) : QJsonValue());
    json.insert(u"refill"_s, orNull(refillName(window.refill)));
    json.insert(u"model"_s, orNull(window.model));
    json.insert(u"configured_limit"_s, orNull(window.configured));
    const auto lasts = lastsUntilReset(window, now);
    json.insert(u"severity"_s, orNull(standing.severity));
    json.insert(u"lasts"_s, lasts ? QJsonValue(*lasts) : QJsonValue());
    json.insert(u"runs_out_at"_s, orNull(runsOutAt(window, now)));
    json.insert(u"blocks_only_part"_s, standing.onlyPart);
    return json;
}

QJsonObject family(const Reading& reading, QLatin1StringView id, TimePoint now)
{
    const auto window = std::ranges::find_if(reading.windows, [id](const RateWindow& each) { return each.id == id; });
    return amounts(window == reading.windows.end() ? RateWindow{} : *window, now);
}

QJsonValue orNull(const std::optional<Decimal>& amount)
{
    return amount ? QJsonValue(amount->approximate()) : QJsonValue();
}

QJsonObject balanceJson(const Balance& balance, const LimitStanding& standing)
{
    return {{u"id"_s, balance.id}, {u"label"_s, balance.label.isEmpty() ? balance.id : balance.label},
        {u"currency"_s, orNull(balance.currency)}, {u"remaining"_s, orNull(balance.remaining)},
        {u"limit"_s, orNull(balance.limit)}, {u"severity"_s, orNull(standing.severity)}};
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
        list.append(windowJson(window, standingIn(standing, window), now));
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
            {u"amount"_s, orNull(std::optional(spend.amount))}, {u"since"_s, toRfc3339(spend.since)}});
    return list;
}

QJsonArray configuredJson(const std::vector<ConfiguredLimit>& limits)
{
    QJsonArray list;
    for (const ConfiguredLimit& each : limits)
        list.append(QJsonObject{{u"model"_s, each.model}, {u"window"_s, each.window}, {u"limit"_s, each.limit},
            {u"period_s"_s, static_cast<qint64>(each.period.count())}});
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
    const auto json = [](const Decimal& amount) { return orNull(std::optional(amount)); };
    return QJsonObject{{u"severity"_s, orNull(row->severity)}, {u"currency"_s, orNull(budget.currency)},
        {u"limit"_s, json(budget.limit)}, {u"spent"_s, json(budget.spent)}, {u"remaining"_s, json(budget.left)},
        {u"pct_used"_s, percentUsed(row->left.value_or(0))}, {u"forecast"_s, orNull(budget.forecast)}};
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

// Keeping snapshots

std::optional<TimePoint> instant(const QJsonValue& value)
{
    return value.isString() ? parseInstant(value.toString()) : std::nullopt;
}

/// An instant that must have passed; a clock that was set back makes later ones worthless.
std::optional<TimePoint> pastInstant(const QJsonValue& value, TimePoint now)
{
    const auto at = instant(value);
    return at && *at <= now ? at : std::nullopt;
}

/// Until when to wait. A wait that was told while the clock was ahead begins now, and is as long as it was told.
std::optional<TimePoint> waitToldBy(
    std::optional<TimePoint> checkedAt, std::optional<TimePoint> notBefore, TimePoint now)
{
    if (!notBefore)
        return std::nullopt;
    if (checkedAt && *checkedAt > now)
        notBefore = now + (*notBefore - *checkedAt);
    // Nobody tells us to wait for more than a day; a longer wait is damage, or another clock.
    return *notBefore - now > std::chrono::hours(24) ? std::nullopt : notBefore;
}

std::optional<double> count(const QJsonValue& value)
{
    const auto parsed = value.isDouble() ? number(value) : std::nullopt;
    return parsed && *parsed >= 0 ? parsed : std::nullopt;
}

std::optional<qint64> wholeCount(const QJsonValue& value)
{
    const auto parsed = count(value);
    return parsed ? std::optional(static_cast<qint64>(*parsed)) : std::nullopt;
}

QJsonObject keptWindow(const RateWindow& window)
{
    return {{u"id"_s, window.id}, {u"label"_s, window.label}, {u"unit"_s, unitName(window.unit)},
        {u"limit"_s, orNull(window.limit)}, {u"remaining"_s, orNull(window.remaining)},
        {u"resets_at"_s, orNull(window.resetsAt)},
        {u"period_s"_s, window.period ? QJsonValue(static_cast<qint64>(window.period->count())) : QJsonValue()},
        {u"refill"_s, refillName(window.refill)}, {u"model"_s, window.model}};
}

std::optional<RateWindow> windowFromKept(const QJsonObject& json)
{
    const auto unit = unitFromName(json.value("unit"_L1).toString());
    const auto refill = refillFromName(json.value("refill"_L1).toString());
    const QString id = json.value("id"_L1).toString();
    if (id.isEmpty() || !unit || !refill)
        return std::nullopt;
    RateWindow window{id, json.value("label"_L1).toString(), *unit, count(json.value("limit"_L1)),
        count(json.value("remaining"_L1)), instant(json.value("resets_at"_L1)), std::nullopt, *refill,
        json.value("model"_L1).toString()};
    if (const auto period = wholeCount(json.value("period_s"_L1)); period && *period > 0)
        window.period = Seconds(*period);
    return window;
}

/// Money to the last decimal; an empty text where it is not known.
QString keptAmount(const std::optional<Decimal>& amount)
{
    return amount ? amount->text() : QString();
}

QJsonArray keptSpends(const std::vector<Spend>& spends)
{
    QJsonArray list;
    for (const Spend& spend : spends)
        list.append(QJsonObject{{u"id"_s, spendId(spend.period, spend.kind)}, {u"currency"_s, spend.currency},
            {u"amount"_s, spend.amount.text()}, {u"since"_s, toRfc3339(spend.since)}});
    return list;
}

std::optional<Spend> spendFromKept(const QJsonObject& json)
{
    const auto since = instant(json.value("since"_L1));
    const auto amount = Decimal::from(json.value("amount"_L1));
    auto spend = spendFromId(json.value("id"_L1).toString());
    if (!since || !amount || !spend)
        return std::nullopt;
    spend->amount = *amount;
    spend->currency = json.value("currency"_L1).toString();
    spend->since = *since;
    return spend;
}

std::optional<ConfiguredLimit> configuredFromKept(const QJsonObject& json)
{
    const auto limit = count(json.value("limit"_L1));
    const auto period = wholeCount(json.value("period_s"_L1));
    if (!limit || !period || *period < 1)
        return std::nullopt;
    return ConfiguredLimit{
        json.value("model"_L1).toString(), json.value("window"_L1).toString(), *limit, Seconds(*period)};
}

QJsonArray keptRemarks(const std::vector<Remark>& remarks)
{
    QJsonArray list;
    for (const Remark& remark : remarks)
        list.append(QJsonObject{{u"kind"_s, remarkName(remark.kind)}, {u"detail"_s, remark.detail}});
    return list;
}

std::optional<Remark> remarkFromKept(const QJsonObject& json)
{
    const auto kind = remarkFromName(json.value("kind"_L1).toString());
    return kind ? std::optional(Remark{*kind, json.value("detail"_L1).toString()}) : std::nullopt;
}

QJsonObject keptReading(const Reading& reading)
{
    QJsonArray windows;
    for (const auto& window : reading.windows)
        windows.append(keptWindow(window));
    QJsonArray balances;
    for (const auto& balance : reading.balances)
        balances.append(
            QJsonObject{{u"id"_s, balance.id}, {u"label"_s, balance.label}, {u"currency"_s, balance.currency},
                {u"remaining"_s, keptAmount(balance.remaining)}, {u"limit"_s, keptAmount(balance.limit)}});
    QJsonArray loaded;
    for (const auto& model : reading.loadedModels)
        loaded.append(QJsonObject{{u"name"_s, model.name}, {u"bytes"_s, model.bytes}});
    QJsonArray headers;
    for (const auto& header : reading.rawHeaders.all())
        headers.append(QJsonArray{QString::fromLatin1(header.name), QString::fromLatin1(header.value)});
    const QStringList keptModels = reading.models.first(std::min(mostKept, reading.models.size()));
    return {{u"windows"_s, windows}, {u"balances"_s, balances}, {u"spends"_s, keptSpends(reading.spends)},
        {u"configured_limits"_s, configuredJson(reading.configuredLimits)},
        {u"models"_s, QJsonArray::fromStringList(keptModels)}, {u"loaded"_s, loaded},
        {u"version"_s, reading.serverVersion},
        {u"sample"_s,
            QJsonObject{{u"model"_s, reading.sample.model}, {u"input_tokens"_s, orNull(reading.sample.inputTokens)},
                {u"output_tokens"_s, orNull(reading.sample.outputTokens)},
                {u"latency_ms"_s, orNull(reading.sample.latency)}}},
        {u"headers"_s, headers}, {u"notice"_s, reading.notice}, {u"key_unproven"_s, reading.keyUnproven},
        {u"more_models"_s, reading.modelsTotal() - keptModels.size()}, {u"remarks"_s, keptRemarks(reading.remarks)}};
}

std::optional<PaidMemory> memoryFromKept(const QJsonObject& json)
{
    constexpr int mostBudget = 64;
    const QString model = json.value("model"_L1).toString();
    if (model.isEmpty())
        return std::nullopt;
    return PaidMemory{model, json.value("fallback"_L1).toBool(),
        std::clamp(json.value("budget"_L1).toInt(), 0, mostBudget), json.value("after_refusal"_L1).toBool()};
}

QJsonArray bounded(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    return array.size() <= mostKept ? array : QJsonArray();
}

Sample sampleFromKept(const QJsonObject& json)
{
    Sample sample{json.value("model"_L1).toString(), wholeCount(json.value("input_tokens"_L1)),
        wholeCount(json.value("output_tokens"_L1)), std::nullopt};
    if (const auto latency = wholeCount(json.value("latency_ms"_L1)))
        sample.latency = Milliseconds(*latency);
    return sample;
}

Reading readingFromKept(const QJsonObject& json)
{
    Reading reading;
    for (const auto& value : bounded(json.value("windows"_L1))) {
        if (const auto window = windowFromKept(value.toObject()))
            reading.windows.push_back(*window);
    }
    for (const auto& value : bounded(json.value("balances"_L1))) {
        const QJsonObject each = value.toObject();
        reading.balances.push_back(
            {each.value("id"_L1).toString(), each.value("label"_L1).toString(), each.value("currency"_L1).toString(),
                Decimal::from(each.value("remaining"_L1)), Decimal::from(each.value("limit"_L1))});
    }
    for (const auto& value : bounded(json.value("spends"_L1))) {
        if (const auto spend = spendFromKept(value.toObject()))
            reading.spends.push_back(*spend);
    }
    for (const auto& value : bounded(json.value("configured_limits"_L1))) {
        if (const auto limit = configuredFromKept(value.toObject()))
            reading.configuredLimits.push_back(*limit);
    }
    for (const auto& value : bounded(json.value("models"_L1)))
        reading.models << value.toString();
    for (const auto& value : bounded(json.value("loaded"_L1)))
        reading.loadedModels.push_back({value.toObject().value("name"_L1).toString(),
            wholeCount(value.toObject().value("bytes"_L1)).value_or(0), {}});
    for (const auto& value : bounded(json.value("headers"_L1)))
        reading.rawHeaders.add(
            value.toArray().at(0).toString().toLatin1(), value.toArray().at(1).toString().toLatin1());
    for (const auto& value : bounded(json.value("remarks"_L1))) {
        if (const auto remark = remarkFromKept(value.toObject()))
            reading.remarks.push_back(*remark);
    }
    reading.moreModels = wholeCount(json.value("more_models"_L1)).value_or(0);
    reading.serverVersion = json.value("version"_L1).toString();
    reading.sample = sampleFromKept(json.value("sample"_L1).toObject());
    reading.notice = json.value("notice"_L1).toString();
    reading.keyUnproven = json.value("key_unproven"_L1).toBool();
    return reading;
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

QJsonObject toJson(const Snapshot& snapshot)
{
    QJsonObject json{{u"checked_at"_s, orNull(snapshot.checkedAt)}, {u"read_at"_s, orNull(snapshot.readAt)},
        {u"not_before"_s, orNull(snapshot.notBefore)}, {u"paid_at"_s, orNull(snapshot.lastPaidAt)},
        {u"paid_told_nothing"_s, snapshot.paidToldNothing}, {u"failed"_s, snapshot.lastProbeFailed},
        {u"failures"_s, snapshot.failures}, {u"key_mark"_s, snapshot.keyMark}};
    if (const auto& memory = snapshot.paidMemory)
        json.insert(u"paid_memory"_s,
            QJsonObject{{u"model"_s, memory->model}, {u"fallback"_s, memory->fallback}, {u"budget"_s, memory->budget},
                {u"after_refusal"_s, memory->afterRefusal}});
    if (snapshot.reading)
        json.insert(u"reading"_s, keptReading(*snapshot.reading));
    if (snapshot.error) {
        json.insert(u"error"_s,
            QJsonObject{{u"kind"_s, errorKindName(snapshot.error->kind)}, {u"status"_s, snapshot.error->httpStatus},
                {u"detail"_s, snapshot.error->detail}, {u"retry_at"_s, orNull(snapshot.error->retryAt)},
                {u"report"_s, snapshot.error->report}, {u"tool"_s, snapshot.error->tool},
                {u"admin_wanted"_s, snapshot.error->adminWanted}, {u"asked"_s, snapshot.error->asked},
                {u"way"_s, toJson(snapshot.error->way)}});
    }
    return json;
}

Snapshot snapshotFromJson(const QJsonObject& json, TimePoint now)
{
    Snapshot snapshot;
    snapshot.checkedAt = pastInstant(json.value("checked_at"_L1), now);
    snapshot.readAt = pastInstant(json.value("read_at"_L1), now);
    if (const auto paid = instant(json.value("paid_at"_L1)))
        snapshot.lastPaidAt = std::min(*paid, now); // or a clock that was set back would pay at once
    snapshot.notBefore = instant(json.value("not_before"_L1));
    snapshot.notBefore = waitToldBy(instant(json.value("checked_at"_L1)), snapshot.notBefore, now);
    snapshot.paidToldNothing = json.value("paid_told_nothing"_L1).toBool();
    snapshot.paidMemory = memoryFromKept(json.value("paid_memory"_L1).toObject());
    snapshot.lastProbeFailed = json.value("failed"_L1).toBool();
    snapshot.keyMark = json.value("key_mark"_L1).toString();
    snapshot.failures = std::clamp(json.value("failures"_L1).toInt(), 0, 1000);
    if (snapshot.readAt && json.value("reading"_L1).isObject())
        snapshot.reading = readingFromKept(json.value("reading"_L1).toObject());
    const QJsonObject error = json.value("error"_L1).toObject();
    if (const auto kind = errorKindFromName(error.value("kind"_L1).toString())) {
        snapshot.error =
            Error{*kind, std::clamp(error.value("status"_L1).toInt(), 0, 999), error.value("detail"_L1).toString(),
                instant(error.value("retry_at"_L1)), error.value("report"_L1).toString().left(mostReport),
                error.value("tool"_L1).toString(), error.value("admin_wanted"_L1).toBool()};
        snapshot.error->asked = error.value("asked"_L1).toString();
        snapshot.error->way = wayTroubleFromJson(error.value("way"_L1).toObject());
    }
    if (!snapshot.reading)
        snapshot.readAt.reset();
    return snapshot;
}

QJsonObject toJson(const Account& account)
{
    return {{u"id"_s, account.id}, {u"provider"_s, account.provider}, {u"label"_s, account.label},
        {u"base_url"_s, orNull(account.baseUrl.toString())}, {u"key_from"_s, toText(account.key)},
        {u"key_origin"_s, orNull(account.keyOrigin)}, {u"paid_probe"_s, paidProbeName(account.paidProbe)},
        {u"probe_model"_s, orNull(account.probeModel)}, {u"allow_plain_http"_s, account.plainHttp},
        {u"certificate_file"_s, orNull(account.certificates)}};
}

std::optional<Account> accountFromJson(const QJsonObject& json)
{
    const auto key = keySourceFromText(json.value("key_from"_L1).toString(u"keychain"_s));
    const auto paidProbe = paidProbeFromName(json.value("paid_probe"_L1).toString(u"when-needed"_s));
    Account account;
    account.id = json.value("id"_L1).toString();
    account.provider = json.value("provider"_L1).toString();
    account.label = json.value("label"_L1).toString();
    if (account.id.isEmpty() || account.provider.isEmpty() || !key || !paidProbe)
        return std::nullopt;
    account.baseUrl = QUrl(json.value("base_url"_L1).toString(), QUrl::StrictMode);
    account.key = *key;
    account.keyOrigin = json.value("key_origin"_L1).toString();
    account.paidProbe = *paidProbe;
    account.probeModel = json.value("probe_model"_L1).toString();
    account.plainHttp = json.value("allow_plain_http"_L1).toBool();
    account.certificates = json.value("certificate_file"_L1).toString();
    return account;
}

} // namespace quotalamp
