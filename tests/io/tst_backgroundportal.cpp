// SPDX-License-Identifier: MIT
#include "io/bus/backgroundportal.h"
#include "support/partner.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

/// Against a portal in a process of its own, on the bus of a private session.
class BackgroundPortalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhereThereIsNone();
    void asks_data();
    void asks();
    void knowsAnEarlierAnswer();

private:
    const QString m_portal = QStringLiteral(QUOTALAMP_FAKE_PORTAL);
};

void BackgroundPortalTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("needs a session of its own");
}

void BackgroundPortalTest::saysWhereThereIsNone()
{
    BackgroundPortal portal(nullptr);
    QSignalSpy failed(&portal, &BackgroundPortal::failed);
    portal.request(true, u"Shows limits in the panel"_s);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!failed.front().front().toString().isEmpty());
}

void BackgroundPortalTest::asks_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<bool>("on");
    QTest::addColumn<QString>("said");
    QTest::newRow("allowed") << u"allow"_s << true << u"is on"_s;
    QTest::newRow("turned off") << u"allow"_s << false << u"is off"_s;
    QTest::newRow("refused") << u"refuse"_s << true << u"failed"_s;
    QTest::newRow("allowed to run, and not to start") << u"keep-off"_s << true << u"is off"_s;
    QTest::newRow("answered at another path, by an old portal") << u"elsewhere"_s << true << u"is on"_s;
}

void BackgroundPortalTest::asks()
{
    QFETCH(const QString, portal);
    QFETCH(const bool, on);
    test::Partner fake(m_portal, {u"0"_s, u"0"_s});
    QVERIFY(fake.says(u"ready"_s));
    fake.tell(portal);
    QVERIFY(fake.says(u"will "_s + portal));
    QStringList said;
    const QTemporaryDir folder;
    const Places places{folder.path(), folder.path(), folder.path()};
    BackgroundPortal asked(&places);
    QVERIFY(!asked.startsAtLogin());
    connect(&asked, &BackgroundPortal::answered, this, [&said](bool is) { said << (is ? u"is on"_s : u"is off"_s); });
    connect(&asked, &BackgroundPortal::failed, this, [&said] { said << u"failed"_s; });
    asked.request(on, u"Shows limits in the panel"_s);
    QVERIFY(fake.says(on ? u"background on quotalamp --background"_s : u"background off quotalamp --background"_s));
    QTRY_COMPARE(said.size(), 1);
    QTEST(said.front(), "said");
    QTest::qWait(300); // once only
    QCOMPARE(said.size(), 1);
    QCOMPARE(BackgroundPortal(&places).startsAtLogin(), said.front() == u"is on"_s);
}

/// Earlier versions kept it among the settings, and a newer answer counts for more.
void BackgroundPortalTest::knowsAnEarlierAnswer()
{
    const QTemporaryDir folder;
    const Places places{folder.path(), folder.path(), folder.path()};
    QCOMPARE(JsonFile(folder.filePath(u"settings.json"_s)).write({{u"portal_starts_at_login"_s, true}}), std::nullopt);
    QVERIFY(BackgroundPortal(&places).startsAtLogin());
    QCOMPARE(JsonFile(folder.filePath(u"portal.json"_s)).write({{u"starts_at_login"_s, false}}), std::nullopt);
    QVERIFY(!BackgroundPortal(&places).startsAtLogin());
}

QTEST_GUILESS_MAIN(BackgroundPortalTest)
#include "tst_backgroundportal.moc"
