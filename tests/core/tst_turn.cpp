// SPDX-License-Identifier: MIT
#include "core/base/turn.h"

#include <QTest>
#include <QThread>

using namespace quotalamp;

/// Work in pieces, done in turns of the event loop.
class TurnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstPieceAlwaysHasTime();
    void goesOnUntilAllIsDone();
    void restsWhereNobodyAsks();
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

QTEST_GUILESS_MAIN(TurnTest)
#include "tst_turn.moc"
