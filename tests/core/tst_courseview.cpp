// SPDX-License-Identifier: MIT
#include "core/words/courseview.h"
#include "core/words/overview.h"

#include <QTest>

#include <algorithm>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};
constexpr Seconds week = 168h;
constexpr Seconds fiveHours = 5h;

RateWindow window(Seconds period, double left, Seconds resetsIn, Refill refill = Refill::Fixed)
{
    return {.id = period == week ? u"7d"_s : u"5h"_s,
        .label = {},
        .unit = Unit::Percent,
        .limit = 100,
        .remaining = left,
        .resetsAt = now + resetsIn,
        .period = period,
        .refill = refill,
        .model = {}};
}

/// Readings at the end of each stretch of so many minutes until `now`, in each of which as many points were used.
UseTrail trailOf(double left, int minutes, const std::vector<double>& points)
{
    UseTrail trail;
    trail.left = left / 100;
    trail.points = {{now - std::chrono::minutes(minutes) * points.size(), 0}};
    for (const double used : points)
        trail.points.push_back(
            {trail.points.back().at + std::chrono::minutes(minutes), trail.points.back().used + used / 100});
    trail.readings = static_cast<int>(trail.points.size());
    return trail;
}

/// "1.00 0.90": what is known, of columns side by side once; how many are not known first.
QString drawn(const Sparkline& line)
{
    QStringList words;
    qsizetype unknown = 0;
    for (const auto& share : line) {
        const QString word = share ? QString::number(*share, 'f', 2) : QString();
        if (!share)
            ++unknown;
        else if (words.isEmpty() || words.last() != word)
            words << word;
    }
    return words.isEmpty() ? QString() : QString::number(unknown) + u": "_s + words.join(u' ');
}

AccountState account(std::vector<RateWindow> windows, UseTrails trails)
{
    AccountState state;
    state.account.id = u"plan"_s;
    state.account.provider = u"codex"_s;
    state.providerName = u"Codex"_s;
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = std::move(windows);
    state.snapshot.readAt = now;
    state.snapshot.checkedAt = now;
    state.snapshot.trails = std::move(trails);
    return state;
}

using Amounts = std::vector<int>;

/// A credit of which each twelve hours, the last time now, so many cents were left.
std::pair<Balance, UseTrail> spending(const Amounts& cents)
{
    Balance balance;
    balance.id = u"credit"_s;
    balance.currency = u"USD"_s;
    UseTrail trail;
    TimePoint at = now - 12h * int(cents.size() - 1);
    for (const int amount : cents) {
        balance.remaining = Decimal::of(amount, 2);
        follow(trail, balance, at);
        at += 12h;
    }
    return {balance, trail};
}

int topUps(const Amounts& cents)
{
    int rises = 0;
    for (std::size_t at = 1; at < cents.size(); ++at)
        rises += cents[at] > cents[at - 1] ? 1 : 0;
    return rises;
}

} // namespace

class CourseViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void courses_data();
    void courses();
    void staysBetweenColumns();
    void top_data();
    void top();
    void cards_data();
    void cards();
    void staleCards();
    void balances_data();
    void balances();
    void balanceCards();
};

void CourseViewTest::courses_data()
{
    QTest::addColumn<RateWindow>("of");
    QTest::addColumn<UseTrail>("trail");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("adds");
    const QString none;
    const std::vector<double> day{0, 0, 4, 4, 0, 6, 0, 0};
    QTest::newRow("a week's last day") << window(week, 40, 48h) << trailOf(40, 180, day)
                                       << u"0: 0.54 0.53 0.52 0.51 0.50 0.49 0.48 0.47 0.46 0.45 0.43 0.41 0.40"_s
                                       << u"14% used in the last 24 hours"_s << true;
    QTest::newRow("a week that is followed since six hours")
        << window(week, 40, 48h) << trailOf(40, 90, {0, 5, 0, 5}) << u"24: 0.50 0.47 0.45 0.42 0.40"_s
        << u"What was left in the last 24 hours"_s << false;
    QTest::newRow("a week that began six hours ago")
        << window(week, 95, 162h) << trailOf(95, 180, {9, 9, 9, 9, 0, 0, 0, 5}) << u"24: 1.00 0.99 0.97 0.96 0.95"_s
        << u"What was left in the last 24 hours"_s << false;
    QTest::newRow("five hours from their beginning")
        << window(fiveHours, 60, 150min) << trailOf(60, 30, {30, 30, 0, 0, 20, 0, 20, 0})
        << u"15: 1.00 0.97 0.91 0.85 0.80 0.74 0.68 0.61 0.60"_s << u"What was left in the last 5\u00a0h"_s << false;
    QTest::newRow("it began anew, at a time that is not told")
        <<
        [] {
            RateWindow some = window(week, 80, 48h);
            some.resetsAt.reset();
            return some;
        }()
        << trailOf(80, 180, {0, 40, 0, 0, 5, 5, 5, 5})
        << u"7: 1.00 0.99 0.97 0.96 0.95 0.94 0.93 0.91 0.90 0.89 0.88 0.86 0.85 0.84 0.82 0.81 0.80"_s
        << u"What was left in the last 24 hours"_s << false;
    QTest::newRow("used up") << window(fiveHours, 0, 150min) << trailOf(0, 30, {25, 25, 25, 25})
                             << u"18: 0.97 0.89 0.81 0.73 0.66 0.58 0.50 0.42 0.34 0.27 0.19 0.11 0.03 0.00"_s
                             << u"What was left in the last 5\u00a0h"_s << false;
    QTest::newRow("nothing used") << window(week, 40, 48h) << trailOf(40, 180, {0, 0, 0, 0, 0, 0, 0, 0}) << none << none
                                  << false;
    QTest::newRow("hardly anything used")
        << window(week, 80, 48h) << trailOf(80, 180, {0, 0, 0, 1, 0, 0, 0, 0}) << none << none << false;
    QTest::newRow("four readings") << window(week, 40, 48h) << trailOf(40, 480, {5, 5, 5}) << none << none << false;
    QTest::newRow("three columns") << window(week, 40, 48h) << trailOf(40, 20, {5, 5, 5, 5, 5}) << none << none
                                   << false;
    QTest::newRow("no trail") << window(week, 40, 48h) << UseTrail() << none << none << false;
    QTest::newRow("a bucket") << window(week, 40, 48h, Refill::Bucket) << trailOf(40, 180, day) << none << none
                              << false;
    QTest::newRow("of unknown length") <<
        [] {
            RateWindow some = window(week, 40, 48h);
            some.period.reset();
            return some;
        }() << trailOf(40, 180, day) << none
                                       << none << false;
}

void CourseViewTest::courses()
{
    QFETCH(RateWindow, of);
    QFETCH(UseTrail, trail);
    const CourseView course = courseView(of, trail);
    QTEST(drawn(course.line), "line");
    QTEST(course.description, "description");
    QTEST(course.adds, "adds");
}

/// A later reading that tells nothing new draws nothing anew.
void CourseViewTest::staysBetweenColumns()
{
    const RateWindow plan = window(week, 40, 48h);
    UseTrail trail = trailOf(40, 180, {0, 0, 4, 4, 0, 6, 0, 0});
    trail.points.back().at += 1min;
    const CourseView first = courseView(plan, trail);
    QVERIFY(!first.line.empty());
    trail.points.back().at += 40min;
    QCOMPARE(courseView(plan, trail), first);
    trail.points.back().at += 10min;
    QVERIFY(courseView(plan, trail) != first);
}

void CourseViewTest::top_data()
{
    QTest::addColumn<Sparkline>("line");
    QTest::addColumn<double>("highest");
    QTest::newRow("empty") << Sparkline{} << 0.0;
    QTest::newRow("unknown") << Sparkline{std::nullopt, std::nullopt} << 0.0;
    QTest::newRow("falling") << Sparkline{std::nullopt, 0.4, 0.2} << 0.4;
}

void CourseViewTest::top()
{
    QFETCH(Sparkline, line);
    QTEST(courseTop(line), "highest");
}

void CourseViewTest::cards_data()
{
    QTest::addColumn<double>("weekLeft");
    QTest::addColumn<QStringList>("known");
    QTest::addColumn<QStringList>("drawn");
    QTest::newRow("the nearest of two") << 5.0 << QStringList{u"5h"_s, u"7d"_s} << QStringList{u"7d"_s};
    QTest::newRow("another one is nearer") << 90.0 << QStringList{u"5h"_s, u"7d"_s} << QStringList{u"5h"_s};
    QTest::newRow("of the nearest too little is known") << 5.0 << QStringList{u"5h"_s} << QStringList{u"5h"_s};
    QTest::newRow("of none enough is known") << 5.0 << QStringList{} << QStringList{};
}

void CourseViewTest::cards()
{
    QFETCH(double, weekLeft);
    QFETCH(QStringList, known);
    const RateWindow shortOne = window(fiveHours, 60, 2h);
    const RateWindow longOne = window(week, weekLeft, 48h);
    UseTrails trails;
    if (known.contains(u"5h"_s))
        trails[trailKey(shortOne)] = trailOf(60, 20, {5, 5, 5, 5, 5, 5});
    if (known.contains(u"7d"_s))
        trails[trailKey(longOne)] = trailOf(weekLeft, 180, {1, 1, 1, 1, 1, 1, 1, 1});
    const Overview view = overview({account({shortOne, longOne}, trails)}, now);
    QStringList with;
    for (const WindowView& each : view.cards.front().windows) {
        if (!each.course.line.empty())
            with << each.id;
        QCOMPARE(each.spoken.contains(u"8% used in the last 24 hours."_s), each.course.adds);
    }
    QTEST(with, "drawn");
}

/// What was long ago is not the last day.
void CourseViewTest::staleCards()
{
    const RateWindow plan = window(week, 40, 48h);
    const auto state = account({plan}, {{trailKey(plan), trailOf(40, 180, {1, 1, 1, 1, 1, 1, 1, 1})}});
    QVERIFY(!overview({state}, now).cards.front().windows.front().course.line.empty());
    QVERIFY(overview({state}, now + 20h).cards.front().windows.front().course.line.empty());
}

void CourseViewTest::balances_data()
{
    QTest::addColumn<Amounts>("amounts"); // so many cents of credit as each reading told, twelve hours apart
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("description");
    QTest::newRow("spent evenly") << Amounts{900, 850, 800, 750, 700, 650, 600, 550, 500, 450, 400, 350, 300, 250, 200,
        150} << u"0: 1.00 0.97 0.95 0.92 0.89"_s
                                  << u"7.00\u00a0USD spent in the last 7 days"_s;
    QTest::newRow("topped up") << Amounts{100, 100, 90, 80, 1080, 1070, 1060} << u"17: 0.09 0.08 0.07 1.00 0.99 0.98"_s
                               << u"What was left in the last 7 days"_s;
    QTest::newRow("topped up twice, of a week")
        << Amounts{500, 400, 300, 200, 100, 1100, 1000, 900, 800, 700, 600, 500, 400, 300, 1300, 1200}
        << u"0: 0.25 0.21 0.18 0.14 0.11 0.08"_s << u"12.00\u00a0USD spent in the last 7 days"_s;
    QTest::newRow("owed at the end") << Amounts{100, 80, 60, 40, 20, -20}
                                     << u"19: 1.00 0.91 0.82 0.73 0.64 0.55 0.46 0.37 0.28 0.18 0.00"_s
                                     << u"What was left in the last 7 days"_s;
    QTest::newRow("never used") << Amounts{900, 900, 900, 900, 900, 900, 900, 900} << QString() << QString();
    QTest::newRow("owed all the time") << Amounts{-1, -2, -3, -4, -5, -6, -7} << QString() << QString();
    QTest::newRow("four readings") << Amounts{900, 800, 700, 600} << QString() << QString();
}

void CourseViewTest::balances()
{
    QFETCH(Amounts, amounts);
    const auto [balance, trail] = spending(amounts);
    const CourseView course = courseView(balance, trail);
    QFETCH(QString, line);
    QVERIFY2(drawn(course.line).startsWith(line) && drawn(course.line).isEmpty() == line.isEmpty(),
        qPrintable(drawn(course.line)));
    QTEST(course.description, "description");
    // A program that starts anew knows the same.
    const auto kept = trailFromText(trailText(trail), now);
    QVERIFY(kept);
    QCOMPARE(courseView(balance, *kept), course);
    // Top-ups are places where it rises, and there alone.
    int rises = 0;
    for (std::size_t at = 1; at < course.line.size(); ++at)
        rises += course.line[at - 1] && course.line[at] && *course.line[at] > *course.line[at - 1] ? 1 : 0;
    QCOMPARE(rises, course.line.empty() ? 0 : topUps(amounts));
}

/// A card of credit alone shows its course; beside a window it stays quiet.
void CourseViewTest::balanceCards()
{
    const auto [balance, trail] =
        spending({900, 850, 800, 750, 700, 650, 600, 550, 500, 450, 400, 350, 300, 250, 200, 150});
    AccountState state = account({}, {{trailKey(balance), trail}});
    state.snapshot.reading->balances = {balance};
    const Overview alone = overview({state}, now);
    QVERIFY(!alone.cards.front().windows.front().course.line.empty());
    QVERIFY(alone.cards.front().windows.front().spoken.contains(u"7.00\u00a0USD spent in the last 7 days."_s));
    const RateWindow plan = window(week, 40, 48h);
    state.snapshot.reading->windows = {plan};
    state.snapshot.trails[trailKey(plan)] = trailOf(40, 180, {1, 1, 1, 1, 1, 1, 1, 1});
    const Overview both = overview({state}, now);
    int drawnOnes = 0;
    for (const WindowView& each : both.cards.front().windows)
        drawnOnes += each.course.line.empty() ? 0 : 1;
    QCOMPARE(drawnOnes, 1);
}

QTEST_GUILESS_MAIN(CourseViewTest)
#include "tst_courseview.moc"
