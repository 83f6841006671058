// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace quotalamp {

/// The SQLite file of the history: opened when it is first needed, hardened against a file that somebody else made, put
/// aside where it is damaged, and left alone where a newer version wrote it. One connection, of the thread that opened
/// it.
///
/// Tables: readings (row, account, window, since, until, left) and refusals (account, at); instants are milliseconds
/// since 1970 (UTC), `left` is a share between 0 and 1.
class HistoryDatabase {
public:
    static constexpr auto inMemory = ":memory:";

    /// `path`: of the file, or inMemory. Nothing is opened yet.
    explicit HistoryDatabase(QString path);
    ~HistoryDatabase();
    HistoryDatabase(const HistoryDatabase&) = delete;
    HistoryDatabase& operator=(const HistoryDatabase&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isInMemory() const;
    /// There is a file, or something in memory.
    [[nodiscard]] bool exists() const;
    /// False where it cannot be used; mayPass() then says whether another time it may, else whyNot() is for people.
    [[nodiscard]] bool open();
    [[nodiscard]] bool mayPass() const { return m_passing; }
    [[nodiscard]] QString whyNot() const;

    /// For statements with values; on the connection, which has to be open.
    [[nodiscard]] QSqlQuery query() const;
    /// Executes one statement. False where it failed; see isBusy() and reason().
    bool run(const QString& statement);
    /// Executes a query that is prepared and has its values.
    bool run(QSqlQuery& query);
    /// Another program held the file when something failed last.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Why something failed last, in SQLite's words.
    [[nodiscard]] const QString& reason() const { return m_reason; }

private:
    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] bool openFile();
    [[nodiscard]] bool makeFile();
    [[nodiscard]] bool prepareTables();
    [[nodiscard]] bool harden();
    void note(const QSqlError& error);
    void close();
    void putAside();

    QString m_path;
    QString m_connection;   ///< its name; unique
    bool m_open = false;    ///< there is a connection
    bool m_driver = true;   ///< Qt has one for SQLite
    bool m_damaged = false; ///< found to be no file of SQLite's, or a broken one
    bool m_newer = false;   ///< a newer version wrote it
    bool m_passing = false; ///< what was last tried may work another time
    bool m_busy = false;
    QString m_reason;
};

} // namespace quotalamp
