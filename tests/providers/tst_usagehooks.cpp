// SPDX-License-Identifier: MIT
#include "core/base/time.h"
#include "core/model/error.h"
#include "core/words/labelwords.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

const TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 3h};

const QStringList hookNames{u"claude-usage"_s, u"codex-usage"_s, u"copilot-usage"_s, u"zai-usage"_s, u"xai-credit"_s,
    u"kimi-usages"_s, u"gemini-quota"_s, u"limit-in-words"_s, u"openrouter-limit"_s, u"anthropic-costs"_s,
    u"anthropic-tokens"_s, u"anthropic-limits"_s, u"openai-costs"_s, u"openai-tokens"_s, u"openai-limits"_s,
    u"fireworks-costs"_s, u"fireworks-quotas"_s};

QString amount(const std::optional<double>& value)
{
    return value ? QString::number(*value) : u"?"_s;
}

/// "5h: 5 hours, 63 of 100 percent, in 90 min"
QString line(const RateWindow& window)
{
    const QString reset = window.resetsAt
        ? u", in %1 min"_s.arg(std::chrono::round<std::chrono::minutes>(*window.resetsAt - now).count())
        : QString();
    return u"%1: %2, %3 of %4 %5%6"_s.arg(
        window.id, windowName(window), amount(window.remaining), amount(window.limit), unitName(window.unit), reset);
}

QString written(const std::optional<Decimal>& amount)
{
    return amount ? amount->text() : QString();
}

QStringList lines(const std::optional<Usage>& usage)
{
    if (!usage)
        return {u"another format"_s};
    QStringList list;
    for (const RateWindow& window : usage->windows)
        list << line(window);
    for (const Balance& balance : usage->balances)
        list << u"%1: %2 of %3 %4"_s
                    .arg(balance.label, written(balance.remaining), written(balance.limit), balance.currency)
                    .trimmed();
    for (const Spend& spend : usage->spends)
        list << u"%1: %2 %3"_s.arg(spendId(spend.period, spend.kind), spend.amount.text(), spend.currency).trimmed();
    for (const ConfiguredLimit& limit : usage->configuredLimits)
        list << u"%1: %2 %3 in %4 s"_s.arg(limit.model, QString::number(limit.limit), limit.window)
                    .arg(limit.period.count());
    return list;
}

/// A refusal of Google's that names one quota.
QByteArray quota(const QByteArray& id, const QByteArray& value, const QByteArray& delay = {})
{
    const QByteArray retry = delay.isEmpty()
        ? QByteArray()
        : R"(, {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": ")" + delay + R"("})";
    return R"({"error": {"code": 429, "details": [{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [
        {"quotaId": ")"
        + id + R"(", "quotaDimensions": {"model": "m"}, "quotaValue": ")" + value + R"("}]})" + retry + "]}}";
}

QByteArray said(const QByteArray& message)
{
    return R"({"error": {"message": ")" + message + R"(", "code": "rate_limit_exceeded"}})";
}

} // namespace

/// What the hooks make of answers, beside those in fixtures: every odd thing in them on its own.
class UsageHooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsHooks_data();
    void findsHooks();
    void reads_data();
    void reads();
    void tellsWhenToAskAgain_data();
    void tellsWhenToAskAgain();
    void knowsMidnightInCalifornia_data();
    void knowsMidnightInCalifornia();
    void readsOrganisations_data();
    void readsOrganisations();
    void readsFireworks_data();
    void readsFireworks();
    void endsWithAnyAnswer_data();
    void endsWithAnyAnswer();
    void namesLengths_data();
    void namesLengths();
};

void UsageHooksTest::findsHooks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("found");
    for (const QString& name : hookNames)
        QTest::addRow("%s", qPrintable(name)) << name << true;
    QTest::newRow("no such") << u"other-usage"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void UsageHooksTest::findsHooks()
{
    QFETCH(QString, name);
    QFETCH(bool, found);
    QCOMPARE(usageHook(name) != nullptr, found);
}

void UsageHooksTest::reads_data()
{
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QString& hook, const QByteArray& body, const QStringList& expected) {
        QTest::newRow(name) << hook << body << expected;
    };
    const QString claude = u"claude-usage"_s;
    row("claude: the two windows", claude,
        R"({"seven_day": {"utilization": 12.5, "resets_at": "2026-11-24T05:00:00Z"}, "five_hour": {"utilization": 40}})",
        {u"5h: 5 hours, 60 of 100 percent"_s, u"7d: 7 days, 87.5 of 100 percent, in 120 min"_s});
    row("claude: a model's own", claude, R"({"seven_day_opus": {"utilization": 1}})",
        {u"7d-opus: 7 days, Opus, 99 of 100 percent"_s});
    row("claude: a name of several words", claude, R"({"seven_day_oauth_apps": {"utilization": 0}})",
        {u"7d-oauth-apps: 7 days, OAuth apps, 100 of 100 percent"_s});
    row("claude: a code name", claude, R"({"iguana_necktie": {"utilization": 3, "resets_at": null}})",
        {u"iguana-necktie: Iguana necktie, 97 of 100 percent"_s});
    row("claude: another length", claude, R"({"twelve_hour": {"utilization": 3}, "one_day": {"utilization": 4}})",
        {u"12h: 12 hours, 97 of 100 percent"_s, u"1d: 1 day, 96 of 100 percent"_s});
    row("claude: more than all", claude, R"({"five_hour": {"utilization": 104}})",
        {u"5h: 5 hours, 0 of 100 percent"_s});
    row("claude: shapes that are none", claude,
        R"({"five_hour": {"utilization": 1}, "a": 5, "b": "x", "c": [], "d": {"utilization": "x"}, "e": {"utilization": -1}})",
        {u"5h: 5 hours, 99 of 100 percent"_s});
    row("claude: none at all", claude, R"({"five_hour": null, "seven_day": null})", {});
    row("claude: windows of another shape", claude, R"({"five_hour": {"share": 0.5}})", {u"another format"_s});
    row("claude: extra usage in cents", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": true, "monthly_limit": 11000, "used_credits": 9221.0, "currency": "USD"}})",
        {u"extra usage: 17.79 of 110.00 USD"_s});
    row("claude: more extra usage than allowed", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": true, "monthly_limit": 500, "used_credits": 505, "currency": "EUR"}})",
        {u"extra usage: -0.05 of 5.00 EUR"_s});
    row("claude: extra usage that is off", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": false, "monthly_limit": 500, "used_credits": 5}})", {});
    row("claude: extra usage without a limit", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": true, "monthly_limit": null, "used_credits": 5}})",
        {u"month: 0.05"_s});
    row("claude: extra usage of yen", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": true, "monthly_limit": 12000, "used_credits": 1500, "currency": "JPY"}})",
        {u"extra usage: 10500 of 12000 JPY"_s});
    row("claude: extra usage with its decimals", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": true, "monthly_limit": 12000, "used_credits": 1500, "currency": "USD", "decimal_places": 3}})",
        {u"extra usage: 10.500 of 12.000 USD"_s});
    row("claude: extra usage of dinars without a limit", claude,
        R"({"five_hour": null, "extra_usage": {"is_enabled": true, "used_credits": 1234, "currency": "KWD"}})",
        {u"month: 1.234 KWD"_s});
    row("claude: a name and a reset that disagree", claude,
        R"({"five_hour": {"utilization": 40, "resets_at": "2026-11-28T17:24:00Z"}})",
        {u"five-hour: Five hour, 60 of 100 percent, in 6624 min"_s});
    row("claude: spending without decimals", claude,
        R"({"five_hour": null, "spend": {"enabled": true, "used": {"amount_minor": 30, "currency": "JPY", "exponent": 0},
            "limit": {"amount_minor": 500, "currency": "JPY", "exponent": 0}}})",
        {u"extra usage: 470 of 500 JPY"_s});
    row("claude: spending without a limit", claude,
        R"({"five_hour": null, "spend": {"enabled": true, "used": {"amount_minor": 30, "currency": "USD", "exponent": 2}}})",
        {u"month: 0.30 USD"_s});
    row("claude: only the list", claude,
        R"({"limits": [{"kind": "weekly_all", "group": "weekly", "percent": 9}, {"kind": "session", "group": "session", "percent": 8}]})",
        {u"5h: 5 hours, 92 of 100 percent"_s, u"7d: 7 days, 91 of 100 percent"_s});
    row("claude: a kind not known", claude, R"({"limits": [{"kind": "burst_rate", "percent": 5}]})",
        {u"burst-rate: Burst rate, 95 of 100 percent"_s});
    row("claude: the list says the same of a model", claude,
        R"({"seven_day_opus": {"utilization": 3}, "limits": [{"kind": "weekly_scoped", "percent": 3,
            "scope": {"model": {"display_name": "Opus"}}}]})",
        {u"7d-opus: 7 days, Opus, 97 of 100 percent"_s});
    const QString codex = u"codex-usage"_s;
    row("codex: five hours alone", codex,
        R"({"plan_type": "pro", "rate_limit": {"primary_window": {"used_percent": 12, "limit_window_seconds": 18000, "reset_after_seconds": 600}}})",
        {u"5h: 5 hours, 88 of 100 percent, in 10 min"_s});
    row("codex: the week in the first slot", codex,
        R"({"rate_limit": {"primary_window": {"used_percent": 1, "limit_window_seconds": 604800}, "secondary_window": {"used_percent": 2, "limit_window_seconds": 18000}}})",
        {u"5h: 5 hours, 98 of 100 percent"_s, u"7d: 7 days, 99 of 100 percent"_s});
    row("codex: another length", codex,
        R"({"rate_limit": {"primary_window": {"used_percent": 1, "limit_window_seconds": 5400}}})",
        {u"90m: 90 minutes, 99 of 100 percent"_s});
    row("codex: without a length", codex, R"({"rate_limit": {"primary_window": {"used_percent": 1}}})",
        {u"primary: Primary, 99 of 100 percent"_s});
    row("codex: an empty place", codex, R"({"rate_limit": {"primary_window": {"used_percent": 0}}})", {});
    row("codex: credits that are money of its own", codex,
        R"({"plan_type": "plus", "rate_limit": null, "credits": {"has_credits": true, "balance": "12.50"}})",
        {u"credit: 12.50 of"_s});
    row("codex: credits without end", codex,
        R"({"plan_type": "plus", "rate_limit": null, "credits": {"has_credits": true, "unlimited": true, "balance": "0"}})",
        {});
    row("codex: two of one length", codex,
        R"({"rate_limit": {"primary_window": {"used_percent": 1, "limit_window_seconds": 3600}, "secondary_window": {"used_percent": 2, "limit_window_seconds": 3600}}})",
        {u"1h: 1 hour, 99 of 100 percent"_s});
    row("codex: a day that resets in more days", codex,
        R"({"rate_limit": {"primary_window": {"used_percent": 40, "limit_window_seconds": 86400, "reset_after_seconds": 397440}}})",
        {u"primary: Primary, 60 of 100 percent, in 6624 min"_s});
    row("codex: an hour that resets in two, of a model", codex,
        R"({"plan_type": "x", "rate_limit": null, "additional_rate_limits": [{"limit_name": "Spark", "rate_limit": {"secondary_window": {"used_percent": 1, "limit_window_seconds": 3600, "reset_after_seconds": 7200}}}]})",
        {u"secondary-spark: Spark, 99 of 100 percent, in 120 min"_s});
    row("codex: an instant that disagrees with its delay, by our clock alone", codex,
        R"({"rate_limit": {"primary_window": {"used_percent": 1, "limit_window_seconds": 604800, "reset_after_seconds": 3600, "reset_at": 1795575600}}})",
        {u"7d: 7 days, 99 of 100 percent, in 60 min"_s});
    row("codex: 730 hours", codex,
        R"({"rate_limit": {"primary_window": {"used_percent": 1, "limit_window_seconds": 2628000}}})",
        {u"1mo: 1 month, 99 of 100 percent"_s});
    row("codex: a spend limit alone", codex,
        R"({"plan_type": "business", "rate_limit": null, "spend_control": {"individual_limit": {"remaining_percent": 64, "reset_after_seconds": 6000}}})",
        {u"spend-limit: Spend limit, 64 of 100 percent, in 100 min"_s});
    row("codex: a refusal", codex, R"({"error": {"type": "usage_limit_reached", "resets_in_seconds": 1200}})",
        {u"plan: Plan, 0 of 100 percent, in 20 min"_s});
    row("codex: another refusal", codex, R"({"error": {"type": "other"}})", {u"another format"_s});
    const QString copilot = u"copilot-usage"_s;
    row("copilot: a day as the reset", copilot,
        R"({"quota_reset_date": "2026-11-25", "quota_snapshots": {"premium_interactions": {"entitlement": 300, "remaining": 298}}})",
        {u"premium-interactions: Premium requests, 298 of 300 requests, in 1260 min"_s});
    row("copilot: without end", copilot,
        R"({"quota_snapshots": {"chat": {"unlimited": true, "entitlement": 5, "remaining": 5}}})", {});
    row("copilot: none in the plan", copilot,
        R"({"quota_snapshots": {"chat": {"has_quota": false, "percent_remaining": 100}, "completions": {"entitlement": 0, "percent_remaining": 100}}})",
        {});
    row("copilot: more than all used", copilot,
        R"({"quota_snapshots": {"chat": {"entitlement": 50, "quota_remaining": -21.7, "remaining": -21}}})",
        {u"chat: Chat messages, 0 of 50 requests"_s});
    row("copilot: a share and counts that disagree", copilot,
        R"({"quota_snapshots": {"chat": {"entitlement": 500, "remaining": 400, "percent_remaining": 12.5}}})",
        {u"chat: Chat messages, ? of 500 requests"_s});
    row("copilot: a share that is rounded", copilot,
        R"({"quota_snapshots": {"chat": {"entitlement": 300, "remaining": 298, "percent_remaining": 99}}})",
        {u"chat: Chat messages, 298 of 300 requests"_s});
    row("copilot: a share alone", copilot, R"({"quota_snapshots": {"chat": {"percent_remaining": 40}}})",
        {u"chat: Chat messages, 40 of 100 percent"_s});
    row("copilot: a name not known", copilot,
        R"({"quota_snapshots": {"agent_runs": {"entitlement": 10, "remaining": 4}}})",
        {u"agent-runs: Agent runs, 4 of 10 requests"_s});
    row("copilot: no plan", copilot, R"({"copilot_plan": "none"})", {});
    row("copilot: another format", copilot, R"({"plan": "pro", "left": 5})", {u"another format"_s});
    const QString zai = u"zai-usage"_s;
    row("zai: lengths", zai,
        R"({"data": {"limits": [{"type": "TOKENS_LIMIT", "unit": 6, "number": 1, "percentage": 1}, {"type": "TOKENS_LIMIT", "unit": 1, "number": 30, "percentage": 2},
            {"type": "TOKENS_LIMIT", "unit": 3, "number": 5, "percentage": 3, "nextResetTime": 1795491000000}]}})",
        {u"5h: 5 hours, 97 of 100 percent, in 30 min"_s, u"7d: 7 days, 99 of 100 percent"_s,
            u"30d: 30 days, 98 of 100 percent"_s});
    row("zai: a month has no fixed length", zai,
        R"({"data": {"limits": [{"type": "TIME_LIMIT", "unit": 5, "number": 1, "usage": 1000, "remaining": 776, "percentage": 22}]}})",
        {u"tool-calls: Tool calls, 776 of 1000 requests"_s});
    row("zai: used and left that are not all", zai,
        R"({"data": {"limits": [{"type": "TIME_LIMIT", "usage": 1000, "currentValue": 600, "remaining": 776}]}})",
        {u"tool-calls: Tool calls, ? of 1000 requests"_s});
    row("zai: 730 hours", zai,
        R"({"data": {"limits": [{"type": "TOKENS_LIMIT", "unit": 3, "number": 730, "percentage": 22}]}})",
        {u"1mo: 1 month, 78 of 100 percent"_s});
    row("zai: a share of tool calls alone", zai, R"({"data": {"limits": [{"type": "TIME_LIMIT", "percentage": 22}]}})",
        {u"tool-calls: Tool calls, 78 of 100 percent"_s});
    row("zai: credits", zai,
        R"({"data": {"limits": [{"type": "CREDIT_LIMIT", "unit": 3, "number": 5, "percentage": 22}]}})",
        {u"5h-credit: 5 hours, credits, 78 of 100 percent"_s});
    row("zai: a type not known", zai, R"({"data": {"limits": [{"type": "VIDEO_LIMIT", "percentage": 22}]}})",
        {u"video: Video, 78 of 100 percent"_s});
    row("zai: no plan", zai, R"({"data": {"limits": []}})", {});
    row("zai: another format", zai, R"({"data": {"limits": [{"type": "TOKENS_LIMIT"}]}})", {u"another format"_s});
    const QString kimi = u"kimi-usages"_s;
    row("kimi: pools beside their limits", kimi,
        R"({"limits": [{"window": {"duration": 300, "timeUnit": "TIME_UNIT_MINUTE"}, "detail": {"limit": "100", "remaining": "60", "resetTime": "2026-11-24T05:00:00Z"}}],
            "usages": {"limit_5h": {"used_ratio": 0.4, "reset_time": "2026-11-24T05:00:01Z"}, "limit_month_total": {"used_ratio": 0.125, "reset_time": "2026-11-25T03:00:00Z"},
            "limit_month_code": {"used_ratio": 0, "reset_time": "2026-11-25T03:00:00Z"}}})",
        {u"rate: Rate limit, 60 of 100 other, in 120 min"_s,
            u"month-code: Monthly code, 100 of 100 percent, in 1440 min"_s,
            u"month: Monthly total, 87.5 of 100 percent, in 1440 min"_s});
    row("kimi: a copy that is told by its length", kimi,
        R"({"limits": [{"window": {"duration": 5, "timeUnit": "TIME_UNIT_HOUR"}, "detail": {"limit": 100, "used": 100}}], "usages": {"limit_5h": {"used_ratio": 1}}})",
        {u"rate: Rate limit, 0 of 100 other"_s});
    row("kimi: a pool not known", kimi, R"({"usages": {"limit_week_video": {"used_ratio": 0.5}}})",
        {u"week-video: Week video, 50 of 100 percent"_s});
    row("kimi: used and left that are not all", kimi, R"({"usage": {"limit": "100", "used": "25", "remaining": "50"}})",
        {u"plan: Plan, ? of 100 other"_s});
    row("kimi: another format", kimi, R"({"usages": [{"scope": "week", "quota": "100"}], "limits": []})",
        {u"another format"_s});
    const QString xai = u"xai-credit"_s;
    row("xai: left", xai, R"({"total": {"val": "-1234"}})", {u"credit: 12.34 of  USD"_s});
    row("xai: a few cents", xai, R"({"total": {"val": "-7"}})", {u"credit: 0.07 of  USD"_s});
    row("xai: nothing", xai, R"({"total": {"val": "0"}})", {u"credit: 0.00 of  USD"_s});
    row("xai: in debt", xai, R"({"total": {"val": "150"}})", {u"credit: -1.50 of  USD"_s});
    row("xai: a number", xai, R"({"total": {"val": -100}})", {u"credit: 1.00 of  USD"_s});
    row("xai: parts of a cent", xai, R"({"total": {"val": "-1.5"}})", {u"another format"_s});
    row("xai: words", xai, R"({"total": {"val": "much"}})", {u"another format"_s});
    const QString gemini = u"gemini-quota"_s;
    row("gemini: a day", gemini, quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "25"),
        {u"requests-day: Requests per day, 0 of 25 requests, in 300 min"_s});
    row("gemini: a minute", gemini, quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "15", "120s"),
        {u"requests-minute: Requests per minute, 0 of 15 requests, in 2 min"_s});
    row("gemini: tokens, of which some may be left", gemini,
        quota("GenerateContentPaidTierInputTokensPerModelPerMinute", "1000000", "60s"),
        {u"input-tokens-minute: Input tokens per minute, ? of 1e+06 tokens, in 1 min"_s});
    row("gemini: neither day nor minute", gemini, quota("GenerateRequestsPerProject", "9"),
        {u"requests: Requests, 0 of 9 requests"_s});
    row("gemini: none in this plan", gemini, quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "0"), {});
    row("gemini: a quota of another thing", gemini, quota("BatchJobsPerDay", "5"), {});
    row("gemini: no number", gemini, quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "many"),
        {u"requests-day: Requests per day, 0 of ? requests, in 300 min"_s});
    row("gemini: without details", gemini, R"({"error": {"code": 429, "message": "Resource exhausted."}})",
        {u"another format"_s});
    row("gemini: two models", gemini,
        R"({"error": {"details": [{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [
            {"quotaId": "RequestsPerMinute", "quotaDimensions": {"model": "a"}, "quotaValue": "5"},
            {"quotaId": "RequestsPerMinute", "quotaDimensions": {"model": "b"}, "quotaValue": "7"}]}]}})",
        {u"requests-minute: Requests per minute, 0 of 5 requests"_s,
            u"requests-minute: Requests per minute, 0 of 7 requests"_s});
    const QString router = u"openrouter-limit"_s;
    row("openrouter: a day", router,
        R"({"error": {"message": "Rate limit exceeded", "code": 429, "metadata": {"limit_source": "openrouter_free_tier_daily",
            "headers": {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1795564800000"}}}})",
        {u"requests: Free model requests per day, 0 of 50 requests, in 1260 min"_s});
    row("openrouter: a minute", router,
        R"({"error": {"message": "limited to 8 requests per minute", "metadata": {"headers": {"X-RateLimit-Limit": "8",
            "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": 1795489260000}}}})",
        {u"requests-minute: Requests per minute, 0 of 8 requests, in 1 min"_s});
    row("openrouter: of a length not told", router,
        R"({"error": {"message": "no", "metadata": {"headers": {"X-RateLimit-Limit": "8"}}}})", {u"another format"_s});
    row("openrouter: from the model's host", router,
        R"({"error": {"message": "Provider returned error", "metadata": {"provider_name": "Other"}}})",
        {u"another format"_s});
    const QString words = u"limit-in-words"_s;
    row("words: tokens per day", words,
        said("Rate limit reached for model `m-1` in organization `o` service tier `s` on tokens per day (TPD): Limit "
             "200000, Used 199945, Requested 73. Please try again in 17.8s. Need more?"),
        {u"tokens-day: Tokens per day, 55 of 200000 tokens, in 0 min"_s});
    row("words: requests per minute", words,
        said("Rate limit reached for m in organization o on requests per min (RPM): Limit 3, Used 3, Requested 1. "
             "Please "
             "try again in 2m0s."),
        {u"requests-minute: Requests per minute, 0 of 3 requests, in 2 min"_s});
    row("words: more used than there is", words, said("on tokens per min (TPM): Limit 100, Used 120, Requested 1."),
        {u"tokens-minute: Tokens per minute, 0 of 100 tokens"_s});
    row("words: an older form", words,
        said("Rate limit reached on tokens per min. Limit: 10,000 / min. Current: 9,020 / min."),
        {u"tokens-minute: Tokens per minute, 980 of 10000 tokens"_s});
    row("words: too large by itself", words,
        said("Request too large for m in organization o on tokens per min (TPM): Limit 30000, Requested 40000."),
        {u"tokens-minute: Tokens per minute, ? of 30000 tokens"_s});
    row("words: input tokens per hour", words, said("on input tokens per hour (ITPH): Limit 10, Used 4, Requested 9."),
        {u"input-tokens-hour: Input tokens per hour, 6 of 10 tokens"_s});
    row("words: the wait alone", words, said("Please try again in 20s."), {});
    row("words: of something else", words, said("You exceeded your current quota."), {u"another format"_s});
    row("words: digits without end", words,
        said("on tokens per day (TPD): Limit 99999999999999999999999, Used 1, Requested 1."), {u"another format"_s});
}

void UsageHooksTest::tellsWhenToAskAgain_data()
{
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QString& hook, const QByteArray& body, const QString& expected) {
        QTest::newRow(name) << hook << body << expected;
    };
    const QString gemini = u"gemini-quota"_s;
    row("gemini: the minute's delay", gemini, quota("GenerateRequestsPerMinutePerProjectPerModel", "5", "48s"),
        u"48 s"_s);
    row("gemini: a delay of no length", gemini, quota("GenerateRequestsPerMinutePerProjectPerModel", "5", "0s"),
        u"1 s"_s);
    row("gemini: of the day it means nothing", gemini, quota("GenerateRequestsPerDayPerProjectPerModel", "5", "36s"),
        u"18000 s"_s);
    row("gemini: none in this plan", gemini, quota("GenerateRequestsPerDayPerProjectPerModel", "0", "36s"),
        u"forbidden"_s);
    row("openrouter: passes by itself", u"openrouter-limit"_s,
        R"({"error": {"code": 402, "message": "m", "metadata": {"limit_source": "openrouter_in_flight_budget"}}})",
        u"rate-limited"_s);
    row("words: a wait", u"limit-in-words"_s, said("Please try again in 1h53m56.832s."), u"6837 s"_s);
    row("words: a moment", u"limit-in-words"_s, said("Please try again in 150ms."), u"1 s"_s);
    row("words: none", u"limit-in-words"_s, said("on tokens per day (TPD): Limit 5, Used 5, Requested 1."), u"open"_s);
}

void UsageHooksTest::tellsWhenToAskAgain()
{
    QFETCH(QString, hook);
    QFETCH(QByteArray, body);
    Answer answer;
    answer.status = 429;
    answer.receivedAt = now;
    answer.body = body;
    const auto usage = usageHook(hook)(QJsonDocument::fromJson(body).object(), answer);
    QVERIFY(usage);
    const QString again = usage->retryAt
        ? QString::number(std::chrono::round<Seconds>(*usage->retryAt - now).count()) + u" s"_s
        : u"open"_s;
    QTEST(usage->means ? errorKindName(*usage->means) : again, "expected");
}

void UsageHooksTest::knowsMidnightInCalifornia_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("midnight");
    QTest::newRow("winter") << u"2026-11-24T03:00:00Z"_s << u"2026-11-24T08:00:00.000Z"_s;
    QTest::newRow("winter, a moment before") << u"2026-11-24T07:59:59Z"_s << u"2026-11-24T08:00:00.000Z"_s;
    QTest::newRow("winter, a moment after") << u"2026-11-24T08:00:01Z"_s << u"2026-11-25T08:00:00.000Z"_s;
    QTest::newRow("summer") << u"2026-07-01T12:00:00Z"_s << u"2026-07-02T07:00:00.000Z"_s;
    QTest::newRow("the day before summer time") << u"2026-03-08T07:00:00Z"_s << u"2026-03-08T08:00:00.000Z"_s;
    QTest::newRow("as it begins") << u"2026-03-08T09:00:00Z"_s << u"2026-03-09T07:00:00.000Z"_s;
    QTest::newRow("as it ends") << u"2026-11-01T08:00:00Z"_s << u"2026-11-02T08:00:00.000Z"_s;
    QTest::newRow("the last hour of the year") << u"2026-12-31T23:30:00Z"_s << u"2027-01-01T08:00:00.000Z"_s;
}

void UsageHooksTest::knowsMidnightInCalifornia()
{
    QFETCH(QString, at);
    const QByteArray body = quota("GenerateRequestsPerDayPerProjectPerModel", "5");
    Answer answer;
    answer.receivedAt = parseInstant(at).value();
    const auto usage = geminiQuota(QJsonDocument::fromJson(body).object(), answer);
    QVERIFY(usage && !usage->windows.empty() && usage->windows.front().resetsAt);
    QTEST(toRfc3339(*usage->windows.front().resetsAt), "midnight");
}

void UsageHooksTest::readsOrganisations_data()
{
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QString& hook, const QByteArray& data, const QStringList& expected) {
        QTest::newRow(name) << hook << "{\"data\": " + data + "}" << expected;
    };
    const QStringList other{u"another format"_s};
    const QString cents = u"anthropic-costs"_s;
    row("cents: parts of one are summed", cents,
        R"([{"starting_at": "2026-11-24T00:00:00Z", "results": [{"amount": "0.1", "currency": "USD"}, {"amount": "0.2", "currency": "USD"}]}])",
        {u"month: 0.003 USD"_s, u"day: 0.003 USD"_s});
    row("cents: more decimals than count", cents,
        R"([{"starting_at": "2026-11-23T00:00:00Z", "results": [{"amount": "1.234567890123456789", "currency": "USD"}]}])",
        {u"month: 0.012345678901 USD"_s, u"day: 0.00 USD"_s});
    row("cents: of the month before", cents,
        R"([{"starting_at": "2026-10-31T00:00:00Z", "results": [{"amount": "500", "currency": "USD"}]}])",
        {u"month: 0.00 USD"_s, u"day: 0.00 USD"_s});
    row("cents: a refund", cents,
        R"([{"starting_at": "2026-11-02T00:00:00Z", "results": [{"amount": "-500", "currency": "USD"}]}])",
        {u"month: -5.00 USD"_s, u"day: 0.00 USD"_s});
    row("cents: an amount of words", cents,
        R"([{"starting_at": "2026-11-02T00:00:00Z", "results": [{"amount": "much", "currency": "USD"}]}])", other);
    row("cents: no currency", cents, R"([{"starting_at": "2026-11-02T00:00:00Z", "results": [{"amount": "5"}]}])",
        other);
    row("cents: no day", cents, R"([{"results": []}])", other);
    row("cents: no list", cents, R"({"total": 5})", other);
    row("cents: more than digits hold", cents,
        R"([{"starting_at": "2026-11-02T00:00:00Z", "results": [{"amount": "999999999999999999", "currency": "USD"}, {"amount": "1", "currency": "USD"}]}])",
        other);
    const QString dollars = u"openai-costs"_s;
    row("dollars: binary fractions", dollars,
        R"([{"start_time": 1795478400, "results": [{"amount": {"value": 0.1, "currency": "usd"}}, {"amount": {"value": 0.2, "currency": "usd"}}]}])",
        {u"month: 0.30 USD"_s, u"day: 0.30 USD"_s});
    row("dollars: a decimal text", dollars,
        R"([{"start_time": 1795478400, "results": [{"amount": {"value": "1.5", "currency": "usd"}}]}])",
        {u"month: 1.50 USD"_s, u"day: 1.50 USD"_s});
    row("dollars: and euros", dollars,
        R"([{"start_time": 1795392000, "results": [{"amount": {"value": 1, "currency": "usd"}}, {"amount": {"value": 2, "currency": "eur"}}]}])",
        {u"month: 1.00 USD"_s, u"month: 2.00 EUR"_s, u"day: 0.00 USD"_s});
    row("dollars: not a number", dollars,
        R"([{"start_time": 1795478400, "results": [{"amount": {"value": null, "currency": "usd"}}]}])", other);
    const QString counts = u"anthropic-tokens"_s;
    row("tokens: of every kind", counts,
        R"([{"starting_at": "2026-11-24T00:00:00Z", "results": [{"uncached_input_tokens": 1, "cache_read_input_tokens": 20,
            "cache_creation": {"ephemeral_1h_input_tokens": 300, "ephemeral_5m_input_tokens": 4000}, "output_tokens": 5}]}])",
        {u"month-input-tokens: 4321"_s, u"day-input-tokens: 4321"_s, u"month-output-tokens: 5"_s,
            u"day-output-tokens: 5"_s});
    row("tokens: without a cache", counts,
        R"([{"starting_at": "2026-11-24T00:00:00Z", "results": [{"uncached_input_tokens": 1, "output_tokens": 5}]}])",
        {u"month-input-tokens: 1"_s, u"day-input-tokens: 1"_s, u"month-output-tokens: 5"_s, u"day-output-tokens: 5"_s});
    row("tokens: fewer than none", counts,
        R"([{"starting_at": "2026-11-24T00:00:00Z", "results": [{"uncached_input_tokens": -1, "output_tokens": 5}]}])",
        other);
    row("tokens: none put out", counts,
        R"([{"starting_at": "2026-11-24T00:00:00Z", "results": [{"uncached_input_tokens": 1}]}])", other);
    row("limits: not a number", u"anthropic-limits"_s,
        R"([{"models": ["a", 5, ""], "limits": [{"type": "requests_per_minute", "value": 5}, {"type": "tokens_per_minute", "value": "9"}]}])",
        {u"a: 5 requests in 60 s"_s});
    row("limits: of no model", u"anthropic-limits"_s,
        R"([{"models": null, "limits": [{"type": "requests_per_minute", "value": 5}]}])", {});
    row("limits: of another shape", u"anthropic-limits"_s, R"({"requests": 5})", other);
    row("limits: nothing is no limit", u"openai-limits"_s,
        R"([{"model": "a", "max_requests_per_1_minute": 0, "max_tokens_per_1_minute": 7}, {"max_tokens_per_1_minute": 7}, 5])",
        {u"a: 7 tokens in 60 s"_s});
    row("limits: a name with control characters", u"openai-limits"_s,
        R"([{"model": "a\u0007b", "max_tokens_per_1_minute": 7}])", {});
}

void UsageHooksTest::readsOrganisations()
{
    reads();
}

void UsageHooksTest::readsFireworks_data()
{
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected");
    const auto costs = [](const char* name, const QByteArray& body, const QStringList& expected) {
        QTest::newRow(name) << u"fireworks-costs"_s << body << expected;
    };
    const auto quotas = [](const char* name, const QByteArray& quota, const QStringList& expected) {
        QTest::newRow(name) << u"fireworks-quotas"_s << R"({"quotas": [)" + quota + "]}" << expected;
    };
    const QStringList other{u"another format"_s};
    const QStringList nothing{u"month: 0.00 USD"_s, u"day: 0.00 USD"_s};
    costs("lines are summed to the nano",
        R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "units": "12", "nanos": 340000001}},
                          {"totalCost": {"currencyCode": "USD", "nanos": 1}}]})",
        {u"month: 12.340000002 USD"_s});
    costs("today among the days",
        R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "units": "3"}}], "usageBuckets": [
            {"bucketStartTime": "2026-11-23T00:00:00Z", "lineItems": [{"totalCost": {"currencyCode": "USD", "units": "2"}}]},
            {"bucketStartTime": "2026-11-24T00:00:00Z", "lineItems": [{"totalCost": {"currencyCode": "USD", "units": "1"}}]}]})",
        {u"month: 3.00 USD"_s, u"day: 1.00 USD"_s});
    costs("nothing today",
        R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "units": "3"}}], "usageBuckets": [
            {"bucketStartTime": "2026-11-23T00:00:00Z", "lineItems": [{"totalCost": {"currencyCode": "USD", "units": "3"}}]}]})",
        {u"month: 3.00 USD"_s, u"day: 0.00 USD"_s});
    costs("money back",
        R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "units": "-1", "nanos": -500000000}}]})",
        {u"month: -1.50 USD"_s});
    costs("a cost of nought", R"({"lineItems": [{"totalCost": {"currencyCode": "USD"}}]})",
        {u"month: 0.00 USD"_s, u"day: 0.00 USD"_s});
    costs("no cost at all", R"({"lineItems": []})", nothing);
    costs("other members", R"({"total": 5})", other);
    costs("lines of another shape", R"({"lineItems": {"a": 5}})", other);
    costs("words for money", R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "units": "much"}}]})", other);
    costs("half a unit", R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "units": 1.5}}]})", other);
    costs("more nanos than a unit has",
        R"({"lineItems": [{"totalCost": {"currencyCode": "USD", "nanos": 1000000000}}]})", other);
    costs("no currency", R"({"lineItems": [{"totalCost": {"units": "1"}}]})", other);
    quotas("what may be spent", R"({"name": "accounts/acme/quotas/monthly-spend-usd", "value": "200", "usage": 37.5})",
        {u"spend limit: 162.50 of 200.00 USD"_s});
    quotas("nothing spent", R"({"name": "accounts/acme/quotas/monthly-spend-usd", "value": "200"})",
        {u"spend limit: 200.00 of 200.00 USD"_s});
    quotas("more spent than allowed",
        R"({"name": "accounts/acme/quotas/monthly-spend-usd", "value": "50", "usage": 51.239})",
        {u"spend limit: -1.24 of 50.00 USD"_s});
    quotas(
        "spent in words", R"({"name": "accounts/acme/quotas/monthly-spend-usd", "value": "50", "usage": "much"})", {});
    quotas("no limit", R"({"name": "accounts/acme/quotas/monthly-spend-usd", "usage": 5})", {});
    quotas("of hardware", R"({"name": "accounts/acme/quotas/h100-count", "value": "8", "usage": 1})", {});
    QTest::newRow("no quotas") << u"fireworks-quotas"_s << "{\"data\": []}"_ba << other;
}

void UsageHooksTest::readsFireworks()
{
    reads();
}

void UsageHooksTest::reads()
{
    QFETCH(QString, hook);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, expected);
    const QJsonDocument json = QJsonDocument::fromJson(body);
    QVERIFY(json.isObject());
    Answer answer;
    answer.status = 200;
    answer.receivedAt = now;
    answer.body = body;
    QCOMPARE(lines(usageHook(hook)(json.object(), answer)), expected);
}

void UsageHooksTest::endsWithAnyAnswer_data()
{
    QTest::addColumn<QJsonValue>("json");
    QTest::newRow("nothing") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("text") << QJsonValue(u"text"_s);
    QTest::newRow("list") << QJsonValue(QJsonArray{1, 2});
    QTest::newRow("empty") << QJsonValue(QJsonObject());
}

void UsageHooksTest::endsWithAnyAnswer()
{
    QFETCH(QJsonValue, json);
    Answer answer;
    answer.receivedAt = now;
    for (const QString& name : hookNames)
        QVERIFY2(!usageHook(name)(json, answer), qPrintable(name));
}

void UsageHooksTest::namesLengths_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("id");
    QTest::newRow("hours") << 18'000 << u"5h"_s;
    QTest::newRow("days") << 604'800 << u"7d"_s;
    QTest::newRow("minutes") << 5400 << u"90m"_s;
    QTest::newRow("odd") << 61 << u"61s"_s;
}

void UsageHooksTest::namesLengths()
{
    QFETCH(int, seconds);
    QTEST(lengthId(Seconds(seconds)), "id");
}

QTEST_GUILESS_MAIN(UsageHooksTest)
#include "tst_usagehooks.moc"
