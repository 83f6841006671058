// SPDX-License-Identifier: MIT
#include "desktop/shell/notificationbus.h"

#ifdef QUOTALAMP_DBUS

#include "core/base/text.h"
#include "desktop/kit/gauge.h"
#include "desktop/kit/plaintext.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QImage>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace quotalamp {

/// The hint "image-data": RGBA, rows from the top.
struct NoticeImage {
    int width = 0;
    int height = 0;
    int bytesPerLine = 0;
    QByteArray pixels;
};

QDBusArgument& operator<<(QDBusArgument& argument, const NoticeImage& image)
{
    constexpr bool hasAlpha = true;
    constexpr int bitsPerSample = 8;
    constexpr int channels = 4;
    argument.beginStructure();
    argument << image.width << image.height << image.bytesPerLine << hasAlpha << bitsPerSample << channels
             << image.pixels;
    argument.endStructure();
    return argument;
}

/// Only here because a D-Bus type goes both ways; we never receive one.
const QDBusArgument& operator>>(const QDBusArgument& argument, NoticeImage& image)
{
    bool hasAlpha = false;
    int ignored = 0;
    argument.beginStructure();
    argument >> image.width >> image.height >> image.bytesPerLine >> hasAlpha >> ignored >> ignored >> image.pixels;
    argument.endStructure();
    return argument;
}

} // namespace quotalamp

Q_DECLARE_METATYPE(quotalamp::NoticeImage)

namespace quotalamp {
namespace {

constexpr int imageSize = 64; // services scale down to the 32 px or so that they show, sharp at twice the scale too
const QString serviceName = u"org.freedesktop.Notifications"_s;
constexpr auto defaultAction = "default"_L1; // the click on the notification itself, by the specification

QDBusMessage call(const QString& method)
{
    return QDBusMessage::createMethodCall(serviceName, u"/org/freedesktop/Notifications"_s, serviceName, method);
}

QVariant imageHint(const Notice& notice)
{
    const QImage image =
        paintRingGauge(notice.gauge, notice.left, imageSize, trayInks()).convertToFormat(QImage::Format_RGBA8888);
    const auto bytes = QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
    return QVariant::fromValue(
        NoticeImage{image.width(), image.height(), static_cast<int>(image.bytesPerLine()), bytes});
}

QVariantMap hints(const Notice& notice)
{
    constexpr uchar normal = 1;
    constexpr uchar critical = 2;
    return {
        {u"desktop-entry"_s, u"quotalamp"_s},
        {u"urgency"_s, QVariant::fromValue(notice.critical ? critical : normal)}, // a byte, or it is ignored
        {u"image-data"_s, imageHint(notice)},
    };
}

QStringList actions(const Notice& notice)
{
    const QString open = QCoreApplication::translate("quotalamp", "Open");
    QStringList list{defaultAction, QString()}; // without a label: some services make a button of it otherwise
    if (!notice.actions.empty()) {
        list << notice.actions.front().id << notice.actions.front().label;
    }
    return list << Notifier::openAction << open; // not every service lets one click the notification
}

} // namespace

NotificationBus::NotificationBus(Milliseconds answerWithin, QObject* parent)
    : QObject(parent)
    , m_answerWithin(answerWithin)
{
    qDBusRegisterMetaType<NoticeImage>();
    auto* watcher = new QDBusServiceWatcher(
        serviceName, QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &NotificationBus::forget);
    listen(u"ActionInvoked"_s, SLOT(onActionInvoked(uint, QString, QDBusMessage)));
    listen(u"ActivationToken"_s, SLOT(onActivationToken(uint, QString, QDBusMessage)));
    listen(u"NotificationClosed"_s, SLOT(onClosed(uint, uint, QDBusMessage)));
}

/// Without a service name: naming it would ask the bus for its owner, and wait.
void NotificationBus::listen(const QString& signal, const char* slot)
{
    QDBusConnection::sessionBus().connect(
        QString(), u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, signal, this, slot);
}

void NotificationBus::send(const Notice& notice)
{
    Q_ASSERT(!m_busy);
    m_busy = true;
    m_takenBack = false;
    m_triedAgain = false;
    m_notice = notice;
    // Without a bus no call ever ends, not even with an error.
    if (!QDBusConnection::sessionBus().isConnected()) {
        finish(Delivery::Absent);
        return;
    }
    m_capabilities ? callNotify() : askCapabilities();
}

void NotificationBus::askCapabilities()
{
    m_asked.start();
    const auto pending =
        QDBusConnection::sessionBus().asyncCall(call(u"GetCapabilities"_s), static_cast<int>(m_answerWithin.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        onCapabilities(*watcher);
    });
}

void NotificationBus::onCapabilities(const QDBusPendingCall& call)
{
    const QDBusPendingReply<QStringList> reply = call;
    if (reply.isError()) {
        onFailure();
        return;
    }
    m_capabilities = reply.value();
    askOwner();
}

/// Whose signals are listened to. An answer does not tell it with every version of Qt, and asking before there is one would
/// find no service where it is started by the first question.
void NotificationBus::askOwner()
{
    auto question = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"GetNameOwner"_s);
    question << serviceName;
    m_asked.start();
    const auto pending = QDBusConnection::sessionBus().asyncCall(question, static_cast<int>(m_answerWithin.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QString> reply = *watcher;
        if (reply.isError()) {
            onFailure();
            return;
        }
        m_owner = reply.value();
        callNotify();
    });
}

void NotificationBus::callNotify()
{
    if (m_takenBack) {
        finish(Delivery::TakenBack);
        return;
    }
    constexpr int untilClosed = 0;
    constexpr int asTheServiceLikes = -1;
    const QStringList can = m_capabilities.value_or(QStringList());
    QDBusMessage message = call(u"Notify"_s);
    message << QCoreApplication::applicationName() << m_topics.key(m_notice.topic, 0U) << u"quotalamp"_s
            << inReadingDirection(plainText(m_notice.title))
            << inReadingDirection(notificationText(m_notice.body, can.contains("body-markup"_L1)))
            << (can.contains("actions"_L1) ? actions(m_notice) : QStringList()) << hints(m_notice)
            << (m_notice.critical ? untilClosed : asTheServiceLikes);

    m_asked.start();
    const auto pending = QDBusConnection::sessionBus().asyncCall(message, static_cast<int>(m_answerWithin.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        onNotified(*watcher);
    });
}

void NotificationBus::onNotified(const QDBusPendingCall& call)
{
    const QDBusPendingReply<uint> reply = call;
    if (reply.isError()) {
        onFailure();
        return;
    }
    // A new number for the topic: the old one was closed, and nobody told.
    m_topics.removeIf([this](const auto& each) { return each.value() == m_notice.topic; });
    m_topics.insert(reply.value(), m_notice.topic);
    if (m_takenBack) {
        closeStanding(m_notice.topic);
    }
    finish(m_takenBack ? Delivery::TakenBack : Delivery::Shown);
}

void NotificationBus::onFailure()
{
    const Milliseconds waited{m_asked.elapsed()};
    if (waited >= m_answerWithin * 9 / 10) { // the bus keeps its time limits coarsely
        finish(Delivery::Silent);
        return;
    }
    if (m_triedAgain) {
        finish(Delivery::Absent);
        return;
    }
    m_triedAgain = true;
    forget();
    askCapabilities();
}

void NotificationBus::finish(Delivery delivery)
{
    m_busy = false;
    const Notice notice = m_notice;
    Q_EMIT finished(notice, delivery);
}

/// A new service numbers from the beginning: the old ids may be somebody else's now.
void NotificationBus::forget()
{
    m_capabilities.reset();
    m_topics.clear();
    m_owner.clear();
}

void NotificationBus::close(const QString& topic)
{
    if (m_busy && m_notice.topic == topic) {
        m_takenBack = true;
    }
    closeStanding(topic);
}

void NotificationBus::closeStanding(const QString& topic)
{
    const uint id = m_topics.key(topic, 0U);
    if (id == 0) {
        return;
    }
    m_topics.remove(id);
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    QDBusConnection::sessionBus().asyncCall(message, static_cast<int>(m_answerWithin.count()));
}

bool NotificationBus::isOurs(uint id, const QDBusMessage& message) const
{
    return message.service() == m_owner && m_topics.contains(id);
}

void NotificationBus::onActionInvoked(uint id, const QString& action, const QDBusMessage& message)
{
    if (!isOurs(id, message)) {
        return;
    }
    Q_EMIT actionInvoked(m_topics.value(id), action == defaultAction ? QString(Notifier::openAction) : action);
}

/// Comes before the action. Qt takes it from the environment when a window asks to be activated.
void NotificationBus::onActivationToken(uint id, const QString& token, const QDBusMessage& message)
{
    if (isOurs(id, message)) {
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    }
}

void NotificationBus::onClosed(uint id, uint reason, const QDBusMessage& message)
{
    Q_UNUSED(reason)
    if (isOurs(id, message)) {
        m_topics.remove(id);
    }
}

} // namespace quotalamp

#endif
