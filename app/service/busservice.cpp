// SPDX-License-Identifier: MIT
#include "service/busservice.h"

#include "core/words/accountlines.h"
#include "io/files/usagestore.h"
#include "service/busobjects.h"

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds lookAtAll = 1min;

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
    look(now, true);
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
    const bool all = !m_lookedAt || now < *m_lookedAt || now - *m_lookedAt >= lookAtAll;
    if (all || !m_noted.isEmpty())
        look(now, all);
}

void BusService::look(TimePoint now, bool all)
{
    std::map<QString, BusAccount> accounts;
    std::vector<const BusAccount*> list;
    const AccountSubjects subjects(m_store.states());
    for (const AccountState& state : m_store.states()) {
        if (state.account.demo)
            continue;
        const QString path = busPath(state.account.id);
        const auto known = m_accounts.find(path);
        const bool isOld = all || known == m_accounts.end() || m_noted.contains(state.account.id);
        const auto [place, isNew] = accounts.insert_or_assign(
            path, isOld ? busAccount(state, subjects.of(state), now, m_settings) : known->second);
        list.push_back(&place->second);
    }
    m_noted.clear();
    if (all)
        m_lookedAt = now;
    const std::map<QString, BusAccount> before = std::exchange(m_accounts, std::move(accounts));
    const QVariantMap summaryBefore = std::exchange(m_summary, busSummary(list));
    if (m_objects)
        m_objects->tellChanges(summaryBefore, before);
}

} // namespace quotalamp
