// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "desktop/popup/popup.h"
#include "desktop/popup/strip.h"
#include "desktop/shell/tray.h"
#include "desktop/shell/trayhost.h"

#include <QObject>

namespace quotalamp {

/// What shows at a glance what is left: the icon in the tray, the popup at it, and where there is no tray the popup as a
/// window or the strip. Decides which of them is in sight.
class PanelDesk : public QObject {
    Q_OBJECT
public:
    /// `background`: the program was started without its window.
    explicit PanelDesk(bool background, QObject* parent = nullptr);

    /// For what a person does there; everything else goes through this class.
    [[nodiscard]] Tray& tray() { return m_tray; }
    [[nodiscard]] Popup& popup() { return m_popup; }

    /// Looks for a tray; the icon, or without one the window, appears soon after.
    void start();
    void apply(const Settings& settings);
    void present(const Overview& overview);
    /// Opens the popup at the icon, or where trays are.
    void show();
    /// Whether more than the icon is in sight.
    [[nodiscard]] bool isWatched() const;

Q_SIGNALS:
    /// The popup is about to be seen: present() is needed before this returns.
    void opening();
    /// The popup can be seen, or cannot any more.
    void visibleChanged(bool visible);
    /// A person arranged something, which the settings keep.
    void arranged(const quotalamp::SettingsEdit& edit);
    /// There is no tray, and the program was started without its window.
    void noTray();

private:
    void connectTray();
    void connectStrip();
    void connectChoices();
    void showFirstWindow();
    void onTrayMissing();

    bool m_background;
    bool m_firstWindow; ///< to be shown as soon as it is known where
    TrayHostMonitor m_trayHost;
    Tray m_tray;
    Popup m_popup;
    Strip m_strip;
};

} // namespace quotalamp
