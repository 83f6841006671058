// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace quotalamp {

/// What another program appends to a file of lines, since it was last looked at. Nothing of the file stays in memory. One
/// that was cut, or replaced by another of the same name, is read anew from its end.
class LineTail {
public:
    explicit LineTail(QString path);

    /// Whole lines without their ends, oldest first; of much that was appended, or at the first look, only the last of it. A
    /// line that has no end yet is told when it has one. None where the file cannot be read, or is no plain file.
    [[nodiscard]] std::vector<QByteArray> newLines();

    static constexpr qint64 mostAtOnce = 512 * 1024; ///< bytes; a longer line is never told

private:
    QString m_path;
    quint64 m_identity = 0; ///< of the file that was read last
    qint64 m_read = 0;      ///< bytes of it that were, up to the end of a line
};

} // namespace quotalamp
