// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"
#include "core/rules/alerts.h"
#include "core/words/overview.h"
#include "desktop/account/providerdialog.h"
#include "desktop/details/detailswindow.h"
#include "desktop/popup/popup.h"
#include "desktop/popup/strip.h"
#include "desktop/settings/settingswindow.h"
#include "desktop/shell/appearance.h"
#include "desktop/shell/notifier.h"
#include "desktop/shell/tray.h"
#include "desktop/shell/trayhost.h"
#include "desktop/shell/wakeups.h"
#include "io/files/historyfile.h"
#include "io/files/settingskeeper.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "io/net/httpclient.h"
#include "io/net/networkwatch.h"
#include "io/net/proxylogin.h"
#include "io/net/statuspages.h"
#include "io/providerfolder.h"
#include "io/refresher.h"
#include "io/session/autostart.h"
#include "io/session/backgroundportal.h"
#include "io/session/instance.h"
#include "program/accountdesk.h"
#include "program/demodesk.h"
#include "program/remotecommands.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace quotalamp {

/// The tray app: owns every part and connects them. What is shown is drawn from one Overview, made when the store
/// changes and when the clock changes its words; while the popup is hidden only what moves the icon counts.
class TrayProgram : public QObject {
    Q_OBJECT
public:
    TrayProgram(const StartOptions& options, Places places);
    ~TrayProgram() override;

    /// Nothing: it runs. Otherwise the exit status that the program should end with at once: another one runs and has
    /// been asked to show itself, or the demo that was asked for could not start.
    [[nodiscard]] std::optional<int> start();

private:
    struct OpenDetails {
        std::unique_ptr<DetailsWindow> window;
        std::optional<TimePoint> chartAt; ///< when its chart was made; empty: make it
    };

    void connectTray();
    void connectPopup();
    void connectData();
    void connectPortal();
    bool claimInstance();
    void leaveDemo();

    void present();
    void presentSoon();
    void presentSettings();
    void showPopup();
    void showFirstWindow();
    void offerKeys();
    void describeProvider();
    void keepProvider(const ProviderDraft& draft);
    void openSettings();
    void showProxyLogin();
    void onProxyChanged(const Proxy& before);
    void keepProxyLogin(const QString& user, const QString& password);
    void applySettings(const Settings& changed);
    void wearSettings(const Settings& changed);
    void changeSettings(const Settings& changed);
    void sayOtherwise(Ask ask);
    void connectPopupChoices();
    void connectStrip();
    void applyToPopup();
    void openDetails(const QString& accountId);
    void presentDetails();
    [[nodiscard]] History& historyOf(const Account& account) { return account.demo ? m_demoHistory : m_history; }
    void presentChart(OpenDetails& details, const AccountState& state, TimePoint now);
    [[nodiscard]] bool isWatched() const;
    void act(const QString& accountId, CardAction action);
    void copyReport(const QString& accountId) const;
    void onChanged(const QString& accountId);
    void askStatusPage(const AccountState& account);
    void notify(const Alert& alert);
    void watchQuietHours();
    void setStartAtLogin(bool on);
    void showStartAtLogin();
    void onNotice(const QString& topic, const QString& action);
    void onReturn();
    void onTrayMissing();
    void tell(const QString& sentence);
    void quit();

    StartOptions m_options;
    Places m_places;
    SettingsKeeper m_settingsKeeper;
    Settings m_settings;
    Providers m_providers;
    HttpClient m_http;
    KeyStore m_keys;
    UsageStore m_store;
    History m_history;
    History m_demoHistory{nullptr}; ///< of the demo's accounts, which nothing is kept of
    Refresher m_refresher;
    AccountDesk m_desk;
    DemoDesk m_demo;
    Instance m_instance;
    RemoteCommands m_commands;
    TrayHostMonitor m_trayHost;
    Tray m_tray;
    Notifier m_notifier;
    Popup m_popup;
    Strip m_strip;
    Appearance m_appearance;
    Wakeups m_wakeups;
    NetworkWatch m_network;
    StatusPages m_statusPages;
    QuitSignals m_quitSignals;
    std::optional<Autostart> m_autostart = Autostart::standard();
    std::unique_ptr<BackgroundPortal> m_portal; ///< instead, in a sandbox
    std::unique_ptr<SettingsWindow> m_settingsWindow;
    QPointer<ProviderDialog> m_providerDialog;
    std::map<QString, OpenDetails> m_details; ///< by account
    std::vector<EnvironmentKey> m_offered;    ///< at the first run
    Overview m_overview;
    QTimer m_presentSoon;
    QTimer m_clock;             ///< until words or icon change by the clock alone
    QTimer m_quietHours;        ///< until they end
    bool m_firstWindow = false; ///< to be shown as soon as it is known where
};

} // namespace quotalamp
