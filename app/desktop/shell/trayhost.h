// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QDBusPendingCallWatcher;

namespace quotalamp {

class EmbeddingTray;

/// Where a tray icon can live now.
enum class TrayHost {
    None,
    StatusNotifier, ///< a panel that speaks D-Bus
    Embedding,      ///< an X11 tray that takes windows in (XEmbed)
    Native,         ///< Windows, macOS
};

/// How patient TrayHostMonitor is, and where it looks. The values are for people; tests take shorter ones.
struct TrayHostOptions {
    Milliseconds settle{1500};  ///< an X11 tray waits this long for the better D-Bus one, which often comes with it
    Milliseconds grace{10'000}; ///< after this without a host, missing()
    Milliseconds answer{5'000}; ///< for the panel's answer
    bool mayEmbed = true;       ///< look for an X11 tray where there is X11
    Milliseconds first{50};     ///< for its answer to the first question, which start() waits for
};

/// Tells when a tray icon may be made. Qt before 6.8 decides for one kind of tray at the first
/// QSystemTrayIcon, or the first question whether there is a tray, and never again; and it asks without a
/// limit, so that a panel that hangs freezes the program. So nothing may touch QSystemTrayIcon before
/// available(). Asks without blocking, but for a moment at the start; idle while nothing changes.
class TrayHostMonitor : public QObject {
    Q_OBJECT
public:
    /// Looks for nothing yet, see start().
    explicit TrayHostMonitor(TrayHostOptions options = {}, QObject* parent = nullptr);
    ~TrayHostMonitor() override;

    /// Connect first: available() comes at once where the tray is part of the system, and where the panel answers as
    /// panels do. Then the icon stands before anything else that waits in the event loop.
    void start();
    /// Where an icon can live now; None until available() and after gone().
    [[nodiscard]] TrayHost host() const { return m_host; }
    /// Asks whether the panel that speaks D-Bus has taken the icon; overlooked() where it has not. One that has just
    /// started may own its name before it listens, and Qt tells it of the icon only once.
    void checkIcon();

Q_SIGNALS:
    /// The panel does not have the icon; it is to be shown anew. An answer to checkIcon() only.
    void overlooked();
    /// A host is there, for the first time or again.
    void available();
    /// The host has left: a panel restarts, a screen is locked. It often returns within a second; until then
    /// nothing shows the icon, so a window must not be hidden to it.
    void gone();
    /// The grace time has passed without a host: show the window. Comes once at most; available() may follow.
    void missing();

private Q_SLOTS:
    void askPanel(); // by name: called by D-Bus signals

private:
    [[nodiscard]] bool hasHostAtOnce() const;
    QDBusPendingCallWatcher* askWatcher(const QString& property);

    enum class Panel {
        Unknown, ///< asked, not answered yet
        Absent,
        NoHost, ///< the registry of icons is there, but nothing draws them
        Host,
        Silent, ///< has not answered in time: creating an icon would block on it
    };

    void watchPanel();
    void watchEmbedding();
    void setPanel(Panel panel);
    void evaluate();
    [[nodiscard]] TrayHost found() const;

    TrayHostOptions m_options;
    TrayHost m_host = TrayHost::None;
    TrayHost m_kind = TrayHost::None; ///< the first host's; Qt's icon stays of that kind
    Panel m_panel = Panel::Absent;
    int m_unready = 0;               ///< answers in a row of a panel that is only half there
    int m_question = 0;              ///< answers to older questions do not count
    bool m_embeddingAssumed = false; ///< cannot look for an X11 tray: rely on it after the grace time
    QTimer m_grace;
    QTimer m_settle;
    QTimer m_askAgain;
    std::unique_ptr<EmbeddingTray> m_embedding;
};

} // namespace quotalamp
