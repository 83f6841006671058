// SPDX-License-Identifier: MIT
#include "program/settingsdesk.h"

#include "io/probe/sessiontraffic.h"

#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "io/net/statuspages.h"

#include <utility>

namespace quotalamp {

SettingsDesk::SettingsDesk(Sources sources, const Places* places, QObject* parent)
    : QObject(parent)
    , m_sources(std::move(sources))
    , m_places(places ? std::optional(*places) : std::nullopt)
    , m_keeper(places)
    , m_told(m_keeper.settings())
{
    connect(&m_keeper, &SettingsKeeper::changedElsewhere, this, &SettingsDesk::settle);
    connect(&m_sources.store, &UsageStore::changed, this, [this](const QString& accountId) {
        if (accountId.isEmpty())
            m_toldPlaces = false;
    });
    connect(&m_keeper, &SettingsKeeper::failed, this, &SettingsDesk::failed);
}

void SettingsDesk::start()
{
    m_keeper.start();
}

void SettingsDesk::change(const SettingsEdit& edit)
{
    Settings changed = settings();
    edit(changed);
    if (changed == settings())
        return;
    m_keeper.change(changed);
    settle();
}

void SettingsDesk::settle()
{
    const Settings before = std::exchange(m_told, settings());
    if (m_window)
        m_window->setSettings(settings());
    Q_EMIT changed(before);
}

void SettingsDesk::open(const Overview& overview)
{
    if (!m_window) {
        m_window = std::make_unique<SettingsWindow>(
            AccountSource{[this](const QString& id) { return m_sources.store.find(id); },
                [this](const QString& id) { return m_sources.keys.hint(id); }, m_sources.card});
        m_toldPlaces = false;
        m_window->restoreGeometry(m_place);
        m_window->setSettings(settings());
        if (m_places)
            m_window->setFolders(m_places->config, m_places->state);
        connect(m_window.get(), &SettingsWindow::settingsChanged, this,
            [this](const Settings& chosen) { change([&chosen](Settings& settings) { settings = chosen; }); });
        Q_EMIT windowMade(m_window.get());
    }
    fill(overview);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void SettingsDesk::present(const Overview& overview)
{
    if (isWatched())
        fill(overview);
}

void SettingsDesk::tidy()
{
    if (!m_window || m_window->isVisible())
        return;
    m_place = m_window->saveGeometry();
    m_window.reset();
}

void SettingsDesk::fill(const Overview& overview)
{
    if (!std::exchange(m_toldPlaces, true))
        tellPlaces();
    QStringList ids;
    for (const AccountState& state : m_sources.store.states())
        ids << state.account.id;
    m_window->present(ids, overview.demo);
}

/// What is read beside the providers' answers: that changes with the list of accounts alone.
void SettingsDesk::tellPlaces()
{
    QStringList pages;
    QStringList tools;
    for (const AccountState& state : m_sources.store.states()) {
        pages << statusPageOf(state, m_sources.registry);
        if (sessionSource(state, m_sources.registry))
            tools << state.loginTool;
    }
    m_window->setSessionTools(tools);
    m_window->setStatusPages(pages);
}

void SettingsDesk::showStartsAtLogin(std::optional<bool> on)
{
    if (m_window)
        m_window->setStartsAtLogin(on);
}

void SettingsDesk::showHooks(const HookReports& reports)
{
    if (m_window)
        m_window->setHookReports(reports);
}

} // namespace quotalamp
