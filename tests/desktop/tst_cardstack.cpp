// SPDX-License-Identifier: MIT
#include "desktop/popup/card.h"
#include "desktop/popup/cardstack.h"

#include <QAccessible>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include <functional>

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
    void cardsAreAsHighAsTheirWords_data();
    void cardsAreAsHighAsTheirWords();
    void tellsTheHeightOfUnseenCards();
    void aBarOnlyWhereItIsNeeded_data();
    void aBarOnlyWhereItIsNeeded();
    void tabGoesOnToTheFollowers();
    void onlyWhatIsNearExists();
    void whatIsInSightIsNewFirst();
    void keepsWhatIsLookedAt_data();
    void keepsWhatIsLookedAt();
    void keysGoEverywhere_data();
    void keysGoEverywhere();
    void theFocusStays();
    void screenReadersSeeAll();
    void tabReachesBothEnds();
};

void CardStackTest::steady_data()
{
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QStringList>("expected");
    const QStringList abc{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("nothing shown yet") << QStringList() << abc << abc;
    QTest::newRow("another order") << abc << QStringList{u"c"_s, u"a"_s, u"b"_s} << abc;
    QTest::newRow("one went") << abc << QStringList{u"c"_s, u"a"_s} << QStringList{u"a"_s, u"c"_s};
    QTest::newRow("one came") << abc << QStringList{u"d"_s, u"a"_s, u"b"_s, u"c"_s}
                              << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("all went") << abc << QStringList() << QStringList();
}

void CardStackTest::steady()
{
    QFETCH(QStringList, shown);
    QFETCH(QStringList, wanted);
    QTEST(steadyOrder(shown, wanted), "expected");
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

void CardStackTest::cardsAreAsHighAsTheirWords_data()
{
    using Change = std::function<void(CardView&)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    row("nothing", [](CardView&) {});
    row("a word more", [](CardView& card) { card.note = u"m"_s; });
    row("many words more", [](CardView& card) { card.note = u"m "_s.repeated(80); });
    row("an error", [](CardView& card) { card.error = u"Timed out."_s; });
    row("an error and what to do", [](CardView& card) {
        card.error = u"Invalid API key (401)."_s;
        card.action = CardAction::ReplaceKey;
        card.actionText = u"Replace key\u2026"_s;
    });
    row("urgent", [](CardView& card) { card.state = GaugeState::Critical; });
    row("urgent, with a note of its limit", [](CardView& card) {
        card.state = GaugeState::Critical;
        card.windows[0].note = u"Runs out between Wed 20:00 and Thu 04:00"_s;
    });
    row("two limits", [](CardView& card) { card.windows.push_back(card.windows[0]); });
    row("two limits abreast", [](CardView& card) {
        card.state = GaugeState::Critical;
        card.windows.push_back(card.windows[0]);
        card.abreast = true;
    });
    row("no limits", [](CardView& card) {
        card.windows.clear();
        card.state = GaugeState::NoLimits;
    });
    row("no limits, and a word", [](CardView& card) {
        card.windows.clear();
        card.state = GaugeState::NoLimits;
        card.note = u"m"_s;
    });
}

/// Whatever becomes of a card, folded or not, there and back: no gap below it, and nothing cut.
void CardStackTest::cardsAreAsHighAsTheirWords()
{
    using Change = std::function<void(CardView&)>;
    QFETCH(Change, change);
    CardStack stack(nullptr);
    std::vector<CardView> cards = cardsOf({u"a"_s, u"b"_s, u"c"_s});
    stack.resize(400, 900);
    stack.present(cards);
    stack.show();
    const CardView before = cards[1];
    const auto isRight = [&stack] {
        const QList<Card*> shown = stack.findChildren<Card*>();
        return std::ranges::all_of(
            shown, [](Card* card) { return card->isHidden() || card->height() == card->heightAtWidth(card->width()); });
    };
    for (const Folding& folding : {Folding{}, Folding{{u"b"_s}, {}}, Folding{{}, {u"b"_s}}, Folding{}}) {
        for (const bool changed : {true, false}) {
            cards[1] = before;
            if (changed)
                change(cards[1]);
            stack.present(cards);
            QTRY_VERIFY2(isRight(), changed ? "changed" : "as before");
            stack.setFolding(folding);
            QTRY_VERIFY2(isRight(), "folded or unfolded");
        }
    }
}

/// What is out of sight says later what is new. If that makes it higher or lower, a window may want another height.
void CardStackTest::tellsTheHeightOfUnseenCards()
{
    CardStack stack(nullptr);
    std::vector<CardView> cards = cardsOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    cards.back().note = u"m "_s.repeated(50);
    stack.resize(400, 100);
    stack.present(cards);
    stack.show();
    stack.layOutFor(400);
    const int before = stack.contentHeight(400);
    cards.back().note = u"m"_s;
    stack.present(cards);
    QSignalSpy changed(&stack, &CardStack::heightChanged);
    stack.verticalScrollBar()->setValue(stack.verticalScrollBar()->maximum());
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(stack.contentHeight(400) < before);
    QVERIFY(stack.verticalScrollBar()->value() <= stack.widget()->height() - stack.height());
}

void CardStackTest::aBarOnlyWhereItIsNeeded_data()
{
    QTest::addColumn<QString>("word"); // of which the line that wraps is made
    QTest::newRow("letters") << u"m "_s;
    QTest::newRow("narrow ones") << u"il "_s;
    QTest::newRow("words") << u"loaded "_s;
    QTest::newRow("from the right") << u"\u05d0\u05d1 "_s;
}

/// Of lines of all lengths some fit without a scroll bar and wrap beside one, which keeps itself needed then.
void CardStackTest::aBarOnlyWhereItIsNeeded()
{
    QFETCH(QString, word);
    constexpr int width = 400;
    CardStack stack(nullptr);
    std::vector<CardView> cards = cardsOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    stack.resize(width, 100);
    stack.present(cards);
    stack.show();
    const auto isRight = [&stack] {
        const bool needed = stack.contentHeight(width) > stack.height();
        return stack.verticalScrollBar()->isVisible() == needed
            && (needed || (stack.widget()->width() == width && stack.widget()->height() <= stack.height()));
    };
    const auto present = [&] { // as a window does
        if (stack.present(cards))
            stack.layOutFor(width);
    };
    int bars = 0;
    for (int words = 1; words < 60; ++words) {
        for (const std::size_t place : {std::size_t(0), cards.size() - 1})
            cards[place].note = word.repeated(words);
        stack.resize(width, 1000);
        present();
        QTest::qWait(0);
        const int height = stack.contentHeight(width);
        // A window that grows was too low for a moment.
        stack.resize(width, height - 1);
        QTRY_VERIFY2(isRight(), qPrintable(u"too low: %1 words"_s.arg(words)));
        QVERIFY(stack.verticalScrollBar()->isVisible());
        stack.resize(width, height);
        QTRY_VERIFY2(isRight(), qPrintable(u"grown: %1 words"_s.arg(words)));
        // A size that a person chose: what is inside grows and shrinks again.
        for (const bool more : {true, false}) {
            cards[1].error = more ? u"Timed out."_s : QString();
            present();
            QTRY_VERIFY2(isRight(), qPrintable(u"%1 in it: %2 words"_s.arg(more ? u"more"_s : u"less"_s).arg(words)));
            bars += int(stack.verticalScrollBar()->isVisible());
        }
        QCOMPARE(stack.contentHeight(width), height);
    }
    QCOMPARE(bars, 59);
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

namespace {

constexpr int many = 1000;
constexpr int mostCards = 48; ///< that may exist, of whatever many

/// Every third one has a note, so that not all are alike.
std::vector<CardView> manyCards()
{
    std::vector<CardView> cards;
    for (int i = 0; i < many; ++i) {
        cards.push_back(calmCard(u"account %1"_s.arg(i)));
        if (i % 3 == 0)
            cards.back().note = u"A sentence of an account that is far too long for one line of a card"_s;
    }
    return cards;
}

/// Shows the stack as high as five cards or so, and lets it come to rest.
void open(CardStack& stack, const std::vector<CardView>& cards)
{
    stack.resize(400, 500);
    stack.present(cards);
    stack.show();
    QVERIFY(QTest::qWaitForWindowActive(&stack));
    QTest::qWait(0);
}

qsizetype made(const CardStack& stack)
{
    return shownOrder(stack).size();
}

/// The name and the place of the first card that is wholly in sight.
std::pair<QString, int> firstInSight(const CardStack& stack)
{
    QList<Card*> cards = stack.findChildren<Card*>();
    cards.removeIf([](const Card* card) { return card->isHidden(); });
    std::ranges::sort(cards, {}, [](const Card* card) { return card->y(); });
    for (const Card* card : std::as_const(cards)) {
        const int y = card->mapTo(stack.viewport(), QPoint()).y();
        if (y >= 0)
            return {card->accessibleName(), y};
    }
    return {};
}

bool isFilled(const CardStack& stack)
{
    const QRect sight = stack.viewport()->rect();
    for (int y = 0; y < sight.height(); y += 10) {
        const QWidget* at = stack.viewport()->childAt(sight.width() / 2, y);
        while (at && !qobject_cast<const Card*>(at))
            at = at->parentWidget();
        if (!at)
            return false;
    }
    return true;
}

} // namespace

/// Wherever one goes: what is in sight is there, and few others are.
void CardStackTest::onlyWhatIsNearExists()
{
    CardStack stack(nullptr);
    open(stack, manyCards());
    QVERIFY(isFilled(stack));
    QScrollBar* bar = stack.verticalScrollBar();
    const auto isRight = [&] { return isFilled(stack) && made(stack) < mostCards; };
    for (const double share : {0.001, 0.01, 0.5, 0.51, 1.0, 0.3, 0.0}) {
        bar->setValue(int(bar->maximum() * share));
        QTRY_VERIFY2(isRight(), qPrintable(QString::number(share)));
    }
    for (int step = 0; step < 200; ++step) {
        bar->setValue(bar->value() + 60);
        QVERIFY(made(stack) < 2 * mostCards);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(isRight());
}

/// A second that changes all words is dear for what is in sight alone; cards near it follow.
void CardStackTest::whatIsInSightIsNewFirst()
{
    CardStack stack(nullptr);
    std::vector<CardView> cards = manyCards();
    open(stack, cards);
    QTest::qWait(50);
    const auto isNew = [](const Card* card) { return card->view().windows.front().value == u"79%"_s; };
    const auto existing = [&stack] {
        QList<Card*> all = stack.findChildren<Card*>();
        all.removeIf([](const Card* card) { return card->isHidden(); });
        return all;
    };
    for (CardView& card : cards)
        card.windows.front().value = u"79%"_s;
    stack.present(cards);
    const QList<Card*> all = existing();
    QVERIFY(std::ranges::all_of(all, [&](const Card* card) { return card->visibleRegion().isEmpty() || isNew(card); }));
    QVERIFY(!std::ranges::all_of(all, isNew));
    QTRY_VERIFY(std::ranges::all_of(existing(), isNew));
    // Who comes into sight before its turn is as new as the others.
    for (CardView& card : cards)
        card.windows.front().value = u"78%"_s;
    stack.present(cards);
    stack.verticalScrollBar()->setValue(300);
    for (const Card* card : existing())
        QVERIFY(card->visibleRegion().isEmpty() || card->view().windows.front().value == u"78%"_s);
}

void CardStackTest::keepsWhatIsLookedAt_data()
{
    QTest::addColumn<int>("changed"); // how many cards above become higher
    QTest::newRow("the first") << 1;
    QTest::newRow("all above") << 100;
}

/// Cards above turn out higher than they were, in sight or not: nothing moves, neither then nor when one scrolls to them.
void CardStackTest::keepsWhatIsLookedAt()
{
    QFETCH(int, changed);
    CardStack stack(nullptr);
    std::vector<CardView> cards = manyCards();
    open(stack, cards);
    QScrollBar* bar = stack.verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    QTRY_VERIFY(isFilled(stack));
    QTest::qWait(0);
    auto before = firstInSight(stack);
    for (int i = 0; i < changed; ++i)
        cards[std::size_t(i)].error = u"Timed out."_s;
    stack.present(cards);
    QCOMPARE(firstInSight(stack), before);
    for (int step = 0; step < 40; ++step) {
        bar->setValue(bar->value() - 30);
        before = firstInSight(stack);
        QTest::qWait(0);
        QCOMPARE(firstInSight(stack), before);
    }
}

void CardStackTest::keysGoEverywhere_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<int>("place"); // -1: some other
    using Keys = QList<int>;
    QTest::newRow("down") << Keys{Qt::Key_Down} << 1;
    QTest::newRow("up from the first") << Keys{Qt::Key_Up} << 0;
    QTest::newRow("end") << Keys{Qt::Key_End} << many - 1;
    QTest::newRow("down from the last") << Keys{Qt::Key_End, Qt::Key_Down} << many - 1;
    QTest::newRow("end and home") << Keys{Qt::Key_End, Qt::Key_Home} << 0;
    QTest::newRow("a page down and up") << Keys{Qt::Key_PageDown, Qt::Key_PageUp} << 0;
    QTest::newRow("pages up from the first") << Keys{Qt::Key_PageUp, Qt::Key_PageUp} << 0;
    QTest::newRow("pages down from near the end") << Keys{Qt::Key_End, Qt::Key_Up, Qt::Key_PageDown} << many - 1;
    QTest::newRow("thirty down") << Keys(30, Qt::Key_Down) << 30;
    QTest::newRow("tab to the next") << Keys{Qt::Key_End, Qt::Key_Home, Qt::Key_Tab} << 1;
    QTest::newRow("thirty by tab") << Keys(30, Qt::Key_Tab) << 30;
    QTest::newRow("back by tab") << (Keys{Qt::Key_End} + Keys(5, Qt::Key_Backtab)) << many - 6;
    QTest::newRow("a page down") << Keys{Qt::Key_PageDown} << -1;
}

void CardStackTest::keysGoEverywhere()
{
    QFETCH(QList<int>, keys);
    QFETCH(int, place);
    CardStack stack(nullptr);
    open(stack, manyCards());
    stack.focusFirst();
    for (const int key : keys)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
    const auto* card = qobject_cast<Card*>(QApplication::focusWidget());
    QVERIFY(card);
    const QString name = card->accessibleName();
    if (place >= 0)
        QCOMPARE(name, u"account %1"_s.arg(place));
    else
        QVERIFY2(name != u"account 0"_s && name != u"account 1"_s, qPrintable(name));
    QVERIFY(stack.viewport()->rect().intersects(QRect(card->mapTo(stack.viewport(), QPoint()), card->size())));
}

/// Answers, scrolling away and back: the keyboard stays with its card.
void CardStackTest::theFocusStays()
{
    CardStack stack(nullptr);
    std::vector<CardView> cards = manyCards();
    open(stack, cards);
    stack.focusFirst();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    const QWidget* focus = QApplication::focusWidget();
    stack.verticalScrollBar()->setValue(stack.verticalScrollBar()->maximum() / 3);
    for (int turn = 0; turn < 20; ++turn) {
        cards[std::size_t(turn)].windows[0].value = u"%1%"_s.arg(turn);
        stack.present(cards);
        QTest::qWait(0);
    }
    QCOMPARE(QApplication::focusWidget(), focus);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"account 4"_s);
}

void CardStackTest::screenReadersSeeAll()
{
    CardStack stack(nullptr);
    open(stack, manyCards());
    const QAccessibleInterface* list = QAccessible::queryAccessibleInterface(stack.widget());
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), many);
    int lowest = 0;
    for (int i = 0; i < many; ++i) {
        QAccessibleInterface* item = list->child(i);
        QVERIFY(item && item->isValid());
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(item->text(QAccessible::Name), u"account %1"_s.arg(i));
        QCOMPARE(item->text(QAccessible::Description).isEmpty(), i % 3 != 0);
        QCOMPARE(list->indexOfChild(item), i);
        QCOMPARE(item->parent(), list);
        QVERIFY(item->rect().top() >= lowest && item->rect().height() > 0);
        lowest = item->rect().bottom();
    }
    QVERIFY(made(stack) < mostCards);
    QAccessibleActionInterface* far = list->child(700)->actionInterface();
    QVERIFY(far);
    far->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"account 700"_s);
    QCOMPARE(list->indexOfChild(list->focusChild()), 700);
}

/// From what follows the list back to its last card, however far away that is.
void CardStackTest::tabReachesBothEnds()
{
    QWidget window;
    CardStack stack(&window);
    QPushButton last(&window);
    stack.setFollowers({&last});
    stack.resize(400, 500);
    stack.present(manyCards());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    last.setFocus();
    QTest::keyClick(&last, Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"account %1"_s.arg(many - 1));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), &last);
    QTest::keyClick(&last, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"account 0"_s);
}

QTEST_MAIN(CardStackTest)
#include "tst_cardstack.moc"
