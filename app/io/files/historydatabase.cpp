// SPDX-License-Identifier: MIT
#include "io/files/historydatabase.h"

#include "core/base/time.h"
#include "core/base/tr.h"
#include "io/files/places.h"

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

constexpr int version = 1;
constexpr Milliseconds busyFor = 200ms; ///< another program may hold the file so long; the windows wait meanwhile

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
bool isBusyError(const QSqlError& error)
{
    return codeOf(error) == 5 || codeOf(error) == 6;
}

/// What may pass: SQLITE_BUSY, LOCKED, NOMEM, IOERR, FULL and CANTOPEN.
bool isPassing(const QSqlError& error)
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

HistoryDatabase::HistoryDatabase(QString path)
    : m_path(std::move(path))
    , m_connection("history-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

HistoryDatabase::~HistoryDatabase()
{
    close();
}

QSqlDatabase HistoryDatabase::database() const
{
    return QSqlDatabase::database(m_connection, false);
}

QSqlQuery HistoryDatabase::query() const
{
    return QSqlQuery(database());
}

bool HistoryDatabase::isInMemory() const
{
    return m_path == QLatin1StringView(inMemory);
}

bool HistoryDatabase::exists() const
{
    return m_open || isInMemory() || QFile::exists(m_path);
}

void HistoryDatabase::close()
{
    if (!std::exchange(m_open, false))
        return;
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
}

bool HistoryDatabase::run(const QString& statement)
{
    QSqlQuery asked = query();
    if (asked.exec(statement))
        return true;
    note(asked.lastError());
    return false;
}

bool HistoryDatabase::run(QSqlQuery& query)
{
    if (query.exec())
        return true;
    note(query.lastError());
    return false;
}

/// What an error says of the file.
void HistoryDatabase::note(const QSqlError& error)
{
    m_damaged = m_damaged || isDamage(error);
    m_busy = isBusyError(error);
    m_passing = isPassing(error);
    m_reason = error.databaseText();
}

bool HistoryDatabase::open()
{
    if (m_open)
        return true;
    m_passing = m_busy = false;
    m_reason.clear();
    m_driver = QSqlDatabase::isDriverAvailable(u"QSQLITE"_s);
    if (!m_driver)
        return false;
    if (openFile())
        return true;
    close();
    if (!std::exchange(m_damaged, false))
        return false;
    putAside();
    if (openFile())
        return true;
    close();
    return false;
}

QString HistoryDatabase::whyNot() const
{
    if (!m_driver)
        return Text::tr("No history is kept: Qt's SQLite driver is not installed.");
    if (m_newer)
        return Text::tr("No history is kept: %1 was written by a newer version.").arg(m_path);
    return Text::tr("No history is kept: %1 cannot be used.").arg(m_path);
}

/// Private to its owner; SQLite gives its other files the rights of this one.
bool HistoryDatabase::makeFile()
{
    const QFileInfo info(m_path);
    if (info.isSymLink() || (info.exists() && !info.isFile()) || !makePrivateFolder(info.absolutePath()))
        return false;
    QFile file(m_path);
    if (file.open(QIODevice::ReadWrite) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return true;
    m_passing = true; // a disk that is full, or too many open files
    m_reason = file.errorString();
    return false;
}

bool HistoryDatabase::openFile()
{
    if (!isInMemory() && !makeFile())
        return false;
    QSqlDatabase made = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    made.setDatabaseName(m_path);
    made.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyFor.count()));
    m_open = true;
    if (made.open())
        return harden() && prepareTables();
    note(made.lastError());
    return false;
}

/// The file may be anybody's: its schema runs no functions, its pages are checked, and it cannot rewrite itself.
bool HistoryDatabase::harden()
{
    return run(u"PRAGMA trusted_schema = OFF"_s) && run(u"PRAGMA cell_size_check = ON"_s)
        && run(u"PRAGMA secure_delete = ON"_s) && makeDefensive(database());
}

bool HistoryDatabase::prepareTables()
{
    QSqlQuery query(database());
    // The first statement that reads the file: it tells whether it is one of SQLite's at all.
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        note(query.lastError());
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
void HistoryDatabase::putAside()
{
    const QString aside = m_path + ".damaged"_L1;
    QFile::remove(aside);
    QFile::rename(m_path, aside);
    QFile::remove(m_path + "-wal"_L1);
    QFile::remove(m_path + "-shm"_L1);
}

} // namespace quotalamp
