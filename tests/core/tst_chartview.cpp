// SPDX-License-Identifier: MIT
#include "core/words/chartscale.h"
#include "core/words/chartview.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};

RateWindow tokens(double left)
{
    return {u"tokens"_s, {}, Unit::Tokens, 1000, left * 1000, now + 30s, 60s, Refill::Bucket, {}};
}

QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}

} // namespace

/// What charts show, and how it is said.
class ChartViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", "UTC");
    }
    void course();
    void holesAreNotJoined();
    void thinnedCourseKeepsItsExtremes();
    void timeMarks_data();
    void timeMarks();
    void timesAreTheLocales_data();
    void timesAreTheLocales();
    void marksWhereTheClockChanges();
    void saysUsed();
    void spoken_data();
    void spoken();
    void goesOn_data();
    void goesOn();
    void joinedSpans();
    void others();
    void nothingRead();
};

void ChartViewTest::course()
{
    const WindowHistory history{{{now - 2h, now - 45min, 0.9}, {now - 40min, now - 40min, 0.5}, {now, now, 0.04}},
        {now - 3h, now - 30min, now}};
    const ChartView view = chartView(tokens(0.04), now, history, now, {});
    QCOMPARE(view.title, u"Tokens left"_s);
    QCOMPARE(view.course.size(), std::size_t(4));
    QCOMPARE(view.course[0].at, 0.0); // cut at the start of the stretch
    QCOMPARE(view.course[1].at, 0.25);
    QVERIFY(view.course[1].joined);
    QVERIFY(view.course[2].joined);
    QCOMPARE(view.course[3].at, 1.0);
    QVERIFY(!view.course[3].joined);
    QCOMPARE(view.course[3].text, u"4% at 14:32:00"_s);
    QCOMPARE(view.refusals, (std::vector<double>{0.5, 1.0}));
    QCOMPARE(view.refused, u"refused with 429, twice"_s);
    QCOMPARE(view.severity, Severity::Critical);
    QCOMPARE(view.critical.text, u"10%"_s);
    QCOMPARE(view.rows.front().time, u"14:32:00"_s);
    QCOMPARE(view.rows.back().time, u"13:32:00 – 13:47:00"_s);
    QCOMPARE(view.rows.back().share, u"90%"_s);
}

void ChartViewTest::holesAreNotJoined()
{
    ChartOptions options;
    options.interval = 60s;
    const WindowHistory history{
        {{now - 20min, now - 20min, 0.9}, {now - 16min, now - 16min, 0.9}, {now - 11min, now - 11min, 0.8}}, {}};
    const ChartView view = chartView(tokens(0.8), now, history, now, options);
    QVERIFY(view.course[1].joined);  // four minutes: a probe failed
    QVERIFY(!view.course[2].joined); // five: nobody looked
}

void ChartViewTest::thinnedCourseKeepsItsExtremes()
{
    WindowHistory history;
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i) {
        const TimePoint at = now - 24h + i * (24h / count);
        const double left = i == 777 ? 0.0 : i == 15'000 ? 1.0 : 0.4 + (i % 7) * 0.01;
        history.spans.push_back({at, at, left});
    }
    ChartOptions options;
    options.stretch = Stretch::Day;
    const ChartView view = chartView(tokens(0.4), now, history, now, options);
    QVERIFY2(view.course.size() <= 1000, qPrintable(QString::number(view.course.size())));
    const auto shares = [&](double share) {
        return std::ranges::count_if(view.course, [&](const ChartPoint& point) { return point.share == share; });
    };
    QCOMPARE(shares(0.0), 1);
    QCOMPARE(shares(1.0), 1);
    QVERIFY(std::ranges::is_sorted(view.course, {}, &ChartPoint::at));
    QCOMPARE(std::ranges::count_if(view.course, [](const ChartPoint& point) { return !point.joined; }), 1);
    QVERIFY(view.rows.size() <= 500);
}

void ChartViewTest::timeMarks_data()
{
    QTest::addColumn<int>("stretch");
    QTest::addColumn<QString>("marks");
    QTest::newRow("hour") << int(Stretch::Hour) << u"13:45 14:00 14:15 now"_s;
    QTest::newRow("day") << int(Stretch::Day) << u"18:00 00:00 06:00 12:00 now"_s;
    QTest::newRow("week") << int(Stretch::Week) << u"Wed Thu Fri Sat Sun Mon now"_s;
    QTest::newRow("a year") << int(Stretch::Year) << u"Jan Mar May Jul Sep now"_s;
    QTest::newRow("30 days") << int(Stretch::Month) << u"27 Oct 3 Nov 10 Nov 17 Nov now"_s;
}

void ChartViewTest::timeMarks()
{
    QFETCH(int, stretch);
    ChartOptions options;
    options.stretch = Stretch(stretch);
    QStringList marks;
    for (const ChartMark& mark : chartView(tokens(1), now, {}, now, options).times)
        marks << mark.text;
    QTEST(marks.join(u' '), "marks");
}

/// As the rest of the program says them.
void ChartViewTest::timesAreTheLocales_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<int>("stretch");
    QTest::addColumn<QString>("marks");
    QTest::addColumn<QString>("time");
    const auto day = int(Stretch::Day);
    const auto month = int(Stretch::Month);
    QTest::newRow("American day") << u"en_US"_s << day << u"6:00 PM 12:00 AM 6:00 AM 12:00 PM now"_s << u"2:32 PM"_s;
    QTest::newRow("British day") << u"en_GB"_s << day << u"18:00 00:00 06:00 12:00 now"_s << u"14:32"_s;
    QTest::newRow("American hour") << u"en_US"_s << int(Stretch::Hour) << u"1:45 PM 2:00 PM 2:15 PM now"_s
                                   << u"2:32:00 PM"_s;
    QTest::newRow("American month") << u"en_US"_s << month << u"Oct 27 Nov 3 Nov 10 Nov 17 now"_s
                                    << u"Nov 24 2:32 PM"_s;
    QTest::newRow("German month") << u"de_DE"_s << month << u"27. Okt. 3. Nov. 10. Nov. 17. Nov. now"_s
                                  << u"24. Nov. 14:32"_s;
}

void ChartViewTest::timesAreTheLocales()
{
    QFETCH(QString, locale);
    QFETCH(int, stretch);
    QLocale::setDefault(QLocale(locale));
    ChartOptions options;
    options.stretch = Stretch(stretch);
    QStringList marks;
    for (const ChartMark& mark : chartView(tokens(1), now, {}, now, options).times)
        marks << mark.text;
    const QString time = ChartScale(Stretch(stretch), now, {}).timeText(now);
    QLocale::setDefault(QLocale::c());
    const auto plain = [](QString text) { return text.replace(QChar(0x202f), u' ').replace(QChar(0xa0), u' '); };
    QTEST(plain(marks.join(u' ')), "marks");
    QTEST(plain(time), "time");
}

/// Marks stay on round local times over the night in which Berlin's clocks go back.
void ChartViewTest::marksWhereTheClockChanges()
{
    qputenv("TZ", "Europe/Berlin");
    tzset();
    constexpr TimePoint sunday{std::chrono::sys_days{std::chrono::year{2026} / 10 / 25} + 11h}; // 12:00 CET
    ChartOptions options;
    options.stretch = Stretch::Day;
    QStringList marks;
    for (const ChartMark& mark : chartView(tokens(1), sunday, {}, sunday, options).times)
        marks << mark.text;
    qputenv("TZ", "UTC");
    tzset();
    QCOMPARE(marks.join(u' '), u"18:00 00:00 06:00 now"_s);
}

void ChartViewTest::saysUsed()
{
    ChartOptions options;
    options.wording.share = Share::Used;
    const ChartView view = chartView(tokens(0.25), now, {{{now, now, 0.25}}, {}}, now, options);
    QCOMPARE(view.title, u"Tokens used"_s);
    QCOMPARE(view.course.front().share, 0.75);
    QCOMPARE(view.critical.text, u"90%"_s);
    QCOMPARE(view.rows.front().share, u"75%"_s);
}

void ChartViewTest::spoken_data()
{
    QTest::addColumn<WindowHistory>("history");
    QTest::addColumn<RateWindow>("window");
    QTest::addColumn<QString>("words");
    const RateWindow daily{u"requests"_s, {}, Unit::Requests, 100, 20, now + 12h, 24h, Refill::Fixed, {}};
    QTest::newRow("nothing") << WindowHistory{} << tokens(1) << u"Nothing was read in this time."_s;
    QTest::newRow("course") << WindowHistory{{{now - 30min, now - 30min, 0.9}, {now - 20min, now - 20min, 0.1},
                                                 {now, now, 0.5}},
        {now - 20min}} << tokens(0.5)
                            << u"Tokens left: first 90% at 14:02:00, fewest left 10% at 14:12:00, last 50% at "
                               "14:32:00. Refused with 429, once."_s;
    QTest::newRow("will not last")
        << WindowHistory{{{now, now, 0.2}}, {}} << daily
        << u"Requests per day left: first 20% at 14:32:00, fewest left 20% at 14:32:00, last "
           "20% at 14:32:00. Runs out between 15:30 and 19:30."_s;
}

void ChartViewTest::spoken()
{
    QFETCH(WindowHistory, history);
    QFETCH(RateWindow, window);
    QTEST(plain(chartView(window, now, history, now, {}).spoken), "words");
}

/// A weekly window of which 60 % is left after four days of seven, read over the last days.
void ChartViewTest::goesOn_data()
{
    QTest::addColumn<int>("stretch");
    QTest::addColumn<double>("left");
    QTest::addColumn<double>("nowAt");
    QTest::addColumn<double>("likelyShare");
    QTest::addColumn<bool>("likelyInSight");
    QTest::newRow("an hour: a third of it is ahead") << int(Stretch::Hour) << 0.6 << 0.75 << 0.3 << false;
    QTest::newRow("a week: until the reset") << int(Stretch::Week) << 0.6 << 0.75 << 0.3 << false;
    QTest::newRow("a month") << int(Stretch::Month) << 0.6 << 30.0 / 33.0 << 0.3 << true;
    QTest::newRow("a year") << int(Stretch::Year) << 0.6 << 365.0 / 368.0 << 0.3 << true;
    QTest::newRow("it runs out") << int(Stretch::Month) << 0.2 << 30.0 / 33.0 << 0.0 << true;
}

void ChartViewTest::goesOn()
{
    QFETCH(int, stretch);
    QFETCH(double, left);
    QFETCH(bool, likelyInSight);
    const RateWindow weekly{u"7d"_s, {}, Unit::Percent, 100, left * 100, now + 72h, 7 * 24h, Refill::Fixed, {}};
    ChartOptions options;
    options.stretch = Stretch(stretch);
    const WindowHistory history{
        {{now - 96h, now - 96h, 1.0}, {now, now, left}}, {}, {now - 96h, now - 400 * 24h}, {now}};
    const ChartView view = chartView(weekly, now, history, now, options);
    QVERIFY(view.forecast);
    QTEST(view.nowAt, "nowAt");
    QCOMPARE(view.forecast->from.at, view.nowAt);
    QCOMPARE(view.forecast->from.share, left);
    QVERIFY(view.forecast->earliest.at <= view.forecast->likely.at);
    QVERIFY(view.forecast->likely.at <= view.forecast->latest.at);
    QVERIFY(view.forecast->earliest.at >= view.nowAt);
    QCOMPARE(view.forecast->likely.at <= 1.0 + 1e-9, likelyInSight);
    QTEST(std::round(view.forecast->likely.share * 10) / 10, "likelyShare");
    QVERIFY(!view.pace.empty());
    QVERIFY(std::ranges::is_sorted(view.pace, std::greater{}, &ChartPoint::share));
    QVERIFY(view.pace.front().at >= 0 && view.pace.back().at <= 1);
    QCOMPARE(view.notices, std::vector<double>{view.nowAt});
    QCOMPARE(view.notified, u"notified once"_s);
    QCOMPARE(view.resets.size(), stretch >= int(Stretch::Week) ? 1U : 0U);
}

/// Of what is old, only extremes and ends are known; the drawing and the table show them.
void ChartViewTest::joinedSpans()
{
    const WindowHistory history{
        {{now - 50min, now - 40min, 0.5, 0.4, 0.3}, {now, now, 0.9}}, {now - 30min}, {now - 5min}};
    const ChartView view = chartView(tokens(0.9), now, history, now, {});
    QCOMPARE(view.course.size(), 4U);
    QCOMPARE(view.course[0].share, 0.8);
    QCOMPARE(view.course[1].share, 0.1);
    QCOMPARE(view.course[2].share, 0.5);
    QVERIFY(view.course[1].joined && view.course[2].joined);
    QCOMPARE(view.rows.size(), 4U);
    QCOMPARE(view.rows[1].share, u"reset"_s);
    QCOMPARE(view.rows[2].share, u"refused with 429"_s);
    QCOMPARE(view.rows[3].share, u"50%, between 10% and 80%"_s);
    QVERIFY2(
        view.spoken.contains("fewest left 50%"_L1) || view.spoken.contains("One reset."_L1), qPrintable(view.spoken));
}

/// Other limits stand on the same axis, and the table and what is spoken tell of them.
void ChartViewTest::others()
{
    const RateWindow weekly{u"7d"_s, {}, Unit::Percent, 100, 60, now + 72h, 7 * 24h, Refill::Fixed, {}};
    ChartOptions options;
    options.stretch = Stretch::Week;
    ChartView view = chartView(weekly, now, {{{now - 96h, now - 96h, 1.0}, {now, now, 0.6}}}, now, options);
    for (const QString& name : {u"5 hours"_s, u"Claude work: 7 days"_s, u"c"_s, u"d"_s, u"e"_s})
        addLine(view, name, {{{now - 48h, now - 48h, 0.9}, {now, now, 0.3}}}, now, options);
    QCOMPARE(view.others.size(), ChartView::mostOthers);
    QCOMPARE(view.others[0].course.back().at, view.nowAt);
    QCOMPARE(view.others[0].course.back().text, u"5 hours: 30% at Tue 14:32"_s);
    QCOMPARE(view.rows.size(), 2U + 2 * ChartView::mostOthers);
    QCOMPARE(view.rows[2].share, u"5 hours: 30%"_s);
    QVERIFY2(view.spoken.contains("Claude work: 7 days: 30% at Tue 14:32."_L1), qPrintable(view.spoken));
}

void ChartViewTest::nothingRead()
{
    const ChartView view = chartView(tokens(1), now, {}, now, {});
    QVERIFY(view.course.empty());
    QVERIFY(view.rows.empty());
    QCOMPARE(view.refused, QString());
}

QTEST_GUILESS_MAIN(ChartViewTest)
#include "tst_chartview.moc"
