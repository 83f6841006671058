// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/jsontree.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace quotalamp {

/// JSON objects by name, the rows, as the lines of a file tell them that only grows at its end. Pure: bytes in, lines out;
/// RowFile is the one that reads and writes.
///
/// A line is "CHECKSUM =NAME JSON", a row as a whole, or "CHECKSUM +NAME JSON", what became other in a row since its last
/// line, as a JSON merge patch (RFC 7396). NAME is percent-encoded; the first line's is empty, and its row tells the
/// schema. CHECKSUM is the CRC-32 of the rest of the line, in eight hexadecimal digits; that of a patch goes on from the
/// checksum of the row's line before, so that a patch never lands on another row than it was made for.
///
/// Rows are kept lean: what is null, false or empty is left out, and is read as missing. They are parsed when they are
/// asked for, and not before.
class RowLog {
public:
    /// Understands the lines of more bytes of the file. What follows the last line end is no line yet, and is not taken.
    /// Lines that are damaged, or patch one that is, count as damaged and tell nothing; rows stay as their last good line
    /// told them. Costs what the lines do, and not what is known already; the first bytes are shared and not copied.
    void add(const QByteArray& more);
    /// As if nothing had been read.
    void clear();

    /// The lines that were taken, as they stand in the file.
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    /// Of the rows, sorted.
    [[nodiscard]] QStringList names() const;
    /// Of those that have a line beyond so many bytes.
    [[nodiscard]] QSet<QString> namesBeyond(qsizetype bytes) const;
    [[nodiscard]] bool contains(const QString& name) const;
    /// Empty where there is none.
    [[nodiscard]] QJsonObject row(const QString& name) const;
    /// How many lines tell nothing, since they are damaged.
    [[nodiscard]] int damagedLines() const { return m_damaged; }
    /// Of the first line; 0 where it is none of ours.
    [[nodiscard]] int schema() const { return m_schema; }

    /// The line, with its end, after which the row is this lean object; empty where it is that already. A patch, where that
    /// is a third shorter and the row has few of them. `known`: what row() told, if it was asked.
    [[nodiscard]] QByteArray lineFor(
        const QString& name, const JsonTree& row, const QJsonObject* known = nullptr) const;
    /// Whether more than half of the lines is overtaken by later ones, and not only a little; or so many times as much.
    [[nodiscard]] bool isWasteful(int times = 1) const;

    /// What becomes of rows by name, lean; those without a value go.
    using Changes = std::map<QString, std::optional<JsonTree>>;
    /// How the patches of rows that stay are written anew.
    enum class Patches {
        Stay, ///< as they stand
        Join  ///< the row they patch, in one line
    };
    /// The rows in a log of their own, in the order of this one and without lines that are overtaken. Lines are copied as
    /// they stand, but for those of rows that change or whose patches join them.
    [[nodiscard]] RowLog written(int schema, const Changes& changes, Patches patches) const;
    /// The same in pieces: takes over rows of `other`, those with patches in one line, until so many of its lines were looked
    /// at. True where there is more to be done. Rows that change meanwhile are patched here; none may go.
    bool follow(const RowLog& other, qsizetype mostLines);

    /// The first line of a file.
    [[nodiscard]] static QByteArray head(int schema);

private:
    /// Where in the bytes a line's JSON stands.
    struct Span {
        qsizetype at = 0;
        qsizetype size = 0;
    };
    /// A row's last whole line, and the patches since.
    struct Lines {
        std::vector<Span> spans;
        quint32 checksum = 0; ///< of the last one
        qsizetype taken = -1; ///< where the last of them stands in another log that the row was taken over from
    };

    using Rows = QHash<QByteArray, Lines>;

    void makeRoom(qsizetype bytes);
    [[nodiscard]] bool takeLine(qsizetype at, qsizetype size);
    void note(Lines& row, char mark, const Span& json, quint32 checksum);
    [[nodiscard]] QJsonObject parsed(const Lines& lines) const;
    [[nodiscard]] QByteArrayView lineOf(const QByteArray& name, const Span& json) const;
    [[nodiscard]] std::vector<Rows::const_iterator> inOrder() const;
    void copy(const QByteArray& name, QByteArrayView line);
    void takeOver(const RowLog& other, const Rows::const_iterator& row);

    QByteArray m_bytes;
    Rows m_rows;          ///< by encoded name
    qsizetype m_used = 0; ///< bytes of the last whole lines' JSON
    int m_damaged = 0;
    int m_schema = 0;
};

} // namespace quotalamp
