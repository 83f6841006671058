// SPDX-License-Identifier: MIT
#pragma once

#include "cli/commands.h"
#include "desktop/popup/card.h"
#include "desktop/shell/appearance.h"
#include "desktop/shell/presence.h"
#include "desktop/shell/screenlock.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "io/refresher.h"
#include "io/session/quitsignals.h"
#include "program/accountdesk.h"
#include "program/alertdesk.h"
#include "program/calendardesk.h"
#include "program/closedwindows.h"
#include "program/demodesk.h"
#include "program/detailsdesk.h"
#include "program/networkdesk.h"
#include "program/overviewclock.h"
#include "program/paneldesk.h"
#include "program/providerdesk.h"
#include "program/settingsdesk.h"
#include "program/startatlogin.h"
#include "service/outlets.h"
#include "service/remotecommands.h"

#include <QObject>

#include <optional>

namespace quotalamp {

/// The tray app: the list of its parts, and what each of them tells the others. Every decision is in one of the parts.
class TrayProgram : public QObject {
    Q_OBJECT
public:
    TrayProgram(const StartOptions& options, const Places& places);

    /// Nothing: it runs. Otherwise the exit status that the program should end with at once: another one runs and has
    /// been asked to show itself, or the demo that was asked for could not start.
    [[nodiscard]] std::optional<int> start();

private:
    void startRest();
    void connectPanel();
    void connectPopup(Popup* popup);
    void connectDetails();
    void connectAlerts();
    void connectOutlets();
    void connectSettings();
    void connectSettingsWindow(SettingsWindow* window);
    void connectData();
    void connectTroubles();
    void connectRequests();

    void apply(const Settings* before);
    void present(const Overview& overview);
    void refreshAll();
    void offerKeys(Popup* popup);
    void openSettings();
    void act(const QString& accountId, CardAction action);
    void copyReport(const QString& accountId) const;
    void onChanged(const QString& accountId);
    void onReturn();
    /// How much anybody can see.
    [[nodiscard]] InSight sight() const;
    void tidy();
    void leaveDemo();
    void quit();

    StartOptions m_options;
    ProviderDesk m_providers;
    KeyStore m_keys;
    UsageStore m_store;
    SettingsDesk m_settings;
    NetworkDesk m_network;
    Refresher m_refresher;
    AccountDesk m_accounts;
    DemoDesk m_demo;
    DetailsDesk m_details;
    PanelDesk m_panel;
    AlertDesk m_alerts;
    Outlets m_outlets;
    OverviewClock m_overview;
    CalendarDesk m_calendar;
    StartAtLogin m_startAtLogin;
    RemoteCommands m_commands;
    Appearance m_appearance;
    ScreenLock m_screenLock;
    Presence m_presence;
    ClosedWindows m_closedWindows;
    QuitSignals m_quitSignals;
};

} // namespace quotalamp
