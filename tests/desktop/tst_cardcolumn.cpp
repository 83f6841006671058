// SPDX-License-Identifier: MIT
#include "desktop/kit/cardcolumn.h"

#include <QtTest>

using namespace quotalamp;

namespace {

CardColumn columnOf(const QList<int>& heights)
{
    CardColumn column;
    column.setHeights({heights.begin(), heights.end()});
    return column;
}

} // namespace

/// Where cards stand, from their heights alone.
class CardColumnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tops_data();
    void tops();
    void placeAt_data();
    void placeAt();
    void within_data();
    void within();
    void anchors_data();
    void anchors();
};

void CardColumnTest::tops_data()
{
    QTest::addColumn<QList<int>>("heights");
    QTest::addColumn<int>("place"); // that becomes another height; -1: none
    QTest::addColumn<int>("height");
    QTest::addColumn<QList<int>>("tops"); // and the end
    using Ints = QList<int>;
    QTest::newRow("none") << Ints{} << -1 << 0 << Ints{0};
    QTest::newRow("one") << Ints{40} << -1 << 0 << Ints{0, 40};
    QTest::newRow("three") << Ints{40, 90, 60} << -1 << 0 << Ints{0, 40, 130, 190};
    QTest::newRow("the first grows") << Ints{40, 90, 60} << 0 << 50 << Ints{0, 50, 140, 200};
    QTest::newRow("one in the middle shrinks") << Ints{40, 90, 60} << 1 << 10 << Ints{0, 40, 50, 110};
    QTest::newRow("the last grows") << Ints{40, 90, 60} << 2 << 61 << Ints{0, 40, 130, 191};
    QTest::newRow("as high as before") << Ints{40, 90, 60} << 1 << 90 << Ints{0, 40, 130, 190};
    QTest::newRow("one without a height") << Ints{40, 0, 60} << -1 << 0 << Ints{0, 40, 40, 100};
}

void CardColumnTest::tops()
{
    QFETCH(QList<int>, heights);
    QFETCH(int, place);
    QFETCH(int, height);
    CardColumn column = columnOf(heights);
    if (place >= 0)
        column.setHeight(place, height);
    QCOMPARE(column.size(), heights.size());
    QList<int> tops;
    for (qsizetype each = 0; each <= column.size(); ++each)
        tops << column.top(each);
    QTEST(tops, "tops");
    QCOMPARE(column.total(), tops.constLast());
    for (qsizetype each = 0; each < column.size(); ++each)
        QCOMPARE(column.height(each), tops[each + 1] - tops[each]);
}

void CardColumnTest::placeAt_data()
{
    QTest::addColumn<QList<int>>("heights");
    QTest::addColumn<int>("y");
    QTest::addColumn<int>("place");
    const QList<int> three{40, 90, 60};
    QTest::newRow("no cards") << QList<int>{} << 0 << -1;
    QTest::newRow("above all") << three << -5 << 0;
    QTest::newRow("at the top") << three << 0 << 0;
    QTest::newRow("last line of the first") << three << 39 << 0;
    QTest::newRow("first line of the second") << three << 40 << 1;
    QTest::newRow("last line of the last") << three << 189 << 2;
    QTest::newRow("below all") << three << 190 << 2;
    QTest::newRow("far below all") << three << 9999 << 2;
    QTest::newRow("past one without a height") << QList<int>{40, 0, 60} << 40 << 2;
}

void CardColumnTest::placeAt()
{
    QFETCH(QList<int>, heights);
    QFETCH(int, y);
    QTEST(int(columnOf(heights).placeAt(y)), "place");
}

void CardColumnTest::within_data()
{
    QTest::addColumn<QList<int>>("heights");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("end");
    const QList<int> four{100, 100, 100, 100};
    QTest::newRow("no cards") << QList<int>{} << 0 << 100 << 0 << 0;
    QTest::newRow("no stretch") << four << 100 << 100 << 0 << 0;
    QTest::newRow("all") << four << 0 << 400 << 0 << 4;
    QTest::newRow("more than all") << four << -50 << 900 << 0 << 4;
    QTest::newRow("exactly one") << four << 100 << 200 << 1 << 2;
    QTest::newRow("a line of each neighbour") << four << 99 << 201 << 0 << 3;
    QTest::newRow("parts of two") << four << 150 << 250 << 1 << 3;
    QTest::newRow("above all") << four << -100 << 0 << 0 << 0;
    QTest::newRow("below all") << four << 400 << 500 << 0 << 0;
}

void CardColumnTest::within()
{
    QFETCH(QList<int>, heights);
    QFETCH(int, from);
    QFETCH(int, to);
    const CardColumn::Span span = columnOf(heights).within(from, to);
    QTEST(int(span.first), "first");
    QTEST(int(span.end), "end");
    QCOMPARE(span.contains(span.first), span.first != span.end);
    QVERIFY(!span.contains(span.end));
}

void CardColumnTest::anchors_data()
{
    QTest::addColumn<int>("scrolled");
    QTest::addColumn<int>("pointer"); // -1: outside
    QTest::addColumn<int>("changed"); // the place that becomes another height
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("expected"); // how far it is scrolled then
    // Four cards of 100.
    QTest::newRow("above, higher") << 150 << -1 << 0 << 130 << 180;
    QTest::newRow("above, lower") << 150 << -1 << 0 << 70 << 120;
    QTest::newRow("the first in sight itself") << 150 << -1 << 1 << 130 << 150;
    QTest::newRow("below") << 150 << -1 << 2 << 130 << 150;
    QTest::newRow("above the pointer, in sight") << 150 << 60 << 1 << 130 << 180;
    QTest::newRow("at the pointer") << 150 << 60 << 2 << 130 << 150;
    QTest::newRow("below the pointer") << 150 << 60 << 3 << 10 << 150;
    QTest::newRow("above, nearly gone") << 150 << 60 << 0 << 1 << 51;
    QTest::newRow("never above the top") << 20 << -1 << 0 << 1 << 20;
}

void CardColumnTest::anchors()
{
    QFETCH(int, scrolled);
    QFETCH(int, pointer);
    QFETCH(int, changed);
    QFETCH(int, height);
    CardColumn column = columnOf({100, 100, 100, 100});
    const CardAnchor anchor = anchorOf(column, scrolled, pointer);
    QCOMPARE(scrolledFor(column, anchor), scrolled);
    column.setHeight(changed, height);
    QTEST(scrolledFor(column, anchor), "expected");
}

QTEST_GUILESS_MAIN(CardColumnTest)
#include "tst_cardcolumn.moc"
