// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>
#include <cmath>

// What an organisation has spent, in buckets of a day.
// Anthropic: GET /v1/organizations/cost_report, whose amounts are decimal texts in cents, and usage_report/messages.
// OpenAI: GET /v1/organization/costs, whose amounts are numbers of binary fractions, and usage/completions.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// What lies beyond is noise of binary fractions; so much always leaves room for the sum.
constexpr int mostDecimals = 10;
constexpr int spendDecimals = 2;
constexpr std::array periods{Spend::Period::Month, Spend::Period::Day};

/// What one line of a bucket tells, of no period yet; empty where it is in no known form.
using Line = std::optional<std::vector<Spend>>;
using ReadLine = Line (*)(const QJsonObject& line);

std::optional<TimePoint> startOf(const QJsonObject& bucket)
{
    const QJsonValue seconds = bucket.value("start_time"_L1);
    if (!seconds.isDouble())
        return parseInstant(bucket.value("starting_at"_L1).toString());
    const auto whole = number(seconds);
    return whole ? std::optional(TimePoint(Seconds(std::llround(*whole)))) : std::nullopt;
}

/// In both the month and, where it is today's, the day. What is of another month is left out.
bool addBucket(std::vector<Spend>& spends, const QJsonObject& bucket, TimePoint now, ReadLine read)
{
    const auto start = startOf(bucket);
    const QJsonValue lines = bucket.value("results"_L1);
    if (!start || !lines.isArray())
        return false;
    const QJsonArray list = lines.toArray();
    for (const auto& line : list) {
        const Line told = read(line.toObject());
        if (!told)
            return false;
        for (Spend spend : *told) {
            for (const Spend::Period period : periods) {
                spend.period = period;
                spend.since = startOfPeriod(period, now);
                if (*start >= spend.since && !addSpend(spends, spend))
                    return false;
            }
        }
    }
    return true;
}

/// `kinds`: what a report without any line still tells to be nothing.
std::optional<Usage> report(
    const QJsonValue& json, const Answer& answer, const std::vector<Spend>& kinds, ReadLine read)
{
    const QJsonValue data = json["data"_L1];
    if (!data.isArray())
        return std::nullopt;
    Usage usage;
    const QJsonArray buckets = data.toArray();
    for (const auto& bucket : buckets) {
        if (!addBucket(usage.spends, bucket.toObject(), answer.receivedAt, read))
            return std::nullopt;
    }
    for (Spend nothing : kinds) {
        for (const Spend::Period period : periods) {
            nothing.period = period;
            nothing.since = startOfPeriod(period, answer.receivedAt);
            if (!currentSpend(usage.spends, period, nothing.kind, answer.receivedAt))
                usage.spends.push_back(nothing);
        }
    }
    return usage;
}

/// Exactly where it has few enough decimals, else rounded to the last that count.
std::optional<Decimal> roundedMoney(const QJsonValue& value)
{
    if (value.isDouble())
        return Decimal::nearest(value.toDouble(), mostDecimals);
    static const QRegularExpression longer(uR"((\.\d{%1})\d+\s*\z)"_s.arg(mostDecimals));
    QString text = value.toString();
    return Decimal::parse(text.replace(longer, u"\\1"_s));
}

Line money(const std::optional<Decimal>& amount, const QString& currency)
{
    if (!amount || currency.isEmpty())
        return std::nullopt;
    return std::vector<Spend>{{{}, Spend::Kind::Money, *amount, currency, {}}};
}

Line anthropicMoney(const QJsonObject& line)
{
    const auto cents = roundedMoney(line.value("amount"_L1));
    const QString currency = currencyIn(line.value("currency"_L1));
    return money(cents ? cents->fromMinorUnits(currencyDecimals(currency)) : std::nullopt, currency);
}

Line openaiMoney(const QJsonObject& line)
{
    const QJsonObject amount = line.value("amount"_L1).toObject();
    return money(roundedMoney(amount.value("value"_L1)), currencyIn(amount.value("currency"_L1)));
}

/// A count that is absent is none; negative or broken ones are of another format.
std::optional<qint64> reportedCount(const QJsonValue& value)
{
    if (value.isUndefined() || value.isNull())
        return 0;
    const auto count = value.isDouble() ? number(value) : std::nullopt;
    return count && *count >= 0 ? std::optional(std::llround(*count)) : std::nullopt;
}

Line tokenSpends(const std::vector<QJsonValue>& in, const QJsonValue& out)
{
    qint64 input = 0;
    for (const QJsonValue& part : in) {
        const auto count = reportedCount(part);
        if (!count)
            return std::nullopt;
        input += *count;
    }
    const auto output = out.isUndefined() ? std::nullopt : reportedCount(out);
    const auto written = output ? Decimal::of(*output) : std::nullopt;
    const auto read = Decimal::of(input);
    if (!read || !written)
        return std::nullopt;
    return std::vector<Spend>{
        {{}, Spend::Kind::InputTokens, *read, {}, {}}, {{}, Spend::Kind::OutputTokens, *written, {}, {}}};
}

/// Those read from a cache and written to it are input too.
Line anthropicCounts(const QJsonObject& line)
{
    const QJsonObject written = line.value("cache_creation"_L1).toObject();
    return tokenSpends(
        {line.value("uncached_input_tokens"_L1), line.value("cache_read_input_tokens"_L1),
            written.value("ephemeral_1h_input_tokens"_L1), written.value("ephemeral_5m_input_tokens"_L1)},
        line.value("output_tokens"_L1));
}

/// Its input tokens hold the cached ones already.
Line openaiCounts(const QJsonObject& line)
{
    return tokenSpends({line.value("input_tokens"_L1)}, line.value("output_tokens"_L1));
}

/// Both bill in dollars; a month without any cost names no currency.
std::vector<Spend> noMoney()
{
    return {{{}, Spend::Kind::Money, Decimal::of(0, spendDecimals).value(), u"USD"_s, {}}};
}

std::vector<Spend> noTokens()
{
    return {{{}, Spend::Kind::InputTokens, {}, {}, {}}, {{}, Spend::Kind::OutputTokens, {}, {}, {}}};
}

} // namespace

std::optional<Usage> anthropicCosts(const QJsonValue& json, const Answer& answer)
{
    return report(json, answer, noMoney(), anthropicMoney);
}

std::optional<Usage> anthropicTokens(const QJsonValue& json, const Answer& answer)
{
    return report(json, answer, noTokens(), anthropicCounts);
}

std::optional<Usage> openaiCosts(const QJsonValue& json, const Answer& answer)
{
    return report(json, answer, noMoney(), openaiMoney);
}

std::optional<Usage> openaiTokens(const QJsonValue& json, const Answer& answer)
{
    return report(json, answer, noTokens(), openaiCounts);
}

} // namespace quotalamp
