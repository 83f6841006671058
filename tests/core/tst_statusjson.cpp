// SPDX-License-Identifier: MIT
#include "core/words/statusjson.h"
#include "support/decimals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 3h};

AccountState full()
{
    AccountState state;
    state.account = {u"b5c1"_s, u"anthropic"_s, u"work"_s, QUrl(), {KeySource::Kind::Keychain, {}},
        PaidProbe::WhenNeeded, u"https://api.anthropic.com:443"_s};
    state.providerName = u"Anthropic"_s;
    state.baseUrl = QUrl(u"https://api.anthropic.com"_s);
    Reading reading;
    reading.windows = {
        {u"tokens"_s, {}, Unit::Tokens, 450000, 449000, now + 130ms, 60s, Refill::Bucket, u"claude-haiku-4-5"_s},
        {u"requests"_s, {}, Unit::Requests, 4000, 3999, now - 1s, 60s, Refill::Bucket, u"claude-haiku-4-5"_s},
        {u"output-tokens"_s, {}, Unit::Tokens, 100000, 40, std::nullopt, std::nullopt, Refill::Unknown, {}}};
    reading.balances = {{u"credit"_s, u"credit"_s, u"USD"_s, decimal(u"4.90"_s), decimal(u"5"_s)}};
    for (int i = 0; i < 45; ++i)
        reading.models << u"model-%1"_s.arg(i);
    reading.loadedModels = {{u"qwen3:8b"_s, 5200000000, {}}};
    reading.serverVersion = u"0.9.1"_s;
    reading.sample = {u"claude-haiku-4-5"_s, 9, 1, 412ms};
    reading.rawHeaders = {{"anthropic-ratelimit-requests-limit", "4000"}};
    reading.notice = u"Add a payment method."_s;
    reading.moreModels = 7;
    reading.remarks = {{RemarkKind::EndlessList, u"45"_s}};
    reading.keyUnproven = true;
    state.snapshot.reading = reading;
    state.snapshot.readAt = now - 2s;
    state.snapshot.checkedAt = now - 2s;
    state.snapshot.lastPaidAt = now - 2s;
    state.snapshot.paidToldNothing = true;
    return state;
}

QJsonObject only(const AccountState& state, TimePoint askedAt = now - 10s)
{
    return statusJson({state}, now, Settings(), askedAt).value("accounts"_L1).toArray().at(0).toObject();
}

const QStringList accountKeys{u"account_key"_s, u"asked_url"_s, u"balances"_s, u"base_url"_s, u"budget"_s,
    u"certificate_file"_s, u"checked_at"_s, u"configured_limits"_s, u"error"_s, u"error_kind"_s, u"error_report"_s,
    u"id"_s, u"input_tokens"_s, u"key_unproven"_s, u"models"_s, u"models_total"_s, u"notice"_s, u"output_tokens"_s,
    u"plain_http"_s, u"probe_model"_s, u"provider"_s, u"provider_message"_s, u"raw_headers"_s, u"reachable"_s,
    u"read_at"_s, u"remarks"_s, u"requests"_s, u"retry_at"_s, u"runs_out_first"_s, u"sample_input_tokens"_s,
    u"sample_latency_ms"_s, u"sample_model"_s, u"sample_output_tokens"_s, u"saved_resets"_s, u"source"_s, u"spends"_s,
    u"stale"_s, u"state"_s, u"tokens"_s, u"windows"_s};
const QStringList amountKeys{u"limit"_s, u"pct_used"_s, u"remaining"_s, u"reset_at"_s, u"reset_in_ms"_s, u"used"_s};

} // namespace

class StatusJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeyAlways();
    void amounts();
    void names();
    void dueResets_data();
    void dueResets();
    void percent_data();
    void percent();
    void failure();
    void source_data();
    void source();
    void printsTheSame();
};

void StatusJsonTest::everyKeyAlways()
{
    AccountState empty;
    empty.account.id = u"x"_s;
    for (const auto& state : {full(), empty}) {
        const QJsonObject json = only(state);
        QCOMPARE(json.keys(), accountKeys);
        for (const auto& family : {u"tokens"_s, u"input_tokens"_s, u"output_tokens"_s, u"requests"_s})
            QCOMPARE(json.value(family).toObject().keys(), amountKeys);
    }
    const QJsonObject document = statusJson({}, now, Settings(), now);
    QCOMPARE(document.keys(), QStringList({u"accounts"_s, u"generated_at"_s, u"schema"_s, u"wording"_s}));
    QCOMPARE(document.value("generated_at"_L1).toString(), u"2026-11-24T03:00:00.000Z"_s);
}

void StatusJsonTest::amounts()
{
    const QJsonObject json = only(full());
    QCOMPARE(json.value("tokens"_L1).toObject(),
        (QJsonObject{{u"limit"_s, 450000}, {u"remaining"_s, 449000}, {u"used"_s, 1000}, {u"pct_used"_s, 0.2},
            {u"reset_at"_s, u"2026-11-24T03:00:00.130Z"_s}, {u"reset_in_ms"_s, 130}}));
    QCOMPARE(json.value("input_tokens"_L1).toObject().value("limit"_L1), QJsonValue());
    QCOMPARE(json.value("requests"_L1).toObject().value("reset_in_ms"_L1).toInt(-1), 0);
    const QJsonObject window = json.value("windows"_L1).toArray().at(0).toObject();
    QCOMPARE(window.value("period_s"_L1).toInt(), 60);
    QCOMPARE(window.value("refill"_L1).toString(), u"bucket"_s);
    QCOMPARE(window.value("unit"_L1).toString(), u"tokens"_s);
    QCOMPARE(json.value("models"_L1).toArray().size(), 20);
    QCOMPARE(json.value("models_total"_L1).toInt(), 52);
    QCOMPARE(json.value("balances"_L1).toArray().at(0).toObject().value("remaining"_L1).toDouble(), 4.9);
    QCOMPARE(json.value("sample_latency_ms"_L1).toInt(), 412);
    QVERIFY(json.value("reachable"_L1).toBool());
    QVERIFY(!json.value("stale"_L1).toBool());
}

/// In English whatever the person's language, as they stand alone and as they read within a sentence.
void StatusJsonTest::names()
{
    AccountState state = full();
    auto& windows = state.snapshot.reading->windows;
    windows.push_back({u"requests-day"_s, {}, Unit::Requests, 9, 3, {}, 24h, Refill::Fixed, {}});
    windows.push_back({u"search"_s, u"search"_s, Unit::Requests, 9, 3, {}, 60s, Refill::Fixed, {}});
    windows.push_back({u"7d"_s, {}, Unit::Percent, 100, 3, {}, 168h, Refill::Fixed, {}});
    windows.push_back({u"7d-opus"_s, u"Opus"_s, Unit::Percent, 100, 3, {}, 168h, Refill::Fixed, {}});
    state.snapshot.reading->balances.push_back({u"key"_s, u"key limit"_s, u"USD"_s, decimal(u"4"_s), {}});
    const QJsonObject json = only(state);
    QStringList names;
    for (const auto* list : {"windows", "balances"}) {
        for (const auto& each : json.value(QLatin1StringView(list)).toArray())
            names << each["id"_L1].toString() + u'|' + each["label"_L1].toString() + u'|'
                    + each["subject"_L1].toString();
    }
    QCOMPARE(names,
        QStringList(
            {u"tokens|Tokens|tokens"_s, u"requests|Requests|requests"_s, u"output-tokens|Output tokens|output tokens"_s,
                u"requests-day|Requests per day|requests per day"_s, u"search|Search|search"_s, u"7d|7d|7d"_s,
                u"7d-opus|Opus|Opus"_s, u"credit|Credit|credit"_s, u"key|Key limit|key limit"_s}));
}

void StatusJsonTest::dueResets_data()
{
    QTest::addColumn<Refill>("refill");
    QTest::addColumn<double>("left");
    QTest::addColumn<std::optional<TimePoint>>("resetsAt");
    QTest::addColumn<QJsonValue>("due");
    using At = std::optional<TimePoint>;
    QTest::newRow("ahead") << Refill::Fixed << 5.0 << At(now + 1s) << QJsonValue(false);
    QTest::newRow("passed since it was read") << Refill::Fixed << 5.0 << At(now - 1s) << QJsonValue(true);
    QTest::newRow("passed before it was read, and told all the same")
        << Refill::Fixed << 5.0 << At(now - 1h) << QJsonValue(true);
    QTest::newRow("a bucket that was full") << Refill::Bucket << 100.0 << At(now - 1s) << QJsonValue(false);
    QTest::newRow("unknown") << Refill::Fixed << 5.0 << At() << QJsonValue();
}

/// A reset that has passed while no reading proves it is told as due.
void StatusJsonTest::dueResets()
{
    QFETCH(Refill, refill);
    QFETCH(double, left);
    QFETCH(std::optional<TimePoint>, resetsAt);
    AccountState state = full();
    state.snapshot.reading->windows = {{u"7d"_s, {}, Unit::Percent, 100, left, resetsAt, 168h, refill, {}}};
    QTEST(only(state).value("windows"_L1).toArray().at(0)["reset_due"_L1], "due");
}

void StatusJsonTest::percent_data()
{
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("remaining");
    QTest::addColumn<double>("used");
    QTest::newRow("nothing used") << 4000.0 << 4000.0 << 0.0;
    QTest::newRow("one decimal") << 3000.0 << 2999.0 << 0.0;
    QTest::newRow("a trace left is not 100") << 1000000.0 << 1.0 << 99.9;
    QTest::newRow("nothing left") << 5.0 << 0.0 << 100.0;
    QTest::newRow("more left than the limit") << 30.0 << 59.0 << 0.0;
}

void StatusJsonTest::percent()
{
    QFETCH(double, limit);
    QFETCH(double, remaining);
    AccountState state = full();
    state.snapshot.reading->windows.front().limit = limit;
    state.snapshot.reading->windows.front().remaining = remaining;
    QTEST(only(state).value("tokens"_L1).toObject().value("pct_used"_L1).toDouble(-1), "used");
}

void StatusJsonTest::failure()
{
    AccountState state = full();
    state.snapshot.lastProbeFailed = true;
    state.snapshot.error = Error{ErrorKind::InvalidKey, 401, {}, std::nullopt};
    const QJsonObject json = only(state);
    QVERIFY(!json.value("reachable"_L1).toBool());
    QVERIFY(json.value("stale"_L1).toBool());
    QCOMPARE(json.value("error"_L1).toString(), u"Invalid API key (401)."_s);
    QCOMPARE(json.value("error_kind"_L1).toString(), u"invalid-key"_s);
    QCOMPARE(json.value("windows"_L1).toArray().size(), 3); // the last good windows stay
}

void StatusJsonTest::source_data()
{
    QTest::addColumn<bool>("demo");
    QTest::addColumn<Source>("from");
    QTest::addColumn<int>("askedSecondsAgo");
    QTest::addColumn<QString>("source");
    QTest::newRow("asked for this answer") << false << Source::Probe << 3 << u"live"_s;
    QTest::newRow("asked before") << false << Source::Probe << 1 << u"cache"_s;
    QTest::newRow("own traffic") << false << Source::Observed << 3 << u"observed"_s;
    QTest::newRow("demo") << true << Source::Probe << 3 << u"demo"_s;
}

void StatusJsonTest::source()
{
    QFETCH(bool, demo);
    QFETCH(Source, from);
    QFETCH(int, askedSecondsAgo);
    AccountState state = full();
    state.account.demo = demo;
    for (RateWindow& window : state.snapshot.reading->windows)
        window.source = from;
    QTEST(only(state, now - Seconds(askedSecondsAgo)).value("source"_L1).toString(), "source");
}

/// Written at once or by Qt.
void StatusJsonTest::printsTheSame()
{
    AccountState empty;
    empty.account.id = u"x"_s;
    const std::vector<AccountState> states{full(), empty};
    const Settings settings;
    QCOMPARE(QByteArray::fromStdString(statusTree(states, now, settings, now).indented()),
        QJsonDocument(statusJson(states, now, settings, now)).toJson());
}

QTEST_GUILESS_MAIN(StatusJsonTest)
#include "tst_statusjson.moc"
