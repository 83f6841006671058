// SPDX-License-Identifier: MIT
#include "io/providerfolder.h"

#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "io/files/wholefile.h"
#include "io/keys/logins.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 256 * 1024;

std::vector<Mistake> one(const QString& what)
{
    return {Mistake{{}, what}};
}

/// The same file, by its usual name or by where it is now.
bool shareALogin(const Descriptor& one, const Descriptor& other)
{
    const QStringList files = loginPaths(*one.login) + one.login->files;
    const QStringList others = loginPaths(*other.login) + other.login->files;
    return std::ranges::any_of(
        files, [&others](const QString& file) { return others.contains(file, Qt::CaseInsensitive); });
}

/// A login that a built-in provider knows goes to that provider's own address and to no other.
bool takesLoginElsewhere(const Descriptor& descriptor, const Registry& known)
{
    return descriptor.login && std::ranges::any_of(known.summaries(), [&](const ProviderSummary& each) {
        const Descriptor* other = each.loginTool.isEmpty() ? nullptr : known.find(each.id);
        return other && origin(QUrl(other->baseUrl)) != origin(QUrl(descriptor.baseUrl))
            && shareALogin(descriptor, *other);
    });
}

Result<Descriptor, std::vector<Mistake>> checked(const QByteArray& json, const Registry& known)
{
    auto descriptor = readDescriptor(json);
    if (!descriptor)
        return descriptor;
    if (known.summary(descriptor->id))
        return std::vector<Mistake>{{u"/id"_s, Text::tr("“%1” is taken by another provider.").arg(descriptor->id)}};
    if (takesLoginElsewhere(*descriptor, known))
        return std::vector<Mistake>{{u"/login/files"_s, Text::tr("This login is sent to its own provider only.")}};
    for (const auto& [alias, name] : descriptor->aliases) {
        if (known.summary(alias))
            return std::vector<Mistake>{{u"/aliases"_s, Text::tr("“%1” is taken by another provider.").arg(alias)}};
    }
    Descriptor own = std::move(descriptor).value();
    own.builtIn = false;
    return own;
}

} // namespace

Result<Descriptor, std::vector<Mistake>> readDescriptorFile(const QString& path, const Registry& known)
{
    QFile file(path);
    // A pipe or a device would be read for ever.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return one(Text::tr("Cannot be read."));
    const QByteArray json = file.read(mostBytes + 1);
    if (json.size() > mostBytes)
        return one(Text::tr("Is larger than any descriptor."));
    return checked(json, known);
}

Result<Descriptor, std::vector<Mistake>> keepDescriptor(
    const Places& places, const QJsonObject& json, const Registry& known)
{
    auto descriptor = checked(QJsonDocument(json).toJson(), known);
    if (!descriptor)
        return descriptor;
    const QString path = places.config + "/providers/"_L1 + descriptor->id + ".json"_L1;
    if (QFileInfo::exists(path))
        return one(Text::tr("%1 exists already.").arg(QDir::toNativeSeparators(path)));
    if (!makePrivateFolder(QFileInfo(path).path()))
        return one(Text::tr("%1 could not be made.").arg(QDir::toNativeSeparators(QFileInfo(path).path())));
    if (const auto refusal = replaceWhole(path, QJsonDocument(json).toJson()))
        return one(refusal->sentence);
    return descriptor;
}

Providers knownProviders(const Places& places)
{
    Providers providers{Registry::builtIn(), {}};
    const QDir folder(places.config + "/providers"_L1);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        if (name.endsWith(".schema.json"_L1))
            continue;
        auto descriptor = readDescriptorFile(folder.filePath(name), providers.registry);
        if (descriptor)
            providers.registry.add(std::move(descriptor).value());
        else
            providers.broken.push_back({folder.filePath(name), descriptor.error()});
    }
    return providers;
}

} // namespace quotalamp
