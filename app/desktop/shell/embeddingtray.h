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
    explicit EmbeddingTray(QObject* parent = nullptr);
    ~EmbeddingTray() override;

    /// Built with X11 support, and the program runs on X11.
    [[nodiscard]] static bool canLook();
    [[nodiscard]] bool exists() const { return m_owner != 0; }

    bool nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result) override;

Q_SIGNALS:
    void changed();

private:
    void look();

    xcb_connection_t* m_connection = nullptr;
    std::uint32_t m_selection = 0; ///< atom
    std::uint32_t m_manager = 0;   ///< atom of the message that announces a new owner
    std::uint32_t m_owner = 0;     ///< window; 0: no tray
};

} // namespace quotalamp
