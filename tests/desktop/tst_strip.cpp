// SPDX-License-Identifier: MIT
#include "desktop/kit/textline.h"
#include "desktop/popup/strip.h"
#include "support/looks.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

Overview overviewOf(int items)
{
    Overview overview;
    overview.strip = {{u"OpenAI tokens"_s, u"4% left"_s, u"57 s"_s, GaugeState::Critical, 0.04},
        {u"Claude weekly"_s, u"22% left"_s, u"2d 1h"_s, GaugeState::Warning, 0.22}};
    overview.strip.resize(std::size_t(items));
    return overview;
}

void send(Strip& strip, QEvent::Type type, QPoint at)
{
    QMouseEvent event(type, at, strip.mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&strip, &event);
}

} // namespace

class StripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void cleanup() { looks::wear(looks::themes().constFirst()); }
    void isAsWideAsItsWords();
    void staysOnTheScreen();
    void clickOpens();
    void dragMoves();
    void staysWhereItWasPut();
    void keysOpen();
    void speaks();
    void pictures_data();
    void pictures();
};

void StripTest::isAsWideAsItsWords()
{
    Strip strip;
    strip.present(overviewOf(2));
    strip.open();
    QCOMPARE(strip.findChildren<TextLine*>().size(), 2);
    QTRY_COMPARE(strip.size(), strip.sizeHint());
    const int two = strip.width();
    strip.present(overviewOf(1));
    QTRY_VERIFY(strip.width() < two);
    QCOMPARE(strip.height(), 32);
}

void StripTest::staysOnTheScreen()
{
    Strip strip;
    strip.present(overviewOf(2));
    strip.open();
    QCoreApplication::processEvents();
    QVERIFY(QGuiApplication::primaryScreen()->availableGeometry().contains(strip.geometry()));
    QVERIFY(strip.testAttribute(Qt::WA_ShowWithoutActivating));
}

void StripTest::clickOpens()
{
    Strip strip;
    strip.present(overviewOf(1));
    strip.open();
    QSignalSpy open(&strip, &Strip::openRequested);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, {40, 10});
    QCOMPARE(open.size(), 1);
}

void StripTest::dragMoves()
{
    Strip strip;
    strip.present(overviewOf(1));
    strip.open();
    QSignalSpy open(&strip, &Strip::openRequested);
    const QPoint before = strip.pos();
    send(strip, QEvent::MouseButtonPress, {20, 10});
    send(strip, QEvent::MouseMove, {-30, -20});
    send(strip, QEvent::MouseButtonRelease, {20, 10});
    QCOMPARE(strip.pos(), before + QPoint(-50, -30));
    QCOMPARE(open.size(), 0);
    strip.hide();
    strip.open();
    QCOMPARE(strip.pos(), before + QPoint(-50, -30));
}

void StripTest::staysWhereItWasPut()
{
    Strip strip;
    QSignalSpy moved(&strip, &Strip::moved);
    strip.present(overviewOf(1));
    strip.open();
    const QPoint corner = strip.pos();
    send(strip, QEvent::MouseButtonPress, {20, 10});
    send(strip, QEvent::MouseMove, {-30, -20});
    send(strip, QEvent::MouseButtonRelease, {20, 10});
    QCOMPARE(moved.size(), 1);
    const QPoint place = moved.at(0).at(0).toPoint();
    QCOMPARE(place, strip.pos());

    Strip next;
    next.setPlace(place);
    next.present(overviewOf(1));
    next.open();
    QCOMPARE(next.pos(), place);

    Strip elsewhere;
    elsewhere.setPlace(QPoint(20'000, 20'000)); // its screen is gone
    elsewhere.present(overviewOf(1));
    elsewhere.open();
    QCOMPARE(elsewhere.pos(), corner);
}

void StripTest::keysOpen()
{
    Strip strip;
    strip.present(overviewOf(1));
    strip.open();
    QSignalSpy open(&strip, &Strip::openRequested);
    QTest::keyClick(&strip, Qt::Key_Return);
    QTest::keyClick(&strip, Qt::Key_Space);
    QCOMPARE(open.size(), 2);
}

void StripTest::speaks()
{
    Strip strip;
    strip.present(overviewOf(2));
    QCOMPARE(strip.accessibleName(), u"OpenAI tokens 4% left 57 s, Claude weekly 22% left 2d 1h"_s);
}

void StripTest::pictures_data()
{
    QTest::addColumn<int>("theme");
    for (int i = 0; i < looks::themes().size(); ++i)
        QTest::newRow(qPrintable(looks::themes().at(i).name)) << i;
}

void StripTest::pictures()
{
    QFETCH(int, theme);
    looks::wear(looks::themes().at(theme));
    Strip strip;
    strip.present(overviewOf(2));
    strip.open();
    QCoreApplication::processEvents();
    const QImage picture = strip.grab().toImage();
    const Tokens tokens = tokensOf(strip);
    QCOMPARE(picture.pixelColor(strip.width() / 2, 3), tokens.surface);
    QVERIFY(looks::shows(picture, tokens.text));
    if (!looks::themes().at(theme).contrast) { // one is critical, one a warning
        QVERIFY(looks::shows(picture, tokens.criticalFill));
        QVERIFY(looks::shows(picture, tokens.warningFill));
    }
    if (looks::wanted())
        looks::save(strip, u"strip"_s, looks::themes().at(theme));
}

QTEST_MAIN(StripTest)
#include "tst_strip.moc"
