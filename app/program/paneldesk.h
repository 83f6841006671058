// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "desktop/kit/fontsahead.h"
#include "desktop/popup/popup.h"
#include "desktop/popup/strip.h"
#include "desktop/shell/tray.h"
#include "desktop/shell/trayhost.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace quotalamp {

/// What shows at a glance what is left: the icon in the tray, the popup at it, and where there is no tray the popup as a
/// window or the strip. Decides which of them is in sight. Popup and strip are made when somebody wants to see them, so
/// that the program starts as fast as its icon, and tidy() drops them while nobody does.
class PanelDesk : public QObject {
    Q_OBJECT
public:
    /// `background`: the program was started without its window.
    explicit PanelDesk(bool background, QObject* parent = nullptr);

    /// For what a person does there; everything else goes through this class.
    [[nodiscard]] Tray& tray() { return m_tray; }
    /// The popup, made now if there is none.
    [[nodiscard]] Popup& popup();

    /// Looks for a tray; the icon, or without one the window, appears soon after.
    void start();
    void apply(const Settings& settings);
    void present(const Overview& overview);
    /// Opens the popup at the icon, or where trays are.
    void show();
    /// The popup says one sentence that could not be told otherwise, now or when it is opened next.
    void say(const QString& sentence);
    /// Drops the popup and the strip where nobody sees them. A window that stands for a tray stays, with its place.
    void tidy();
    /// Whether more than the icon is in sight.
    [[nodiscard]] bool isWatched() const;

Q_SIGNALS:
    /// The icon stands, or no tray has come within a second. Comes once; what can wait for the icon begins here.
    void settled();
    /// A popup was made: what a person does in it can be connected. Comes anew for each.
    void popupMade(quotalamp::Popup* popup);
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
    void connectPopup();
    void connectChoices();
    void toggle(const QRect& icon, const QPoint& cursor);
    void applyToPopup();
    void prepare();
    void showStrip();
    void hideStrip();
    void setWindowMode(bool on);
    void onVisible(bool visible);
    void settle();
    void showFirstWindow();
    void onTrayMissing();

    bool m_background;
    bool m_firstWindow; ///< to be shown as soon as it is known where
    bool m_settled = false;
    bool m_windowMode = false; ///< there is no tray to open the popup from
    bool m_pinned = false;     ///< the popup that went was pinned
    TrayHostMonitor m_trayHost;
    Tray m_tray;
    QTimer m_settle;                ///< until settled()
    Settings m_settings;            ///< as applied last
    QString m_unsaid;               ///< what the popup is to say when it is opened
    FontsAhead m_fonts;             ///< the popup will need them
    std::unique_ptr<Popup> m_popup; ///< null while nobody wants it
    std::unique_ptr<Strip> m_strip; ///< the same
};

} // namespace quotalamp
