// SPDX-License-Identifier: MIT
#include "core/base/turn.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using namespace quotalamp;
using namespace std::chrono_literals;

/// Work in pieces, done in turns of the event loop.
class TurnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstPieceAlwaysHasTime();
    void goesOnUntilAllIsDone();
    void restsWhereNobodyAsks();
    void allShareATurn();
    void whatCannotBeDividedCounts();
    void waitsOnce();
    void isKeptFreeForAWhile();
};

void TurnTest::theFirstPieceAlwaysHasTime()
{
    Turn turn([] {});
    QVERIFY(turn.hasTime());
    QThread::msleep(10);
    QVERIFY(!turn.hasTime());
    QCoreApplication::processEvents();
    QVERIFY(turn.hasTime());
}

void TurnTest::goesOnUntilAllIsDone()
{
    int left = 5;
    int turns = 0;
    Turn* turn = nullptr;
    const auto work = [&] {
        ++turns;
        for (; left > 0 && turn->hasTime(); --left)
            QThread::msleep(10);
    };
    Turn made(work);
    turn = &made;
    work();
    QCOMPARE(left, 4); // what takes longer than a turn is done alone
    QTRY_COMPARE(left, 0);
    QVERIFY(turns >= 5);
}

void TurnTest::restsWhereNobodyAsks()
{
    int turns = 0;
    Turn turn([&] { ++turns; });
    QVERIFY(turn.hasTime());
    QTRY_COMPARE(turns, 1);
    for (int look = 0; look < 20; ++look)
        QCoreApplication::processEvents();
    QCOMPARE(turns, 1);
}

/// Each goes on a little, however much the others have to do, and no more.
void TurnTest::allShareATurn()
{
    std::vector<std::unique_ptr<Turn>> turns;
    std::vector<int> pieces(3, 0);
    const auto work = [&](std::size_t which) {
        while (turns[which]->hasTime()) {
            QThread::msleep(4);
            ++pieces[which];
        }
    };
    for (std::size_t which = 0; which < pieces.size(); ++which)
        turns.push_back(std::make_unique<Turn>([] {}));
    for (int round = 1; round <= 2; ++round) {
        for (std::size_t which = 0; which < pieces.size(); ++which)
            work(which);
        QCOMPARE(pieces, std::vector<int>(3, round));
        QCoreApplication::processEvents();
    }
}

void TurnTest::whatCannotBeDividedCounts()
{
    QCoreApplication::processEvents();
    QVERIFY(!Turn::isOver());
    Turn::begin();
    QThread::msleep(10);
    QVERIFY(Turn::isOver());
    Turn turn([] {});
    QVERIFY(turn.hasTime()); // the first piece of each
    QVERIFY(!turn.hasTime());
    QCoreApplication::processEvents();
    QVERIFY(!Turn::isOver());
}

/// For a turn that others left free; where none is, it is done all the same.
void TurnTest::waitsOnce()
{
    QCoreApplication::processEvents();
    OneWait wait;
    QVERIFY(!wait.due());
    Turn::begin();
    QThread::msleep(10);
    QCOMPARE(wait.due(), std::optional(0ms));
    QVERIFY(!wait.due());
    QVERIFY(wait.due());
    wait.forget();
    QVERIFY(wait.due());
    QCoreApplication::processEvents();
    QVERIFY(!wait.due());
}

/// The first piece of each goes on, so that nothing stands still.
void TurnTest::isKeptFreeForAWhile()
{
    QCoreApplication::processEvents();
    QCOMPARE(Turn::keptFree(), 0ms);
    Turn::keepFree(1h);
    QVERIFY(Turn::keptFree() > 59min);
    QVERIFY(Turn::isOver());
    Turn turn([] {});
    OneWait wait;
    for (int round = 0; round < 3; ++round) {
        QVERIFY(turn.hasTime());
        QVERIFY(!turn.hasTime());
        QVERIFY(wait.due().value_or(0ms) > 59min);
        QCoreApplication::processEvents();
    }
    Turn::keepFree(0ms);
    QCOMPARE(Turn::keptFree(), 0ms);
    QVERIFY(turn.hasTime());
    QVERIFY(turn.hasTime());
    QVERIFY(!wait.due());
}

QTEST_GUILESS_MAIN(TurnTest)
#include "tst_turn.moc"
