// SPDX-License-Identifier: MIT
#include "providers/descriptor/registry.h"
#include "providers/engine/traffic.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

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
    void isAsOldAsItsDate_data();
    void isAsOldAsItsDate();
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
