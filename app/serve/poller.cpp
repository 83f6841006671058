// SPDX-License-Identifier: MIT
#include "serve/poller.h"

#include "core/base/process.h"
#include "core/words/statusjson.h"
#include "io/net/proxylogin.h"

#include <utility>

namespace quotalamp {

namespace {

constexpr Milliseconds answerGoesWithin{100};

} // namespace

Poller::Poller(const Places& places, QObject* parent)
    : StatusSource(parent)
    , m_places(places)
    , m_providers(knownProviders(places))
    , m_store(m_providers.registry, &m_places)
    , m_settings(&m_places)
    , m_refresher(m_providers.registry, m_http, m_keys, m_store)
    , m_accounts(m_providers.registry, m_keys, &m_places)
    , m_commands(m_places, m_store, m_refresher, m_settings.settings())
    , m_hooks({m_store, m_keys, m_providers.registry, m_settings.settings()})
    , m_sessions(m_store, m_providers.registry, m_settings.settings())
{
    m_commands.yieldToOthers();
    m_refresher.setMachine(thisMachine());
    m_refresher.setKeyAddresses(m_accounts.addresses());
    connectParts();
}

Poller::~Poller()
{
    m_refresher.setKeyAddresses(nullptr);
}

void Poller::connectParts()
{
    connect(&m_accounts, &AccountService::changed, this, [this] { m_store.setAccounts(m_accounts.accounts()); });
    connect(&m_accounts, &AccountService::reloaded, this, [this] { m_refresher.refresh({}, Asked::Background); });
    connect(&m_accounts, &AccountService::renewed, &m_refresher, &Refresher::invalidate);
    connect(&m_accounts, &AccountService::unreadable, this, &Poller::failed);
    connect(&m_store, &UsageStore::failed, this, &Poller::failed);
    connect(&m_store, &UsageStore::changed, this, [this](const QString& accountId) {
        const AccountState* account = accountId.isEmpty() ? nullptr : m_store.find(accountId);
        if (account && !account->checking)
            m_hooks.watch(*account, wallClock());
    });
    connect(&m_sessions, &SessionFollowing::heard, &m_refresher, &Refresher::observe);
    connect(&m_hooks, &EventHooks::failed, this, &Poller::failed);
    connect(&m_settings, &SettingsKeeper::failed, this, &Poller::failed);
    connect(&m_settings, &SettingsKeeper::changedElsewhere, this, &Poller::apply);
    connect(&m_commands, &RemoteCommands::reloadRequested, &m_accounts, &AccountService::follow);
    connect(&m_commands, &RemoteCommands::quitRequested, this, &Poller::quitRequested);
    // Its answer has to go out before the socket does.
    m_yielding.setSingleShot(true);
    m_yielding.setInterval(answerGoesWithin);
    connect(&m_commands, &RemoteCommands::yieldRequested, &m_yielding, [this] {
        if (!m_yielding.isActive()) // it asks again and again
            m_yielding.start();
    });
    connect(&m_yielding, &QTimer::timeout, this, &Poller::yieldRequested, Qt::QueuedConnection);
    connect(&m_network, &NetworkWatch::returned, this, [this] {
        m_http.forgetConnections();
        m_refresher.wake();
    });
}

bool Poller::start()
{
    if (!m_commands.claim(true))
        return false;
    for (const BrokenDescriptor& broken : m_providers.broken)
        Q_EMIT failed(tr("“%1” describes no provider; “quotalamp provider check” tells why.").arg(broken.file));
    m_applied.interval = {};
    m_refresher.shareWithCommands(m_places);
    m_accounts.follow();
    apply();
    m_settings.start();
    return true;
}

/// The one place where settings act.
void Poller::apply()
{
    const Settings before = std::exchange(m_applied, m_settings.settings());
    m_refresher.setPaidProbesPerDay(m_settings.paidCap());
    m_hooks.apply();
    m_sessions.apply();
    m_http.setProxy(m_applied.proxy);
    if (before.proxy != m_applied.proxy)
        readProxyLogin(m_keys, m_http, m_applied.proxy, this, [] {});
    if (before.interval != m_applied.interval)
        m_refresher.start(m_applied.interval);
}

void Poller::tell(const StatusWish& wish, QObject* /*context*/, const Told& told)
{
    const TimePoint now = wallClock();
    const Settings& settings = m_settings.settings();
    if (wish.text == StatusWish::Text::Document)
        return told(QByteArray::fromStdString(statusTree(m_store.states(), now, settings, now).indented()));
    told(metricsText(m_store.states(), now, settings, {wish.dialect, wish.labels, m_commands.probeCounts()}));
}

bool Poller::finish()
{
    m_refresher.stop();
    m_store.flush();
    return m_store.trouble().isEmpty();
}

} // namespace quotalamp
