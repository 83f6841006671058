// SPDX-License-Identifier: MIT
#include "io/files/historyfile.h"

#include "core/base/tr.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <utility>

#ifdef Q_OS_LINUX
#include <dlfcn.h>
#endif

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
constexpr auto tryAgainAfter = 60s;
constexpr auto busyFor = 200ms; ///< another program may hold the file so long; the windows wait meanwhile
constexpr std::size_t mostUnwritten = 10'000;
constexpr int busyIsTrouble = 3; ///< times in a row: a moment's lock is nothing to tell of
constexpr auto inMemory = ":memory:"_L1;

qint64 stored(TimePoint instant)
{
    return instant.time_since_epoch().count();
}

TimePoint instantOf(const QVariant& value)
{
    return TimePoint(Milliseconds(value.toLongLong()));
}

/// The code without its extension, see sqlite.org/rescode.html.
int codeOf(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

/// SQLITE_CORRUPT and SQLITE_NOTADB.
bool isDamage(const QSqlError& error)
{
    return codeOf(error) == 11 || codeOf(error) == 26;
}

/// SQLITE_BUSY and SQLITE_LOCKED.
bool isBusy(const QSqlError& error)
{
    return codeOf(error) == 5 || codeOf(error) == 6;
}

/// What may pass: SQLITE_BUSY, LOCKED, NOMEM, IOERR, FULL and CANTOPEN.
bool mayPass(const QSqlError& error)
{
    const std::initializer_list<int> codes{5, 6, 7, 10, 13, 14};
    return std::ranges::find(codes, codeOf(error)) != codes.end();
}

/// Refuses statements that would damage the file, whoever wrote them into it. Qt hands out the connection, and the
/// library that made it is the one that is loaded; where Qt has one of its own inside, this is left out.
bool makeDefensive(const QSqlDatabase& database)
{
#ifdef Q_OS_LINUX
    using Configure = int (*)(void*, int, ...);
    using SourceId = const char* (*)();
    constexpr int defensive = 1010; // SQLITE_DBCONFIG_DEFENSIVE
    void* library = ::dlopen("libsqlite3.so.0", RTLD_LAZY | RTLD_NOLOAD);
    if (!library)
        return true;
    const auto configure = reinterpret_cast<Configure>(::dlsym(library, "sqlite3_db_config"));
    const auto sourceId = reinterpret_cast<SourceId>(::dlsym(library, "sqlite3_sourceid"));
    const QVariant handle = database.driver()->handle();
    QSqlQuery query(database);
    const bool same = sourceId && query.exec(u"SELECT sqlite_source_id()"_s) && query.next()
        && query.value(0).toString() == QString::fromLatin1(sourceId());
    bool done = true;
    if (same && configure && qstrcmp(handle.typeName(), "sqlite3*") == 0)
        done = configure(*static_cast<void* const*>(handle.constData()), defensive, 1, nullptr) == 0;
    ::dlclose(library);
    return done;
#else
    Q_UNUSED(database)
    return true;
#endif
}

} // namespace

History::History(const Places* places, QObject* parent)
    : QObject(parent)
    , m_path(places ? places->state + "/history.sqlite"_L1 : QString(inMemory))
    , m_connection("history-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::VeryCoarseTimer);
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
    look(query.lastError());
    return false;
}

/// What an error says of the file.
void History::look(const QSqlError& error)
{
    m_damaged = m_damaged || isDamage(error);
    m_busy = isBusy(error);
    m_passing = mayPass(error);
    m_reason = error.databaseText();
}

bool History::open()
{
    if (m_open)
        return true;
    if (m_unusable)
        return false;
    m_passing = m_busy = false;
    m_reason.clear();
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        m_unusable = true;
        fail(Text::tr("No history is kept: Qt's SQLite driver is not installed."));
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
    if (m_passing)
        return false;
    m_unusable = true;
    fail(m_newer ? Text::tr("No history is kept: %1 was written by a newer version.").arg(m_path)
                 : Text::tr("No history is kept: %1 cannot be used.").arg(m_path));
    return false;
}

/// Once until it works again.
void History::fail(const QString& sentence)
{
    if (std::exchange(m_trouble, sentence).isEmpty())
        Q_EMIT failed(sentence);
}

bool History::openFile()
{
    if (m_path != inMemory) {
        const QFileInfo info(m_path);
        if (info.isSymLink() || (info.exists() && !info.isFile()) || !makePrivateFolder(info.absolutePath()))
            return false;
        // SQLite gives its other files the rights of this one.
        QFile file(m_path);
        if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
            m_passing = true; // a disk that is full, or too many open files
            m_reason = file.errorString();
            return false;
        }
    }
    QSqlDatabase made = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    made.setDatabaseName(m_path);
    made.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(Milliseconds(busyFor).count()));
    m_open = true;
    if (made.open())
        return harden() && prepareTables();
    look(made.lastError());
    return false;
}

/// The file may be anybody's: its schema runs no functions, its pages are checked, and it cannot rewrite itself.
bool History::harden()
{
    return run(u"PRAGMA trusted_schema = OFF"_s) && run(u"PRAGMA cell_size_check = ON"_s)
        && run(u"PRAGMA secure_delete = ON"_s) && makeDefensive(database());
}

bool History::prepareTables()
{
    QSqlQuery query(database());
    // The first statement that reads the file: it tells whether it is one of SQLite's at all.
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        look(query.lastError());
        return false;
    }
    const int found = query.value(0).toInt();
    query.finish();
    m_newer = found > version;
    if (m_newer)
        return false;
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
    if (snapshot.readAt && snapshot.reading) {
        Told told{*snapshot.readAt, {}};
        for (const RateWindow& window : snapshot.reading->windows) {
            if (const auto left = window.leftShare())
                told.readings.push_back({id, windowKey(window), *snapshot.readAt, *left});
        }
        // Another instant, not a later one: the clock may have been put right, and by that onto one that is known.
        if (m_told.value(id) != told) {
            m_readings.insert(m_readings.end(), told.readings.begin(), told.readings.end());
            m_told.insert(id, std::move(told));
        }
    }
    const bool refused = snapshot.error && snapshot.error->kind == ErrorKind::RateLimited && snapshot.checkedAt;
    if (refused && m_refusedAt.value(id) != *snapshot.checkedAt) {
        m_refusedAt.insert(id, *snapshot.checkedAt);
        m_refusals.push_back({id, *snapshot.checkedAt});
    }
    if (!m_soon.isActive() && !(m_readings.empty() && m_refusals.empty()))
        m_soon.start(writeAfter);
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
    if (!(run(u"BEGIN IMMEDIATE"_s) && forgetNow() && writeAll() && run(u"COMMIT"_s))) {
        (void)run(u"ROLLBACK"_s);
        m_tails.clear();
        return tryAgain();
    }
    m_failures = 0;
    m_trouble.clear();
    m_readings.clear();
    m_refusals.clear();
    m_forgetting.clear();
    if (std::exchange(m_forgetAll, false)) {
        // Nothing stays behind in free pages or in the log.
        (void)run(u"VACUUM"_s);
        (void)run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
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
    m_soon.start(tryAgainAfter);
    if (++m_failures >= busyIsTrouble || !m_busy)
        fail(Text::tr("The history could not be written to %1, and is tried again: %2").arg(m_path, m_reason));
}

/// What a person wants gone goes as soon as it can.
bool History::forgetNow()
{
    if (m_forgetAll)
        return run(u"DELETE FROM readings"_s) && run(u"DELETE FROM refusals"_s);
    return std::ranges::all_of(m_forgetting, [this](const QString& accountId) {
        return std::ranges::all_of(std::initializer_list<QString>{u"DELETE FROM readings WHERE account = ?"_s,
                                       u"DELETE FROM refusals WHERE account = ?"_s},
            [&](const QString& statement) {
                QSqlQuery query(database());
                query.prepare(statement);
                query.addBindValue(accountId);
                return done(query);
            });
    });
}

bool History::done(QSqlQuery& query)
{
    if (query.exec())
        return true;
    look(query.lastError());
    return false;
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
        return done(refuse);
    });
}

bool History::write(const Reading& reading, QSqlQuery& insert, QSqlQuery& extend)
{
    Tail& tail = m_tails[{reading.accountId, reading.window}];
    if (tail.row > 0 && tail.left == reading.left && reading.at >= tail.until && reading.at - tail.until <= sameFor) {
        tail.until = reading.at;
        extend.addBindValue(stored(reading.at));
        extend.addBindValue(tail.row);
        return done(extend);
    }
    insert.addBindValue(reading.accountId);
    insert.addBindValue(reading.window);
    insert.addBindValue(stored(reading.at));
    insert.addBindValue(stored(reading.at));
    insert.addBindValue(reading.left);
    if (!done(insert))
        return false;
    tail = {insert.lastInsertId().toLongLong(), reading.at, reading.left};
    return true;
}

WindowHistory History::of(const QString& accountId, const QString& windowKey, TimePoint since)
{
    if (m_failures == 0)
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
    m_forgetAll = exists();
    m_forgetting.clear();
    flush();
}

void History::forget(const QString& accountId)
{
    std::erase_if(m_readings, [&](const Reading& reading) { return reading.accountId == accountId; });
    std::erase_if(m_refusals, [&](const Refused& refusal) { return refusal.accountId == accountId; });
    std::erase_if(m_tails, [&](const auto& entry) { return entry.first.first == accountId; });
    if (!exists())
        return;
    m_forgetting.insert(accountId);
    flush();
}

} // namespace quotalamp
