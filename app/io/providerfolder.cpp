#include "io/providerfolder.h"

#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 256 * 1024;

std::vector<Mistake> one(const QString& what)
{
    return {Mistake{{}, what}};
}

Result<Descriptor, std::vector<Mistake>> checked(const QByteArray& json, const Registry& known)
{
    auto descriptor = readDescriptor(json);
    if (!descriptor)
        return descriptor;
    if (known.find(descriptor->id))
        return std::vector<Mistake>{{u"/id"_s, Text::tr("“%1” is taken by another provider.").arg(descriptor->id)}};
    for (const QString& alias : descriptor->aliases) {
        if (known.find(alias))
            return std::vector<Mistake>{{u"/aliases"_s, Text::tr("“%1” is taken by another provider.").arg(alias)}};
    }
    return descriptor;
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
    const QByteArray content = QJsonDocument(json).toJson();
    auto descriptor = checked(content, known);
    if (!descriptor)
        return descriptor;
    const QString folder = places.config + "/providers"_L1;
    const QString path = folder + u'/' + descriptor->id + ".json"_L1;
    if (QFileInfo::exists(path))
        return one(Text::tr("%1 exists already.").arg(QDir::toNativeSeparators(path)));
    QSaveFile file(path);
    const bool kept = makePrivateFolder(folder) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.commit();
    if (!kept)
        return one(Text::tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
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
