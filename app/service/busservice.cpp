// SPDX-License-Identifier: MIT
#include "service/busservice.h"

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
    , m_turn([this] { goOn(); })
{
}

BusService::~BusService() = default;

void BusService::start(TimePoint now)
{
    if (m_objects || !BusObjects::isPossible())
        return;
    m_isStarted = true;
    lookAtAll(now);
    goOn();
}

void BusService::note(const QString& accountId)
{
    if (!m_isStarted)
        return;
    if (accountId.isEmpty())
        m_lookedAt.reset();
    else
        m_noted.insert(accountId);
}

void BusService::tell(TimePoint now)
{
    if (!m_isStarted)
        return;
    const bool all = !m_lookedAt || now < *m_lookedAt || now - *m_lookedAt >= lookAtAllEvery;
    if (all)
        lookAtAll(now);
    else if (!m_noted.isEmpty())
        lookAtNoted(now);
    goOn();
}

void BusService::lookAtAll(TimePoint now)
{
    std::map<QString, BusAccount> gone = std::exchange(m_accounts, {});
    m_inOrder.clear();
    m_due.clear();
    for (const AccountState& state : m_store.states()) {
        if (state.account.demo)
            continue;
        if (auto known = gone.extract(busPath(state.account.id)))
            m_accounts.insert(std::move(known));
        m_due.insert(state.account.id);
    }
    if (m_objects) {
        for (const auto& [path, account] : gone)
            m_objects->tellGone(path);
    }
    m_lookedAt = now;
    begin(now);
}

void BusService::lookAtNoted(TimePoint now)
{
    m_due += m_noted;
    begin(now);
}

void BusService::begin(TimePoint now)
{
    m_noted.clear();
    m_now = now;
    m_subjects.emplace(m_store.states());
    m_isBehind = true;
}

void BusService::goOn()
{
    while (!m_due.isEmpty() && m_turn.hasTime()) {
        const QString id = *m_due.begin();
        m_due.erase(m_due.begin());
        look(id);
    }
    if (m_due.isEmpty() && std::exchange(m_isBehind, false))
        tellSummary();
}

void BusService::look(const QString& id)
{
    const AccountState* state = m_store.find(id);
    if (!state || state->account.demo)
        return; // of those that come and go all are looked at
    const auto [known, isNew] = m_accounts.try_emplace(busPath(id));
    BusAccount& account = known->second;
    const BusAccount before = std::exchange(account, busAccount(*state, m_subjects->of(*state), m_now, m_settings));
    if (isNew)
        m_inOrder.clear();
    if (!m_objects)
        return;
    if (isNew)
        m_objects->tellNew(known->first, account);
    else
        m_objects->tellChange(known->first, before, account);
}

void BusService::tellSummary()
{
    if (m_inOrder.empty())
        putInOrder();
    const QVariantMap before = std::exchange(m_summary, busSummary(m_inOrder));
    if (m_objects)
        return m_objects->tellSummary(before);
    auto objects = std::make_unique<BusObjects>(m_summary, m_accounts);
    connect(objects.get(), &BusObjects::showRequested, this, &BusService::showRequested);
    connect(objects.get(), &BusObjects::refreshRequested, this, &BusService::refreshRequested);
    objects->start();
    m_objects = std::move(objects);
}

void BusService::putInOrder()
{
    for (const AccountState& state : m_store.states()) {
        if (const auto known = m_accounts.find(busPath(state.account.id)); known != m_accounts.end())
            m_inOrder.push_back(&known->second);
    }
}

} // namespace quotalamp
