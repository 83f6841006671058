// SPDX-License-Identifier: MIT
#include "demo/demoserver.h"
#include "support/home.h"
#include "support/keyring.h"
#include "support/person.h"
#include "support/runningapp.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString title = u"Quotalamp"_s;
const QString program = QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM);
constexpr int patience = 40000; ///< ms, for a start on a machine that is busy with other tests

// Of the demo's story: where OpenAI's tokens stand then.
constexpr Milliseconds plenty = 5s;
constexpr Milliseconds nearlyGone = 44s;
constexpr Milliseconds full = 120s;

QJsonObject status(const QStringList& more = {})
{
    return firstAccount(QStringLiteral(QUOTALAMP_PROGRAM), more);
}

/// Hears what programs tell the desktop's notification service.
class NotificationLog {
public:
    NotificationLog()
    {
        m_process.start(u"dbus-monitor"_s,
            {u"--session"_s, u"type='method_call',interface='org.freedesktop.Notifications',member='Notify'"_s});
    }
    ~NotificationLog()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    NotificationLog(const NotificationLog&) = delete;
    NotificationLog& operator=(const NotificationLog&) = delete;

    /// dbus-monitor begins with what the bus tells it.
    bool listens()
    {
        return QTest::qWaitFor([this] { return heard().contains("NameAcquired"); }, patience);
    }
    qsizetype count(const QByteArray& words) { return heard().count(words); }

private:
    const QByteArray& heard() { return m_heard += m_process.readAllStandardOutput(); }

    QProcess m_process;
    QByteArray m_heard;
};

bool notify(const QString& summary)
{
    auto call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    call.setArguments({u"test"_s, 0U, QString(), summary, QString(), QStringList(), QVariantMap(), 1000});
    return QDBusConnection::sessionBus().call(call).type() == QDBusMessage::ReplyMessage;
}

/// As if a person had chosen them, while the program does not run.
bool writeSettings(const QJsonObject& settings)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/quotalamp"_L1;
    QFile file(folder + "/settings.json"_L1);
    const QByteArray text = QJsonDocument(settings).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// The panel of this session; another one on the machine is somebody else's.
class Panel {
public:
    static bool isThere() { return QDBusConnection::sessionBus().interface()->isServiceRegistered(m_name); }
    static void stop()
    {
        const auto process = QDBusConnection::sessionBus().interface()->servicePid(m_name);
        QVERIFY(process.isValid());
        Person::run(u"kill"_s, {QString::number(process.value())});
        QTRY_VERIFY_WITH_TIMEOUT(!isThere(), patience);
    }
    void start() { m_process.start(u"xfce4-panel"_s, {u"--disable-wm-check"_s}); }
    ~Panel()
    {
        m_process.terminate();
        m_process.waitForFinished(patience);
    }

private:
    static inline const QString m_name = u"org.xfce.Panel"_s;
    QProcess m_process;
};

} // namespace

/// The whole program on a real desktop: panel, keyring, notification daemon, mouse and keyboard.
class ProgramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void addsAnAccountByHand();
    void keepsItOverARestart();
    void iconOpensThePopupNearIt();
    void secondStartShowsTheFirst();
    void tellsACrossingOnce();
    void quietHoursHoldItBack();
    void lockedKeyringLosesNothing();
    void waitsForAPanelAndOutlivesIt();
    void demoTouchesNothing();
    void choosesAnIconAndKeepsIt();

private:
    [[nodiscard]] const Account& openAi() const { return m_accounts.at(1); }
    DemoServer m_server;
    Panel m_panel;
    std::vector<Account> m_accounts;
    QByteArray m_key;
};

void ProgramTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("runs in a desktop session of its own");
    QVERIFY(m_server.start());
    m_server.moveTo(plenty);
    m_accounts = m_server.accounts();
    QCOMPARE(openAi().provider, u"openai"_s);
    m_key = m_server.keys().at(openAi().id).expose();
}

void ProgramTest::addsAnAccountByHand()
{
    RunningApp app(program, {});
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience); // nothing configured: the popup offers to
    Person::press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(u"Add account"_s), patience);
    Person::fillInAccount(u"OpenAI"_s, QString::fromLatin1(m_key), u"Work"_s, openAi().baseUrl.toString());
    Person::press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!Person::window(u"Add account"_s), patience);

    QTRY_COMPARE_WITH_TIMEOUT(status().value("account_key"_L1).toString(), u"Work"_s, patience);
    QVERIFY(status().value("reachable"_L1).toBool());
    QVERIFY(status().value("tokens"_L1).toObject().value("limit"_L1).isDouble());
    QCOMPARE(filesWith(m_key), QStringList());
    QVERIFY(app.quit());
}

void ProgramTest::keepsItOverARestart()
{
    RunningApp app(program, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    QVERIFY(!Person::window(title)); // started by the session: no window
    const QJsonObject account = status({u"--refresh"_s});
    QCOMPARE(account.value("source"_L1).toString(), u"live"_s);
    QVERIFY(account.value("reachable"_L1).toBool());
    QCOMPARE(filesWith(m_key), QStringList());
}

void ProgramTest::iconOpensThePopupNearIt()
{
    RunningApp app(program, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    const QPoint icon = *Person::trayIcon();
    QElapsedTimer sinceClick;
    sinceClick.start();
    Person::click(icon);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
    const QRect popup = Person::geometry(*Person::window(title));
    QVERIFY2(std::abs(popup.top() - icon.y()) < 60 && popup.left() - 60 < icon.x() && icon.x() < popup.right() + 60,
        "far from the icon");

    const QString before = status().value("checked_at"_L1).toString();
    Person::press(u"F5"_s);
    QTRY_VERIFY_WITH_TIMEOUT(status().value("checked_at"_L1).toString() > before, patience);

    Person::press(u"Escape"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!Person::window(title), patience);
    QTRY_VERIFY(sinceClick.elapsed() > 500); // or both clicks would be a double click
    Person::click(icon);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
}

void ProgramTest::secondStartShowsTheFirst()
{
    RunningApp app(program, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    RunningApp second(program, {});
    QTRY_VERIFY_WITH_TIMEOUT(!second.running(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
    QVERIFY(app.running());
}

/// Also over a restart, and again only after the limit was full in between. That nothing came in excess shows at the
/// end: notifications come in order.
void ProgramTest::tellsACrossingOnce()
{
    const QByteArray crossing = "OpenAI tokens: ";
    const QStringList now{u"--refresh"_s};
    NotificationLog log;
    QVERIFY(log.listens());
    {
        RunningApp app(program, {u"--background"_s});
        QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
        m_server.moveTo(full);
        QCOMPARE(status(now).value("source"_L1).toString(), u"live"_s);
        m_server.moveTo(nearlyGone);
        (void)status(now);
        QTRY_COMPARE_WITH_TIMEOUT(log.count(crossing), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(Person::visibleOfClass(u"xfce4-notifyd"_s), patience);
        (void)status(now);
        QVERIFY(app.quit());
    }
    RunningApp app(program, {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(status(now).value("source"_L1).toString(), u"live"_s, patience);
    m_server.moveTo(full);
    (void)status(now);
    m_server.moveTo(nearlyGone);
    (void)status(now);
    QTRY_COMPARE_WITH_TIMEOUT(log.count(crossing), 2, patience);
    m_server.moveTo(full);
    (void)status(now);
    QCOMPARE(log.count(crossing), 2);
    QCOMPARE(log.count(m_key), 0);
}

/// In quiet hours nothing is said; what still holds is told when they are over, here because a person ends them.
void ProgramTest::quietHoursHoldItBack()
{
    const QByteArray crossing = "OpenAI tokens: ";
    const QStringList now{u"--refresh"_s};
    NotificationLog log;
    QVERIFY(log.listens());
    const QTime clock = QTime::currentTime();
    constexpr int day = 24 * 60;
    const int minute = clock.hour() * 60 + clock.minute();
    QVERIFY(writeSettings(
        {{u"quiet_hours"_s, QJsonObject{{u"from"_s, (minute + day - 60) % day}, {u"until"_s, (minute + 60) % day}}}}));
    {
        RunningApp app(program, {u"--background"_s});
        QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
        m_server.moveTo(full);
        QCOMPARE(status(now).value("source"_L1).toString(), u"live"_s);
        m_server.moveTo(nearlyGone);
        QCOMPARE(status(now).value("source"_L1).toString(), u"live"_s);
        QVERIFY(app.quit());
    }
    // Notifications come in order: one of our own says that there was none before.
    QVERIFY(notify(u"a mark of the test"_s));
    QTRY_COMPARE_WITH_TIMEOUT(log.count("a mark of the test"), 1, patience);
    QCOMPARE(log.count(crossing), 0);

    QVERIFY(writeSettings({}));
    RunningApp app(program, {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(log.count(crossing), 1, patience);
    m_server.moveTo(full);
    (void)status(now);
    QCOMPARE(log.count(crossing), 1);
}

void ProgramTest::lockedKeyringLosesNothing()
{
    Keyring::lock();
    RunningApp app(program, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    const QJsonObject locked = status({u"--refresh"_s});
    QCOMPARE(locked.value("error_kind"_L1).toString(), u"keychain-locked"_s);
    QCOMPARE(locked.value("account_key"_L1).toString(), u"Work"_s);
    QVERIFY(locked.value("tokens"_L1).toObject().value("limit"_L1).isDouble()); // the last good reading
    QVERIFY(!Keyring::asks());                                                  // nobody was at the keyboard

    Person::click(*Person::trayIcon());
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
    Person::press(u"Tab"_s); // from the card to its button
    Person::press(u"Return"_s);
    QVERIFY(Keyring::answerPrompt(Keyring::password, u"Return"_s));
    QTRY_COMPARE_WITH_TIMEOUT(status().value("error_kind"_L1).toString(), QString(), patience);
    QCOMPARE(filesWith(m_key), QStringList());
}

void ProgramTest::waitsForAPanelAndOutlivesIt()
{
    m_server.moveTo(plenty);
    Panel::stop();
    RunningApp app(program, {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(status({u"--refresh"_s}).value("source"_L1).toString(), u"live"_s, patience);
    QVERIFY(!Person::trayIcon());
    {
        Panel panel;
        panel.start();
        QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
        Panel::stop();
    }
    QVERIFY(app.running());
    m_panel.start(); // for the tests that follow
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    QVERIFY(!Person::window(title));
}

void ProgramTest::demoTouchesNothing()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::ConfigLocation) + "/quotalamp"_L1;
    QFile accounts(config + "/accounts.json"_L1);
    QVERIFY(accounts.open(QIODevice::ReadOnly));
    const QByteArray before = accounts.readAll();
    RunningApp app(program, {u"--demo"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
    QVERIFY(app.quit());
    accounts.seek(0);
    QCOMPARE(accounts.readAll(), before);
    QCOMPARE(filesWith(m_server.keys().at(m_accounts.front().id).expose()), QStringList());
}

void ProgramTest::choosesAnIconAndKeepsIt()
{
    const auto style = [] {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::ConfigLocation) + "/quotalamp"_L1;
        QFile file(folder + "/settings.json"_L1);
        const bool open = file.open(QIODevice::ReadOnly);
        return open ? QJsonDocument::fromJson(file.readAll()).object()["icon"_L1]["style"_L1].toString() : QString();
    };
    m_server.moveTo(plenty);
    RunningApp app(program, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    const QPoint icon = *Person::trayIcon();
    const auto shown = [icon] { return Person::look().copy(QRect(icon - QPoint(11, 11), QSize(22, 22))); };
    const QImage ring = shown();
    Person::click(icon);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
    Person::press(u"ctrl+comma"_s);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(u"Settings"_s), patience);
    Person::press(u"Home"_s);
    Person::press(u"Down"_s);  // the page
    Person::press(u"Tab"_s);   // its first choice
    Person::press(u"Right"_s); // the next one
    QTRY_COMPARE_WITH_TIMEOUT(style(), u"bars"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(shown() != ring, patience);
    QVERIFY(app.quit());

    RunningApp again(program, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    QVERIFY(shown() != ring);
    QCOMPARE(style(), u"bars"_s);
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
