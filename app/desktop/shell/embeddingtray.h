// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>

#include <cstdint>

struct xcb_connection_t;

namespace quotalamp {

/// Sees an X11 tray (the owner of the selection _NET_SYSTEM_TRAY_Sn) come and go. Listens to what the X server
/// tells anyway; wakes for nothing else.
class EmbeddingTray : public QObject, public QAbstractNativeEventFilter {
    Q_OBJECT
public:
    /// Looks at once, so that exists() is right from the beginning; needs the application. Where canLook() is false it
    /// never sees a tray.
    explicit EmbeddingTray(QObject* parent = nullptr);
    ~EmbeddingTray() override;

    /// Built with X11 support, and the program runs on X11.
    [[nodiscard]] static bool canLook();
    /// Whether a tray is there now.
    [[nodiscard]] bool exists() const { return m_owner != 0; }

    /// Hears of a new owner by the message MANAGER to the root window, and that one goes when its window is destroyed,
    /// as the System Tray Protocol Specification has it. Keeps no event from others.
    bool nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result) override;

Q_SIGNALS:
    /// A tray came, went, or was replaced by another one.
    void changed();

private:
    void look();

    xcb_connection_t* m_connection = nullptr; ///< Qt's own; null: not on X11
    std::uint32_t m_selection = 0;            ///< atom
    std::uint32_t m_manager = 0;              ///< atom of the message that announces a new owner
    std::uint32_t m_owner = 0;                ///< window; 0: no tray
};

} // namespace quotalamp
