// SPDX-License-Identifier: MIT
#include "support/keyring.h"

#include "support/person.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QTest>

namespace quotalamp {

using namespace Qt::StringLiterals;

QDBusMessage Keyring::call(
    const QString& path, const QString& interface, const QString& method, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

bool Keyring::isLocked()
{
    const QDBusMessage reply = call(
        login, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    return qdbus_cast<QDBusVariant>(reply.arguments().value(0)).variant().toBool();
}

void Keyring::lock()
{
    const QList<QDBusObjectPath> paths{QDBusObjectPath(login)};
    (void)call(
        u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {QVariant::fromValue(paths)});
}

bool Keyring::asks()
{
    return Person::visibleOfClass(u"gcr-prompter"_s);
}

bool Keyring::answerPrompt(const QString& text, const QString& lastKey)
{
    if (!QTest::qWaitFor([] { return asks(); }, 15'000))
        return false;
    Person::type(text);
    Person::press(lastKey);
    return QTest::qWaitFor([] { return !asks(); }, 15'000);
}

} // namespace quotalamp
