// SPDX-License-Identifier: MIT
#include "providers/engine/changereport.h"

#include "core/base/boundedjson.h"
#include "core/base/text.h"
#include "core/base/version.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestChange = 8;
constexpr qsizetype mostMembers = 60;
constexpr qsizetype mostElements = 20; ///< that are looked at
constexpr qsizetype mostKinds = 3;     ///< of elements in one list
constexpr int mostHeaders = 30;
constexpr int longestName = 40;

/// Fields have names of words; an id, a key or an address in their place says whose answer it was.
bool isName(const QString& name)
{
    static const QRegularExpression words(uR"(\A[A-Za-z_$][A-Za-z0-9_$.-]*\z)"_s);
    const auto digits = std::ranges::count_if(name, [](QChar character) { return character.isDigit(); });
    const bool mixed = name.size() >= 20 && digits >= 2;
    return name.size() <= longestName && digits <= 4 && !mixed && words.match(name).hasMatch()
        && redacted(name) == name;
}

QString shapeAt(const QJsonValue& json, int depth);

QString shapeOfObject(const QJsonObject& object, int depth)
{
    if (depth >= deepestChange)
        return u"{…}"_s;
    QStringList members;
    for (auto it = object.begin(); it != object.end() && members.size() < mostMembers; ++it) {
        const QString member = (isName(it.key()) ? it.key() : u"*"_s) + u": "_s + shapeAt(it.value(), depth + 1);
        if (!members.contains(member))
            members << member;
    }
    if (object.size() > mostMembers)
        members << u"…"_s;
    return u'{' + members.join(u", "_s) + u'}';
}

QString shapeOfArray(const QJsonArray& array, int depth)
{
    if (depth >= deepestChange)
        return u"[…]"_s;
    QStringList kinds;
    for (qsizetype i = 0; i < std::min(array.size(), mostElements) && kinds.size() < mostKinds; ++i) {
        const QString kind = shapeAt(array.at(i), depth + 1);
        if (!kinds.contains(kind))
            kinds << kind;
    }
    return u'[' + kinds.join(u" | "_s) + u']';
}

QString shapeAt(const QJsonValue& json, int depth)
{
    switch (json.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Array:
        return shapeOfArray(json.toArray(), depth);
    case QJsonValue::Object:
        return shapeOfObject(json.toObject(), depth);
    case QJsonValue::Undefined:
        break;
    }
    return u"nothing"_s;
}

QString bodyText(const Answer& answer)
{
    if (const auto& json = answer.json().value)
        return shapeOf(*json);
    return answer.body.trimmed().isEmpty() ? u"empty"_s : u"no JSON"_s;
}

/// "application/json", without its parameters.
QString contentType(const Headers& headers)
{
    static const QRegularExpression form(uR"(\A[a-z]+/[a-z.+-]{1,40}\z)"_s);
    const QString type = QString::fromLatin1(headers.value("content-type").value_or(QByteArray()))
                             .section(u';', 0, 0)
                             .trimmed()
                             .toLower();
    return form.match(type).hasMatch() ? type : u"no content type"_s;
}

bool isAboutLimits(const Descriptor& provider, const QByteArray& name)
{
    static constexpr std::array parts{"limit", "quota", "retry-after"};
    return std::ranges::any_of(parts, [&name](const char* part) { return name.contains(part); })
        || std::ranges::any_of(
            provider.shown.prefixes, [&name](const QByteArray& prefix) { return name.startsWith(prefix); });
}

QString headerNames(const Descriptor& provider, const Headers& headers)
{
    QStringList names;
    for (const Header& header : headers.all()) {
        const QString name = QString::fromLatin1(header.name);
        if (isAboutLimits(provider, header.name) && isName(name) && !names.contains(name) && names.size() < mostHeaders)
            names << name;
    }
    return names.isEmpty() ? u"none"_s : names.join(u", "_s);
}

/// At most so many bytes, cut between characters.
QString cut(const QString& text, qsizetype bytes)
{
    QByteArray utf8 = text.toUtf8();
    if (utf8.size() <= bytes)
        return text;
    const auto isInside = [&utf8](qsizetype at) { return (static_cast<uchar>(utf8.at(at)) & 0xc0U) == 0x80U; };
    while (bytes > 0 && isInside(bytes))
        --bytes;
    return QString::fromUtf8(utf8.first(bytes));
}

} // namespace

QString shapeOf(const QJsonValue& json)
{
    return shapeAt(json, 0);
}

QString changeReport(const Descriptor& provider, const Descriptor::Free& free, const QUrl& base, const Answer& answer)
{
    const QStringList lines{
        u"Quotalamp %1: the format of “%2” is not as it was"_s.arg(QLatin1StringView(version), provider.id),
        u"Request: %1 %2%3"_s.arg(free.posts ? u"POST"_s : u"GET"_s, base.host(), free.path.section(u'?', 0, 0)),
        u"Status: %1, %2"_s.arg(QString::number(answer.status), contentType(answer.headers)),
        u"Rate-limit headers: "_s + headerNames(provider, answer.headers), u"Body: "_s + bodyText(answer)};
    return cut(lines.join(u'\n'), mostReport);
}

} // namespace quotalamp
