// SPDX-License-Identifier: MIT
// A year of the history of many accounts, grown day by day as the app grows it: benchhistory FOLDER [ACCOUNTS [DAYS]].
// Prints a line for each figure: CPU milliseconds, as the least of some runs, and the file's size.
#include "core/words/chartview.h"
#include "io/files/historycompaction.h"
#include "io/files/historydatabase.h"
#include "io/files/historyrows.h"
#include "io/files/historytables.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};
constexpr int windowsOfEach = 4;
constexpr auto eachReading = 2min;

double leastCpu(int runs, const std::function<void()>& act)
{
    double least = 1e9;
    for (int run = 0; run < runs; ++run) {
        const std::clock_t before = std::clock();
        act();
        least = std::min(least, 1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC);
    }
    return least;
}

void tell(const char* what, double figure, const char* unit)
{
    std::printf("%-52s %10.1f %s\n", what, figure, unit);
    std::fflush(stdout);
}

/// What so many of a hundred figures are not above.
double hundredth(std::vector<double> figures, std::size_t count)
{
    if (figures.empty())
        return 0;
    std::ranges::sort(figures);
    return figures.at(std::min(figures.size() - 1, figures.size() * count / 100));
}

/// A share that is another one with each reading, so that nothing is joined but by age.
qint64 shareAt(qint64 limit, qint64 number)
{
    return storedShare(double((number * 7919 + limit * 104729) % 1'000'003) / 1'000'003);
}

bool addDay(HistoryDatabase& database, int limits, TimePoint day, TimePoint end)
{
    QSqlQuery insert = database.query();
    insert.prepare(insertSpanStatement());
    bool added = database.run(u"BEGIN"_s);
    for (TimePoint at = day; at < end && added; at += eachReading) {
        for (int limit = 1; limit <= limits && added; ++limit) {
            for (const qint64 value : {qint64(limit), storedInstant(at), qint64(0),
                     shareAt(limit, storedInstant(at) / 1000), qint64(0), qint64(0)})
                insert.addBindValue(value);
            added = database.run(insert);
        }
    }
    KeptSpans kept;
    kept.add(day, day);
    return added && noteKept(database, kept) && database.run(u"COMMIT"_s);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int accounts = words.value(2, u"20"_s).toInt();
    const int days = words.value(3, u"365"_s).toInt();
    const QString path = words.value(1) + u"/history.sqlite"_s;
    QFile::remove(path);
    HistoryDatabase database(path);
    if (words.size() < 2 || !database.open())
        return 1;
    const int limits = accounts * windowsOfEach;
    for (int limit = 0; limit < limits; ++limit)
        (void)database.run(u"INSERT INTO limits (account, window) VALUES (?, ?)"_s,
            {u"bench-account-%1"_s.arg(limit / windowsOfEach, 24, 10, QChar(u'0')),
                u"window-%1"_s.arg(limit % windowsOfEach)});
    std::vector<double> wholes;
    std::vector<double> pieces;
    for (TimePoint day = now - days * 24h; day < now; day += 24h) {
        if (!addDay(database, limits, day, std::min(day + 24h, now)))
            return 1;
        double whole = 0;
        for (auto came = Compaction::Partly; came == Compaction::Partly;) {
            const double piece = leastCpu(
                1, [&] { came = compactHistory(database, historyBorders(day + 24h, day + 24h), QDeadlineTimer(3)); });
            pieces.push_back(piece);
            whole += piece;
        }
        wholes.push_back(whole);
    }
    tell("joining a day of readings, median", hundredth(wholes, 50), "ms");
    tell("the same, 99 of 100 days at most", hundredth(wholes, 99), "ms");
    tell("a piece of it, at a time, median", hundredth(pieces, 50), "ms");
    tell("the same, 99 of 100 at most", hundredth(pieces, 99), "ms");
    (void)addDay(database, limits, now, now + 1h);
    tell("joining an hour of readings",
        leastCpu(1, [&] { (void)compactHistory(database, historyBorders(now + 1h, now + 1h)); }), "ms");
    tell("opening",
        leastCpu(9,
            [&] {
                HistoryDatabase other(path);
                (void)other.open();
            }),
        "ms");
    const LimitKey limit = keptLimits(database).front();
    const RateWindow window{limit.limit, {}, Unit::Percent, 100, 50, now + 72h, 7 * 24h, Refill::Fixed, {}};
    for (const auto& [name, stretch] :
        {std::pair{"a day", Stretch::Day}, std::pair{"a month", Stretch::Month}, std::pair{"a year", Stretch::Year}}) {
        ChartOptions options;
        options.stretch = stretch;
        tell((QByteArray("chart of ") + name + ", read and worded").constData(),
            leastCpu(5,
                [&] {
                    (void)chartView(
                        window, now, pastOf(database, limit, now - stretchLength(options.stretch)), now, options);
                }),
            "ms");
    }
    tell("size", double(QFileInfo(path).size()) / 1e6, "MB");
    return 0;
}
