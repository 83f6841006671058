// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/shell/notifier.h"

#ifdef QUOTALAMP_DBUS

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// The conversation with org.freedesktop.Notifications (Desktop Notifications Specification 1.2): one notice at a
/// time, nothing blocks, nothing is assumed of the service but what it says it can do.
class NotificationBus : public QObject {
    Q_OBJECT
public:
    explicit NotificationBus(Milliseconds answerWithin, QObject* parent = nullptr);

    /// Ends with finished(). Not while busy.
    void send(const Notice& notice);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void close(const QString& topic);

Q_SIGNALS:
    void finished(const quotalamp::Notice& notice, quotalamp::Delivery delivery);
    void actionInvoked(const QString& topic, const QString& actionId);

private Q_SLOTS: // by name: called by D-Bus signals, of any sender
    void onActionInvoked(uint id, const QString& action, const QDBusMessage& message);
    void onActivationToken(uint id, const QString& token, const QDBusMessage& message);
    void onClosed(uint id, uint reason, const QDBusMessage& message);

private:
    void askCapabilities();
    void callNotify();
    void onCapabilities(const QDBusPendingCall& call);
    void onNotified(const QDBusPendingCall& call);
    void onFailure();
    void finish(Delivery delivery);
    void forget();
    void listen(const QString& signal, const char* slot);
    [[nodiscard]] bool isOurs(uint id, const QDBusMessage& message) const;

    Milliseconds m_answerWithin;
    bool m_busy = false;
    bool m_triedAgain = false; ///< the service went away while it was asked: once more with the new one
    Notice m_notice;
    QElapsedTimer m_asked;
    std::optional<QStringList> m_capabilities; ///< of the present service; empty: not asked yet
    QString m_owner;                           ///< the unique bus name that gave the ids
    QHash<uint, QString> m_topics;             ///< by notification id; ids of others are not ours to hear
};

} // namespace quotalamp

#endif
