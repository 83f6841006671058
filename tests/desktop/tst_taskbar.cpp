// SPDX-License-Identifier: MIT
#include "desktop/popup/popup.h"
#include "desktop/popup/strip.h"

#include <QGuiApplication>
#include <QtTest>

#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

struct Free {
    void operator()(void* reply) const { std::free(reply); }
};
template <typename Reply> using Owned = std::unique_ptr<Reply, Free>;

xcb_connection_t* server()
{
    return qGuiApp->nativeInterface<QNativeInterface::QX11Application>()->connection();
}

xcb_atom_t atomOf(QByteArrayView name)
{
    const auto cookie = xcb_intern_atom(server(), 0, static_cast<uint16_t>(name.size()), name.data());
    return Owned<xcb_intern_atom_reply_t>(xcb_intern_atom_reply(server(), cookie, nullptr))->atom;
}

/// Whether the window carries this state of the Extended Window Manager Hints.
bool hasState(const QWidget& window, QByteArrayView state)
{
    const auto cookie = xcb_get_property(
        server(), 0, static_cast<xcb_window_t>(window.winId()), atomOf("_NET_WM_STATE"), XCB_ATOM_ATOM, 0, 64);
    const Owned<xcb_get_property_reply_t> reply(xcb_get_property_reply(server(), cookie, nullptr));
    const auto* atoms = static_cast<const xcb_atom_t*>(xcb_get_property_value(reply.get()));
    const auto count = std::size_t(xcb_get_property_value_length(reply.get())) / sizeof(xcb_atom_t);
    return std::find(atoms, atoms + count, atomOf(state)) != atoms + count;
}

} // namespace

/// What comes and goes with a click, or always stays, does not stand among the windows that one switches between.
class TaskbarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void popupIsNotOnIt();
    void windowIsOnIt();
    void stripIsNotOnIt();
};

void TaskbarTest::popupIsNotOnIt()
{
    Popup popup;
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    QTRY_VERIFY(hasState(popup, "_NET_WM_STATE_SKIP_TASKBAR"));
    QVERIFY(hasState(popup, "_NET_WM_STATE_SKIP_PAGER"));
}

void TaskbarTest::windowIsOnIt()
{
    Popup popup;
    popup.setWindowMode(true);
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QVERIFY(!hasState(popup, "_NET_WM_STATE_SKIP_TASKBAR"));
}

void TaskbarTest::stripIsNotOnIt()
{
    Overview overview;
    overview.strip = {{u"OpenAI tokens"_s, u"4% left"_s, u"57 s"_s, GaugeState::Critical, 0.04}};
    Strip strip;
    strip.present(overview);
    strip.open();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QTRY_VERIFY(hasState(strip, "_NET_WM_STATE_SKIP_TASKBAR"));
}

QTEST_MAIN(TaskbarTest)
#include "tst_taskbar.moc"
