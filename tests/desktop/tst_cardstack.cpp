// SPDX-License-Identifier: MIT
#include "desktop/popup/card.h"
#include "desktop/popup/cardstack.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

CardView calmCard(const QString& id)
{
    WindowView window;
    window.id = u"day"_s;
    window.label = u"Requests per day"_s;
    window.value = u"80%"_s;
    window.left = 0.8;
    CardView card;
    card.accountId = card.name = id;
    card.state = GaugeState::Calm;
    card.left = window.left;
    card.windows = {window};
    return card;
}

std::vector<CardView> cardsOf(const QStringList& ids)
{
    std::vector<CardView> cards;
    for (const QString& id : ids)
        cards.push_back(calmCard(id));
    return cards;
}

QStringList shownOrder(const CardStack& stack)
{
    QList<Card*> cards = stack.findChildren<Card*>();
    cards.removeIf([](const Card* card) { return card->isHidden(); });
    std::ranges::sort(cards, {}, [](const Card* card) { return card->y(); });
    QStringList names;
    for (const Card* card : std::as_const(cards))
        names << card->accessibleName();
    return names;
}

} // namespace

/// The cards of all accounts, without the popup around them.
class CardStackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steady_data();
    void steady();
    void folding_data();
    void folding();
    void ordersAsGiven();
    void tellsAnotherState();
    void tellsItsHeight();
    void tabGoesOnToTheFollowers();
};

void CardStackTest::steady_data()
{
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("expected");
    const QStringList abc{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("nothing shown yet") << QStringList() << abc << 9 << abc;
    QTest::newRow("another order") << abc << QStringList{u"c"_s, u"a"_s, u"b"_s} << 9 << abc;
    QTest::newRow("one went") << abc << QStringList{u"c"_s, u"a"_s} << 9 << QStringList{u"a"_s, u"c"_s};
    QTest::newRow("one came") << abc << QStringList{u"d"_s, u"a"_s, u"b"_s, u"c"_s} << 9
                              << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("no room for new ones") << abc << QStringList{u"d"_s, u"a"_s, u"b"_s, u"c"_s} << 3 << abc;
    QTest::newRow("all went") << abc << QStringList() << 9 << QStringList();
}

void CardStackTest::steady()
{
    QFETCH(QStringList, shown);
    QFETCH(QStringList, wanted);
    QFETCH(int, most);
    QTEST(steadyOrder(shown, wanted, most), "expected");
}

void CardStackTest::folding_data()
{
    QTest::addColumn<bool>("byItself");
    QTest::addColumn<bool>("chosen");
    QTest::addColumn<QStringList>("folded");
    QTest::addColumn<QStringList>("unfolded");
    const QStringList none;
    const QStringList one{u"a"_s};
    QTest::newRow("folded, as it would be") << true << true << none << none;
    QTest::newRow("unfolded, as it would be") << false << false << none << none;
    QTest::newRow("folded by hand") << false << true << one << none;
    QTest::newRow("unfolded by hand") << true << false << none << one;
}

void CardStackTest::folding()
{
    QFETCH(bool, byItself);
    QFETCH(bool, chosen);
    for (Folding folding : {Folding{}, Folding{{u"a"_s}, {}}, Folding{{}, {u"a"_s}}}) {
        folding.choose(u"a"_s, chosen, byItself);
        QTEST(folding.folded, "folded");
        QTEST(folding.unfolded, "unfolded");
        QCOMPARE(folding.choiceFor(u"a"_s).value_or(byItself), chosen);
    }
}

void CardStackTest::ordersAsGiven()
{
    CardStack stack(nullptr);
    stack.present(cardsOf({u"a"_s, u"b"_s, u"c"_s}));
    stack.show();
    QTRY_COMPARE(shownOrder(stack), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    stack.present(cardsOf({u"c"_s, u"d"_s, u"a"_s}));
    QTRY_COMPARE(shownOrder(stack), QStringList({u"c"_s, u"d"_s, u"a"_s}));
}

/// Once for all that changed together, and never for another number.
void CardStackTest::tellsAnotherState()
{
    CardStack stack(nullptr);
    QSignalSpy news(&stack, &CardStack::newsTold);
    std::vector<CardView> cards = cardsOf({u"a"_s, u"b"_s, u"c"_s});
    stack.present(cards);
    stack.show();
    cards[0].windows[0].value = u"79%"_s;
    stack.present(cards);
    QCOMPARE(news.size(), 0);
    cards[0].state = cards[2].state = GaugeState::Exhausted;
    stack.present(cards);
    QCOMPARE(news.size(), 1);
    const QString said = news.at(0).at(0).toString();
    QVERIFY2(said.contains(u"a: "_s) && said.contains(u"c: "_s) && !said.contains(u"b: "_s), qPrintable(said));
    stack.hide();
    cards[1].state = GaugeState::Exhausted;
    stack.present(cards);
    QCOMPARE(news.size(), 1);
}

void CardStackTest::tellsItsHeight()
{
    CardStack stack(nullptr);
    stack.present(cardsOf({u"a"_s, u"b"_s}));
    stack.show();
    stack.layOutFor(400);
    const int folded = stack.contentHeight(400);
    QSignalSpy changed(&stack, &CardStack::heightChanged);
    stack.setFolding({{}, {u"a"_s}});
    QCOMPARE(changed.size(), 1);
    stack.layOutFor(400);
    QVERIFY(stack.contentHeight(400) > folded);
    stack.setFolding({{}, {u"a"_s}});
    QCOMPARE(changed.size(), 1);
}

void CardStackTest::tabGoesOnToTheFollowers()
{
    QWidget window;
    CardStack stack(&window);
    QPushButton last(&window);
    stack.setFollowers({&last});
    stack.present(cardsOf({u"b"_s, u"a"_s}));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    stack.focusFirst();
    QStringList stops;
    while (QApplication::focusWidget() != &last && stops.size() < 9) {
        stops << QApplication::focusWidget()->accessibleName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(stops, QStringList({u"b"_s, u"a"_s}));
}

QTEST_MAIN(CardStackTest)
#include "tst_cardstack.moc"
