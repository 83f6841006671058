// SPDX-License-Identifier: MIT
// A notification service (org.freedesktop.Notifications) that shows nothing and tells what it is asked, in a process
// of its own so that it can hang and crash.
//
//   fakenotifications [--crash] [CAPABILITY]...      --crash: ends at the first notification, without an answer
//
// Says "ready", and for each call one line of JSON. Commands: "invoke ID ACTION", "token ID TOKEN", "closed ID".

#include "support/commandline.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace quotalamp::test {

void say(const QJsonObject& call)
{
    say(QString::fromUtf8(QJsonDocument(call).toJson(QJsonDocument::Compact)));
}

class FakeNotifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    FakeNotifications(const QStringList& capabilities, bool crashes)
        : m_capabilities(capabilities)
        , m_crashes(crashes)
    {
    }

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        say(QJsonObject{{u"call"_s, u"GetCapabilities"_s}});
        return m_capabilities;
    }
    uint Notify(const QString& app, uint replaces, const QString& icon, const QString& summary, const QString& body,
        const QStringList& actions, const QVariantMap& hints, int timeout)
    {
        if (m_crashes)
            std::_Exit(1);
        QJsonObject types;
        for (auto hint = hints.begin(); hint != hints.end(); ++hint)
            types.insert(hint.key(), QString::fromLatin1(QDBusMetaType::typeToSignature(hint->metaType())));
        const auto image = hints.value(u"image-data"_s).value<QDBusArgument>();
        types.insert(u"image-data"_s, image.currentSignature());
        const uint id = replaces == 0 ? ++m_last : replaces;
        say(QJsonObject{{u"call"_s, u"Notify"_s}, {u"id"_s, static_cast<int>(id)}, {u"app"_s, app},
            {u"replaces"_s, static_cast<int>(replaces)}, {u"icon"_s, icon}, {u"summary"_s, summary}, {u"body"_s, body},
            {u"actions"_s, QJsonArray::fromStringList(actions)},
            {u"entry"_s, hints.value(u"desktop-entry"_s).toString()}, {u"urgency"_s, hints.value(u"urgency"_s).toInt()},
            {u"types"_s, types}, {u"timeout"_s, timeout}});
        return id;
    }
    void CloseNotification(uint id)
    {
        say(QJsonObject{{u"call"_s, u"CloseNotification"_s}, {u"id"_s, static_cast<int>(id)}});
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString& action);
    void ActivationToken(uint id, const QString& token);

private:
    QStringList m_capabilities;
    bool m_crashes;
    uint m_last = 0;
};

} // namespace quotalamp::test

int main(int argc, char** argv)
{
    using namespace quotalamp::test;
    const QCoreApplication app(argc, argv);
    QStringList capabilities = QCoreApplication::arguments().mid(1);
    const bool crashes = capabilities.removeAll(u"--crash"_s) > 0;
    FakeNotifications service(capabilities, crashes);
    const CommandLine commands([&service](const QString& command) {
        const QStringList words = command.split(u' ');
        const uint id = words.value(1).toUInt();
        if (words.first() == u"invoke"_s)
            Q_EMIT service.ActionInvoked(id, words.value(2));
        if (words.first() == u"token"_s)
            Q_EMIT service.ActivationToken(id, words.value(2));
        if (words.first() == u"closed"_s)
            Q_EMIT service.NotificationClosed(id, 2);
    });
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.registerObject(u"/org/freedesktop/Notifications"_s, &service, QDBusConnection::ExportAllContents);
    if (!bus.registerService(u"org.freedesktop.Notifications"_s))
        return 1;
    say(u"ready"_s);
    return QCoreApplication::exec();
}

#include "fakenotifications.moc"
