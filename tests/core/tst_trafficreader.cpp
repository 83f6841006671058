// SPDX-License-Identifier: MIT
#include "core/net/trafficreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

bool isWanted(const QByteArray& name)
{
    return name.startsWith("x-limit") || name == "date";
}

/// "200 x-limit=5", "{json}", of each item in its order.
QStringList written(const std::vector<TrafficReader::Item>& items)
{
    QStringList list;
    for (const auto& item : items) {
        if (const auto* json = std::get_if<QJsonValue>(&item)) {
            const QJsonDocument document =
                json->isArray() ? QJsonDocument(json->toArray()) : QJsonDocument(json->toObject());
            list << QString::fromUtf8(document.toJson(QJsonDocument::Compact));
            continue;
        }
        const auto& block = std::get<HeaderBlock>(item);
        QStringList words{QString::number(block.status)};
        for (const Header& header : block.headers.all())
            words << QString::fromLatin1(header.name + '=' + header.value);
        list << words.join(u' ');
    }
    return list;
}

} // namespace

/// What clients print of their traffic, whole and in pieces, good and bad.
class TrafficReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void isThereAtOnce();
    void isBounded_data();
    void isBounded();
};

void TrafficReaderTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("items");
    QTest::addColumn<int>("broken");
    const auto row = [](const char* name, const QByteArray& text, const QStringList& items, int broken = 0) {
        QTest::newRow(name) << text << items << broken;
    };
    row("HTTP/1.1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Limit: 5\r\n\r\n", {u"200 x-limit=5"_s});
    row("HTTP/2", "HTTP/2 200 \r\nx-limit: 5\r\n\r\n", {u"200 x-limit=5"_s});
    row("HTTP/3 without a reason", "HTTP/3 429\nx-limit: 0\n\n", {u"429 x-limit=0"_s});
    row("several in a row", "HTTP/1.1 200 OK\nX-Limit: 5\n\nHTTP/1.1 200 OK\nX-Limit: 4\n\n",
        {u"200 x-limit=5"_s, u"200 x-limit=4"_s});
    row("continue, a proxy and a redirect",
        "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: "
        "/b\r\n\r\n"
        "HTTP/2 200\r\nx-limit: 7\r\n\r\n",
        {u"200"_s, u"100"_s, u"302"_s, u"200 x-limit=7"_s});
    row("a body behind it",
        "HTTP/2 200\nx-limit: 5\n\n{\"a\": 1,\n\nx-limit: 9\nHTTP/2 is fine\n}\nHTTP/2 200\nx-limit: 4\n\n",
        {u"200 x-limit=5"_s, u"200 x-limit=4"_s});
    row("folded lines", "HTTP/1.1 200 OK\nX-Limit: a\n b\n\t c\nX-Secret: d\n e\nx-limit-2: f\n\n",
        {u"200 x-limit=a b c x-limit-2=f"_s});
    row("no blank line at the end", "HTTP/1.1 200 OK\nx-limit: 5\n", {u"200 x-limit=5"_s});
    row("cut within a number", "HTTP/1.1 200 OK\nx-limit: 5\nx-limit-2: 12", {u"200 x-limit=5"_s});
    row("headers alone", "x-limit: 5\nDate: today\n", {u"0 x-limit=5 date=today"_s});
    row("headers alone, twice", "x-limit: 5\n\nx-limit: 4\n\n", {u"0 x-limit=5"_s, u"0 x-limit=4"_s});
    row("as curl -v prints it", "* Connected\n> GET / HTTP/2\n> x-limit: mine\n>\n< HTTP/2 200\n< x-limit: 5\n<\n{}\n",
        {u"200 x-limit=5"_s});
    row("blank lines before", "\r\n\n\nHTTP/2 200\nx-limit: 5\n\n", {u"200 x-limit=5"_s});
    row("a mark of UTF-8", "\xEF\xBB\xBFHTTP/2 200\nx-limit: 5\n\n", {u"200 x-limit=5"_s});
    row("colons in the value", "HTTP/2 200\nx-limit: a:b: c\n\n", {u"200 x-limit=a:b: c"_s});
    row("nothing behind the colon", "HTTP/2 200\nx-limit:\n\n", {u"200 x-limit="_s});
    row("no header lines", "HTTP/2 200\nhello\nx limit: 5\n: 5\n\n", {u"200"_s});
    row("no status line", "HTTP/9 200\nHTTP/2 2000\nHTTP/2 20\nHTTP/2 abc\nHTTP/\n\n", {});
    row("binary", QByteArray("\x00\x01\xff\xfe\n\x80:\x00\n", 9), {});
    row("words", "hello there\nthis is no traffic\n", {});
    row("nothing", "", {});
    row("blanks", "  \n\t\n\n", {});

    row("HTTP/2 as it is on the wire", ":status: 429\nx-limit: 0\n\n:status: 200\nx-limit: 5\n\n",
        {u"429 x-limit=0"_s, u"200 x-limit=5"_s});
    row("as wget -S prints it",
        "Connecting to a... connected.\nHTTP request sent, awaiting response... \n  HTTP/1.1 302 Found\n  Location: "
        "/b\n"
        "  HTTP/1.1 200 OK\n  X-Limit: 5\n   folded\n  Date: today\nLength: 5 [text/html]\n",
        {u"302"_s, u"200 x-limit=5 folded date=today"_s});
    row("carriage returns alone", "HTTP/1.1 200 OK\rx-limit: 5\r\rHTTP/1.1 200 OK\rx-limit: 4\r\r",
        {u"200 x-limit=5"_s, u"200 x-limit=4"_s});
    row("ends of several systems", "HTTP/2 200\r\nx-limit: 5\nx-limit-2: 6\rx-limit-3: 7\r\n\r\n",
        {u"200 x-limit=5 x-limit-2=6 x-limit-3=7"_s});
    const QString windows = u"HTTP/1.1 200 OK\r\nx-limit: 5\r\n\r\n"_s;
    const auto utf16 = [](QStringEncoder::Encoding encoding, const QString& text) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder.encode(text);
        return bytes;
    };
    row("UTF-16 of Windows", utf16(QStringEncoder::Utf16LE, windows), {u"200 x-limit=5"_s});
    row("UTF-16 of others", utf16(QStringEncoder::Utf16BE, windows), {u"200 x-limit=5"_s});
    row("JSON in UTF-16", utf16(QStringEncoder::Utf16LE, u"{\"a\":\"ä\"}\r\n"_s), {u"{\"a\":\"ä\"}"_s});
    row("a letter", "x", {});

    row("JSON lines", "{\"a\":1}\n{\"a\":2}\n", {u"{\"a\":1}"_s, u"{\"a\":2}"_s});
    row("JSON without an end", "{\"a\":1}", {u"{\"a\":1}"_s});
    row("a list of pairs", "[[\"x-limit\",\"5\"]]\n", {u"[[\"x-limit\",\"5\"]]"_s});
    row("over several lines", "{\n  \"a\": {\n    \"b\": [\n 1\n ]\n  }\n}\n{\"c\":3}\n",
        {u"{\"a\":{\"b\":[1]}}"_s, u"{\"c\":3}"_s});
    row("blank lines between", "{\"a\":1}\n\n\r\n{\"a\":2}\r\n", {u"{\"a\":1}"_s, u"{\"a\":2}"_s});
    row("a line that broke off", "{\"a\":1}\n{\"a\": {\"b\": 2\n{\"a\":3}\n", {u"{\"a\":1}"_s, u"{\"a\":3}"_s}, 1);
    row("a last line that broke off", "{\"a\":1}\n{\"a\": \"half", {u"{\"a\":1}"_s}, 1);
    row("a mark of UTF-8 before each", "\xEF\xBB\xBF{\"a\":1}\n\xEF\xBB\xBF{\"a\":2}\n",
        {u"{\"a\":1}"_s, u"{\"a\":2}"_s});
    row("numbers that JSON has not", "{\"a\":NaN}\n{\"a\":Infinity}\n{\"a\":3}\n", {u"{\"a\":3}"_s}, 1);
    row("words between", "{\"a\":1}\nhello\n{\"a\":2}\n", {u"{\"a\":1}"_s, u"{\"a\":2}"_s}, 1);
}

void TrafficReaderTest::reads()
{
    QFETCH(QByteArray, text);
    // However it is cut into pieces.
    for (const qsizetype size : {text.size() + 1, qsizetype(1), qsizetype(7)}) {
        TrafficReader reader(isWanted);
        QStringList items;
        for (qsizetype at = 0; at < text.size(); at += size) {
            reader.feed(QByteArrayView(text).sliced(at, std::min(size, text.size() - at)));
            items += written(reader.take());
        }
        reader.finish();
        items += written(reader.take());
        QTEST(items, "items");
        QTEST(reader.broken(), "broken");
    }
}

/// A pipe that stays open is heard answer by answer.
void TrafficReaderTest::isThereAtOnce()
{
    TrafficReader headers(isWanted);
    headers.feed("HTTP/2 200\nx-limit: 5\n");
    QVERIFY(headers.take().empty());
    headers.feed("\n");
    QCOMPARE(written(headers.take()), QStringList{u"200 x-limit=5"_s});
    TrafficReader json(isWanted);
    json.feed("{\"a\":1}\n{");
    QCOMPARE(written(json.take()), QStringList{u"{\"a\":1}"_s});
}

void TrafficReaderTest::isBounded_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("an endless line") << QByteArray(1 << 16, 'x') << "\nHTTP/2 200\nx-limit: 5\n\n"_ba;
    QTest::newRow("an endless line of JSON") << "{\"a\": \""_ba + QByteArray(1 << 16, 'x') << "\n{\"b\":1}\n"_ba;
    QTest::newRow("endless JSON in lines") << "{\n"_ba.repeated(1 << 14) << "\n{\"b\":1}\n"_ba;
    QTest::newRow("an endless body") << "HTTP/2 200\n\n"_ba + QByteArray(1 << 16, 'x')
                                     << "\nHTTP/2 200\nx-limit: 5\n\n"_ba;
    QTest::newRow("endless headers") << "x-limit: 1\n"_ba.repeated(1 << 13) << "\nHTTP/2 200\nx-limit: 5\n\n"_ba;
}

void TrafficReaderTest::isBounded()
{
    QFETCH(QByteArray, piece);
    QFETCH(QByteArray, after);
    TrafficReader reader(isWanted);
    for (int times = 0; times < 16; ++times)
        reader.feed(piece);
    reader.feed(after);
    reader.finish();
    const auto items = reader.take();
    QVERIFY(!items.empty());
    QVERIFY(items.size() < 1000);
    // What is good behind it is understood all the same.
    const QString last = written({items.back()}).first();
    QVERIFY2(last == u"200 x-limit=5"_s || last == u"{\"b\":1}"_s, qPrintable(last));
    for (const auto& item : items) {
        if (const auto* block = std::get_if<HeaderBlock>(&item))
            QVERIFY(block->headers.all().size() <= TrafficReader::mostHeaders);
    }
}

QTEST_GUILESS_MAIN(TrafficReaderTest)
#include "tst_trafficreader.moc"
