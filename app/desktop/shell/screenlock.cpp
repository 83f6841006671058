// SPDX-License-Identifier: MIT
#include "desktop/shell/screenlock.h"

#include <utility>

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#endif

using namespace Qt::StringLiterals;

namespace quotalamp {

ScreenLock::ScreenLock(QObject* parent)
    : QObject(parent)
{
}

void ScreenLock::onActiveChanged(bool active)
{
    if (std::exchange(m_locked, active) != active)
        Q_EMIT changed(active);
}

#ifdef QUOTALAMP_DBUS

void ScreenLock::start()
{
    // Without a service name: naming it would ask the bus for its owner, and wait.
    for (const auto& interface : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s})
        QDBusConnection::sessionBus().connect(
            QString(), QString(), interface, u"ActiveChanged"_s, this, SLOT(onActiveChanged(bool)));
}

#else

void ScreenLock::start() { }

#endif

} // namespace quotalamp
