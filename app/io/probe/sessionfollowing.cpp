// SPDX-License-Identifier: MIT
#include "io/probe/sessionfollowing.h"

namespace quotalamp {

SessionFollowing::SessionFollowing(
    const UsageStore& store, const Registry& registry, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_registry(registry)
    , m_settings(settings)
{
    connect(&m_traffic, &SessionTraffic::heard, this, &SessionFollowing::heard);
    connect(&m_store, &UsageStore::changed, this, [this](const QString& accountId) {
        if (m_started && accountId.isEmpty())
            apply();
    });
}

void SessionFollowing::apply()
{
    m_started = true;
    std::vector<SessionTraffic::Source> sources;
    for (const AccountState& state : m_store.states()) {
        auto source = m_settings.sessionFiles ? sessionSource(state, m_registry) : std::nullopt;
        if (source)
            sources.push_back(*std::move(source));
    }
    m_traffic.follow(sources);
}

} // namespace quotalamp
