// SPDX-License-Identifier: MIT
#include "serve/webaccept.h"
#include "serve/webrequest.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

class WebRequestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void endsAtTheEmptyLine();
    void choosesADialect_data();
    void choosesADialect();
};

void WebRequestTest::reads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char* name, const QByteArray& head, const QByteArray& told) {
        QTest::newRow(name) << head << told;
    };
    row("curl", "GET /metrics HTTP/1.1\r\nHost: localhost:9765\r\nUser-Agent: curl/8\r\nAccept: */*\r\n",
        "GET /metrics localhost:9765  */* keeps");
    row("a query", "GET /metrics?debug=1 HTTP/1.1\r\nHost: a\r\n", "GET /metrics a   keeps");
    row("an old client", "GET / HTTP/1.0\r\n", "GET /    closes");
    row("an old client that stays", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n", "GET /    keeps");
    row("a client that goes", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n", "GET / a   closes");
    row("small letters", "GET / HTTP/1.1\r\nhost:a\r\nAUTHORIZATION:  Bearer x \r\n", "GET / a Bearer x  keeps");
    row("an address", "GET http://a:1/metrics?b HTTP/1.1\r\nHost: c\r\n", "GET /metrics a:1   keeps");
    row("an address in capitals", "GET HTTP://a/metrics HTTP/1.1\r\nHost: c\r\n", "GET /metrics a   keeps");
    row("letters of a language", "GET / HTTP/1.1\r\nHost: a\r\nCookie: name=gr\xC3\xBC\xC3\x9F\r\n", "GET / a   keeps");
    row("a client that asks first", "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n", "GET / a   keeps");
    row("a client that unpacks", "GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nTE: trailers\r\n",
        "GET / a   keeps");
    row("a method in small letters", "get / HTTP/1.1\r\nHost: a\r\n", "get / a   keeps");
    row("an address without a path", "GET https://a HTTP/1.1\r\nHost: c\r\n", "GET / a   keeps");
    row("two headers of what is accepted", "GET / HTTP/1.1\r\nHost: a\r\nAccept: b\r\nAccept: c\r\n",
        "GET / a  b,c keeps");
    row("no body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n", "POST / a   keeps");
    row("no host at all", "GET / HTTP/1.1\r\nHost:\r\n", "GET /    keeps");
}

void WebRequestTest::reads()
{
    QFETCH(QByteArray, head);
    const auto read = readWebRequest(head + "\r\n");
    QVERIFY(read.ok());
    const QByteArray told = read->method + ' ' + read->path + ' ' + read->host + ' ' + read->authorization + ' '
        + read->accept + (read->keepsAlive ? " keeps" : " closes");
    QTEST(told, "told");
}

void WebRequestTest::refuses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const QByteArray good = "GET / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("nothing") << "\r\n"_ba << 400;
    QTest::newRow("TLS where there is none") << "\x16\x03\x01\x02"_ba << 400;
    QTest::newRow("two words") << "GET /\r\n"_ba << 400;
    QTest::newRow("four words") << "GET / / HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("no path") << "GET metrics HTTP/1.1\r\nHost: a\r\n"_ba << 400;
    QTest::newRow("an address without a host") << "GET http:///metrics HTTP/1.1\r\nHost: a\r\n"_ba << 400;
    QTest::newRow("no method") << " / HTTP/1.1\r\nHost: a\r\n"_ba << 400;
    QTest::newRow("a strange method") << "GE(T / HTTP/1.1\r\nHost: a\r\n"_ba << 400;
    QTest::newRow("another protocol") << "GET / SPDY/3\r\n"_ba << 400;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n"_ba << 505;
    QTest::newRow("a lone line feed") << "GET / HTTP/1.1\nHost: a\r\n"_ba << 400;
    QTest::newRow("no host") << "GET / HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("two hosts") << good + "Host: b\r\n" << 400;
    QTest::newRow("two secrets") << good + "Authorization: a\r\nAuthorization: b\r\n" << 400;
    QTest::newRow("two lengths") << good + "Content-Length: 0\r\nContent-Length: 0\r\n" << 400;
    QTest::newRow("a length that is none") << good + "Content-Length: +0\r\n" << 400;
    QTest::newRow("a body") << good + "Content-Length: 5\r\n" << 413;
    QTest::newRow("a body in pieces") << good + "Transfer-Encoding: chunked\r\n" << 413;
    QTest::newRow("a header without a colon") << good + "Accept\r\n" << 400;
    QTest::newRow("a blank before the colon") << good + "Accept : a\r\n" << 400;
    QTest::newRow("letters of a language in the address") << "GET /\xC3\xBC HTTP/1.1\r\nHost: a\r\n"_ba << 400;
    QTest::newRow("a deletion") << good + "Accept: \x7f\r\n" << 400;
    QTest::newRow("a folded header") << good + " more\r\n" << 400;
    QTest::newRow("a control character") << good + "Accept: \x01\r\n" << 400;
    QTest::newRow("a null") << good + QByteArray("Accept: \0\r\n", 11) << 400;
    QTest::newRow("too long") << good + "A: " + QByteArray(mostRequestBytes, 'a') + "\r\n" << 431;
}

void WebRequestTest::refuses()
{
    QFETCH(QByteArray, head);
    const auto read = readWebRequest(head + "\r\n");
    QVERIFY(!read.ok());
    QTEST(static_cast<int>(read.error()), "status");
}

/// What follows belongs to the next one.
void WebRequestTest::endsAtTheEmptyLine()
{
    QCOMPARE(endOfWebRequest("GET / HTTP/1.1\r\nA: b\r\n"), std::nullopt);
    QCOMPARE(endOfWebRequest("GET / HTTP/1.0\r\n\r\nGET"), std::optional<qsizetype>(18));
    QCOMPARE(endOfWebRequest("GET / HTTP/1.0\n\nGET"), std::optional<qsizetype>(16));
    QCOMPARE(blanksBeforeWebRequest("\r\n\r\nGET"), 4);
    QCOMPARE(blanksBeforeWebRequest("\r"), 0);
    QCOMPARE(blanksBeforeWebRequest("\nGET"), 0);
}

void WebRequestTest::choosesADialect_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<bool>("open");
    QTest::newRow("anything") << "*/*"_ba << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("Prometheus")
        << "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
           "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"_ba
        << true;
    QTest::newRow("a newer Prometheus")
        << "application/openmetrics-text;version=1.0.0;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,"
           "text/plain;version=0.0.4;q=0.4,*/*;q=0.3"_ba
        << true;
    QTest::newRow("better plain") << "text/plain;q=0.8, application/openmetrics-text;q=0.2"_ba << false;
    QTest::newRow("not at all") << "application/openmetrics-text;q=0"_ba << false;
    QTest::newRow("capitals") << "Application/OpenMetrics-Text"_ba << true;
    QTest::newRow("a browser") << "text/html,application/xhtml+xml,*/*;q=0.8"_ba << false;
}

void WebRequestTest::choosesADialect()
{
    QFETCH(QByteArray, accept);
    QTEST(wantedDialect(accept) == MetricsDialect::OpenMetrics, "open");
}

QTEST_GUILESS_MAIN(WebRequestTest)
#include "tst_webrequest.moc"
