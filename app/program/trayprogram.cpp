// SPDX-License-Identifier: MIT
#include "program/trayprogram.h"

#include "cli/translation.h"
#include "core/base/librarypages.h"
#include "core/base/process.h"
#include "core/base/turn.h"
#include "desktop/popup/cardstack.h"
#include "desktop/popup/emptypage.h"
#include "io/probe/sessionfollowing.h"
#include "io/session/sessionfiles.h"

#include <QApplication>
#include <QClipboard>
#include <QPixmapCache>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds learnedFrom = 5 * 7 * 24h; ///< of history
constexpr Milliseconds storePatience = 500ms;     ///< for a command that writes at the same time

/// Where the app keeps what it knows: nowhere in the demo.
const Places* kept(const StartOptions& options, const Places& places)
{
    return options.demo ? nullptr : &places;
}

std::unique_ptr<BackgroundPortal> portalFor(const StartOptions& options, const Places& places)
{
    return BackgroundPortal::decides() && !options.demo ? std::make_unique<BackgroundPortal>(&places) : nullptr;
}

/// The demo's own story needs none of the person's providers; recorded answers may be of one of them.
Providers providersFor(const StartOptions& options, const Places& places)
{
    return options.demo && options.answers.isEmpty() ? Providers{Registry::builtIn(), {}} : knownProviders(places);
}

} // namespace

TrayProgram::TrayProgram(const StartOptions& options, const Places& places)
    : m_options(options)
    , m_providers(providersFor(options, places), kept(options, places))
    , m_store(m_providers.registry(), kept(options, places))
    , m_settings({m_store, m_keys, m_providers.registry(), [this](const QString& id) { return m_overview.card(id); }},
          kept(options, places))
    , m_network(m_keys, !options.demo)
    , m_refresher(m_providers.registry(), m_network.http(), m_keys, m_store)
    , m_accounts({m_providers.registry(), m_keys, m_store, m_refresher}, kept(options, places))
    , m_demo(m_accounts, m_refresher, options.answers)
    , m_details({m_store, m_keys, m_settings.settings(), [this](const QString& id) { return m_overview.card(id); }},
          kept(options, places))
    , m_panel(options.background)
    , m_alerts(
          m_store, m_settings.settings(), [this](const Notice& notice) { return m_panel.tray().showMessage(notice); })
    , m_outlets({m_store, m_keys, m_providers.registry(), m_settings.settings()})
    , m_overview(m_store, m_settings.settings(), [this] { return sight(); })
    , m_calendar(m_store, m_settings.settings())
    , m_startAtLogin(Autostart::standard(), portalFor(options, places))
    , m_commands(places, m_store, m_refresher, m_settings.settings())
{
    m_store.setPatience(storePatience);
    m_refresher.setMachine(thisMachine());
    if (!options.demo)
        m_refresher.shareWithCommands(places);
    connectPanel();
    connectDetails();
    connectAlerts();
    connectOutlets();
    connectSettings();
    connectData();
    connectTroubles();
    connectRequests();
}

std::optional<int> TrayProgram::start()
{
    if (!m_options.demo && !m_commands.claim(m_options.background))
        return ExitOk;
    m_accounts.setAsking(m_options.demo);
    if (!m_options.demo)
        m_accounts.reload();
    else if (const auto status = m_demo.enterAtStart())
        return status;
    apply(nullptr);
    m_overview.makeAsWatched();
    m_panel.start();
    return std::nullopt;
}

/// The icon stands: what it does not need comes now.
void TrayProgram::startRest()
{
    m_refresher.start(m_settings.settings().interval);
    m_accounts.setAsking(true);
    m_alerts.tellHeldBack(wallClock());
    m_appearance.start();
    m_screenLock.start();
    m_network.watch();
    for (const QString& trouble : m_providers.troubles())
        m_alerts.tell(trouble);
    m_settings.start();
    auto* sessions = new SessionFollowing(m_store, m_providers.registry(), m_settings.settings(), this);
    connect(sessions, &SessionFollowing::heard, &m_refresher, &Refresher::observe);
    connect(&m_settings, &SettingsDesk::changed, sessions, &SessionFollowing::apply);
    sessions->apply();
    if (!m_options.demo)
        m_outlets.start();
}

/// The one place where settings act. `before` is what they were; null at the start.
void TrayProgram::apply(const Settings* before)
{
    const Settings& now = m_settings.settings();
    m_panel.apply(now);
    m_network.apply(now);
    if (now.wanted.elsewhere)
        m_presence.start();
    m_refresher.setPaidProbesPerDay(m_settings.paidCap());
    if (!before)
        return;
    m_outlets.apply();
    if (before->interval != now.interval)
        m_refresher.start(now.interval);
    if (before->language != now.language)
        installTranslation(*qApp, now.language);
    m_alerts.tellHeldBack(wallClock());
    m_overview.makeSoon();
}

void TrayProgram::connectPanel()
{
    const Tray& tray = m_panel.tray();
    connect(&tray, &Tray::refreshRequested, this, &TrayProgram::refreshAll);
    connect(&tray, &Tray::settingsRequested, this, &TrayProgram::openSettings);
    connect(&tray, &Tray::addAccountRequested, this, [this] { m_accounts.openAdd(); });
    connect(&tray, &Tray::quitRequested, this, &TrayProgram::quit);
    connect(&m_panel, &PanelDesk::settled, this, &TrayProgram::startRest);
    connect(&m_panel, &PanelDesk::popupMade, this, &TrayProgram::connectPopup);
    connect(&m_panel, &PanelDesk::opening, &m_overview, &OverviewClock::makeOutlines);
    connect(&m_panel, &PanelDesk::arranged, &m_settings, &SettingsDesk::change);
    connect(&m_panel, &PanelDesk::noTray, &m_alerts, &AlertDesk::tellNoTray);
    connect(&m_panel, &PanelDesk::visibleChanged, this, [this](bool visible) {
        // Numbers that are shown should be current; the cache keeps this from asking twice a minute. Once the popup stands.
        if (visible)
            QTimer::singleShot(Turn::keptFree(), this, [this] { m_refresher.refresh({}, Asked::Script); });
        m_overview.makeSoon();
    });
}

void TrayProgram::connectPopup(Popup* popup)
{
    connect(popup, &Popup::refreshRequested, this, &TrayProgram::refreshAll);
    connect(popup, &Popup::settingsRequested, this, &TrayProgram::openSettings);
    connect(popup, &Popup::addAccountRequested, this, [this] { m_accounts.openAdd(); });
    connect(popup, &Popup::quitRequested, this, &TrayProgram::quit);
    connect(popup, &Popup::demoRequested, &m_demo, &DemoDesk::enter);
    connect(popup, &Popup::leaveDemoRequested, this, &TrayProgram::leaveDemo);
    connect(popup, &Popup::calendarRequested, this, [this, popup] { m_calendar.askWhere(popup); });
    popup->cards()->setWording([this](const QString& id) { return m_overview.card(id); });
    connect(popup->cards(), &CardStack::actionRequested, this, &TrayProgram::act);
    connect(popup->cards(), &CardStack::detailsRequested, &m_details, &DetailsDesk::open);
    connect(popup->cards(), &CardStack::orderChosen, &m_accounts, &AccountDesk::arrange);
    if (m_accounts.accounts().empty())
        offerKeys(popup);
}

void TrayProgram::connectDetails()
{
    connect(&m_details, &DetailsDesk::opened, &m_overview, &OverviewClock::makeOutlines);
    connect(&m_details, &DetailsDesk::presentRequested, &m_overview, &OverviewClock::makeSoon);
    connect(&m_details, &DetailsDesk::refreshRequested, this,
        [this](const QString& accountId) { m_refresher.refresh(accountId, Asked::Person); });
    connect(&m_details, &DetailsDesk::snoozeRequested, &m_alerts, &AlertDesk::snoozeAccount);
    connect(&m_alerts, &AlertDesk::told, &m_details,
        [this](const LimitKey& limit) { m_details.recordNotice(limit, wallClock()); });
    connect(&m_details, &DetailsDesk::unsnoozeRequested, &m_alerts, &AlertDesk::unsnoozeAccount);
    connect(&m_details, &DetailsDesk::leaveDemoRequested, this, &TrayProgram::leaveDemo);
    connect(&m_details, &DetailsDesk::quitRequested, this, &TrayProgram::quit);
    connect(&m_details, &DetailsDesk::written, this, giveMemoryBack, Qt::QueuedConnection);
    // With the first readings on the disk the start is over: what only it ran goes, while the program is awake anyway. Not
    // beside an open window, which needs much of it; it goes once that is closed.
    connect(
        &m_details, &DetailsDesk::written, this,
        [this] {
            if (sight() == InSight::Icon)
                letLibraryPagesGoAside();
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void TrayProgram::connectAlerts()
{
    connect(&m_alerts, &AlertDesk::openRequested, &m_panel, &PanelDesk::show);
    connect(&m_alerts, &AlertDesk::refreshRequested, this,
        [this](const QString& accountId) { m_refresher.refresh(accountId, Asked::Person); });
    connect(&m_alerts, &AlertDesk::changed, &m_overview, &OverviewClock::makeSoon);
    connect(&m_alerts, &AlertDesk::untold, &m_panel, &PanelDesk::say);
    m_alerts.setHere([this]() -> UsedElsewhere::Here {
        return {m_presence.awaySince(), [](TimePoint since) { return anyWrittenSince(sessionFoldersHere(), since); }};
    });
    m_alerts.setKeyPages([this](const QString& provider) {
        const ProviderSummary* known = m_providers.registry().summary(provider);
        return known ? known->keyPage : QString();
    });
}

/// The person's own command and webhook, and programs on the bus.
void TrayProgram::connectOutlets()
{
    EventHooks* hooks = &m_outlets.hooks();
    connect(&m_alerts, &AlertDesk::happened, hooks, &EventHooks::take);
    connect(hooks, &EventHooks::failed, &m_alerts, &AlertDesk::tell);
    connect(hooks, &EventHooks::reported, &m_settings, [this, hooks] { m_settings.showHooks(hooks->reports()); });
    connect(hooks, &EventHooks::tokenKept, &m_settings,
        [this] { m_settings.change([](Settings& settings) { settings.hooks.token = true; }); });
    const BusService* bus = &m_outlets.bus();
    connect(bus, &BusService::refreshRequested, this,
        [this](const QString& accountId) { m_refresher.refresh(accountId, Asked::Command); });
    connect(bus, &BusService::showRequested, &m_commands, &RemoteCommands::showRequested);
}

void TrayProgram::connectSettings()
{
    connect(&m_settings, &SettingsDesk::changed, this, [this](const Settings& before) { apply(&before); });
    connect(&m_settings, &SettingsDesk::windowMade, this, &TrayProgram::connectSettingsWindow);
    connect(&m_network, &NetworkDesk::proxyLoginKept, &m_settings,
        [this] { m_settings.change([](Settings& settings) { settings.proxy.login = true; }); });
    connect(&m_startAtLogin, &StartAtLogin::changed, &m_settings,
        [this] { m_settings.showStartsAtLogin(m_startAtLogin.isOn()); });
}

void TrayProgram::connectSettingsWindow(SettingsWindow* window)
{
    connect(window, &SettingsWindow::startAtLoginRequested, &m_startAtLogin, &StartAtLogin::set);
    connect(window, &SettingsWindow::proxyLoginEntered, &m_network, &NetworkDesk::keepProxyLogin);
    connect(window, &SettingsWindow::forgetRequested, this, [this] {
        m_details.forget();
        m_store.forget();
    });
    connect(window, &SettingsWindow::learnedTimeWanted, window, [this, window] {
        const auto courses = m_details.courses(wallClock() - learnedFrom);
        window->setLearnedTime(learnedWorkingTime(courses), knownWeeks(courses));
    });
    connect(window, &SettingsWindow::leaveDemoRequested, this, &TrayProgram::leaveDemo);
    connect(window, &SettingsWindow::addRequested, this, [this] { m_accounts.openAdd(); });
    connect(window, &SettingsWindow::editRequested, &m_accounts, &AccountDesk::openEdit);
    connect(window, &SettingsWindow::removeRequested, &m_accounts, &AccountDesk::remove);
    connect(window, &SettingsWindow::renameRequested, &m_accounts, &AccountDesk::rename);
    connect(window, &SettingsWindow::moveRequested, &m_accounts, &AccountDesk::move);
    connect(window, &SettingsWindow::paidProbeRequested, &m_accounts, &AccountDesk::setPaidProbe);
    window->setHookReports(m_outlets.hooks().reports());
    connect(window, &SettingsWindow::testEventRequested, &m_outlets.hooks(), &EventHooks::test);
    connect(window, &SettingsWindow::webhookTokenEntered, &m_outlets.hooks(), &EventHooks::keepToken);
    connect(window, &SettingsWindow::testNotificationRequested, &m_alerts, &AlertDesk::tellTest);
}

void TrayProgram::connectData()
{
    connect(&m_store, &UsageStore::changed, this, &TrayProgram::onChanged);
    connect(&m_network, &NetworkDesk::incidentTold, &m_store, &UsageStore::setIncident);
    connect(&m_network, &NetworkDesk::returned, this, &TrayProgram::onReturn);
    connect(&m_overview, &OverviewClock::made, this, &TrayProgram::present);
    connect(&m_accounts, &AccountDesk::otherProviderWanted, &m_providers, &ProviderDesk::describe);
    connect(&m_providers, &ProviderDesk::added, &m_accounts, &AccountDesk::openAdd);
    connect(&m_accounts, &AccountDesk::removed, this, [this](const QString& accountId) {
        m_details.forget(accountId);
        m_network.http().forgetConnections(); // which hold what was sent last
    });
}

void TrayProgram::connectTroubles()
{
    connect(&m_accounts, &AccountDesk::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_demo, &DemoDesk::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_store, &UsageStore::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_details, &DetailsDesk::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_calendar, &CalendarDesk::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_settings, &SettingsDesk::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_network, &NetworkDesk::failed, &m_alerts, &AlertDesk::tell);
    connect(&m_startAtLogin, &StartAtLogin::failed, &m_alerts, &AlertDesk::tell);
}

/// What commands, second starts and the system ask for.
void TrayProgram::connectRequests()
{
    connect(&m_commands, &RemoteCommands::showRequested, this, [this](const QByteArray& token) {
        // Read by Qt when the window asks to come to the front (Wayland), then gone.
        if (!token.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", token);
        m_panel.show();
    });
    connect(&m_commands, &RemoteCommands::reloadRequested, &m_accounts, &AccountDesk::reload);
    connect(&m_commands, &RemoteCommands::quitRequested, this, &TrayProgram::quit);
    connect(&m_quitSignals, &QuitSignals::quitRequested, this, &TrayProgram::quit);
    connect(&m_appearance, &Appearance::changed, this, [this] { wear(m_appearance.look()); });
    connect(&m_screenLock, &ScreenLock::changed, &m_overview, &OverviewClock::makeSoon);
    connect(&m_screenLock, &ScreenLock::changed, &m_presence,
        [this](bool locked) { m_presence.hearScreen(locked, wallClock()); });
    connect(&m_closedWindows, &ClosedWindows::longClosed, this, &TrayProgram::tidy);
}

void TrayProgram::present(const Overview& overview)
{
    m_outlets.bus().tell(wallClock());
    m_panel.present(overview);
    m_settings.present(overview);
    m_details.present(overview);
}

void TrayProgram::refreshAll()
{
    m_refresher.refresh({}, Asked::Person);
}

void TrayProgram::offerKeys(Popup* popup)
{
    const auto found = environmentKeys(m_providers.registry(), QProcessEnvironment::systemEnvironment());
    std::vector<Offer> offers;
    offers.reserve(found.size());
    for (const EnvironmentKey& each : found)
        offers.push_back({each.name, each.keyVariable.isEmpty() ? each.urlVariable : each.keyVariable});
    connect(popup->emptyPage(), &EmptyPage::offerTaken, &m_accounts,
        [this, found](int index) { m_accounts.openFound(found.at(std::size_t(index))); });
    popup->emptyPage()->offer(offers);
}

void TrayProgram::openSettings()
{
    m_settings.open(m_overview.outlines());
    m_settings.showStartsAtLogin(m_startAtLogin.isOn());
    m_overview.makeSoon();
}

void TrayProgram::act(const QString& accountId, CardAction action)
{
    switch (action) {
    case CardAction::EnterKey:
    case CardAction::ReplaceKey:
        return m_accounts.openEdit(accountId, true);
    case CardAction::EditAccount:
        return m_accounts.openEdit(accountId, false);
    case CardAction::UnlockKeychain:
        return m_keys.unlock();
    case CardAction::TryAgain:
        return m_refresher.refresh(accountId, Asked::Person);
    case CardAction::CopyReport:
        return copyReport(accountId);
    case CardAction::None:
        break;
    }
}

void TrayProgram::copyReport(const QString& accountId) const
{
    const AccountState* state = m_store.find(accountId);
    if (state && state->snapshot.error)
        QGuiApplication::clipboard()->setText(state->snapshot.error->report);
}

void TrayProgram::onChanged(const QString& accountId)
{
    m_overview.makeSoon();
    const AccountState* account = accountId.isEmpty() ? nullptr : m_store.find(accountId);
    if (!account || account->checking)
        return; // that it is being asked tells nothing new
    if (const auto seeded = m_details.seeded(*account))
        return m_store.setSnapshot(accountId, *seeded); // which comes here again
    m_network.askStatusPage(*account, m_providers.registry());
    m_details.record(*account);
    m_alerts.look(*account, wallClock());
    m_outlets.look(*account);
}

InSight TrayProgram::sight() const
{
    if (m_screenLock.isLocked())
        return InSight::Icon;
    const bool watched = m_panel.isWatched() || m_details.isWatched() || m_settings.isWatched();
    return watched ? InSight::Outlines : InSight::Icon;
}

/// The network or the machine is there again: what was due meanwhile is due now.
void TrayProgram::onReturn()
{
    m_refresher.wake();
    m_alerts.tellHeldBack(wallClock());
    m_overview.makeSoon();
}

/// What closed windows took goes back to the system, pictures and all.
void TrayProgram::tidy()
{
    m_panel.tidy();
    m_settings.tidy();
    m_details.tidy();
    QPixmapCache::clear();
    giveMemoryBack();
    letLibraryPagesGoAside();
}

/// A program that was started as the demo has nothing to go back to.
void TrayProgram::leaveDemo()
{
    if (m_options.demo)
        return quit();
    m_demo.leave();
    m_overview.makeSoon();
}

void TrayProgram::quit()
{
    m_refresher.stop();
    m_store.flush();
    m_details.flush();
    QCoreApplication::quit();
}

} // namespace quotalamp
