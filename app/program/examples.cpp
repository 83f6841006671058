// SPDX-License-Identifier: MIT
#include "program/examples.h"

#include "core/model/trailseed.h"

#include <QColor>

#include <array>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 20min};

RateWindow bucket(const QString& id, double limit, double remaining, Seconds fullIn)
{
    return {.id = id,
        .label = {},
        .unit = id.endsWith("tokens"_L1) ? Unit::Tokens : Unit::Requests,
        .limit = limit,
        .remaining = remaining,
        .resetsAt = now + fullIn,
        .period = 60s,
        .refill = Refill::Bucket,
        .model = {}};
}

RateWindow share(const QString& id, double percentLeft, Seconds resetsIn, Seconds period)
{
    return {.id = id,
        .label = {},
        .unit = Unit::Percent,
        .limit = 100,
        .remaining = percentLeft,
        .resetsAt = now + resetsIn,
        .period = period,
        .refill = Refill::Fixed,
        .model = {}};
}

RateWindow perDay(double limit, double remaining, Seconds resetsIn)
{
    return {.id = u"requests"_s,
        .label = {},
        .unit = Unit::Requests,
        .limit = limit,
        .remaining = remaining,
        .resetsAt = now + resetsIn,
        .period = 24h,
        .refill = Refill::Fixed,
        .model = {}};
}

AccountState account(const QString& id, const QString& provider, const QString& label)
{
    AccountState state;
    state.account.id = id;
    state.account.provider = provider.toLower();
    state.account.label = label;
    state.providerName = provider;
    state.baseUrl = QUrl(u"https://api.%1.com"_s.arg(provider.toLower()));
    state.account.keyOrigin = state.baseUrl.toString() + u":443"_s;
    state.snapshot.checkedAt = now - 12s;
    return state;
}

AccountState withReading(AccountState state, std::vector<RateWindow> windows, Sample sample = {})
{
    Reading reading;
    reading.windows = std::move(windows);
    reading.sample = std::move(sample);
    state.snapshot.reading = std::move(reading);
    state.snapshot.readAt = now; // or buckets would have risen meanwhile
    return state;
}

/// The last probe failed; what was read before it is `age` old.
AccountState failed(AccountState state, Error error, Seconds age = {})
{
    state.snapshot.error = std::move(error);
    state.snapshot.lastProbeFailed = true;
    state.snapshot.failures = 1;
    if (state.snapshot.reading)
        state.snapshot.readAt = now - age;
    return state;
}

Error error(ErrorKind kind, int httpStatus = 0, std::optional<TimePoint> retryAt = {})
{
    return {.kind = kind, .httpStatus = httpStatus, .detail = {}, .retryAt = retryAt};
}

Sample answered(const QString& model)
{
    return {.model = model, .inputTokens = 9, .outputTokens = 1, .latency = 412ms};
}

AccountState localServer()
{
    AccountState state = account(u"local"_s, u"Ollama"_s, u"localhost"_s);
    state.baseUrl = QUrl(u"http://localhost:11434"_s);
    state.account.keyOrigin.clear();
    state.limited = false;
    state = withReading(std::move(state), {}, {.model = {}, .inputTokens = {}, .outputTokens = {}, .latency = 38ms});
    state.snapshot.reading->models = {u"qwen3:8b"_s, u"gemma3:4b"_s};
    state.snapshot.reading->loadedModels = {{.name = u"qwen3:8b"_s, .bytes = 5'200'000'000, .until = {}}};
    return state;
}

AccountState production()
{
    AccountState state = withReading(account(u"production"_s, u"OpenAI"_s, u"Production"_s),
        {bucket(u"requests"_s, 500, 482, 2s), bucket(u"tokens"_s, 200'000, 9'400, 57s)}, answered(u"gpt-5-mini"_s));
    state.snapshot.reading->models = {u"gpt-5"_s, u"gpt-5-mini"_s, u"gpt-5-nano"_s, u"gpt-4.1"_s, u"gpt-4o-mini"_s,
        u"o4-mini"_s, u"text-embedding-3-large"_s, u"text-embedding-3-small"_s};
    state.snapshot.reading->rawHeaders = {{"x-ratelimit-limit-requests", "500"}, {"x-ratelimit-limit-tokens", "200000"},
        {"x-ratelimit-remaining-requests", "482"}, {"x-ratelimit-remaining-tokens", "9400"},
        {"x-ratelimit-reset-requests", "2s"}, {"x-ratelimit-reset-tokens", "57s"}};
    return state;
}

AccountState subscription()
{
    AccountState state = withReading(
        account(u"plan"_s, u"Codex"_s, u"Plus"_s), {share(u"5h"_s, 38, 72min, 5h), share(u"7d"_s, 22, 49h, 7 * 24h)});
    const RateWindow& week = state.snapshot.reading->windows.back();
    state.snapshot.trails[trailKey(week)] = trailFromHistory(week, now, exampleWeek().spans);
    return state;
}

} // namespace

TimePoint exampleNow()
{
    return now;
}

std::vector<AccountState> exampleAccounts()
{
    AccountState automation = account(u"automation"_s, u"OpenAI"_s, u"CI"_s);
    automation.account.key = {KeySource::Kind::Environment, u"CI_OPENAI_KEY"_s};
    return {
        production(),
        subscription(),
        withReading(account(u"work"_s, u"Anthropic"_s, u"Work key"_s),
            {bucket(u"requests"_s, 1'000, 991, 1s), bucket(u"tokens"_s, 480'000, 456'000, 3s),
                bucket(u"input-tokens"_s, 400'000, 385'000, 3s), bucket(u"output-tokens"_s, 80'000, 71'400, 7s)}),
        failed(std::move(automation), error(ErrorKind::InvalidKey, 401)),
        failed(withReading(account(u"research"_s, u"Anthropic"_s, u"Research"_s), {perDay(14'400, 14'300, 9h)}),
            error(ErrorKind::Timeout, 0, now + 3min), 12min),
        localServer(),
    };
}

std::vector<AccountState> exampleTroubles()
{
    AccountState local = localServer();
    local.snapshot.reading.reset();
    local.snapshot.readAt.reset();
    return {
        failed(account(u"work"_s, u"Anthropic"_s, u"Work key"_s), error(ErrorKind::InvalidKey, 401)),
        failed(account(u"batch"_s, u"OpenAI"_s, u"Batch jobs"_s), error(ErrorKind::NoCredit, 402)),
        failed(account(u"plan"_s, u"Codex"_s, u"Plus"_s), error(ErrorKind::KeychainLocked)),
        failed(withReading(account(u"production"_s, u"OpenAI"_s, u"Production"_s),
                   {bucket(u"tokens"_s, 200'000, 122'000, -8min), perDay(10'000, 6'100, -5min)}),
            error(ErrorKind::Unreachable, 0, now + 48s), 12min),
        failed(std::move(local), error(ErrorKind::Unreachable, 0, now + 48s)),
    };
}

QHash<QString, QString> exampleKeyHints()
{
    return {{u"production"_s, u"k3Q9"_s}, {u"plan"_s, u"x1Zt"_s}, {u"work"_s, u"wAAA"_s}, {u"research"_s, u"7d2f"_s}};
}

WindowHistory exampleHistory()
{
    // Percent left, minute by minute: work, a pause, work again, and then a batch job.
    constexpr std::array courseOfAnHour{94, 91, 88, 87, 85, 86, 83, 80, 78, 76, 77, 76, 78, 76, 79, 77, 76, 75, 66, 60,
        55, 53, 52, 49, 51, 47, 50, 46, 48, 45, 49, 47, 43, 52, 60, 66, 72, 75, 78, 81, 82, 80, 66, 52, 40, 28, 19, 25,
        31, 24, 17, 9, 30, 41, 52, 60, 44, 33, 21, 11};
    constexpr std::array refusedAgo{9, 2};
    WindowHistory history;
    TimePoint at = now - 60min;
    for (const int percent : courseOfAnHour) {
        history.spans.push_back({at, at, percent / 100.0});
        at += 1min;
    }
    history.spans.push_back({now - 12s, now - 12s, 0.047});
    for (const int ago : refusedAgo)
        history.refusals.push_back(now - std::chrono::minutes(ago));
    return history;
}

WindowHistory exampleWeek()
{
    // Percent left at the end of each six hours, since the window before this one.
    constexpr std::array courseOfDays{62, 62, 55, 48, 47, 47, 39, 33, 33, 100, 96, 91, 90, 90, 84, 76, 76, 75, 68, 61,
        59, 56, 47, 40, 38, 37, 29, 22};
    WindowHistory history;
    TimePoint at = now - courseOfDays.size() * 6h;
    double before = 0.7;
    for (const int percent : courseOfDays) {
        for (int step = 1; step <= 72; ++step) // a reading each five minutes
            history.spans.push_back(
                {at + step * 5min, at + step * 5min, before + (percent / 100.0 - before) * step / 72});
        if (percent == 100)
            history.resets.push_back(at + 6h);
        before = percent / 100.0;
        at += 6h;
    }
    history.notices.push_back(now - 55h);
    history.refusals.push_back(now - 31h);
    return history;
}

RequestLedger exampleRequests()
{
    constexpr std::array took{198ms, 231ms, 187ms, 212ms};
    RequestLedger ledger;
    TimePoint at = now - 15min;
    for (const Milliseconds each : took) {
        LedgerEntry entry;
        entry.at = at;
        entry.accountId = u"production"_s;
        entry.method = u"GET"_s;
        entry.place = u"api.openai.com/v1/models"_s;
        entry.status = 200;
        entry.bytes = 1'412;
        entry.took = each;
        ledger.add(entry);
        at += 5min;
    }
    return ledger;
}

QPalette examplePalette(bool dark)
{
    const QColor window(dark ? 0x202226U : 0xf4f5f7U);
    const QColor base(dark ? 0x27292eU : 0xffffffU);
    const QColor text(dark ? 0xe9ebeeU : 0x1d2125U);
    QPalette palette(QColor(dark ? 0x4a4d53U : 0xf4f5f7U), window);
    palette.setColor(QPalette::Base, base);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    QColor faint = text;
    faint.setAlphaF(0.5F);
    palette.setColor(QPalette::PlaceholderText, faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Highlight, QColor(dark ? 0x5a94f2U : 0x2f6fdeU));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace quotalamp
