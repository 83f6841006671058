// SPDX-License-Identifier: MIT
#include "providers/descriptor/registry.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

Registry Registry::builtIn()
{
    Registry registry;
    const QDir folder(u":/providers"_s);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (name.endsWith(".schema.json"_L1) || !file.open(QIODevice::ReadOnly))
            continue;
        auto descriptor = readDescriptor(file.readAll());
        if (descriptor)
            registry.add(std::move(descriptor).value());
    }
    return registry;
}

void Registry::add(Descriptor descriptor)
{
    const auto place = std::ranges::find_if(m_descriptors,
        [&](const Descriptor& each) { return each.name.compare(descriptor.name, Qt::CaseInsensitive) > 0; });
    m_descriptors.insert(place, std::move(descriptor));
}

const Descriptor* Registry::find(const QString& id) const
{
    const auto found = std::ranges::find_if(m_descriptors,
        [&id](const Descriptor& descriptor) { return descriptor.id == id || descriptor.aliases.contains(id); });
    return found == m_descriptors.end() ? nullptr : &*found;
}

QString Registry::displayName(const QString& id) const
{
    const Descriptor* descriptor = find(id);
    if (!descriptor)
        return id;
    const auto alias = descriptor->aliases.find(id);
    return alias == descriptor->aliases.end() ? descriptor->name : alias->second;
}

QUrl Registry::baseUrlOf(const Account& account) const
{
    const Descriptor* descriptor = find(account.provider);
    return effectiveBaseUrl(account, descriptor ? descriptor->baseUrl : QString());
}

QStringList Registry::keyPatterns() const
{
    QStringList patterns;
    for (const Descriptor& descriptor : m_descriptors)
        patterns << descriptor.key.looksLike;
    return patterns;
}

} // namespace quotalamp
