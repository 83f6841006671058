// SPDX-License-Identifier: MIT
#include "core/model/snapshotjson.h"
#include "core/rules/standing.h"
#include "support/decimals.h"

#include <QTest>
#include <QTimeZone>

#include <cmath>
#include <random>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + 6h}; // a Monday
using When = std::optional<Milliseconds>;

RateWindow fixed(double left, TimePoint resetsAt, Seconds period = 168h)
{
    return {u"7d"_s, {}, Unit::Percent, 100, left, resetsAt, period, Refill::Fixed, {}};
}

RateWindow bucket(double left, TimePoint fullAt, std::optional<Seconds> period = 24h)
{
    return {u"requests"_s, {}, Unit::Requests, 200, 2 * left, fullAt, period, Refill::Bucket, {}};
}

Balance credit(double left)
{
    return {u"credit"_s, {}, u"USD"_s, Decimal::nearest(left, 4), {}};
}

/// Readings of one window, each with its time.
struct Readings {
    std::vector<std::pair<TimePoint, RateWindow>> all;

    [[nodiscard]] UseTrail trail() const
    {
        UseTrail trail;
        for (const auto& [at, window] : all)
            follow(trail, window, at);
        return trail;
    }
    [[nodiscard]] std::optional<Forecast> forecast(const WorkingTime& working = {}) const
    {
        const UseTrails trails{{trailKey(all.back().second), trail()}};
        return forecastOf(all.back().second, all.back().first, Habits{trails, working, [](TimePoint) { return 0s; }});
    }
};

/// Every half hour so many points, since the window began, until `hours` have passed of its week.
Readings used(double pointsAnHour, int hours, double burst = 0)
{
    Readings readings;
    for (int half = 1; half <= 2 * hours; ++half) {
        const double extra = half > 2 * hours - 4 ? burst * (half - 2 * hours + 4) : 0;
        readings.all.emplace_back(
            start + half * 30min, fixed(std::max(0.0, 100 - half * pointsAnHour / 2 - extra), start + 168h));
    }
    return readings;
}

When until(const std::optional<TimePoint>& at, TimePoint from)
{
    return at ? When(*at - from) : std::nullopt;
}

Outcome told(const Reading& reading)
{
    return {reading, std::nullopt};
}

bool isNear(const std::optional<TimePoint>& a, const std::optional<TimePoint>& b, Milliseconds apart)
{
    return a.has_value() == b.has_value() && (!a || std::chrono::abs(*a - *b) <= apart);
}

} // namespace

class ForecastTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaid_data();
    void nothingIsSaid();
    void fixedWindows_data();
    void fixedWindows();
    void stopsWithItsReset();
    void workingDays_data();
    void workingDays();
    void evenPace();
    void buckets_data();
    void buckets();
    void credits_data();
    void credits();
    void budget();
    void runsOutFirst();
    void surprises_data();
    void surprises();
    void doubledAndLate();
    void clockIsSet();
    void trailIsKept();
    void trailIsShort();
    void damagedTrails_data();
    void damagedTrails();
    void alwaysInOrder_data();
    void alwaysInOrder();
};

void ForecastTest::nothingIsSaid_data()
{
    QTest::addColumn<RateWindow>("window");
    RateWindow noPeriod = fixed(40, start + 84h);
    noPeriod.period.reset();
    RateWindow noReset = fixed(40, start + 84h);
    noReset.resetsAt.reset();
    RateWindow noLevel = fixed(40, start + 84h);
    noLevel.remaining.reset();
    RateWindow unknown = fixed(40, start + 84h);
    unknown.refill = Refill::Unknown;
    QTest::newRow("no length") << noPeriod;
    QTest::newRow("no reset") << noReset;
    QTest::newRow("no level") << noLevel;
    QTest::newRow("nobody knows how it refills") << unknown;
    QTest::newRow("two points used") << fixed(98, start + 84h);
    QTest::newRow("nothing used") << fixed(100, start + 84h);
    QTest::newRow("used up") << fixed(0, start + 84h);
    QTest::newRow("begun an hour ago") << fixed(90, start + 167h);
    QTest::newRow("its reset has passed") << fixed(40, start);
    QTest::newRow("a bucket that was read once") << bucket(40, start + 10h);
}

void ForecastTest::nothingIsSaid()
{
    QFETCH(RateWindow, window);
    const Readings once{{{start, window}}};
    QVERIFY(!once.forecast());
}

void ForecastTest::fixedWindows_data()
{
    QTest::addColumn<Readings>("readings");
    QTest::addColumn<When>("out");
    QTest::addColumn<double>("left");
    const Readings once{{{start + 84h, fixed(25, start + 168h)}}};
    QTest::newRow("one reading: one straight line") << once << When(28h) << 0.0;
    QTest::newRow("three points are enough") << Readings{{{start + 84h, fixed(97, start + 168h)}}} << When() << 0.94;
    QTest::newRow("an even pace that lasts") << used(0.5, 100) << When() << 0.16;
    QTest::newRow("an even pace that does not") << used(0.75, 80) << When(53h + 20min) << 0.0;
    QTest::newRow("exactly until the reset") << used(100.0 / 168, 84) << When() << 0.0;
}

void ForecastTest::fixedWindows()
{
    QFETCH(Readings, readings);
    QFETCH(When, out);
    QFETCH(double, left);
    const auto forecast = readings.forecast();
    QVERIFY(forecast);
    const When told = until(forecast->runsOutAt, readings.all.back().first);
    QCOMPARE(told.has_value(), out.has_value());
    QVERIFY2(!out || std::chrono::abs(*told - *out) < 15min, qPrintable(QString::number(told.value_or(0ms).count())));
    QVERIFY2(std::abs(forecast->leftAtReset - left) < 0.01, qPrintable(QString::number(forecast->leftAtReset)));
    QCOMPARE(forecast->lasts(), !out);
}

/// What is said is said of the reading, and of no time after the reset.
void ForecastTest::stopsWithItsReset()
{
    const auto forecast = used(0.75, 80).forecast();
    QVERIFY(forecast && forecast->runsOutAt);
    const TimePoint out = *forecast->runsOutAt;
    QCOMPARE(asOf(start + 90h, forecast, start + 168h)->runsOutAt, std::optional(out));
    QCOMPARE(asOf(out + 1h, forecast, start + 168h)->runsOutAt, std::optional(out + 1h));
    QVERIFY(!asOf(start + 168h, forecast, start + 168h));
    QVERIFY(!asOf(start + 90h, std::nullopt, start + 168h));
}

void ForecastTest::workingDays_data()
{
    QTest::addColumn<Milliseconds>("began"); // after Monday 06:00
    QTest::addColumn<Milliseconds>("passed");
    QTest::addColumn<double>("left");
    QTest::addColumn<bool>("lasts");
    QTest::addColumn<bool>("lastsByTheClock");
    const Milliseconds saturday = -48h;
    const Milliseconds monday = 0h;
    QTest::newRow("Monday evening after a weekend") << saturday << Milliseconds(60h) << 82.0 << true << true;
    QTest::newRow("Wednesday evening, too fast") << saturday << Milliseconds(108h) << 30.0 << false << false;
    QTest::newRow("Friday noon, half a day to go") << saturday << Milliseconds(150h) << 11.0 << false << true;
    QTest::newRow("a fifth on Monday, the weekend ahead") << monday << Milliseconds(12h) << 81.0 << true << false;
    QTest::newRow("three fifths until Wednesday") << monday << Milliseconds(60h) << 41.0 << true << false;
    QTest::newRow("three quarters until Wednesday") << monday << Milliseconds(60h) << 25.0 << false << false;
    QTest::newRow("all but a trace until Friday evening") << monday << Milliseconds(108h) << 4.0 << true << false;
}

void ForecastTest::workingDays()
{
    QFETCH(Milliseconds, began);
    QFETCH(Milliseconds, passed);
    QFETCH(double, left);
    const TimePoint readAt = start + began + passed;
    const Readings readings{{{readAt, fixed(left, start + began + 168h)}}};
    const WorkingTime office = workingTimeOn({true, true, true, true, true, false, false}, 18, 34);
    const auto byTheClock = readings.forecast();
    const auto working = readings.forecast(office);
    QVERIFY(byTheClock && working);
    QTEST(working->lasts(), "lasts");
    QTEST(byTheClock->lasts(), "lastsByTheClock");
    QVERIFY(working->runsOutAt.value_or(readAt) <= start + began + 168h);
}

/// A week that began with a quiet weekend is no alarm on Monday, and its mark stands where Monday stands.
void ForecastTest::evenPace()
{
    const WorkingTime office = workingTimeOn({true, true, true, true, true, false, false}, 18, 34);
    const ZoneOffset utc = [](TimePoint) { return 0s; };
    const TimePoint friday = start + 4 * 24h + 12h; // Friday 18:00
    const RateWindow week = fixed(80, friday + 168h);
    const TimePoint mondayNoon = start + 7 * 24h + 7h;
    QCOMPARE(timeLeft(week, mondayNoon, {}, utc), std::optional(101.0 / 168));
    QCOMPARE(timeLeft(week, mondayNoon, office, utc), std::optional(36.0 / 40));
    QVERIFY(!timeLeft(week, friday + 168h, office, utc));
    QVERIFY(!timeLeft(bucket(50, start + 1h), start, office, utc));
    const RateWindow brief = fixed(80, start + 5h, 5h);
    QCOMPARE(timeLeft(brief, start + 1h, office, utc), std::optional(0.8));
    const RateWindow saturday = fixed(80, friday + 30h + 24h, 24h);
    QCOMPARE(timeLeft(saturday, friday + 42h, office, utc), std::optional(0.5));
}

void ForecastTest::buckets_data()
{
    QTest::addColumn<double>("pointsAnHour");
    QTest::addColumn<std::optional<Seconds>>("period");
    QTest::addColumn<bool>("told");
    QTest::addColumn<When>("out");
    using Period = std::optional<Seconds>;
    QTest::newRow("less than comes back") << 3.0 << Period(24h) << true << When();
    QTest::newRow("more than comes back") << 7.0 << Period(24h) << true << When(14h);
    QTest::newRow("a minute's bucket says nothing") << 7.0 << Period(60s) << false << When();
    QTest::newRow("of no length") << 7.0 << Period() << false << When();
}

/// A bucket that is full comes down by what is used beyond the 100/24 points that come back in an hour.
void ForecastTest::buckets()
{
    QFETCH(double, pointsAnHour);
    QFETCH(std::optional<Seconds>, period);
    QFETCH(bool, told);
    QFETCH(When, out);
    const double net = std::max(0.0, pointsAnHour - 100.0 / 24);
    Readings readings;
    for (int half = 0; half <= 42; ++half) {
        const double left = 99.9 - net * half / 2;
        const auto full = std::chrono::round<Milliseconds>((100 - left) / 100 * std::chrono::duration<double>(24h));
        readings.all.emplace_back(start + half * 30min, bucket(left, start + half * 30min + full, period));
    }
    const auto forecast = readings.forecast();
    QCOMPARE(forecast.has_value(), told);
    const When end = forecast ? until(forecast->runsOutAt, readings.all.back().first) : std::nullopt;
    QCOMPARE(end.has_value(), out.has_value());
    QVERIFY2(!out || std::chrono::abs(*end - *out) < 90min, qPrintable(QString::number(end.value_or(0ms).count())));
}

void ForecastTest::credits_data()
{
    QTest::addColumn<std::vector<double>>("amounts");
    QTest::addColumn<std::optional<int>>("days");
    using Amounts = std::vector<double>;
    using Days = std::optional<int>;
    QTest::newRow("one reading") << Amounts{50} << Days();
    QTest::newRow("two readings") << Amounts{50, 48} << Days();
    QTest::newRow("two a day") << Amounts{50, 48, 46, 44, 42, 40, 38, 36} << Days(18);
    QTest::newRow("topped up between") << Amounts{10, 8, 6, 54, 52, 50, 48, 46} << Days(27);
    QTest::newRow("nothing spent") << Amounts{50, 50, 50, 50, 50} << Days();
    QTest::newRow("lasts for years") << Amounts{5000, 4999, 4998, 4997} << Days();
    QTest::newRow("debt") << Amounts{4, 2, 0, -2} << Days();
}

void ForecastTest::credits()
{
    QFETCH(std::vector<double>, amounts);
    QFETCH(std::optional<int>, days);
    UseTrail trail;
    TimePoint at = start;
    for (const double amount : amounts)
        follow(trail, credit(amount), at += 24h);
    const UseTrails trails{{trailKey(credit(0)), trail}};
    const auto forecast = forecastOf(credit(amounts.back()), at, Habits{trails, {}});
    QCOMPARE(forecast.has_value(), days.has_value());
    const double told =
        forecast ? std::chrono::duration<double, std::ratio<86400>>(*forecast->runsOutAt - at).count() : 0;
    QVERIFY2(std::abs(told - days.value_or(0)) < days.value_or(0) * 0.15 + 0.1, qPrintable(QString::number(told)));
}

/// By the month so far: three quarters spent at its middle.
void ForecastTest::budget()
{
    const TimePoint month = startOfMonth(start);
    const MonthBudget budget{
        u"USD"_s, decimal(u"40"_s).value(), decimal(u"30"_s).value(), decimal(u"10"_s).value(), {}, month};
    const auto forecast = forecastOf(budget, month + 15 * 24h, Habits{{}, {}});
    QVERIFY(forecast && forecast->runsOutAt);
    QCOMPARE(*forecast->runsOutAt, month + 20 * 24h);
    QVERIFY(!forecastOf(budget, month + 23h, Habits{{}, {}}));
}

/// Of all limits of an account the one that ends first, whatever they are and however calm.
void ForecastTest::runsOutFirst()
{
    AccountState account;
    account.account.id = u"one"_s;
    account.snapshot.reading = Reading{};
    account.snapshot.readAt = account.snapshot.checkedAt = start + 84h;
    RateWindow brief = fixed(20, start + 85h, 5h);
    brief.id = u"5h"_s;
    account.snapshot.reading->windows = {fixed(25, start + 168h), brief};
    const AccountStanding standing = standingOf(account, start + 84h, {});
    QVERIFY(standing.runsOutFirst());
    QCOMPARE(standing.runsOutFirst()->key(), u"7d"_s);
    account.snapshot.reading->windows = {brief};
    QVERIFY(!standingOf(account, start + 84h, {}).runsOutFirst());
}

void ForecastTest::surprises_data()
{
    QTest::addColumn<Readings>("readings");
    QTest::addColumn<double>("used");
    const auto steps = [](std::initializer_list<std::pair<double, TimePoint>> told) {
        Readings readings;
        TimePoint at = start;
        for (const auto& [left, resetsAt] : told)
            readings.all.emplace_back(at += 1h, fixed(left, resetsAt));
        return readings;
    };
    const TimePoint reset = start + 168h;
    QTest::newRow("used") << steps({{90, reset}, {80, reset}, {75, reset}}) << 0.15;
    QTest::newRow("reset") << steps({{20, start + 90min}, {95, reset}, {90, reset}}) << 0.10;
    QTest::newRow("reset early") << steps({{20, reset}, {98, reset + 100h}, {90, reset + 100h}}) << 0.10;
    QTest::newRow("reset early, told by the level alone") << steps({{20, reset}, {98, reset}, {90, reset}}) << 0.08;
    QTest::newRow("reset late") << steps({{20, start}, {20, start}, {97, reset}}) << 0.03;
    QTest::newRow("corrected upwards") << steps({{80, reset}, {82, reset}, {80, reset}}) << 0.02;
    QTest::newRow("a reset that is rounded anew") << steps({{80, reset}, {79, reset + 1s}, {78, reset - 1s}}) << 0.02;
    Readings plan = steps({{80, reset}, {60, reset}, {50, reset}});
    plan.all[0].second.limit = 50;
    plan.all[0].second.remaining = 40;
    QTest::newRow("another plan: a fifth of 50 is a tenth of 100") << plan << 0.4;
}

void ForecastTest::surprises()
{
    QFETCH(Readings, readings);
    QFETCH(double, used);
    const UseTrail trail = readings.trail();
    const double told = trail.points.back().used;
    QVERIFY2(std::abs(told - used) < 1e-9, qPrintable(QString::number(told)));
}

/// The same reading again, at once or a minute later, and one that comes after its time, move nothing by much.
void ForecastTest::doubledAndLate()
{
    for (const double pace : {0.3, 0.75, 1.1}) {
        const Readings once = used(pace, 60, 1);
        Readings doubled = once;
        doubled.all.push_back(once.all.back());
        QCOMPARE(doubled.forecast(), once.forecast());
        doubled.all.emplace_back(once.all.back().first + 1min, once.all.back().second);
        const auto before = once.forecast();
        const auto after = doubled.forecast();
        QVERIFY(before && after);
        QVERIFY(isNear(before->runsOutAt, after->runsOutAt, 15min));
        QVERIFY(isNear(before->earliest, after->earliest, 15min));
        Readings late = once;
        late.all.insert(late.all.end() - 1, once.all.front());
        QCOMPARE(late.forecast(), once.forecast());
    }
}

/// Points go along with the clock; what a provider told as an instant stays.
void ForecastTest::clockIsSet()
{
    Snapshot snapshot;
    TimePoint at = start;
    for (const double left : {90.0, 80.0, 70.0}) {
        Reading reading;
        reading.windows = {fixed(left, start + 168h)};
        snapshot = advance(snapshot, told(reading), at += 1h);
    }
    const Snapshot moved = shifted(snapshot, 2h);
    const UseTrail& before = snapshot.trails.at(u"window-7d"_s);
    const UseTrail& after = moved.trails.at(u"window-7d"_s);
    QCOMPARE(after.points.back().at, before.points.back().at + 2h);
    QCOMPARE(after.resetsAt, before.resetsAt);
    QCOMPARE(withAnotherKey(snapshot, true).trails, snapshot.trails);
    QVERIFY(withAnotherKey(snapshot, false).trails.empty());
}

void ForecastTest::trailIsKept()
{
    Snapshot snapshot;
    TimePoint at = start;
    for (int i = 0; i < 50; ++i) {
        Reading reading;
        reading.windows = {fixed(90 - i, start + 168h), bucket(50, at + 1h)};
        reading.balances = {credit(100 - 0.01 * i)};
        snapshot = advance(snapshot, told(reading), at += 25min);
    }
    QCOMPARE(snapshot.trails.size(), std::size_t(3));
    const Snapshot read = snapshotFromJson(toJson(snapshot).toQJson().toObject(), at);
    QCOMPARE(read.trails.size(), std::size_t(3));
    const RateWindow& window = read.reading->windows.front();
    QCOMPARE(read.trails.at(trailKey(window)).points.size(), snapshot.trails.at(trailKey(window)).points.size());
    const auto kept = forecastOf(window, at, Habits{read.trails, {}});
    const auto own = forecastOf(window, at, Habits{snapshot.trails, {}});
    QVERIFY(kept && own && isNear(kept->runsOutAt, own->runsOutAt, 2s));
    Reading other;
    other.windows = {fixed(30, start + 168h)};
    QCOMPARE(advance(snapshot, told(other), at + 1h).trails.size(), std::size_t(1));
}

/// However long it goes on, and however often it is read.
void ForecastTest::trailIsShort()
{
    UseTrail trail;
    std::mt19937 random(5);
    double left = 100;
    TimePoint reset = start + 168h;
    for (TimePoint at = start; at < start + 30 * 24h; at += 1min) {
        if (at >= reset) {
            reset += 168h;
            left = 100;
        }
        left = std::max(1.0, left - static_cast<double>(random() % 100) / 5000);
        follow(trail, fixed(left, reset), at);
        QVERIFY2(trail.points.size() <= 40, qPrintable(QString::number(trail.points.size())));
    }
    QVERIFY(trailText(trail).size() < 1000);
    QCOMPARE(trail.readings, UseTrail::mostReadings);
}

void ForecastTest::damagedTrails_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no points") << u"3 500000 100 -"_s;
    QTest::newRow("half a point") << u"3 500000 100 - 1000"_s;
    QTest::newRow("no number") << u"3 500000 100 - 1000 x"_s;
    QTest::newRow("backwards") << u"3 500000 100 - 2000 0 1000 5"_s;
    QTest::newRow("falling") << u"3 500000 100 - 1000 9 2000 5"_s;
    QTest::newRow("out of range") << u"3 500000 100 - 1000 0 9223372036854775807 5"_s;
    QTest::newRow("from the future") << u"3 500000 100 - 1000 0 17000000000 5"_s;
    QTest::newRow("half a top-up") << u"3 500000 100 - 1000 0 2000 5 + 1500"_s;
    QTest::newRow("a top-up that is no number") << u"3 500000 100 - 1000 0 2000 5 + 1500 x"_s;
    QTest::newRow("too many top-ups") << u"3 500000 100 - 1000 0 2000 5 +"_s + u" 1500 1"_s.repeated(50);
    QTest::newRow("top-ups alone") << u"3 500000 100 - + 1500 1"_s;
    QTest::newRow("too long") << u"3 500000 100 - "_s + u"1 1 "_s.repeated(300) + u"2 2"_s;
}

void ForecastTest::damagedTrails()
{
    QFETCH(QString, text);
    QVERIFY(!trailFromText(text, start));
}

void ForecastTest::alwaysInOrder_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<TimePoint>("begin");
    const auto before = [](const char* change) { return parseInstant(QString::fromLatin1(change)).value() - 30h; };
    for (unsigned seed = 1; seed <= 30; ++seed) {
        QTest::addRow("seed %u", seed) << seed << QByteArray("UTC") << start;
        QTest::addRow("clocks go forward in Berlin, seed %u", seed)
            << seed << QByteArray("Europe/Berlin") << before("2026-03-29T01:00:00Z");
        QTest::addRow("clocks go back in New York, seed %u", seed)
            << seed << QByteArray("America/New_York") << before("2026-11-01T06:00:00Z");
        QTest::addRow("half an hour on Lord Howe, seed %u", seed)
            << seed << QByteArray("Australia/Lord_Howe") << before("2026-10-03T15:30:00Z");
    }
}

/// Whatever is read, in whatever order, while clocks are changed too: never after the reset, the middle within the range, and two looks at one reading
/// are told the same.
void ForecastTest::alwaysInOrder()
{
    QFETCH(unsigned, seed);
    QFETCH(QByteArray, place);
    QFETCH(TimePoint, begin);
    const ZoneOffset offset = [zone = QTimeZone(place)](
                                  TimePoint at) { return Seconds(zone.offsetFromUtc(toDateTime(at))); };
    std::mt19937 random(seed);
    const auto dice = [&random](int sides) { return static_cast<int>(random() % static_cast<unsigned>(sides)); };
    UseTrails trails;
    const WorkingTime office = workingTimeOn({true, true, true, true, true, false, false}, 18, 34);
    const Seconds period = std::array<Seconds, 4>{1h, 5h, 24h, 168h}.at(seed % 4);
    TimePoint at = begin;
    TimePoint reset = begin + period;
    double left = 100;
    for (int i = 0; i < 300; ++i) {
        at += Seconds(dice(40) == 0 ? -60 * dice(100) : dice(static_cast<int>(period.count()) / 20));
        left = dice(30) == 0 ? 100 : std::max(0.0, left - dice(5));
        if (at >= reset || dice(60) == 0)
            reset = at + Seconds(1 + dice(static_cast<int>(period.count())));
        RateWindow window = seed % 3 == 0 ? bucket(left, reset, period) : fixed(left, reset, period);
        window.id = u"7d"_s;
        follow(trails[trailKey(window)], window, at);
        const WorkingTime working = seed % 2 == 0 ? office : WorkingTime();
        const Habits habits{trails, working, offset};
        const auto forecast = forecastOf(window, at, habits);
        QCOMPARE(forecastOf(window, at, habits), forecast);
        if (!forecast)
            continue;
        const TimePoint end = seed % 3 == 0 ? at + period : reset;
        const TimePoint out = forecast->runsOutAt.value_or(TimePoint::max());
        QVERIFY(forecast->runsOutAt.value_or(at) >= at && forecast->runsOutAt.value_or(end) <= end);
        QVERIFY(forecast->earliest.value_or(TimePoint::max()) <= out);
        QVERIFY(forecast->latest.value_or(TimePoint::max()) >= out);
        QVERIFY(forecast->latest.value_or(end) <= end);
        QVERIFY(forecast->leftAtReset >= 0 && forecast->leftAtReset <= 1);
    }
}

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
