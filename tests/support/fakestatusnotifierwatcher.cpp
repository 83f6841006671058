// SPDX-License-Identifier: MIT
// A registry of tray icons (org.kde.StatusNotifierWatcher) without anything that draws them, in a process of its own:
// in the test's own thread Qt's waiting calls would wait for themselves.
//
//   fakestatusnotifierwatcher [host] [deaf] [late]
//
// With "host" something draws icons from the beginning. "deaf" does not hear the first two icons that register, "late"
// owns its name for a moment before there is anything to register with: panels that have just started do either.
//
// Commands on standard input: "host on", "host off". Says "ready", and "item SERVICE" for each icon that registers.

#include "support/commandline.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace quotalamp::test {

constexpr std::chrono::milliseconds lateBy{800};

class FakeStatusNotifierWatcher : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems MEMBER m_items)
    Q_PROPERTY(bool IsStatusNotifierHostRegistered MEMBER m_host)
    Q_PROPERTY(int ProtocolVersion MEMBER m_version)

public:
    explicit FakeStatusNotifierWatcher(bool host)
        : m_host(host)
    {
    }

    void miss(int count) { m_missed = count; }

    void setHost(bool on)
    {
        m_host = on;
        if (on)
            Q_EMIT StatusNotifierHostRegistered();
        else
            Q_EMIT StatusNotifierHostUnregistered();
    }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString& service)
    {
        if (m_missed > 0) {
            --m_missed;
            say(u"missed "_s + message().service());
            return;
        }
        m_items << message().service() + u"/StatusNotifierItem"_s;
        Q_EMIT StatusNotifierItemRegistered(service);
        say(u"item "_s + message().service());
    }
    void RegisterStatusNotifierHost(const QString& service)
    {
        Q_UNUSED(service)
        setHost(true);
    }

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString& service);
    void StatusNotifierItemUnregistered(const QString& service);
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    QStringList m_items;
    bool m_host;
    int m_version = 0;
    int m_missed = 0;
};

} // namespace quotalamp::test

int main(int argc, char** argv)
{
    using namespace quotalamp::test;
    const QCoreApplication app(argc, argv);
    FakeStatusNotifierWatcher watcher(QCoreApplication::arguments().contains(u"host"_s));
    const CommandLine commands([&watcher](const QString& command) { watcher.setHost(command == u"host on"_s); });
    QDBusConnection bus = QDBusConnection::sessionBus();
    const auto listen = [&] {
        bus.registerObject(u"/StatusNotifierWatcher"_s, &watcher, QDBusConnection::ExportAllContents);
    };
    if (QCoreApplication::arguments().contains(u"deaf"_s))
        watcher.miss(2);
    if (QCoreApplication::arguments().contains(u"late"_s))
        QTimer::singleShot(lateBy, &watcher, listen);
    else
        listen();
    if (!bus.registerService(u"org.kde.StatusNotifierWatcher"_s))
        return 1;
    say(u"ready"_s);
    return QCoreApplication::exec();
}

#include "fakestatusnotifierwatcher.moc"
