// SPDX-License-Identifier: MIT
#include "service/outlets.h"

#include "io/files/usagestore.h"

namespace quotalamp {

Outlets::Outlets(const EventHooks::Sources& sources, QObject* parent)
    : QObject(parent)
    , m_hooks(sources)
    , m_bus(sources.store, sources.settings)
{
    connect(&sources.store, &UsageStore::changed, &m_bus, &BusService::note);
}

void Outlets::start()
{
    m_started = true;
    m_hooks.apply();
    m_bus.start(wallClock());
}

void Outlets::apply()
{
    if (!m_started)
        return;
    m_hooks.apply();
    m_bus.note({}); // thresholds and words may be others
}

void Outlets::look(const AccountState& account)
{
    m_hooks.look(account);
}

} // namespace quotalamp
