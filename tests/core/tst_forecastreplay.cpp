// SPDX-License-Identifier: MIT
#include "bench/forecast/replay.h"

#include <QTest>

using namespace quotalamp;
using namespace quotalamp::replay;

/// A small replay: the way that ships is no worse than a straight line, and its ranges hold what they say.
class ForecastReplayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void order_data() { eachLength(); }
    void order();
    void coverage_data() { eachLength(); }
    void coverage();
    void bounds();
    void isTheSameEverywhere();

private:
    static void eachLength();
    std::vector<Judged> m_all;
};

void ForecastReplayTest::initTestCase()
{
    for (const std::uint64_t seed : {std::uint64_t{1}, std::uint64_t{3}}) {
        for (const Habit habit : habits) {
            const auto more = judged(habit, seed);
            m_all.insert(m_all.end(), more.begin(), more.end());
        }
    }
}

void ForecastReplayTest::eachLength()
{
    QTest::addColumn<int>("length");
    QTest::newRow("a week") << static_cast<int>(Length::Week);
    QTest::newRow("five hours") << static_cast<int>(Length::FiveHours);
}

void ForecastReplayTest::order()
{
    QFETCH(int, length);
    const Score naive = scoreOf(m_all, Method::Naive, Length(length));
    const Score shipped = scoreOf(m_all, Method::Shipped, Length(length));
    QVERIFY(naive.forecasts > 1000);
    QVERIFY2(shipped.points <= naive.points, qPrintable(QString::number(shipped.points)));
    QVERIFY2(shipped.hours <= naive.hours * 1.05, qPrintable(QString::number(shipped.hours)));
    QVERIFY2(shipped.falseAlarms <= naive.falseAlarms, qPrintable(QString::number(shipped.falseAlarms)));
    for (const Method method : {Method::Recent, Method::Capped, Method::Learned})
        QVERIFY2(shipped.points <= scoreOf(m_all, method, Length(length)).points, qPrintable(methodName(method)));
}

void ForecastReplayTest::coverage()
{
    QFETCH(int, length);
    const Score shipped = scoreOf(m_all, Method::Shipped, Length(length));
    QVERIFY2(
        shipped.coveredPaces > 0.70 && shipped.coveredPaces < 0.90, qPrintable(QString::number(shipped.coveredPaces)));
    QVERIFY2(shipped.covered > 0.85, qPrintable(QString::number(shipped.covered)));
}

/// Of every forecast that is made.
void ForecastReplayTest::bounds()
{
    for (const Judged& each : m_all) {
        const Forecast& told = *each.told.back();
        const TimePoint reset = each.readAt + each.untilReset;
        const TimePoint out = told.runsOutAt.value_or(TimePoint::max());
        QVERIFY(told.runsOutAt.value_or(reset) <= reset);
        QVERIFY(told.earliest.value_or(TimePoint::max()) <= out);
        QVERIFY(told.latest.value_or(TimePoint::max()) >= out);
        QVERIFY(told.earliest.value_or(reset) >= each.readAt && told.latest.value_or(reset) <= reset);
        QVERIFY(told.leftAtReset >= 0 && told.leftAtReset <= 1);
        QVERIFY(told.lasts() || told.leftAtReset < 1e-6);
    }
}

void ForecastReplayTest::isTheSameEverywhere()
{
    Dice dice(7);
    QCOMPARE(dice.uniform(), Dice(7).uniform());
    QCOMPARE(lived(Habit::Bursty, 3).weekly.size(), lived(Habit::Bursty, 3).weekly.size());
}

QTEST_GUILESS_MAIN(ForecastReplayTest)
#include "tst_forecastreplay.moc"
