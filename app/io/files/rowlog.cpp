// SPDX-License-Identifier: MIT
#include "io/files/rowlog.h"

#include <QJsonArray>
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

QByteArray encodedName(const QString& name)
{
    return QUrl::toPercentEncoding(name, "/:@");
}

QByteArray rowLine(char mark, const QByteArray& name, const QJsonObject& json, quint32 before = 0)
{
    const QByteArray body = mark + name + ' ' + QJsonDocument(json).toJson(QJsonDocument::Compact);
    return QByteArray::number(checksum(before, body), 16).rightJustified(checksumDigits, '0') + ' ' + body + '\n';
}

/// About how many bytes it takes when it is printed, which is more work than to count them.
qsizetype printedSize(const QJsonValue& value)
{
    constexpr qsizetype marks = 3; // of a string and what follows it
    constexpr qsizetype other = 10;
    qsizetype size = 0;
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().size() + marks;
    case QJsonValue::Array:
        for (const auto& each : value.toArray())
            size += printedSize(each);
        return size + marks;
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            size += it.key().size() + marks + printedSize(it.value());
        return size + marks;
    }
    case QJsonValue::Bool:
    case QJsonValue::Double:
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return other;
}

bool isNothing(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::String:
        return value.toString().isEmpty();
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Object:
        return value.toObject().isEmpty();
    case QJsonValue::Double:
        return false;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return true;
}

bool makeLean(QJsonObject& object);

/// Of objects in a list; all its elements stay where they are. Whether anything went.
bool makeLean(QJsonArray& list)
{
    bool changed = false;
    for (qsizetype place = 0; place < list.size(); ++place) {
        const QJsonValue value = list.at(place);
        QJsonObject object = value.toObject();
        QJsonArray inner = value.toArray();
        if (value.isObject() && makeLean(object))
            list.replace(place, object);
        else if (value.isArray() && makeLean(inner))
            list.replace(place, inner);
        else
            continue;
        changed = true;
    }
    return changed;
}

/// Takes away the members that say nothing. Whether anything went.
bool makeLean(QJsonObject& object)
{
    bool changed = false;
    for (auto it = object.begin(); it != object.end();) {
        QJsonValue value = it.value();
        QJsonObject inner = value.toObject();
        QJsonArray list = value.toArray();
        const bool leaner = (value.isObject() && makeLean(inner)) || (value.isArray() && makeLean(list));
        if (leaner)
            value = value.isObject() ? QJsonValue(inner) : QJsonValue(list);
        changed = changed || leaner;
        if (isNothing(value)) {
            it = object.erase(it);
            changed = true;
            continue;
        }
        if (leaner)
            it.value() = value;
        ++it;
    }
    return changed;
}

/// Without members that say nothing.
QJsonObject leanObject(QJsonObject object)
{
    (void)makeLean(object);
    return object;
}

/// What becomes `before` to `after`, both lean, by RFC 7396: null takes a member away.
QJsonObject patchFrom(const QJsonObject& before, const QJsonObject& after)
{
    QJsonObject patch;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            patch.insert(it.key(), QJsonValue::Null);
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        const QJsonValue was = before.value(it.key());
        const QJsonValue is = it.value();
        if (was == is)
            continue;
        patch.insert(it.key(), was.isObject() && is.isObject() ? patchFrom(was.toObject(), is.toObject()) : is);
    }
    return patch;
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
    return rowLine('=', {}, {{rowSchemaKey, schema}});
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
        names << QUrl::fromPercentEncoding(it.key());
    names.sort();
    return names;
}

QSet<QString> RowLog::namesBeyond(qsizetype bytes) const
{
    QSet<QString> names;
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        if (it->spans.back().at >= bytes)
            names.insert(QUrl::fromPercentEncoding(it.key()));
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

QByteArray RowLog::lineFor(const QString& name, const QJsonObject& row, const QJsonObject* known) const
{
    const QByteArray encoded = encodedName(name);
    const QJsonObject after = leanObject(row);
    const auto found = m_rows.find(encoded);
    if (found == m_rows.end())
        return rowLine('=', encoded, after);
    const QJsonObject before = known ? *known : parsed(*found);
    if (before == after)
        return {};
    if (found->spans.size() <= mostPatches) {
        const QJsonObject patch = patchFrom(before, after);
        if (2 * printedSize(patch) < found->spans.front().size)
            return rowLine('+', encoded, patch, found->checksum);
    }
    return rowLine('=', encoded, after);
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
        copy(row.key(), rowLine('=', row.key(), other.parsed(*row)));
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
            add(lineFor(QUrl::fromPercentEncoding(row.key()), other.parsed(*row)));
        m_rows[row.key()].taken = at;
    }
    return false;
}

} // namespace quotalamp
