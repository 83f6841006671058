// SPDX-License-Identifier: MIT
#include "support/fixturecase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRounds = 70;

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const std::optional<TimePoint>& value)
{
    return value ? QJsonValue(toRfc3339(*value)) : QJsonValue();
}

QJsonObject image(const RateWindow& window)
{
    return {{u"id"_s, window.id}, {u"label"_s, window.label}, {u"unit"_s, unitName(window.unit)},
        {u"limit"_s, orNull(window.limit)}, {u"remaining"_s, orNull(window.remaining)},
        {u"resetsAt"_s, orNull(window.resetsAt)},
        {u"period"_s, window.period ? QJsonValue(static_cast<qint64>(window.period->count())) : QJsonValue()},
        {u"refill"_s, refillName(window.refill)}, {u"model"_s, window.model}};
}

QJsonObject image(const Sample& sample)
{
    const auto count = [](const std::optional<qint64>& value) { return value ? QJsonValue(*value) : QJsonValue(); };
    return {{u"model"_s, sample.model}, {u"inputTokens"_s, count(sample.inputTokens)},
        {u"outputTokens"_s, count(sample.outputTokens)},
        {u"latency"_s, sample.latency ? QJsonValue(static_cast<qint64>(sample.latency->count())) : QJsonValue()}};
}

QJsonObject image(const Reading& reading)
{
    QJsonArray windows;
    for (const RateWindow& window : reading.windows)
        windows.append(image(window));
    QJsonArray loaded;
    for (const LoadedModel& model : reading.loadedModels)
        loaded.append(QJsonObject{{u"name"_s, model.name}, {u"bytes"_s, model.bytes}});
    QJsonObject raw;
    for (const Header& header : reading.rawHeaders.all())
        raw.insert(QString::fromLatin1(header.name), QString::fromLatin1(header.value));
    QJsonObject json{{u"windows"_s, windows}, {u"models"_s, QJsonArray::fromStringList(reading.models)},
        {u"loadedModels"_s, loaded}, {u"serverVersion"_s, reading.serverVersion}, {u"sample"_s, image(reading.sample)},
        {u"rawHeaders"_s, raw}};
    QJsonArray balances;
    for (const Balance& balance : reading.balances) {
        balances.append(
            QJsonObject{{u"id"_s, balance.id}, {u"label"_s, balance.label}, {u"currency"_s, balance.currency},
                {u"remaining"_s, balance.remaining ? balance.remaining->text() : QString()},
                {u"limit"_s, balance.limit ? balance.limit->text() : QString()}});
    }
    if (!balances.isEmpty())
        json.insert(u"balances"_s, balances);
    if (!reading.notice.isEmpty())
        json.insert(u"notice"_s, reading.notice);
    if (reading.keyUnproven)
        json.insert(u"keyUnproven"_s, true);
    QJsonArray spends;
    for (const Spend& spend : reading.spends) {
        spends.append(u"%1: %2 since %3"_s.arg(spendId(spend.period, spend.kind),
            (spend.amount.text() + u' ' + spend.currency).trimmed(), toRfc3339(spend.since)));
    }
    if (!spends.isEmpty())
        json.insert(u"spends"_s, spends);
    if (reading.savedResets)
        json.insert(u"savedResets"_s, savedResetsJson(reading.savedResets).toQJson());
    QJsonArray remarks;
    for (const Remark& remark : reading.remarks)
        remarks.append((remarkName(remark.kind) + u' ' + remark.detail).trimmed());
    if (!remarks.isEmpty())
        json.insert(u"remarks"_s, remarks);
    QJsonArray limits;
    for (const ConfiguredLimit& limit : reading.configuredLimits) {
        limits.append(u"%1: %2 %3 in %4 s"_s.arg(limit.model, QString::number(limit.limit), limit.window)
                          .arg(limit.period.count()));
    }
    if (!limits.isEmpty())
        json.insert(u"configuredLimits"_s, limits);
    return json;
}

QJsonObject image(const Error& error)
{
    QJsonObject json{{u"kind"_s, errorKindName(error.kind)}, {u"status"_s, error.httpStatus},
        {u"detail"_s, error.detail}, {u"retryAt"_s, orNull(error.retryAt)}};
    if (!error.report.isEmpty())
        json.insert(u"changed"_s, true);
    if (!error.tool.isEmpty())
        json.insert(u"tool"_s, error.tool);
    if (error.adminWanted)
        json.insert(u"adminWanted"_s, true);
    if (!error.asked.isEmpty())
        json.insert(u"asked"_s, error.asked);
    return json;
}

QString image(const Request& request, bool hasKey)
{
    QString line = QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded);
    if (!request.body.isEmpty())
        line += u' ' + QString::fromUtf8(request.body);
    if (hasKey && request.keyHeader.isEmpty())
        line += u" without the key"_s;
    return line;
}

} // namespace

QStringList fixtureCases(const QDir& fixtures, const QString& provider)
{
    const QDir cases(fixtures.filePath(provider));
    QStringList names = cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    names.removeIf([&cases](const QString& name) { return cases.exists(name + u"/cannot.txt"_s); });
    return names;
}

void addFixtureRows(const Registry& registry, const QDir& fixtures)
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("folder");
    for (const ProviderSummary& provider : registry.summaries()) {
        for (const QString& name : fixtureCases(fixtures, provider.id))
            QTest::addRow("%s/%s", qPrintable(provider.id), qPrintable(name))
                << provider.id << fixtures.filePath(provider.id + u'/' + name);
    }
}

FixtureCase readFixture(const QDir& folder)
{
    QFile expected(folder.filePath(u"expected.json"_s));
    const QByteArray json = expected.open(QIODevice::ReadOnly) ? expected.readAll() : QByteArray();
    return {readRecording(folder), QJsonDocument::fromJson(json).object()};
}

QJsonObject image(const Outcome& outcome)
{
    return {{u"reading"_s, outcome.reading ? QJsonValue(image(*outcome.reading)) : QJsonValue()},
        {u"error"_s, outcome.error ? QJsonValue(image(*outcome.error)) : QJsonValue()}, {u"paid"_s, outcome.paid}};
}

QJsonObject play(const Descriptor& provider, const FixtureCase& fixture)
{
    return play(provider, fixture, [](const Request& /*request*/, const Answer& recorded) { return recorded; });
}

namespace {

/// What the engine did with a fixture.
struct Played {
    std::optional<Outcome> outcome; ///< empty: it was not to be had
    QJsonArray asked;
    std::size_t heard = 0;
    QString unanswered; ///< what it asked and the fixture lacks
};

Played playedBy(const Descriptor& provider, const FixtureCase& fixture, const Ask& ask)
{
    Account account;
    account.provider = provider.id;
    account.baseUrl = fixture.baseUrl;
    std::vector<Answer> heard;
    Played played;
    for (int round = 0; round < mostRounds; ++round) {
        const Step step = nextStep(provider, account, fixture.rules, heard);
        if (const auto* outcome = std::get_if<Outcome>(&step)) {
            played.outcome = *outcome;
            played.heard = heard.size();
            return played;
        }
        for (const Request& request : std::get<std::vector<Request>>(step)) {
            played.asked.append(image(request, fixture.rules.hasKey));
            const auto answer = std::ranges::find(fixture.answers, request.tag, &Answer::tag);
            if (answer == fixture.answers.end()) {
                played.unanswered = request.tag;
                return played;
            }
            heard.push_back(ask(request, *answer));
        }
    }
    return played;
}

} // namespace

std::optional<Outcome> outcomeOf(const Descriptor& provider, const FixtureCase& fixture)
{
    return playedBy(provider, fixture, [](const Request& /*request*/, const Answer& recorded) {
        return recorded;
    }).outcome;
}

QJsonObject play(const Descriptor& provider, const FixtureCase& fixture, const Ask& ask)
{
    const Played played = playedBy(provider, fixture, ask);
    if (!played.unanswered.isEmpty())
        return {{u"unanswered"_s, played.unanswered}};
    if (!played.outcome)
        return {{u"endless"_s, true}};
    QJsonObject result = image(*played.outcome);
    result.insert(u"requests"_s, played.asked);
    if (played.heard != fixture.answers.size())
        result.insert(u"unasked"_s, static_cast<qint64>(fixture.answers.size() - played.heard));
    return result;
}

} // namespace quotalamp
