// SPDX-License-Identifier: MIT
#include "core/keys/keytext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

const QByteArray key = "sk-test-not-a-key-0001";

QByteArray utf16(const QByteArray& text, bool littleEndian, bool marked)
{
    QByteArray result = !marked ? QByteArray() : littleEndian ? QByteArray("\xFF\xFE") : QByteArray("\xFE\xFF");
    for (const char letter : text) {
        if (!littleEndian)
            result += '\0';
        result += letter;
        if (littleEndian)
            result += '\0';
    }
    return result;
}

} // namespace

/// Files, variables and commands hold keys in many ways.
class KeyTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
};

void KeyTextTest::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("alone") << key;
    QTest::newRow("a line") << key + "\n";
    QTest::newRow("Windows") << key + "\r\n";
    QTest::newRow("old Mac") << key + "\rmore";
    QTest::newRow("first of two lines") << key + "\nurl: https://provider.example\n";
    QTest::newRow("empty lines in front") << "\n\r\n  \n" + key + "\n";
    QTest::newRow("a comment in front") << "# for tests\n" + key;
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF" + key + "\r\n";
    QTest::newRow("UTF-16 of Windows") << utf16(key + "\r\n", true, true);
    QTest::newRow("UTF-16, the other way") << utf16(key + "\n", false, true);
    QTest::newRow("UTF-16 without a mark") << utf16(key, true, false);
    QTest::newRow("UTF-16 without a mark, the other way") << utf16(key, false, false);
    QTest::newRow("in quotes") << "\"" + key + "\"\n";
    QTest::newRow("a name and a value") << "OPENAI_API_KEY=" + key + "\n";
    QTest::newRow("exported, in quotes") << "export OPENAI_API_KEY=\"" + key + "\"\n";
    QTest::newRow("in single quotes, with a comment") << "OPENAI_API_KEY='" + key + "' # work\n";
    QTest::newRow("with a comment behind") << "OPENAI_API_KEY=" + key + " # work\r\n";
    QTest::newRow("blanks around the sign") << "api_key = " + key;
    QTest::newRow("set, as on Windows") << "set OPENAI_API_KEY=" + key;
    QTest::newRow("the one that is a key") << "DEBUG=1\nOPENAI_BASE_URL=https://api.example\nOPENAI_API_KEY=" + key;
    QTest::newRow("a mark, empty lines and a name") << "\xEF\xBB\xBF\r\n\r\nexport KEY='" + key + "'\r\n";
    QTest::newRow("UTF-16 with a name") << utf16("KEY=" + key, true, true);
}

void KeyTextTest::finds()
{
    QFETCH(QByteArray, text);
    const auto found = keyFromText(text);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().sentence));
    QCOMPARE(found->expose(), key);
    QCOMPARE(keyFromText("Zm9vYmFyMDE=\n")->expose(), QByteArray("Zm9vYmFyMDE=")); // no name and an empty value
    QCOMPARE(keyFromText("Zm9vYmFyMD==")->expose(), QByteArray("Zm9vYmFyMD=="));
}

void KeyTextTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("advice");
    const QString document = u"document"_s;
    const QString elsewhere = u"another place"_s;
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("only comments") << QByteArray("# nothing\n\n") << u"empty"_s;
    QTest::newRow("two keys") << "A_KEY=" + key + "\nB_KEY=" + key << u"file of its own"_s;
    QTest::newRow("values without a key") << QByteArray("DEBUG=1\nMODE=fast") << u"file of its own"_s;
    QTest::newRow("JSON") << R"({"api_key": ")" + key + R"("})" << document;
    QTest::newRow("a page") << QByteArray("<html>") << document;
    QTest::newRow("a reference of 1Password") << QByteArray("OPENAI_API_KEY=op://vault/item/field") << elsewhere;
    QTest::newRow("another variable") << QByteArray("OPENAI_API_KEY=${OTHER}") << elsewhere;
    QTest::newRow("an address") << QByteArray("https://provider.example/keys") << elsewhere;
    QTest::newRow("YAML") << "api_key: " + key << u"other words"_s;
    QTest::newRow("a header") << "Authorization: Bearer " + key << u"other words"_s;
    QTest::newRow("a private key") << QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA") << u"another kind"_s;
    QTest::newRow("blank within") << QByteArray("a b") << u"copy it again"_s;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0",
        6) << u"copy it again"_s;
}

void KeyTextTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, advice);
    const auto found = keyFromText(text);
    QVERIFY(!found);
    QVERIFY2(found.error().sentence.contains(advice), qPrintable(found.error().sentence));
    QVERIFY(!found.error().sentence.contains(QString::fromLatin1(key)));
}

QTEST_GUILESS_MAIN(KeyTextTest)
#include "tst_keytext.moc"
