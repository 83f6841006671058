// SPDX-License-Identifier: MIT
#include "io/files/historytables.h"

#include "io/files/historydatabase.h"

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr double billionths = 1e9;

/// What happens to a span whose limit has one that began at the same instant.
QString joinedSpan()
{
    return u" ON CONFLICT (of, since) DO UPDATE SET lasted = max(lasted, excluded.lasted), left = excluded.left, "
           "below = excluded.left - min(left - below, excluded.left - excluded.below), "
           "above = max(left + above, excluded.left + excluded.above) - excluded.left"_s;
}

QStringList tableStatements()
{
    return {u"CREATE TABLE limits (id INTEGER PRIMARY KEY, account TEXT NOT NULL, window TEXT NOT NULL, "
            "resets_at INTEGER, UNIQUE (account, window))"_s,
        u"CREATE TABLE spans (of INTEGER NOT NULL, since INTEGER NOT NULL, lasted INTEGER NOT NULL, "
        "left INTEGER NOT NULL, below INTEGER NOT NULL, above INTEGER NOT NULL, PRIMARY KEY (of, since)) WITHOUT ROWID"_s,
        u"CREATE TABLE events (of INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL, "
        "PRIMARY KEY (of, at, kind)) WITHOUT ROWID"_s,
        u"CREATE TABLE days (day INTEGER PRIMARY KEY)"_s,
        u"CREATE TABLE compacted (step INTEGER PRIMARY KEY, until INTEGER NOT NULL)"_s};
}

/// Version 1 named account and window in each row, and kept shares as fractions.
QStringList statementsFromFirstVersion()
{
    return {u"INSERT INTO limits (account, window) SELECT account, window FROM readings GROUP BY account, window"_s,
        u"INSERT OR IGNORE INTO limits (account, window) SELECT DISTINCT account, '' FROM refusals"_s,
        u"INSERT INTO spans (of, since, lasted, left, below, above) SELECT id, since, max(until - since, 0), "
        "max(CAST(round(left * 1e9) AS INTEGER), left > 0), 0, 0 FROM readings JOIN limits USING (account, window) "
        "WHERE true ORDER BY row"_s
            + joinedSpan(),
        u"INSERT OR IGNORE INTO events (of, at, kind) SELECT id, at, %1 FROM refusals JOIN limits "
        "ON limits.account = refusals.account AND window = ''"_s.arg(int(HistoryEvent::Refusal)),
        u"INSERT INTO days (day) SELECT DISTINCT until / 86400000 FROM readings"_s, u"DROP TABLE readings"_s,
        u"DROP TABLE refusals"_s};
}

} // namespace

bool prepareHistoryTables(HistoryDatabase& database, int foundVersion)
{
    if (foundVersion == historyVersion)
        return true;
    QStringList statements{u"BEGIN IMMEDIATE"_s};
    statements << tableStatements();
    if (foundVersion == 1)
        statements << statementsFromFirstVersion();
    statements << u"PRAGMA user_version = %1"_s.arg(historyVersion) << u"COMMIT"_s;
    if (std::ranges::all_of(statements, [&](const QString& statement) { return database.run(statement); }))
        return true;
    database.rollBack();
    return false;
}

qint64 storedInstant(TimePoint instant)
{
    return instant.time_since_epoch().count();
}

TimePoint instantFromStored(qint64 stored)
{
    return TimePoint(Milliseconds(stored));
}

qint64 storedShare(double share)
{
    const qint64 stored = std::llround(std::clamp(share, 0.0, 1.0) * billionths);
    return share > 0 ? std::max<qint64>(stored, 1) : stored;
}

double shareFromStored(qint64 stored)
{
    return static_cast<double>(stored) / billionths;
}

QVariantList storedKey(const LimitKey& limit)
{
    const auto text = [](const QString& value) { return value.isNull() ? u""_s : value; };
    return {text(limit.account), text(limit.limit)};
}

QString insertSpanStatement()
{
    return u"INSERT INTO spans (of, since, lasted, left, below, above) VALUES (?, ?, ?, ?, ?, ?)"_s + joinedSpan();
}

bool keepLimit(HistoryDatabase& database, const LimitKey& limit)
{
    return database.run(u"INSERT OR IGNORE INTO limits (account, window) VALUES (?, ?)"_s, storedKey(limit));
}

bool keepEvent(HistoryDatabase& database, qint64 limitId, TimePoint at, HistoryEvent kind)
{
    return database.run(
        u"INSERT OR IGNORE INTO events (of, at, kind) VALUES (?, ?, ?)"_s, {limitId, storedInstant(at), int(kind)});
}

void KeptSpans::add(TimePoint since, TimePoint until)
{
    days.insert(std::chrono::floor<std::chrono::days>(until).time_since_epoch().count());
    earliest = std::min(earliest, storedInstant(since));
}

bool noteKept(HistoryDatabase& database, const KeptSpans& kept)
{
    const bool noted = std::ranges::all_of(
        kept.days, [&](qint64 day) { return database.run(u"INSERT OR IGNORE INTO days (day) VALUES (?)"_s, {day}); });
    return noted
        && (kept.days.empty() || database.run(u"UPDATE compacted SET until = min(until, ?)"_s, {kept.earliest}));
}

} // namespace quotalamp
