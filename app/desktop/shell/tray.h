// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/gauge.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QObject>
#include <QPoint>
#include <QRect>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>
#include <vector>

namespace quotalamp {

class TrayHostMonitor;
struct Notice;

/// The icon in the tray with its tooltip and menu. Exists from the moment the monitor has found a host; draws
/// what it was given last. Tells the host only what has changed, at most once a second, because each change makes
/// every panel fetch all pixels again. The menu carries the glance too: on some desktops it is all one gets.
class Tray : public QObject {
    Q_OBJECT
public:
    /// `host` must outlive this; start it after everything is connected.
    explicit Tray(TrayHostMonitor& host, QObject* parent = nullptr);
    ~Tray() override;

    /// What the icon, the tooltip and the menu are to say from now on; the host hears of it within a second.
    void present(const Overview& overview);
    /// Repaints at once. The tone counts for a monochrome icon, which has no plate of its own.
    void setStyle(IconStyle style, PanelTone tone);

    /// A host shows the icon, as far as one can know.
    [[nodiscard]] bool isShown() const;
    /// Where the icon is on the screen; empty where the panel does not tell.
    [[nodiscard]] QRect geometry() const;

    /// The notifier's way out where there is no notification service: the system's own message. False if this
    /// would ask that same service.
    bool showMessage(const Notice& notice);

    /// Follows the program's language, colours and direction by the events of its menu. Keeps none from it.
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// A click on the icon: the popup is to open or to close. `geometry` is the icon's as geometry() gives it, `cursor`
    /// the pointer's place, which helps where that is empty. A double click is one request.
    void toggleRequested(const QRect& geometry, const QPoint& cursor);
    /// The menu's "Open", a line of the glance, or a click on a message of showMessage().
    void openRequested();
    /// The menu's "Refresh now", or a middle click on the icon.
    void refreshRequested();
    /// The menu's "Settings…".
    void settingsRequested();
    /// The menu's "Add account…".
    void addAccountRequested();
    /// The menu's "Quit".
    void quitRequested();
    /// The icon is in a tray, for the first time or again: a window may be hidden to it.
    void shown();
    /// The tray has left, and with it the way to a hidden window. It often returns, and shown() comes then.
    void lost();

private:
    /// What the icon, the tooltip and the menu say.
    struct Face {
        GaugeValue gauge;
        QString tooltip;
        QStringList lines; ///< of the menu; an empty one is left out
        friend bool operator==(const Face&, const Face&) = default;
    };

    void create();
    void showAgain();
    void buildMenu();
    QAction* addAction(void (Tray::*request)());
    void nameActions();
    void activate(QSystemTrayIcon::ActivationReason reason);
    void toggle();
    void present();
    void presentIcon();
    [[nodiscard]] IconLook look() const;
    void presentTooltip();
    void presentLines();
    QAction* addLine(const QString& text);
    [[nodiscard]] QString menuText(const QString& line) const;

    TrayHostMonitor& m_host;
    Face m_face;
    IconStyle m_style = IconStyle::Ring;
    PanelTone m_tone = PanelTone::Automatic;
    std::optional<GaugeKey> m_shownIcon; ///< what the host has; empty: nothing yet
    QTimer m_pace;                       ///< running: the host has just been told something
    bool m_behind = false;               ///< m_face has changed since
    QElapsedTimer m_sinceToggle;         ///< keeps the second click of a double click from undoing the first
    bool m_overBus = false;              ///< the menu is drawn by a panel, not by Qt
    std::unique_ptr<QMenu> m_menu;       ///< outlives the icon
    QAction* m_open = nullptr;
    QAction* m_refresh = nullptr;
    QAction* m_settings = nullptr;
    QAction* m_add = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_linesEnd = nullptr;           ///< the separator below the lines
    QAction* m_sign = nullptr;               ///< for MenuChange; never seen
    std::vector<QAction*> m_lines;           ///< only ever grows; those without words are hidden
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< null until a host is there
    QTimer m_check;                          ///< until the panel is asked whether it has the icon
    int m_checks = 0;                        ///< how often the icon may still be shown anew
};

} // namespace quotalamp
