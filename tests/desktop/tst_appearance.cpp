// SPDX-License-Identifier: MIT
#include "desktop/kit/tokens.h"
#include "desktop/shell/appearance.h"
#include "support/partner.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace quotalamp;
using namespace Qt::StringLiterals;

/// Against a portal in a process of its own, on the bus of a private session.
class AppearanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingWithoutAPortal();
    void readsWhatIsAskedFor_data();
    void readsWhatIsAskedFor();
    void followsChanges();
    void wearsIt();

private:
    const QString m_portal = QStringLiteral(QUOTALAMP_FAKE_PORTAL);
};

void AppearanceTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("needs a session of its own");
}

void AppearanceTest::nothingWithoutAPortal()
{
    Appearance appearance;
    const QSignalSpy spy(&appearance, &Appearance::changed);
    appearance.start();
    QTest::qWait(200);
    QCOMPARE(spy.count(), 0);
}

void AppearanceTest::readsWhatIsAskedFor_data()
{
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("highContrast");
    QTest::newRow("dark") << QStringList{u"1"_s, u"0"_s} << true << false;
    QTest::newRow("more contrast") << QStringList{u"2"_s, u"1"_s} << false << true;
    QTest::newRow("both") << QStringList{u"1"_s, u"1"_s} << true << true;
}

void AppearanceTest::readsWhatIsAskedFor()
{
    QFETCH(const QStringList, asked);
    QFETCH(const bool, dark);
    QFETCH(const bool, highContrast);
    test::Partner portal(m_portal, asked);
    QVERIFY(portal.says(u"ready"_s));
    Appearance appearance;
    appearance.start();
    QTRY_VERIFY(appearance.look() == (Look{dark, highContrast}));
}

void AppearanceTest::followsChanges()
{
    test::Partner portal(m_portal, {u"0"_s, u"0"_s});
    QVERIFY(portal.says(u"ready"_s));
    Appearance appearance;
    QSignalSpy spy(&appearance, &Appearance::changed);
    appearance.start();
    portal.tell(u"color-scheme 1"_s);
    QVERIFY(spy.wait());
    QVERIFY(appearance.look().dark);
    portal.tell(u"contrast 1"_s);
    QVERIFY(spy.wait());
    portal.tell(u"color-scheme 2"_s);
    QVERIFY(spy.wait());
    QVERIFY(appearance.look() == (Look{false, true}));
}

/// Light, dark and back, with the contrast that text needs in each.
void AppearanceTest::wearsIt()
{
    QWidget widget;
    widget.show();
    for (const bool dark : {false, true, false}) {
        wear(Look{dark, false});
        QTRY_COMPARE(tokensOf(widget).dark, dark);
        const Tokens tokens = tokensOf(widget);
        for (const QColor& ink : {tokens.text, tokens.secondary, tokens.warningText, tokens.criticalText}) {
            QVERIFY(contrast(ink, tokens.surface) >= 4.5);
            QVERIFY(contrast(ink, tokens.band) >= 4.5);
        }
    }
    wear(Look{false, true});
    QTRY_VERIFY(tokensOf(widget).highContrast);
    wear(Look{});
    QTRY_VERIFY(!tokensOf(widget).highContrast);
}

QTEST_MAIN(AppearanceTest)
#include "tst_appearance.moc"
