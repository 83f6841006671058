// SPDX-License-Identifier: MIT
#include "io/files/historycompaction.h"
#include "io/files/historydatabase.h"
#include "io/files/historyrows.h"
#include "io/files/historytables.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};
/// As the clock has it two days and thirty days before.
constexpr TimePoint twoDaysAgo = now - 48h;
constexpr TimePoint thirtyDaysAgo = now - 30 * 24h;
const LimitKey weekly{u"a1"_s, u"7d"_s};

using Spans = std::vector<HistorySpan>;

HistorySpan reading(TimePoint at, double left)
{
    return {at, at, left};
}

/// "0.5 (-0.4 +0.4) 12:20:00.000–12:24:59.999", one span a line.
QByteArray told(const Spans& spans)
{
    QByteArray text;
    for (const HistorySpan& span : spans)
        text += QByteArray::number(span.left) + " (-" + QByteArray::number(span.below, 'g', 9) + " +"
            + QByteArray::number(span.above, 'g', 9) + ") " + toRfc3339(span.since).toUtf8() + "–"
            + toRfc3339(span.until).toUtf8() + "\n";
    return text;
}

} // namespace

/// What becomes of readings as they grow old, in a real file.
class HistoryCompactionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<HistoryDatabase>(m_folder->filePath(u"state/history.sqlite"_s));
        QVERIFY2(m_database->open(), qPrintable(m_database->whyNot()));
    }

    void bordersAre_data();
    void bordersAre();
    void joins_data();
    void joins();
    void joiningInStepsIsTheSame();
    void joiningByPiecesIsTheSame();
    void joinsWhatComesLate();
    void hoursOfTheNightWhenClocksChange_data();
    void hoursOfTheNightWhenClocksChange();
    void eventsStay();
    void whateverWasRead();
    void firstVersionBecomesThis();

private:
    void add(const Spans& spans)
    {
        const auto added = addPast(*m_database, {{weekly, {spans}}});
        QVERIFY2(added, added ? "" : qPrintable(added.error().sentence));
    }
    void compact(TimePoint at) { QCOMPARE(compactHistory(*m_database, historyBorders(at, at)), Compaction::Whole); }
    [[nodiscard]] Spans kept() const { return pastOf(*m_database, weekly, TimePoint()).spans; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryDatabase> m_database;
};

void HistoryCompactionTest::bordersAre_data()
{
    QTest::addColumn<TimePoint>("proven");
    QTest::addColumn<TimePoint>("fine");
    QTest::addColumn<TimePoint>("coarse");
    QTest::addColumn<TimePoint>("dropped");
    constexpr TimePoint fine = twoDaysAgo - 2min;
    constexpr TimePoint coarse = thirtyDaysAgo - 32min;
    constexpr TimePoint dropped = now - 730 * 24h - 32min;
    QTest::newRow("proven today") << now << fine << coarse << dropped;
    QTest::newRow("proven two days ago, as it is every day") << twoDaysAgo << fine << coarse << dropped;
    QTest::newRow("a week ago: nobody used it since")
        << now - 7 * 24h << fine - 5 * 24h << coarse - 5 * 24h << dropped - 5 * 24h;
    QTest::newRow("the clock was far behind when it was proven")
        << now - 3650 * 24h << fine - 3648 * 24h << coarse - 3648 * 24h << dropped - 3648 * 24h;
}

void HistoryCompactionTest::bordersAre()
{
    QFETCH(TimePoint, proven);
    const HistoryBorders borders = historyBorders(now, proven);
    QTEST(borders.fine, "fine");
    QTEST(borders.coarse, "coarse");
    QTEST(borders.dropped, "dropped");
}

void HistoryCompactionTest::joins_data()
{
    QTest::addColumn<Spans>("before");
    QTest::addColumn<Spans>("after");
    const auto row = [](const char* name, const Spans& before, const Spans& after) {
        QTest::newRow(name) << before << after;
    };
    constexpr TimePoint fine = twoDaysAgo - 2min;          // 14:30, the border
    constexpr TimePoint coarse = thirtyDaysAgo - 32min;    // 14:00, the border
    constexpr TimePoint dropped = now - 730 * 24h - 32min; // 14:00, the border
    row("nothing", {}, {});
    row("one reading of five minutes", {reading(fine - 3min, 0.5)}, {reading(fine - 3min, 0.5)});
    row("on the border of 48 hours and after it",
        {reading(fine, 0.5), reading(fine + 1ms, 0.4), reading(fine + 1min, 0.3)},
        {reading(fine, 0.5), reading(fine + 1ms, 0.4), reading(fine + 1min, 0.3)});
    row("just before the border of 48 hours", {reading(fine - 2ms, 0.5), reading(fine - 1ms, 0.4)},
        {{fine - 2ms, fine - 1ms, 0.4, 0.0, 0.1}});
    row("the first and the last millisecond of five minutes", {reading(fine - 5min, 0.5), reading(fine - 1ms, 0.4)},
        {{fine - 5min, fine - 1ms, 0.4, 0.0, 0.1}});
    row("on both sides of a step", {reading(fine - 5min - 1ms, 0.5), reading(fine - 5min, 0.4)},
        {reading(fine - 5min - 1ms, 0.5), reading(fine - 5min, 0.4)});
    row("the lowest, the highest and the last stay",
        {reading(fine - 4min, 0.5), reading(fine - 3min, 0.1), reading(fine - 2min, 0.9), reading(fine - 1min, 0.4)},
        {{fine - 4min, fine - 1min, 0.4, 0.3, 0.5}});
    row("a share that stayed for longer than a step stays exact",
        {{fine - 20min, fine - 4min, 0.8}, reading(fine - 3min, 0.7)},
        {{fine - 20min, fine - 4min, 0.8}, reading(fine - 3min, 0.7)});
    row("a short time belongs to the step in which it ends",
        {{fine - 6min, fine - 4min, 0.8}, reading(fine - 3min, 0.7)}, {{fine - 6min, fine - 3min, 0.7, 0.0, 0.1}});
    row("a time that is not over is left alone", {{fine - 4min, fine + 4min, 0.8}, reading(fine + 5min, 0.7)},
        {{fine - 4min, fine + 4min, 0.8}, reading(fine + 5min, 0.7)});
    row("after the border of 30 days five minutes stay", {reading(coarse, 0.5), reading(coarse + 5min, 0.4)},
        {reading(coarse, 0.5), reading(coarse + 5min, 0.4)});
    row("before the border of 30 days hours stay",
        {reading(coarse - 59min, 0.5), reading(coarse - 30min, 0.2), reading(coarse - 1min, 0.4)},
        {{coarse - 59min, coarse - 1min, 0.4, 0.2, 0.1}});
    row("two hours", {reading(coarse - 61min, 0.5), reading(coarse - 60min, 0.4)},
        {reading(coarse - 61min, 0.5), reading(coarse - 60min, 0.4)});
    row("before the border of two years nothing stays", {reading(dropped - 1ms, 0.5), reading(dropped, 0.4)},
        {reading(dropped, 0.4)});
    row("a share of hardly anything is not nothing", {reading(fine - 2min, 1e-12), reading(fine - 1min, 0.0)},
        {{fine - 2min, fine - 1min, 0.0, 0.0, 1e-9}});
}

void HistoryCompactionTest::joins()
{
    QFETCH(Spans, before);
    QFETCH(Spans, after);
    add(before);
    compact(now);
    QCOMPARE(told(kept()), told(after));
    compact(now + 10s); // once is enough
    QCOMPARE(told(kept()), told(after));
}

/// Whether it is done each hour or once after a month.
void HistoryCompactionTest::joiningInStepsIsTheSame()
{
    Spans spans;
    for (int minute = 0; minute < 26 * 60; minute += 2)
        spans.push_back(reading(thirtyDaysAgo - 30h + std::chrono::minutes(minute), (minute * 37 % 1000) / 1000.0));
    add(spans);
    for (auto at = thirtyDaysAgo; at < now; at += 25h)
        compact(at);
    compact(now);
    const Spans inSteps = kept();
    init();
    add(spans);
    compact(now);
    QCOMPARE(told(inSteps), told(kept()));
    QCOMPARE(kept().size(), 27U);
}

/// However little time there was for it, and however often it was left off.
void HistoryCompactionTest::joiningByPiecesIsTheSame()
{
    Spans spans;
    for (const Milliseconds before : {70 * 24h, 33 * 24h, 31 * 24h, 4 * 24h, 3 * 24h})
        for (int minute = 0; minute < 9 * 60; minute += 2)
            spans.push_back(reading(now - before + std::chrono::minutes(minute), (minute * 37 % 1000) / 1000.0));
    add(spans);
    const HistoryBorders borders = historyBorders(now, now);
    const QDeadlineTimer passed(0);
    int pieces = 1;
    for (; compactHistory(*m_database, borders, passed) == Compaction::Partly; ++pieces)
        QVERIFY(pieces < 1000);
    QVERIFY(pieces > 100); // each is small
    const Spans byPieces = kept();
    init();
    add(spans);
    compact(now);
    QCOMPARE(told(byPieces), told(kept()));
    QCOMPARE(compactHistory(*m_database, borders, passed), Compaction::Whole);
}

/// A clock that was set back writes behind the borders, and so does what is taken in from a file.
void HistoryCompactionTest::joinsWhatComesLate()
{
    add({reading(twoDaysAgo - 60min, 0.9), reading(twoDaysAgo - 59min, 0.8)});
    compact(now);
    QCOMPARE(kept().size(), 1U);
    add({reading(twoDaysAgo - 58min, 0.3), reading(twoDaysAgo - 3h, 0.7), reading(twoDaysAgo - 3h + 1min, 0.6)});
    QCOMPARE(kept().size(), 4U);
    compact(now);
    const Spans expected{
        {twoDaysAgo - 3h, twoDaysAgo - 3h + 1min, 0.6, 0, 0.1}, {twoDaysAgo - 60min, twoDaysAgo - 58min, 0.3, 0, 0.6}};
    QCOMPARE(told(kept()), told(expected));
}

void HistoryCompactionTest::hoursOfTheNightWhenClocksChange_data()
{
    QTest::addColumn<TimePoint>("midnight");
    QTest::newRow("an hour comes twice") << TimePoint(std::chrono::sys_days{std::chrono::year{2026} / 10 / 25} - 2h);
    QTest::newRow("an hour is left out") << TimePoint(std::chrono::sys_days{std::chrono::year{2026} / 3 / 29} - 1h);
    QTest::newRow("an ordinary night") << TimePoint(std::chrono::sys_days{std::chrono::year{2026} / 6 / 10} - 2h);
}

/// Each hour that passes is one, whatever the local clock shows.
void HistoryCompactionTest::hoursOfTheNightWhenClocksChange()
{
    QFETCH(TimePoint, midnight);
    qputenv("TZ", "Europe/Berlin");
    tzset();
    Spans spans;
    for (int minute = 1; minute < 6 * 60; minute += 5)
        spans.push_back(reading(midnight + std::chrono::minutes(minute), 1 - minute / 1000.0));
    add(spans);
    compact(midnight + 40 * 24h);
    const Spans hours = kept();
    qputenv("TZ", "UTC");
    tzset();
    QCOMPARE(hours.size(), 6U);
    for (std::size_t hour = 0; hour < hours.size(); ++hour) {
        QCOMPARE(hours[hour].since, midnight + std::chrono::hours(hour) + 1min);
        QCOMPARE(hours[hour].until, midnight + std::chrono::hours(hour) + 56min);
    }
}

void HistoryCompactionTest::eventsStay()
{
    const TimePoint hour = thirtyDaysAgo - 3 * 24h - 32min;
    const std::vector<TimePoint> old{hour, hour + 1min, hour + 59min, hour + 60min};
    const std::vector<TimePoint> recent{now - 1h, now - 59min};
    WindowHistory account;
    account.refusals = old;
    account.refusals.insert(account.refusals.end(), recent.begin(), recent.end());
    WindowHistory window;
    window.resets = old;
    window.notices = {now - 800 * 24h, hour};
    QVERIFY(addPast(*m_database, {{{weekly.account}, account}, {weekly, window}}));
    compact(now);
    const WindowHistory kept = pastOf(*m_database, weekly, TimePoint());
    QVERIFY(kept.refusals == (std::vector<TimePoint>{hour, hour + 60min, now - 1h, now - 59min}));
    QVERIFY(kept.resets == old);
    QVERIFY(kept.notices == (std::vector<TimePoint>{hour}));
}

/// However it was read: nothing overlaps, no extreme is lost, the last share of each step is the last one read.
void HistoryCompactionTest::whateverWasRead()
{
    QRandomGenerator random(20261124); // the same each time
    for (int round = 0; round < 20; ++round) {
        m_database = std::make_unique<HistoryDatabase>(QString::fromLatin1(HistoryDatabase::inMemory));
        QVERIFY(m_database->open());
        Spans spans;
        TimePoint at = now - 40 * 24h;
        while (at < now) {
            const auto lasted =
                Milliseconds(random.bounded(3) == 0 ? random.bounded(7'200'000) : random.bounded(400'000));
            spans.push_back({at, at + lasted, random.bounded(1000) / 1000.0});
            at += lasted + Milliseconds(1 + random.bounded(round < 10 ? 7'000'000 : 90'000'000));
        }
        add(spans);
        compact(now - 20 * 24h);
        compact(now);
        const Spans joined = kept();
        QVERIFY(joined.size() <= spans.size());
        for (std::size_t i = 1; i < joined.size(); ++i)
            QVERIFY(joined[i - 1].until < joined[i].since);
        for (const HistorySpan& span : spans) {
            const auto over = std::ranges::find_if(
                joined, [&](const HistorySpan& each) { return each.since <= span.since && span.until <= each.until; });
            QVERIFY(over != joined.end());
            QVERIFY(over->low() <= span.left + 1e-9 && span.left <= over->high() + 1e-9);
            if (over->until == span.until)
                QCOMPARE(over->left, span.left);
        }
    }
}

/// As the version before this one left its file, with its log beside it.
void HistoryCompactionTest::firstVersionBecomesThis()
{
    const QString path = m_folder->filePath(u"state/first.sqlite"_s);
    {
        QSqlDatabase first = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first"_s);
        first.setDatabaseName(path);
        QVERIFY(first.open());
        for (const QString& statement :
            {u"PRAGMA journal_mode = WAL"_s,
                u"CREATE TABLE readings (row INTEGER PRIMARY KEY, account TEXT NOT NULL, window TEXT NOT NULL, "
                "since INTEGER NOT NULL, until INTEGER NOT NULL, left REAL NOT NULL)"_s,
                u"CREATE TABLE refusals (account TEXT NOT NULL, at INTEGER NOT NULL)"_s, u"PRAGMA user_version = 1"_s,
                u"INSERT INTO readings (account, window, since, until, left) VALUES ('a1', '7d', 1000, 5000, 0.8), "
                "('a1', '7d', 9000, 9000, 0.25), ('a1', '7d', 9000, 9000, 0.75), ('a2', 'tokens', 86400000, 86400000, 1)"_s,
                u"INSERT INTO refusals VALUES ('a1', 7000), ('a1', 7000), ('a3', 8000)"_s})
            QVERIFY2(QSqlQuery(first).exec(statement), qPrintable(statement));
        first.close();
    }
    QSqlDatabase::removeDatabase(u"first"_s);
    HistoryDatabase database(path);
    QVERIFY2(database.open(), qPrintable(database.whyNot()));
    const auto instant = [](int ms) { return TimePoint(Milliseconds(ms)); };
    const WindowHistory past = pastOf(database, weekly, TimePoint());
    const Spans expected{{instant(1000), instant(5000), 0.8}, {instant(9000), instant(9000), 0.75, 0.5, 0}};
    QCOMPARE(told(past.spans), told(expected));
    QVERIFY(past.refusals == std::vector<TimePoint>{instant(7000)});
    QCOMPARE(pastOf(database, {u"a2"_s, u"tokens"_s}, {}).spans.size(), 1U);
    QCOMPARE(pastOf(database, {u"a3"_s, u"tokens"_s}, {}).refusals.size(), 1U);
    QCOMPARE(QFileInfo(path + u"-wal"_s).size(), 0);
}

QTEST_GUILESS_MAIN(HistoryCompactionTest)
#include "tst_historycompaction.moc"
