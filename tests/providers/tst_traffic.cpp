// SPDX-License-Identifier: MIT
#include "providers/descriptor/registry.h"
#include "providers/engine/traffic.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};

QString epoch(Milliseconds ahead)
{
    return QString::number(std::chrono::floor<Seconds>((now + ahead).time_since_epoch()).count());
}

/// "requests 40/100 60s", of each window.
QStringList windowsOf(const Result<Observation, Unheard>& seen)
{
    QStringList list;
    for (const RateWindow& window : seen.ok() ? seen->windows : std::vector<RateWindow>()) {
        const auto count = [](const std::optional<double>& value) { return value ? QString::number(*value) : u"?"_s; };
        QString text = u"%1 %2/%3"_s.arg(window.id, count(window.remaining), count(window.limit));
        if (window.resetsAt)
            text += u" %1s"_s.arg(std::chrono::round<Seconds>(*window.resetsAt - now).count());
        list << text;
    }
    return list;
}

} // namespace

/// The person's own traffic, read by the descriptors of its providers.
class TrafficTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documents_data();
    void documents();
    void subscriptions_data();
    void subscriptions();
    void calledAsTheUsageCallsThem_data();
    void calledAsTheUsageCallsThem();
    void lettersOfSubscriptions_data();
    void lettersOfSubscriptions();
    void isAsOldAsItsDate_data();
    void isAsOldAsItsDate();
    void knowsTheClockOfAClient();
    void tellsToWait_data();
    void tellsToWait();
    void oneModelsWaitIsNotTheAccounts();
    void keepsNothingElse();
    void everyDescriptorsHeadersAreHeard();

private:
    Registry m_registry = Registry::builtIn();
};

void TrafficTest::documents_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("json");
    QTest::addColumn<bool>("tool");
    QTest::addColumn<QStringList>("windows");
    const auto row = [](const char* name, const QString& provider, const QString& json, const QStringList& windows,
                         bool tool = true) { QTest::newRow(name) << provider << json << tool << windows; };
    const QString openai = u"openai"_s;
    const QStringList minute{u"requests 58/60 2s"_s};
    const QString three =
        uR"("x-ratelimit-limit-requests":"60","X-RateLimit-Remaining-Requests":"58","x-ratelimit-reset-requests":"2s")"_s;
    row("an answer with its status", openai, uR"({"status":200,"headers":{%1}})"_s.arg(three), minute);
    row("a refusal", openai, uR"({"status":429,"headers":{%1}})"_s.arg(three), minute);
    row("headers alone", openai, u"{%1}"_s.arg(three), minute);
    row("pairs", openai,
        uR"([["x-ratelimit-limit-requests","60"],["x-ratelimit-remaining-requests","58"],["x-ratelimit-reset-requests","2s"]])"_s,
        minute);
    row("an answer with pairs", openai,
        uR"({"headers":[["x-ratelimit-limit-requests","60"],["x-ratelimit-remaining-requests","58"],["x-ratelimit-reset-requests","2s"]]})"_s,
        minute);
    row("numbers and lists of values", openai,
        uR"({"x-ratelimit-limit-requests":60,"x-ratelimit-remaining-requests":["58"],"x-ratelimit-reset-requests":["2s","9s"]})"_s,
        minute);
    row("the status as a text", openai, uR"({"status":"429","headers":{%1}})"_s.arg(three), minute);
    row("the status among the headers", openai, uR"({":status":429,%1})"_s.arg(three), minute);
    row("told on two lines, which a client joined", openai,
        uR"({"x-ratelimit-limit-requests":"60, 60","x-ratelimit-remaining-requests":"58, 59","x-ratelimit-reset-requests":"2s"})"_s,
        minute);
    row("a mark between thousands", openai,
        uR"({"x-ratelimit-limit-requests":"60,000","x-ratelimit-remaining-requests":"58,000"})"_s, {});
    row("got a while ago, in milliseconds", openai,
        uR"({"at":%1,"headers":{"x-ratelimit-limit-requests":"60","x-ratelimit-remaining-requests":"58","x-ratelimit-reset-requests":"62s"}})"_s
            .arg(epoch(-1min) + u"000"_s),
        minute);
    row("got a while ago, in seconds", openai,
        uR"({"at":"%1","headers":{"x-ratelimit-limit-requests":"60","x-ratelimit-remaining-requests":"58","x-ratelimit-reset-requests":"62s"}})"_s
            .arg(epoch(-1min)),
        minute);
    row("of another provider", u"anthropic"_s, u"{%1}"_s.arg(three), {});
    row("no limits", openai, uR"({"headers":{"content-type":"text/plain","authorization":"Bearer sk-fake"}})"_s, {});
    row("nonsense", openai, uR"({"headers":[1,"a",[],[2,3],{"a":1}],"status":"x"})"_s, {});
    row("nested deeper", openai, uR"({"a":{"headers":{%1}}})"_s.arg(three), {});
    row("no JSON object", openai, u"[]"_s, {});

    const QString claude = u"claude"_s;
    const auto plan = [](const QString& limits) {
        return uR"({"session_id":"s","model":{"id":"m"},"workspace":{"current_dir":"/home/a"},"rate_limits":%1})"_s.arg(
            limits);
    };
    const QString later = epoch(2h);
    const QString week = epoch(50h);
    row("a status line", claude,
        plan(
            uR"({"five_hour":{"used_percentage":23.5,"resets_at":%1},"seven_day":{"used_percentage":41,"resets_at":%2}})"_s
                .arg(later, week)),
        {u"5h 76.5/100 7200s"_s, u"7d 59/100 180000s"_s});
    row("one window of it", claude, plan(uR"({"seven_day":{"used_percentage":41,"resets_at":%1}})"_s.arg(week)),
        {u"7d 59/100 180000s"_s});
    row("a window that has not begun", claude, plan(uR"({"five_hour":{"used_percentage":0,"resets_at":null}})"_s),
        {u"5h 100/100"_s});
    row("resets in milliseconds and in words", claude,
        plan(
            uR"({"five_hour":{"used_percentage":"23.5","resets_at":%1},"seven_day":{"used_percentage":41,"resets_at":"%2"}})"_s
                .arg(later + u"000"_s, toRfc3339(now + 50h))),
        {u"5h 76.5/100 7200s"_s, u"7d 59/100 180000s"_s});
    row("a reset of 0", claude, plan(uR"({"five_hour":{"used_percentage":12,"resets_at":0}})"_s), {u"5h 88/100"_s});
    row("percentages that are null", claude,
        plan(uR"({"five_hour":{"used_percentage":null,"resets_at":%1},"seven_day":null})"_s.arg(later)), {});
    row("others of it", claude,
        plan(
            uR"({"five_hour":{"used_percentage":5,"resets_at":%1},"seven_day_opus":{"used_percentage":9},"spend_limit":{"used_percentage":3}})"_s
                .arg(later)),
        {u"5h 95/100 7200s"_s});
    row("limits that are null", claude, plan(u"null"_s), {});
    row("without limits", claude, uR"({"session_id":"s","model":{"id":"m"},"version":"2"})"_s, {});
    row("the reset where the percentage belongs", claude,
        plan(uR"({"five_hour":{"used_percentage":%1,"resets_at":%1}})"_s.arg(later)), {});
    row("percentages that are none", claude,
        plan(uR"({"five_hour":{"used_percentage":"a lot"},"seven_day":{"used_percentage":-4}})"_s), {});
    row("a window that is over", claude,
        plan(uR"({"five_hour":{"used_percentage":80,"resets_at":%1}})"_s.arg(epoch(-1h))), {});
    row("a reset that is too far", claude,
        plan(uR"({"five_hour":{"used_percentage":80,"resets_at":%1}})"_s.arg(epoch(50h))), {});
    row("a status line where headers are wanted", claude,
        plan(uR"({"five_hour":{"used_percentage":5,"resets_at":%1}})"_s.arg(later)), {}, false);
    row("a status line for another provider", openai,
        plan(uR"({"five_hour":{"used_percentage":5,"resets_at":%1}})"_s.arg(later)), {});

    const QString codex = u"chatgpt"_s;
    const auto line = [](const QString& limits, Milliseconds age = 1min) {
        return uR"({"timestamp":"%1","type":"event_msg","payload":{"type":"token_count","info":null,"rate_limits":%2}})"_s
            .arg(toRfc3339(now - age), limits);
    };
    row("a line of a session", codex,
        line(
            uR"({"limit_id":"codex","primary":{"used_percent":12.0,"window_minutes":300,"resets_at":%1},"secondary":{"used_percent":40,"window_minutes":10080,"resets_at":%2},"credits":null,"plan_type":"plus"})"_s
                .arg(later, week)),
        {u"5h 88/100 7200s"_s, u"7d 60/100 180000s"_s});
    row("an older version's line", codex,
        line(
            uR"({"primary":{"used_percent":12.0,"window_minutes":299,"resets_in_seconds":7260},"secondary":{"used_percent":40,"window_minutes":10079,"resets_in_seconds":180060}})"_s),
        {u"5h 88/100 7200s"_s, u"7d 60/100 180000s"_s});
    row("the week in the first place", codex,
        line(uR"({"primary":{"used_percent":99,"window_minutes":10080,"resets_at":%1},"secondary":null})"_s.arg(week)),
        {u"7d 1/100 180000s"_s});
    row("a limit of its own", codex,
        line(
            uR"({"limit_id":"codex_other","limit_name":"GPT-X Spark","primary":{"used_percent":5,"window_minutes":300,"resets_at":%1}})"_s
                .arg(later)),
        {u"5h-gpt-x-spark 95/100 7200s"_s});
    row("a line without limits", codex, line(u"null"_s), {});
    row("places for none", codex, line(uR"({"primary":{"used_percent":0},"secondary":null})"_s), {});
    row("an old line of a window that is over", codex,
        line(uR"({"primary":{"used_percent":12.0,"window_minutes":300,"resets_in_seconds":60}})"_s, 20h), {});
    row("of another day", codex,
        line(uR"({"primary":{"used_percent":99,"window_minutes":10080,"resets_at":%1}})"_s.arg(week), 30h), {});
}

void TrafficTest::documents()
{
    QFETCH(QString, provider);
    QFETCH(QString, json);
    QFETCH(bool, tool);
    const Descriptor& descriptor = *m_registry.find(provider);
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    QVERIFY(!document.isNull());
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const auto seen = observationFrom(descriptor, overheardIn(descriptor, value, tool), now);
    QTEST(windowsOf(seen), "windows");
}

/// Headers of answers to a subscription. Rows: "name: value" of each.
void TrafficTest::subscriptions_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QStringList>("headers");
    QTest::addColumn<QStringList>("windows");
    const auto row = [](const char* name, const QString& provider, const QStringList& headers,
                         const QStringList& windows) { QTest::newRow(name) << provider << headers << windows; };
    const QString soon = epoch(2h);
    const QString week = epoch(50h);
    const auto unified = [](const QString& rest) { return u"anthropic-ratelimit-unified-"_s + rest; };
    const QString claude = u"claude"_s;
    const QStringList plan{unified(u"5h-utilization: 0.14"_s), unified(u"5h-reset: "_s + soon),
        unified(u"5h-status: allowed"_s), unified(u"7d-utilization: 0.4"_s), unified(u"7d-reset: "_s + week)};
    row("a plan's two windows", claude, plan, {u"5h 86/100 7200s"_s, u"7d 60/100 180000s"_s});
    row("of models, and beyond the plan", claude,
        plan
            + QStringList{unified(u"7d_sonnet-utilization: 0.02"_s), unified(u"7d_oi-utilization: 0.9"_s),
                unified(u"7d_oi-reset: "_s + week), unified(u"overage-utilization: 0.3"_s),
                unified(u"overage-status: allowed"_s), unified(u"9d-utilization: 0.1"_s)},
        {u"5h 86/100 7200s"_s, u"7d 60/100 180000s"_s, u"7d-sonnet 98/100"_s, u"7d-fable 10/100 180000s"_s});
    row("nothing used", claude, {unified(u"5h-utilization: 0.0"_s)}, {u"5h 100/100"_s});
    row("more than all", claude, {unified(u"5h-utilization: 1.07"_s)}, {u"5h 0/100"_s});
    row("refused, and not told how much", claude, {unified(u"5h-status: rejected"_s), unified(u"5h-reset: "_s + soon)},
        {u"5h 0/100 7200s"_s});
    row("a status alone", claude, {unified(u"5h-status: allowed_warning"_s), unified(u"5h-reset: "_s + soon)}, {});
    row("empty ones", claude, {unified(u"5h-utilization:"_s), unified(u"5h-reset:"_s), unified(u"7d-utilization:  "_s)},
        {});
    for (const QString& damaged : {u"NaN"_s, u"-0.1"_s, u"0,14"_s, u"0.14.2"_s, u"14"_s, u"1e400"_s, u"inf"_s, u"a"_s})
        row(qPrintable(u"a share of "_s + damaged), claude, {unified(u"5h-utilization: "_s + damaged)}, {});
    row("a damaged reset", claude, {unified(u"5h-utilization: 0.5"_s), unified(u"5h-reset: 17x"_s)}, {u"5h 50/100"_s});
    row("a reset in milliseconds", claude,
        {unified(u"5h-utilization: 0.5"_s), unified(u"5h-reset: "_s + soon + u"000"_s)}, {u"5h 50/100"_s});
    row("a reset that is too far", claude, {unified(u"5h-utilization: 0.5"_s), unified(u"5h-reset: "_s + week)}, {});
    row("a window that is over", claude,
        {unified(u"5h-utilization: 0.5"_s), unified(u"5h-reset: "_s + epoch(-1h)), plan.at(3), plan.at(4)},
        {u"7d 60/100 180000s"_s});
    row("for a key instead of a plan", u"anthropic"_s, plan, {});

    const QString codex = u"chatgpt"_s;
    const QStringList five{u"x-codex-primary-used-percent: 21"_s, u"x-codex-primary-window-minutes: 300"_s,
        u"x-codex-primary-reset-at: "_s + soon};
    const QStringList seven{u"x-codex-secondary-used-percent: 7.5"_s, u"x-codex-secondary-window-minutes: 10080"_s,
        u"x-codex-secondary-reset-after-seconds: 180000"_s};
    row("both windows", codex, five + seven, {u"5h 79/100 7200s"_s, u"7d 92.5/100 180000s"_s});
    row("swapped", codex,
        {u"x-codex-primary-used-percent: 100"_s, u"x-codex-primary-window-minutes: 10080"_s,
            u"x-codex-primary-reset-after-seconds: 180000"_s, u"x-codex-secondary-used-percent: 40"_s,
            u"x-codex-secondary-window-minutes: 300"_s, u"x-codex-secondary-reset-after-seconds: 7200"_s},
        {u"5h 60/100 7200s"_s, u"7d 0/100 180000s"_s});
    row("a week alone, and the other empty", codex,
        {u"X-Codex-Primary-Used-Percent: 100"_s, u"x-codex-primary-window-minutes: 10080"_s,
            u"x-codex-primary-reset-at: "_s + week, u"x-codex-secondary-used-percent: "_s,
            u"x-codex-secondary-window-minutes: "_s, u"x-codex-secondary-reset-at: "_s},
        {u"7d 0/100 180000s"_s});
    row("a place for a window that the plan has not", codex,
        five + QStringList{u"x-codex-secondary-used-percent: 0"_s, u"x-codex-secondary-window-minutes: 0"_s},
        {u"5h 79/100 7200s"_s});
    row("nothing used", codex, {u"x-codex-primary-used-percent: 0"_s, u"x-codex-primary-window-minutes: 300"_s},
        {u"5h 100/100"_s});
    row("minutes of some versions", codex,
        {u"x-codex-primary-used-percent: 1"_s, u"x-codex-primary-window-minutes: 299"_s}, {u"5h 99/100"_s});
    row("a limit of its own, named", codex,
        five
            + QStringList{u"x-codex-otter-primary-used-percent: 50"_s, u"x-codex-otter-primary-window-minutes: 300"_s,
                u"x-codex-otter-limit-name: GPT-Y Otter"_s, u"x-codex-otter-secondary-used-percent: 5"_s,
                u"x-codex-otter-secondary-window-minutes: 10080"_s},
        {u"5h 79/100 7200s"_s, u"5h-gpt-y-otter 50/100"_s, u"7d-gpt-y-otter 95/100"_s});
    row("two that are not named", codex,
        {u"x-codex-otter-primary-used-percent: 50"_s, u"x-codex-otter-primary-window-minutes: 300"_s,
            u"x-codex-secondary-primary-used-percent: 60"_s, u"x-codex-secondary-primary-window-minutes: 1440"_s},
        {u"5h-codex-otter 50/100"_s, u"1d-codex-secondary 40/100"_s});
    row("told twice", codex, five + QStringList{u"x-codex-primary-used-percent: 99"_s}, {u"5h 79/100 7200s"_s});
    row("with other letters", codex, {u"x_codex_primary_used_percent: 21"_s, u"X-CODEX-PRIMARY-WINDOW-MINUTES: 300"_s},
        {u"5h 79/100"_s});
    for (const QString& damaged : {u"NaN"_s, u"-1"_s, u"21%"_s, u"2,1"_s, u"1790569200"_s, u"1e400"_s})
        row(qPrintable(u"a percentage of "_s + damaged), codex,
            {u"x-codex-primary-used-percent: "_s + damaged, five.at(1), five.at(2)}, {});
    row("a damaged length", codex, {five.at(0), u"x-codex-primary-window-minutes: -5"_s, five.at(2)},
        {u"primary 79/100 7200s"_s});
    row("a damaged reset", codex, {five.at(0), five.at(1), u"x-codex-primary-reset-at: soon"_s}, {u"5h 79/100"_s});
    row("a length without a share", codex, {five.at(1), five.at(2)}, {});
    row("for a key instead of a plan", u"openai"_s, five + seven, {});
}

void TrafficTest::subscriptions()
{
    QFETCH(QString, provider);
    QFETCH(QStringList, headers);
    const Descriptor& descriptor = *m_registry.find(provider);
    QJsonArray pairs;
    for (const QString& header : headers)
        pairs.append(QJsonArray{header.section(u':', 0, 0), header.section(u": "_s, 1)});
    const QJsonObject document{{u"status"_s, 200}, {u"headers"_s, pairs}};
    QTEST(windowsOf(observationFrom(descriptor, overheardIn(descriptor, document, false), now)), "windows");
}

/// What was observed and what was probed is one limit.
void TrafficTest::calledAsTheUsageCallsThem_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QString>("usage");
    QTest::addColumn<Headers>("headers");
    const QString at = toRfc3339(now + 2h);
    const QByteArray reset = epoch(2h).toLatin1();
    QTest::newRow("Claude")
        << u"claude"_s << u"claude-usage"_s
        << uR"({"five_hour":{"utilization":14,"resets_at":"%1"},"seven_day":{"utilization":40,"resets_at":"%1"},"seven_day_sonnet":{"utilization":50,"resets_at":"%1"},"limits":[{"kind":"weekly_scoped","group":"weekly","percent":90,"resets_at":"%1","scope":{"model":{"display_name":"Fable"}}}]})"_s
               .arg(at)
        << Headers{{"anthropic-ratelimit-unified-5h-utilization", "0.14"},
               {"anthropic-ratelimit-unified-5h-reset", reset}, {"anthropic-ratelimit-unified-7d-utilization", "0.4"},
               {"anthropic-ratelimit-unified-7d-reset", reset},
               {"anthropic-ratelimit-unified-7d_sonnet-utilization", "0.5"},
               {"anthropic-ratelimit-unified-7d_sonnet-reset", reset},
               {"anthropic-ratelimit-unified-7d_oi-utilization", "0.9"},
               {"anthropic-ratelimit-unified-7d_oi-reset", reset}};
    QTest::newRow("Codex")
        << u"chatgpt"_s << u"codex-usage"_s
        << uR"({"plan_type":"plus","rate_limit":{"primary_window":{"used_percent":21,"limit_window_seconds":18000,"reset_at":%1},"secondary_window":{"used_percent":7,"limit_window_seconds":604800,"reset_at":%1}},"additional_rate_limits":[{"limit_name":"GPT-Y Otter","metered_feature":"codex_otter","rate_limit":{"primary_window":{"used_percent":5,"limit_window_seconds":18000,"reset_at":%1}}},{"metered_feature":"codex_heron","rate_limit":{"primary_window":{"used_percent":6,"limit_window_seconds":18000,"reset_at":%1}}}]})"_s
               .arg(epoch(2h))
        << Headers{{"x-codex-primary-used-percent", "21"}, {"x-codex-primary-window-minutes", "300"},
               {"x-codex-primary-reset-at", reset}, {"x-codex-secondary-used-percent", "7"},
               {"x-codex-secondary-window-minutes", "10080"}, {"x-codex-secondary-reset-at", reset},
               {"x-codex-otter-primary-used-percent", "5"}, {"x-codex-otter-primary-window-minutes", "300"},
               {"x-codex-otter-primary-reset-at", reset}, {"x-codex-otter-limit-name", "GPT-Y Otter"},
               {"x-codex-heron-primary-used-percent", "6"}, {"x-codex-heron-primary-window-minutes", "300"},
               {"x-codex-heron-primary-reset-at", reset}};
}

void TrafficTest::calledAsTheUsageCallsThem()
{
    QFETCH(QString, provider);
    QFETCH(QString, hook);
    QFETCH(QString, usage);
    QFETCH(Headers, headers);
    Answer answer;
    answer.status = 200;
    answer.receivedAt = now;
    const QJsonObject json = QJsonDocument::fromJson(usage.toUtf8()).object();
    auto probed = usageHook(hook)(json, answer)->windows;
    const auto observation = observationFrom(*m_registry.find(provider), {200, headers}, now);
    QVERIFY(observation.ok());
    auto seen = observation->windows;
    std::ranges::sort(probed, {}, &RateWindow::id);
    std::ranges::sort(seen, {}, &RateWindow::id);
    QCOMPARE(seen.size(), probed.size());
    for (std::size_t each = 0; each < probed.size(); ++each) {
        QCOMPARE(std::round(*seen.at(each).remaining), *probed.at(each).remaining); // shares are no decimals
        seen.at(each).remaining = probed.at(each).remaining;
        QCOMPARE(seen.at(each), probed.at(each));
    }
}

void TrafficTest::lettersOfSubscriptions_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<bool>("heard");
    const auto row = [](const char* name, const QString& provider, bool heard) {
        QTest::newRow(name) << provider << heard;
    };
    for (const char* name :
        {"x-codex-primary-used-percent", "x-codex-secondary-window-minutes", "x-codex-primary-reset-at",
            "x-codex-secondary-reset-after-seconds", "x-codex-otter-primary-used-percent", "x-codex-otter-limit-name"})
        row(name, u"chatgpt"_s, true);
    for (const char* name : {"x-codex-plan-type", "x-codex-credits-balance", "x-codex-active-limit",
             "x-codex-turn-state", "x-codex-primary-used-percent-token", "x-codex-primary-over-secondary-limit-percent",
             "authorization", "chatgpt-account-id"})
        row(name, u"chatgpt"_s, false);
    for (const char* name : {"anthropic-ratelimit-unified-7d_oi-reset", "anthropic-ratelimit-unified-5h-status"})
        row(name, u"claude"_s, true);
    row("anthropic-organization-id", u"claude"_s, false);
    row("x-codex-secondary-used-percent", u"openai"_s, false);
}

void TrafficTest::lettersOfSubscriptions()
{
    QFETCH(QString, provider);
    QTEST(isHeaderOfLimits(*m_registry.find(provider), QTest::currentDataTag()), "heard");
}

void TrafficTest::isAsOldAsItsDate_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("reset");
    QTest::addColumn<int>("age"); // seconds; -1: too old
    QTest::addColumn<int>("resetsIn");
    const auto row = [](const char* name, const char* date, const char* reset, int age, int resetsIn) {
        QTest::newRow(name) << QByteArray(date) << QString::fromLatin1(reset) << age << resetsIn;
    };
    row("no date", "", "2026-11-24T14:33:00Z", 0, 60);
    row("now", "Tue, 24 Nov 2026 14:32:00 GMT", "2026-11-24T14:33:00Z", 0, 60);
    row("a minute ago, or a slow clock", "Tue, 24 Nov 2026 14:31:00 GMT", "2026-11-24T14:32:00Z", 0, 60);
    row("an hour ago", "Tue, 24 Nov 2026 13:32:00 GMT", "2026-11-24T13:33:00Z", 3600, -3540);
    row("our clock is an hour behind", "Tue, 24 Nov 2026 15:32:00 GMT", "2026-11-24T15:33:00Z", 0, 60);
    row("our clock is a year behind", "Wed, 24 Nov 2027 14:32:00 GMT", "2027-11-24T14:33:00Z", 0, 60);
    row("of yesterday", "Mon, 23 Nov 2026 14:31:00 GMT", "2026-11-23T14:33:00Z", -1, 0);
    row("no date at all", "once upon a time", "2026-11-24T14:33:00Z", 0, 60);
}

void TrafficTest::isAsOldAsItsDate()
{
    QFETCH(QByteArray, date);
    QFETCH(QString, reset);
    QFETCH(int, age);
    QFETCH(int, resetsIn);
    Overheard heard{200,
        {{"anthropic-ratelimit-tokens-limit", "1000"}, {"anthropic-ratelimit-tokens-remaining", "10"},
            {"anthropic-ratelimit-tokens-reset", reset.toLatin1()}, {"date", date}}};
    const auto seen = observationFrom(*m_registry.find(u"anthropic"_s), heard, now);
    QCOMPARE(seen.ok(), age >= 0);
    if (!seen) {
        QVERIFY(seen.error() == Unheard::TooOld);
        return;
    }
    QCOMPARE(seen->at, now - Seconds(age));
    QCOMPARE(*seen->windows.front().resetsAt, now + Seconds(resetsIn));
}

/// A client that says when it got an answer makes up for a clock that is an hour ahead, as in answers to our own probes.
void TrafficTest::knowsTheClockOfAClient()
{
    const Overheard heard{200,
        {{"anthropic-ratelimit-tokens-limit", "1000"}, {"anthropic-ratelimit-tokens-remaining", "10"},
            {"anthropic-ratelimit-tokens-reset", "2026-11-24T13:33:00Z"}, {"date", "Tue, 24 Nov 2026 13:32:00 GMT"}},
        {}, {}, now};
    const auto seen = observationFrom(*m_registry.find(u"anthropic"_s), heard, now);
    QVERIFY(seen.ok());
    QCOMPARE(seen->at, now);
    QCOMPARE(*seen->windows.front().resetsAt, now + 60s);
}

void TrafficTest::tellsToWait_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<std::optional<Milliseconds>>("wait"); // from now
    const auto row = [](const char* name, int status, const Headers& headers, std::optional<Milliseconds> wait) {
        QTest::newRow(name) << status << headers << wait;
    };
    const QByteArray date = "Tue, 24 Nov 2026 14:32:00 GMT";
    row("seconds", 429, {{"retry-after", "40"}}, 40s);
    row("with its date", 429, {{"date", date}, {"retry-after", "40"}}, 40s);
    row("milliseconds, which say more", 429, {{"retry-after-ms", "1500"}, {"retry-after", "2"}}, 1500ms);
    row("an instant", 429, {{"retry-after", "Tue, 24 Nov 2026 14:40:00 GMT"}}, 8min);
    row("an instant of a clock that is behind", 429,
        {{"date", "Tue, 24 Nov 2026 14:31:00 GMT"}, {"retry-after", "Tue, 24 Nov 2026 14:40:00 GMT"}}, 9min);
    row("of a service that is overloaded", 529, {{"retry-after", "40"}}, 40s);
    row("of one without credit", 402, {{"retry-after", "3600"}}, 1h);
    row("weeks", 429, {{"retry-after", "9999999"}}, 24h);
    row("beside an answer", 200, {{"retry-after", "40"}}, {});
    row("nobody says beside what", 0, {{"retry-after", "40"}}, {});
    row("of a proxy on the way", 407, {{"retry-after", "40"}}, {});
    row("to follow", 302, {{"retry-after", "40"}}, {});
    row("a refusal without one", 429, {}, {});
    row("an empty one", 429, {{"retry-after", " "}}, {});
    row("no number", 429, {{"retry-after", "soon"}}, {});
    row("of a minute, ten minutes ago", 429, {{"date", "Tue, 24 Nov 2026 14:22:00 GMT"}, {"retry-after", "60"}}, {});
    row("of an hour, ten minutes ago", 429, {{"date", "Tue, 24 Nov 2026 14:22:00 GMT"}, {"retry-after", "3600"}},
        50min);
    row("our clock is an hour behind", 429, {{"date", "Tue, 24 Nov 2026 15:32:00 GMT"}, {"retry-after", "60"}}, 60s);
}

void TrafficTest::tellsToWait()
{
    QFETCH(int, status);
    QFETCH(Headers, headers);
    QFETCH(std::optional<Milliseconds>, wait);
    for (const QString& provider : {u"openai"_s, u"anthropic"_s, u"claude"_s, u"chatgpt"_s}) {
        const auto seen = observationFrom(*m_registry.find(provider), {status, headers}, now);
        QCOMPARE(seen.ok(), wait.has_value());
        if (seen)
            QCOMPARE(seen->waitUntil, std::optional(now + *wait));
        else
            QVERIFY(seen.error() == Unheard::NoLimits);
    }
}

/// A model's limit that is used up is no reason to ask nothing of the others.
void TrafficTest::oneModelsWaitIsNotTheAccounts()
{
    Headers headers{{"retry-after", "7200"}, {"anthropic-ratelimit-unified-5h-utilization", "0.1"},
        {"anthropic-ratelimit-unified-7d_oi-status", "rejected"}};
    const Descriptor& claude = *m_registry.find(u"claude"_s);
    const auto ofAModel = observationFrom(claude, {429, headers}, now);
    QVERIFY(ofAModel.ok() && !ofAModel->waitUntil);
    headers.add("anthropic-ratelimit-unified-7d-status", "rejected");
    const auto ofAll = observationFrom(claude, {429, headers}, now);
    QCOMPARE(ofAll->waitUntil, std::optional(now + 2h));
}

/// Whatever else stands in what was handed over.
void TrafficTest::keepsNothingElse()
{
    const Descriptor& descriptor = *m_registry.find(u"openai"_s);
    const QJsonObject document{
        {u"headers"_s,
            QJsonObject{{u"authorization"_s, u"Bearer sk-fake-1"_s}, {u"x-api-key"_s, u"sk-fake-2"_s},
                {u"set-cookie"_s, u"sk-fake-3"_s}, {u"openai-organization"_s, u"sk-fake-4"_s},
                {u"x-ratelimit-limit-requests"_s, u"60"_s}, {u"x-ratelimit-remaining-requests"_s, u"5"_s}}},
        {u"body"_s, u"sk-fake-5"_s}, {u"url"_s, u"https://example.invalid/?key=sk-fake-6"_s}};
    const Overheard heard = overheardIn(descriptor, document, true);
    QVERIFY(!QJsonDocument(toJson(heard)).toJson().contains("sk-fake"));
    const auto seen = observationFrom(descriptor, heard, now);
    QVERIFY(seen.ok());
    for (const Header& header : seen->rawHeaders.all())
        QVERIFY(!header.value.contains("sk-fake"));
}

/// A provider's own names need no list of ours.
void TrafficTest::everyDescriptorsHeadersAreHeard()
{
    int named = 0;
    for (const ProviderSummary& summary : m_registry.summaries()) {
        const Descriptor& descriptor = *m_registry.find(summary.ids().first());
        for (const Descriptor::Window& window : descriptor.windows) {
            if (window.remaining.isEmpty() || window.remaining.contains("$kind"))
                continue;
            ++named;
            QVERIFY2(isHeaderOfLimits(descriptor, window.remaining), window.remaining.constData());
        }
    }
    QVERIFY(named > 0);
}

QTEST_GUILESS_MAIN(TrafficTest)
#include "tst_traffic.moc"
