// SPDX-License-Identifier: MIT
// The system's network service (org.freedesktop.NetworkManager) as far as Qt asks it, in a process of its own so that
// it can hang. Its system bus is the test's.
//
//   fakenetworkmanager STATE      as NetworkManager numbers them: 20 disconnected, 40 connecting, 70 online
//
// Says "ready". Commands: "state NUMBER".

#include "support/commandline.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>

using namespace Qt::StringLiterals;

namespace quotalamp::test {

class FakeNetworkManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(uint State MEMBER m_state)
    Q_PROPERTY(uint Connectivity MEMBER m_connectivity)
    Q_PROPERTY(uint Metered MEMBER m_metered)
    Q_PROPERTY(QDBusObjectPath PrimaryConnection MEMBER m_connection)

public:
    explicit FakeNetworkManager(uint state)
        : m_state(state)
    {
    }

    void setState(uint state)
    {
        m_state = state;
        auto changed = QDBusMessage::createSignal(
            u"/org/freedesktop/NetworkManager"_s, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
        changed << u"org.freedesktop.NetworkManager"_s << QVariantMap{{u"State"_s, state}} << QStringList();
        QDBusConnection::systemBus().send(changed);
    }

private:
    uint m_state;
    uint m_connectivity = 0;
    uint m_metered = 0;
    QDBusObjectPath m_connection{u"/"_s};
};

} // namespace quotalamp::test

int main(int argc, char** argv)
{
    using namespace quotalamp::test;
    const QCoreApplication app(argc, argv);
    FakeNetworkManager service(QCoreApplication::arguments().value(1).toUInt());
    const CommandLine commands([&service](const QString& command) { service.setState(command.mid(6).toUInt()); });
    QDBusConnection bus = QDBusConnection::systemBus();
    bus.registerObject(u"/org/freedesktop/NetworkManager"_s, &service, QDBusConnection::ExportAllProperties);
    if (!bus.registerService(u"org.freedesktop.NetworkManager"_s))
        return 1;
    say(u"ready"_s);
    return QCoreApplication::exec();
}

#include "fakenetworkmanager.moc"
