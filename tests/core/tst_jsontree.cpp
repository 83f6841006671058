// SPDX-License-Identifier: MIT
#include "core/base/jsontree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace quotalamp;
using namespace Qt::StringLiterals;

/// That what is printed is what Qt prints, byte for byte.
class JsonTreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsAsQtDoes_data();
    void printsAsQtDoes();
    void printsOnOneLine_data() { printsAsQtDoes_data(); }
    void printsOnOneLine();
    void takesTheLastOfAName();
    void standsForWhatIsNotThere();
    void makesElementsWhenTheyArePrinted();
    void isPrintedInPieces();
    void becomesAnotherByAPatch_data();
    void becomesAnotherByAPatch();
};

void JsonTreeTest::printsAsQtDoes_data()
{
    QTest::addColumn<QJsonValue>("value");
    const auto list = [](const QJsonValue& value) { return QJsonValue(QJsonArray{value}); };
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("null") << list(QJsonValue::Null);
    QTest::newRow("truth") << QJsonValue(QJsonArray{true, false});
    for (const double number :
        {0.0, -0.0, 1.0, -7.0, 0.1, 99.9, 1e6, 123456789.0, 1e15, 1e-7, 4.5e300, 1e19, -9.3e18, 1.0 / 3,
            9007199254740993.0, 9.2233720368547758e18, infinity, -infinity, std::numeric_limits<double>::quiet_NaN()})
        QTest::addRow("number %.17g", number) << list(number);
    for (const qint64 number : {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min(), qint64{42}})
        QTest::addRow("whole %lld", number) << list(number);
    for (const QString& text : {QString(), u"a b~"_s, u"say \"hi\""_s, u"back\\slash"_s, u"lines\n\r\tand\b\f"_s,
             u"\u0001\u001f\u007f"_s, u"Gr\u00fc\u00dfe"_s, u"\u0645\u0631\u062d\u0628\u0627"_s, u"\U0001F4A1"_s,
             QString(QChar(0xd800)), u"/</script>"_s})
        QTest::addRow("text %s", qPrintable(text.toHtmlEscaped())) << list(text);
    QTest::newRow("empty list") << QJsonValue(QJsonArray());
    QTest::newRow("empty object") << QJsonValue(QJsonObject());
    QTest::newRow("empty ones within") << QJsonValue(QJsonObject{
        {u"list"_s, QJsonArray()}, {u"object"_s, QJsonObject()}, {u"both"_s, QJsonArray{QJsonArray(), QJsonObject()}}});
    QTest::newRow("order of names") << QJsonValue(QJsonObject{{u"b"_s, 1}, {u"a"_s, 2}, {u"B"_s, 3}, {u"ab"_s, 4},
        {u""_s, 5}, {u"\u00e4"_s, 6}, {u"\u0645"_s, 7}, {u"a-b"_s, 8}, {u"a_b"_s, 9}, {u"a\"b"_s, 10}});
    QTest::newRow("order of long names") << QJsonValue(
        QJsonObject{{u"remaining_b"_s, 1}, {u"remaining"_s, 2}, {u"remaining_a"_s, 3}, {u"remaini\u00e4"_s, 4},
            {u"remainin"_s, 5}, {u"remainingB"_s, 6}, {u"remainin-g"_s, 7}, {QString(u"remain\0"_s), 8}});
    QTest::newRow("deep") << QJsonValue(QJsonArray{QJsonObject{
        {u"x"_s, QJsonArray{1, QJsonObject{{u"y"_s, QJsonArray{u"z"_s, QJsonValue::Null}}}}}, {u"w"_s, 2.5}}});
}

void JsonTreeTest::printsAsQtDoes()
{
    QFETCH(const QJsonValue, value);
    const JsonTree tree = JsonTree::from(value);
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    QCOMPARE(QByteArray::fromStdString(tree.indented()), document.toJson());
    const QJsonValue back = tree.toQJson();
    QCOMPARE(back.isArray() ? QJsonDocument(back.toArray()).toJson() : QJsonDocument(back.toObject()).toJson(),
        document.toJson());
}

void JsonTreeTest::printsOnOneLine()
{
    QFETCH(const QJsonValue, value);
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    QCOMPARE(QByteArray::fromStdString(JsonTree::from(value).compact()), document.toJson(QJsonDocument::Compact));
}

void JsonTreeTest::takesTheLastOfAName()
{
    JsonTree tree = JsonTree::object();
    QJsonObject object;
    for (const auto& [name, value] : {std::pair("b"_ba, 1), std::pair("a"_ba, 2), std::pair("b"_ba, 3)}) {
        tree.insert(name, value);
        object.insert(QString::fromUtf8(name), value);
    }
    QCOMPARE(QByteArray::fromStdString(tree.indented()), QJsonDocument(object).toJson());
    QCOMPARE(tree.toQJson(), QJsonValue(object));
}

void JsonTreeTest::standsForWhatIsNotThere()
{
    const JsonTree tree{{"number"_ba, std::optional<double>()}, {"text"_ba, JsonTree::textOrNull({})},
        {"instant"_ba, std::optional<TimePoint>(TimePoint(Seconds(0)))},
        {"duration"_ba, std::optional(Milliseconds(5))}};
    QCOMPARE(tree.toQJson(),
        QJsonValue(QJsonObject{{u"number"_s, QJsonValue()}, {u"text"_s, QJsonValue()},
            {u"instant"_s, u"1970-01-01T00:00:00.000Z"_s}, {u"duration"_s, 5}}));
}

void JsonTreeTest::makesElementsWhenTheyArePrinted()
{
    int made = 0;
    const JsonTree tree = JsonTree::array(3, [&made](std::size_t at) {
        ++made;
        return JsonTree{{"at"_ba, static_cast<int>(at)}};
    });
    QCOMPARE(made, 0);
    const QJsonArray list{QJsonObject{{u"at"_s, 0}}, QJsonObject{{u"at"_s, 1}}, QJsonObject{{u"at"_s, 2}}};
    QCOMPARE(QByteArray::fromStdString(tree.indented()), QJsonDocument(list).toJson());
    QCOMPARE(made, 3);
    QCOMPARE(tree.toQJson(), QJsonValue(list));
    QCOMPARE(JsonTree::array(0, nullptr).indented(), JsonTree::array().indented());
}

void JsonTreeTest::isPrintedInPieces()
{
    const JsonTree tree = JsonTree::array(1000, [](std::size_t at) {
        return JsonTree{{"at"_ba, static_cast<int>(at)}, {"text"_ba, QString(500, u'x')}};
    });
    std::string all;
    std::size_t most = 0;
    int pieces = 0;
    tree.printIndented([&](std::string_view piece) {
        all += piece;
        most = std::max(most, piece.size());
        ++pieces;
    });
    QVERIFY(all == tree.indented());
    QVERIFY2(pieces > 5 && most < all.size() / 5, QByteArray::number(pieces).constData());
    int once = 0;
    JsonTree::object().printIndented([&](std::string_view piece) {
        ++once;
        QVERIFY(piece == "{\n}\n");
    });
    QCOMPARE(once, 1);
}

void JsonTreeTest::becomesAnotherByAPatch_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("patch");
    const auto row = [](const char* name, const QByteArray& before, const QByteArray& after, const QByteArray& patch) {
        QTest::newRow(name) << before << after << patch;
    };
    row("the same", R"({"a":1,"b":[true,{"c":"d"}]})", R"({"b":[true,{"c":"d"}],"a":1})", "{}");
    row("whole however it is written", R"({"a":2.0})", R"({"a":2})", "{}");
    row("beyond what a fraction tells apart", R"({"a":9007199254740992})", R"({"a":9007199254740993})",
        R"({"a":9007199254740993})");
    row("another kind", R"({"a":1,"b":{"c":1}})", R"({"a":"1","b":[1]})", R"({"a":"1","b":[1]})");
    row("one more and one less", R"({"a":1,"b":2})", R"({"a":1,"c":3})", R"({"b":null,"c":3})");
    row("within an object", R"({"a":{"b":1,"c":2}})", R"({"a":{"b":1}})", R"({"a":{"c":null}})");
    row("a list is another as a whole", R"({"a":[1,2]})", R"({"a":[1,2,3]})", R"({"a":[1,2,3]})");
    row("what says nothing goes", R"({"a":1,"b":2})", R"({"a":1,"b":{"c":[],"d":null,"e":false,"f":""}})",
        R"({"b":null})");
    row("but not in a list", R"({"a":[0]})", R"({"a":[null,{"b":""},false]})", R"({"a":[null,{},false]})");
    row("other letters", "{\"\xc3\xa4\":1,\"\xd9\x85\":1}", "{\"\xc3\xa4\":1,\"\xf0\x9f\x92\xa1\":2}",
        "{\"\xd9\x85\":null,\"\xf0\x9f\x92\xa1\":2}");
}

void JsonTreeTest::becomesAnotherByAPatch()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArray, patch);
    JsonTree tree = JsonTree::from(QJsonDocument::fromJson(after).object());
    tree.insert("a again"_ba, 7);
    tree.insert("a again"_ba, {}); // the last of a name counts
    tree.makeLean();
    const JsonTree found = tree.patchOf(QJsonDocument::fromJson(before).object());
    QCOMPARE(QByteArray::fromStdString(found.compact()), patch);
    QCOMPARE(found.saysNothing(), patch == "{}");
}

QTEST_GUILESS_MAIN(JsonTreeTest)
#include "tst_jsontree.moc"
