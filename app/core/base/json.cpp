// SPDX-License-Identifier: MIT
#include "core/base/json.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostExact = qint64{1} << 53; ///< beyond it a double skips integers

/// A pointer that does not begin with "/" leads nowhere, but for "", which is the value itself.
bool isPointer(QStringView pointer)
{
    return pointer.isEmpty() || pointer.startsWith(u'/');
}

/// Takes the first reference token off a pointer that is not empty.
QStringView takeToken(QStringView& pointer)
{
    const qsizetype end = pointer.indexOf(u'/', 1);
    const QStringView token = end < 0 ? pointer.sliced(1) : pointer.sliced(1, end - 1);
    pointer = end < 0 ? QStringView() : pointer.sliced(end);
    return token;
}

QString unescaped(QStringView token)
{
    return token.toString().replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

QJsonValue element(const QJsonArray& array, QStringView token)
{
    const bool leadingZero = token.size() > 1 && token.startsWith(u'0');
    bool ok = false;
    const uint index = token.toUInt(&ok);
    if (!ok || leadingZero || !token.front().isDigit() || index >= static_cast<uint>(array.size()))
        return QJsonValue(QJsonValue::Undefined);
    return array.at(static_cast<qsizetype>(index));
}

QJsonValue step(const QJsonValue& value, QStringView token)
{
    if (value.isObject() && !token.contains(u'~'))
        return value.toObject().value(token);
    if (value.isObject())
        return value.toObject().value(unescaped(token));
    if (value.isArray() && !token.isEmpty())
        return element(value.toArray(), token);
    return QJsonValue(QJsonValue::Undefined);
}

/// Members whose names begin with what stands before the star.
void appendMatching(QList<QJsonValue>& out, const QJsonValue& value, QStringView token)
{
    const QString beginning = unescaped(token.chopped(1));
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key().startsWith(beginning))
            out.append(member.value());
    }
}

void appendChildren(QList<QJsonValue>& out, const QJsonValue& value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto& child : array)
            out.append(child);
        return;
    }
    const QJsonObject object = value.toObject();
    for (const auto& child : object)
        out.append(child);
}

} // namespace

QJsonValue at(const QJsonValue& root, QStringView pointer)
{
    if (!isPointer(pointer))
        return QJsonValue(QJsonValue::Undefined);
    QJsonValue value = root;
    while (!pointer.isEmpty())
        value = step(value, takeToken(pointer));
    return value;
}

QList<QJsonValue> all(const QJsonValue& root, QStringView pointer)
{
    if (!isPointer(pointer))
        return {};
    QList<QJsonValue> values{root};
    while (!pointer.isEmpty()) {
        const QStringView token = takeToken(pointer);
        QList<QJsonValue> next;
        for (const QJsonValue& value : std::as_const(values)) {
            if (token == "*"_L1) {
                appendChildren(next, value);
                continue;
            }
            if (token.endsWith(u'*')) {
                appendMatching(next, value, token);
                continue;
            }
            const QJsonValue child = step(value, token);
            if (!child.isUndefined())
                next.append(child);
        }
        values = next;
    }
    return values;
}

std::optional<double> number(const QJsonValue& value)
{
    if (value.isDouble()) {
        const double real = value.toDouble();
        const qint64 whole = value.toInteger();
        if (!std::isfinite(real) || std::abs(real) > static_cast<double>(mostExact) || whole > mostExact
            || whole < -mostExact)
            return std::nullopt;
        return real;
    }
    if (!value.isString())
        return std::nullopt;
    static const QRegularExpression shape(uR"(\A-?[0-9]{1,32}(?:\.[0-9]{1,32})?(?:[eE][+-]?[0-9]{1,3})?\z)"_s);
    const QString text = value.toString().trimmed();
    if (!shape.match(text).hasMatch())
        return std::nullopt;
    bool ok = false;
    const double real = text.toDouble(&ok);
    if (!ok || !std::isfinite(real) || std::abs(real) > static_cast<double>(mostExact))
        return std::nullopt;
    return real;
}

std::optional<QJsonValue> parseJson(const QByteArray& bytes)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    QJsonParseError error{};
    const QByteArray text = bytes.startsWith(byteOrderMark) ? bytes.mid(byteOrderMark.size()) : bytes;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return std::nullopt;
    if (document.isArray())
        return QJsonValue(document.array());
    return QJsonValue(document.object());
}

QJsonValue orNull(const std::optional<TimePoint>& instant)
{
    return instant ? QJsonValue(toRfc3339(*instant)) : QJsonValue();
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace quotalamp
