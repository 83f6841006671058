// SPDX-License-Identifier: MIT
#include "core/net/baseurl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

/// Base URLs as people type them.
class BaseUrlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepts_data();
    void accepts();
    void knowsTheUsualPort_data();
    void knowsTheUsualPort();
    void allowsPlainHttpWhereAgreed_data();
    void allowsPlainHttpWhereAgreed();
    void refuses_data();
    void refuses();
    void understandsItselfEverAfter_data();
    void understandsItselfEverAfter();
    void tellsOrigin_data();
    void tellsOrigin();
    void tellsLoopback_data();
    void tellsLoopback();
    void joins_data();
    void joins();
};

void BaseUrlTest::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"https://api.openai.com"_s << u"https://api.openai.com"_s;
    QTest::newRow("trailing slash") << u"https://api.openai.com/"_s << u"https://api.openai.com"_s;
    QTest::newRow("trailing slashes") << u"https://api.openai.com///"_s << u"https://api.openai.com"_s;
    QTest::newRow("v1") << u"https://api.openai.com/v1"_s << u"https://api.openai.com"_s;
    QTest::newRow("v1 and slash") << u"https://api.openai.com/v1/"_s << u"https://api.openai.com"_s;
    QTest::newRow("prefix and v1") << u"https://gateway.example/openai/v1"_s << u"https://gateway.example/openai"_s;
    const QString host = u"https://api.stranger.example"_s;
    QTest::newRow("an example of a request") << host + u"/v1/chat/completions"_s << host;
    QTest::newRow("an example of Anthropic's") << host + u"/v1/messages/"_s << host;
    QTest::newRow("of another one") << host + u"/v1/responses"_s << host;
    QTest::newRow("the list of models") << host + u"/openai/v1/models"_s << host + u"/openai"_s;
    QTest::newRow("one below another version") << host + u"/api/v3/chat/completions"_s << host + u"/api/v3"_s;
    QTest::newRow("one with a model in it")
        << host + u"/v1beta/models/gemini-x:generateContent"_s << host + u"/v1beta"_s;
    QTest::newRow("one of Ollama's") << u"localhost:11434/api/chat"_s << u"http://localhost:11434"_s;
    QTest::newRow("a gateway named like one stays") << host + u"/models"_s << host + u"/models"_s;
    QTest::newRow("prefix") << u"https://gateway.example/a/b"_s << u"https://gateway.example/a/b"_s;
    QTest::newRow("v1 within stays") << u"https://gateway.example/v1/proxy"_s << u"https://gateway.example/v1/proxy"_s;
    QTest::newRow("a name that ends in v1 stays")
        << u"https://gateway.example/apiv1"_s << u"https://gateway.example/apiv1"_s;
    QTest::newRow("dots in the path") << u"https://gateway.example/a/../b/./c"_s << u"https://gateway.example/b/c"_s;
    QTest::newRow("capital letters") << u"HTTPS://API.OpenAI.com/Path"_s << u"https://api.openai.com/Path"_s;
    QTest::newRow("default port") << u"https://api.openai.com:443/v1"_s << u"https://api.openai.com"_s;
    QTest::newRow("other port") << u"https://api.openai.com:8443"_s << u"https://api.openai.com:8443"_s;
    QTest::newRow("no scheme") << u"api.openai.com"_s << u"https://api.openai.com"_s;
    QTest::newRow("http to a private address") << u"http://192.168.1.2:11434/"_s << u"http://192.168.1.2:11434"_s;
    QTest::newRow("http to a private IPv6 address") << u"http://[fd00::7]:8080/v1"_s << u"http://[fd00::7]:8080"_s;
    QTest::newRow("http to a name at home") << u"http://NAS.local/v1"_s << u"http://nas.local"_s;
    QTest::newRow("http to a single word") << u"http://gpu:8000"_s << u"http://gpu:8000"_s;
    QTest::newRow("private address without scheme") << u"10.1.2.3:8000"_s << u"http://10.1.2.3:8000"_s;
    QTest::newRow("a name at home without scheme") << u"llm.lan:1234/v1"_s << u"http://llm.lan:1234"_s;
    QTest::newRow("https at home stays") << u"https://llm.lan"_s << u"https://llm.lan"_s;
    QTest::newRow("listens everywhere") << u"http://0.0.0.0:11434"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("listens everywhere, without scheme") << u"0.0.0.0:11434"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("listens everywhere by IPv6") << u"[::]:8080"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("no scheme, port") << u"gateway.example:8443/v1"_s << u"https://gateway.example:8443"_s;
    QTest::newRow("localhost without scheme") << u"localhost:11434"_s << u"http://localhost:11434"_s;
    QTest::newRow("loopback address without scheme") << u"127.0.0.1:11434/"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("IPv6 loopback without scheme") << u"[::1]:11434"_s << u"http://[::1]:11434"_s;
    QTest::newRow("http to loopback") << u"http://127.8.9.10:80"_s << u"http://127.8.9.10"_s;
    QTest::newRow("blanks around") << u"  https://api.openai.com \n"_s << u"https://api.openai.com"_s;
    QTest::newRow("escapes in the prefix")
        << u"https://gateway.example/a%C3%A4b"_s << u"https://gateway.example/a%C3%A4b"_s;
    QTest::newRow("letters that get escapes")
        << u"https://gateway.example/aäb"_s << u"https://gateway.example/a%C3%A4b"_s;
    QTest::newRow("no-break spaces around") << u"\u00A0https://api.openai.com\u00A0"_s << u"https://api.openai.com"_s;
}

void BaseUrlTest::accepts()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto url = parseBaseUrl(text);
    QVERIFY2(url, qPrintable(url ? QString() : url.error().sentence));
    QCOMPARE(url->toString(QUrl::FullyEncoded), expected);
    QCOMPARE(parseBaseUrl(expected).value(), *url);
    QCOMPARE(parseBaseUrl(url->toString()).value(), *url);
    QCOMPARE(parseBaseUrl(url->toDisplayString()).value(), *url);
}

void BaseUrlTest::knowsTheUsualPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("localhost") << u"localhost"_s << u"http://localhost:11434"_s;
    QTest::newRow("localhost with scheme") << u"http://localhost/"_s << u"http://localhost:11434"_s;
    QTest::newRow("everywhere") << u"0.0.0.0"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("everywhere by IPv6, with scheme") << u"http://[::]"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("IPv6 loopback and a path") << u"[::1]/proxy"_s << u"http://[::1]:11434/proxy"_s;
    QTest::newRow("another port") << u"localhost:8080"_s << u"http://localhost:8080"_s;
    QTest::newRow("port 80 is a port") << u"http://localhost:80"_s << u"http://localhost"_s;
    QTest::newRow("at home without scheme") << u"nas.lan"_s << u"http://nas.lan:11434"_s;
    QTest::newRow("at home with a scheme it is its port") << u"http://nas.lan"_s << u"http://nas.lan"_s;
    QTest::newRow("https") << u"https://localhost"_s << u"https://localhost"_s;
    QTest::newRow("elsewhere") << u"ollama.example"_s << u"https://ollama.example"_s;
}

void BaseUrlTest::knowsTheUsualPort()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const UrlOptions ollama{false, usualPortOf(u"http://127.0.0.1:11434"_s)};
    const auto url = parseBaseUrl(text, ollama);
    QVERIFY2(url, qPrintable(url ? QString() : url.error().sentence));
    QCOMPARE(url->toString(QUrl::FullyEncoded), expected);
    // Opened again in a dialog it is the same.
    QCOMPARE(parseBaseUrl(typedBaseUrl(*url), ollama).value(), *url);
    QCOMPARE(usualPortOf(u"https://api.openai.com:8443"_s), 0);
}

void BaseUrlTest::allowsPlainHttpWhereAgreed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a company's name") << u"http://llm.company.example:8000"_s << true;
    QTest::newRow("a private address") << u"http://172.20.0.9"_s << true;
    QTest::newRow("a public address never") << u"http://203.0.113.5"_s << false;
    QTest::newRow("a public IPv6 address never") << u"http://[2001:db8::1]"_s << false;
    QTest::newRow("user info never") << u"http://me@llm.lan"_s << false;
}

void BaseUrlTest::allowsPlainHttpWhereAgreed()
{
    QFETCH(const QString, text);
    QFETCH(const bool, expected);
    QCOMPARE(parseBaseUrl(text, {true, 0}).ok(), expected);
}

void BaseUrlTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u"   "_s;
    QTest::newRow("http to elsewhere") << u"http://api.openai.com"_s;
    QTest::newRow("http to a public address") << u"http://8.8.8.8:11434"_s;
    QTest::newRow("http to a public IPv6 address") << u"http://[2001:db8::1]"_s;
    QTest::newRow("http to an address written as a number") << u"http://134744072:11434"_s;
    QTest::newRow("http to what only begins like a private address") << u"http://192.168.1.2.evil.example"_s;
    QTest::newRow("http to what only ends like a private name") << u"http://evil.notlan"_s;
    QTest::newRow("http to what only begins like loopback") << u"http://127.0.0.1.evil.example"_s;
    QTest::newRow("http to what only ends like localhost") << u"http://notlocalhost.example"_s;
    QTest::newRow("ftp") << u"ftp://api.openai.com"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("file without slashes") << u"file:etc"_s;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s;
    QTest::newRow("data") << u"data:text/html,x"_s;
    QTest::newRow("one colon") << u"https:api.openai.com"_s;
    QTest::newRow("one slash") << u"https:/api.openai.com"_s;
    QTest::newRow("user") << u"https://me@api.openai.com"_s;
    QTest::newRow("user and password") << u"https://me:secret@api.openai.com"_s;
    QTest::newRow("host in disguise") << u"https://api.openai.com@evil.example"_s;
    QTest::newRow("empty user") << u"https://@api.openai.com"_s;
    QTest::newRow("query") << u"https://api.openai.com/?key=1"_s;
    QTest::newRow("empty query") << u"https://api.openai.com?"_s;
    QTest::newRow("fragment") << u"https://api.openai.com#x"_s;
    QTest::newRow("empty fragment") << u"https://api.openai.com#"_s;
    QTest::newRow("blank within") << u"https://api openai.com"_s;
    QTest::newRow("new line within") << u"https://api.openai.com/\nx"_s;
    QTest::newRow("backslash") << u"https://api.openai.com\\@evil.example"_s;
    QTest::newRow("zero byte") << u"https://api.openai.com/"_s + QChar(0) + u"x"_s;
    QTest::newRow("invisible") << u"https://api.open\u200Bai.com"_s;
    QTest::newRow("byte order mark in front") << u"\uFEFFhttps://api.openai.com"_s;
    QTest::newRow("no-break space within") << u"https://gateway.example/a\u00A0b"_s;
    QTest::newRow("right-to-left override") << u"https://gateway.example/\u202Ea"_s;
    QTest::newRow("joiner in the host") << u"https://api.open\u200Dai.com"_s;
    QTest::newRow("soft hyphen in the host") << u"https://api.open\u00ADai.com"_s;
    QTest::newRow("filler in the path") << u"https://gateway.example/a\u3164b"_s;
    QTest::newRow("variation selector") << u"https://gateway.example/a\uFE0Fb"_s;
    QTest::newRow("empty braille") << u"https://gateway.example/a\u2800b"_s;
    QTest::newRow("tag letters") << u"https://gateway.example/a\U000E0041b"_s;
    QTest::newRow("private use") << u"https://gateway.example/a\uE000b"_s;
    QTest::newRow("encoded blank") << u"https://gateway.example/a%20b"_s;
    QTest::newRow("encoded new line") << u"https://gateway.example/a%0Ab"_s;
    QTest::newRow("encoded zero byte") << u"https://gateway.example/a%00b"_s;
    QTest::newRow("encoded no-break space") << u"https://gateway.example/a%C2%A0b"_s;
    QTest::newRow("encoded zero-width space") << u"https://gateway.example/a%E2%80%8Bb"_s;
    QTest::newRow("encoded backslash") << u"https://gateway.example/a%5Cb"_s;
    QTest::newRow("encoded blank in the host") << u"https://gate%20way.example"_s;
    QTest::newRow("no host") << u"https://"_s;
    QTest::newRow("no host, port") << u"https://:8443"_s;
    QTest::newRow("port 0") << u"https://api.openai.com:0"_s;
    QTest::newRow("port beyond") << u"https://api.openai.com:65536"_s;
    QTest::newRow("port of words") << u"https://api.openai.com:https"_s;
    QTest::newRow("broken IPv6") << u"https://[::1"_s;
    QTest::newRow("very long") << u"https://api.openai.com/"_s + QString(5000, u'a');
}

void BaseUrlTest::refuses()
{
    QFETCH(QString, text);
    const auto url = parseBaseUrl(text);
    QVERIFY2(!url, qPrintable(url ? url->toString() : QString()));
    QVERIFY(!url.error().sentence.isEmpty());
    QVERIFY(!url.error().sentence.contains(u"secret"_s));
}

/// Whatever stands behind a percent sign: refused, or read back as it was, from each of its spellings.
void BaseUrlTest::understandsItselfEverAfter_data()
{
    QTest::addColumn<QString>("text");
    for (int byte = 0; byte < 256; ++byte) {
        const QString code = u"%%1"_s.arg(byte, 2, 16, QChar(u'0'));
        QTest::newRow(qPrintable(code)) << u"https://gateway.example/a"_s + code + u"b/c"_s;
    }
    QTest::newRow("twice encoded") << u"https://gateway.example/a%2520b"_s;
    QTest::newRow("dots") << u"https://gateway.example/a/%2e%2E/b"_s;
    QTest::newRow("v1") << u"https://gateway.example/a/%761"_s;
    QTest::newRow("half a letter") << u"https://gateway.example/a%E2%80b"_s;
    QTest::newRow("no code") << u"https://gateway.example/a%zzb"_s;
    QTest::newRow("decomposed") << u"https://gateway.example/a%CC%88b"_s;
    QTest::newRow("ideographic dots") << u"https://gateway。example/a"_s;
}

void BaseUrlTest::understandsItselfEverAfter()
{
    QFETCH(QString, text);
    const auto url = parseBaseUrl(text);
    if (!url)
        return;
    for (const QString& spelling : {url->toString(), url->toDisplayString(), url->toString(QUrl::FullyEncoded)}) {
        const auto again = parseBaseUrl(spelling);
        QVERIFY2(again, qPrintable(spelling));
        QCOMPARE(*again, *url);
    }
}

void BaseUrlTest::tellsOrigin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("https") << u"https://api.openai.com"_s << u"https://api.openai.com:443"_s;
    QTest::newRow("path") << u"https://api.openai.com/a/b"_s << u"https://api.openai.com:443"_s;
    QTest::newRow("http") << u"http://localhost"_s << u"http://localhost:80"_s;
    QTest::newRow("port") << u"http://127.0.0.1:11434"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("IPv6") << u"http://[::1]:11434"_s << u"http://[::1]:11434"_s;
}

void BaseUrlTest::tellsOrigin()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    QCOMPARE(origin(QUrl(url)), expected);
}

void BaseUrlTest::tellsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("capital letters") << u"LocalHost"_s << true;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("127.255.255.254") << u"127.255.255.254"_s << true;
    QTest::newRow("::1") << u"::1"_s << true;
    QTest::newRow("[::1]") << u"[::1]"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("0.0.0.0") << u"0.0.0.0"_s << false;
    QTest::newRow("128.0.0.1") << u"128.0.0.1"_s << false;
    QTest::newRow("127.0.0.256") << u"127.0.0.256"_s << false;
    QTest::newRow("127.0.0") << u"127.0.0"_s << false;
    QTest::newRow("127.0.0.1.example") << u"127.0.0.1.example"_s << false;
    QTest::newRow("localhost.example") << u"localhost.example"_s << false;
    QTest::newRow("::2") << u"::2"_s << false;
    QTest::newRow("127.0.0.1 and a line") << u"127.0.0.1\n"_s << false;
}

void BaseUrlTest::tellsLoopback()
{
    QFETCH(QString, host);
    QFETCH(bool, expected);
    QCOMPARE(isLoopback(host), expected);
}

void BaseUrlTest::joins_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    QTest::newRow("host alone") << u"https://api.openai.com"_s << u"/v1/models"_s
                                << u"https://api.openai.com/v1/models"_s;
    QTest::newRow("query") << u"https://api.anthropic.com"_s << u"/v1/models?limit=1000"_s
                           << u"https://api.anthropic.com/v1/models?limit=1000"_s;
    QTest::newRow("prefix") << u"https://gateway.example/openai/v1/"_s << u"/v1/models"_s
                            << u"https://gateway.example/openai/v1/models"_s;
    QTest::newRow("escapes") << u"https://gateway.example/a%C3%A4b"_s << u"/v1/models"_s
                             << u"https://gateway.example/a%C3%A4b/v1/models"_s;
    const QString host = u"https://api.stranger.example"_s;
    QTest::newRow("another version") << host + u"/api/v3"_s << u"/v1/models"_s << host + u"/api/v3/models"_s;
    QTest::newRow("a version that is under way")
        << host + u"/v1beta"_s << u"/v1beta/models?pageSize=1000"_s << host + u"/v1beta/models?pageSize=1000"_s;
    QTest::newRow("a copied example") << host + u"/paas/v4/chat/completions"_s << u"/v1/models"_s
                                      << host + u"/paas/v4/models"_s;
    QTest::newRow("a beginning that is there already")
        << u"localhost:11434/api"_s << u"/api/tags"_s << u"http://localhost:11434/api/tags"_s;
    QTest::newRow("a version within") << host + u"/v3/proxy"_s << u"/v1/models"_s << host + u"/v3/proxy/v1/models"_s;
    QTest::newRow("loopback") << u"localhost:11434"_s << u"/api/tags"_s << u"http://localhost:11434/api/tags"_s;
}

void BaseUrlTest::joins()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QString, expected);
    QCOMPARE(endpoint(parseBaseUrl(base).value(), path).toString(QUrl::FullyEncoded), expected);
}

QTEST_GUILESS_MAIN(BaseUrlTest)
#include "tst_baseurl.moc"
