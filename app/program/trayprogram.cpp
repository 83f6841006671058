// SPDX-License-Identifier: MIT
#include "program/trayprogram.h"

#include "cli/console.h"
#include "cli/translation.h"
#include "core/rules/quiethours.h"
#include "core/words/alertwords.h"
#include "core/words/errorwords.h"
#include "desktop/kit/accountwords.h"
#include "desktop/popup/cardstack.h"
#include "desktop/popup/emptypage.h"

#include <QApplication>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QChar topicSeparator = u'\n';
constexpr auto refreshAction = "refresh"_L1;
constexpr auto snoozeAction = "snooze"_L1;
constexpr auto returnAction = "return"_L1;
constexpr auto mostQuiet = 1h; ///< until the clock, which may be set meanwhile, is asked again
constexpr auto testTopic = "test"_L1;
constexpr auto troubleTopic = "trouble"_L1;
constexpr auto othersStart = 3s; ///< until another instance listens
constexpr auto pauseBetweenAsking = 50ms;
constexpr Milliseconds patience = 500ms; ///< for a command that writes at the same time
constexpr auto chartPace = 1min;         ///< between drawings of a chart without anything new

/// A panel that starts with the session may come late; a person who starts the program waits for a window.
TrayHostOptions trayHostOptions(const StartOptions& options)
{
    TrayHostOptions result;
    if (!options.background)
        result.grace = 2s;
    return result;
}

} // namespace

TrayProgram::TrayProgram(const StartOptions& options, Places places)
    : m_options(options)
    , m_places(std::move(places))
    , m_settingsKeeper(options.demo ? nullptr : &m_places)
    , m_settings(m_settingsKeeper.settings())
    , m_providers(
          options.demo && options.answers.isEmpty() ? Providers{Registry::builtIn(), {}} : knownProviders(m_places))
    , m_store(m_providers.registry, options.demo ? nullptr : &m_places)
    , m_history(options.demo ? nullptr : &m_places)
    , m_refresher(m_providers.registry, m_http, m_keys, m_store)
    , m_desk({m_providers.registry, m_keys, m_store, m_refresher}, options.demo ? nullptr : &m_places)
    , m_demo(m_desk, m_refresher, options.answers)
    , m_instance(m_places)
    , m_commands(m_store, m_refresher, m_settings)
    , m_trayHost(trayHostOptions(options))
    , m_tray(m_trayHost)
    , m_notifier([this](const Notice& notice) { return m_tray.showMessage(notice); })
    , m_statusPages(m_http)
{
    m_presentSoon.setSingleShot(true);
    m_clock.setSingleShot(true);
    connect(&m_presentSoon, &QTimer::timeout, this, &TrayProgram::present);
    connect(&m_clock, &QTimer::timeout, this, &TrayProgram::present);
    m_store.setPatience(patience);
    m_quietHours.setSingleShot(true);
    m_quietHours.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_quietHours, &QTimer::timeout, this, &TrayProgram::watchQuietHours);
    applyToPopup();
    m_tray.setStyle(m_settings.iconStyle, m_settings.panelTone);
    connectTray();
    connectPopup();
    connectPopupChoices();
    connectStrip();
    connectData();
    if (BackgroundPortal::decides() && !m_options.demo)
        connectPortal();
    connect(&m_appearance, &Appearance::changed, this, [this] { wear(m_appearance.look()); });
}

TrayProgram::~TrayProgram()
{
    delete m_providerDialog;
}

std::optional<int> TrayProgram::start()
{
    if (!m_options.demo && !claimInstance())
        return ExitOk;
    m_firstWindow = !m_options.background;
    if (m_options.demo) {
        if (const auto status = m_demo.enterAtStart())
            return status;
    } else {
        m_desk.reload();
    }
    if (m_desk.accounts().empty())
        offerKeys();
    m_http.setProxy(m_settings.proxy);
    showProxyLogin();
    m_statusPages.setOn(m_settings.statusPages);
    m_refresher.setPaidProbesPerDay(m_settingsKeeper.paidCap());
    m_refresher.start(m_settings.interval);
    watchQuietHours();
    present();
    m_trayHost.start();
    m_appearance.start();
    for (const BrokenDescriptor& broken : m_providers.broken)
        tell(tr("%1 is left out; quotalamp provider check says why.").arg(broken.file));
    m_settingsKeeper.start();
    return std::nullopt;
}

void TrayProgram::connectTray()
{
    connect(&m_tray, &Tray::toggleRequested, this, [this](const QRect& icon, const QPoint& cursor) {
        if (!m_popup.isVisible())
            present();
        m_popup.toggleNear(icon, cursor);
    });
    connect(&m_tray, &Tray::openRequested, this, &TrayProgram::showPopup);
    connect(&m_tray, &Tray::refreshRequested, this, [this] { m_refresher.refresh({}, Asked::Person); });
    connect(&m_tray, &Tray::settingsRequested, this, &TrayProgram::openSettings);
    connect(&m_tray, &Tray::addAccountRequested, &m_desk, [this] { m_desk.openAdd(); });
    connect(&m_tray, &Tray::quitRequested, this, &TrayProgram::quit);
    connect(&m_tray, &Tray::shown, this, [this] {
        m_popup.setWindowMode(false);
        showFirstWindow();
    });
    connect(&m_tray, &Tray::lost, this, [this] { m_popup.setWindowMode(true); });
    connect(&m_trayHost, &TrayHostMonitor::missing, this, &TrayProgram::onTrayMissing);
}

void TrayProgram::connectPopup()
{
    connect(&m_popup, &Popup::refreshRequested, this, [this] { m_refresher.refresh({}, Asked::Person); });
    connect(&m_popup, &Popup::addAccountRequested, &m_desk, [this] { m_desk.openAdd(); });
    connect(&m_popup, &Popup::demoRequested, &m_demo, &DemoDesk::enter);
    connect(&m_popup, &Popup::leaveDemoRequested, this, &TrayProgram::leaveDemo);
    connect(
        &m_popup, &Popup::offerTaken, this, [this](int index) { m_desk.openFound(m_offered.at(std::size_t(index))); });
    connect(&m_popup, &Popup::settingsRequested, this, &TrayProgram::openSettings);
    connect(m_popup.cards(), &CardStack::actionRequested, this, &TrayProgram::act);
    connect(&m_popup, &Popup::quitRequested, this, &TrayProgram::quit);
    connect(&m_popup, &Popup::visibleChanged, this, [this](bool visible) {
        // Numbers that are shown should be current; the cache keeps this from asking twice a minute.
        if (visible)
            m_refresher.refresh({}, Asked::Script);
        presentSoon();
    });
    connect(&m_notifier, &Notifier::actionInvoked, this, &TrayProgram::onNotice);
    connect(&m_notifier, &Notifier::undelivered, this, [this](const Notice& notice) {
        // A limit shows in its card anyway; a trouble would be lost.
        if (notice.topic == troubleTopic)
            m_popup.say(notice.body);
    });
}

/// What a person arranges in the popup is kept like any other choice.
void TrayProgram::connectPopupChoices()
{
    connect(&m_popup, &Popup::asked, this, &TrayProgram::sayOtherwise);
    connect(m_popup.cards(), &CardStack::detailsRequested, this, &TrayProgram::openDetails);
    const auto change = [this](auto edit) {
        Settings changed = m_settings;
        edit(changed);
        changeSettings(changed);
    };
    connect(m_popup.cards(), &CardStack::foldingChanged, this,
        [change](const QStringList& folded, const QStringList& unfolded) {
            change([&](Settings& settings) {
                settings.folded = folded;
                settings.unfolded = unfolded;
            });
        });
    connect(m_popup.cards(), &CardStack::orderChosen, this, [this, change](const QStringList& accountIds) {
        m_desk.arrange(accountIds);
        change([](Settings& settings) { settings.ownOrder = true; });
    });
    connect(m_popup.cards(), &CardStack::urgencyOrderChosen, this,
        [change] { change([](Settings& settings) { settings.ownOrder = false; }); });
    connect(&m_popup, &Popup::sizeChosen, this,
        [change](QSize size) { change([&](Settings& settings) { settings.popupSize = size; }); });
    connect(&m_popup, &Popup::windowSizeChosen, this,
        [change](QSize size) { change([&](Settings& settings) { settings.windowSize = size; }); });
    connect(&m_strip, &Strip::moved, this,
        [change](QPoint place) { change([&](Settings& settings) { settings.stripPlace = place; }); });
}

/// The window or the strip, never both, and neither where there is a tray to open the popup from.
void TrayProgram::connectStrip()
{
    connect(&m_popup, &Popup::stripRequested, this, [this] {
        m_strip.open();
        m_popup.hide();
        presentSoon();
    });
    connect(&m_strip, &Strip::openRequested, this, &TrayProgram::showPopup);
    connect(&m_popup, &Popup::visibleChanged, &m_strip, [this](bool visible) {
        if (visible)
            m_strip.hide();
    });
    connect(&m_tray, &Tray::shown, &m_strip, &QWidget::hide);
}

void TrayProgram::applyToPopup()
{
    m_popup.setCloseOnFocusLoss(m_settings.closeOnFocusLoss);
    m_popup.cards()->setFolding({m_settings.folded, m_settings.unfolded});
    m_popup.cards()->setOwnOrder(m_settings.ownOrder);
    m_popup.setChosenSizes(m_settings.popupSize, m_settings.windowSize);
    m_strip.setPlace(m_settings.stripPlace);
}

void TrayProgram::connectData()
{
    connect(&m_store, &UsageStore::changed, this, &TrayProgram::onChanged);
    connect(&m_keys, &KeyStore::changed, this, &TrayProgram::showProxyLogin);
    connect(&m_statusPages, &StatusPages::told, &m_store, &UsageStore::setIncident);
    connect(&m_desk, &AccountDesk::failed, this, &TrayProgram::tell);
    connect(&m_demo, &DemoDesk::failed, this, &TrayProgram::tell);
    connect(&m_store, &UsageStore::failed, this, &TrayProgram::tell);
    connect(&m_history, &History::failed, this, &TrayProgram::tell);
    connect(&m_settingsKeeper, &SettingsKeeper::failed, this, &TrayProgram::tell);
    connect(&m_settingsKeeper, &SettingsKeeper::changedElsewhere, this, [this](const Settings& settings) {
        wearSettings(settings);
        if (m_settingsWindow)
            m_settingsWindow->setSettings(m_settings);
    });
    connect(&m_desk, &AccountDesk::otherProviderWanted, this, &TrayProgram::describeProvider);
    connect(&m_desk, &AccountDesk::removed, this, [this](const QString& accountId) {
        m_history.forget(accountId);
        m_http.forgetConnections(); // which hold what was sent last
    });
    connect(&m_commands, &RemoteCommands::showRequested, this, [this](const QByteArray& token) {
        // Read by Qt when the window asks to come to the front (Wayland), then gone.
        if (!token.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", token);
        showPopup();
    });
    connect(&m_commands, &RemoteCommands::reloadRequested, &m_desk, &AccountDesk::reload);
    connect(&m_commands, &RemoteCommands::quitRequested, this, &TrayProgram::quit);
    connect(&m_wakeups, &Wakeups::woke, this, &TrayProgram::onReturn);
    connect(&m_network, &NetworkWatch::returned, this, &TrayProgram::onReturn);
    connect(&m_quitSignals, &QuitSignals::quitRequested, this, &TrayProgram::quit);
}

bool TrayProgram::claimInstance()
{
    const auto handler = [this](const QJsonObject& command, const Instance::Reply& reply) {
        m_commands.handle(command, reply);
    };
    const QJsonObject show{{u"verb"_s, u"show"_s}, {u"token"_s, QString::fromLatin1(qgetenv("XDG_ACTIVATION_TOKEN"))}};
    // The other one may have started a moment ago and not listen yet, or be about to end.
    for (QDeadlineTimer limit(othersStart);; QThread::msleep(Milliseconds(pauseBetweenAsking).count())) {
        if (m_instance.claim(handler))
            return true;
        if (m_options.background)
            return false;
        const auto shown = askInstance(m_places, show, 5s);
        if (!shown && shown.error() == NoAnswer::Silent)
            printNote(tr("Quotalamp is running already and does not answer; end it to start it anew."));
        if (shown || shown.error() == NoAnswer::Silent || limit.hasExpired())
            return false;
    }
}

/// Back to the person's own accounts, or to none; a program that was started as a demo has nothing to go back to.
void TrayProgram::leaveDemo()
{
    if (m_options.demo)
        return quit();
    m_demo.leave();
    presentSoon();
}

void TrayProgram::present()
{
    const TimePoint now = wallClock();
    m_overview = overview(m_store.states(), now, m_settings, m_store.ledger().totals(now));
    m_tray.present(m_overview);
    m_popup.present(m_overview);
    m_strip.present(m_overview);
    if (m_settingsWindow && m_settingsWindow->isVisible())
        presentSettings();
    presentDetails();
    const bool watched = isWatched();
    const auto next = watched ? m_overview.nextChange : m_overview.nextIconChange;
    if (!next)
        return m_clock.stop();
    m_clock.setTimerType(watched ? Qt::CoarseTimer : Qt::VeryCoarseTimer);
    m_clock.start(std::max<Milliseconds>(*next, 1s));
}

void TrayProgram::presentSoon()
{
    if (!m_presentSoon.isActive())
        m_presentSoon.start(0);
}

void TrayProgram::presentSettings()
{
    QHash<QString, QString> hints;
    QStringList pages;
    for (const auto& state : m_store.states()) {
        hints.insert(state.account.id, m_keys.hint(state.account.id));
        pages << statusPageOf(state, m_providers.registry);
    }
    m_settingsWindow->setStatusPages(pages);
    m_settingsWindow->present(m_overview, m_store.states(), hints);
}

bool TrayProgram::isWatched() const
{
    const auto open = [](const auto& entry) { return entry.second.window->isVisible(); };
    return m_popup.isVisible() || m_strip.isVisible() || (m_settingsWindow && m_settingsWindow->isVisible())
        || std::ranges::any_of(m_details, open);
}

void TrayProgram::openDetails(const QString& accountId)
{
    OpenDetails& details = m_details[accountId];
    auto& window = details.window;
    details.chartAt.reset();
    if (!window) {
        window = std::make_unique<DetailsWindow>();
        connect(window.get(), &DetailsWindow::refreshRequested, this,
            [this, accountId] { m_refresher.refresh(accountId, Asked::Person); });
        connect(window.get(), &DetailsWindow::snoozeRequested, this, [this, accountId](Milliseconds time) {
            if (const AccountState* state = m_store.find(accountId))
                m_store.changeAlerts([&](AlertStates& told) { snoozeAll(told, *state, time, wallClock()); });
            presentSoon();
        });
        connect(window.get(), &DetailsWindow::unsnoozeRequested, this, [this, accountId] {
            m_store.changeAlerts([&](AlertStates& told) { unsnooze(told, accountId); });
            presentSoon();
        });
        connect(window.get(), &DetailsWindow::quitRequested, this, &TrayProgram::quit);
        connect(window.get(), &DetailsWindow::leaveDemoRequested, this, &TrayProgram::leaveDemo);
        connect(window.get(), &DetailsWindow::visibleChanged, this, &TrayProgram::presentSoon);
        connect(window.get(), &DetailsWindow::chartWanted, this, [this, accountId] {
            m_details[accountId].chartAt.reset();
            presentSoon();
        });
    }
    window->show();
    present();
    window->raise();
    window->activateWindow();
}

/// Windows of accounts that are gone go too.
void TrayProgram::presentDetails()
{
    std::erase_if(m_details, [this](const auto& entry) { return !m_store.find(entry.first); });
    for (auto& [accountId, open] : m_details) {
        const auto& window = open.window;
        const auto card = std::ranges::find(m_overview.cards, accountId, &CardView::accountId);
        if (!window->isVisible() || card == m_overview.cards.end())
            continue;
        const AccountState& state = *m_store.find(accountId);
        const QString place = keyPlaceText(state, m_keys.hint(accountId));
        const TimePoint now = wallClock();
        DetailsView details = detailsView(state, place, now, m_settings);
        addSnooze(details, m_store.alerts(), accountId, now);
        addProbes(details, m_store.ledger(), accountId, now);
        window->present(*card, details);
        presentChart(open, state, now);
    }
}

void TrayProgram::presentChart(OpenDetails& details, const AccountState& state, TimePoint now)
{
    const bool current = details.chartAt && *details.chartAt <= now && now - *details.chartAt < chartPace;
    const QString key = details.window->chartWindow();
    if (current)
        return;
    const auto past = [this, &state](const QString& windowKey, TimePoint since) {
        return historyOf(state.account).of(state.account.id, windowKey, since);
    };
    const auto chart = chartOf(state, key, details.window->stretch(), now, m_settings, past);
    if (!chart)
        return;
    details.window->presentChart(*chart);
    details.chartAt = now;
}

void TrayProgram::showPopup()
{
    m_firstWindow = false;
    present();
    const QRect icon = m_tray.geometry();
    if (icon.isEmpty())
        m_popup.openAtEdge();
    else
        m_popup.openNear(icon, icon.center());
}

void TrayProgram::showFirstWindow()
{
    if (std::exchange(m_firstWindow, false))
        showPopup();
}

/// Of the machine from sleep, or of the network: what was open is dead, and what was due meanwhile is due now.
void TrayProgram::onReturn()
{
    m_http.forgetConnections();
    m_refresher.wake();
    watchQuietHours();
    presentSoon();
}

void TrayProgram::offerKeys()
{
    m_offered = environmentKeys(m_providers.registry, QProcessEnvironment::systemEnvironment());
    std::vector<Offer> offers;
    for (const EnvironmentKey& found : m_offered)
        offers.push_back({found.name, found.keyVariable.isEmpty() ? found.urlVariable : found.keyVariable});
    m_popup.offer(offers);
}

void TrayProgram::describeProvider()
{
    if (!m_providerDialog) {
        m_providerDialog = new ProviderDialog;
        m_providerDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_providerDialog->setDemo(m_options.demo);
        connect(m_providerDialog, &ProviderDialog::saveRequested, this, &TrayProgram::keepProvider);
    }
    m_providerDialog->show();
    m_providerDialog->raise();
    m_providerDialog->activateWindow();
}

/// The demo keeps nothing; there a provider is known until the program ends.
void TrayProgram::keepProvider(const ProviderDraft& draft)
{
    QStringList taken;
    for (const Descriptor& each : m_providers.registry.all())
        taken << each.id << each.aliases;
    const QJsonObject json = toDescriptor(draft, providerId(draft.name, taken));
    auto kept = m_options.demo ? readDescriptor(QJsonDocument(json).toJson())
                               : keepDescriptor(m_places, json, m_providers.registry);
    if (!kept) {
        QStringList sentences;
        for (const Mistake& mistake : kept.error())
            sentences << (mistake.where.isEmpty() ? mistake.what : mistake.where + u": "_s + mistake.what);
        return m_providerDialog->saveFailed(sentences);
    }
    const QString id = kept->id;
    m_providers.registry.add(std::move(kept).value());
    m_providerDialog->saved();
    m_desk.openAdd(id);
}

void TrayProgram::onTrayMissing()
{
    m_popup.setWindowMode(true);
    if (!m_options.background)
        return showPopup();
    m_notifier.notify({u"no-tray"_s, tr("Quotalamp is running"),
        tr("This desktop shows no tray icons. Start Quotalamp again to open its window."), false, {}, GaugeState::Calm,
        {}});
}

void TrayProgram::openSettings()
{
    if (!m_settingsWindow) {
        m_settingsWindow = std::make_unique<SettingsWindow>();
        auto* window = m_settingsWindow.get();
        window->setSettings(m_settings);
        connect(window, &SettingsWindow::settingsChanged, this, &TrayProgram::applySettings);
        if (!m_options.demo)
            window->setFolders(m_places.config, m_places.state);
        connect(window, &SettingsWindow::startAtLoginRequested, this, &TrayProgram::setStartAtLogin);
        connect(window, &SettingsWindow::proxyLoginEntered, this, &TrayProgram::keepProxyLogin);
        connect(window, &SettingsWindow::forgetRequested, this, [this] {
            m_history.forget();
            m_store.forget();
        });
        connect(window, &SettingsWindow::leaveDemoRequested, this, &TrayProgram::leaveDemo);
        connect(window, &SettingsWindow::addRequested, &m_desk, [this] { m_desk.openAdd(); });
        connect(window, &SettingsWindow::editRequested, &m_desk, &AccountDesk::openEdit);
        connect(window, &SettingsWindow::removeRequested, &m_desk, &AccountDesk::remove);
        connect(window, &SettingsWindow::renameRequested, &m_desk, &AccountDesk::rename);
        connect(window, &SettingsWindow::moveRequested, &m_desk, &AccountDesk::move);
        connect(window, &SettingsWindow::paidProbeRequested, &m_desk, &AccountDesk::setPaidProbe);
        connect(window, &SettingsWindow::testNotificationRequested, this, [this] {
            m_notifier.notify(
                {testTopic, tr("Notifications work"), tr("This is how Quotalamp tells you that a limit is near."),
                    false, {}, GaugeState::Warning, 0.22, true});
        });
    }
    presentSettings();
    showStartAtLogin();
    m_settingsWindow->show();
    m_settingsWindow->raise();
    m_settingsWindow->activateWindow();
    presentSoon();
}

void TrayProgram::applySettings(const Settings& changed)
{
    wearSettings(changed);
    m_settingsKeeper.change(changed);
    m_refresher.setPaidProbesPerDay(m_settingsKeeper.paidCap());
}

void TrayProgram::wearSettings(const Settings& changed)
{
    const Settings before = std::exchange(m_settings, changed);
    applyToPopup();
    m_tray.setStyle(m_settings.iconStyle, m_settings.panelTone);
    m_http.setProxy(m_settings.proxy);
    if (before.proxy != m_settings.proxy)
        onProxyChanged(before.proxy);
    m_statusPages.setOn(m_settings.statusPages);
    m_refresher.setPaidProbesPerDay(m_settingsKeeper.paidCap());
    if (m_settings.interval != before.interval)
        m_refresher.start(m_settings.interval);
    if (m_settings.language != before.language)
        installTranslation(*qApp, m_settings.language);
    watchQuietHours();
    presentSoon();
}

/// The proxy's user name and password come from the keychain, and from nowhere else.
void TrayProgram::showProxyLogin()
{
    if (!m_options.demo)
        readProxyLogin(m_keys, m_http, m_settings.proxy, this, [] {});
}

/// What was kept for a proxy that is no longer used goes.
void TrayProgram::onProxyChanged(const Proxy& before)
{
    if (before.login && !m_settings.proxy.login && !m_options.demo) {
        m_keys.remove(proxyAccount(before), this, [](const std::optional<Error>&) {});
        m_keys.forget(proxyAccount(before).id);
    }
    showProxyLogin();
}

/// It counts at once, also where no keychain can keep it.
void TrayProgram::keepProxyLogin(const QString& user, const QString& password)
{
    m_http.setProxyLogin(proxyLogin(user, password));
    if (m_options.demo)
        return;
    m_keys.write(
        proxyAccount(m_settings.proxy), proxyLogin(user, password), this, [this](const std::optional<Error>& error) {
            if (error)
                return tell(tr("The proxy's password is used until the program ends, but not kept: %1")
                                .arg(sentence(*error, QStringLiteral("Quotalamp"))));
            Settings changed = m_settings;
            changed.proxy.login = true;
            changeSettings(changed);
        });
}

/// Changed elsewhere than in the settings window, which shows it too.
void TrayProgram::changeSettings(const Settings& changed)
{
    if (changed == m_settings)
        return;
    applySettings(changed);
    if (m_settingsWindow)
        m_settingsWindow->setSettings(m_settings);
}

void TrayProgram::sayOtherwise(Ask ask)
{
    Settings changed = m_settings;
    if (ask == Ask::OtherShare)
        changed.share = changed.share == Share::Left ? Share::Used : Share::Left;
    if (ask == Ask::OtherTime)
        changed.resetStyle = changed.resetStyle == ResetStyle::Countdown ? ResetStyle::Clock : ResetStyle::Countdown;
    changeSettings(changed);
}

void TrayProgram::act(const QString& accountId, CardAction action)
{
    switch (action) {
    case CardAction::EnterKey:
    case CardAction::ReplaceKey:
        return m_desk.openEdit(accountId, true);
    case CardAction::EditAccount:
        return m_desk.openEdit(accountId, false);
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
    presentSoon();
    const AccountState* state = accountId.isEmpty() ? nullptr : m_store.find(accountId);
    if (!state)
        return;
    askStatusPage(*state);
    historyOf(state->account).record(*state);
    if (const auto open = m_details.find(accountId); open != m_details.end())
        open->second.chartAt.reset();
    const TimePoint now = wallClock();
    std::vector<Alert> alerts;
    m_store.changeAlerts([&](AlertStates& told) { alerts = advanceAlerts(told, *state, now, m_settings); });
    for (const Alert& alert : alerts)
        notify(alert);
    if (isQuiet(m_settings.quietHours, now))
        watchQuietHours();
}

/// Beside a probe, when the network is awake anyway.
void TrayProgram::askStatusPage(const AccountState& account)
{
    if (wasAsked(account))
        m_statusPages.ask({statusPageOf(account, m_providers.registry)}, wallClock());
}

/// "Open" is always there; beside it what helps most.
void TrayProgram::notify(const Alert& alert)
{
    const AccountState* account = m_store.find(alert.accountId);
    if (!account)
        return;
    const Severity severity = alert.severity();
    const AlertWords words = alertWords(alert, accountSubject(m_store.states(), *account), wallClock(), m_settings);
    const QString topic = alert.accountId + topicSeparator + alert.limit.key();
    Notice notice{topic, words.title, words.body, false, {}, {}, words.left};
    notice.gauge = gaugeState(alert.returned ? Severity::Calm : severity);
    notice.critical = !alert.returned && severity >= Severity::Critical;
    if (!alert.returned && severity < Severity::Exhausted)
        notice.actions = {{snoozeAction, alert.limit.resetsAt() ? tr("Snooze until reset") : tr("Snooze for a day")}};
    if (!alert.returned && severity == Severity::Exhausted && m_settings.notifyReturns)
        notice.actions = {{refreshAction, tr("Refresh")}};
    if (!alert.returned && severity == Severity::Exhausted && !m_settings.notifyReturns)
        notice.actions = {{returnAction, tr("Tell me at reset")}};
    m_notifier.notify(notice);
}

/// What quiet hours kept back is told when they end, or the settings do.
void TrayProgram::watchQuietHours()
{
    const TimePoint now = wallClock();
    std::optional<Alert> held;
    m_store.changeAlerts([&](AlertStates& told) { held = tellHeld(told, m_store.states(), now, m_settings); });
    if (held)
        notify(*held);
    if (!isQuiet(m_settings.quietHours, now))
        return m_quietHours.stop();
    m_quietHours.start(std::clamp<Milliseconds>(quietUntil(*m_settings.quietHours, now) - now, 1s, mostQuiet));
}

void TrayProgram::setStartAtLogin(bool on)
{
    if (m_portal)
        return m_portal->request(on, tr("Quotalamp shows in the panel what is left of your limits."));
    if (const auto refusal = m_autostart ? m_autostart->set(on) : std::nullopt)
        tell(refusal->sentence);
    showStartAtLogin();
}

/// As it is, not as it was asked for.
void TrayProgram::showStartAtLogin()
{
    if (!m_settingsWindow)
        return;
    std::optional<bool> on;
    if (m_autostart)
        on = m_autostart->isOn();
    if (m_portal)
        on = m_settings.portalStartsAtLogin;
    m_settingsWindow->setStartsAtLogin(on);
}

void TrayProgram::connectPortal()
{
    m_portal = std::make_unique<BackgroundPortal>();
    connect(m_portal.get(), &BackgroundPortal::answered, this, [this](bool startsAtLogin) {
        Settings changed = m_settings;
        changed.portalStartsAtLogin = startsAtLogin;
        changeSettings(changed);
        showStartAtLogin();
    });
    connect(m_portal.get(), &BackgroundPortal::failed, this, [this](const QString& why) {
        tell(tr("Start at login could not be changed: %1").arg(why));
        showStartAtLogin();
    });
}

void TrayProgram::onNotice(const QString& topic, const QString& action)
{
    const QString accountId = topic.section(topicSeparator, 0, 0);
    const QString window = topic.section(topicSeparator, 1);
    const AccountState* state = m_store.find(accountId);
    if (action == refreshAction)
        return m_refresher.refresh(accountId, Asked::Person);
    if (action == QLatin1StringView(Notifier::openAction))
        return showPopup();
    if (state == nullptr)
        return;
    if (action == snoozeAction)
        m_store.changeAlerts([&](AlertStates& told) { snooze(told, *state, window, wallClock()); });
    if (action == returnAction)
        m_store.changeAlerts([&](AlertStates& told) { wantReturn(told, accountId, window); });
    presentSoon();
}

void TrayProgram::tell(const QString& sentence)
{
    m_notifier.notify({troubleTopic, u"Quotalamp"_s, sentence, false, {}, GaugeState::Error, {}, true});
}

void TrayProgram::quit()
{
    m_refresher.stop();
    m_store.flush();
    m_history.flush();
    QCoreApplication::quit();
}

} // namespace quotalamp
