// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QVariantList>

#include <map>
#include <memory>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace quotalamp {

/// The SQLite file of the history: opened when it is first needed, hardened against a file that somebody else made, put
/// aside where it is damaged, and left alone where a newer version wrote it. One connection, of the thread that opened
/// it. What is written has reached the disk when COMMIT returns. No log stands beside the file, since versions of SQLite
/// before 3.51.3 can damage it where two programs use one; who comes while another writes waits for a moment.
///
/// Its tables are those of historytables.h.
class HistoryDatabase {
public:
    static constexpr auto inMemory = ":memory:";

    /// What happens to a file that is damaged: the app puts it aside and goes on, a command leaves that to the app.
    enum class Damaged { PutAside, Leave };

    /// `path`: of the file, or inMemory. Nothing is opened yet.
    explicit HistoryDatabase(QString path, Damaged damaged = Damaged::PutAside);
    ~HistoryDatabase();
    HistoryDatabase(const HistoryDatabase&) = delete;
    HistoryDatabase& operator=(const HistoryDatabase&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isInMemory() const;
    /// There is a file, or something in memory.
    [[nodiscard]] bool exists() const;
    /// False where it cannot be used; mayPass() then says whether another time it may, and whyNot() is for people. A file
    /// that is found damaged, now or by what was run since, is put aside, and a new one begins.
    [[nodiscard]] bool open();
    [[nodiscard]] bool mayPass() const { return m_passing; }
    /// One sentence, of the last open() or what was run since.
    [[nodiscard]] QString whyNot() const;
    /// Where a damaged file was put by the last open(), once; empty: it was not.
    [[nodiscard]] QString takeAside();

    /// For statements with values; on the connection, which has to be open.
    [[nodiscard]] QSqlQuery query() const;
    /// Executes one statement. False where it failed; see isBusy() and whyNot().
    bool run(const QString& statement);
    /// Executes a query that is prepared and has its values.
    bool run(QSqlQuery& query);
    /// Executes a statement with these values, in their order. It stays prepared, since to do that is most of the work.
    bool run(const QString& statement, const QVariantList& values);
    /// The same, for what comes of it, before the next row; null where it failed. Whoever has read of it calls finish().
    [[nodiscard]] QSqlQuery* ask(const QString& statement, const QVariantList& values);
    /// Gives back the memory in which SQLite keeps what it has read and prepared, once it is not needed for a while.
    void freeMemory();
    /// Takes back what was begun; why it failed stays what it was.
    void rollBack();
    /// Another program held the file when something failed last.
    [[nodiscard]] bool isBusy() const { return m_trouble == Trouble::Busy; }
    /// The file was found to be none of SQLite's, or a broken one; open() puts it aside.
    [[nodiscard]] bool isDamaged() const { return m_trouble == Trouble::Damaged; }

private:
    /// What went wrong last.
    enum class Trouble { None, NoDriver, Newer, Damaged, ReadOnly, Busy, Full, Other };

    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] bool openFile();
    [[nodiscard]] bool makeFile();
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool harden();
    void noteError(const QSqlError& error);
    void close();
    void putAside();

    QString m_path;
    Damaged m_damaged;
    QString m_connection;                                     ///< its name; unique
    std::map<QString, std::unique_ptr<QSqlQuery>> m_prepared; ///< by their text
    bool m_open = false;                                      ///< there is a connection
    bool m_passing = false;                                   ///< what was last tried may work another time
    Trouble m_trouble = Trouble::None;
    QString m_reason; ///< the same in the words of SQLite or the system
    QString m_aside;  ///< where the damaged file is; empty: told, or there was none
};

} // namespace quotalamp
