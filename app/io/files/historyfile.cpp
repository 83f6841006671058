// SPDX-License-Identifier: MIT
#include "io/files/historyfile.h"

#include "core/base/tr.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keptFor = 35 * 24h;
constexpr auto exactFor = 3 * 24h;
constexpr auto thinEach = 24h;
/// Between answers that told the same; further apart, nobody knows what was between them.
constexpr auto sameFor = 16min;
constexpr std::size_t daysThatProve = 2;
constexpr auto recordAgainAfter = 60s;
constexpr std::size_t mostUnwritten = 10'000;
constexpr int busyIsTrouble = 3; ///< times in a row: a moment's lock is nothing to tell of

qint64 stored(TimePoint instant)
{
    return instant.time_since_epoch().count();
}

TimePoint storedInstant(const QVariant& value)
{
    return TimePoint(Milliseconds(value.toLongLong()));
}

} // namespace

History::History(const Places* places, QObject* parent)
    : QObject(parent)
    , m_database(places ? places->state + "/history.sqlite"_L1 : QString::fromLatin1(HistoryDatabase::inMemory))
{
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_soon, &QTimer::timeout, this, &History::flush);
}

History::~History()
{
    flush();
}

bool History::open()
{
    if (m_unusable)
        return false;
    if (m_database.open())
        return true;
    if (m_database.mayPass())
        return false;
    m_unusable = true;
    fail(m_database.whyNot());
    return false;
}

/// Once until it works again.
void History::fail(const QString& sentence)
{
    if (std::exchange(m_trouble, sentence).isEmpty())
        Q_EMIT failed(sentence);
}

void History::record(const AccountState& account)
{
    const Snapshot& snapshot = account.snapshot;
    const QString& id = account.account.id;
    if (m_unusable || (account.account.demo && !m_database.isInMemory()))
        return;
    if (snapshot.readAt && snapshot.reading) {
        Told told{*snapshot.readAt, {}};
        for (const RateWindow& window : snapshot.reading->windows) {
            if (const auto left = window.leftShare())
                told.readings.push_back({{id, windowKey(window)}, *snapshot.readAt, *left});
        }
        // Another instant, not a later one: the clock may have been put right, and by that onto one that is known.
        if (m_told.value(id) != told) {
            m_readings.insert(m_readings.end(), told.readings.begin(), told.readings.end());
            m_told.insert(id, told);
        }
    }
    const bool refused = snapshot.error && snapshot.error->kind == ErrorKind::RateLimited && snapshot.checkedAt;
    if (refused && m_refusedAt.value(id) != *snapshot.checkedAt) {
        m_refusedAt.insert(id, *snapshot.checkedAt);
        m_refusals.push_back({id, *snapshot.checkedAt});
    }
    if (!m_soon.isActive() && !(m_readings.empty() && m_refusals.empty()))
        m_soon.start(m_rhythm.wait(std::chrono::steady_clock::now(), WriteRhythm::Urgency::Background));
}

void History::flush()
{
    m_soon.stop();
    const bool toForget = m_forgetAll || !m_forgetting.empty();
    if (m_readings.empty() && m_refusals.empty() && !toForget)
        return;
    if (!open())
        return tryAgain();
    const bool toWrite = !m_readings.empty() || !m_refusals.empty();
    const TimePoint now = toWrite ? (m_readings.empty() ? m_refusals.back().at : m_readings.back().at) : TimePoint();
    if (!(m_database.run(u"BEGIN IMMEDIATE"_s) && forgetNow() && writeAll() && m_database.run(u"COMMIT"_s))) {
        (void)m_database.run(u"ROLLBACK"_s);
        m_tails.clear();
        return tryAgain();
    }
    m_rhythm.wrote(std::chrono::steady_clock::now());
    m_failures = 0;
    m_trouble.clear();
    m_readings.clear();
    m_refusals.clear();
    m_forgetting.clear();
    if (std::exchange(m_forgetAll, false)) {
        // Nothing stays behind in free pages or in the log.
        (void)m_database.run(u"VACUUM"_s);
        (void)m_database.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    }
    if (toWrite && (!m_thinnedAt || now < *m_thinnedAt || now - *m_thinnedAt >= thinEach))
        thin(now);
}

/// A full disk or a foreign lock: what was read waits in memory, the oldest goes where it is too much.
void History::tryAgain()
{
    if (m_unusable) {
        m_readings.clear();
        m_refusals.clear();
        return;
    }
    if (m_readings.size() > mostUnwritten)
        m_readings.erase(m_readings.begin(), m_readings.end() - mostUnwritten);
    if (m_refusals.size() > mostUnwritten)
        m_refusals.erase(m_refusals.begin(), m_refusals.end() - mostUnwritten);
    m_soon.start(recordAgainAfter);
    if (++m_failures >= busyIsTrouble || !m_database.isBusy())
        fail(Text::tr("The history could not be written to %1, and is tried again: %2")
                 .arg(m_database.path(), m_database.reason()));
}

/// What a person wants gone goes as soon as it can.
bool History::forgetNow()
{
    if (m_forgetAll)
        return m_database.run(u"DELETE FROM readings"_s) && m_database.run(u"DELETE FROM refusals"_s);
    return std::ranges::all_of(m_forgetting, [this](const QString& accountId) {
        return std::ranges::all_of(std::initializer_list<QString>{u"DELETE FROM readings WHERE account = ?"_s,
                                       u"DELETE FROM refusals WHERE account = ?"_s},
            [&](const QString& statement) {
                QSqlQuery query = m_database.query();
                query.prepare(statement);
                query.addBindValue(accountId);
                return m_database.run(query);
            });
    });
}

bool History::writeAll()
{
    QSqlQuery insert = m_database.query();
    QSqlQuery extend = m_database.query();
    QSqlQuery refuse = m_database.query();
    if (!insert.prepare(u"INSERT INTO readings (account, window, since, until, left) VALUES (?, ?, ?, ?, ?)"_s)
        || !extend.prepare(u"UPDATE readings SET until = ? WHERE row = ?"_s)
        || !refuse.prepare(u"INSERT INTO refusals (account, at) VALUES (?, ?)"_s))
        return false;
    const bool readings =
        std::ranges::all_of(m_readings, [&](const Reading& reading) { return write(reading, insert, extend); });
    return readings && std::ranges::all_of(m_refusals, [&](const Refused& refusal) {
        refuse.addBindValue(refusal.accountId);
        refuse.addBindValue(stored(refusal.at));
        return m_database.run(refuse);
    });
}

bool History::write(const Reading& reading, QSqlQuery& insert, QSqlQuery& extend)
{
    Tail& tail = m_tails[reading.window];
    if (tail.row > 0 && tail.left == reading.left && reading.at >= tail.until && reading.at - tail.until <= sameFor) {
        tail.until = reading.at;
        extend.addBindValue(stored(reading.at));
        extend.addBindValue(tail.row);
        return m_database.run(extend);
    }
    insert.addBindValue(reading.window.account);
    insert.addBindValue(reading.window.limit);
    insert.addBindValue(stored(reading.at));
    insert.addBindValue(stored(reading.at));
    insert.addBindValue(reading.left);
    if (!m_database.run(insert))
        return false;
    tail = {insert.lastInsertId().toLongLong(), reading.at, reading.left};
    return true;
}

WindowHistory History::of(const LimitKey& window, TimePoint since)
{
    if (m_failures == 0)
        flush();
    WindowHistory found;
    // Looking at a history that does not exist does not make one.
    if (!m_database.exists() || !open())
        return found;
    QSqlQuery query = m_database.query();
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT since, until, left FROM readings WHERE account = ? AND window = ? AND until >= ? ORDER BY until"_s);
    query.addBindValue(window.account);
    query.addBindValue(window.limit);
    query.addBindValue(stored(since));
    for (query.exec(); query.next();)
        found.spans.push_back(
            {storedInstant(query.value(0)), storedInstant(query.value(1)), query.value(2).toDouble()});
    query.prepare(u"SELECT at FROM refusals WHERE account = ? AND at >= ? ORDER BY at"_s);
    query.addBindValue(window.account);
    query.addBindValue(stored(since));
    for (query.exec(); query.next();)
        found.refusals.push_back(storedInstant(query.value(0)));
    return found;
}

/// The end of the last day that two later days have borne out, each with readings of its own within five weeks; empty:
/// there is none. A clock that is far ahead for an hour, a day or each month for a day moves nothing.
std::optional<TimePoint> History::provenDay(TimePoint now)
{
    QSqlQuery query = m_database.query();
    query.setForwardOnly(true);
    query.prepare(u"SELECT DISTINCT until / 86400000 AS day FROM readings WHERE until <= ? ORDER BY day DESC"_s);
    query.addBindValue(stored(now));
    std::vector<qint64> days;
    for (query.exec(); query.next();) {
        days.push_back(query.value(0).toLongLong());
        const std::size_t size = days.size();
        const auto within = std::chrono::floor<std::chrono::days>(keptFor).count();
        if (size > daysThatProve && days[size - 1 - daysThatProve] - days[size - 1] <= within)
            return TimePoint(std::chrono::days(days.back() + 1));
    }
    return std::nullopt;
}

void History::thin(TimePoint now)
{
    if (!open())
        return;
    m_thinnedAt = now;
    const auto proven = provenDay(now);
    if (!proven)
        return;
    QSqlQuery query = m_database.query();
    for (const QString& statement :
        {u"DELETE FROM readings WHERE until < ?"_s, u"DELETE FROM refusals WHERE at < ?"_s}) {
        query.prepare(statement);
        query.addBindValue(stored(*proven - keptFor));
        query.exec();
    }
    // Of each half hour the lowest share stays: that is where the wall was.
    query.prepare(u"DELETE FROM readings WHERE until < :exact AND row NOT IN (SELECT row FROM (SELECT row, min(left) "
                  "FROM readings WHERE until < :exact GROUP BY account, window, since / 1800000))"_s);
    query.bindValue(u":exact"_s, stored(*proven - exactFor));
    query.exec();
}

void History::forget()
{
    m_readings.clear();
    m_refusals.clear();
    m_tails.clear();
    m_forgetAll = m_database.exists();
    m_forgetting.clear();
    flush();
}

void History::forget(const QString& accountId)
{
    std::erase_if(m_readings, [&](const Reading& reading) { return reading.window.account == accountId; });
    std::erase_if(m_refusals, [&](const Refused& refusal) { return refusal.accountId == accountId; });
    std::erase_if(m_tails, [&](const auto& entry) { return entry.first.account == accountId; });
    if (!m_database.exists())
        return;
    m_forgetting.insert(accountId);
    flush();
}

} // namespace quotalamp
