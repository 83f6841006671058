// SPDX-License-Identifier: MIT
#include "core/base/text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// Text of servers, made harmless.
class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesPlain_data();
    void makesPlain();
    void cuts_data();
    void cuts();
    void comparesNames_data();
    void comparesNames();
    void redacts_data();
    void redacts();
};

void TextTest::makesPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Rate limit reached."_s << u"Rate limit reached."_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("lines and tabs") << u"a\r\n\tb\n"_s << u"a b"_s;
    QTest::newRow("blanks around and within") << u"  a   b  "_s << u"a b"_s;
    QTest::newRow("no-break and line separators") << u"a\u00A0b\u2028c"_s << u"a b c"_s;
    QTest::newRow("control characters") << u"a\u0007\u001B[31mb\u009Bc"_s << u"a[31mbc"_s;
    QTest::newRow("right-to-left override") << u"user\u202Egpj.exe"_s << u"usergpj.exe"_s;
    QTest::newRow("isolates") << u"\u2066a\u2069"_s << u"a"_s;
    QTest::newRow("zero width") << u"p\u200Ba\u200Dy\uFEFFp\u2060al"_s << u"paypal"_s;
    QTest::newRow("joiner in Latin") << u"gr\u200Do\u200Cq"_s << u"groq"_s;
    QTest::newRow("non-joiner in Persian") << u"می\u200Cخواهم"_s << u"می\u200Cخواهم"_s;
    QTest::newRow("joiner at an abbreviation's end") << u"ه\u200D."_s << u"ه\u200D."_s;
    QTest::newRow("joiner in Hindi") << u"क\u094D\u200Dष"_s << u"क\u094D\u200Dष"_s;
    QTest::newRow("two joiners in Persian") << u"می\u200C\u200Cخ"_s << u"می\u200Cخ"_s;
    QTest::newRow("non-joiner between Persian and a blank") << u"می \u200Cخ"_s << u"می خ"_s;
    QTest::newRow("family") << u"👨\u200D👩\u200D👧"_s << u"👨\u200D👩\u200D👧"_s;
    QTest::newRow("heart on fire") << u"❤\uFE0F\u200D🔥"_s << u"❤\uFE0F\u200D🔥"_s;
    QTest::newRow("technologist with skin") << u"👩🏽\u200D💻"_s << u"👩🏽\u200D💻"_s;
    QTest::newRow("non-joiner between emoji") << u"👩\u200C💻"_s << u"👩💻"_s;
    QTest::newRow("joiner between emoji and letter") << u"👩\u200Da"_s << u"👩a"_s;
    QTest::newRow("flag of two letters") << u"🇩🇪"_s << u"🇩🇪"_s;
    QTest::newRow("flag by tags") << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!"_s
                                  << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!"_s;
    QTest::newRow("text hidden in tags")
        << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E0074\U000E0074\U000E007F!"_s << u"🏴!"_s;
    QTest::newRow("filler") << u"a\u3164b"_s << u"ab"_s;
    QTest::newRow("tag characters") << u"a\U000E0041b"_s << u"ab"_s;
    QTest::newRow("markup stays, as text") << u"<b>x</b> &amp;"_s << u"<b>x</b> &amp;"_s;
    QTest::newRow("beyond the basic plane") << u"ok 🙂"_s << u"ok 🙂"_s;
    QTest::newRow("lone surrogate") << u"a"_s + QChar(0xD800) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("zero byte") << u"a"_s + QChar(0) + u"b"_s << u"ab"_s;
    QTest::newRow("only invisible") << u"\u200B\u202E \u0001"_s << QString();
}

void TextTest::makesPlain()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(plainText(text), expected);
}

void TextTest::cuts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fits exactly") << u"abcde"_s << 5 << u"abcde"_s;
    QTest::newRow("one too many") << u"abcdef"_s << 5 << u"abcd…"_s;
    QTest::newRow("blank before the cut") << u"abc def"_s << 5 << u"abc…"_s;
    QTest::newRow("never through a pair") << u"🙂🙂🙂🙂"_s << 3 << u"🙂🙂…"_s;
    QTest::newRow("no joiner at the cut") << u"a👨\u200D👩\u200D👧"_s << 4 << u"a👨…"_s;
    QTest::newRow("one") << u"abc"_s << 1 << u"…"_s;
    QTest::newRow("very long") << QString(1'000'000, u'x') << 4 << u"xxx…"_s;
}

void TextTest::cuts()
{
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(QString, expected);
    QCOMPARE(plainText(text, most), expected);
}

void TextTest::comparesNames_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("equal") << u"Work"_s << u"Work"_s << true;
    QTest::newRow("capitals") << u"WORK"_s << u"work"_s << true;
    QTest::newRow("accent apart") << u"Büro"_s << u"Bu\u0308ro"_s << true;
    QTest::newRow("accent apart, capitals") << u"CAFÉ"_s << u"cafe\u0301"_s << true;
    QTest::newRow("syllable in parts") << u"한국"_s << u"\u1112\u1161\u11AB\u1100\u116E\u11A8"_s << true;
    QTest::newRow("two marks in another order") << u"q\u0307\u0323"_s << u"q\u0323\u0307"_s << true;
    QTest::newRow("other accent") << u"Büro"_s << u"Buro"_s << false;
    QTest::newRow("look-alike") << u"Wоrk"_s << u"Work"_s << false;
}

void TextTest::comparesNames()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(isSameName(a, b), "same");
    QTEST(holdsName({u"other"_s, a}, b), "same");
}

void TextTest::redacts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing to hide") << u"Rate limit reached for gpt-4o-mini on tokens per min (TPM): Limit 200000."_s
                                     << u"Rate limit reached for gpt-4o-mini on tokens per min (TPM): Limit 200000."_s;
    QTest::newRow("model") << u"model: claude-haiku-4-5-20251001"_s << u"model: claude-haiku-4-5-20251001"_s;
    QTest::newRow("header's name") << u"invalid x-api-key"_s << u"invalid x-api-key"_s;
    QTest::newRow("page of keys") << u"See https://platform.openai.com/account/api-keys."_s
                                  << u"See https://platform.openai.com/account/api-keys."_s;
    QTest::newRow("by its beginning") << u"sk-test-not-a-key-0001 is wrong"_s << u"[redacted] is wrong"_s;
    QTest::newRow("two") << u"sk-ant-test-0001, sk-proj-test_0002"_s << u"[redacted], [redacted]"_s;
    QTest::newRow("masked") << u"Incorrect API key provided: sk-test-********0001. See"_s
                            << u"Incorrect API key provided: [redacted] See"_s;
    QTest::newRow("of no known beginning")
        << u"Incorrect API key provided: my-**********test."_s << u"Incorrect API key provided: [redacted]"_s;
    QTest::newRow("bearer") << u"Authorization: Bearer abc.def-1"_s << u"Authorization: Bearer [redacted]"_s;
    QTest::newRow("in a query") << u"/v1/models?key=abcdefgh&x=1"_s << u"/v1/models?key=[redacted]&x=1"_s;
    QTest::newRow("as JSON") << u"{\"token\": \"abcdefgh\"}"_s << u"{\"token\": \"[redacted]\"}"_s;
    const auto kept = [](const char* name, const QString& text) { QTest::newRow(name) << text << text; };
    kept("path", u"GET api.example/v1/organization/projects/some-project/rate_limits"_s);
    kept("page of help", u"See https://platform.openai.com/docs/guides/error-codes/api-errors."_s);
    kept("path in two cases", u"GET api.example/v1/accounts/some-account/billingUsage/byDay"_s);
    QTest::newRow("path with an id") << u"api.example/v1/teams/7e57ab1e-0000-4000-8000-000000000001/credit/left"_s
                                     << u"api.example/v1/teams/[redacted]/credit/left"_s;
    QTest::newRow("path with a key") << u"api.example/proxy/"_s + QString(40, u'a') + u"/v1/models"_s
                                     << u"api.example/proxy/[redacted]/v1/models"_s;
    QTest::newRow("path with a word of another kind")
        << u"api.example/v1/organization/projects/proj_Ab3dEf/rate_limits"_s << u"api.[redacted]"_s;
    QTest::newRow("base64") << u"got dGhpcyBpcyBub3Q/YSBrZXkg/YXQgYWxsIGJ1dCBh"_s << u"got [redacted]"_s;
    QTest::newRow("base64 of one case") << u"got aaaaaaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaaaaa+"_s << u"got [redacted]"_s;
    QTest::newRow("long run") << u"got "_s + QString(48, u'A') << u"got [redacted]"_s;
}

void TextTest::redacts()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(redacted(text), expected);
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
