// SPDX-License-Identifier: MIT
#include "io/files/rowlog.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cstring>
#include <zlib.h>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto rowSchemaKey = "schema"_L1;
constexpr int checksumDigits = 8;                ///< of a checksum
constexpr qsizetype bodyAt = checksumDigits + 1; ///< where in a line the mark stands
constexpr std::size_t mostPatches = 12;          ///< of one row, which are read with it
constexpr qsizetype littleWaste = qsizetype(64) * 1024;

quint32 checksum(quint32 before, QByteArrayView text)
{
    return static_cast<quint32>(
        ::crc32(before, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
}

/// It stands for itself in an encoded name, which most names consist of.
bool isUnencoded(QChar c)
{
    const char16_t letter = c.unicode();
    return (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9') || letter == u'-' || letter == u'/';
}

QByteArray encodedName(const QString& name)
{
    return std::ranges::all_of(name, isUnencoded) ? name.toLatin1() : QUrl::toPercentEncoding(name, "/:@");
}

QString nameFrom(const QByteArray& encoded)
{
    return encoded.contains('%') ? QUrl::fromPercentEncoding(encoded) : QString::fromUtf8(encoded);
}

/// `json` is an object, on one line.
QByteArray rowLine(char mark, const QByteArray& name, const std::string& json, quint32 before = 0)
{
    QByteArray line(bodyAt, ' ');
    line.reserve(bodyAt + name.size() + static_cast<qsizetype>(json.size()) + 3);
    line += mark + name + ' ';
    line.append(json.data(), static_cast<qsizetype>(json.size()));
    const QByteArray sum = QByteArray::number(checksum(before, QByteArrayView(line).sliced(bodyAt)), 16);
    line.replace(0, checksumDigits, sum.rightJustified(checksumDigits, '0'));
    return line += '\n';
}

void applyPatch(QJsonObject& row, const QJsonObject& patch)
{
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        const QJsonValue value = it.value();
        if (value.isNull()) {
            row.remove(it.key());
            continue;
        }
        if (!value.isObject()) {
            row.insert(it.key(), value);
            continue;
        }
        QJsonObject inner = row.value(it.key()).toObject();
        applyPatch(inner, value.toObject());
        row.insert(it.key(), inner);
    }
}

} // namespace

QByteArray RowLog::head(int schema)
{
    return rowLine('=', {}, JsonTree{{QByteArray(rowSchemaKey.data()), schema}}.compact());
}

void RowLog::clear()
{
    *this = {};
}

/// By an eighth, in place or by moving pages: QByteArray itself would double them, and fill and copy all of it for that.
void RowLog::makeRoom(qsizetype bytes)
{
    const qsizetype size = m_bytes.size() + bytes;
    if (size > m_bytes.capacity())
        m_bytes.reserve(size + size / 8);
}

void RowLog::add(const QByteArray& more)
{
    const qsizetype end = more.lastIndexOf('\n') + 1;
    qsizetype at = m_bytes.size();
    if (at == 0 && end == more.size()) {
        m_bytes = more;
    } else {
        makeRoom(end);
        m_bytes.append(more.constData(), end);
    }
    while (at < m_bytes.size()) {
        const qsizetype next = m_bytes.indexOf('\n', at);
        m_damaged += takeLine(at, next - at) ? 0 : 1;
        at = next + 1;
    }
}

/// False where it is damaged.
bool RowLog::takeLine(qsizetype at, qsizetype size)
{
    const QByteArrayView line(m_bytes.constData() + at, size);
    if (size <= bodyAt || line[checksumDigits] != ' ')
        return false;
    bool isNumber = false;
    const quint32 told = line.first(checksumDigits).toUInt(&isNumber, 16);
    const QByteArrayView body = line.sliced(bodyAt);
    const qsizetype space = body.indexOf(' ');
    if (!isNumber || space < 1)
        return false;
    const QByteArray name = body.first(space).sliced(1).toByteArray();
    const Span json{at + bodyAt + space + 1, body.size() - space - 1};
    if (body.front() == '=' && checksum(0, body) == told) {
        if (name.isEmpty())
            m_schema =
                QJsonDocument::fromJson(body.sliced(space + 1).toByteArray()).object().value(rowSchemaKey).toInt();
        else
            note(m_rows[name], '=', json, told);
        return true;
    }
    const auto row = m_rows.find(name);
    if (body.front() != '+' || row == m_rows.end() || checksum(row->checksum, body) != told)
        return false;
    note(*row, '+', json, told);
    return true;
}

void RowLog::note(Lines& row, char mark, const Span& json, quint32 checksum)
{
    if (mark == '=') {
        m_used += json.size - (row.spans.empty() ? 0 : row.spans.front().size);
        row.spans.clear();
    }
    row.spans.push_back(json);
    row.checksum = checksum;
}

QStringList RowLog::names() const
{
    QStringList names;
    names.reserve(m_rows.size());
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it)
        names << nameFrom(it.key());
    names.sort();
    return names;
}

QSet<QString> RowLog::namesBeyond(qsizetype bytes) const
{
    QSet<QString> names;
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        if (it->spans.back().at >= bytes)
            names.insert(nameFrom(it.key()));
    }
    return names;
}

bool RowLog::contains(const QString& name) const
{
    return m_rows.contains(encodedName(name));
}

QJsonObject RowLog::parsed(const Lines& lines) const
{
    QJsonObject row;
    for (const Span& span : lines.spans) {
        const QByteArray json = QByteArray::fromRawData(m_bytes.constData() + span.at, span.size);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        if (&span == &lines.spans.front())
            row = object;
        else
            applyPatch(row, object);
    }
    return row;
}

QJsonObject RowLog::row(const QString& name) const
{
    const auto found = m_rows.find(encodedName(name));
    return found == m_rows.end() ? QJsonObject() : parsed(*found);
}

QByteArray RowLog::lineFor(const QString& name, const JsonTree& row, const QJsonObject* known) const
{
    const QByteArray encoded = encodedName(name);
    const auto found = m_rows.find(encoded);
    if (found == m_rows.end())
        return rowLine('=', encoded, row.compact());
    const JsonTree patch = row.patchOf(known ? *known : parsed(*found));
    if (patch.saysNothing())
        return {};
    if (found->spans.size() <= mostPatches) {
        const std::string json = patch.compact();
        if (3 * static_cast<qsizetype>(json.size()) < 2 * found->spans.front().size)
            return rowLine('+', encoded, json, found->checksum);
    }
    return rowLine('=', encoded, row.compact());
}

bool RowLog::isWasteful(int times) const
{
    return m_bytes.size() > (1 + times) * m_used + times * littleWaste;
}

/// With its end.
QByteArrayView RowLog::lineOf(const QByteArray& name, const Span& json) const
{
    const qsizetype before = bodyAt + 1 + name.size() + 1;
    return QByteArrayView(m_bytes).sliced(json.at - before, before + json.size + 1);
}

/// As they stand in the file.
std::vector<RowLog::Rows::const_iterator> RowLog::inOrder() const
{
    std::vector<Rows::const_iterator> rows;
    rows.reserve(static_cast<std::size_t>(m_rows.size()));
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        rows.push_back(it);
    std::ranges::sort(rows, {}, [](const auto& row) { return row->spans.front().at; });
    return rows;
}

/// The next line of a row, which is known to be good.
void RowLog::copy(const QByteArray& name, QByteArrayView line)
{
    const qsizetype before = bodyAt + 1 + name.size() + 1;
    const Span json{m_bytes.size() + before, line.size() - before - 1};
    makeRoom(line.size());
    m_bytes.append(line);
    note(m_rows[name], line[bodyAt], json, line.first(checksumDigits).toUInt(nullptr, 16));
}

/// In one line.
void RowLog::takeOver(const RowLog& other, const Rows::const_iterator& row)
{
    if (row->spans.size() == 1)
        copy(row.key(), other.lineOf(row.key(), row->spans.front()));
    else
        copy(row.key(), rowLine('=', row.key(), JsonTree::from(other.parsed(*row)).compact()));
}

RowLog RowLog::written(int schema, const Changes& changes, Patches patches) const
{
    QSet<QByteArray> changed;
    for (const auto& [name, row] : changes)
        changed.insert(encodedName(name));
    RowLog log;
    log.add(head(schema));
    log.makeRoom(m_used);
    for (const auto& row : inOrder()) {
        if (changed.contains(row.key()))
            continue;
        if (patches == Patches::Join) {
            log.takeOver(*this, row);
            continue;
        }
        for (const Span& json : row->spans)
            log.copy(row.key(), lineOf(row.key(), json));
    }
    for (const auto& [name, row] : changes) {
        if (row)
            log.add(log.lineFor(name, *row));
    }
    return log;
}

bool RowLog::follow(const RowLog& other, qsizetype mostLines)
{
    for (const auto& row : other.inOrder()) {
        const auto known = m_rows.constFind(row.key());
        const bool isNew = known == m_rows.cend();
        const qsizetype at = row->spans.back().at;
        if (!isNew && known->taken == at)
            continue;
        if (mostLines <= 0)
            return true;
        mostLines -= static_cast<qsizetype>(row->spans.size());
        if (isNew)
            takeOver(other, row);
        else
            add(lineFor(nameFrom(row.key()), JsonTree::from(other.parsed(*row))));
        m_rows[row.key()].taken = at;
    }
    return false;
}

} // namespace quotalamp
