// SPDX-License-Identifier: MIT
#include "core/model/snapshotjson.h"

#include "core/base/json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKept = 2000; ///< entries of any list that is read back

std::optional<TimePoint> keptInstant(const QJsonValue& value)
{
    return value.isString() ? parseInstant(value.toString()) : std::nullopt;
}

/// An instant that must have passed; a clock that was set back makes later ones worthless.
std::optional<TimePoint> pastInstant(const QJsonValue& value, TimePoint now)
{
    const auto at = keptInstant(value);
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

std::optional<double> keptCount(const QJsonValue& value)
{
    const auto parsed = value.isDouble() ? number(value) : std::nullopt;
    return parsed && *parsed >= 0 ? parsed : std::nullopt;
}

std::optional<qint64> wholeCount(const QJsonValue& value)
{
    const auto parsed = keptCount(value);
    return parsed ? std::optional(static_cast<qint64>(*parsed)) : std::nullopt;
}

JsonTree keptWindow(const RateWindow& window)
{
    const auto period = window.period ? JsonTree(static_cast<qint64>(window.period->count())) : JsonTree();
    return {{"id"_ba, window.id}, {"label"_ba, window.label}, {"unit"_ba, unitName(window.unit)},
        {"limit"_ba, window.limit}, {"remaining"_ba, window.remaining}, {"resets_at"_ba, window.resetsAt},
        {"period_s"_ba, period}, {"refill"_ba, refillName(window.refill)}, {"model"_ba, window.model},
        {"observed"_ba, window.source == Source::Observed}, {"told_at"_ba, window.toldAt}};
}

std::optional<RateWindow> windowFromKept(const QJsonObject& json)
{
    const auto unit = unitFromName(json.value("unit"_L1).toString());
    const auto refill = refillFromName(json.value("refill"_L1).toString());
    const QString id = json.value("id"_L1).toString();
    if (id.isEmpty() || !unit || !refill)
        return std::nullopt;
    RateWindow window{id, json.value("label"_L1).toString(), *unit, keptCount(json.value("limit"_L1)),
        keptCount(json.value("remaining"_L1)), keptInstant(json.value("resets_at"_L1)), std::nullopt, *refill,
        json.value("model"_L1).toString()};
    if (const auto period = wholeCount(json.value("period_s"_L1)); period && *period > 0)
        window.period = Seconds(*period);
    window.source = json.value("observed"_L1).toBool() ? Source::Observed : Source::Probe;
    window.toldAt = keptInstant(json.value("told_at"_L1));
    return window;
}

/// Money to the last decimal; an empty text where it is not known.
QString keptAmount(const std::optional<Decimal>& amount)
{
    return amount ? amount->text() : QString();
}

JsonTree keptSpend(const Spend& spend)
{
    return {{"id"_ba, spendId(spend.period, spend.kind)}, {"currency"_ba, spend.currency},
        {"amount"_ba, spend.amount.text()}, {"since"_ba, spend.since}};
}

JsonTree keptBalance(const Balance& balance)
{
    return {{"id"_ba, balance.id}, {"label"_ba, balance.label}, {"currency"_ba, balance.currency},
        {"remaining"_ba, keptAmount(balance.remaining)}, {"limit"_ba, keptAmount(balance.limit)}};
}

std::optional<Spend> spendFromKept(const QJsonObject& json)
{
    const auto since = keptInstant(json.value("since"_L1));
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
    const auto limit = keptCount(json.value("limit"_L1));
    const auto period = wholeCount(json.value("period_s"_L1));
    if (!limit || !period || *period < 1)
        return std::nullopt;
    return ConfiguredLimit{
        json.value("model"_L1).toString(), json.value("window"_L1).toString(), *limit, Seconds(*period)};
}

JsonTree keptRemark(const Remark& remark)
{
    return {{"kind"_ba, remarkName(remark.kind)}, {"detail"_ba, remark.detail}};
}

std::optional<Remark> remarkFromKept(const QJsonObject& json)
{
    const auto kind = remarkFromName(json.value("kind"_L1).toString());
    return kind ? std::optional(Remark{*kind, json.value("detail"_L1).toString()}) : std::nullopt;
}

JsonTree keptSample(const Sample& sample)
{
    return {{"model"_ba, sample.model}, {"input_tokens"_ba, sample.inputTokens},
        {"output_tokens"_ba, sample.outputTokens}, {"latency_ms"_ba, sample.latency}};
}

/// What `each` makes of every one.
template <typename List, typename Each> JsonTree listOf(const List& list, const Each& each)
{
    JsonTree array = JsonTree::array(static_cast<std::size_t>(std::size(list)));
    for (const auto& one : list)
        array.append(each(one));
    return array;
}

JsonTree keptReading(const Reading& reading)
{
    constexpr std::size_t members = 14;
    JsonTree json = JsonTree::object(members);
    json.insert("windows"_ba, listOf(reading.windows, keptWindow));
    json.insert("balances"_ba, listOf(reading.balances, keptBalance));
    json.insert("spends"_ba, listOf(reading.spends, keptSpend));
    json.insert("configured_limits"_ba, configuredJson(reading.configuredLimits));
    const QStringList keptModels = reading.models.first(std::min(mostKept, reading.models.size()));
    json.insert("models"_ba, listOf(keptModels, [](const QString& name) { return JsonTree(name); }));
    json.insert("more_models"_ba, reading.modelsTotal() - keptModels.size());
    json.insert("loaded"_ba, listOf(reading.loadedModels, [](const auto& model) {
        return JsonTree{{"name"_ba, model.name}, {"bytes"_ba, model.bytes}};
    }));
    json.insert("version"_ba, reading.serverVersion);
    json.insert("sample"_ba, keptSample(reading.sample));
    json.insert("headers"_ba, listOf(reading.rawHeaders.all(), [](const Header& header) {
        return listOf(std::array{header.name, header.value},
            [](const QByteArray& text) { return JsonTree(QString::fromLatin1(text)); });
    }));
    json.insert("notice"_ba, reading.notice);
    json.insert("key_unproven"_ba, reading.keyUnproven);
    json.insert("remarks"_ba, listOf(reading.remarks, keptRemark));
    json.insert("saved_resets"_ba, savedResetsJson(reading.savedResets));
    return json;
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

JsonTree keptTrails(const UseTrails& trails)
{
    JsonTree json = JsonTree::object();
    for (const auto& [key, trail] : trails)
        json.insert(key.toUtf8(), trailText(trail));
    return json;
}

UseTrails trailsFromKept(const QJsonObject& json, TimePoint now)
{
    UseTrails trails;
    for (auto it = json.begin(); it != json.end() && json.size() <= mostKept; ++it) {
        if (auto trail = trailFromText(it.value().toString(), now))
            trails.emplace(it.key(), *std::move(trail));
    }
    return trails;
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
    reading.savedResets = savedResetsFromJson(json.value("saved_resets"_L1));
    return reading;
}

JsonTree keptError(const Error& error)
{
    return {{"kind"_ba, errorKindName(error.kind)}, {"status"_ba, error.httpStatus}, {"detail"_ba, error.detail},
        {"retry_at"_ba, error.retryAt}, {"report"_ba, error.report}, {"tool"_ba, error.tool},
        {"admin_wanted"_ba, error.adminWanted}, {"asked"_ba, error.asked},
        {"way"_ba, JsonTree::from(toJson(error.way))}};
}

std::optional<Error> errorFromKept(const QJsonObject& json)
{
    const auto kind = errorKindFromName(json.value("kind"_L1).toString());
    if (!kind)
        return std::nullopt;
    Error error{*kind, std::clamp(json.value("status"_L1).toInt(), 0, 999), json.value("detail"_L1).toString(),
        keptInstant(json.value("retry_at"_L1)), json.value("report"_L1).toString().left(mostReport),
        json.value("tool"_L1).toString(), json.value("admin_wanted"_L1).toBool()};
    error.asked = json.value("asked"_L1).toString();
    error.way = wayTroubleFromJson(json.value("way"_L1).toObject());
    return error;
}

} // namespace

JsonTree configuredJson(const std::vector<ConfiguredLimit>& limits)
{
    return listOf(limits, [](const ConfiguredLimit& each) {
        return JsonTree{{"model"_ba, each.model}, {"window"_ba, each.window}, {"limit"_ba, each.limit},
            {"period_s"_ba, static_cast<qint64>(each.period.count())}};
    });
}

JsonTree toJson(const Snapshot& snapshot)
{
    JsonTree json{{"checked_at"_ba, snapshot.checkedAt}, {"read_at"_ba, snapshot.readAt},
        {"not_before"_ba, snapshot.notBefore}, {"paid_at"_ba, snapshot.lastPaidAt},
        {"paid_told_nothing"_ba, snapshot.paidToldNothing}, {"failed"_ba, snapshot.lastProbeFailed},
        {"failures"_ba, snapshot.failures}, {"key_mark"_ba, snapshot.keyMark},
        {"key_fingerprint"_ba, snapshot.keyFingerprint}};
    if (const auto& memory = snapshot.paidMemory)
        json.insert("paid_memory"_ba,
            {{"model"_ba, memory->model}, {"fallback"_ba, memory->fallback}, {"budget"_ba, memory->budget},
                {"after_refusal"_ba, memory->afterRefusal}});
    if (snapshot.reading)
        json.insert("reading"_ba, keptReading(*snapshot.reading));
    if (!snapshot.trails.empty())
        json.insert("trails"_ba, keptTrails(snapshot.trails));
    if (snapshot.error)
        json.insert("error"_ba, keptError(*snapshot.error));
    return json;
}

std::optional<TimePoint> checkedAtIn(const QJsonObject& json, TimePoint now)
{
    return pastInstant(json.value("checked_at"_L1), now);
}

std::optional<TimePoint> readAtIn(const QJsonObject& json, TimePoint now)
{
    return pastInstant(json.value("read_at"_L1), now);
}

Snapshot snapshotFromJson(const QJsonObject& json, TimePoint now)
{
    Snapshot snapshot;
    snapshot.checkedAt = checkedAtIn(json, now);
    snapshot.readAt = readAtIn(json, now);
    if (const auto paid = keptInstant(json.value("paid_at"_L1)))
        snapshot.lastPaidAt = std::min(*paid, now); // or a clock that was set back would pay at once
    snapshot.notBefore = keptInstant(json.value("not_before"_L1));
    snapshot.notBefore = waitToldBy(keptInstant(json.value("checked_at"_L1)), snapshot.notBefore, now);
    snapshot.paidToldNothing = json.value("paid_told_nothing"_L1).toBool();
    snapshot.paidMemory = memoryFromKept(json.value("paid_memory"_L1).toObject());
    snapshot.lastProbeFailed = json.value("failed"_L1).toBool();
    snapshot.keyMark = json.value("key_mark"_L1).toString();
    snapshot.keyFingerprint = json.value("key_fingerprint"_L1).toString();
    snapshot.failures = std::clamp(json.value("failures"_L1).toInt(), 0, 1000);
    if (snapshot.readAt && json.value("reading"_L1).isObject())
        snapshot.reading = readingFromKept(json.value("reading"_L1).toObject());
    if (snapshot.reading && snapshot.readAt) {
        for (RateWindow& window : snapshot.reading->windows) {
            if (window.toldAt && *window.toldAt >= *snapshot.readAt)
                window.toldAt.reset(); // by a clock that was set back meanwhile
        }
    }
    if (snapshot.reading)
        snapshot.trails = trailsFromKept(json.value("trails"_L1).toObject(), now);
    snapshot.error = errorFromKept(json.value("error"_L1).toObject());
    if (!snapshot.reading)
        snapshot.readAt.reset();
    return snapshot;
}

} // namespace quotalamp
