// SPDX-License-Identifier: MIT
#include "desktop/kit/tokens.h"
#include "desktop/popup/popupplace.h"

#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace quotalamp;

namespace {

constexpr QRect screen(0, 0, 1280, 800);
constexpr QRect belowPanel(0, 30, 1280, 770);
constexpr QRect abovePanel(0, 0, 1280, 770);

/// A window with its place, and a content as high as somebody says.
struct Window {
    QWidget widget;
    int height = 300;
    PopupPlace place{&widget, {.layOut = [](int) {}, .heightFor = [this](int) { return height; }}};

    void open()
    {
        place.applyFlags();
        place.fit();
        widget.show();
    }
};

} // namespace

/// Where the popup stands and how large it is, by figures and with a window that has nothing inside.
class PopupPlaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void width_data();
    void width();
    void spot_data();
    void spot();
    void corner_data();
    void corner();
    void windowGrowsWithItsContent();
    void windowGrowsThoughTheWindowSystemIsLate();
    void windowKeepsWhatAPersonChose();
};

void PopupPlaceTest::width_data()
{
    QTest::addColumn<QRect>("available");
    QTest::addColumn<QSize>("chosen");
    QTest::addColumn<int>("expected");
    const int own = std::max(360, scaled(grid::popupWidth));
    QTest::newRow("nothing chosen") << screen << QSize() << own;
    QTest::newRow("chosen") << screen << QSize(500, 300) << 500;
    QTest::newRow("too narrow") << screen << QSize(100, 300) << 360;
    QTest::newRow("wider than the screen") << screen << QSize(5000, 300) << 1152;
    QTest::newRow("a narrow screen") << QRect(0, 0, 300, 800) << QSize() << 360;
    QTest::newRow("no screen") << QRect() << QSize(5000, 300) << 5000;
}

void PopupPlaceTest::width()
{
    QFETCH(QRect, available);
    QFETCH(QSize, chosen);
    QTEST(popupWidth(available, chosen), "expected");
}

void PopupPlaceTest::spot_data()
{
    QTest::addColumn<QRect>("anchor");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QRect>("available");
    QTest::addColumn<QPoint>("expected");
    const QSize size(400, 500);
    QTest::newRow("above an icon") << QRect(600, 774, 22, 22) << size << abovePanel << QPoint(410, 262);
    QTest::newRow("below an icon") << QRect(600, 4, 22, 22) << size << belowPanel << QPoint(410, 38);
    QTest::newRow("at the end") << QRect(1250, 774, 22, 22) << size << abovePanel << QPoint(872, 262);
    QTest::newRow("at the start") << QRect(2, 774, 22, 22) << size << abovePanel << QPoint(8, 262);
    QTest::newRow("far away") << QRect(9000, -9000, 1, 1) << size << screen << QPoint(872, 8);
    QTest::newRow("higher than the screen")
        << QRect(600, 774, 22, 22) << QSize(400, 900) << abovePanel << QPoint(410, 8);
}

void PopupPlaceTest::spot()
{
    QFETCH(QRect, anchor);
    QFETCH(QSize, size);
    QFETCH(QRect, available);
    QTEST(popupSpot(anchor, size, available), "expected");
}

void PopupPlaceTest::corner_data()
{
    QTest::addColumn<QRect>("available");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<QPoint>("expected");
    QTest::newRow("panel below") << abovePanel << false << QPoint(1279, 769);
    QTest::newRow("panel above") << belowPanel << false << QPoint(1279, 30);
    QTest::newRow("no panel") << screen << false << QPoint(1279, 799);
    QTest::newRow("mirrored") << belowPanel << true << QPoint(0, 30);
}

void PopupPlaceTest::corner()
{
    QFETCH(QRect, available);
    QFETCH(bool, mirrored);
    QTEST(trayCorner(screen, available, mirrored), "expected");
}

void PopupPlaceTest::windowGrowsWithItsContent()
{
    Window window;
    window.place.setWindowMode(true);
    window.open();
    QCOMPARE(window.widget.height(), 300);
    for (const int height : {420, 200, 640, 310}) { // also from one that is lower than a person may make it
        window.height = height;
        window.place.fit();
        QCOMPARE(window.widget.height(), std::min(height, window.widget.screen()->availableGeometry().height() - 64));
    }
}

/// Sizes that were given in quick succession are confirmed one after the other; none of them is a person's choice.
void PopupPlaceTest::windowGrowsThoughTheWindowSystemIsLate()
{
    Window window;
    window.place.setWindowMode(true);
    QSignalSpy chosen(&window.place, &PopupPlace::windowSizeChosen);
    window.open();
    const QSize first = window.widget.size();
    window.height = 400;
    window.place.fit();
    const QSize second = window.widget.size();
    window.widget.resize(first); // confirmed late
    window.height = 500;
    window.place.fit();
    window.widget.resize(second); // confirmed late
    QTRY_COMPARE(window.widget.height(), 500);
    QCOMPARE(chosen.size(), 0);
}

void PopupPlaceTest::windowKeepsWhatAPersonChose()
{
    Window window;
    window.place.setWindowMode(true);
    QSignalSpy chosen(&window.place, &PopupPlace::windowSizeChosen);
    window.open();
    window.widget.resize(500, 350);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toSize(), QSize(500, 350));
    window.height = 500;
    window.place.fit();
    QCOMPARE(window.widget.size(), QSize(500, 350));
}

QTEST_MAIN(PopupPlaceTest)
#include "tst_popupplace.moc"
