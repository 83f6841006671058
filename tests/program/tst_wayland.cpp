// SPDX-License-Identifier: MIT
#include "support/person.h"
#include "support/runningapp.h"

#include <QRegularExpression>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QString desktopProgram = QStringLiteral(QUOTALAMP_DESKTOP_PROGRAM);
constexpr int patience = 40000; ///< ms

/// The line about our window in the compositor's scene, "…xdg_toplevel… window 'Quotalamp' of quotalamp…"; empty: none.
QString window()
{
    // It goes on telling until it is stopped.
    const QString scene = Person::run(u"timeout"_s, {u"1"_s, u"weston-debug"_s, u"scene-graph"_s}, {}, Person::AnyExit);
    const QStringList lines = scene.split(u'\n');
    return lines.value(lines.indexOf(QRegularExpression(u".*top-level window 'Quotalamp'.*"_s))).trimmed();
}

} // namespace

/// The whole program under a Wayland compositor without a tray: an ordinary window.
class WaylandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsAnOrdinaryWindow();
    void secondStartShowsTheFirst();
};

void WaylandTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("QUOTALAMP_TEST_SESSION"))
        QSKIP("runs in a desktop session of its own");
}

void WaylandTest::showsAnOrdinaryWindow()
{
    RunningApp app(desktopProgram, {u"--demo"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!window().isEmpty(), patience);
    QVERIFY(window().contains("xdg_toplevel"_L1));
    QVERIFY(window().contains("of quotalamp"_L1)); // by which the desktop finds its icon
    QVERIFY(app.quit());
}

void WaylandTest::secondStartShowsTheFirst()
{
    RunningApp app(desktopProgram, {u"--background"_s});
    RunningApp second(desktopProgram, {});
    QTRY_VERIFY_WITH_TIMEOUT(!window().isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(app.running() != second.running(), 10000);
}

QTEST_GUILESS_MAIN(WaylandTest)
#include "tst_wayland.moc"
