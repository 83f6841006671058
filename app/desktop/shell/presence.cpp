// SPDX-License-Identifier: MIT
#include "desktop/shell/presence.h"

#include <utility>

#ifdef QUOTALAMP_DBUS
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

Presence::Presence(QObject* parent)
    : QObject(parent)
{
}

void Presence::hear(const QVariantMap& properties, TimePoint now)
{
    m_idle = properties.value(u"IdleHint"_s, m_idle).toBool();
    m_locked = properties.value(u"LockedHint"_s, m_locked).toBool();
    reckon(now);
}

void Presence::hearScreen(bool locked, TimePoint now)
{
    m_screenLocked = locked;
    reckon(now);
}

void Presence::reckon(TimePoint now)
{
    if (!m_idle && !m_locked && !m_screenLocked)
        m_awaySince.reset();
    else if (!m_awaySince)
        m_awaySince = now;
}

void Presence::onPropertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList&)
{
    if (interface == "org.freedesktop.login1.Session"_L1)
        hear(changed, wallClock());
}

#ifdef QUOTALAMP_DBUS

void Presence::start()
{
    if (std::exchange(m_started, true))
        return;
    auto question = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
        u"org.freedesktop.login1.Manager"_s, u"GetSessionByPID"_s);
    question << static_cast<uint>(QCoreApplication::applicationPid());
    auto* call = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] { onSession(call); });
}

/// A program of the person's that no session started has none; the one that is on the screen is "auto".
void Presence::onSession(QDBusPendingCallWatcher* call)
{
    call->deleteLater();
    const QDBusPendingReply<QDBusObjectPath> reply = *call;
    const QString session = reply.isValid() ? reply.value().path() : u"/org/freedesktop/login1/session/auto"_s;
    QDBusConnection bus = QDBusConnection::systemBus();
    bus.connect(u"org.freedesktop.login1"_s, session, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s,
        this, SLOT(onPropertiesChanged(QString, QVariantMap, QStringList)));
    auto question = QDBusMessage::createMethodCall(
        u"org.freedesktop.login1"_s, session, u"org.freedesktop.DBus.Properties"_s, u"GetAll"_s);
    question << u"org.freedesktop.login1.Session"_s;
    auto* all = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(all, &QDBusPendingCallWatcher::finished, this, [this, all] {
        all->deleteLater();
        const QDBusPendingReply<QVariantMap> told = *all;
        if (told.isValid())
            hear(told.value(), wallClock());
    });
}

#else

void Presence::start() { }
void Presence::onSession(QDBusPendingCallWatcher*) { }

#endif

} // namespace quotalamp
