// SPDX-License-Identifier: MIT
#include "io/files/historycompaction.h"

#include "io/files/historydatabase.h"
#include "io/files/historytables.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <vector>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds fineStep = 5min;
constexpr Milliseconds coarseStep = 1h;
constexpr auto exactFor = 48h;
constexpr auto fineFor = 30 * 24h;
constexpr auto keptFor = 2 * 365 * 24h;
/// How far a proven day lies back at most where somebody uses the program every day.
constexpr auto provenLag = 48h;
constexpr std::size_t daysThatProve = 2;
constexpr qint64 daysApart = 35; ///< at most, between a day and those that prove it

TimePoint border(TimePoint now, TimePoint proven, Milliseconds kept, Milliseconds step)
{
    const Milliseconds until = std::min(now, proven + provenLag).time_since_epoch() - kept;
    const auto steps = until.count() / step.count() - (until.count() % step.count() < 0 ? 1 : 0);
    return TimePoint(steps * step);
}

/// A piece of the past that is joined at once, in steps.
constexpr int stepsOfPiece = 3;

qint64 joinedUntil(HistoryDatabase& database, Milliseconds step)
{
    QSqlQuery asked = database.query();
    if (asked.exec(u"SELECT until FROM compacted WHERE step = %1"_s.arg(step.count())) && asked.next())
        return asked.value(0).toLongLong();
    return 0;
}

/// Where the next piece ends: a few steps behind the first span that is not joined, or at the border where there is none.
qint64 endOfPiece(HistoryDatabase& database, Milliseconds step, qint64 done, qint64 border)
{
    QSqlQuery asked = database.query();
    const QString first = u"SELECT min((SELECT since + lasted FROM spans WHERE of = limits.id AND since >= %1 AND "
                          "since + lasted >= %2 ORDER BY since LIMIT 1)) FROM limits"_s.arg(done - 2 * step.count())
                              .arg(done);
    if (!asked.exec(first) || !asked.next() || asked.isNull(0))
        return border;
    const qint64 begin = std::max(done, asked.value(0).toLongLong());
    return std::min(border, (begin / step.count() + stepsOfPiece) * step.count());
}

/// Spans that are shorter than a step and end in the same one become one, from where this was left off.
bool joinPiece(HistoryDatabase& database, Milliseconds step, qint64 done, qint64 border)
{
    // What was joined already can be a little longer than a step.
    const qint64 from = done - 2 * step.count();
    const QString which = u" spans.of IN (SELECT id FROM limits) AND spans.since >= %1 AND spans.since < %2 "
                          "AND spans.since + spans.lasted < %2 AND spans.lasted < %3 "_s.arg(from)
                              .arg(border)
                              .arg(step.count());
    const QString stepOf = u"(spans.since + spans.lasted) / %1"_s.arg(step.count());
    const QStringList statements{u"CREATE TEMP TABLE IF NOT EXISTS joined (of INTEGER, step INTEGER, since INTEGER, "
                                 u"until INTEGER, last INTEGER, "
                                 "low INTEGER, high INTEGER, PRIMARY KEY (of, step)) WITHOUT ROWID"_s,
        u"DELETE FROM joined"_s,
        u"INSERT INTO joined SELECT of, "_s + stepOf
            + u", min(since), max(since + lasted), max(since), "
              "min(left - below), max(left + above) FROM spans WHERE"_s
            + which + u"GROUP BY 1, 2 HAVING count(*) > 1"_s,
        // What the last of them told replaces what it was the lowest or the highest of.
        u"UPDATE joined SET last = (SELECT left FROM spans WHERE spans.of = joined.of AND spans.since = joined.last)"_s,
        u"DELETE FROM spans WHERE"_s + which
            + u"AND EXISTS (SELECT 1 FROM joined WHERE joined.of = spans.of AND joined.step = "_s + stepOf + u')',
        u"INSERT INTO spans (of, since, lasted, left, below, above) "
        "SELECT of, since, until - since, last, last - low, high - last FROM joined"_s,
        u"INSERT OR REPLACE INTO compacted (step, until) VALUES (%1, %2)"_s.arg(step.count()).arg(border)};
    return std::ranges::all_of(statements, [&](const QString& statement) { return database.run(statement); });
}

Compaction joinSpans(HistoryDatabase& database, Milliseconds step, TimePoint border, const QDeadlineTimer& until)
{
    for (qint64 done = joinedUntil(database, step); done < storedInstant(border);) {
        const qint64 end = endOfPiece(database, step, done, storedInstant(border));
        if (!joinPiece(database, step, done, end))
            return Compaction::Failed;
        done = end;
        if (until.hasExpired() && done < storedInstant(border))
            return Compaction::Partly;
    }
    return Compaction::Whole;
}

/// Of refusals that are kept coarsely the first of each hour stays.
bool thinRefusals(HistoryDatabase& database, TimePoint border)
{
    return database.run(u"DELETE FROM events WHERE kind = ? AND at < ? AND EXISTS (SELECT 1 FROM events AS other WHERE "
                        "other.of = events.of AND other.kind = events.kind AND other.at < events.at "
                        "AND other.at >= events.at - events.at % 3600000)"_s,
        {int(HistoryEvent::Refusal), storedInstant(border)});
}

bool dropOld(HistoryDatabase& database, TimePoint border)
{
    const QVariantList before{storedInstant(border)};
    return database.run(u"DELETE FROM spans WHERE of IN (SELECT id FROM limits) AND since < ?"_s, before)
        && database.run(u"DELETE FROM events WHERE at < ?"_s, before)
        && database.run(u"DELETE FROM days WHERE day < ? / 86400000"_s, before);
}

} // namespace

HistoryBorders historyBorders(TimePoint now, TimePoint proven)
{
    return {border(now, proven, exactFor, fineStep), border(now, proven, fineFor, coarseStep),
        border(now, proven, keptFor, coarseStep)};
}

std::optional<TimePoint> provenDay(HistoryDatabase& database, TimePoint now)
{
    QSqlQuery query = database.query();
    query.setForwardOnly(true);
    query.prepare(u"SELECT day FROM days WHERE day <= ? ORDER BY day DESC"_s);
    query.addBindValue(storedInstant(now) / std::chrono::duration_cast<Milliseconds>(24h).count());
    std::vector<qint64> days;
    for (query.exec(); query.next();) {
        days.push_back(query.value(0).toLongLong());
        const std::size_t size = days.size();
        if (size > daysThatProve && days[size - 1 - daysThatProve] - days[size - 1] <= daysApart)
            return TimePoint(std::chrono::days(days.back() + 1));
    }
    return std::nullopt;
}

Compaction compactHistory(HistoryDatabase& database, const HistoryBorders& borders, const QDeadlineTimer& until)
{
    if (!database.run(u"BEGIN IMMEDIATE"_s))
        return Compaction::Failed;
    Compaction came = joinSpans(database, fineStep, borders.fine, until);
    if (came == Compaction::Whole)
        came = joinSpans(database, coarseStep, borders.coarse, until);
    const bool done =
        came != Compaction::Whole || (thinRefusals(database, borders.coarse) && dropOld(database, borders.dropped));
    if (came != Compaction::Failed && done && database.run(u"COMMIT"_s))
        return came;
    database.rollBack();
    return Compaction::Failed;
}

} // namespace quotalamp
