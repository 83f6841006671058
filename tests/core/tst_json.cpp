// SPDX-License-Identifier: MIT
#include "core/base/boundedjson.h"
#include "core/base/json.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

constexpr double unknown = -1e18; ///< in a row: no value is expected

/// A value as text, so that a row can hold any.
QString drawn(const QJsonValue& value)
{
    if (value.isUndefined())
        return u"undefined"_s;
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

} // namespace

/// Pointers, numbers and tolerant parsing.
class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsPointers_data();
    void followsPointers();
    void collects_data();
    void collects();
    void readsNumbers_data();
    void readsNumbers();
    void parses_data();
    void parses();
    void keepsWithinBounds_data();
    void keepsWithinBounds();
    void buildsLittleOfMany_data();
    void buildsLittleOfMany();
};

void JsonTest::followsPointers_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("key") << u"/count"_s << u"2"_s;
    QTest::newRow("element") << u"/data/1/id"_s << u"\"b\""_s;
    QTest::newRow("null") << u"/nothing"_s << u"null"_s;
    QTest::newRow("escaped slash") << u"/a~1b"_s << u"1"_s;
    QTest::newRow("escaped tilde") << u"/m~0n"_s << u"8"_s;
    QTest::newRow("escaped tilde and one") << u"/~01"_s << u"9"_s;
    QTest::newRow("empty key") << u"/"_s << u"0"_s;
    QTest::newRow("no such key") << u"/other"_s << u"undefined"_s;
    QTest::newRow("beyond the end") << u"/data/2"_s << u"undefined"_s;
    QTest::newRow("leading zero") << u"/data/01"_s << u"undefined"_s;
    QTest::newRow("plus") << u"/data/+1"_s << u"undefined"_s;
    QTest::newRow("negative") << u"/data/-1"_s << u"undefined"_s;
    QTest::newRow("empty index") << u"/data/"_s << u"undefined"_s;
    QTest::newRow("huge index") << u"/data/99999999999999999999"_s << u"undefined"_s;
    QTest::newRow("through a number") << u"/count/x"_s << u"undefined"_s;
    QTest::newRow("no slash") << u"count"_s << u"undefined"_s;
}

void JsonTest::followsPointers()
{
    const auto root =
        parseJson(R"({"count":2,"data":[{"id":"a"},{"id":"b"}],"nothing":null,"a/b":1,"m~n":8,"~1":9,"":0})");
    QVERIFY(root);
    QFETCH(QString, pointer);
    QFETCH(QString, expected);
    QCOMPARE(drawn(at(*root, pointer)), expected);
}

void JsonTest::collects_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("members of elements") << u"/data/*/id"_s << u"\"a\" \"b\""_s;
    QTest::newRow("elements themselves") << u"/names/*"_s << u"\"x\" 1"_s;
    QTest::newRow("members of objects") << u"/map/*/id"_s << u"\"c\""_s;
    QTest::newRow("members whose names begin so") << u"/map/k*/id"_s << u"\"c\""_s;
    QTest::newRow("no name begins so") << u"/map/x*/id"_s << QString();
    QTest::newRow("one value") << u"/names/0"_s << u"\"x\""_s;
    QTest::newRow("no list") << u"/names/0/*"_s << QString();
    QTest::newRow("nowhere") << u"/other/*/id"_s << QString();
    QTest::newRow("no slash") << u"data"_s << QString();
}

void JsonTest::collects()
{
    const auto root = parseJson(R"({"data":[{"id":"a"},{"no":1},{"id":"b"}],"names":["x",1],"map":{"k":{"id":"c"}}})");
    QVERIFY(root);
    QFETCH(QString, pointer);
    QFETCH(QString, expected);
    QStringList found;
    const auto values = all(*root, pointer);
    for (const QJsonValue& value : values)
        found.append(drawn(value));
    QCOMPARE(found.join(u' '), expected);
}

void JsonTest::readsNumbers_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<double>("expected");
    QTest::newRow("integer") << QJsonValue(12) << 12.0;
    QTest::newRow("fraction") << QJsonValue(1.5) << 1.5;
    QTest::newRow("negative") << QJsonValue(-3) << -3.0;
    QTest::newRow("2^53") << QJsonValue(qint64{9007199254740992}) << 9007199254740992.0;
    QTest::newRow("2^53 + 1") << QJsonValue(qint64{9007199254740993}) << unknown;
    QTest::newRow("1e300") << QJsonValue(1e300) << unknown;
    QTest::newRow("infinite") << QJsonValue(std::numeric_limits<double>::infinity()) << unknown;
    QTest::newRow("text of a number") << QJsonValue(u"4.93"_s) << 4.93;
    QTest::newRow("text of a negative one") << QJsonValue(u"-333"_s) << -333.0;
    QTest::newRow("text with blanks") << QJsonValue(u" 5 "_s) << 5.0;
    QTest::newRow("text with an exponent") << QJsonValue(u"1e3"_s) << 1000.0;
    QTest::newRow("text of 1e999") << QJsonValue(u"1e999"_s) << unknown;
    QTest::newRow("text of NaN") << QJsonValue(u"NaN"_s) << unknown;
    QTest::newRow("text of inf") << QJsonValue(u"inf"_s) << unknown;
    QTest::newRow("text of 400 digits") << QJsonValue(QString(400, u'9')) << unknown;
    QTest::newRow("empty text") << QJsonValue(QString(u""_s)) << unknown;
    QTest::newRow("words") << QJsonValue(u"many"_s) << unknown;
    QTest::newRow("null") << QJsonValue() << unknown;
    QTest::newRow("true") << QJsonValue(true) << unknown;
    QTest::newRow("list") << QJsonValue(QJsonArray{1}) << unknown;
    QTest::newRow("undefined") << QJsonValue(QJsonValue::Undefined) << unknown;
}

void JsonTest::readsNumbers()
{
    QFETCH(QJsonValue, value);
    QFETCH(double, expected);
    QCOMPARE(number(value).value_or(unknown), expected);
}

void JsonTest::parses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("parsed");
    QTest::newRow("object") << R"({"a":1})"_ba << true;
    QTest::newRow("list") << "[1]"_ba << true;
    QTest::newRow("leading blanks and lines") << "\n\n   {\"a\":1}"_ba << true;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF{\"a\":1}"_ba << true;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("page") << "<!DOCTYPE html><html></html>"_ba << false;
    QTest::newRow("cut off") << R"({"a":[1,)"_ba << false;
    QTest::newRow("two values") << "{}{}"_ba << false;
    QTest::newRow("NaN") << R"({"a":NaN})"_ba << false;
    QTest::newRow("deeper than any answer") << QByteArray(100'000, '[') << false;
    QTest::newRow("bytes") << QByteArray("\0\1\2", 3) << false;
}

void JsonTest::parses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, parsed);
    QCOMPARE(parseJson(bytes).has_value(), parsed);
}

/// At most two children each, and six lists and objects.
void JsonTest::keepsWithinBounds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("dropped");
    const auto row = [](const char* name, const QByteArray& json, const QString& kept, const QString& dropped = {}) {
        QTest::newRow(name) << json << kept << dropped;
    };
    row("within", R"({"a":[1,2]})", uR"({"a":[1,2]})"_s);
    row("a long list", R"({"a":[1,2,3,4]})", uR"({"a":[1,2]})"_s, u"/a 2"_s);
    row("what follows a long list", R"({"a":[1,2,3],"b":"x"})", uR"({"a":[1,2],"b":"x"})"_s, u"/a 1"_s);
    row("a long object", R"({"a":1,"b":2,"c":3})", uR"({"a":1,"b":2})"_s, u" 1"_s);
    row("a list at the top", R"([1,2,3])", u"[1,2]"_s, u" 1"_s);
    row("lists in what is skipped", R"({"a":[1,2,[3,4,5,6],{"b":[1,2,3]}]})", uR"({"a":[1,2]})"_s, u"/a 2"_s);
    row("long lists in a list", R"({"a":[[1,2,3],[4,5,6,7]]})", uR"({"a":[[1,2],[4,5]]})"_s, u"/a/0 1, /a/1 2"_s);
    row("marks in texts", R"({"a":["},]","\"],",",",","]})", uR"({"a":["},]","\"],"]})"_s, u"/a 2"_s);
    row("a name with slashes", R"({"a/b~c":[1,2,3]})", uR"({"a/b~c":[1,2]})"_s, u"/a~1b~0c 1"_s);
    row("too many lists in all", R"([[[[]],[[]]],[[]],7])", u"[[[[]],[[]]],[[]]]"_s, u" 1"_s);
    row("blanks between", "{ \"a\" : [ 1 , 2 , 3 ] , \"b\" : 4 }", uR"({"a":[1,2],"b":4})"_s, u"/a 1"_s);
    row("cut in a text", R"({"a":"x)", u"none"_s);
    row("cut in what is skipped", R"({"a":[1,2,3,4)", u"none"_s);
    row("nested too deep", QByteArray(100, '[') + QByteArray(100, ']'), u"none"_s);
    row("more ends than beginnings", R"([1]]})", u"none"_s);
    row("nothing", "", u"none"_s);
}

void JsonTest::keepsWithinBounds()
{
    QFETCH(QByteArray, json);
    const BoundedJson read = parseBounded(json, {.children = 2, .containers = 6, .values = 100, .depth = 64});
    QTEST(read.value ? drawn(*read.value) : u"none"_s, "kept");
    QStringList dropped;
    for (const auto& [pointer, count] : read.dropped)
        dropped << pointer + u' ' + QString::number(count);
    QTEST(read.value ? dropped.join(u", "_s) : QString(), "dropped");
}

/// 2 MiB of what is small in text and large in memory.
void JsonTest::buildsLittleOfMany_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::newRow("objects") << R"({"id":"m"})"_ba;
    QTest::newRow("empty objects") << "{}"_ba;
    QTest::newRow("objects in objects") << R"({"a":{"b":{"c":{"d":{"e":{}}}}}})"_ba;
    QTest::newRow("lists of lists") << "[[],[],[],[],[],[],[],[]]"_ba;
    QTest::newRow("numbers") << "1"_ba;
}

void JsonTest::buildsLittleOfMany()
{
    QFETCH(QByteArray, element);
    const qsizetype count = 2 * 1024 * 1024 / (element.size() + 1);
    const QByteArray list = '[' + (element + ',').repeated(count - 1) + element + ']';
    const BoundedJson read = parseBounded(R"({"data":)" + list + R"(,"has_more":true})");
    QVERIFY(read.value);
    const auto kept = at(*read.value, u"/data").toArray().size();
    QVERIFY(kept > 100 && kept <= 5000);
    QCOMPARE(kept + read.dropped.at(u"/data"_s), count);
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
