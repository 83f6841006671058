// SPDX-License-Identifier: MIT
#include "io/net/requestqueue.h"

#include <QTest>

#include <vector>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Whose request goes next, without a network.
class RequestQueueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesEachOriginItsTurn();
    void keepsToItsLimits();
    void sendsTwoWhereAnswersComeAtOnce_data();
    void sendsTwoWhereAnswersComeAtOnce();
    void dropsWhatNobodyWaitsFor();
    void sharesWhatWasFound_data();
    void sharesWhatWasFound();
    void holdsBackForOne();
    void holdsBackOnceInARow();
    void sharesNothingWithThoseHeldBack();

private:
    [[nodiscard]] RequestQueue::Pointer requestTo(const QString& origin, QObject* context = nullptr);
    /// The tags of all that may go now, in their order.
    [[nodiscard]] static QStringList take(RequestQueue& queue);
};

/// Its tag is the origin's name.
RequestQueue::Pointer RequestQueueTest::requestTo(const QString& origin, QObject* context)
{
    auto request = std::make_unique<PendingRequest>();
    request->origin = request->request.tag = origin;
    request->context = context ? context : this;
    return request;
}

QStringList RequestQueueTest::take(RequestQueue& queue)
{
    QStringList tags;
    while (const auto request = queue.next())
        tags << request->request.tag;
    return tags;
}

void RequestQueueTest::givesEachOriginItsTurn()
{
    RequestQueue queue(6, 12, 30ms);
    for (const QString& origin : {u"a"_s, u"a"_s, u"a"_s, u"b"_s, u"c"_s})
        queue.add(requestTo(origin));
    QCOMPARE(take(queue), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"a"_s, u"a"_s}));
}

void RequestQueueTest::keepsToItsLimits()
{
    RequestQueue queue(2, 3, 30ms);
    for (const QString& origin : {u"a"_s, u"a"_s, u"a"_s, u"b"_s, u"b"_s})
        queue.add(requestTo(origin));
    QCOMPARE(take(queue), (QStringList{u"a"_s, u"b"_s, u"a"_s}));
    QVERIFY(queue.end(*requestTo(u"a"_s), Answer()).empty());
    QCOMPARE(take(queue), QStringList{u"b"_s});
}

void RequestQueueTest::sendsTwoWhereAnswersComeAtOnce_data()
{
    using Waits = std::vector<Milliseconds>;
    QTest::addColumn<int>("perOrigin");
    QTest::addColumn<Waits>("answers");
    QTest::addColumn<int>("most");
    QTest::newRow("nobody knows yet") << 6 << Waits{} << 6;
    QTest::newRow("at once") << 6 << Waits{2ms} << 2;
    QTest::newRow("not at once") << 6 << Waits{30ms} << 6;
    QTest::newRow("one is late") << 6 << Waits{2ms, 3ms, 2ms, 100ms} << 2;
    QTest::newRow("it has become slow") << 6 << Waits{2ms, 3ms, 2ms, 300ms} << 6;
    QTest::newRow("slow little by little") << 6 << Waits{2ms, 100ms, 100ms, 100ms} << 6;
    QTest::newRow("it has become quick") << 6 << Waits{40ms, 2ms, 2ms, 2ms} << 2;
    QTest::newRow("one at a time anyway") << 1 << Waits{2ms} << 1;
}

void RequestQueueTest::sendsTwoWhereAnswersComeAtOnce()
{
    QFETCH(const int, perOrigin);
    QFETCH(const std::vector<Milliseconds>, answers);
    QFETCH(const int, most);
    RequestQueue queue(perOrigin, 12, 30ms);
    for (int i = 0; i < 8; ++i)
        queue.add(requestTo(u"a"_s));
    for (const Milliseconds after : answers)
        queue.noteAnswer(u"a"_s, after);
    queue.noteAnswer(u"b"_s, 1ms);
    QCOMPARE(take(queue).size(), most);
}

void RequestQueueTest::dropsWhatNobodyWaitsFor()
{
    RequestQueue queue(6, 12, 30ms);
    auto context = std::make_unique<QObject>();
    queue.add(requestTo(u"a"_s, context.get()));
    queue.add(requestTo(u"a"_s));
    context.reset();
    QCOMPARE(take(queue), QStringList{u"a"_s});
}

void RequestQueueTest::sharesWhatWasFound_data()
{
    QTest::addColumn<TransportError>("failure");
    QTest::addColumn<bool>("shared");
    QTest::newRow("it answered") << TransportError::None << false;
    QTest::newRow("no certificate that is trusted") << TransportError::Tls << false;
    QTest::newRow("too much") << TransportError::TooLarge << false;
    QTest::newRow("out of reach") << TransportError::Unreachable << true;
    QTest::newRow("silent") << TransportError::Timeout << true;
    QTest::newRow("no way past the proxy") << TransportError::Proxy << true;
}

/// Whoever waits for a server that is away need not find out again.
void RequestQueueTest::sharesWhatWasFound()
{
    QFETCH(const TransportError, failure);
    QFETCH(const bool, shared);
    RequestQueue queue(1, 12, 30ms);
    queue.add(requestTo(u"a"_s));
    queue.add(requestTo(u"a"_s));
    queue.add(requestTo(u"b"_s));
    const auto first = queue.next();
    first->sentAt.start();
    Answer answer;
    answer.failure = failure;
    QCOMPARE(queue.end(*first, answer).size(), shared ? 1U : 0U);
    QCOMPARE(take(queue), shared ? QStringList{u"b"_s} : (QStringList{u"b"_s, u"a"_s}));
}

void RequestQueueTest::holdsBackForOne()
{
    RequestQueue queue(6, 12, 30ms);
    for (const QString& origin : {u"a"_s, u"a"_s, u"a"_s, u"b"_s})
        queue.add(requestTo(origin));
    QVERIFY(queue.next());
    queue.holdBack(u"a"_s);
    QCOMPARE(take(queue), QStringList{u"b"_s});
    QVERIFY(!queue.letGo(u"b"_s));
    QVERIFY(queue.letGo(u"a"_s));
    QVERIFY(!queue.letGo(u"a"_s));
    QCOMPARE(take(queue), (QStringList{u"a"_s, u"a"_s}));
}

/// What one found out holds until all that came meanwhile are done.
void RequestQueueTest::holdsBackOnceInARow()
{
    RequestQueue queue(6, 12, 30ms);
    for (int i = 0; i < 3; ++i)
        queue.add(requestTo(u"a"_s));
    QVERIFY(queue.next());
    queue.holdBack(u"a"_s);
    QVERIFY(queue.end(*requestTo(u"a"_s), Answer()).empty());
    QVERIFY(queue.next());
    queue.holdBack(u"a"_s);
    QCOMPARE(take(queue), QStringList{u"a"_s});
    for (int i = 0; i < 2; ++i)
        QVERIFY(queue.end(*requestTo(u"a"_s), Answer()).empty());
    for (int i = 0; i < 2; ++i)
        queue.add(requestTo(u"a"_s));
    QVERIFY(queue.next());
    queue.holdBack(u"a"_s);
    QVERIFY(!queue.next());
}

/// They would have been sent together with the one that found the server away.
void RequestQueueTest::sharesNothingWithThoseHeldBack()
{
    RequestQueue queue(6, 12, 30ms);
    for (int i = 0; i < 3; ++i)
        queue.add(requestTo(u"a"_s));
    Answer away;
    away.failure = TransportError::Unreachable;
    auto first = queue.next();
    first->sentAt.start();
    queue.holdBack(u"a"_s);
    QVERIFY(queue.end(*first, away).empty());
    QCOMPARE(take(queue), (QStringList{u"a"_s, u"a"_s}));
}

QTEST_GUILESS_MAIN(RequestQueueTest)
#include "tst_requestqueue.moc"
