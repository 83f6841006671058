// SPDX-License-Identifier: MIT
#include "demo/demoserver.h"
#include "support/home.h"
#include "support/partner.h"
#include "support/person.h"
#include "support/runningapp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString program = QStringLiteral(QUOTALAMP_PROGRAM);
constexpr int patience = 40000; ///< ms
constexpr auto plenty = 5s;     ///< of the demo's story
constexpr auto nearlyGone = 44s;
constexpr auto allBack = 2min;

/// The notification about the tokens, as the daemon was asked for it; empty until it comes.
QJsonObject aboutTokens(test::Partner& daemon)
{
    for (const QString& line : daemon.heard()) {
        const QJsonObject call = QJsonDocument::fromJson(line.toUtf8()).object();
        if (call.value("summary"_L1).toString().startsWith("OpenAI tokens"_L1))
            return call;
    }
    return {};
}

} // namespace

/// The whole program beside a notification daemon that does what the test tells it: what becomes of the actions.
class SnoozeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void takesBackWhatIsOver();
    void staysQuietUntilTheReset();

private:
    [[nodiscard]] QJsonObject refreshed() const { return firstAccount(program, {u"--refresh"_s}); }
    /// What the running app asked of the daemon when the tokens were nearly gone; empty where it did not.
    [[nodiscard]] QJsonObject warning(test::Partner& daemon);
    DemoServer m_server;
};

void SnoozeTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("runs in a desktop session of its own");
    QVERIFY(m_server.start());
    m_server.moveTo(plenty);
    const Account openAi = m_server.accounts().at(1);
    QFile key(QDir::homePath() + u"/key"_s);
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write(m_server.keys().at(openAi.id).expose());
    key.close();
    key.setPermissions(QFile::ReadOwner);
    Person::run(program,
        {u"account"_s, u"add"_s, u"openai"_s, u"--label"_s, u"Work"_s, u"--base-url"_s, openAi.baseUrl.toString(),
            u"--key-from"_s, u"file:"_s + key.fileName()});
}

QJsonObject SnoozeTest::warning(test::Partner& daemon)
{
    // As long as the app does not listen yet, the command asks by itself, and the story goes on meanwhile.
    const auto warned = [&] {
        m_server.moveTo(nearlyGone);
        (void)refreshed();
        return QTest::qWaitFor([&daemon] { return !aboutTokens(daemon).isEmpty(); }, 2000);
    };
    return QTest::qWaitFor(warned, patience) ? aboutTokens(daemon) : QJsonObject();
}

/// Once there is enough again, nothing says any longer that there is not.
void SnoozeTest::takesBackWhatIsOver()
{
    test::Partner daemon(QStringLiteral(QUOTALAMP_FAKE_NOTIFICATIONS), {u"actions"_s, u"body"_s});
    QVERIFY(daemon.says(u"ready"_s));
    const RunningApp app(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(refreshed().value("source"_L1).toString(), u"live"_s, patience);
    const QJsonObject asked = warning(daemon);
    QVERIFY(asked.contains("id"_L1));
    const QString closed = uR"({"call":"CloseNotification","id":%1})"_s.arg(asked.value("id"_L1).toInt());
    QVERIFY(!daemon.heard().contains(closed));
    const auto over = [&] {
        m_server.moveTo(allBack);
        (void)refreshed();
        return daemon.heard().contains(closed);
    };
    QVERIFY(QTest::qWaitFor(over, patience));
    m_server.moveTo(plenty);
}

void SnoozeTest::staysQuietUntilTheReset()
{
    test::Partner daemon(QStringLiteral(QUOTALAMP_FAKE_NOTIFICATIONS), {u"actions"_s, u"body"_s});
    QVERIFY(daemon.says(u"ready"_s));
    RunningApp app(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(refreshed().value("source"_L1).toString(), u"live"_s, patience);
    const QJsonObject asked = warning(daemon);
    QVERIFY(asked.value("actions"_L1).toArray().contains(u"snooze"_s));
    daemon.take();
    daemon.tell(u"invoke %1 snooze"_s.arg(asked.value("id"_L1).toInt()));

    // Worse, and yet nothing is said; also after a restart. A test that knows what it waits for asks for another one.
    const auto snoozed = [] {
        QFile kept(qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + u"/.local/state"_s)
            + u"/quotalamp/snapshots.rows"_s);
        return kept.open(QIODevice::ReadOnly) && kept.readAll().contains("snoozed_until");
    };
    QTRY_VERIFY_WITH_TIMEOUT(snoozed(), patience);
    QVERIFY(app.quit());
    RunningApp again(QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM), {u"--background"_s});
    m_server.moveTo(nearlyGone + 4s);
    // Not by a macro that asks once more when it is content: that look may be answered by the one before it.
    QVERIFY(QTest::qWaitFor([this] { return refreshed().value("source"_L1).toString() == "live"_L1; }, patience));
    (void)refreshed();
    QCOMPARE(aboutTokens(daemon), QJsonObject());
}

QTEST_GUILESS_MAIN(SnoozeTest)
#include "tst_snooze.moc"
