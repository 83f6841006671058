// SPDX-License-Identifier: MIT
#include "core/rules/schedule.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 3h};
constexpr Seconds interval = 5min;

/// When a machine that started at `now` asks after so many probes, each of which takes a while.
TimePoint afterProbes(int probes, double phase, Milliseconds takes)
{
    TimePoint checkedAt = now;
    TimePoint due = now;
    for (int i = 0; i < probes; ++i) {
        due = inRhythm(checkedAt + interval, interval, phase);
        checkedAt = due + takes;
    }
    return due;
}

} // namespace

/// Machines that ask with the same key do so one after the other.
class RhythmTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesDiffer();
    void bounds_data();
    void bounds();
    void machinesThatStartTogetherPart_data();
    void machinesThatStartTogetherPart();
    void staysInStep();
};

void RhythmTest::placesDiffer()
{
    QCOMPARE(phaseOf("one", u"b5c1"_s), phaseOf("one", u"b5c1"_s));
    QVERIFY(phaseOf("one", u"b5c1"_s) != phaseOf("two", u"b5c1"_s));
    QVERIFY(phaseOf("one", u"b5c1"_s) != phaseOf("one", u"c6d2"_s));
    std::array<int, 10> places{};
    for (int i = 0; i < 1000; ++i) {
        const double phase = phaseOf(QByteArray::number(i), u"b5c1"_s);
        QVERIFY(phase >= 0 && phase < 1);
        ++places.at(static_cast<std::size_t>(phase * 10));
    }
    QVERIFY(*std::ranges::min_element(places) > 60);
}

void RhythmTest::bounds_data()
{
    QTest::addColumn<double>("phase");
    for (const double phase : {0.0, 0.1, 0.25, 0.5, 0.75, 0.999, 1.0, -1.0, 7.0})
        QTest::addRow("%g", phase) << phase;
}

/// Never earlier, and never by more than half an interval.
void RhythmTest::bounds()
{
    QFETCH(double, phase);
    for (Seconds ahead = 0s; ahead < 2 * interval; ahead += 7s) {
        const TimePoint due = inRhythm(now + ahead, interval, phase);
        QVERIFY(due >= now + ahead && due <= now + ahead + interval / 2);
    }
    QCOMPARE(inRhythm(now, 0s, phase), now);
}

void RhythmTest::machinesThatStartTogetherPart_data()
{
    QTest::addColumn<double>("other");
    QTest::addColumn<double>("apart"); // shares of the rhythm
    QTest::newRow("a quarter") << 0.25 << 0.25;
    QTest::newRow("half") << 0.5 << 0.5;
    QTest::newRow("nearly all of it") << 0.9 << 0.1;
}

/// Within a few probes, and for good.
void RhythmTest::machinesThatStartTogetherPart()
{
    QFETCH(double, other);
    QFETCH(double, apart);
    constexpr double beat = 330; // seconds
    for (const int probes : {4, 5, 50}) {
        const auto between =
            std::chrono::duration<double>(afterProbes(probes, 0.0, 2s) - afterProbes(probes, other, 9s));
        const double shares = std::abs(between.count()) / beat;
        QVERIFY(std::abs(shares - std::round(shares)) <= 0.5);
        QVERIFY2(std::abs(std::abs(shares - std::round(shares)) - apart) < 0.01, qPrintable(QString::number(shares)));
    }
}

/// A probe that takes its time makes nobody miss a turn.
void RhythmTest::staysInStep()
{
    const TimePoint fifth = afterProbes(5, 0.3, 25s);
    QCOMPARE(afterProbes(6, 0.3, 25s) - fifth, Milliseconds(330s));
    QCOMPARE(afterProbes(60, 0.3, 25s) - fifth, Milliseconds(55 * 330s));
}

QTEST_GUILESS_MAIN(RhythmTest)
#include "tst_rhythm.moc"
