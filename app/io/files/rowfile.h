// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "io/files/rowlog.h"
#include "io/files/wholefile.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace quotalamp {

/// What an edit of a RowFile makes of its rows; nothing is written before the edit has ended.
class RowChange {
public:
    explicit RowChange(const RowLog& log)
        : m_log(log)
    {
    }

    /// Of all rows as they are by now, sorted.
    [[nodiscard]] QStringList names() const;
    /// As it is by now; empty where there is none.
    [[nodiscard]] QJsonObject row(const QString& name) const;
    void put(const QString& name, JsonTree row);
    /// The row goes, and no trace of it stays in the file.
    void remove(const QString& name);
    /// All rows go, those of other programs too.
    void clear();

    /// What follows in the file; empty: nothing is other. Empty too where removes() is true.
    [[nodiscard]] QByteArray lines() const;
    /// The file is to be written anew.
    [[nodiscard]] bool removes() const;
    /// All rows as they are by now, in lines of a file of their own.
    [[nodiscard]] RowLog written(int schema, RowLog::Patches patches) const
    {
        return m_log.written(schema, m_rows, patches);
    }

private:
    const RowLog& m_log;
    mutable QHash<QString, QJsonObject> m_before; ///< of rows that were asked for, until they are put: parsed once
    RowLog::Changes m_rows;                       ///< that are put or removed
    std::map<QString, QByteArray> m_lines;        ///< of those that are put
};

/// Rows by name in a file that several programs share, mode 0600. A change appends what is other in the rows that changed,
/// so that it costs what they do and not what the file holds; where most of it is overtaken, the file is written anew, as
/// replaceWhole() does it. Writers take turns, see FileLock. A reader never waits: it takes the whole lines there are.
///
/// A line that a killed program or a full disk cut off is none, and the next writer puts its own in its place. Damage
/// costs the lines it is in: the rest is used, and the file is kept aside as NAME.corrupt-TIME before it is written anew.
/// What cannot be read, is not the user's or is of a newer version is never written over.
class RowFile {
public:
    enum class State { Missing, Good, Damaged, Foreign, Unreadable, Newer };
    using Edit = std::function<void(RowChange&)>;

    /// `mostBytes`: a file that is larger is no file of ours.
    RowFile(QString path, qint64 mostBytes);

    /// Catches up with the file, where it is another one than was last read or written here.
    void read();
    /// The rows as they were when the file was last read or written.
    [[nodiscard]] const RowLog& rows() const { return m_log; }
    /// Catches up, lets `edit` change the rows, and writes what is other, while no other program can. Why nothing was
    /// written, where it had to be. `wait` holds for what is appended; a file that is written anew is always waited for.
    [[nodiscard]] std::optional<Failure> change(const Edit& edit, DiskWait wait = DiskWait::Yes);

    /// change() leaves it to tidy() to write anew what is mostly overtaken, unless that becomes too much.
    void leaveToTidy() { m_isLeft = true; }
    /// Where most of the file is overtaken: makes a few of its rows ready to be written anew, and writes the file when all
    /// are. Each piece is short, also where there are many rows. True where there is more to be done.
    bool tidy();
    /// There is something to be done by it.
    [[nodiscard]] bool waitsForTidy() const { return m_isLeft && m_log.isWasteful(); }

    /// From now on says which rows other programs wrote or removed, until they are taken: all of them where one wrote the file
    /// anew. Those are the names of rows that were read.
    void noteOthers() { m_others.emplace(); }
    [[nodiscard]] QSet<QString> others() const { return m_others.value_or(QSet<QString>()); }
    QSet<QString> takeOthers() { return m_others ? std::exchange(*m_others, {}) : QSet<QString>(); }

    /// How often the file was read, since it was another one than was known.
    [[nodiscard]] int reads() const { return m_reads; }
    /// Of the file as it was last read or written.
    [[nodiscard]] const FileStamp& stamp() const { return m_stamp; }
    /// Of the last read or write.
    [[nodiscard]] State state() const { return m_state; }
    /// What was wrong when the file was last read, one sentence; stays after change() has mended it.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// It was damaged, and change() has written it anew since.
    [[nodiscard]] bool wasMended() const { return m_state == State::Good && !m_trouble.isEmpty(); }
    [[nodiscard]] QString path() const { return m_path; }
    /// How long change() waits for another program. One that has a window must not stand still.
    void setPatience(Milliseconds patience) { m_patience = patience; }

private:
    [[nodiscard]] std::optional<Failure> refusal() const;
    [[nodiscard]] std::optional<Failure> rewrite(const RowChange& change);
    [[nodiscard]] std::optional<Failure> replaceBy(RowLog& anew);
    [[nodiscard]] std::optional<Failure> append(const QByteArray& lines, DiskWait wait);
    void understand(const FileContent& content);
    void note(const FileContent& content);

    QString m_path;
    qint64 m_mostBytes;
    Milliseconds m_patience{10'000};
    RowLog m_log;
    FileStamp m_stamp;                     ///< of the file that m_log tells
    std::optional<QSet<QString>> m_others; ///< rows that they wrote; empty: nobody asks
    bool m_isLeft = false;                 ///< to tidy()
    std::optional<RowLog> m_tidied;        ///< what it has made ready
    std::optional<RowLog> m_before;        ///< what was known before the last piece, which the next one frees
    int m_reads = 0;
    State m_state = State::Missing;
    QString m_trouble;
};

} // namespace quotalamp
