#include "providers/descriptorfields.h"

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

QString shaped(JsonForm& form, const QString& key, Need need, const QString& pattern, const QString& otherwise)
{
    QString value = form.text(key, need);
    if (!value.isEmpty() && !matches(value, pattern))
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

QString column(JsonForm& form, const QString& key)
{
    return shaped(form, key, Need::Optional, uR"((?:/[^/*]+)*/\*(?:/[^/*]+)*)"_s,
        Text::tr("Must be a JSON pointer with one * such as /data/*/id."));
}

QString path(JsonForm& form, const QString& key, Need need)
{
    return shaped(form, key, need, uR"(/(?!/)[!$-~"]*)"_s,
        Text::tr("Must be a path that begins with one /, without spaces and #."));
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

void checkHeader(JsonForm& form, const QString& key, const QString& name)
{
    constexpr std::array reserved{
        "authorization"_L1, "cookie"_L1, "host"_L1, "content-length"_L1, "transfer-encoding"_L1, "connection"_L1};
    if (std::ranges::find(reserved, name) != reserved.end())
        form.mistake(key, Text::tr("The header “%1” is not for a descriptor to set.").arg(name));
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
