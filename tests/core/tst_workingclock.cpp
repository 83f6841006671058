// SPDX-License-Identifier: MIT
#include "core/model/settings.h"
#include "core/rules/workingclock.h"
#include "core/words/workingwords.h"

#include <QTest>
#include <QTimeZone>

#include <numeric>
#include <random>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

constexpr std::array weekdays{true, true, true, true, true, false, false};
constexpr std::array everyDay{true, true, true, true, true, true, true};

ZoneOffset zone(const QByteArray& name)
{
    return [place = QTimeZone(name)](TimePoint at) { return Seconds(place.offsetFromUtc(toDateTime(at))); };
}

TimePoint utc(const char* text)
{
    return parseInstant(QString::fromLatin1(text)).value();
}

WorkingTime hours(const std::array<bool, 7>& days, int from, int until)
{
    return workingTimeOn(days, 2 * from, 2 * until);
}

/// A limit that is used once in each of these local hours, for so many weeks from a Monday in UTC.
std::vector<HistorySpan> usedIn(const std::vector<int>& days, const std::vector<int>& inHours, int weeks)
{
    std::vector<HistorySpan> spans;
    constexpr TimePoint monday{sys_days{year{2026} / 6 / 1}};
    double left = 1;
    for (int hour = 0; hour < weeks * 168; ++hour) {
        const bool used = std::ranges::find(days, hour / 24 % 7) != days.end()
            && std::ranges::find(inHours, hour % 24) != inHours.end();
        left -= used ? 0.0001 : 0;
        spans.push_back({monday + std::chrono::hours(hour), monday + std::chrono::hours(hour) + 50min, left});
    }
    return spans;
}

} // namespace

class WorkingClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void counts_data();
    void counts();
    void goesBothWays_data() { zones(); }
    void goesBothWays();
    void addsUp_data() { zones(); }
    void addsUp();
    void overMidnight();
    void file_data();
    void file();
    void isASetting();
    void learns_data();
    void learns();
    void weeks();
    void dayByDay_data();
    void dayByDay();
    void dayByDayAndBack();

private:
    static void zones();
};

void WorkingClockTest::counts_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<WorkingTime>("time");
    QTest::addColumn<TimePoint>("from");
    QTest::addColumn<TimePoint>("until");
    QTest::addColumn<Milliseconds>("counted");
    const WorkingTime office = hours(weekdays, 9, 17);
    const auto row = [](const char* name, const char* place, const WorkingTime& time, const char* from,
                         const char* until, Milliseconds counted) {
        QTest::newRow(name) << QByteArray(place) << time << utc(from) << utc(until) << counted;
    };
    row("all time by default", "UTC", {}, "2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z", 168h);
    row("a week", "UTC", office, "2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z", 40h);
    row("a weekend", "UTC", office, "2026-11-06T17:00:00Z", "2026-11-09T09:00:00Z", 0h);
    row("from the middle of a half hour", "UTC", office, "2026-11-02T09:40:00Z", "2026-11-02T10:10:00Z", 30min);
    row("backwards", "UTC", office, "2026-11-09T00:00:00Z", "2026-11-02T00:00:00Z", 0h);
    row("Berlin, a day in winter", "Europe/Berlin", office, "2026-11-02T08:00:00Z", "2026-11-02T16:00:00Z", 8h);
    row("Berlin, clocks go forward", "Europe/Berlin", hours(everyDay, 0, 6), "2026-03-28T23:00:00Z",
        "2026-03-29T22:00:00Z", 5h);
    row("Berlin, clocks go back", "Europe/Berlin", hours(everyDay, 0, 6), "2026-10-24T22:00:00Z",
        "2026-10-25T23:00:00Z", 7h);
    row("New York, clocks go back", "America/New_York", hours(everyDay, 1, 2), "2026-11-01T04:00:00Z",
        "2026-11-02T05:00:00Z", 2h);
    row("New York, the hour that is left out", "America/New_York", hours(everyDay, 2, 3), "2026-03-08T05:00:00Z",
        "2026-03-09T04:00:00Z", 0h);
    row("Kolkata, half past", "Asia/Kolkata", office, "2026-11-02T03:30:00Z", "2026-11-02T11:30:00Z", 8h);
    row("Kathmandu, a quarter to", "Asia/Kathmandu", office, "2026-11-02T03:15:00Z", "2026-11-02T11:15:00Z", 8h);
    row("Chatham, the day before in UTC", "Pacific/Chatham", office, "2026-06-28T20:15:00Z", "2026-06-29T04:15:00Z",
        8h);
    row("Chatham, clocks go back at a quarter to three", "Pacific/Chatham", hours(everyDay, 0, 6),
        "2026-04-04T10:15:00Z", "2026-04-05T11:15:00Z", 7h);
    row("Lord Howe, half an hour forward", "Australia/Lord_Howe", hours(everyDay, 0, 6), "2026-10-03T13:30:00Z",
        "2026-10-04T13:00:00Z", 5h + 30min);
}

void WorkingClockTest::counts()
{
    QFETCH(QByteArray, place);
    QFETCH(WorkingTime, time);
    QFETCH(TimePoint, from);
    QFETCH(TimePoint, until);
    QFETCH(Milliseconds, counted);
    const TimePoint first = std::min(from, until);
    const WorkingClock clock(time, first - 24h, std::max(from, until) + 24h, zone(place));
    QCOMPARE(clock.between(from, until), counted);
}

void WorkingClockTest::zones()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<TimePoint>("from");
    for (const char* place : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham",
             "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca"}) {
        QTest::addRow("%s in spring", place) << QByteArray(place) << utc("2026-03-01T00:00:00Z");
        QTest::addRow("%s in autumn", place) << QByteArray(place) << utc("2026-09-15T07:13:00Z");
    }
}

/// What has counted since an instant leads back to it.
void WorkingClockTest::goesBothWays()
{
    QFETCH(QByteArray, place);
    QFETCH(TimePoint, from);
    const WorkingClock clock(hours(weekdays, 8, 18), from, from + 60 * 24h, zone(place));
    for (Milliseconds amount = 7min; amount < 300h; amount += 97min) {
        const auto after = clock.after(from, amount);
        QVERIFY(after);
        QCOMPARE(clock.between(from, *after), amount);
        QCOMPARE(clock.between(clock.before(*after, amount / 2), *after), amount / 2);
    }
    QVERIFY(!clock.after(from, 60 * 24h));
    QCOMPARE(clock.before(from + 60 * 24h, 60 * 24h), from);
}

/// However a time is cut, its parts are the whole, and no part is longer than it was.
void WorkingClockTest::addsUp()
{
    QFETCH(QByteArray, place);
    QFETCH(TimePoint, from);
    const WorkingClock clock(hours(everyDay, 22, 6), from, from + 60 * 24h, zone(place));
    Milliseconds sum{0};
    for (TimePoint at = from; at < from + 60 * 24h; at += 37min) {
        const TimePoint next = std::min(at + 37min, from + 60 * 24h);
        const Milliseconds part = clock.between(at, next);
        QVERIFY(part >= 0ms && part <= next - at);
        sum += part;
    }
    QCOMPARE(sum, clock.whole());
}

void WorkingClockTest::overMidnight()
{
    WorkingTime time;
    time.add(6, 44, 12); // Sunday ten in the evening until Monday six
    const WorkingClock clock(time, utc("2026-11-01T00:00:00Z"), utc("2026-11-09T00:00:00Z"), zone("UTC"));
    QCOMPARE(clock.between(utc("2026-11-01T12:00:00Z"), utc("2026-11-02T12:00:00Z")), Milliseconds(8h));
    QCOMPARE(clock.whole(), Milliseconds(8h + 6h + 2h - 6h + 0h)); // of the second night only its two hours
}

void WorkingClockTest::file_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<WorkingTime>("time");
    WorkingTime split;
    split.add(0, 18, 25);
    split.add(0, 26, 48);
    WorkingTime sunday;
    sunday.add(6, 0, 1);
    QTest::newRow("nothing") << QJsonObject() << WorkingTime();
    QTest::newRow("two stretches") << QJsonObject{{u"mon"_s, u"09:00-12:30 13:00-24:00"_s}} << split;
    QTest::newRow("Sunday's first half hour") << QJsonObject{{u"sun"_s, u"00:00-00:30"_s}} << sunday;
}

void WorkingClockTest::file()
{
    QFETCH(QJsonObject, json);
    QFETCH(WorkingTime, time);
    QCOMPARE(workingTimeFromJson(json), time);
    QCOMPARE(workingTimeJson(time), json);
    QJsonObject damaged = json;
    damaged.insert(u"tue"_s, u"9 25:00-26:00 x-y 10:00 -3:00-4:00 10:61-11:00"_s);
    damaged.insert(u"someday"_s, u"09:00-10:00"_s);
    QCOMPARE(workingTimeFromJson(damaged), time);
}

void WorkingClockTest::isASetting()
{
    Settings settings;
    settings.workingTime = hours(weekdays, 9, 17);
    QCOMPARE(settingsFromJson(toJson(settings)), settings);
    QVERIFY(settingsFromJson({}).workingTime.isAlways());
}

void WorkingClockTest::learns_data()
{
    QTest::addColumn<std::vector<HistorySpan>>("spans");
    QTest::addColumn<std::optional<WorkingTime>>("time");
    using Learned = std::optional<WorkingTime>;
    const std::vector workdays{0, 1, 2, 3, 4};
    const std::vector office{9, 10, 11, 14, 15, 16};
    QTest::newRow("nothing read") << std::vector<HistorySpan>() << Learned();
    QTest::newRow("one week") << usedIn(workdays, office, 1) << Learned();
    QTest::newRow("office hours, with lunch") << usedIn(workdays, office, 3) << Learned(hours(weekdays, 9, 17));
    QTest::newRow("a night shift") << usedIn({0, 2}, {0, 1, 22, 23}, 3) << Learned([] {
        WorkingTime time;
        for (const int day : {0, 2}) {
            time.add(day, 0, 4);
            time.add(day, 44, 48);
        }
        return time;
    }());
    std::vector<int> always(24);
    std::iota(always.begin(), always.end(), 0);
    QTest::newRow("all the time") << usedIn({0, 1, 2, 3, 4, 5, 6}, always, 3) << Learned();
    QTest::newRow("never") << usedIn({}, {}, 3) << Learned();
}

void WorkingClockTest::learns()
{
    QFETCH(std::vector<HistorySpan>, spans);
    QFETCH(std::optional<WorkingTime>, time);
    QCOMPARE(learnedWorkingTime({spans}, zone("UTC")), time);
    QCOMPARE(learnedWorkingTime({spans, {}, spans}, zone("UTC")), time);
}

void WorkingClockTest::weeks()
{
    QCOMPARE(knownWeeks({}), 0);
    QCOMPARE(knownWeeks({usedIn({0}, {9}, 1)}), 0); // all but ten minutes
    QCOMPARE(knownWeeks({usedIn({0}, {9}, 1), usedIn({0}, {9}, 4)}), 3);
}

void WorkingClockTest::dayByDay_data()
{
    QTest::addColumn<WorkingTime>("time");
    QTest::addColumn<QStringList>("days");
    QTest::addColumn<QString>("words");
    WorkingTime split = hours({true}, 9, 12);
    split.add(0, 26, 36);
    WorkingTime long_ = hours({true, true, true}, 0, 24);
    QTest::newRow("nothing chosen") << WorkingTime() << QStringList{} << u"All the time"_s;
    QTest::newRow("office hours") << hours(weekdays, 9, 17)
                                  << QStringList{u"0 09:00–17:00"_s, u"1 09:00–17:00"_s, u"2 09:00–17:00"_s,
                                         u"3 09:00–17:00"_s, u"4 09:00–17:00"_s}
                                  << u"Mon–Fri 09:00–17:00"_s;
    QTest::newRow("a break") << split << QStringList{u"0 09:00–12:00, 13:00–18:00"_s}
                             << u"Mon 09:00–12:00, 13:00–18:00"_s;
    QTest::newRow("nights") << hours({true, false, false, false, true, true}, 22, 6)
                            << QStringList{u"0 22:00–06:00"_s, u"4 22:00–06:00"_s, u"5 22:00–06:00"_s}
                            << u"Mon 22:00–06:00, Fri–Sat 22:00–06:00"_s;
    QTest::newRow("the last night of the week") << hours({false, false, false, false, false, false, true}, 22, 6)
                                                << QStringList{u"6 22:00–06:00"_s} << u"Sun 22:00–06:00"_s;
    QTest::newRow("whole days") << long_ << QStringList{u"0 00:00–00:00"_s, u"1 00:00–00:00"_s, u"2 00:00–00:00"_s}
                                << u"Mon–Wed 00:00–00:00"_s;
    QTest::newRow("until midnight") << hours({true}, 18, 24) << QStringList{u"0 18:00–00:00"_s} << u"Mon 18:00–00:00"_s;
    QTest::newRow("a night and the whole day after")
        << hours({true}, 22, 20) << QStringList{u"0 22:00–00:00"_s, u"1 00:00–20:00"_s}
        << u"Mon 22:00–00:00, Tue 00:00–20:00"_s;
}

void WorkingClockTest::dayByDay()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QFETCH(WorkingTime, time);
    QStringList days;
    for (int day = 0; day < 7; ++day) {
        if (const auto hours = hoursOn(time, day); !hours.empty())
            days << QString::number(day) + u' ' + dayHoursText(hours);
    }
    QTEST(days, "days");
    QTEST(workingTimeText(time), "words");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(daysOfWeek().front(), 6);
    QLocale::setDefault(QLocale::c());
}

/// Whatever the hours are, they are the same when they are put together again.
void WorkingClockTest::dayByDayAndBack()
{
    std::mt19937 random(17);
    for (int round = 0; round < 2000; ++round) {
        WorkingTime time;
        const int stretches = static_cast<int>(random() % 12);
        for (int i = 0; i < stretches; ++i)
            time.add(static_cast<int>(random() % 7), static_cast<int>(random() % 48), static_cast<int>(random() % 49));
        std::array<std::vector<DayHours>, 7> days;
        for (int day = 0; day < 7; ++day)
            days.at(static_cast<std::size_t>(day)) = hoursOn(time, day);
        QCOMPARE(workingTimeOf(days), time);
    }
}

QTEST_GUILESS_MAIN(WorkingClockTest)
#include "tst_workingclock.moc"
