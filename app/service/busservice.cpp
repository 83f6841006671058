// SPDX-License-Identifier: MIT
#include "service/busservice.h"

#include "core/words/accountlines.h"
#include "io/files/usagestore.h"
#include "service/busobjects.h"

#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds lookAtAllEvery = 1min;

} // namespace

BusService::BusService(const UsageStore& store, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
{
}

BusService::~BusService() = default;

void BusService::start(TimePoint now)
{
    auto objects = std::make_unique<BusObjects>(m_summary, m_accounts);
    if (!objects->start())
        return;
    connect(objects.get(), &BusObjects::showRequested, this, &BusService::showRequested);
    connect(objects.get(), &BusObjects::refreshRequested, this, &BusService::refreshRequested);
    (void)lookAtAll(now);
    m_summary = busSummary(m_inOrder);
    m_objects = std::move(objects); // only now: what is there from the start is no change
}

void BusService::note(const QString& accountId)
{
    if (!m_objects)
        return;
    if (accountId.isEmpty())
        m_lookedAt.reset();
    else
        m_noted.insert(accountId);
}

void BusService::tell(TimePoint now)
{
    if (!m_objects)
        return;
    const bool all = !m_lookedAt || now < *m_lookedAt || now - *m_lookedAt >= lookAtAllEvery;
    if (all)
        tellSince(lookAtAll(now));
    else if (!m_noted.isEmpty())
        tellSince(lookAtNoted(now));
}

FormerBusAccounts BusService::lookAtAll(TimePoint now)
{
    const AccountSubjects subjects(m_store.states());
    FormerBusAccounts before;
    for (auto& [path, account] : std::exchange(m_accounts, {}))
        before.emplace(path, std::move(account));
    m_inOrder.clear();
    for (const AccountState& state : m_store.states()) {
        if (state.account.demo)
            continue;
        const QString path = busPath(state.account.id);
        const auto place =
            m_accounts.insert_or_assign(path, busAccount(state, subjects.of(state), now, m_settings)).first;
        m_inOrder.push_back(&place->second);
        before.try_emplace(path);
    }
    m_noted.clear();
    m_lookedAt = now;
    return before;
}

FormerBusAccounts BusService::lookAtNoted(TimePoint now)
{
    const AccountSubjects subjects(m_store.states());
    FormerBusAccounts before;
    for (const QString& id : std::exchange(m_noted, {})) {
        const AccountState* state = m_store.find(id);
        const auto known = m_accounts.find(busPath(id));
        if (!state || known == m_accounts.end())
            continue; // the demo's; of others that come and go the whole list is told
        BusAccount next = busAccount(*state, subjects.of(*state), now, m_settings);
        before.emplace(known->first, std::exchange(known->second, std::move(next)));
    }
    return before;
}

void BusService::tellSince(const FormerBusAccounts& before)
{
    const QVariantMap summaryBefore = std::exchange(m_summary, busSummary(m_inOrder));
    m_objects->tellChanges(summaryBefore, before);
}

} // namespace quotalamp
