// SPDX-License-Identifier: MIT
#include "core/model/observation.h"
#include "core/model/overheard.h"
#include "core/model/snapshotjson.h"
#include "core/rules/schedule.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};

RateWindow window(
    const QString& id, double remaining, std::optional<TimePoint> resetsAt = {}, const QString& model = {})
{
    RateWindow made{id, {}, Unit::Requests, 100.0, remaining, resetsAt, {}, Refill::Fixed, model};
    return made;
}

/// What a probe told ten minutes ago.
Snapshot probed(std::vector<RateWindow> windows)
{
    Reading reading;
    reading.windows = std::move(windows);
    return advance({}, {reading, {}}, now - 10min);
}

Observation seen(std::vector<RateWindow> windows, TimePoint at = now)
{
    return {std::move(windows), {}, at};
}

/// "id 40 observed 0 s", of each window, in their order.
QStringList told(const Snapshot& snapshot)
{
    QStringList list;
    for (const RateWindow& each : snapshot.reading.value_or(Reading{}).windows)
        list << u"%1 %2 %3 %4"_s.arg(windowKey(each))
                    .arg(*each.remaining)
                    .arg(each.source == Source::Observed ? u"observed"_s : u"probe"_s)
                    .arg(std::chrono::floor<Seconds>(now - each.whenTold(*snapshot.readAt)).count());
    return list;
}

} // namespace

/// What the person's own traffic told joins what probes told.
class ObservationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joins_data();
    void joins();
    void probesKeepWhatTheyDoNotTell();
    void whatIsOverGoesWithAProbe();
    void levelsGoByWhenTheyWereTold();
    void repeatedWordsAreNoNews_data();
    void repeatedWordsAreNoNews();
    void survivesARestart();
    void followsTheClock();
    void othersSawMore();
    void putsOffTheNextProbe_data();
    void putsOffTheNextProbe();
    void waitsAsOthersWereTold_data();
    void waitsAsOthersWereTold();
    void aProbeKnowsBetter();
    void othersWereToldToWait();
    void isNotStale();
    void speaksOfLimits_data();
    void speaksOfLimits();
    void overheardAndBack();
    void overheardOfAnybody();
    void tellsNothingOfMoney();
};

void ObservationTest::joins_data()
{
    QTest::addColumn<Snapshot>("before");
    QTest::addColumn<Observation>("observation");
    QTest::addColumn<QStringList>("after");
    const auto haiku = u"haiku"_s;
    QTest::newRow("nothing was known") << Snapshot{} << seen({window(u"minute"_s, 40)})
                                       << QStringList{u"minute 40 observed 0"_s};
    QTest::newRow("a weekly window stays") << probed({window(u"7d"_s, 80)}) << seen({window(u"minute"_s, 40)})
                                           << QStringList{u"7d 80 probe 600"_s, u"minute 40 observed 0"_s};
    QTest::newRow("the same window, later")
        << probed({window(u"7d"_s, 80), window(u"5h"_s, 70)}) << seen({window(u"5h"_s, 60)})
        << QStringList{u"7d 80 probe 600"_s, u"5h 60 observed 0"_s};
    QTest::newRow("the same window, earlier")
        << probed({window(u"5h"_s, 70)}) << seen({window(u"5h"_s, 90)}, now - 11min)
        << QStringList{u"5h 70 probe 600"_s};
    QTest::newRow("another window, earlier")
        << probed({window(u"5h"_s, 70)}) << seen({window(u"minute"_s, 90)}, now - 11min)
        << QStringList{u"5h 70 probe 600"_s, u"minute 90 observed 660"_s};
    QTest::newRow("without the model that was probed")
        << probed({window(u"requests"_s, 70, {}, haiku)}) << seen({window(u"requests"_s, 60)})
        << QStringList{u"requests 60 observed 0"_s};
    QTest::newRow("of another model") << probed({window(u"requests"_s, 70, {}, haiku)})
                                      << seen({window(u"requests"_s, 60, {}, u"opus"_s)})
                                      << QStringList{
                                             u"requests@haiku 70 probe 600"_s, u"requests@opus 60 observed 0"_s};
    QTest::newRow("nothing") << probed({window(u"5h"_s, 70)}) << seen({}) << QStringList{u"5h 70 probe 600"_s};
}

void ObservationTest::joins()
{
    QFETCH(Snapshot, before);
    QFETCH(Observation, observation);
    const Snapshot after = withObserved(before, observation);
    QTEST(told(after), "after");
    QCOMPARE(after.checkedAt, before.checkedAt); // nobody was asked
    QCOMPARE(withObserved(after, observation), after);
}

void ObservationTest::probesKeepWhatTheyDoNotTell()
{
    const Snapshot known =
        withObserved(probed({window(u"7d"_s, 80)}), seen({window(u"minute"_s, 40), window(u"7d"_s, 79)}));
    Reading fresh;
    fresh.windows = {window(u"7d"_s, 78)};
    const Snapshot after = advance(known, {fresh, {}}, now + 1min);
    QCOMPARE(told(after), (QStringList{u"7d 78 probe -60"_s, u"minute 40 observed 0"_s}));
    QVERIFY(!isObserved(after));
    // A free probe that tells no limits leaves the earlier ones alone.
    const Snapshot free = advance(known, {Reading{}, {}}, now + 1min);
    QCOMPARE(told(free), told(known));
    QVERIFY(isObserved(free));
}

void ObservationTest::whatIsOverGoesWithAProbe()
{
    const Snapshot known = withObserved(
        probed({window(u"7d"_s, 80)}), seen({window(u"minute"_s, 40, now + 1min), window(u"day"_s, 30, now + 20h)}));
    Reading fresh;
    fresh.windows = {window(u"7d"_s, 78)};
    const Snapshot after = advance(known, {fresh, {}}, now + 2h);
    QCOMPARE(told(after), (QStringList{u"7d 78 probe -7200"_s, u"day 30 observed 0"_s}));
}

void ObservationTest::levelsGoByWhenTheyWereTold()
{
    RateWindow bucket = window(u"tokens"_s, 0, now - 5min);
    bucket.refill = Refill::Bucket;
    const Snapshot known = withObserved(probed({bucket}), seen({window(u"minute"_s, 40)}));
    // Its reset passed since it was told, so that it has filled up; told now it would have been full already.
    QCOMPARE(known.reading->windows.front().leftShareAt(now, *known.readAt), 1.0);
    QVERIFY(known.reading->windows.front().isResetDue(now, *known.readAt));
}

void ObservationTest::repeatedWordsAreNoNews_data()
{
    QTest::addColumn<double>("fiveHours");
    QTest::addColumn<Milliseconds>("laterReset");
    QTest::addColumn<double>("week");
    QTest::addColumn<QStringList>("after");
    const QStringList same{u"5h 70 probe 600"_s, u"7d 80 probe 600"_s};
    QTest::newRow("the same again") << 70.0 << Milliseconds(0) << 80.0 << same;
    QTest::newRow("rounded") << 69.6 << Milliseconds(0) << 79.8 << same;
    QTest::newRow("what was before") << 90.0 << Milliseconds(0) << 85.0 << same;
    QTest::newRow("of the window before") << 10.0 << Milliseconds(-5h) << 81.0 << same;
    QTest::newRow("more was used") << 68.0 << Milliseconds(1min) << 80.0
                                   << QStringList{u"5h 68 observed 0"_s, u"7d 80 observed 0"_s};
    QTest::newRow("it began anew") << 99.0 << Milliseconds(5h) << 80.0
                                   << QStringList{u"5h 99 observed 0"_s, u"7d 80 observed 0"_s};
    QTest::newRow("one is later, the other earlier")
        << 68.0 << Milliseconds(0) << 85.0 << QStringList{u"5h 68 observed 0"_s, u"7d 80 probe 600"_s};
}

void ObservationTest::repeatedWordsAreNoNews()
{
    QFETCH(double, fiveHours);
    QFETCH(Milliseconds, laterReset);
    QFETCH(double, week);
    const TimePoint reset = now + 2h;
    const Snapshot known = probed({window(u"5h"_s, 70, reset), window(u"7d"_s, 80, now + 50h)});
    Observation said = seen({window(u"5h"_s, fiveHours, reset + laterReset), window(u"7d"_s, week, now + 50h)});
    said.dated = false;
    QTEST(told(withObserved(known, said)), "after");
}

void ObservationTest::survivesARestart()
{
    Snapshot known = withObserved(probed({window(u"7d"_s, 80)}), seen({window(u"minute"_s, 40)}));
    known.trails.clear();
    const Snapshot again = snapshotFromJson(toJson(known).toQJson().toObject(), now + 1s);
    QCOMPARE(again.reading->windows, known.reading->windows);
    QVERIFY(isObserved(again));
}

void ObservationTest::followsTheClock()
{
    const Snapshot known = withObserved(probed({window(u"7d"_s, 80)}), seen({window(u"minute"_s, 40)}));
    const Snapshot moved = shifted(known, 1h);
    QCOMPARE(moved.reading->windows.front().toldAt, std::optional(now - 10min + 1h));
}

/// Of two programs one probed later and one saw traffic later.
void ObservationTest::othersSawMore()
{
    const Snapshot start = probed({window(u"7d"_s, 80)});
    const Snapshot traffic = withObserved(start, seen({window(u"minute"_s, 40)}));
    Reading fresh;
    fresh.windows = {window(u"7d"_s, 70)};
    fresh.models = {u"model"_s};
    const Snapshot probe = advance(start, {fresh, {}}, now - 1min);
    const Snapshot both = withObservedOf(probe, traffic);
    QCOMPARE(told(both), (QStringList{u"7d 70 probe 60"_s, u"minute 40 observed 0"_s}));
    QCOMPARE(both.reading->models, QStringList{u"model"_s});
    QCOMPARE(both.checkedAt, probe.checkedAt);
    // What a probe told earlier is not brought back.
    QCOMPARE(withObservedOf(probe, start), probe);
}

void ObservationTest::putsOffTheNextProbe_data()
{
    QTest::addColumn<std::vector<RateWindow>>("probedWindows");
    QTest::addColumn<bool>("money");
    QTest::addColumn<std::vector<RateWindow>>("observed");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<Milliseconds>("due"); // from now
    using Windows = std::vector<RateWindow>;
    const Windows both{window(u"5h"_s, 70), window(u"7d"_s, 80)};
    RateWindow ofAModel = window(u"7d-opus"_s, 50);
    ofAModel.label = u"Opus"_s;
    Windows all = both;
    all.push_back(ofAModel);
    QTest::newRow("told all limits") << both << false << both << false << Milliseconds(5min);
    QTest::newRow("told some") << both << false << Windows{both.front()} << false << Milliseconds(-5min);
    QTest::newRow("told a new one only") << both << false << Windows{window(u"minute"_s, 1)} << false
                                         << Milliseconds(-5min);
    QTest::newRow("all but a model's") << all << false << both << false << Milliseconds(5min);
    QTest::newRow("all but money") << both << true << both << false << Milliseconds(5min);
    QTest::newRow("the last probe failed") << both << false << both << true << Milliseconds(-9min - 30s);
    QTest::newRow("nothing") << both << false << Windows{} << false << Milliseconds(-5min);
}

void ObservationTest::putsOffTheNextProbe()
{
    QFETCH(std::vector<RateWindow>, probedWindows);
    QFETCH(bool, money);
    QFETCH(std::vector<RateWindow>, observed);
    QFETCH(bool, failed);
    Snapshot known = probed(probedWindows);
    if (money)
        known.reading->balances.push_back({u"credit"_s, u"credit"_s, u"USD"_s});
    if (failed)
        known = advance(known, {{}, Error{ErrorKind::Unreachable, 0, {}, {}}}, now - 10min);
    known = withObserved(known, seen(observed));
    QTEST(nextDue(known, now, 5min, 0) - now, "due");
}

/// Refusals of traffic since a probe ten minutes ago, each as seconds from now when it came and how long it told to wait.
void ObservationTest::waitsAsOthersWereTold_data()
{
    using Refusals = std::vector<std::pair<Seconds, Seconds>>;
    QTest::addColumn<bool>("probedBefore");
    QTest::addColumn<Milliseconds>("own"); // what the probe itself was told to wait
    QTest::addColumn<Refusals>("refusals");
    QTest::addColumn<std::optional<Milliseconds>>("notBefore"); // from now
    const auto row = [](const char* name, bool probed, Milliseconds own, const Refusals& refusals,
                         std::optional<Milliseconds> notBefore) {
        QTest::newRow(name) << probed << own << refusals << notBefore;
    };
    row("none", true, 0s, {}, {});
    row("one", true, 0s, {{0s, 90s}}, 90s);
    row("one of hours", true, 0s, {{0s, 4h}}, 4h);
    row("one of a day and more", true, 0s, {{0s, 300h}}, 24h);
    row("before the probe", true, 0s, {{-11min, 2h}}, {});
    row("when the probe ended", true, 0s, {{-10min, 2h}}, {});
    row("soon after the probe", true, 0s, {{-9min, 2h}}, 2h - 9min);
    row("a later one that is longer", true, 0s, {{-60s, 90s}, {0s, 90s}}, 90s);
    row("a later one that is shorter", true, 0s, {{-60s, 20min}, {0s, 90s}}, 19min);
    row("over and over", true, 0s, {{-60s, 45min}, {0s, 55min}, {10s, 2h}}, 50min);
    row("over and over, once the first is over", true, 0s, {{-9min, 60s}, {0s, 20h}}, 50min);
    row("longer than the probe was told", true, 15min, {{0s, 30min}}, 30min);
    row("shorter than the probe was told", true, 2h, {{0s, 30min}}, 2h - 10min);
    row("nobody has asked yet", false, 0s, {{0s, 90s}}, 90s);
    row("nobody has asked yet, over and over", false, 0s, {{-60s, 90s}, {0s, 90s}, {20s, 2h}}, 30s);
}

void ObservationTest::waitsAsOthersWereTold()
{
    using Refusals = std::vector<std::pair<Seconds, Seconds>>;
    QFETCH(bool, probedBefore);
    QFETCH(Milliseconds, own);
    QFETCH(Refusals, refusals);
    QFETCH(std::optional<Milliseconds>, notBefore);
    Snapshot known = probedBefore ? probed({window(u"5h"_s, 70)}) : Snapshot{};
    if (own > 0s)
        known = advance({}, {{}, Error{ErrorKind::RateLimited, 429, {}, now - 10min + own}}, now - 10min);
    const auto checkedAt = known.checkedAt;
    for (const auto& [at, wait] : refusals)
        known = withObserved(known, {{}, {}, now + at, true, now + at + wait});
    QCOMPARE(known.notBefore, notBefore ? std::optional(now + *notBefore) : std::nullopt);
    QCOMPARE(known.checkedAt, checkedAt);
    QVERIFY(!notBefore || nextDue(known, now, 5min, 0) >= now + *notBefore);
    const Snapshot kept = snapshotFromJson(toJson(known).toQJson().toObject(), now + 1s);
    QVERIFY(!notBefore || *notBefore > 23h || kept.notBefore == known.notBefore);
}

void ObservationTest::aProbeKnowsBetter()
{
    const Snapshot known = withObserved(probed({window(u"5h"_s, 70)}), {{window(u"5h"_s, 0)}, {}, now, true, now + 2h});
    QCOMPARE(known.notBefore, std::optional(now + 2h));
    Reading fresh;
    fresh.windows = {window(u"5h"_s, 69)};
    const Snapshot after = advance(known, {fresh, {}}, now + 1min);
    QVERIFY(!after.notBefore);
    // And the next refusal counts in full again.
    QCOMPARE(withObserved(after, {{}, {}, now + 2min, true, now + 3h}).notBefore, std::optional(now + 3h));
}

void ObservationTest::othersWereToldToWait()
{
    const Snapshot start = probed({window(u"7d"_s, 80)});
    const Snapshot told = withObserved(start, {{}, {}, now, true, now + 30min});
    QCOMPARE(withObservedOf(start, told).notBefore, told.notBefore);
    QCOMPARE(withObservedOf(told, start).notBefore, told.notBefore);
    const Snapshot later = advance(start, {Reading{}, {}}, now + 1min);
    QVERIFY(!withObservedOf(later, told).notBefore);
}

void ObservationTest::isNotStale()
{
    Snapshot known = probed({window(u"5h"_s, 70)});
    known = advance(known, {{}, Error{ErrorKind::Unreachable, 0, {}, {}}}, now - 1min);
    QVERIFY(isStale(known, now, 5min));
    QVERIFY(!isStale(withObserved(known, seen({window(u"5h"_s, 60)})), now, 5min));
    // Where the probe failed after it, that is what is newest.
    QVERIFY(isStale(withObserved(known, seen({window(u"5h"_s, 60)}, now - 2min)), now, 5min));
}

void ObservationTest::speaksOfLimits_data()
{
    QTest::addColumn<bool>("speaks");
    for (const char* name : {"x-ratelimit-remaining-tokens", "anthropic-ratelimit-requests-reset", "RateLimit",
             "RateLimit-Policy", "retry-after", "Retry-After-Ms", "Date", "X-RateLimit-Limit_Tokens",
             "x-rate-limit-limit", "x-trial-endpoint-call-limit"})
        QTest::newRow(name) << true;
    for (const char* name :
        {"authorization", "x-api-key", "set-cookie", "cookie", "proxy-authorization", "openai-organization",
            "anthropic-organization-id", "x-request-id", "", "x-goog-api-key", "location", "x-ratelimit remaining"})
        QTest::newRow(*name == 0 ? "no name" : name) << false;
}

void ObservationTest::speaksOfLimits()
{
    QTEST(maySpeakOfLimits(*QTest::currentDataTag() == 'n' ? QByteArray() : QByteArray(QTest::currentDataTag())),
        "speaks");
}

void ObservationTest::overheardAndBack()
{
    const Overheard heard{429, {{"x-ratelimit-limit-requests", "60"}, {"date", "Tue, 24 Nov 2026 14:32:00 GMT"}},
        {{u"five_hour"_s, QJsonObject{{u"used_percentage"_s, 12.5}}}}, u"model-9"_s, now};
    const Overheard again = overheardFromJson(toJson(heard));
    QCOMPARE(again.status, heard.status);
    QCOMPARE(again.headers, heard.headers);
    QCOMPARE(again.usage, heard.usage);
    QCOMPARE(again.model, heard.model);
    QCOMPARE(again.at, heard.at);
}

/// Whoever can reach the socket may say anything.
void ObservationTest::overheardOfAnybody()
{
    QJsonArray headers{u"no pair"_s, QJsonArray{}, QJsonArray{u"x-ratelimit-a"_s}, QJsonArray{u"x y"_s, u"1"_s},
        QJsonArray{u"x-ratelimit-b"_s, QString(300, u'9')}, QJsonArray{u"x-ratelimit-c"_s, u"1\r\nx: 2"_s},
        QJsonArray{u"x-ratelimit-d"_s, u"5"_s}, QJsonArray{QString(200, u'n'), u"1"_s}};
    for (int more = 0; more < 500; ++more)
        headers.append(QJsonArray{u"x-ratelimit-d"_s, u"6"_s});
    const Overheard heard = overheardFromJson({{u"status"_s, 1e9}, {u"headers"_s, headers}, {u"at"_s, u"soon"_s},
        {u"usage"_s, QJsonObject{{u"a"_s, QString(20'000, u'x')}}}, {u"model"_s, u"a\nb"_s}});
    QCOMPARE(heard.status, 599);
    QCOMPARE(heard.headers.value("x-ratelimit-d"), std::optional("5"_ba));
    QVERIFY(qsizetype(heard.headers.all().size()) <= Overheard::mostHeaders);
    for (const char* name : {"x-ratelimit-b", "x-ratelimit-c", "x y"})
        QVERIFY(!heard.headers.value(name));
    QVERIFY(heard.usage.isEmpty() && heard.model.isEmpty() && !heard.at);
}

/// A balance that traffic does not speak of has not stood still by that.
void ObservationTest::tellsNothingOfMoney()
{
    const auto read = [](int left, TimePoint at) {
        Reading reading;
        reading.windows = {window(u"requests"_s, 50)};
        Balance balance;
        balance.id = u"credit"_s;
        balance.remaining = Decimal::of(left);
        reading.balances = {balance};
        return std::pair(reading, at);
    };
    Snapshot before;
    for (const auto& [reading, at] : {read(20, now - 3h), read(10, now - 2h)})
        before = advance(before, {reading, {}}, at);
    const Snapshot after = withObserved(before, seen({window(u"requests"_s, 40)}));
    QCOMPARE(told(after).size(), 1);
    QVERIFY(!before.trails.empty());
    QCOMPARE(after.trails.at(u"balance-credit"_s), before.trails.at(u"balance-credit"_s));
}

QTEST_GUILESS_MAIN(ObservationTest)
#include "tst_observation.moc"
