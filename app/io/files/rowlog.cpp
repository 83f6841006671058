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
            m_rows[name] = {{json}, told};
        return true;
    }
    const auto row = m_rows.find(name);
    if (body.front() != '+' || row == m_rows.end() || checksum(row->checksum, body) != told)
        return false;
    row->spans.push_back(json);
    row->checksum = told;
    return true;
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
        QByteArray patch = rowLine('+', encoded, patchFrom(before, after), found->checksum);
        // Beside the whole row as it was: to print it as it is now only for its size is much of the work.
        if (patch.size() * 2 < found->spans.front().size)
            return patch;
    }
    return rowLine('=', encoded, after);
}

bool RowLog::isWasteful() const
{
    qsizetype used = 0;
    for (const Lines& lines : m_rows)
        used += lines.spans.front().size;
    return m_bytes.size() > 2 * used + littleWaste;
}

} // namespace quotalamp
