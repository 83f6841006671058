// SPDX-License-Identifier: MIT
#include "providers/descriptor/registry.h"

#include <QFile>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

bool isBefore(const ProviderSummary& one, const ProviderSummary& other)
{
    return one.name.compare(other.name, Qt::CaseInsensitive) < 0;
}

} // namespace

Registry Registry::builtIn()
{
    Registry registry;
    registry.m_summaries = builtInSummaries();
    registry.m_summaries.sort(isBefore);
    return registry;
}

void Registry::add(Descriptor descriptor)
{
    ProviderSummary summary = summaryOf(descriptor);
    m_descriptors.insert_or_assign(descriptor.id, std::move(descriptor));
    m_summaries.insert(std::ranges::upper_bound(m_summaries, summary, isBefore), summary);
}

const Descriptor* Registry::find(const QString& id) const&
{
    const ProviderSummary* known = summary(id);
    if (!known)
        return nullptr;
    const auto read = m_descriptors.find(known->id);
    if (read != m_descriptors.end())
        return &read->second;
    QFile file(u":/providers/%1.json"_s.arg(known->id));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto descriptor = readBuiltInDescriptor(file.readAll());
    return descriptor ? &m_descriptors.emplace(known->id, std::move(*descriptor)).first->second : nullptr;
}

const ProviderSummary* Registry::summary(const QString& id) const&
{
    const auto found = std::ranges::find_if(
        m_summaries, [&id](const ProviderSummary& each) { return each.id == id || each.aliases.contains(id); });
    return found == m_summaries.end() ? nullptr : &*found;
}

QString Registry::displayName(const QString& id) const
{
    const ProviderSummary* known = summary(id);
    if (!known)
        return id;
    const auto alias = known->aliases.find(id);
    return alias == known->aliases.end() ? known->name : alias->second;
}

QUrl Registry::baseUrlOf(const Account& account) const
{
    const ProviderSummary* known = summary(account.provider);
    return effectiveBaseUrl(account, known ? known->baseUrl : QString());
}

QStringList Registry::keyPatterns() const
{
    QStringList patterns;
    for (const ProviderSummary& each : m_summaries)
        patterns << each.keyPattern;
    return patterns;
}

} // namespace quotalamp
