// SPDX-License-Identifier: MIT
#include "desktop/shell/embeddingtray.h"

#include <QGuiApplication>

#ifdef QUOTALAMP_XCB
#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>
#include <string>
#endif

namespace quotalamp {

#ifdef QUOTALAMP_XCB

namespace {

/// The X library hands out memory of malloc().
struct Freer {
    void operator()(void* memory) const { std::free(memory); } // NOLINT(cppcoreguidelines-no-malloc)
};
template <typename T> using Owned = std::unique_ptr<T, Freer>;

xcb_connection_t* x11Connection()
{
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

/// The number in DISPLAY=:0.NUMBER.
int screenNumber()
{
    char* host = nullptr;
    int display = 0;
    int screen = 0;
    xcb_parse_display(nullptr, &host, &display, &screen);
    const Owned<char> owned(host);
    return screen;
}

xcb_atom_t atom(xcb_connection_t* connection, const std::string& name)
{
    const auto question = xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.data());
    const Owned<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection, question, nullptr));
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

xcb_window_t ownerOf(xcb_connection_t* connection, xcb_atom_t selection)
{
    const auto question = xcb_get_selection_owner(connection, selection);
    const Owned<xcb_get_selection_owner_reply_t> reply(xcb_get_selection_owner_reply(connection, question, nullptr));
    return reply ? reply->owner : xcb_window_t{XCB_WINDOW_NONE};
}

/// Asks to be told when the window goes; false if it has gone already.
bool listenTo(xcb_connection_t* connection, xcb_window_t window)
{
    const std::uint32_t mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
    const auto request = xcb_change_window_attributes_checked(connection, window, XCB_CW_EVENT_MASK, &mask);
    const Owned<xcb_generic_error_t> error(xcb_request_check(connection, request));
    return !error;
}

} // namespace

EmbeddingTray::EmbeddingTray(QObject* parent)
    : QObject(parent)
    , m_connection(x11Connection())
{
    if (m_connection == nullptr) {
        return;
    }
    m_selection = atom(m_connection, "_NET_SYSTEM_TRAY_S" + std::to_string(screenNumber()));
    m_manager = atom(m_connection, "MANAGER");
    qGuiApp->installNativeEventFilter(this); // Qt itself listens to the root window, where MANAGER comes
    look();
}

EmbeddingTray::~EmbeddingTray() = default; // which removes the filter

bool EmbeddingTray::canLook()
{
    return x11Connection() != nullptr;
}

void EmbeddingTray::look()
{
    const std::uint32_t owner = ownerOf(m_connection, m_selection);
    const std::uint32_t present = owner != 0 && listenTo(m_connection, owner) ? owner : 0;
    if (present == m_owner) {
        return;
    }
    m_owner = present;
    Q_EMIT changed();
}

bool EmbeddingTray::nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result)
{
    Q_UNUSED(result)
    if (eventType != QByteArrayView("xcb_generic_event_t")) {
        return false;
    }
    constexpr std::uint8_t sentBit = 0x80;
    const auto* event = static_cast<const xcb_generic_event_t*>(message);
    const int type = event->response_type & ~sentBit;
    if (type == XCB_CLIENT_MESSAGE) {
        const auto* announcement = static_cast<const xcb_client_message_event_t*>(message);
        if (announcement->type == m_manager && announcement->data.data32[1] == m_selection) {
            look();
        }
    }
    if (type == XCB_DESTROY_NOTIFY && m_owner != 0
        && static_cast<const xcb_destroy_notify_event_t*>(message)->window == m_owner) {
        look();
    }
    return false;
}

#else

EmbeddingTray::EmbeddingTray(QObject* parent)
    : QObject(parent)
{
}

EmbeddingTray::~EmbeddingTray() = default;

bool EmbeddingTray::canLook()
{
    return false;
}

void EmbeddingTray::look() { }

bool EmbeddingTray::nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result)
{
    Q_UNUSED(eventType)
    Q_UNUSED(message)
    Q_UNUSED(result)
    return false;
}

#endif

} // namespace quotalamp
