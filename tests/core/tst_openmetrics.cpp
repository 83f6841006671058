// SPDX-License-Identifier: MIT
#include "core/words/openmetrics.h"
#include "support/decimals.h"
#include "support/metricsreader.h"

#include <QTest>

#include <functional>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 3h};
using Change = std::function<void(AccountState&)>;

/// An account with a fixed window of which a quarter is left, in ten minutes full again.
AccountState plain()
{
    AccountState state;
    state.account.id = u"b5c1"_s;
    state.account.provider = u"anthropic"_s;
    state.account.label = u"work"_s;
    Reading reading;
    reading.windows = {{u"requests"_s, {}, Unit::Requests, 4000, 1000, now + 10min, 1h, Refill::Fixed, {}}};
    state.snapshot.reading = reading;
    state.snapshot.readAt = state.snapshot.checkedAt = now - 2s;
    return state;
}

/// One without a reset, so that its level is what it was told as.
RateWindow level(const QString& id, double limit, double remaining, Unit unit = Unit::Requests)
{
    return {id, {}, unit, limit, remaining, {}, {}, Refill::Unknown, {}};
}

RateWindow bucket(double limit, double remaining, TimePoint resetsAt)
{
    return {u"requests"_s, {}, Unit::Requests, limit, remaining, resetsAt, 60s, Refill::Bucket, {}};
}

Error failure(ErrorKind kind)
{
    return {kind, 0, {}, {}};
}

RateWindow& window(AccountState& state)
{
    return state.snapshot.reading->windows.front();
}

MetricsDocument read(const std::vector<AccountState>& states, const MetricsScope& scope = {})
{
    return readMetrics(metricsText(states, now, Settings(), scope));
}

void addColumns()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("series");
}

void compare()
{
    QFETCH(Change, change);
    QFETCH(QString, name);
    AccountState state = plain();
    change(state);
    const MetricsDocument text = read({state});
    QCOMPARE(text.trouble, QString());
    QTEST(text.series(name, {u"window"_s, u"unit"_s, u"balance"_s, u"period"_s, u"currency"_s, u"kind"_s}), "series");
}

const QString size = u"quotalamp_limit"_s;
const QString remaining = u"quotalamp_limit_remaining"_s;
const QString utilization = u"quotalamp_limit_utilization_ratio"_s;
const QString reset = u"quotalamp_limit_reset_timestamp_seconds"_s;
const QString length = u"quotalamp_limit_window_seconds"_s;
const QString end = u"quotalamp_limit_runs_out_timestamp_seconds"_s;
const QString balance = u"quotalamp_balance"_s;
const QString spend = u"quotalamp_spend"_s;
const QString success = u"quotalamp_last_success_timestamp_seconds"_s;
const QString up = u"quotalamp_up"_s;
const QString error = u"quotalamp_account_error"_s;

} // namespace

class OpenMetricsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whole();
    void dialects();
    void limits_data();
    void limits() { compare(); }
    void age_data();
    void age() { compare(); }
    void money_data();
    void money() { compare(); }
    void account_data();
    void account() { compare(); }
    void forecast();
    void namesOfLimits_data();
    void namesOfLimits();
    void labelValues_data();
    void labelValues();
    void personsNames();
    void counters();
    void bounds();
    void noAccounts();
};

/// What a collector gets, to the letter.
void OpenMetricsTest::whole()
{
    const QByteArray text = metricsText({plain()}, now, Settings());
    QByteArray expected = R"(# TYPE quotalamp_build_info gauge
# HELP quotalamp_build_info The version of Quotalamp that tells this.
quotalamp_build_info{version="VERSION"} 1
# TYPE quotalamp_limit gauge
# HELP quotalamp_limit How much the limit allows, as the provider told it last.
quotalamp_limit{account="b5c1",provider="anthropic",window="requests",unit="requests"} 4000
# TYPE quotalamp_limit_remaining gauge
# HELP quotalamp_limit_remaining What is left of the limit now.
quotalamp_limit_remaining{account="b5c1",provider="anthropic",window="requests",unit="requests"} 1000
# TYPE quotalamp_limit_utilization_ratio gauge
# UNIT quotalamp_limit_utilization_ratio ratio
# HELP quotalamp_limit_utilization_ratio The share of the limit that is used, from 0 to 1; 1 only where nothing is left.
quotalamp_limit_utilization_ratio{account="b5c1",provider="anthropic",window="requests",unit="requests"} 0.75
# TYPE quotalamp_limit_reset_timestamp_seconds gauge
# UNIT quotalamp_limit_reset_timestamp_seconds seconds
# HELP quotalamp_limit_reset_timestamp_seconds When the limit comes back, or a bucket is full again.
quotalamp_limit_reset_timestamp_seconds{account="b5c1",provider="anthropic",window="requests",unit="requests"} 1795489800
# TYPE quotalamp_limit_window_seconds gauge
# UNIT quotalamp_limit_window_seconds seconds
# HELP quotalamp_limit_window_seconds The length of the limit's window.
quotalamp_limit_window_seconds{account="b5c1",provider="anthropic",window="requests",unit="requests"} 3600
# TYPE quotalamp_last_success_timestamp_seconds gauge
# UNIT quotalamp_last_success_timestamp_seconds seconds
# HELP quotalamp_last_success_timestamp_seconds When the provider last told what is left.
quotalamp_last_success_timestamp_seconds{account="b5c1",provider="anthropic"} 1795489198
# TYPE quotalamp_up gauge
# HELP quotalamp_up Whether the last probe of the account succeeded.
quotalamp_up{account="b5c1",provider="anthropic"} 1
# TYPE quotalamp_account_info gauge
# HELP quotalamp_account_info What is known of the account that no number says.
quotalamp_account_info{account="b5c1",provider="anthropic"} 1
# EOF
)";
    // Whether it runs out by then is the forecast's to say.
    const QByteArray version = text.split('"').at(1);
    QByteArray told;
    for (const QByteArray& line : text.split('\n')) {
        if (!line.contains("runs_out"))
            told += line + '\n';
    }
    QCOMPARE(told.chopped(1), expected.replace("VERSION", version));
}

/// An older collector finds no unit and no end, and a counter that is called like its samples.
void OpenMetricsTest::dialects()
{
    MetricsScope scope{MetricsDialect::Prometheus, false, ProbeCounts{{u"b5c1"_s, {3, 1, 250ms}}}};
    const QByteArray old = metricsText({plain()}, now, Settings(), scope);
    QVERIFY(old.contains("# TYPE quotalamp_probes_total counter\n"));
    QVERIFY(!old.contains("# UNIT") && !old.contains("# EOF"));
    scope.dialect = MetricsDialect::OpenMetrics;
    const QByteArray text = metricsText({plain()}, now, Settings(), scope);
    QVERIFY(text.contains("# TYPE quotalamp_probes counter\n"));
    const auto samples = [](const QByteArray& whole) {
        QByteArrayList lines = whole.split('\n');
        lines.removeIf([](const QByteArray& line) { return line.startsWith('#'); });
        return lines;
    };
    QCOMPARE(samples(text), samples(old));
}

void OpenMetricsTest::limits_data()
{
    addColumns();
    const QString one = u"window=requests,unit=requests "_s;
    const auto row = [](const char* name, const Change& change, const QString& metric, const QStringList& series) {
        QTest::newRow(name) << change << metric << series;
    };
    row("used up", [](AccountState& s) { window(s).remaining = 0; }, utilization, {one + u'1'});
    row("all of it", [](AccountState& s) { window(s).remaining = 4000; }, utilization, {one + u'0'});
    row("a trace left", [](AccountState& s) { window(s) = level(u"requests"_s, 1e9, 1); }, utilization,
        {one + u"0.999999999"_s});
    row("no binary dust", [](AccountState& s) { window(s) = level(u"requests"_s, 10, 9); }, utilization,
        {one + u"0.1"_s});
    row("more left than the limit", [](AccountState& s) { window(s).remaining = 5000; }, utilization, {one + u'0'});
    row("more left is told as such", [](AccountState& s) { window(s).remaining = 5000; }, remaining, {one + u"5000"_s});
    row("what is left is not known", [](AccountState& s) { window(s).remaining.reset(); }, remaining, {});
    row("nor what is used", [](AccountState& s) { window(s).remaining.reset(); }, utilization, {});
    row("no limit", [](AccountState& s) { window(s).limit.reset(); }, size, {});
    row("no limit, no share", [](AccountState& s) { window(s).limit.reset(); }, utilization, {});
    row("no reset", [](AccountState& s) { window(s).resetsAt.reset(); }, reset, {});
    row("no length", [](AccountState& s) { window(s).period.reset(); }, length, {});
    row("no forecast", [](AccountState& s) { window(s).period.reset(); }, end, {});
    row("percent", [](AccountState& s) { window(s) = level(u"5h"_s, 100, 12.5, Unit::Percent); }, remaining,
        {u"window=5h,unit=percent 12.5"_s});
    row("a bucket has half of what it lacked after half the time",
        [](AccountState& s) { window(s) = bucket(100, 0, now + 2s); }, remaining, {one + u"50"_s});
    row("and its share says the same", [](AccountState& s) { window(s) = bucket(100, 0, now + 2s); }, utilization,
        {one + u"0.5"_s});
    row("no number is none", [](AccountState& s) { window(s).limit = std::numeric_limits<double>::infinity(); }, size,
        {});
}

/// What is old, or due to come back, does not look fresh.
void OpenMetricsTest::age_data()
{
    addColumns();
    const QString one = u"window=requests,unit=requests "_s;
    const Change old = [](AccountState& s) { s.snapshot.readAt = s.snapshot.checkedAt = now - 10min - 1s; };
    const Change justYoung = [](AccountState& s) { s.snapshot.readAt = s.snapshot.checkedAt = now - 10min; };
    const Change due = [](AccountState& s) { window(s).resetsAt = now - 1s; };
    const Change failed = [](AccountState& s) {
        s.snapshot.lastProbeFailed = true;
        s.snapshot.error = failure(ErrorKind::Timeout);
    };
    const Change rare = [](AccountState& s) {
        s.snapshot.readAt = s.snapshot.checkedAt = now - 50min;
        s.snapshot.leastInterval = 30min;
    };
    const Change fullBucket = [](AccountState& s) { window(s) = bucket(4000, 4000, now - 1s); };
    QTest::newRow("older than two intervals") << old << remaining << QStringList();
    QTest::newRow("no share of it") << old << utilization << QStringList();
    QTest::newRow("no forecast of it") << old << end << QStringList();
    QTest::newRow("its size stays") << old << size << QStringList(one + u"4000"_s);
    QTest::newRow("its reset stays") << old << reset << QStringList(one + u"1795489800"_s);
    QTest::newRow("two intervals old") << justYoung << remaining << QStringList(one + u"1000"_s);
    QTest::newRow("a provider that is asked rarely") << rare << remaining << QStringList(one + u"1000"_s);
    QTest::newRow("its reset has passed") << due << remaining << QStringList();
    QTest::newRow("so that nobody knows the share") << due << utilization << QStringList();
    QTest::newRow("which is told as it was") << due << reset << QStringList(one + u"1795489199"_s);
    QTest::newRow("a bucket that was full stays so") << fullBucket << remaining << QStringList(one + u"4000"_s);
    QTest::newRow("one probe that failed") << failed << remaining << QStringList(one + u"1000"_s);
    QTest::newRow("never asked") << Change([](AccountState& s) { s.snapshot = {}; }) << remaining << QStringList();
}

void OpenMetricsTest::money_data()
{
    addColumns();
    const auto with = [](const QString& amount, const QString& currency) -> Change {
        return [=](AccountState& s) {
            s.snapshot.reading->balances = {{u"credit"_s, {}, currency, decimal(amount), decimal(u"5"_s)}};
        };
    };
    const auto spent = [](Spend::Period period, Spend::Kind kind, TimePoint since) -> Change {
        return [=](AccountState& s) {
            s.snapshot.reading->spends = {{period, kind, *decimal(u"12.40"_s), u"USD"_s, since}};
        };
    };
    constexpr TimePoint month{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}};
    constexpr TimePoint day{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};
    using enum Spend::Period;
    using enum Spend::Kind;
    QTest::newRow("credit") << with(u"4.90"_s, u"USD"_s) << balance
                            << QStringList(u"balance=credit,currency=USD 4.9"_s);
    QTest::newRow("a debt") << with(u"-1.5"_s, u"EUR"_s) << balance
                            << QStringList(u"balance=credit,currency=EUR -1.5"_s);
    QTest::newRow("no currency") << with(u"7"_s, {}) << balance << QStringList(u"balance=credit,currency= 7"_s);
    QTest::newRow("not known") << with({}, u"USD"_s) << balance << QStringList();
    QTest::newRow("old") << Change([](AccountState& s) {
        s.snapshot.reading->balances = {{u"credit"_s, {}, u"USD"_s, decimal(u"5"_s)}};
        s.snapshot.readAt = now - 1h;
    }) << balance << QStringList();
    QTest::newRow("twice the same") << Change([](AccountState& s) {
        s.snapshot.reading->balances = {
            {u"credit"_s, {}, u"USD"_s, decimal(u"5"_s)}, {u"credit"_s, {}, u"USD"_s, decimal(u"6"_s)}};
    }) << balance << QStringList(u"balance=credit,currency=USD 5"_s);
    QTest::newRow("this month") << spent(Month, Money, month) << spend
                                << QStringList(u"period=month,currency=USD 12.4"_s);
    QTest::newRow("today") << spent(Day, Money, day) << spend << QStringList(u"period=day,currency=USD 12.4"_s);
    QTest::newRow("yesterday") << spent(Day, Money, day - 24h) << spend << QStringList();
    QTest::newRow("tokens are no money") << spent(Month, InputTokens, month) << spend << QStringList();
}

void OpenMetricsTest::account_data()
{
    addColumns();
    const auto wrong = [](ErrorKind kind, bool failed) -> Change {
        return [=](AccountState& s) {
            s.snapshot.error = failure(kind);
            s.snapshot.lastProbeFailed = failed;
        };
    };
    const Change nothing = [](AccountState&) {};
    const Change unasked = [](AccountState& s) { s.snapshot = {}; };
    QTest::newRow("well") << nothing << up << QStringList(u"1"_s);
    QTest::newRow("failed") << wrong(ErrorKind::Timeout, true) << up << QStringList(u"0"_s);
    QTest::newRow("refused, and told its limits") << wrong(ErrorKind::RateLimited, false) << up << QStringList(u"1"_s);
    QTest::newRow("never asked") << unasked << up << QStringList();
    QTest::newRow("no error") << nothing << error << QStringList();
    QTest::newRow("key refused") << wrong(ErrorKind::InvalidKey, true) << error << QStringList(u"kind=invalid-key 1"_s);
    QTest::newRow("limits beside an error")
        << wrong(ErrorKind::RateLimited, false) << error << QStringList(u"kind=rate-limited 1"_s);
    QTest::newRow("last read") << nothing << success << QStringList(u"1795489198"_s);
    QTest::newRow("to the millisecond") << Change([](AccountState& s) { s.snapshot.readAt = now + 130ms; }) << success
                                        << QStringList(u"1795489200.13"_s);
    QTest::newRow("never read") << unasked << success << QStringList();
}

/// Where the limit will not last, and only there.
void OpenMetricsTest::forecast()
{
    AccountState state = plain();
    window(state) = {u"5h"_s, {}, Unit::Percent, 100, 20, now + 150min, 5h, Refill::Fixed, {}};
    const QStringList ends = read({state}).series(end, {u"window"_s});
    QCOMPARE(ends.size(), 1);
    const double at = ends.first().section(u' ', 1).toDouble();
    QVERIFY(at > 1795489200 && at < 1795489200 + 150 * 60);
    window(state).remaining = 90;
    QCOMPARE(read({state}).series(end, {}), QStringList());
}

void OpenMetricsTest::namesOfLimits_data()
{
    QTest::addColumn<std::vector<RateWindow>>("windows");
    QTest::addColumn<QStringList>("series");
    const RateWindow tokens = level(u"tokens"_s, 100, 60, Unit::Tokens);
    const auto of = [&](const QString& model, double left, Unit unit = Unit::Tokens) {
        RateWindow changed = tokens;
        changed.model = model;
        changed.remaining = left;
        changed.unit = unit;
        return changed;
    };
    using Windows = std::vector<RateWindow>;
    QTest::newRow("of two models") << Windows{of(u"a"_s, 60),
        of(u"b"_s, 50)} << QStringList{u"window=tokens@a,unit=tokens 60"_s, u"window=tokens@b,unit=tokens 50"_s};
    QTest::newRow("of two alike the one that is nearer")
        << Windows{of({}, 60), of({}, 0), of({}, 50)} << QStringList{u"window=tokens,unit=tokens 0"_s};
    QTest::newRow("of two units") << Windows{of({}, 60), of({}, 50, Unit::Percent)}
                                  << QStringList{u"window=tokens,unit=percent 50"_s, u"window=tokens,unit=tokens 60"_s};
    RateWindow balanceLike = tokens;
    balanceLike.id = u"balance-credit"_s;
    QTest::newRow("called like a balance")
        << Windows{balanceLike} << QStringList{u"window=window-balance-credit,unit=tokens 60"_s};
    QTest::newRow("alike once they are cut") << Windows{of(QString(200, u'x'), 60),
        of(QString(201, u'x'), 50)} << QStringList{u"window=tokens@"_s + QString(92, u'x') + u"…,unit=tokens 60"_s};
}

void OpenMetricsTest::namesOfLimits()
{
    QFETCH(std::vector<RateWindow>, windows);
    AccountState state = plain();
    state.snapshot.reading->windows = windows;
    const MetricsDocument text = read({state});
    QCOMPARE(text.trouble, QString());
    QTEST(text.series(remaining, {u"window"_s, u"unit"_s}), "series");
}

void OpenMetricsTest::labelValues_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("told");
    QTest::newRow("a quote") << u"a\"b"_s << u"a\"b"_s;
    QTest::newRow("a backslash at the end") << u"a\\"_s << u"a\\"_s;
    QTest::newRow("what looks like an escape") << u"a\\n\\\""_s << u"a\\n\\\""_s;
    QTest::newRow("lines") << u"a\nb\r\nc"_s << u"a b c"_s;
    QTest::newRow("braces") << u"a} 1 # {"_s << u"a} 1 # {"_s;
    QTest::newRow("direction marks") << u"a\u202eb"_s << u"ab"_s;
    QTest::newRow("beyond 16 bits") << u"\U0001F600"_s << u"\U0001F600"_s;
    QTest::newRow("half a pair") << QString(QChar(0xd83d)) << u"\ufffd"_s;
    QTest::newRow("long") << QString(5000, u'x') << QString(99, u'x') + u'…';
}

void OpenMetricsTest::labelValues()
{
    QFETCH(QString, id);
    AccountState state = plain();
    state.account.id = id;
    const MetricsDocument text = read({state});
    QCOMPARE(text.trouble, QString());
    QTEST(text.samples.at(1).labels.value(u"account"_s), "told");
}

/// Only where somebody asks for them.
void OpenMetricsTest::personsNames()
{
    const QString info = u"quotalamp_account_info"_s;
    QVERIFY(!metricsText({plain()}, now, Settings()).contains("work"));
    MetricsScope scope;
    AccountState state = plain();
    state.snapshot.keyFingerprint = u"0123456789abcdef"_s;
    QCOMPARE(read({state}, scope).series(info, {u"key"_s, u"label"_s}), QStringList(u"key=0123456789abcdef 1"_s));
    scope.labels = true;
    QCOMPARE(read({plain()}, scope).series(info, {u"label"_s}), QStringList(u"label=work 1"_s));
}

void OpenMetricsTest::counters()
{
    MetricsScope scope;
    QVERIFY(!read({plain()}).has(u"quotalamp_probes_total"_s));
    scope.probes = ProbeCounts{};
    QCOMPARE(read({plain()}, scope).series(u"quotalamp_probes_total"_s, {u"outcome"_s}),
        (QStringList{u"outcome=failure 0"_s, u"outcome=success 0"_s}));
    scope.probes = ProbeCounts{{u"b5c1"_s, {3, 1, 250ms}}, {u"gone"_s, {1, 1, 1s}}};
    const MetricsDocument text = read({plain()}, scope);
    QCOMPARE(text.trouble, QString());
    QCOMPARE(text.series(u"quotalamp_probes_total"_s, {u"account"_s, u"outcome"_s}),
        (QStringList{u"account=b5c1,outcome=failure 1"_s, u"account=b5c1,outcome=success 3"_s}));
    QCOMPARE(text.series(u"quotalamp_probe_duration_seconds"_s, {u"account"_s}), QStringList(u"account=b5c1 0.25"_s));
}

/// However much a provider or a file tells.
void OpenMetricsTest::bounds()
{
    AccountState state = plain();
    for (int i = 0; i < 1000; ++i)
        state.snapshot.reading->windows.push_back(level(u"w%1"_s.arg(i), 100, 100));
    state.snapshot.reading->windows.push_back(level(u"out"_s, 100, 0));
    const QStringList told = read({state}).series(remaining, {u"window"_s});
    QCOMPARE(told.size(), 100);
    QVERIFY(told.contains(u"window=out 0"_s));
    std::vector<AccountState> many(1500, plain());
    for (std::size_t i = 0; i < many.size(); ++i)
        many.at(i).account.id = QString::number(i / 2);
    QCOMPARE(metricsText(many, now, Settings()).count("quotalamp_up{"), 750);
    for (std::size_t i = 0; i < many.size(); ++i)
        many.at(i).account.id = QString::number(i);
    QCOMPARE(metricsText(many, now, Settings()).count("quotalamp_up{"), 1000);
}

void OpenMetricsTest::noAccounts()
{
    const MetricsDocument text = read({});
    QCOMPARE(text.trouble, QString());
    QCOMPARE(text.types.keys(), QStringList(u"quotalamp_build_info"_s));
}

QTEST_GUILESS_MAIN(OpenMetricsTest)
#include "tst_openmetrics.moc"
