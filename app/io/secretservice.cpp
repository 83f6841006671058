#include "io/secretservice.h"

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

#ifdef QUOTALAMP_DBUS

namespace {

const QString service = u"org.freedesktop.secrets"_s;
const QString root = u"/org/freedesktop/secrets"_s;
const QString serviceInterface = u"org.freedesktop.Secret.Service"_s;
const QString promptInterface = u"org.freedesktop.Secret.Prompt"_s;
const QString collectionInterface = u"org.freedesktop.Secret.Collection"_s;
const QString propertiesInterface = u"org.freedesktop.DBus.Properties"_s;

/// Long enough for a service that the bus has to start, short enough for a person.
constexpr int answerWithin = 10'000;

QDBusMessage call(const QString& path, const QString& interface, const QString& method, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    return message;
}

/// Calls, and gives the reply or its error to `done`.
void send(const QDBusMessage& message, QObject* context, std::function<void(const QDBusMessage&)> done)
{
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, answerWithin), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->reply());
    });
}

bool failed(const QDBusMessage& reply)
{
    return reply.type() != QDBusMessage::ReplyMessage;
}

QStringList paths(const QVariant& value)
{
    QStringList list;
    for (const auto& path : qdbus_cast<QList<QDBusObjectPath>>(value))
        list << path.path();
    return list;
}

} // namespace

SecretService::SecretService(QObject* parent)
    : QObject(parent)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
}

bool SecretService::used()
{
    // QtKeychain before 0.14 talks to KWallet itself in Plasma 4 and 5.
    const QByteArray plasma = qgetenv("KDE_SESSION_VERSION");
    return plasma != "4" && plasma != "5";
}

void SecretService::find(const QMap<QString, QString>& attributes, std::function<void(State, const QStringList&)> done)
{
    watch();
    const auto search = call(root, serviceInterface, u"SearchItems"_s, {QVariant::fromValue(attributes)});
    send(search, this, [done = std::move(done)](const QDBusMessage& reply) {
        if (failed(reply) || reply.arguments().size() < 2)
            return done(State::Missing, {});
        if (!paths(reply.arguments().at(0)).isEmpty())
            return done(State::Unlocked, {});
        const QStringList locked = paths(reply.arguments().at(1));
        done(locked.isEmpty() ? State::Absent : State::Locked, locked);
    });
}

void SecretService::findDefault(std::function<void(State, const QStringList&)> done)
{
    watch();
    send(call(root, serviceInterface, u"ReadAlias"_s, {u"default"_s}), this, [this, done = std::move(done)](const QDBusMessage& reply) {
        if (failed(reply) || reply.arguments().isEmpty())
            return done(State::Missing, {});
        const QString path = reply.arguments().at(0).value<QDBusObjectPath>().path();
        if (path == "/"_L1 || path.isEmpty())
            return done(State::Absent, {});
        const auto get = call(path, propertiesInterface, u"Get"_s, {collectionInterface, u"Locked"_s});
        send(get, this, [done, path](const QDBusMessage& value) {
            const bool locked = !failed(value) && !value.arguments().isEmpty() && value.arguments().at(0).value<QDBusVariant>().variant().toBool();
            done(locked ? State::Locked : State::Unlocked, locked ? QStringList{path} : QStringList());
        });
    });
}

void SecretService::unlock(const QStringList& objects, std::function<void(bool)> done)
{
    m_unlocking.push_back(std::move(done));
    if (m_unlocking.size() > 1)
        return;
    QList<QDBusObjectPath> list;
    for (const auto& object : objects)
        list << QDBusObjectPath(object);
    send(call(root, serviceInterface, u"Unlock"_s, {QVariant::fromValue(list)}), this, [this](const QDBusMessage& reply) {
        if (failed(reply) || reply.arguments().size() < 2)
            return finishUnlock(false);
        m_prompt = reply.arguments().at(1).value<QDBusObjectPath>().path();
        if (m_prompt == "/"_L1)
            return finishUnlock(true);
        QDBusConnection::sessionBus().connect(service, m_prompt, promptInterface, u"Completed"_s, this, SLOT(onPromptCompleted(bool)));
        send(call(m_prompt, promptInterface, u"Prompt"_s, {QString()}), this, [this](const QDBusMessage& shown) {
            if (failed(shown))
                finishUnlock(false);
        });
    });
}

void SecretService::onPromptCompleted(bool dismissed)
{
    finishUnlock(!dismissed);
}

void SecretService::finishUnlock(bool unlocked)
{
    if (!m_prompt.isEmpty() && m_prompt != "/"_L1)
        QDBusConnection::sessionBus().disconnect(service, m_prompt, promptInterface, u"Completed"_s, this, SLOT(onPromptCompleted(bool)));
    m_prompt.clear();
    for (const auto& done : std::exchange(m_unlocking, {}))
        done(unlocked);
    if (unlocked)
        Q_EMIT changed();
}

void SecretService::watch()
{
    if (m_watcher)
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_watcher = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this](const QString&, const QString&, const QString& owner) {
        if (owner.isEmpty()) {
            finishUnlock(false); // its prompt went with it
            return;
        }
        Q_EMIT changed();
    });
    bus.connect(service, QString(), propertiesInterface, u"PropertiesChanged"_s, this,
                SLOT(onPropertiesChanged(QString, QVariantMap, QStringList)));
}

void SecretService::onPropertiesChanged(const QString& interface, const QVariantMap& values, const QStringList& invalidated)
{
    if (interface != collectionInterface)
        return;
    const auto locked = values.constFind(u"Locked"_s);
    const bool unlocked = locked != values.constEnd() && !locked->toBool();
    if (unlocked || invalidated.contains(u"Locked"_s))
        Q_EMIT changed();
}

#else

SecretService::SecretService(QObject* parent)
    : QObject(parent)
{
}

bool SecretService::used()
{
    return false;
}

void SecretService::find(const QMap<QString, QString>&, std::function<void(State, const QStringList&)> done)
{
    done(State::Unlocked, {});
}

void SecretService::findDefault(std::function<void(State, const QStringList&)> done)
{
    done(State::Unlocked, {});
}

void SecretService::unlock(const QStringList&, std::function<void(bool)> done)
{
    done(true);
}

void SecretService::onPropertiesChanged(const QString&, const QVariantMap&, const QStringList&) { }

void SecretService::onPromptCompleted(bool) { }

void SecretService::watch() { }

void SecretService::finishUnlock(bool) { }

#endif

} // namespace quotalamp
