// SPDX-License-Identifier: MIT
#include "providers/engine/answerreader.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/model/agreement.h"
#include "providers/engine/engine.h"
#include "providers/engine/freerequests.h"
#include "providers/engine/jsonlimits.h"
#include "providers/engine/unnamedlimits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostModels = 5000;
constexpr int mostModelName = 200;
constexpr std::size_t mostConfigured = 1500;
constexpr int mostRawHeaders = 64;
constexpr int mostRawValue = 200;
constexpr int mostNotice = 1000; ///< of a text that is searched for keys

/// A text of the server that may be used as a name; empty where it is none.
QString usableName(const QJsonValue& value)
{
    const QString text = value.toString();
    return plainText(text, mostModelName) == text ? text : QString();
}

std::optional<qint64> tally(const QJsonValue& root, const QString& pointer)
{
    const auto value = pointer.isEmpty() ? std::nullopt : number(at(root, pointer));
    if (!value || *value < 0)
        return std::nullopt;
    return std::llround(*value);
}

} // namespace

std::optional<Usage> usageFrom(const Descriptor::Free& free, const Answers& answers, const Answer& answer)
{
    const UsageHook hook = free.hook.isEmpty() ? nullptr : usageHook(free.hook);
    return hook ? hook(answers.json(answer), answer) : std::nullopt;
}

AnswerReader::AnswerReader(const Descriptor& provider, QString host, const Answers& answers)
    : m_provider(provider)
    , m_host(std::move(host))
    , m_answers(answers)
{
}

void AnswerReader::readFree(const Descriptor::Free& free, const Answer& page)
{
    readLimits(page, QString());
    const auto refusal = classify(m_provider, page);
    if (refusal && refusal->kind == ErrorKind::RateLimited)
        readHook(free, page);
    readThrottled(page, QString());
    if (!refusal) {
        readPage(free, m_answers.json(page));
        for (const auto& [list, missing] : page.json().dropped)
            m_reading.moreModels += list == free.models.section("/*"_L1, 0, 0) ? missing : 0;
        readAmounts(free, page);
    }
    if (!m_reading.sample.latency)
        m_reading.sample.latency = page.latency;
}

void AnswerReader::finishFree()
{
    m_reading.models.removeDuplicates();
    std::erase_if(m_reading.spends, [this](const Spend& spend) {
        return std::ranges::any_of(m_inexact, [&spend](const Spend& each) { return addUp(each, spend); });
    });
    // Projects tend to be set alike.
    auto& limits = m_reading.configuredLimits;
    std::ranges::sort(limits, {},
        [](const ConfiguredLimit& limit) { return std::tuple(limit.model, limit.window, limit.period, limit.limit); });
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    limits.resize(std::min(limits.size(), mostConfigured));
}

void AnswerReader::readPage(const Descriptor::Free& free, const QJsonValue& json)
{
    const auto models = columnOfValues(json, free.models);
    const auto kinds = columnOfValues(json, free.modelKinds);
    for (qsizetype index = 0; index < models.size(); ++index) {
        const QString id = usableName(models.at(index));
        if (id.isEmpty())
            continue;
        if (m_reading.models.size() >= mostModels) {
            ++m_reading.moreModels;
            continue;
        }
        m_reading.models.append(id);
        if (const QString kind = index < kinds.size() ? usableName(kinds.at(index)) : QString(); !kind.isEmpty())
            m_named.emplace(kind, id);
    }
    const auto loaded = columnOfValues(json, free.loaded.names);
    const auto bytes = columnOfValues(json, free.loaded.bytes);
    const auto until = columnOfValues(json, free.loaded.until);
    for (qsizetype index = 0; index < loaded.size() && index < mostModels; ++index) {
        const auto size = number(bytes.value(index)).value_or(0);
        if (!usableName(loaded.at(index)).isEmpty())
            m_reading.loadedModels.push_back({usableName(loaded.at(index)), std::llround(std::max(size, 0.0)),
                parseInstant(until.value(index).toString())});
    }
    if (!free.version.isEmpty())
        m_reading.serverVersion = plainText(at(json, free.version).toString(), 40);
}

void AnswerReader::readAmounts(const Descriptor::Free& free, const Answer& answer)
{
    const QJsonValue& json = m_answers.json(answer);
    const auto refusal = refusalInJson(m_provider, free, json, answer);
    // Amounts of a good answer count also where they are nothing.
    if (refusal && refusal->kind != ErrorKind::NoCredit)
        return;
    for (RateWindow& window : windowsFromJson(free, json, answer))
        keep(std::move(window), answer.receivedAt);
    for (Balance& balance : balancesFromJson(free, json, m_host))
        keep(std::move(balance));
    readHook(free, answer);
    keepUnnamed(free, answer);
}

/// Of an answer that tells limits, what nothing names.
void AnswerReader::keepUnnamed(const Descriptor::Free& free, const Answer& answer)
{
    static constexpr std::array hooks{"codex-usage"_L1, "copilot-usage"_L1, "zai-usage"_L1, "kimi-usages"_L1};
    const bool hooked = std::ranges::find(hooks, free.hook) != hooks.end();
    if (m_provider.paid || free.whole || (!hooked && free.windows.empty() && free.balances.empty()))
        return;
    // In a format that is not known all is unnamed; that is told in another way.
    const QJsonValue& json = m_answers.json(answer);
    if (hooked ? !usageFrom(free, m_answers, answer) : !holdsAmounts(free, json))
        return;
    for (RateWindow& window : unnamedInJson(json, answer, m_reading))
        keep(std::move(window), answer.receivedAt);
}

/// Also from a refusal for going too fast, which may tell when that ends.
void AnswerReader::readHook(const Descriptor::Free& free, const Answer& answer)
{
    auto usage = usageFrom(free, m_answers, answer);
    if (!usage)
        return;
    for (RateWindow& window : usage->windows)
        keep(std::move(window), answer.receivedAt);
    for (Balance& balance : usage->balances)
        keep(std::move(balance));
    for (const Spend& spend : usage->spends) {
        if (!addSpend(m_reading.spends, spend))
            m_inexact.push_back(spend);
    }
    if (usage->savedResets)
        addSaved(m_reading.savedResets, *usage->savedResets);
    auto& limits = m_reading.configuredLimits;
    limits.insert(limits.end(), usage->configuredLimits.begin(), usage->configuredLimits.end());
}

/// What a refusal says in words; of a limit that its headers tell too, these say more.
void AnswerReader::readThrottled(const Answer& answer, const QString& model)
{
    auto named = limitsInRefusal(m_provider, answer);
    if (named.empty())
        return;
    const auto told = windowsFromHeaders(m_provider, answer, model);
    for (RateWindow& window : named) {
        const bool known = std::ranges::any_of(
            told, [&window](const RateWindow& each) { return each.unit == window.unit && each.limit == window.limit; });
        if (window.model.isEmpty())
            window.model = model;
        if (!known)
            keep(std::move(window), answer.receivedAt);
    }
}

void AnswerReader::keep(RateWindow window, TimePoint readAt)
{
    window.period = agreedPeriod(window.period, window.resetsAt, window.refill, readAt);
    const auto known = std::ranges::find_if(m_reading.windows, [&window](const RateWindow& each) {
        return each.id == window.id && (each.model.isEmpty() || each.model == window.model);
    });
    if (known == m_reading.windows.end())
        m_reading.windows.push_back(std::move(window));
    else
        *known = std::move(window);
}

/// Several of one kind are told apart by their number.
void AnswerReader::keep(Balance balance)
{
    const QString id = balance.id;
    for (int number = 2; std::ranges::find(m_reading.balances, balance.id, &Balance::id) != m_reading.balances.end();
         ++number)
        balance.id = id + u'-' + QString::number(number);
    m_reading.balances.push_back(std::move(balance));
}

void AnswerReader::readRaw(const Headers& headers)
{
    for (const Header& header : headers.all()) {
        const bool wanted = std::ranges::any_of(
            m_provider.shown.prefixes, [&header](const QByteArray& prefix) { return header.name.startsWith(prefix); });
        if (wanted && m_reading.rawHeaders.all().size() < mostRawHeaders)
            m_reading.rawHeaders.add(header.name, header.value.left(mostRawValue));
    }
}

void AnswerReader::readLimits(const Answer& answer, const QString& model)
{
    auto windows = windowsFromHeaders(m_provider, answer, model);
    // Headers belong together: those of a later answer replace the earlier ones.
    if (!windows.empty())
        m_reading.rawHeaders = Headers();
    // Free answers of a provider whose limits a model's answer tells speak of something else.
    if (!model.isEmpty() || !m_provider.paid) {
        for (RateWindow& window : unnamedInHeaders(m_provider, answer, model, windows))
            windows.push_back(std::move(window));
    }
    for (RateWindow& window : windows)
        keep(std::move(window), answer.receivedAt);
    readRaw(answer.headers);
    const auto notice =
        m_provider.shown.notice.isEmpty() ? std::nullopt : answer.headers.value(m_provider.shown.notice);
    if (notice)
        m_reading.notice = plainText(redacted(plainText(QString::fromUtf8(*notice), mostNotice)));
}

void AnswerReader::readPaid(const QString& model, const Answer& answer)
{
    readLimits(answer, model);
    readThrottled(answer, model);
    if (classify(m_provider, answer))
        return;
    m_reading.keyUnproven = false;
    Sample& sample = m_reading.sample;
    sample.latency = answer.latency;
    const QJsonValue& json = m_answers.json(answer);
    const Descriptor::Paid& form = *m_provider.paid;
    const QString answered = form.model.isEmpty() ? QString() : usableName(at(json, form.model));
    sample.model = answered.isEmpty() ? model : answered;
    sample.inputTokens = tally(json, form.inputTokens);
    sample.outputTokens = tally(json, form.outputTokens);
    if (const auto nanoseconds = tally(json, form.latencyNanoseconds))
        sample.latency = std::chrono::round<Milliseconds>(std::chrono::nanoseconds(*nanoseconds));
}

} // namespace quotalamp
