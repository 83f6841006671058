// SPDX-License-Identifier: MIT
#include "io/net/samebodies.h"

#include <QJsonArray>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

/// With bytes of its own, as they come from a network.
Answer answering(const QByteArray& body)
{
    Answer answer;
    answer.body = QByteArray(body.constData(), body.size());
    return answer;
}

/// The body of an answer that was taken in.
const char* bytesOf(SameBodies& bodies, const QByteArray& body)
{
    Answer answer = answering(body);
    bodies.share(answer);
    return answer.body == body ? answer.body.constData() : nullptr;
}

} // namespace

class SameBodiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesByEveryByte_data();
    void sharesByEveryByte();
    void parsesOnce();
    void staysApartWhereOneIsChanged();
    void forgetsAtTheEnd();
    void remembersAFew();
    void remembersNoMoreThanItMay();
};

void SameBodiesTest::sharesByEveryByte_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("shared");
    QTest::newRow("the same") << QByteArray("[1]") << QByteArray("[1]") << true;
    QTest::newRow("as long") << QByteArray("[1]") << QByteArray("[2]") << false;
    QTest::newRow("longer") << QByteArray("[1]") << QByteArray("[1] ") << false;
    QTest::newRow("with an end within") << QByteArray("[1]\0a", 5) << QByteArray("[1]\0b", 5) << false;
    QTest::newRow("nothing and something") << QByteArray() << QByteArray("[1]") << false;
}

void SameBodiesTest::sharesByEveryByte()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    QFETCH(const bool, shared);
    SameBodies bodies;
    Answer one = answering(first);
    Answer two = answering(second);
    bodies.share(one);
    bodies.share(two);
    QCOMPARE(one.body, first);
    QCOMPARE(two.body, second);
    QCOMPARE(two.body.isSharedWith(one.body), shared);
    QCOMPARE(&two.json() == &one.json(), shared);
}

void SameBodiesTest::parsesOnce()
{
    SameBodies bodies;
    Answer one = answering("[1]");
    bodies.share(one);
    QCOMPARE(one.json().value->toArray(), QJsonArray{1});
    Answer two = answering("[1]");
    bodies.share(two);
    QVERIFY(two.document->json.has_value());
}

/// What a reader does to its own answer is not done to the others.
void SameBodiesTest::staysApartWhereOneIsChanged()
{
    SameBodies bodies;
    Answer one = answering("[1]");
    Answer two = answering("[1]");
    bodies.share(one);
    bodies.share(two);
    two.body = "[2]";
    QCOMPARE(two.json().value->toArray(), QJsonArray{2});
    QCOMPARE(one.json().value->toArray(), QJsonArray{1});
}

void SameBodiesTest::forgetsAtTheEnd()
{
    SameBodies bodies;
    Answer one = answering("[1]");
    bodies.share(one);
    bodies.forget();
    Answer two = answering("[1]");
    bodies.share(two);
    QVERIFY(!two.body.isSharedWith(one.body));
}

/// Those of several providers that are asked at the same time.
void SameBodiesTest::remembersAFew()
{
    SameBodies bodies;
    std::vector<Answer> first;
    for (int i = 0; i < 9; ++i)
        bodies.share(first.emplace_back(answering(QByteArray::number(i))));
    for (int i = 1; i < 9; ++i)
        QVERIFY(bytesOf(bodies, QByteArray::number(i)) == first.at(static_cast<std::size_t>(i)).body.constData());
    QVERIFY(bytesOf(bodies, "0") != first.front().body.constData());
}

void SameBodiesTest::remembersNoMoreThanItMay()
{
    SameBodies bodies;
    const QByteArray large(500 * 1024, 'a');
    Answer one = answering(large);
    bodies.share(one);
    QVERIFY(bytesOf(bodies, large) == one.body.constData());
    const QByteArray another(100 * 1024, 'b');
    QVERIFY(bytesOf(bodies, another) != nullptr);
    QVERIFY(bytesOf(bodies, large) != one.body.constData());
    const QByteArray tooLarge(600 * 1024, 'c');
    Answer two = answering(tooLarge);
    bodies.share(two);
    QCOMPARE(two.body, tooLarge);
    QVERIFY(bytesOf(bodies, tooLarge) != two.body.constData());
}

QTEST_GUILESS_MAIN(SameBodiesTest)
#include "tst_samebodies.moc"
