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
    /// Gives the service `answerWithin` for each answer. Sends nothing yet, and does not start the service.
    explicit NotificationBus(Milliseconds answerWithin, QObject* parent = nullptr);

    /// Shows a notice, in the place of an earlier one of the same topic that still stands. Ends with finished(), at
    /// once where there is no session bus. Not while busy.
    void send(const Notice& notice);
    /// A notice is on its way: send() was called and finished() not yet sent.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Takes the topic's notification back without waiting, also one that is on its way: as soon as the service has told its
    /// number. Does nothing where none stands.
    void close(const QString& topic);
    /// The notice on its way, or the one that finished() tells of, was taken back since it was sent.
    [[nodiscard]] bool isTakenBack() const { return m_takenBack; }

Q_SIGNALS:
    /// What came of the notice that was sent; the next one may go now. Comes once for each send().
    void finished(const quotalamp::Notice& notice, quotalamp::Delivery delivery);
    /// A person clicked one of the actions of a notification of ours. A click on the notification itself is
    /// Notifier::openAction. What the same service tells of other programs' notifications is not passed on.
    void actionInvoked(const QString& topic, const QString& actionId);

private Q_SLOTS: // by name: called by D-Bus signals, of any sender
    void onActionInvoked(uint id, const QString& action, const QDBusMessage& message);
    void onActivationToken(uint id, const QString& token, const QDBusMessage& message);
    void onClosed(uint id, uint reason, const QDBusMessage& message);

private:
    void askCapabilities();
    void askOwner();
    void callNotify();
    void onCapabilities(const QDBusPendingCall& call);
    void onNotified(const QDBusPendingCall& call);
    void onFailure();
    void finish(Delivery delivery);
    void closeStanding(const QString& topic);
    void forget();
    void listen(const QString& signal, const char* slot);
    [[nodiscard]] bool isOurs(uint id, const QDBusMessage& message) const;

    Milliseconds m_answerWithin; ///< for each call
    bool m_busy = false;
    bool m_takenBack = false;
    bool m_triedAgain = false;                 ///< the service went away while it was asked: once more with the new one
    Notice m_notice;                           ///< the one on its way, or the last one
    QElapsedTimer m_asked;                     ///< since the last call
    std::optional<QStringList> m_capabilities; ///< of the present service; empty: not asked yet
    QString m_owner;                           ///< the unique bus name that gave the ids
    QHash<uint, QString> m_topics;             ///< by notification id; ids of others are not ours to hear
};

} // namespace quotalamp

#endif
