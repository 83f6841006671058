// SPDX-License-Identifier: MIT
#include "io/bus/networkwatch.h"

#include <utility>

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

bool Reach::rises(Reachability now)
{
    if (now == Reachability::Unknown)
        return false;
    return now > std::exchange(m_last, now);
}

NetworkWatch::NetworkWatch(QObject* parent, Milliseconds answerWithin)
    : QObject(parent)
    , m_answerWithin(answerWithin)
{
    QMetaObject::invokeMethod(this, &NetworkWatch::askWhetherItAnswers, Qt::QueuedConnection);
}

void NetworkWatch::watch()
{
    QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability);
    const QNetworkInformation* network = QNetworkInformation::instance();
    if (!network)
        return;
    m_reach = Reach(network->reachability());
    connect(network, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::look);
}

void NetworkWatch::look(Reach::Reachability now)
{
    if (m_reach.rises(now))
        Q_EMIT returned();
}

#ifdef QUOTALAMP_DBUS

namespace {

bool isSilent(const QDBusError& error)
{
    return error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout
        || error.type() == QDBusError::TimedOut;
}

} // namespace

/// Qt's plugin waits for NetworkManager, for as long as 25 s; so it is asked first without waiting.
void NetworkWatch::askWhetherItAnswers()
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return watch(); // nothing to wait for, and a call would never end
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.NetworkManager"_s,
        u"/org/freedesktop/NetworkManager"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setAutoStartService(false);
    question << u"org.freedesktop.NetworkManager"_s << u"State"_s;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question, static_cast<int>(m_answerWithin.count())), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        if (!isSilent(answer->error()))
            watch();
    });
}

#else

void NetworkWatch::askWhetherItAnswers()
{
    watch();
}

#endif

} // namespace quotalamp
