// SPDX-License-Identifier: MIT
#include "io/files/historydatabase.h"

#include "core/base/time.h"
#include "core/base/tr.h"
#include "io/files/historytables.h"
#include "io/files/places.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <utility>

#ifdef Q_OS_LINUX
#include <dlfcn.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int cacheSize = 512;          ///< KiB of the file in memory at most, in place of SQLite's own 2,000
constexpr Milliseconds busyFor = 200ms; ///< another program may hold the file so long; the windows wait meanwhile

/// The code without its extension, see sqlite.org/rescode.html.
int codeOf(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
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

HistoryDatabase::HistoryDatabase(QString path, Damaged damaged)
    : m_path(std::move(path))
    , m_damaged(damaged)
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
    m_prepared.clear();
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
}

bool HistoryDatabase::run(const QString& statement)
{
    QSqlQuery asked = query();
    if (asked.exec(statement))
        return true;
    noteError(asked.lastError());
    return false;
}

bool HistoryDatabase::run(QSqlQuery& query)
{
    if (query.exec())
        return true;
    noteError(query.lastError());
    return false;
}

QSqlQuery* HistoryDatabase::ask(const QString& statement, const QVariantList& values)
{
    auto& asked = m_prepared[statement];
    if (!asked) {
        auto made = std::make_unique<QSqlQuery>(database());
        made->setForwardOnly(true);
        if (!made->prepare(statement)) {
            noteError(made->lastError());
            return nullptr;
        }
        asked = std::move(made);
    }
    for (int place = 0; const QVariant& value : values)
        asked->bindValue(place++, value);
    return run(*asked) ? asked.get() : nullptr;
}

bool HistoryDatabase::run(const QString& statement, const QVariantList& values)
{
    QSqlQuery* asked = ask(statement, values);
    if (asked)
        asked->finish();
    return asked != nullptr;
}

void HistoryDatabase::freeMemory()
{
    m_prepared.clear();
    QSqlQuery asked = query();
    (void)asked.exec(u"PRAGMA shrink_memory"_s);
}

void HistoryDatabase::rollBack()
{
    QSqlQuery asked = query();
    (void)asked.exec(u"ROLLBACK"_s);
}

/// What an error says of the file, by sqlite.org/rescode.html. A file that is damaged stays so, whatever fails after it.
void HistoryDatabase::noteError(const QSqlError& error)
{
    m_reason = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    if (m_trouble == Trouble::Damaged && m_open)
        return;
    const int code = codeOf(error);
    m_trouble = Trouble::Other;
    m_passing = code == 7 || code == 10 || code == 14; // SQLITE_NOMEM, IOERR and CANTOPEN
    if (code == 5 || code == 6)                        // SQLITE_BUSY and LOCKED
        m_trouble = Trouble::Busy;
    else if (code == 8) // SQLITE_READONLY
        m_trouble = Trouble::ReadOnly;
    else if (code == 11 || code == 26) // SQLITE_CORRUPT and NOTADB
        m_trouble = Trouble::Damaged;
    else if (code == 13) // SQLITE_FULL
        m_trouble = Trouble::Full;
    m_passing = m_passing || m_trouble != Trouble::Other;
}

bool HistoryDatabase::open()
{
    if (m_open && m_trouble != Trouble::Damaged)
        return true;
    if (!m_open) {
        m_trouble = Trouble::None;
        m_passing = false;
        m_reason.clear();
    }
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        m_trouble = Trouble::NoDriver;
        return false;
    }
    if (!m_open && openFile())
        return true;
    close();
    if (m_trouble != Trouble::Damaged || m_damaged == Damaged::Leave)
        return false;
    putAside();
    m_trouble = Trouble::None;
    if (openFile())
        return true;
    close();
    return false;
}

QString HistoryDatabase::whyNot() const
{
    switch (m_trouble) {
    case Trouble::NoDriver:
        return Text::tr("No history is kept: Qt's SQLite driver is not installed.");
    case Trouble::Newer:
        return Text::tr(
            "No history is kept: %1 was written by a newer version. Update Quotalamp, or move the file away.")
            .arg(m_path);
    case Trouble::Damaged:
        return Text::tr("The history in %1 is damaged. The tray app puts it aside when it uses it next.").arg(m_path);
    case Trouble::ReadOnly:
        return Text::tr("No history is kept: %1 is read-only. Make it and its folder writable.").arg(m_path);
    case Trouble::Full:
        return Text::tr("No history is kept: the disk with %1 is full. Make room on it.").arg(m_path);
    case Trouble::Busy:
        return Text::tr("No history is kept: another program holds %1. It is tried again.").arg(m_path);
    default:
        return m_reason.isEmpty() ? Text::tr("No history is kept: %1 cannot be used.").arg(m_path)
                                  : Text::tr("No history is kept: %1 cannot be used: %2.").arg(m_path, m_reason);
    }
}

QString HistoryDatabase::takeAside()
{
    return std::exchange(m_aside, {});
}

/// Private to its owner; SQLite gives its other files the rights of this one.
bool HistoryDatabase::makeFile()
{
    const QFileInfo info(m_path);
    if (info.isSymLink() || (info.exists() && !info.isFile()) || !makePrivateFolder(info.absolutePath())) {
        m_trouble = Trouble::Other;
        return false;
    }
    QFile file(m_path);
    if (file.open(QIODevice::ReadWrite) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return true;
    m_passing = true; // a disk that is full, or too many open files
    m_trouble = file.error() == QFile::PermissionsError || info.exists() ? Trouble::ReadOnly : Trouble::Other;
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
        return harden() && prepare();
    noteError(made.lastError());
    return false;
}

/// The file may be anybody's: its schema runs no functions, its pages are checked, and it cannot rewrite itself.
bool HistoryDatabase::harden()
{
    return run(u"PRAGMA trusted_schema = OFF"_s) && run(u"PRAGMA cell_size_check = ON"_s)
        && run(u"PRAGMA secure_delete = ON"_s) && makeDefensive(database());
}

bool HistoryDatabase::prepare()
{
    QSqlQuery asked(database());
    // The first statement that reads the file: it tells whether it is one of SQLite's at all.
    if (!asked.exec(u"PRAGMA user_version"_s) || !asked.next()) {
        noteError(asked.lastError());
        return false;
    }
    const int found = asked.value(0).toInt();
    asked.finish();
    if (found > historyVersion) {
        m_trouble = Trouble::Newer;
        return false;
    }
    return run(u"PRAGMA journal_mode = TRUNCATE"_s) && run(u"PRAGMA synchronous = FULL"_s)
        && run(u"PRAGMA temp_store = MEMORY"_s) && run(u"PRAGMA cache_size = -%1"_s.arg(cacheSize))
        && prepareHistoryTables(*this, found);
}

/// Kept for whoever wants to look at it; the newest damaged one.
void HistoryDatabase::putAside()
{
    m_aside = m_path + ".damaged"_L1;
    QFile::remove(m_aside);
    QFile::rename(m_path, m_aside);
    for (const auto& end : {"-wal"_L1, "-shm"_L1, "-journal"_L1})
        QFile::remove(m_path + end);
}

} // namespace quotalamp
