#include "demo/demoserver.h"
#include "support/person.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QString title = u"Quotalamp"_s;
constexpr int patience = 40000; ///< ms, for a start on a machine that is busy with other tests

/// The tray app as its user starts it.
class RunningApp {
public:
    explicit RunningApp(const QStringList& arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), arguments);
    }
    ~RunningApp()
    {
        if (!quit())
            m_process.kill();
        m_process.waitForFinished();
    }
    RunningApp(const RunningApp&) = delete;
    RunningApp& operator=(const RunningApp&) = delete;

    /// As a session manager ends it; true when it ended well.
    bool quit()
    {
        m_process.terminate();
        const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 5000);
        return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    [[nodiscard]] bool running() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

QJsonObject status(const QStringList& more = {})
{
    const QString text = Person::run(QStringLiteral(QUOTALAMP_PROGRAM), QStringList{u"status"_s, u"--json"_s} + more);
    return QJsonDocument::fromJson(text.toUtf8()).object().value("accounts"_L1).toArray().at(0).toObject();
}

/// Files below the home that hold these bytes.
QStringList filesWith(const QByteArray& bytes)
{
    QStringList found;
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found << file.fileName();
    }
    return found;
}

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
    void demoTouchesNothing();

private:
    [[nodiscard]] const Account& openAi() const { return m_accounts.at(1); }
    DemoServer m_server;
    std::vector<Account> m_accounts;
    QByteArray m_key;
};

void ProgramTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("runs in a desktop session of its own");
    QVERIFY(m_server.start());
    m_accounts = m_server.accounts();
    QCOMPARE(openAi().provider, u"openai"_s);
    m_key = m_server.keys().at(openAi().id).expose();
}

void ProgramTest::addsAnAccountByHand()
{
    RunningApp app({});
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience); // nothing configured: the popup offers to
    Person::press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(u"Add account"_s), 5000);
    Person::type(u"OpenAI\t"_s);       // provider
    Person::type(u"Work\t"_s);         // label
    Person::press(u"ctrl+a"_s);
    Person::type(openAi().baseUrl.toString() + u"\t\t"_s); // base URL, then past the key source
    Person::type(QString::fromLatin1(m_key));
    Person::press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!Person::window(u"Add account"_s), 10000);

    QTRY_COMPARE_WITH_TIMEOUT(status().value("account_key"_L1).toString(), u"Work"_s, 10000);
    QVERIFY(status().value("reachable"_L1).toBool());
    QVERIFY(status().value("tokens"_L1).toObject().value("limit"_L1).isDouble());
    QCOMPARE(filesWith(m_key), QStringList());
    QVERIFY(app.quit());
}

void ProgramTest::keepsItOverARestart()
{
    RunningApp app({u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    QVERIFY(!Person::window(title)); // started by the session: no window
    const QJsonObject account = status({u"--refresh"_s});
    QCOMPARE(account.value("source"_L1).toString(), u"live"_s);
    QVERIFY(account.value("reachable"_L1).toBool());
    QCOMPARE(filesWith(m_key), QStringList());
}

void ProgramTest::iconOpensThePopupNearIt()
{
    RunningApp app({u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    const QPoint icon = *Person::trayIcon();
    Person::click(icon);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), 5000);
    const QRect popup = Person::geometry(*Person::window(title));
    QVERIFY2(std::abs(popup.top() - icon.y()) < 60 && popup.left() - 60 < icon.x() && icon.x() < popup.right() + 60, "far from the icon");

    const QString before = status().value("checked_at"_L1).toString();
    Person::press(u"F5"_s);
    QTRY_VERIFY_WITH_TIMEOUT(status().value("checked_at"_L1).toString() > before, 10000);

    Person::press(u"Escape"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!Person::window(title), 5000);
    Person::click(icon);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), 5000);
}

void ProgramTest::secondStartShowsTheFirst()
{
    RunningApp app({u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::trayIcon(), patience);
    RunningApp second({});
    QTRY_VERIFY_WITH_TIMEOUT(!second.running(), 5000);
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), 5000);
    QVERIFY(app.running());
}

void ProgramTest::demoTouchesNothing()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::ConfigLocation) + "/quotalamp"_L1;
    QFile accounts(config + "/accounts.json"_L1);
    QVERIFY(accounts.open(QIODevice::ReadOnly));
    const QByteArray before = accounts.readAll();
    RunningApp app({u"--demo"_s});
    QTRY_VERIFY_WITH_TIMEOUT(Person::window(title), patience);
    QVERIFY(app.quit());
    accounts.seek(0);
    QCOMPARE(accounts.readAll(), before);
    QCOMPARE(filesWith(m_server.keys().at(m_accounts.front().id).expose()), QStringList());
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
