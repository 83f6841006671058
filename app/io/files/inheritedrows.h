// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/rowfile.h"

#include <QJsonObject>

#include <map>

namespace quotalamp {

/// The rows of a file, together with what an earlier version kept in a JSON file: that is read where it is still there,
/// written among the rows with the next change, and then removed. Where it comes back, since the earlier version was
/// started again, it is taken over again.
class InheritedRows {
public:
    using Rows = std::map<QString, QJsonObject>;
    /// What there is to know of the JSON file.
    struct Ancestor {
        QString path;
        qint64 mostBytes;                                                      ///< as that version had it
        bool (*fits)(const QJsonObject&);                                      ///< null: any object does
        Rows (*rows)(const QJsonObject&);                                      ///< what it tells, as rows
        bool (*isLater)(const QJsonObject& inherited, const QJsonObject& row); ///< and replaces the row of its name
    };

    /// Reads both.
    InheritedRows(RowFile file, Ancestor ancestor);

    /// Catches up with what other programs wrote among the rows.
    void readAgain() { m_file.read(); }
    /// As last read or written, by this program.
    [[nodiscard]] QJsonObject row(const QString& name) const;
    [[nodiscard]] QStringList names() const;
    /// As RowFile::change(), which finds what is inherited among its rows.
    [[nodiscard]] std::optional<Failure> change(const RowFile::Edit& edit, DiskWait wait = DiskWait::Yes);
    /// Something inherited is not written yet.
    [[nodiscard]] bool isPending() const { return !m_inherited.empty(); }
    /// The file with the rows.
    [[nodiscard]] const RowFile& file() const { return m_file; }
    void setPatience(Milliseconds patience) { m_file.setPatience(patience); }
    /// As RowFile does it.
    void noteOthers() { m_file.noteOthers(); }
    QSet<QString> takeOthers() { return m_file.takeOthers(); }
    void leaveToTidy() { m_file.leaveToTidy(); }
    bool tidy() { return m_file.tidy(); }

private:
    /// Whether what is inherited of this name replaces that row.
    [[nodiscard]] bool replaces(const QString& name, const QJsonObject& row) const;
    [[nodiscard]] std::optional<Failure> takeOver(const RowFile::Edit& edit);

    RowFile m_file;
    Ancestor m_ancestor;
    Rows m_inherited; ///< not written among the rows yet
};

} // namespace quotalamp
