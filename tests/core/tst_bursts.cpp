// SPDX-License-Identifier: MIT
#include "core/rules/bursts.h"

#include <QTest>

#include <cmath>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};
constexpr Seconds fiveHours = 5h;

/// Points that are so many minutes apart, each with how much was used until it, in points.
struct Step {
    int minutes;
    double used;
};

UseTrail trailOf(const std::vector<Step>& steps)
{
    UseTrail trail;
    trail.points = {{start, 0}};
    for (const Step& step : steps)
        trail.points.push_back(
            {trail.points.back().at + std::chrono::minutes(step.minutes), trail.points.back().used + step.used / 100});
    trail.readings = static_cast<int>(trail.points.size());
    return trail;
}

RateWindow window(double left, Refill refill = Refill::Fixed)
{
    return {u"5h"_s, {}, Unit::Percent, 100, left, start + 8h, fiveHours, refill, {}};
}

} // namespace

class BurstsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pauses_data();
    void pauses();
    void lastOne_data();
    void lastOne();
    void more_data();
    void more();
    void asItIsFollowed();
};

void BurstsTest::pauses_data()
{
    QTest::addColumn<Seconds>("period");
    QTest::addColumn<Milliseconds>("pause");
    QTest::newRow("five hours") << Seconds(5h) << Milliseconds(20min);
    QTest::newRow("a day") << Seconds(24h) << Milliseconds(1728s);
    QTest::newRow("a week") << Seconds(168h) << Milliseconds(2h);
}

void BurstsTest::pauses()
{
    QFETCH(Seconds, period);
    QTEST(pauseOf(period), "pause");
}

void BurstsTest::lastOne_data()
{
    QTest::addColumn<std::vector<Step>>("steps");
    QTest::addColumn<double>("used"); // in points; 0: there is none
    QTest::addColumn<int>("minutes"); // that it took
    using Steps = std::vector<Step>;
    QTest::newRow("no readings") << Steps{} << 0.0 << 0;
    QTest::newRow("nothing used") << Steps{{60, 0}} << 0.0 << 0;
    QTest::newRow("one that is over") << Steps{{30, 0}, {10, 4}, {10, 6}, {25, 0}} << 10.0 << 20;
    QTest::newRow("one that goes on") << Steps{{30, 0}, {10, 4}, {10, 6}} << 0.0 << 0;
    QTest::newRow("one that has just ended") << Steps{{30, 0}, {10, 4}, {10, 0}} << 0.0 << 0;
    QTest::newRow("the one before what goes on") << Steps{{30, 0}, {10, 4}, {30, 0}, {10, 9}} << 4.0 << 10;
    QTest::newRow("the later one of two") << Steps{{30, 0}, {10, 4}, {30, 0}, {10, 9}, {30, 0}} << 9.0 << 10;
    QTest::newRow("a short pause does not end it") << Steps{{30, 0}, {10, 4}, {15, 0}, {10, 5}, {30, 0}} << 9.0 << 35;
    QTest::newRow("pauses add up") << Steps{{30, 0}, {10, 4}, {15, 0}, {15, 0}, {10, 5}, {15, 0}, {15, 0}} << 5.0 << 10;
    QTest::newRow("one that began before the trail") << Steps{{10, 4}, {30, 0}} << 0.0 << 0;
    QTest::newRow("readings that are far apart") << Steps{{30, 0}, {90, 12}, {30, 0}} << 0.0 << 0;
    QTest::newRow("far apart after a good one") << Steps{{30, 0}, {10, 4}, {30, 0}, {90, 12}, {30, 0}} << 0.0 << 0;
    QTest::newRow("a good one after a hole") << Steps{{90, 12}, {30, 0}, {10, 4}, {30, 0}} << 4.0 << 10;
}

void BurstsTest::lastOne()
{
    QFETCH(std::vector<Step>, steps);
    QFETCH(double, used);
    QFETCH(int, minutes);
    const auto burst = lastBurst(trailOf(steps), fiveHours);
    QCOMPARE(burst.has_value(), used > 0);
    QVERIFY(std::abs((burst ? burst->used : 0) * 100 - used) < 1e-9);
    QCOMPARE(burst ? burst->until - burst->from : 0min, Milliseconds(std::chrono::minutes(minutes)));
}

void BurstsTest::more_data()
{
    QTest::addColumn<RateWindow>("window");
    QTest::addColumn<double>("used"); // by the last burst, in points
    QTest::addColumn<std::optional<int>>("count");
    const auto count = [](int number) { return std::optional(number); };
    RateWindow noPeriod = window(40);
    noPeriod.period.reset();
    QTest::newRow("three more") << window(40) << 12.0 << count(3);
    QTest::newRow("exactly four") << window(40) << 10.0 << count(4);
    QTest::newRow("not one more") << window(8) << 10.0 << count(0);
    QTest::newRow("a burst that hardly used anything") << window(40) << 2.0 << std::optional<int>();
    QTest::newRow("more than anybody counts") << window(90) << 4.0 << std::optional<int>();
    QTest::newRow("used up") << window(0) << 10.0 << std::optional<int>();
    QTest::newRow("a bucket, which refills meanwhile") << window(40, Refill::Bucket) << 10.0 << std::optional<int>();
    QTest::newRow("no length") << noPeriod << 10.0 << std::optional<int>();
    QTest::newRow("no burst") << window(40) << 0.0 << std::optional<int>();
}

void BurstsTest::more()
{
    QFETCH(RateWindow, window);
    QFETCH(double, used);
    const UseTrails trails{{trailKey(window), trailOf({{30, 0}, {10, used}, {30, 0}})}};
    QTEST(moreLikeTheLast(window, trails), "count");
    QVERIFY(!moreLikeTheLast(window, {}));
}

/// As readings really come: each five minutes, in whole percent, into a trail that is thinned.
void BurstsTest::asItIsFollowed()
{
    UseTrail trail;
    double left = 100;
    for (int minute = 0; minute <= 220; minute += 5) {
        const bool works = (minute > 40 && minute <= 70) || (minute > 120 && minute <= 160);
        left -= works ? 2 : 0;
        follow(trail, window(left), start + std::chrono::minutes(minute));
    }
    const auto burst = lastBurst(trail, fiveHours);
    QVERIFY(burst);
    QVERIFY(std::abs(burst->used - 0.16) < 0.005);
    QCOMPARE(moreLikeTheLast(window(left), {{trailKey(window(left)), trail}}), std::optional(4)); // 72 % are left
}

QTEST_APPLESS_MAIN(BurstsTest)
#include "tst_bursts.moc"
