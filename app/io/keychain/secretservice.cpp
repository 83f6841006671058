// SPDX-License-Identifier: MIT
#include "io/keychain/secretservice.h"

#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

#include <chrono>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto serviceName = "org.freedesktop.secrets"_L1;
constexpr auto servicePath = "/org/freedesktop/secrets"_L1;
constexpr auto serviceInterface = "org.freedesktop.Secret.Service"_L1;
constexpr auto collectionInterface = "org.freedesktop.Secret.Collection"_L1;
constexpr auto promptInterface = "org.freedesktop.Secret.Prompt"_L1;
constexpr auto propertiesInterface = "org.freedesktop.DBus.Properties"_L1;
constexpr auto noObject = "/"_L1;

/// A daemon that has to be started first takes its time.
constexpr std::chrono::milliseconds answerWithin{15'000};
constexpr std::chrono::milliseconds changesTogether{200};

SecretService::State stateOf(const QDBusMessage& failed)
{
    const QDBusError error(failed);
    const bool silent = error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout
        || error.type() == QDBusError::TimedOut;
    return silent ? SecretService::State::NoAnswer : SecretService::State::NoService;
}

QList<QDBusObjectPath> paths(const QVariant& value)
{
    return qdbus_cast<QList<QDBusObjectPath>>(value);
}

QString objectPathIn(const QVariant& value)
{
    return qdbus_cast<QDBusObjectPath>(value).path();
}

} // namespace

SecretService::SecretService(QObject* parent)
    : QObject(parent)
    , m_bus(QDBusConnection::sessionBus())
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    m_changedSoon.setSingleShot(true);
    m_changedSoon.setInterval(changesTogether);
    connect(&m_changedSoon, &QTimer::timeout, this, &SecretService::changed);
    if (!m_bus.isConnected())
        return;
    auto* watcher = new QDBusServiceWatcher(serviceName, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        endPrompt(false);
        m_changedSoon.start();
    });
    // gnome-keyring tells of a lock with the first, KWallet and KeePassXC with either.
    m_bus.connect(serviceName, servicePath, serviceInterface, u"CollectionChanged"_s, &m_changedSoon, SLOT(start()));
    m_bus.connect(serviceName, QString(), propertiesInterface, u"PropertiesChanged"_s, &m_changedSoon, SLOT(start()));
}

void SecretService::call(const QString& path, const QString& interface, const QString& method,
    const QVariantList& arguments, QObject* context, Answered answered)
{
    QDBusMessage message = QDBusMessage::createMethodCall(serviceName, path, interface, method);
    message.setArguments(arguments);
    if (!m_bus.isConnected()) {
        // A call without a bus would never end.
        const auto none = QDBusMessage::createError(QDBusError::Disconnected, QString());
        QMetaObject::invokeMethod(
            context, [answered, none] { answered(none); }, Qt::QueuedConnection);
        return;
    }
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, static_cast<int>(answerWithin.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, context,
        [watcher, answered = std::move(answered)] { answered(watcher->reply()); });
    connect(watcher, &QDBusPendingCallWatcher::finished, watcher, &QObject::deleteLater);
}

void SecretService::find(const QMap<QString, QString>& attributes, QObject* context, const Found& found)
{
    const QVariantList arguments{QVariant::fromValue(attributes)};
    call(servicePath, serviceInterface, u"SearchItems"_s, arguments, context,
        [this, context, found](const QDBusMessage& reply) {
            if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().size() < 2)
                return found(stateOf(reply));
            if (!paths(reply.arguments().at(0)).isEmpty())
                return found(State::Present);
            const auto locked = paths(reply.arguments().at(1));
            if (locked.isEmpty())
                return findInDefault(State::Absent, context, found); // Some services hide what is locked.
            for (const auto& item : locked) {
                if (!m_lockedItems.contains(item))
                    m_lockedItems.append(item);
            }
            found(State::Locked);
        });
}

void SecretService::findDefault(QObject* context, const Found& found)
{
    findInDefault(State::Present, context, found);
}

void SecretService::findInDefault(State whenOpen, QObject* context, const Found& found)
{
    const auto onLocked = [whenOpen, found](const QDBusMessage& reply) {
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return found(stateOf(reply));
        const bool locked = qdbus_cast<QDBusVariant>(reply.arguments().constFirst()).variant().toBool();
        found(locked ? State::Locked : whenOpen);
    };
    const auto onAlias = [this, whenOpen, context, found, onLocked](const QDBusMessage& reply) {
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return found(stateOf(reply));
        const QString collection = objectPathIn(reply.arguments().constFirst());
        if (collection == noObject)
            return found(whenOpen); // The first key that is kept makes one.
        call(collection, propertiesInterface, u"Get"_s, {QString(collectionInterface), u"Locked"_s}, context, onLocked);
    };
    call(servicePath, serviceInterface, u"ReadAlias"_s, {u"default"_s}, context, onAlias);
}

void SecretService::unlock(QObject* context, Unlocked unlocked)
{
    m_waiting.push_back({context, std::move(unlocked)});
    if (m_waiting.size() > 1)
        return;
    call(servicePath, serviceInterface, u"ReadAlias"_s, {u"default"_s}, this, [this](const QDBusMessage& reply) {
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return endPrompt(false);
        QList<QDBusObjectPath> locked = std::exchange(m_lockedItems, {});
        if (const QString collection = objectPathIn(reply.arguments().constFirst()); collection != noObject)
            locked.prepend(QDBusObjectPath(collection));
        unlockPaths(locked);
    });
}

void SecretService::unlockPaths(const QList<QDBusObjectPath>& paths)
{
    call(servicePath, serviceInterface, u"Unlock"_s, {QVariant::fromValue(paths)}, this,
        [this](const QDBusMessage& reply) {
            if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().size() < 2)
                return endPrompt(false);
            const QString prompt = objectPathIn(reply.arguments().at(1));
            if (prompt == noObject)
                return endPrompt(true);
            startPrompt(prompt);
        });
}

void SecretService::startPrompt(const QString& path)
{
    m_prompt = path;
    // Connected first: a prompt may be completed before its call has returned.
    m_bus.connect(serviceName, path, promptInterface, u"Completed"_s, this, SLOT(onPromptCompleted(bool)));
    call(path, promptInterface, u"Prompt"_s, {QString()}, this, [this](const QDBusMessage& reply) {
        if (reply.type() == QDBusMessage::ErrorMessage)
            endPrompt(false);
    });
}

void SecretService::onPromptCompleted(bool dismissed)
{
    endPrompt(!dismissed);
}

void SecretService::endPrompt(bool unlocked)
{
    if (!m_prompt.isEmpty())
        m_bus.disconnect(serviceName, m_prompt, promptInterface, u"Completed"_s, this, SLOT(onPromptCompleted(bool)));
    m_prompt.clear();
    if (unlocked)
        m_changedSoon.start();
    for (const Waiting& waiting : std::exchange(m_waiting, {})) {
        if (waiting.context)
            waiting.unlocked(unlocked);
    }
}

} // namespace quotalamp
