// SPDX-License-Identifier: MIT
#include "desktop/shell/noticeflow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

/// Of a notice each so many milliseconds.
struct Flood {
    int count = 0;
    Milliseconds apart{0};
};

Notice notice(int number, bool alone = false)
{
    Notice made;
    made.topic = QString::number(number);
    made.title = u"Limit %1"_s.arg(number);
    made.alone = alone;
    return made;
}

} // namespace

/// How many notices a person sees of how many there are.
class NoticeFlowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsAFloodToAFew_data();
    void keepsAFloodToAFew();
    void threeStandAlone();
    void groupGrowsInItsPlace();
    void renewsInPlace();
    void startsAnewAfterAWhile();
    void neverGroupsWhatStandsAlone();
    void takesBack();
    void takesTheGroupBackWithItsLast();
};

void NoticeFlowTest::keepsAFloodToAFew_data()
{
    QTest::addColumn<Flood>("flood");
    QTest::addColumn<int>("most");
    QTest::newRow("176 at once") << Flood{176, 0ms} << 1;
    QTest::newRow("176 in ten seconds") << Flood{176, 57ms} << 5;
    QTest::newRow("1,000 in a minute") << Flood{1000, 60ms} << 6;
    QTest::newRow("one each 20 s for ten minutes") << Flood{30, 20s} << 24;
    QTest::newRow("four within a second") << Flood{4, 250ms} << 4;
}

void NoticeFlowTest::keepsAFloodToAFew()
{
    QFETCH(Flood, flood);
    QFETCH(int, most);
    NoticeFlow flow;
    std::size_t shown = 0;
    Milliseconds now = 1h;
    std::vector<Notice> burst;
    for (int i = 0; i < flood.count; ++i) {
        burst.push_back(notice(i));
        if (flood.apart == 0ms)
            continue;
        shown += flow.take(burst, now).size();
        burst.clear();
        now += flood.apart;
    }
    shown += flow.take(burst, now).size();
    if (const auto wait = flow.wait(now))
        shown += flow.take({}, now + *wait).size();
    QVERIFY2(int(shown) <= most, qPrintable(QString::number(shown)));
    QVERIFY(!flow.wait(now + 1h));
}

void NoticeFlowTest::threeStandAlone()
{
    NoticeFlow flow;
    QCOMPARE(flow.take({notice(1)}, 0s).size(), 1U);
    QCOMPARE(flow.take({notice(2), notice(3)}, 10s).size(), 2U);
    const auto group = flow.take({notice(4)}, 20s);
    QCOMPARE(group.size(), 1U);
    QCOMPARE(group.front().topic, QString(Notifier::groupTopic));
    QCOMPARE(group.front().body, u"Limit 4"_s);
}

void NoticeFlowTest::groupGrowsInItsPlace()
{
    NoticeFlow flow;
    std::vector<Notice> first;
    for (int i = 0; i < 5; ++i)
        first.push_back(notice(i));
    QCOMPARE(flow.take(first, 0s).front().title, u"5 limits need attention"_s);
    QVERIFY(flow.take({notice(5)}, 5s).empty());
    QVERIFY(flow.take({notice(6)}, 6s).empty());
    QCOMPARE(flow.wait(6s), std::optional<Milliseconds>(24s));
    QCOMPARE(flow.take({}, 30s).front().title, u"7 limits need attention"_s);
    QVERIFY(!flow.wait(30s));
}

void NoticeFlowTest::renewsInPlace()
{
    NoticeFlow flow;
    (void)flow.take({notice(1)}, 0s);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(flow.take({notice(1)}, Seconds(i)).front().topic, u"1"_s);
    QCOMPARE(flow.take({notice(2), notice(3)}, 10s).size(), 2U); // it still counts as one
}

void NoticeFlowTest::startsAnewAfterAWhile()
{
    NoticeFlow flow;
    for (int i = 0; i < 6; ++i)
        (void)flow.take({notice(i)}, 0s);
    (void)flow.take({}, 30s);
    QCOMPARE(flow.take({notice(9)}, 10min).front().topic, u"9"_s);
}

/// A trouble, and the test that a person has asked for.
void NoticeFlowTest::neverGroupsWhatStandsAlone()
{
    NoticeFlow flow;
    std::vector<Notice> many;
    for (int i = 0; i < 50; ++i)
        many.push_back(notice(i));
    (void)flow.take(many, 0s);
    QCOMPARE(flow.take({notice(99, true)}, 1s).front().topic, u"99"_s);
}

void NoticeFlowTest::takesBack()
{
    NoticeFlow flow;
    for (int i = 0; i < 3; ++i)
        (void)flow.take({notice(i)}, 0s);
    (void)flow.take({notice(3)}, 1s);
    (void)flow.take({notice(4)}, 2s);
    QVERIFY(!flow.withdraw(u"4"_s));
    const auto group = flow.take({}, 31s);
    QVERIFY(group.empty() || group.front().body == u"Limit 3"_s);
}

/// However long ago it was shown, and whatever has left it or joined it since.
void NoticeFlowTest::takesTheGroupBackWithItsLast()
{
    NoticeFlow flow;
    std::vector<Notice> many;
    for (int i = 0; i < 4; ++i)
        many.push_back(notice(i));
    QCOMPARE(flow.take(many, 0s).size(), 1U);
    QVERIFY(!flow.withdraw(u"0"_s));
    QVERIFY(!flow.withdraw(u"0"_s));
    QVERIFY(!flow.withdraw(u"none"_s));
    QVERIFY(flow.take({notice(7)}, 5s).empty()); // waits for its turn
    QVERIFY(!flow.withdraw(u"7"_s));
    QVERIFY(!flow.withdraw(u"1"_s));
    (void)flow.take({}, 1h);
    QVERIFY(!flow.withdraw(u"2"_s));
    QVERIFY(flow.withdraw(u"3"_s));
    QVERIFY(!flow.withdraw(u"3"_s));
}

QTEST_GUILESS_MAIN(NoticeFlowTest)
#include "tst_noticeflow.moc"
