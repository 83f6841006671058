// SPDX-License-Identifier: MIT
#include "core/keys/keyshape.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// A key that somebody pasted into the wrong field is known as one, and what people write there is not.
class KeyShapeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsKeys_data();
    void knowsKeys();
    void knowsKeysInAddresses_data();
    void knowsKeysInAddresses();
    void asksForPatterns();
};

void KeyShapeTest::knowsKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("Groq") << u"gsk_Fake0Fake1Fake2Fake3"_s << true;
    QTest::newRow("Anthropic") << u"sk-ant-api03-fake-0000-fake"_s << true;
    QTest::newRow("Google") << u"AIzaFakeFakeFakeFake000"_s << true;
    QTest::newRow("GitHub") << u"ghp_fakefake00000000fake"_s << true;
    QTest::newRow("made of words, as in a test") << u"sk-fake-key-for-nothing"_s << true;
    QTest::newRow("within a sentence") << u"my key: gsk_Fake0Fake1Fake2Fake3 (old)"_s << true;
    QTest::newRow("as an assignment") << u"GROQ_API_KEY=gsk_Fake0Fake1Fake2Fake3"_s << true;
    QTest::newRow("a web token") << u"eyJhbGciOiJub25lIn0.eyJmYWtlIjoxfQ.x"_s << true;
    QTest::newRow("hexadecimal, as Mistral's and Voyage's") << u"0f1e2d3c4b5a69788796a5b4c3d2e1f0"_s << true;
    QTest::newRow("a UUID, as Exa's") << u"0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"_s << true;
    QTest::newRow("two parts, as Z.ai's") << u"0f1e2d3c4b5a69788796a5b4c3d2e1f0.Ab1Cd2Ef3Gh4Ij5K"_s << true;
    QTest::newRow("base64") << u"Zm9v+YmFy/3NlY3JldDE5ODQxOTg0"_s << true;
    QTest::newRow("random small letters") << u"qzkvwpxjtrbmghdyszlcnwkqvxej"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a name") << u"Work"_s << false;
    QTest::newRow("a long name") << u"Anthropic production account, Europe 2026"_s << false;
    QTest::newRow("joined words") << u"acme-production-team-europe-2026-backup"_s << false;
    QTest::newRow("capitals within") << u"MyCompanyProductionAccountEurope2"_s << false;
    QTest::newRow("a long German word") << u"Rechenzentrumsverwaltungsabteilung"_s << false;
    QTest::newRow("an e-mail address") << u"somebody.with.a.name@university.example"_s << false;
    QTest::newRow("a word that begins like one") << u"sk-learn bot"_s << false;
    QTest::newRow("a model") << u"claude-sonnet-4-5-20250929"_s << false;
    QTest::newRow("a variable") << u"AZURE_OPENAI_KEY_EU1_V2_GPT4"_s << false;
    QTest::newRow("numbers between hyphens") << u"team-7-room-12-desk-3-rack-44"_s << false;
    QTest::newRow("a header's name") << u"x-ratelimit-remaining-requests-day"_s << false;
    QTest::newRow("a pointer") << u"/data/usage/limits/requests_per_minute"_s << false;
    QTest::newRow("Arabic") << u"حساب العمل في المكتب الرئيسي ٢٠٢٦"_s << false;
    QTest::newRow("a number") << u"1234567890123456789012"_s << false;
}

void KeyShapeTest::knowsKeys()
{
    QFETCH(QString, text);
    QTEST(holdsKey(text), "expected");
}

void KeyShapeTest::knowsKeysInAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("expected");
    QTest::newRow("alone") << u"gsk_Fake0Fake1Fake2Fake3"_s << true;
    QTest::newRow("alone, without a beginning") << u"0f1e2d3c4b5a69788796a5b4c3d2e1f0"_s << true;
    QTest::newRow("as the host") << u"https://sk-fake-key-for-nothing/v1"_s << true;
    QTest::newRow("in the path") << u"https://gateway.example/gsk_Fake0Fake1Fake2Fake3/v1"_s << true;
    QTest::newRow("in the path, encoded") << u"https://gateway.example/gsk%5fFake0Fake1Fake2Fake3"_s << true;
    QTest::newRow("in the query") << u"https://gateway.example/v1?key=AIzaFakeFakeFakeFake000"_s << true;
    QTest::newRow("as a user's name") << u"https://gsk_Fake0Fake1Fake2Fake3@gateway.example"_s << true;
    QTest::newRow("two parts") << u"0f1e2d3c4b5a69788796a5b4c3d2e1f0.Ab1Cd2Ef3Gh4Ij5Kl6Mn7"_s << true;
    QTest::newRow("a web token") << u"eyJhbGciOiJub25lIn0.eyJmYWtlIjoxfQ.x"_s << true;
    QTest::newRow("random capitals in the path") << u"https://gateway.example/Ab1Cd2Ef3Gh4Ij5Kl6Mn7"_s << true;
    QTest::newRow("usual") << u"https://api.openai.com/v1"_s << false;
    QTest::newRow("this machine") << u"localhost:11434"_s << false;
    QTest::newRow("an address in numbers") << u"http://[::1]:8080/v1"_s << false;
    QTest::newRow("an account's id in the path")
        << u"https://gateway.ai.cloudflare.com/v1/0f1e2d3c4b5a69788796a5b4c3d2e1f0/main/openai"_s << false;
    QTest::newRow("a host made by a machine")
        << u"https://x1y2z3a4b5c6d7e8f9g0.us-east-1.endpoints.example.cloud"_s << false;
    QTest::newRow("a UUID as host") << u"https://0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.apps.example.dev"_s << false;
    QTest::newRow("a resource of Azure") << u"https://my-resource-2026-eu.openai.azure.com/openai/v1"_s << false;
    QTest::newRow("a host that begins like a key") << u"https://sk-gateway-production.example.com"_s << false;
}

void KeyShapeTest::knowsKeysInAddresses()
{
    QFETCH(QString, address);
    QTEST(addressHoldsKey(address), "expected");
}

/// Of a provider of one's own.
void KeyShapeTest::asksForPatterns()
{
    const QString key = u"acme.0000.fake"_s;
    QVERIFY(!holdsKey(key));
    QVERIFY(holdsKey(key, {QString(), u"^acme\\."_s}));
    QVERIFY(holdsKnownKey(u"echo acme.0000.fake"_s, {u"^acme\\."_s}));
    QVERIFY(!holdsKnownKey(u"pass show 0f1e2d3c4b5a69788796a5b4c3d2e1f0"_s));
}

QTEST_GUILESS_MAIN(KeyShapeTest)
#include "tst_keyshape.moc"
