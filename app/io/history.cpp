#include "io/history.h"

#include "core/tr.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto writeAfter = 10s;
constexpr auto keptFor = 35 * 24h;
constexpr auto exactFor = 3 * 24h;
constexpr auto thinEach = 24h;
/// Between answers that told the same; further apart, nobody knows what was between them.
constexpr auto sameFor = 16min;
constexpr std::size_t daysThatProve = 2;
constexpr int version = 1;
constexpr auto inMemory = ":memory:"_L1;

qint64 stored(TimePoint instant)
{
    return instant.time_since_epoch().count();
}

TimePoint instantOf(const QVariant& value)
{
    return TimePoint(Milliseconds(value.toLongLong()));
}

/// SQLITE_CORRUPT and SQLITE_NOTADB, see sqlite.org/rescode.html.
bool isDamage(const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == 11 || code == 26;
}

} // namespace

History::History(const Places* places, QObject* parent)
    : QObject(parent)
    , m_path(places ? places->state + "/history.sqlite"_L1 : QString(inMemory))
    , m_connection("history-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::VeryCoarseTimer);
    m_soon.setInterval(writeAfter);
    connect(&m_soon, &QTimer::timeout, this, &History::flush);
}

History::~History()
{
    flush();
    close();
}

QSqlDatabase History::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

void History::close()
{
    if (!std::exchange(m_open, false))
        return;
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
    m_tails.clear();
}

bool History::exists() const
{
    return m_open || m_path == inMemory || QFile::exists(m_path);
}

bool History::run(const QString& statement)
{
    QSqlQuery query(database());
    if (query.exec(statement))
        return true;
    m_damaged = m_damaged || isDamage(query.lastError());
    return false;
}

bool History::open()
{
    if (m_open)
        return true;
    if (m_unusable)
        return false;
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        m_unusable = true;
        m_trouble = Text::tr("No history is kept: Qt's SQLite driver is not installed.");
        return false;
    }
    if (openFile())
        return true;
    close();
    if (std::exchange(m_damaged, false)) {
        putAside();
        if (openFile())
            return true;
        close();
    }
    if (m_trouble.isEmpty())
        m_trouble = Text::tr("No history is kept: %1 cannot be used.").arg(m_path);
    m_unusable = true;
    return false;
}

bool History::openFile()
{
    if (m_path != inMemory) {
        const QFileInfo info(m_path);
        if (info.isSymLink() || (info.exists() && !info.isFile()) || !makePrivateFolder(info.absolutePath()))
            return false;
        // SQLite gives its other files the rights of this one.
        QFile file(m_path);
        if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return false;
    }
    QSqlDatabase made = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    made.setDatabaseName(m_path);
    m_open = true;
    return made.open() && prepareTables();
}

bool History::prepareTables()
{
    QSqlQuery query(database());
    // The first statement that reads the file: it tells whether it is one of SQLite's at all.
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        m_damaged = isDamage(query.lastError());
        return false;
    }
    const int found = query.value(0).toInt();
    query.finish();
    if (found > version) {
        m_trouble = Text::tr("No history is kept: %1 was written by a newer version.").arg(m_path);
        return false;
    }
    // One connection of one thread, and what the last seconds told may be lost with the power.
    const std::initializer_list<QString> statements{u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s,
        u"PRAGMA temp_store = MEMORY"_s,
        u"CREATE TABLE IF NOT EXISTS readings (row INTEGER PRIMARY KEY, account TEXT NOT NULL, window TEXT NOT NULL, "
        "since INTEGER NOT NULL, until INTEGER NOT NULL, left REAL NOT NULL)"_s,
        u"CREATE INDEX IF NOT EXISTS readings_by_window ON readings (account, window, until)"_s,
        u"CREATE TABLE IF NOT EXISTS refusals (account TEXT NOT NULL, at INTEGER NOT NULL)"_s,
        u"CREATE INDEX IF NOT EXISTS refusals_by_account ON refusals (account, at)"_s,
        u"PRAGMA user_version = %1"_s.arg(version)};
    return std::ranges::all_of(statements, [this](const QString& statement) { return run(statement); });
}

/// Kept for whoever wants to look at it; the newest damaged one.
void History::putAside()
{
    const QString aside = m_path + ".damaged"_L1;
    QFile::remove(aside);
    QFile::rename(m_path, aside);
    QFile::remove(m_path + "-wal"_L1);
    QFile::remove(m_path + "-shm"_L1);
}

void History::record(const AccountState& account)
{
    const Snapshot& snapshot = account.snapshot;
    const QString& id = account.account.id;
    if (m_unusable || (account.account.demo && m_path != inMemory))
        return;
    // Another instant, not a later one: the clock may have been put right.
    if (snapshot.readAt && snapshot.reading && m_readAt.value(id) != *snapshot.readAt) {
        m_readAt.insert(id, *snapshot.readAt);
        for (const RateWindow& window : snapshot.reading->windows) {
            if (const auto left = window.leftShare())
                m_readings.push_back({id, windowKey(window), *snapshot.readAt, *left});
        }
    }
    const bool refused = snapshot.error && snapshot.error->kind == ErrorKind::RateLimited && snapshot.checkedAt;
    if (refused && m_refusedAt.value(id) != *snapshot.checkedAt) {
        m_refusedAt.insert(id, *snapshot.checkedAt);
        m_refusals.push_back({id, *snapshot.checkedAt});
    }
    if (!m_soon.isActive() && !(m_readings.empty() && m_refusals.empty()))
        m_soon.start();
}

void History::flush()
{
    m_soon.stop();
    if ((m_readings.empty() && m_refusals.empty()) || !open())
        return;
    const TimePoint now = m_readings.empty() ? m_refusals.back().at : m_readings.back().at;
    const bool written = run(u"BEGIN"_s) && writeAll() && run(u"COMMIT"_s);
    if (!written) {
        // A full disk or a foreign lock: the course has a hole, the program goes on.
        run(u"ROLLBACK"_s);
        m_tails.clear();
    }
    m_readings.clear();
    m_refusals.clear();
    if (written && (!m_thinnedAt || now < *m_thinnedAt || now - *m_thinnedAt >= thinEach))
        thin(now);
}

bool History::writeAll()
{
    QSqlQuery insert(database());
    QSqlQuery extend(database());
    QSqlQuery refuse(database());
    if (!insert.prepare(u"INSERT INTO readings (account, window, since, until, left) VALUES (?, ?, ?, ?, ?)"_s)
        || !extend.prepare(u"UPDATE readings SET until = ? WHERE row = ?"_s)
        || !refuse.prepare(u"INSERT INTO refusals (account, at) VALUES (?, ?)"_s))
        return false;
    const bool readings =
        std::ranges::all_of(m_readings, [&](const Reading& reading) { return write(reading, insert, extend); });
    return readings && std::ranges::all_of(m_refusals, [&](const Refused& refusal) {
        refuse.addBindValue(refusal.accountId);
        refuse.addBindValue(stored(refusal.at));
        return refuse.exec();
    });
}

bool History::write(const Reading& reading, QSqlQuery& insert, QSqlQuery& extend)
{
    Tail& tail = m_tails[{reading.accountId, reading.window}];
    if (tail.row > 0 && tail.left == reading.left && reading.at >= tail.until && reading.at - tail.until <= sameFor) {
        tail.until = reading.at;
        extend.addBindValue(stored(reading.at));
        extend.addBindValue(tail.row);
        return extend.exec();
    }
    insert.addBindValue(reading.accountId);
    insert.addBindValue(reading.window);
    insert.addBindValue(stored(reading.at));
    insert.addBindValue(stored(reading.at));
    insert.addBindValue(reading.left);
    if (!insert.exec())
        return false;
    tail = {insert.lastInsertId().toLongLong(), reading.at, reading.left};
    return true;
}

WindowHistory History::of(const QString& accountId, const QString& windowKey, TimePoint since)
{
    flush();
    WindowHistory found;
    // Looking at a history that does not exist does not make one.
    if (!exists() || !open())
        return found;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT since, until, left FROM readings WHERE account = ? AND window = ? AND until >= ? ORDER BY until"_s);
    query.addBindValue(accountId);
    query.addBindValue(windowKey);
    query.addBindValue(stored(since));
    for (query.exec(); query.next();)
        found.spans.push_back({instantOf(query.value(0)), instantOf(query.value(1)), query.value(2).toDouble()});
    query.prepare(u"SELECT at FROM refusals WHERE account = ? AND at >= ? ORDER BY at"_s);
    query.addBindValue(accountId);
    query.addBindValue(stored(since));
    for (query.exec(); query.next();)
        found.refusals.push_back(instantOf(query.value(0)));
    return found;
}

/// The end of the last day that two later days have borne out, each with readings of its own within five weeks; empty:
/// there is none. A clock that is far ahead for an hour, a day or each month for a day moves nothing.
std::optional<TimePoint> History::provenDay(TimePoint now)
{
    QSqlQuery query(database());
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
    QSqlQuery query(database());
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
    if (!exists() || !open())
        return;
    run(u"DELETE FROM readings"_s);
    run(u"DELETE FROM refusals"_s);
    // Nothing stays behind in free pages or in the log.
    run(u"VACUUM"_s);
    run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

void History::forget(const QString& accountId)
{
    flush();
    if (!exists() || !open())
        return;
    for (const QString& statement :
        {u"DELETE FROM readings WHERE account = ?"_s, u"DELETE FROM refusals WHERE account = ?"_s}) {
        QSqlQuery query(database());
        query.prepare(statement);
        query.addBindValue(accountId);
        query.exec();
    }
    std::erase_if(m_tails, [&](const auto& entry) { return entry.first.first == accountId; });
}

} // namespace quotalamp
