// SPDX-License-Identifier: MIT
#include "desktop/kit/taskbar.h"

#include <QByteArrayView>
#include <QGuiApplication>
#include <QWidget>

#ifdef QUOTALAMP_XCB
#include <xcb/xcb.h>

#include <array>
#include <cstdlib>
#include <memory>
#endif

namespace quotalamp {

#ifdef QUOTALAMP_XCB

namespace {

struct Free {
    void operator()(void* reply) const { std::free(reply); } // NOLINT(cppcoreguidelines-no-malloc): xcb's own
};

xcb_atom_t internedAtom(xcb_connection_t* connection, QByteArrayView name)
{
    const auto cookie = xcb_intern_atom(connection, 0, static_cast<uint16_t>(name.size()), name.data());
    const std::unique_ptr<xcb_intern_atom_reply_t, Free> reply(xcb_intern_atom_reply(connection, cookie, nullptr));
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

} // namespace

/// Extended Window Manager Hints, _NET_WM_STATE. Qt adds its own states to those that it finds.
void keepOffTaskbar(QWidget& window)
{
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (x11 == nullptr || x11->connection() == nullptr)
        return;
    xcb_connection_t* connection = x11->connection();
    const std::array states{
        internedAtom(connection, "_NET_WM_STATE_SKIP_TASKBAR"), internedAtom(connection, "_NET_WM_STATE_SKIP_PAGER")};
    xcb_change_property(connection, XCB_PROP_MODE_APPEND, static_cast<xcb_window_t>(window.winId()),
        internedAtom(connection, "_NET_WM_STATE"), XCB_ATOM_ATOM, 32, states.size(), states.data());
}

#else

void keepOffTaskbar(QWidget& /*window*/) { }

#endif

} // namespace quotalamp
