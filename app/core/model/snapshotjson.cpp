// SPDX-License-Identifier: MIT
#include "core/model/snapshotjson.h"

#include "core/base/json.h"

#include <QJsonArray>

#include <algorithm>

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

QJsonObject keptWindow(const RateWindow& window)
{
    QJsonObject json{{u"id"_s, window.id}, {u"label"_s, window.label}, {u"unit"_s, unitName(window.unit)},
        {u"limit"_s, orNull(window.limit)}, {u"remaining"_s, orNull(window.remaining)},
        {u"resets_at"_s, orNull(window.resetsAt)},
        {u"period_s"_s, window.period ? QJsonValue(static_cast<qint64>(window.period->count())) : QJsonValue()},
        {u"refill"_s, refillName(window.refill)}, {u"model"_s, window.model}};
    if (window.source == Source::Observed)
        json.insert(u"observed"_s, true);
    if (window.toldAt)
        json.insert(u"told_at"_s, toRfc3339(*window.toldAt));
    return json;
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
        {u"more_models"_s, reading.modelsTotal() - keptModels.size()}, {u"remarks"_s, keptRemarks(reading.remarks)},
        {u"saved_resets"_s, savedResetsJson(reading.savedResets)}};
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

QJsonObject keptTrails(const UseTrails& trails)
{
    QJsonObject json;
    for (const auto& [key, trail] : trails)
        json.insert(key, trailText(trail));
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

QJsonObject keptError(const Error& error)
{
    return {{u"kind"_s, errorKindName(error.kind)}, {u"status"_s, error.httpStatus}, {u"detail"_s, error.detail},
        {u"retry_at"_s, orNull(error.retryAt)}, {u"report"_s, error.report}, {u"tool"_s, error.tool},
        {u"admin_wanted"_s, error.adminWanted}, {u"asked"_s, error.asked}, {u"way"_s, toJson(error.way)}};
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

QJsonArray configuredJson(const std::vector<ConfiguredLimit>& limits)
{
    QJsonArray list;
    for (const ConfiguredLimit& each : limits)
        list.append(QJsonObject{{u"model"_s, each.model}, {u"window"_s, each.window}, {u"limit"_s, each.limit},
            {u"period_s"_s, static_cast<qint64>(each.period.count())}});
    return list;
}

QJsonObject toJson(const Snapshot& snapshot)
{
    QJsonObject json{{u"checked_at"_s, orNull(snapshot.checkedAt)}, {u"read_at"_s, orNull(snapshot.readAt)},
        {u"not_before"_s, orNull(snapshot.notBefore)}, {u"paid_at"_s, orNull(snapshot.lastPaidAt)},
        {u"paid_told_nothing"_s, snapshot.paidToldNothing}, {u"failed"_s, snapshot.lastProbeFailed},
        {u"failures"_s, snapshot.failures}, {u"key_mark"_s, snapshot.keyMark}};
    if (!snapshot.keyFingerprint.isEmpty())
        json.insert(u"key_fingerprint"_s, snapshot.keyFingerprint);
    if (const auto& memory = snapshot.paidMemory)
        json.insert(u"paid_memory"_s,
            QJsonObject{{u"model"_s, memory->model}, {u"fallback"_s, memory->fallback}, {u"budget"_s, memory->budget},
                {u"after_refusal"_s, memory->afterRefusal}});
    if (snapshot.reading)
        json.insert(u"reading"_s, keptReading(*snapshot.reading));
    if (!snapshot.trails.empty())
        json.insert(u"trails"_s, keptTrails(snapshot.trails));
    if (snapshot.error)
        json.insert(u"error"_s, keptError(*snapshot.error));
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
