// SPDX-License-Identifier: MIT
// Replays months of simulated people and prints how well each way to foretell does, as tables for README.md beside this.
//
//   forecast [PEOPLE [FIRST]]
//
// PEOPLE of each kind, 40 by default. The first half of them, seeds 0, 2, 4 and so on, calibrates; the other half has the
// seeds from FIRST on, 1000 by default, and is reported. Give another FIRST to judge by people whom nobody looked at yet.
#include "bench/forecast/replay.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace quotalamp;
using namespace quotalamp::replay;
using namespace Qt::StringLiterals;

namespace {

QString lengthName(Length length)
{
    return length == Length::Week ? u"weekly windows"_s : u"five-hour windows"_s;
}

QString number(double value, int decimals = 1)
{
    return QString::number(value, 'f', decimals);
}

void row(QTextStream& out, const QStringList& cells)
{
    out << u"| "_s << cells.join(u" | "_s) << u" |\n"_s;
}

QStringList cells(const QString& name, const Score& score)
{
    return {name, number(score.hours), number(score.worstHours), number(score.points), number(score.worstPoints),
        number(100 * score.falseAlarms) + u" %"_s, number(100 * score.missedAlarms) + u" %"_s};
}

void printMethods(QTextStream& out, const std::vector<Judged>& all, Length length)
{
    row(out,
        {lengthName(length), u"run-out, h"_s, u"worst"_s, u"level, points"_s, u"worst"_s, u"false alarms"_s,
            u"missed"_s});
    row(out, {u"---"_s, u"--:"_s, u"--:"_s, u"--:"_s, u"--:"_s, u"--:"_s, u"--:"_s});
    for (const Method method : methods)
        row(out, cells(methodName(method), scoreOf(all, method, length)));
    const Score shipped = scoreOf(all, Method::Shipped, length);
    out << u"\n%1 forecasts, %2 of which ran out or were told to; the range held the use that came in %5 % of "
           "all\ncases, the end in %3 %, and in %4 % of those with one.\n\n"_s.arg(shipped.forecasts)
               .arg(shipped.withEnds)
               .arg(number(100 * shipped.covered), number(100 * shipped.coveredEnds),
                   number(100 * shipped.coveredPaces));
}

void printHabits(QTextStream& out, const std::vector<Judged>& all, Length length)
{
    QStringList head{u"level, points: "_s + lengthName(length)};
    QStringList line{u"---"_s};
    for (const Method method : methods) {
        head << methodName(method);
        line << u"--:"_s;
    }
    row(out, head << u"in range"_s);
    row(out, line << u"--:"_s);
    for (const Habit habit : habits) {
        QStringList words{habitName(habit)};
        for (const Method method : methods)
            words << number(scoreOf(all, method, length, habit).points);
        row(out, words << number(100 * scoreOf(all, Method::Shipped, length, habit).covered) + u" %"_s);
    }
    out << u"\n"_s;
}

void printQuotients(QTextStream& out, const std::vector<Judged>& all, Length length)
{
    const Quotients quotients = quotientsOf(all, length);
    out << lengthName(length) << u", by the quarter that is ahead, the nearest first:"_s;
    for (std::size_t i = 0; i < quotients.low.size(); ++i)
        out << u"  %1 / %2 / %3"_s.arg(
            number(quotients.low.at(i), 2), number(quotients.middle.at(i), 2), number(quotients.high.at(i), 2));
    out << u"\n"_s;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    const int people = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 40;
    const int first = argc > 2 ? QString::fromLocal8Bit(argv[2]).toInt() : 1000;
    std::vector<Judged> calibrating;
    std::vector<Judged> reported;
    const auto live = [](std::vector<Judged>& half, int seed) {
        for (const Habit habit : habits) {
            const auto all = judged(habit, static_cast<std::uint64_t>(seed));
            half.insert(half.end(), all.begin(), all.end());
        }
    };
    for (int i = 0; i < people / 2; ++i) {
        live(calibrating, 2 * i);
        live(reported, first + i);
    }
    for (const Length length : lengths) {
        printMethods(out, reported, length);
        printHabits(out, reported, length);
    }
    out << u"What really came over what was expected, by the half that calibrates: a tenth, a half and nine tenths\n"_s;
    for (const Length length : lengths)
        printQuotients(out, calibrating, length);
    return 0;
}
