// SPDX-License-Identifier: MIT
#include "core/model/trailseed.h"

#include <QTest>

#include <cmath>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};

RateWindow window(double left, TimePoint resetsAt, Refill refill = Refill::Fixed, Seconds period = 168h)
{
    return {u"7d"_s, {}, Unit::Percent, 100, left, resetsAt, period, refill, {}};
}

/// A reading each hour of a week that begins anew every 168 hours and is used evenly, ten days long.
struct Life {
    double anHour = 0.4; ///< points
    int hours = 240;

    [[nodiscard]] RateWindow at(int hour) const
    {
        const int week = hour / 168;
        return window(100 - anHour * (hour % 168), start + (week + 1) * 168h);
    }
    /// As it was followed while it happened.
    [[nodiscard]] UseTrail trail(int from = 0) const
    {
        UseTrail trail;
        for (int hour = from; hour <= hours; ++hour)
            follow(trail, at(hour), start + hour * 1h);
        return trail;
    }
    /// As a history keeps it.
    [[nodiscard]] std::vector<HistorySpan> spans() const
    {
        std::vector<HistorySpan> spans;
        for (int hour = 0; hour <= hours; ++hour)
            spans.push_back({start + hour * 1h, start + hour * 1h + 30min, *at(hour).leftShare()});
        return spans;
    }
    [[nodiscard]] Snapshot snapshot(const UseTrail& trail) const
    {
        Snapshot snapshot;
        snapshot.reading = Reading{};
        snapshot.reading->windows = {at(hours)};
        snapshot.readAt = start + hours * 1h;
        snapshot.trails = {{trailKey(at(hours)), trail}};
        return snapshot;
    }
};

} // namespace

class TrailSeedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTheSame();
    void surprises_data();
    void surprises();
    void seedsWhatHasHardlyBegun();
    void leavesWhatGoesOn();
};

/// Over a reset, too.
void TrailSeedTest::tellsTheSame()
{
    const Life life;
    const TimePoint readAt = start + life.hours * 1h;
    const UseTrail lived = life.trail();
    const UseTrail made = trailFromHistory(life.at(life.hours), readAt, life.spans());
    const auto used = [](const UseTrail& trail, TimePoint from, TimePoint until) {
        return trail.usedUntil(until) - trail.usedUntil(from);
    };
    for (const auto ago : {6h, 24h, 72h, 160h})
        QVERIFY(std::abs(used(lived, readAt - ago, readAt) - used(made, readAt - ago, readAt)) < 0.02);
    QCOMPARE(made.left, lived.left);
    QCOMPARE(made.resetsAt, lived.resetsAt);
    QVERIFY(made.points.size() < 60);
    // It goes on like the other one.
    UseTrail next = made;
    follow(next, window(10, *made.resetsAt), readAt + 1h);
    QVERIFY(std::abs(next.points.back().used - made.points.back().used - (made.left - 0.1)) < 1e-9);
}

void TrailSeedTest::surprises_data()
{
    QTest::addColumn<std::vector<HistorySpan>>("spans");
    QTest::addColumn<double>("used"); // in all
    QTest::addColumn<int>("readings");
    const TimePoint at = start + 100h; // 60 % are left then
    const auto span = [at](Milliseconds ago, double left) { return HistorySpan{at - ago, at - ago, left}; };
    QTest::newRow("no history") << std::vector<HistorySpan>{} << 0.0 << 0;
    QTest::newRow("only later ones") << std::vector{span(-1h, 0.5)} << 0.0 << 0;
    QTest::newRow("used") << std::vector{span(10h, 0.8), span(5h, 0.7)} << 0.2 << 3;
    QTest::newRow("this reading itself") << std::vector{span(10h, 0.8), span(0h, 0.6)} << 0.2 << 2;
    QTest::newRow("a share that is corrected") << std::vector{span(10h, 0.7), span(5h, 0.72)} << 0.12 << 3;
    QTest::newRow("a reset") << std::vector{span(90h, 0.1), span(50h, 0.9)} << 0.4 << 3;
    QTest::newRow("a reset just now") << std::vector{span(90h, 0.5), span(50h, 0.2)} << 0.7 << 3;
    QTest::newRow("two resets") << std::vector{span(90h, 0.1), span(50h, 1.0), span(30h, 0.3), span(20h, 0.9)} << 1.1
                                << 5;
    const HistorySpan joined{at - 10h, at - 9h, 0.7, 0, 0.1};
    QTest::newRow("answers that were joined") << std::vector{span(11h, 0.8), joined} << 0.2 << 3;
    QTest::newRow("nothing but joined ones") << std::vector{joined} << 0.1 << 2;
    QTest::newRow("doubled") << std::vector{span(10h, 0.8), span(10h, 0.8), span(5h, 0.7), span(5h, 0.7)} << 0.2 << 3;
    QTest::newRow("out of order") << std::vector{span(5h, 0.7), span(10h, 0.8)} << 0.1 << 2;
}

void TrailSeedTest::surprises()
{
    QFETCH(std::vector<HistorySpan>, spans);
    QFETCH(double, used);
    const UseTrail trail = trailFromHistory(window(60, start + 168h), start + 100h, spans);
    QTEST(trail.readings, "readings");
    QVERIFY(std::abs((trail.points.empty() ? 0 : trail.points.back().used) - used) < 1e-9);
}

void TrailSeedTest::seedsWhatHasHardlyBegun()
{
    const Life life;
    Snapshot snapshot = life.snapshot(life.trail(life.hours));
    TimePoint asked;
    const auto past = [&](const QString& key, TimePoint since) {
        asked = since;
        return key == u"7d"_s ? life.spans() : std::vector<HistorySpan>();
    };
    QVERIFY(seedTrails(snapshot, past));
    QVERIFY(snapshot.trails.begin()->second.readings > 100);
    QCOMPARE(asked, *snapshot.readAt - 189h); // a period and an eighth
}

void TrailSeedTest::leavesWhatGoesOn()
{
    const Life life;
    Snapshot snapshot = life.snapshot(life.trail(life.hours - 2));
    const Snapshot before = snapshot;
    const auto past = [](const QString&, TimePoint) -> std::vector<HistorySpan> {
        qFatal("nobody needs the history"); // which would open its file
    };
    QVERIFY(!seedTrails(snapshot, past));
    QCOMPARE(snapshot, before);
    Snapshot empty;
    QVERIFY(!seedTrails(empty, past));
    Snapshot nothingKept = life.snapshot(life.trail(life.hours));
    QVERIFY(!seedTrails(nothingKept, [](const QString&, TimePoint) { return std::vector<HistorySpan>(); }));
}

QTEST_APPLESS_MAIN(TrailSeedTest)
#include "tst_trailseed.moc"
