// SPDX-License-Identifier: MIT
#include "desktop/shell/presence.h"
#include "desktop/shell/screenlock.h"
#include "desktop/shell/wakeups.h"
#include "io/session/quitsignals.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

const auto sessionPath = u"/org/freedesktop/login1/session/_31"_s;

/// What logind answers of sessions, as far as it is asked here.
class FakeManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public Q_SLOTS:
    QDBusObjectPath GetSessionByPID(uint) { return QDBusObjectPath(sessionPath); }
};

class FakeSession : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Session")
    Q_PROPERTY(bool IdleHint MEMBER idle)
    Q_PROPERTY(bool LockedHint MEMBER locked)
public:
    bool idle = false;
    bool locked = false;
};

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The private bus of the test stands for the system's as well.
    void initTestCase() { qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS")); }

    void endsInOrder_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void endsInOrder()
    {
        QFETCH(int, number);
        const QuitSignals signalsToEnd;
        QSignalSpy quit(&signalsToEnd, &QuitSignals::quitRequested);
        QCOMPARE(std::raise(number), 0);
        QVERIFY(quit.wait());
        QCOMPARE(quit.size(), 1);
    }

    void seesTheClocksDrift_data()
    {
        QTest::addColumn<Milliseconds>("wall");
        QTest::addColumn<Milliseconds>("steady");
        QTest::addColumn<bool>("jumped");
        QTest::newRow("on time") << Milliseconds(60s) << Milliseconds(60s) << false;
        QTest::newRow("a little late") << Milliseconds(70s) << Milliseconds(70s) << false;
        QTest::newRow("slept, steady clock stood") << Milliseconds(8h) << Milliseconds(60s) << true;
        QTest::newRow("slept, steady clock ran") << Milliseconds(8h) << Milliseconds(8h) << true;
        QTest::newRow("clock set forward") << Milliseconds(1h) << Milliseconds(60s) << true;
        QTest::newRow("clock set back") << Milliseconds(-1h) << Milliseconds(60s) << true;
        QTest::newRow("clock corrected by a second") << Milliseconds(61s) << Milliseconds(60s) << false;
    }
    void seesTheClocksDrift()
    {
        QFETCH(Milliseconds, wall);
        QFETCH(Milliseconds, steady);
        const TimePoint start{Milliseconds(1'800'000'000'000)};
        ClockJump clocks;
        QVERIFY(!clocks.look(start, 5s, 60s)); // nothing to compare with
        QTEST(clocks.look(start + wall, 5s + steady, 60s), "jumped");
        QVERIFY(!clocks.look(start + wall + 60s, 65s + steady, 60s)); // told once
    }

    void missesNoLateCallWhereNoneIsExpected()
    {
        const TimePoint start{Milliseconds(1'800'000'000'000)};
        ClockJump clocks;
        QVERIFY(!clocks.look(start, 5s, {}));
        QVERIFY(!clocks.look(start + 48h, 5s + 48h, {})); // nobody looked for two days, and nothing jumped
        QVERIFY(clocks.look(start + 49h, 5s + 48h, {}));
    }

    /// While nothing happens nothing wakes the program.
    void hasNoTimer()
    {
#ifdef Q_OS_LINUX
        const ClockSet clock;
        QVERIFY(clock.hears());
        const Wakeups wakeups;
        QVERIFY(wakeups.findChildren<QTimer*>().isEmpty());
#else
        QSKIP("The clock is looked at once a minute here.");
#endif
    }

    void hearsThatTheScreenIsLocked_data()
    {
        QTest::addColumn<QString>("interface");
        QTest::newRow("freedesktop") << u"org.freedesktop.ScreenSaver"_s;
        QTest::newRow("GNOME") << u"org.gnome.ScreenSaver"_s;
    }
    void hearsThatTheScreenIsLocked()
    {
        QFETCH(QString, interface);
        auto desktop = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
        ScreenLock lock;
        QSignalSpy changed(&lock, &ScreenLock::changed);
        lock.start();
        const auto say = [&](bool active) {
            auto message = QDBusMessage::createSignal(u"/ScreenSaver"_s, interface, u"ActiveChanged"_s);
            message << active;
            QVERIFY(desktop.send(message));
        };
        QVERIFY(!lock.isLocked());
        say(true);
        say(true);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(lock.isLocked());
        say(false);
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(!lock.isLocked());
    }

    void asksWhetherSomebodyIsHere()
    {
        auto login = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"sessions"_s);
        FakeManager manager;
        FakeSession session;
        session.locked = true; // at the start already
        QVERIFY(login.registerObject(u"/org/freedesktop/login1"_s, &manager, QDBusConnection::ExportAllSlots));
        QVERIFY(login.registerObject(sessionPath, &session, QDBusConnection::ExportAllProperties));
        QVERIFY(login.registerService(u"org.freedesktop.login1"_s));
        Presence presence;
        QVERIFY(!presence.awaySince());
        presence.start();
        QTRY_VERIFY(presence.awaySince());
        const auto say = [&login](const QString& name, bool value) {
            auto message =
                QDBusMessage::createSignal(sessionPath, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
            message << u"org.freedesktop.login1.Session"_s << QVariantMap{{name, value}} << QStringList();
            QVERIFY(login.send(message));
        };
        say(u"LockedHint"_s, false);
        QTRY_VERIFY(!presence.awaySince());
        say(u"IdleHint"_s, true);
        QTRY_VERIFY(presence.awaySince());
        QVERIFY(login.unregisterService(u"org.freedesktop.login1"_s));
        QDBusConnection::disconnectFromBus(u"sessions"_s);
    }

    void hearsTheMachineWakeUp()
    {
        auto login = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"login"_s);
        QVERIFY(login.registerService(u"org.freedesktop.login1"_s));
        Wakeups wakeups;
        QSignalSpy woke(&wakeups, &Wakeups::woke);
        const auto sleep = [&login](bool going) {
            auto message = QDBusMessage::createSignal(
                u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
            message << going;
            QVERIFY(login.send(message));
        };
        sleep(true);
        sleep(false);
        sleep(true);
        sleep(false);
        QVERIFY(woke.wait());
        (void)login.call(QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus"_s,
            u"GetId"_s)); // by now all four are out
        QCoreApplication::processEvents();
        QCOMPARE(woke.size(), 1);
    }
};

QTEST_GUILESS_MAIN(SessionTest)

#include "tst_wakeups.moc"
