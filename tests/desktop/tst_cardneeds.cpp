// SPDX-License-Identifier: MIT
#include "desktop/popup/cardneeds.h"

#include <QtTest>

#include <algorithm>

using namespace quotalamp;

namespace {

CardColumn columnOf(qsizetype cards, int height)
{
    CardColumn column;
    column.setHeights(std::vector<int>(std::size_t(cards), height));
    return column;
}

} // namespace

/// Which cards have to exist, and where keys lead, in columns of cards that are 100 pixels high.
class CardNeedsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void needs_data();
    void needs();
    void moves_data();
    void moves();
};

void CardNeedsTest::needs_data()
{
    QTest::addColumn<int>("cards");
    QTest::addColumn<int>("top"); // 400 are in sight
    QTest::addColumn<QList<int>>("kept");
    QTest::addColumn<QList<int>>("existing");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("missingOrNear");
    QTest::addColumn<QList<int>>("farAway");
    using Ints = QList<int>;
    const Ints none;
    QTest::newRow("no cards") << 0 << 0 << none << none << -1 << -1 << none;
    QTest::newRow("just opened") << 100 << 0 << Ints{0, 99} << none << 0 << 0 << none;
    QTest::newRow("one in sight lacks") << 100 << 0 << Ints{0, 99} << Ints{0, 1, 3} << 2 << 2 << none;
    QTest::newRow("the end lacks") << 100 << 0 << Ints{0, 99} << Ints{0, 1, 2, 3} << 99 << 99 << none;
    QTest::newRow("the next ones lack") << 100 << 0 << Ints{0, 99} << Ints{0, 1, 2, 3, 99} << -1 << 4 << none;
    QTest::newRow("all are there") << 100 << 0 << Ints{0, 99} << Ints{0, 1, 2, 3, 4, 5, 99} << -1 << -1 << none;
    QTest::newRow("a part of a card is in sight") << 100 << 50 << none << Ints{0, 1, 2, 3} << 4 << 4 << none;
    QTest::newRow("above lacks, too") << 100 << 4000 << none << Ints{40, 41, 42, 43, 44, 45} << -1 << 38 << none;
    QTest::newRow("a page away stays") << 100 << 4000 << none << Ints{36, 38, 39, 40, 41, 42, 43, 44, 45, 47} << -1
                                       << -1 << none;
    QTest::newRow("farther goes") << 100 << 4000 << none << Ints{1, 35, 38, 39, 40, 41, 42, 43, 44, 45, 48} << -1 << -1
                                  << Ints{1, 35, 48};
    QTest::newRow("what is kept stays") << 100 << 4000 << Ints{0, 1, 2, 99}
                                        << Ints{0, 1, 2, 3, 38, 39, 40, 41, 42, 43, 44, 45, 99} << -1 << -1 << Ints{3};
    QTest::newRow("fewer than a page") << 3 << 0 << Ints{0, 2} << Ints{0, 1} << 2 << 2 << none;
    QTest::newRow("at the end") << 100 << 9600 << none << Ints{96, 97, 98, 99} << -1 << 94 << none;
}

void CardNeedsTest::needs()
{
    QFETCH(int, cards);
    QFETCH(int, top);
    QFETCH(QList<int>, kept);
    QFETCH(QList<int>, existing);
    const CardColumn column = columnOf(cards, 100);
    const CardNeeds needs{.column = column,
        .top = top,
        .height = 400,
        .kept = {kept.begin(), kept.end()},
        .exists = [&](qsizetype place) { return existing.contains(int(place)); }};
    QTEST(int(needs.missing()), "missing");
    QTEST(int(needs.missingOrNear()), "missingOrNear");
    QList<int> farAway;
    std::ranges::copy(needs.farAway(), std::back_inserter(farAway));
    QTEST(farAway, "farAway");
}

void CardNeedsTest::moves_data()
{
    QTest::addColumn<int>("cards");
    QTest::addColumn<int>("place");
    QTest::addColumn<FocusMove>("move"); // a page is 400
    QTest::addColumn<int>("expected");
    QTest::newRow("up") << 100 << 5 << FocusMove::Up << 4;
    QTest::newRow("up from the first") << 100 << 0 << FocusMove::Up << -1;
    QTest::newRow("down") << 100 << 5 << FocusMove::Down << 6;
    QTest::newRow("down from the last") << 100 << 99 << FocusMove::Down << 100;
    QTest::newRow("a page up") << 100 << 50 << FocusMove::PageUp << 46;
    QTest::newRow("a page up near the top") << 100 << 2 << FocusMove::PageUp << 0;
    QTest::newRow("a page up from the first") << 100 << 0 << FocusMove::PageUp << 0;
    QTest::newRow("a page down") << 100 << 50 << FocusMove::PageDown << 54;
    QTest::newRow("a page down near the end") << 100 << 98 << FocusMove::PageDown << 99;
    QTest::newRow("a page down from the last") << 100 << 99 << FocusMove::PageDown << 99;
    QTest::newRow("first") << 100 << 50 << FocusMove::First << 0;
    QTest::newRow("last") << 100 << 50 << FocusMove::Last << 99;
    QTest::newRow("a page of a single card") << 1 << 0 << FocusMove::PageDown << 0;
}

void CardNeedsTest::moves()
{
    QFETCH(int, cards);
    QFETCH(int, place);
    QFETCH(FocusMove, move);
    QTEST(int(placeAfter(columnOf(cards, 100), place, move, 400)), "expected");
}

QTEST_GUILESS_MAIN(CardNeedsTest)
#include "tst_cardneeds.moc"
