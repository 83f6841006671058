// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "core/keys/keytraces.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

const QByteArray key = "sk-fake-Ab3dEf6hIj9lMn2pQr5t+v/x";
const QByteArray half = key.left(key.size() / 2);
const QByteArray middle = key.mid(9, 11);

QByteArray spread(const QByteArray& text, const QByteArray& between)
{
    QByteArray result;
    for (const char letter : text)
        result += letter + between;
    return result;
}

QByteArray coded(const QByteArray& text, const char* form)
{
    QByteArray result;
    for (const char letter : text)
        result += QString::asprintf(form, static_cast<unsigned>(letter)).toLatin1();
    return result;
}

QByteArray utf16(const QByteArray& text)
{
    return spread(text, QByteArray(1, '\0'));
}

} // namespace

/// A key that a server repeats is in nothing that is kept of its answer.
class KeyTracesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesOut_data();
    void takesOut();
    void takesPartsOutAnywhere();
    void leaves_data();
    void leaves();
    void keepsJsonWhole_data();
    void keepsJsonWhole();
    void cleansAnswers();
    void knowsShortKeys_data();
    void knowsShortKeys();
    void isQuickWithMuch();
};

void KeyTracesTest::takesOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << key;
    QTest::newRow("first half") << half;
    QTest::newRow("second half") << key.mid(key.size() / 2);
    QTest::newRow("a masked middle") << key.left(10) + "*****" + key.right(9);
    QTest::newRow("eight letters of it") << key.mid(12, 8);
    QTest::newRow("in capitals") << key.toUpper();
    QTest::newRow("base64") << key.toBase64();
    QTest::newRow("base64 behind one byte") << ("x" + key).toBase64();
    QTest::newRow("base64 behind two bytes") << ("u:" + key).toBase64();
    QTest::newRow("base64 for addresses") << key.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("base64 of a part") << middle.toBase64();
    QTest::newRow("base64 in lines") << spread(key.toBase64(), "\r\n");
    QTest::newRow("hex") << key.toHex();
    QTest::newRow("hex in capitals") << key.toHex().toUpper();
    QTest::newRow("hex of a part") << middle.toHex();
    QTest::newRow("percent-encoded where needed") << key.toPercentEncoding();
    QTest::newRow("percent-encoded all over") << coded(key, "%%%02x");
    QTest::newRow("percent-encoded twice") << coded(key, "%%25%02X");
    QTest::newRow("escaped for JSON") << coded(key, "\\u%04x");
    QTest::newRow("escaped for JSON in JSON") << coded(key, "\\\\u%04X");
    QTest::newRow("escaped slash") << QByteArray(key).replace("/", "\\/").last(10);
    QTest::newRow("as a program writes bytes") << coded(key, "\\x%02x");
    QTest::newRow("as entities") << coded(key, "&#%u;");
    QTest::newRow("as hexadecimal entities") << coded(key, "&#x%x;");
    QTest::newRow("UTF-16") << utf16(key);
    QTest::newRow("spread by zero-width spaces") << spread(key, "\u200B");
    QTest::newRow("spread by soft hyphens") << spread(key, "\u00AD");
    QTest::newRow("spread by variation selectors") << spread(key, "\uFE0F");
    QTest::newRow("spread by escaped joiners") << spread(key, "\\u200d");
}

void KeyTracesTest::takesOut()
{
    QFETCH(QByteArray, text);
    const KeyTraces traces{Secret(key)};
    const QByteArray bare = traces.cleaned("<" + text + ">");
    QVERIFY2(bare.contains("[redacted]"), bare.constData());
    QVERIFY2(bare.size() <= 28, bare.constData()); // nothing but two marks, or the ends of an encoding
    const QByteArray json = R"({"data":[{"id":"a )" + text + R"("}]})";
    const QByteArray cleaned = traces.cleaned(json);
    QVERIFY(cleaned.contains("[redacted]"));
    const KeyTraces again{Secret(key)};
    QCOMPARE(again.cleaned(cleaned), cleaned);
}

void KeyTracesTest::takesPartsOutAnywhere()
{
    const KeyTraces traces{Secret(key)};
    for (const QByteArray& form : {key, key.toBase64(), key.toHex()}) {
        const qsizetype least = form == key ? 8 : form == key.toHex() ? 16 : 12;
        for (qsizetype place = 0; place + least <= form.size(); ++place)
            for (const char* before : {"", "\n", "a", "ab\n", "abc", "abcd", "a\tbcdef"}) {
                const QByteArray part = form.mid(place, least);
                const QByteArray cleaned = traces.cleaned(before + part);
                QVERIFY2(cleaned.contains("[redacted]"), (before + part).constData());
                QCOMPARE(traces.cleaned(before + part + "\\/").first(cleaned.size()), cleaned);
                for (const char* after : {"\n", "!", "!!!!!", "\t!!!!!!!", "!!!\u00e4"})
                    QCOMPARE(traces.cleaned(before + part + after), cleaned + after);
            }
    }
}

void KeyTracesTest::leaves_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("seven letters of it") << key << key.mid(10, 7);
    QTest::newRow("its usual hint") << key << QByteArray("sk-…5t+v");
    QTest::newRow("another key's text") << key << QByteArray("sk-fake");
    QTest::newRow("an instant that shares digits") << QByteArray("sk-fake-20261128-Xy7zAb1c") << QByteArray("20261128");
    QTest::newRow("a long answer") << key << QByteArray(R"({"object":"list","data":[{"id":"gpt-oss-120b"}]})");
    QTest::newRow("a member that shares a word")
        << QByteArray("sk-my-anthropic-key-1") << QByteArray(R"({"anthropic": 1})");
    QTest::newRow("no key") << QByteArray() << QByteArray("anything");
    QTest::newRow("what stands for none") << QByteArray("ollama") << QByteArray(R"({"owned_by":"ollama"})");
    QTest::newRow("bytes that are no text") << key << QByteArray("\xC3\x28\xF0\x9F\x99\xE2\x80");
    QTest::newRow("letters apart, and an escape")
        << QByteArray("abcd1efgh") << QByteArray("abcd1ä\\n efgh, abcdä1efgh \\/");
    QTest::newRow("escapes that end early") << key << QByteArray("\\u00 %4 &# \\");
}

void KeyTracesTest::leaves()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, text);
    QCOMPARE(KeyTraces(Secret(secret)).cleaned(text), text);
}

void KeyTracesTest::keepsJsonWhole_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a string") << key << R"({"id":"x/)" + key + R"(","n":1})"
                              << QByteArray(R"({"id":"x/[redacted]","n":1})");
    QTest::newRow("a member's name") << key << R"({")" + key + R"(":{"n":1}})"
                                     << QByteArray(R"({"[redacted]":{"n":1}})");
    QTest::newRow("two") << key << R"([")" + key + R"(",")" + half + R"("])"
                         << QByteArray(R"(["[redacted]","[redacted]"])");
    QTest::newRow("between escapes") << key << R"(["a\n)" + key + R"(\n"])" << QByteArray(R"(["a\n[redacted]\n"])");
    QTest::newRow("a number") << QByteArray("1234567890123456") << QByteArray(R"({"n": 1234567890123456, "m": 2})")
                              << QByteArray(R"({"n": null, "m": 2})");
    QTest::newRow("part of a number") << QByteArray("1234567890123456") << QByteArray(R"([-512345678901.5e3])")
                                      << QByteArray(R"([null])");
    QTest::newRow("behind a backslash") << QByteArray("n0p3q4r5s6t7") << QByteArray(R"(["\n0p3q4r5s6t7"])")
                                        << QByteArray(R"(["[redacted]"])");
}

void KeyTracesTest::keepsJsonWhole()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    QVERIFY(parseJson(json));
    const QByteArray cleaned = KeyTraces(Secret(secret)).cleaned(json);
    QCOMPARE(cleaned, expected);
    QVERIFY(parseJson(cleaned));
}

void KeyTracesTest::cleansAnswers()
{
    Answer answer;
    answer.headers = {
        {"x-ratelimit-limit-" + key, "7"}, {"x-ratelimit-remaining", "5; for " + half}, {"x-reset", "12"}};
    answer.body = R"({"error":{"message":"No such key )" + key + R"("}})";
    KeyTraces(Secret(key)).clean(answer);
    const std::vector<Header> expected{
        {"x-ratelimit-limit-[redacted]", "7"}, {"x-ratelimit-remaining", "5; for [redacted]"}, {"x-reset", "12"}};
    QCOMPARE(answer.headers.all(), expected);
    QCOMPARE(answer.body, QByteArray(R"({"error":{"message":"No such key [redacted]"}})"));

    // Words of a key of one's own server are in names of headers too.
    Answer worded;
    worded.headers = {{"anthropic-ratelimit-requests-limit", "4000"}};
    KeyTraces(Secret("my-own-anthropic-key-9f3e")).clean(worded);
    QCOMPARE(worded.headers.all().front().name, QByteArray("anthropic-ratelimit-requests-limit"));
}

void KeyTracesTest::knowsShortKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("by itself") << QByteArray("key sk-1234, refused") << QByteArray("key [redacted], refused");
    QTest::newRow("in a string") << QByteArray(R"(["SK-1234"])") << QByteArray(R"(["[redacted]"])");
    QTest::newRow("base64") << QByteArray("sk-1234").toBase64() << QByteArray("[redacted]A==");
    QTest::newRow("hex") << QByteArray("sk-1234").toHex() << QByteArray("[redacted]");
    QTest::newRow("within a word") << QByteArray("task-12345") << QByteArray("task-12345");
}

void KeyTracesTest::knowsShortKeys()
{
    QFETCH(QByteArray, text);
    QTEST(KeyTraces(Secret("sk-1234")).cleaned(text), "expected");
}

void KeyTracesTest::isQuickWithMuch()
{
    // The largest answer, of a long key, with an escape in each entry.
    QByteArray body = "[";
    while (body.size() < 2 * 1024 * 1024)
        body += R"({"id":"org\/model-7f3a","created":1790000000,"owned":"somebody"},)";
    body.chop(1);
    body += ']';
    const QByteArray token = "eyJ0" + QByteArray(600, 'q').toBase64();
    QByteArray cleaned;
    QBENCHMARK_ONCE
    {
        cleaned = KeyTraces(Secret(token)).cleaned(body);
    }
    QCOMPARE(cleaned, body);
}

QTEST_GUILESS_MAIN(KeyTracesTest)
#include "tst_keytraces.moc"
