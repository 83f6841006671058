// SPDX-License-Identifier: MIT
#include "providers/descriptor/descriptorfields.h"

#include "core/keys/keyshape.h"
#include "providers/hooks/usagehooks.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp::fields {

using namespace Qt::StringLiterals;
using Need = JsonForm::Need;

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(u"\\A(?:"_s + pattern + u")\\z"_s).match(text).hasMatch();
}

bool differs(const JsonForm& form, const QString& text, const QString& pattern)
{
    return form.checks() && !matches(text, pattern);
}

QString shaped(JsonForm& form, const QString& key, Need need, const QString& pattern, const QString& otherwise)
{
    QString value = form.text(key, need);
    if (!value.isEmpty() && differs(form, value, pattern))
        form.mistake(key, otherwise);
    return value;
}

QString identifier(JsonForm& form, const QString& key)
{
    return shaped(form, key, Need::Required, u"[a-z][a-z0-9-]*"_s,
        Text::tr("Must begin with a small letter and hold only small letters, digits and hyphens."));
}

QString pointer(JsonForm& form, const QString& key, Need need)
{
    return shaped(form, key, need, u"(?:/[^/]+)+"_s, Text::tr("Must be a JSON pointer such as /data/*/id."));
}

QString hookName(JsonForm& form, const QString& key)
{
    QString name = form.text(key);
    if (!name.isEmpty() && !usageHook(name))
        form.mistake(key, Text::tr("Unknown word “%1”.").arg(name));
    return name;
}

QString column(JsonForm& form, const QString& key)
{
    return shaped(form, key, Need::Optional, uR"((?:/[^/*]+)*/\*(?:/[^/*]+)*)"_s,
        Text::tr("Must be a JSON pointer with one * such as /data/*/id."));
}

QString path(JsonForm& form, const QString& key, Need need)
{
    QString path = shaped(form, key, need, uR"(/(?!/)[!$-~"]*)"_s,
        Text::tr("Must be a path that begins with one /, without spaces and #."));
    if (form.checks() && holdsKnownKey(path))
        form.mistake(key, Text::tr("This looks like a key: a descriptor holds none, it says where the key goes."));
    return path;
}

QString page(JsonForm& form, const QString& key)
{
    return shaped(form, key, Need::Optional, u"https://[!-~]+"_s, Text::tr("Must begin with https://."));
}

QString variable(JsonForm& form, const QString& key)
{
    return shaped(
        form, key, Need::Optional, u"[A-Z][A-Z0-9_]*"_s, Text::tr("Must be the name of an environment variable."));
}

QByteArray headerName(JsonForm& form, const QString& key, Need need)
{
    return shaped(form, key, need, u"[a-z0-9-]+"_s, Text::tr("Must be a header name in small letters.")).toLatin1();
}

QByteArray headerPattern(JsonForm& form, const QString& key)
{
    return shaped(form, key, Need::Optional, uR"((?:[a-z0-9-]|\$kind)+)"_s,
        Text::tr("Must be a header name in small letters, which may hold $kind."))
        .toLatin1();
}

namespace {

/// What the connection, the body and the proxy are about is the client's: it frames the request, or leads it elsewhere.
bool isTheClients(const QString& name)
{
    constexpr std::array clients{"accept-encoding"_L1, "connection"_L1, "content-encoding"_L1, "content-length"_L1,
        "content-range"_L1, "content-type"_L1, "cookie"_L1, "cookie2"_L1, "date"_L1, "expect"_L1, "forwarded"_L1,
        "host"_L1, "http2-settings"_L1, "keep-alive"_L1, "range"_L1, "set-cookie"_L1, "te"_L1, "trailer"_L1,
        "trailers"_L1, "transfer-encoding"_L1, "upgrade"_L1, "via"_L1};
    return std::ranges::find(clients, name) != clients.end() || name.startsWith("proxy-"_L1)
        || name.startsWith("sec-"_L1) || name.startsWith("if-"_L1);
}

} // namespace

void checkHeader(JsonForm& form, const QString& key, const QString& name)
{
    if (name == "authorization"_L1 || isTheClients(name))
        form.mistake(key, Text::tr("The header “%1” is not for a descriptor to set.").arg(name));
}

void checkKeyHeader(JsonForm& form, const QString& key, const QString& name)
{
    // Servers and proxies write these into their logs.
    constexpr std::array told{
        "accept"_L1, "accept-charset"_L1, "accept-language"_L1, "from"_L1, "origin"_L1, "referer"_L1, "user-agent"_L1};
    if (isTheClients(name) || std::ranges::find(told, name) != told.end())
        form.mistake(key, Text::tr("The header “%1” is not for a key.").arg(name));
}

void checkForKey(JsonForm& form, const QString& key, const QString& text)
{
    if (form.checks() && holdsKey(text))
        form.mistake(key, Text::tr("This looks like a key: a descriptor holds none, it says where the key goes."));
}

std::optional<Seconds> length(JsonForm& form, const QString& key, const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    const auto parsed = parseDuration(text);
    if (!parsed || *parsed < Seconds(1))
        form.mistake(key, Text::tr("Must be “infer” or a length such as 1m, 5h or 7d."));
    return std::chrono::floor<Seconds>(parsed.value_or(Milliseconds(0)));
}

} // namespace quotalamp::fields
