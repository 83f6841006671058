// SPDX-License-Identifier: MIT
#include "io/files/historyrows.h"

#include "io/files/historydatabase.h"
#include "io/files/historytables.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <array>
#include <optional>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Empty where nothing is kept of it.
std::optional<qint64> limitIdOf(const HistoryDatabase& database, const LimitKey& limit)
{
    QSqlQuery query = database.query();
    query.prepare(u"SELECT id FROM limits WHERE account = ? AND window = ?"_s);
    for (const QVariant& value : storedKey(limit))
        query.addBindValue(value);
    return query.exec() && query.next() ? std::optional(query.value(0).toLongLong()) : std::nullopt;
}

void readSpans(const HistoryDatabase& database, qint64 id, TimePoint since, WindowHistory& past)
{
    QSqlQuery query = database.query();
    query.setForwardOnly(true);
    query.prepare(u"SELECT since, lasted, left, below, above FROM spans WHERE of = ? AND since >= "
                  "coalesce((SELECT max(since) FROM spans WHERE of = ? AND since < ?), ?) "
                  "AND since + lasted >= ? ORDER BY since"_s);
    const qint64 from = storedInstant(since);
    for (const qint64 value : {id, id, from, from, from})
        query.addBindValue(value);
    for (query.exec(); query.next();) {
        const qint64 began = query.value(0).toLongLong();
        past.spans.push_back({instantFromStored(began), instantFromStored(began + query.value(1).toLongLong()),
            shareFromStored(query.value(2).toLongLong()), shareFromStored(query.value(3).toLongLong()),
            shareFromStored(query.value(4).toLongLong())});
    }
}

std::vector<TimePoint>& eventsOf(WindowHistory& past, HistoryEvent kind)
{
    if (kind == HistoryEvent::Refusal)
        return past.refusals;
    return kind == HistoryEvent::Reset ? past.resets : past.notices;
}

void readEvents(const HistoryDatabase& database, qint64 id, TimePoint since, WindowHistory& past)
{
    QSqlQuery query = database.query();
    query.setForwardOnly(true);
    query.prepare(u"SELECT at, kind FROM events WHERE of = ? AND at >= ? ORDER BY at"_s);
    query.addBindValue(id);
    query.addBindValue(storedInstant(since));
    for (query.exec(); query.next();)
        eventsOf(past, static_cast<HistoryEvent>(query.value(1).toInt()))
            .push_back(instantFromStored(query.value(0).toLongLong()));
}

/// A span of the same time is known. One that began at the same instant is not in the way: the two are joined.
bool isCovered(QSqlQuery& before, qint64 id, const HistorySpan& span)
{
    before.addBindValue(id);
    before.addBindValue(storedInstant(span.until));
    if (!before.exec() || !before.next())
        return false;
    const qint64 since = before.value(0).toLongLong();
    return since != storedInstant(span.since) && before.value(1).toLongLong() >= storedInstant(span.since);
}

qint64 changes(const HistoryDatabase& database)
{
    QSqlQuery query = database.query();
    return query.exec(u"SELECT (SELECT count(*) FROM spans) + (SELECT count(*) FROM events)"_s) && query.next()
        ? query.value(0).toLongLong()
        : 0;
}

bool addSpans(HistoryDatabase& database, qint64 id, const std::vector<HistorySpan>& spans)
{
    QSqlQuery before = database.query();
    QSqlQuery insert = database.query();
    before.prepare(
        u"SELECT since, since + lasted FROM spans WHERE of = ? AND since <= ? ORDER BY since DESC LIMIT 1"_s);
    insert.prepare(insertSpanStatement());
    KeptSpans kept;
    for (const HistorySpan& span : spans) {
        if (isCovered(before, id, span))
            continue;
        const qint64 lasted = std::max<qint64>(0, (span.until - span.since).count());
        for (const qint64 value : {id, storedInstant(span.since), lasted, storedShare(span.left),
                 storedShare(span.below), storedShare(span.above)})
            insert.addBindValue(value);
        if (!database.run(insert))
            return false;
        kept.add(span.since, span.until);
    }
    return noteKept(database, kept);
}

bool addEvents(HistoryDatabase& database, qint64 id, const WindowHistory& past)
{
    const std::array lists{std::pair(HistoryEvent::Refusal, &past.refusals),
        std::pair(HistoryEvent::Reset, &past.resets), std::pair(HistoryEvent::Notice, &past.notices)};
    return std::ranges::all_of(lists, [&](const auto& list) {
        return std::ranges::all_of(*list.second, [&](TimePoint at) { return keepEvent(database, id, at, list.first); });
    });
}

bool addPasts(HistoryDatabase& database, const std::vector<LimitPast>& pasts)
{
    return std::ranges::all_of(pasts, [&](const LimitPast& each) {
        if (!keepLimit(database, each.limit))
            return false;
        const auto id = limitIdOf(database, each.limit);
        return id && addSpans(database, *id, each.past.spans) && addEvents(database, *id, each.past);
    });
}

} // namespace

WindowHistory ownPastOf(const HistoryDatabase& database, const LimitKey& limit, TimePoint since)
{
    WindowHistory past;
    if (const auto id = limitIdOf(database, limit)) {
        readSpans(database, *id, since, past);
        readEvents(database, *id, since, past);
    }
    return past;
}

WindowHistory pastOf(const HistoryDatabase& database, const LimitKey& window, TimePoint since)
{
    WindowHistory past = ownPastOf(database, window, since);
    if (const auto account = limitIdOf(database, {window.account}))
        readEvents(database, *account, since, past);
    return past;
}

std::vector<LimitKey> keptLimits(const HistoryDatabase& database)
{
    std::vector<LimitKey> limits;
    QSqlQuery query = database.query();
    query.setForwardOnly(true);
    for (query.exec(u"SELECT account, window FROM limits ORDER BY account, window"_s); query.next();)
        limits.push_back({query.value(0).toString(), query.value(1).toString()});
    return limits;
}

Result<qint64> addPast(HistoryDatabase& database, const std::vector<LimitPast>& pasts)
{
    const qint64 before = changes(database);
    if (database.run(u"BEGIN IMMEDIATE"_s) && addPasts(database, pasts) && database.run(u"COMMIT"_s))
        return changes(database) - before;
    database.rollBack();
    return Failure{database.whyNot()};
}

bool dropPast(HistoryDatabase& database, const QString& accountId)
{
    return std::ranges::all_of(
        std::initializer_list<QString>{u"DELETE FROM spans WHERE of IN (SELECT id FROM limits WHERE account = ?)"_s,
            u"DELETE FROM events WHERE of IN (SELECT id FROM limits WHERE account = ?)"_s,
            u"DELETE FROM limits WHERE account = ?"_s},
        [&](const QString& statement) { return database.run(statement, {accountId}); });
}

} // namespace quotalamp
