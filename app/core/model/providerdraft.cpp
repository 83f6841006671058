// SPDX-License-Identifier: MIT
#include "core/model/providerdraft.h"

#include "core/base/hyphenated.h"
#include "core/net/baseurl.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestId = 40;

/// Lower case without accents, and a hyphen for all that no id may hold.
QString slug(const QString& name)
{
    static const QRegularExpression accents(u"\\p{Mn}"_s);
    static const QRegularExpression noLetter(u"\\A[0-9-]+"_s);
    QString text = name.normalized(QString::NormalizationForm_KD);
    return hyphenated(text.remove(accents)).remove(noLetter).left(longestId);
}

QString unique(const QString& wanted, const QStringList& taken)
{
    QString id = wanted;
    for (int i = 2; taken.contains(id); ++i)
        id = wanted + u'-' + QString::number(i);
    return id;
}

QJsonArray windowsOfDraft(const ProviderDraft& draft)
{
    QJsonArray windows;
    QStringList ids;
    for (const LimitDraft& limit : draft.limits) {
        const QString plain = slug(limit.name);
        ids << unique(plain.isEmpty() ? unitName(limit.unit) : plain, ids);
        QJsonObject window{{u"id"_s, ids.last()}, {u"unit"_s, unitName(limit.unit)}};
        const auto insert = [&window](const QString& member, const QString& value) {
            if (!value.trimmed().isEmpty())
                window.insert(member, value.trimmed());
        };
        insert(u"label"_s, limit.name);
        const bool inBody = draft.limitsInBody;
        insert(u"limit"_s, inBody ? limit.limit : limit.limit.toLower());
        insert(u"remaining"_s, inBody ? limit.remaining : limit.remaining.toLower());
        insert(u"reset"_s, inBody ? limit.reset : limit.reset.toLower());
        windows.append(window);
    }
    return windows;
}

} // namespace

QString providerId(const QString& name, const QStringList& taken)
{
    const QString plain = slug(name);
    return unique(plain.isEmpty() ? u"provider"_s : plain, taken);
}

QJsonObject toDescriptor(const ProviderDraft& draft, const QString& id)
{
    static const QRegularExpression version(u"/v1/*\\z"_s);
    QString baseUrl = draft.baseUrl.trimmed();
    QString path = draft.path.trimmed();
    // A base URL is kept without a final /v1; what was typed is asked all the same.
    if (version.match(baseUrl).hasMatch() && !path.startsWith("/v1/"_L1))
        path.prepend("/v1"_L1);
    if (const auto parsed = parseBaseUrl(baseUrl))
        baseUrl = parsed->toString();
    QJsonObject free{{u"tag"_s, u"probe"_s}, {u"get"_s, path}};
    if (!draft.models.trimmed().isEmpty())
        free.insert(u"models"_s, draft.models.trimmed());
    const QJsonArray windows = windowsOfDraft(draft);
    if (draft.limitsInBody && !windows.isEmpty())
        free.insert(u"windows"_s, windows);

    const bool keyless = draft.keyHeader.trimmed().isEmpty();
    QJsonObject key{{u"need"_s, keyless ? u"optional"_s : u"required"_s},
        {u"header"_s, keyless ? u"authorization"_s : draft.keyHeader.trimmed().toLower()}};
    const QString prefix = keyless ? u"Bearer "_s : draft.keyPrefix;
    if (!prefix.isEmpty())
        key.insert(u"prefix"_s, prefix);
    QJsonObject descriptor{{u"id"_s, id}, {u"name"_s, draft.name.trimmed()}, {u"baseUrl"_s, baseUrl}, {u"key"_s, key},
        {u"free"_s, QJsonArray{free}}};
    if (!draft.limitsInBody && !windows.isEmpty())
        descriptor.insert(u"windows"_s, windows);
    return descriptor;
}

} // namespace quotalamp
