// SPDX-License-Identifier: MIT
#include "core/net/ownnetwork.h"
#include "core/net/proxyrules.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

using Variables = QMap<QString, QString>;

/// Proxies as the environment names them, and what is one's own network.
class ProxyRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsProxies_data();
    void readsProxies();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void excludes_data();
    void excludes();
    void choosesAsCurl_data();
    void choosesAsCurl();
    void knowsOwnAddresses_data();
    void knowsOwnAddresses();
    void knowsOwnNames_data();
    void knowsOwnNames();
};

void ProxyRulesTest::readsProxies_data()
{
    using Kind = NamedProxy::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<NamedProxy>("expected");
    QTest::newRow("http") << u"http://proxy.example:3128"_s << NamedProxy{Kind::Http, u"proxy.example"_s, 3128};
    QTest::newRow("a slash behind") << u"http://proxy.example:3128/"_s
                                    << NamedProxy{Kind::Http, u"proxy.example"_s, 3128};
    QTest::newRow("no scheme") << u"proxy.example:8080"_s << NamedProxy{Kind::Http, u"proxy.example"_s, 8080};
    QTest::newRow("neither scheme nor port")
        << u" proxy.example "_s << NamedProxy{Kind::Http, u"proxy.example"_s, 1080};
    QTest::newRow("no port, a login") << u"me:pass@proxy.example"_s
                                      << NamedProxy{Kind::Http, u"proxy.example"_s, 1080, u"me"_s, u"pass"_s};
    QTest::newRow("capital scheme") << u"HTTP://proxy.example:1"_s << NamedProxy{Kind::Http, u"proxy.example"_s, 1};
    QTest::newRow("encoded login") << u"http://me%40home:p%3A%40ss@proxy.example:3128"_s
                                   << NamedProxy{Kind::Http, u"proxy.example"_s, 3128, u"me@home"_s, u"p:@ss"_s};
    QTest::newRow("an @ in the password") << u"http://me:p@ss@proxy.example:3128"_s
                                          << NamedProxy{Kind::Http, u"proxy.example"_s, 3128, u"me"_s, u"p@ss"_s};
    QTest::newRow("IPv6") << u"http://[fd00::1]:3128"_s << NamedProxy{Kind::Http, u"fd00::1"_s, 3128};
    QTest::newRow("IPv6 without port") << u"socks5://[::1]"_s << NamedProxy{Kind::Socks5, u"::1"_s, 1080};
    QTest::newRow("socks5h") << u"socks5h://10.0.0.1:9050"_s << NamedProxy{Kind::Socks5, u"10.0.0.1"_s, 9050};
    QTest::newRow("socks, as GNOME has it")
        << u"socks://10.0.0.1:9050/"_s << NamedProxy{Kind::Socks5, u"10.0.0.1"_s, 9050};
    QTest::newRow("https") << u"https://proxy.example:443"_s << NamedProxy{Kind::Other, u"proxy.example"_s, 443};
    QTest::newRow("socks4") << u"socks4://proxy.example"_s << NamedProxy{Kind::Other, u"proxy.example"_s, 1080};
}

void ProxyRulesTest::readsProxies()
{
    QFETCH(const QString, text);
    QFETCH(const NamedProxy, expected);
    QVERIFY(proxyFromText(text).has_value());
    QCOMPARE(*proxyFromText(text), expected);
}

void ProxyRulesTest::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("scheme alone") << u"http://"_s;
    QTest::newRow("port alone") << u":3128"_s;
    QTest::newRow("port beyond") << u"proxy.example:70000"_s;
    QTest::newRow("port of words") << u"proxy.example:http"_s;
    QTest::newRow("endless port") << u"proxy.example:00000000000000080"_s;
}

void ProxyRulesTest::refusesWhatIsNone()
{
    QFETCH(const QString, text);
    QVERIFY(!proxyFromText(text).has_value());
}

void ProxyRulesTest::excludes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("noProxy");
    QTest::addColumn<bool>("expected");
    const QString api = u"https://api.openai.com/v1"_s;
    QTest::newRow("nothing") << api << QString() << false;
    QTest::newRow("star") << api << u"*"_s << true;
    QTest::newRow("star in a list") << api << u"localhost, *"_s << true;
    QTest::newRow("the name") << api << u"api.openai.com"_s << true;
    QTest::newRow("capital letters") << api << u"API.OpenAI.com"_s << true;
    QTest::newRow("a domain") << api << u"openai.com"_s << true;
    QTest::newRow("a dot in front") << api << u".openai.com"_s << true;
    QTest::newRow("a star and a dot in front") << api << u"*.openai.com"_s << true;
    QTest::newRow("a dot behind") << api << u"openai.com."_s << true;
    QTest::newRow("a dot behind the host") << u"https://api.openai.com./v1"_s << u"openai.com"_s << true;
    QTest::newRow("top level") << api << u"com"_s << true;
    QTest::newRow("only the end of a label") << api << u"ai.com"_s << false;
    QTest::newRow("below the host") << api << u"eu.api.openai.com"_s << false;
    QTest::newRow("among others, by blanks") << api << u"localhost 127.0.0.1  openai.com"_s << true;
    QTest::newRow("among others, by commas") << api << u"localhost,,127.0.0.1,openai.com,"_s << true;
    QTest::newRow("its port") << api << u"openai.com:443"_s << true;
    QTest::newRow("another port") << api << u"openai.com:8443"_s << false;
    QTest::newRow("a port of its own") << u"https://api.openai.com:8443"_s << u".openai.com:8443"_s << true;
    QTest::newRow("a star within is no pattern") << api << u"api.*.com"_s << false;
    QTest::newRow("an address") << u"https://10.1.2.3"_s << u"10.1.2.3"_s << true;
    QTest::newRow("an address and its port") << u"https://10.1.2.3:8443"_s << u"10.1.2.3:8443"_s << true;
    QTest::newRow("another address") << u"https://10.1.2.3"_s << u"10.1.2.30"_s << false;
    QTest::newRow("the end of an address is no domain") << u"https://10.1.2.3"_s << u"2.3"_s << false;
    QTest::newRow("a network") << u"https://10.1.2.3"_s << u"10.0.0.0/8"_s << true;
    QTest::newRow("a network of odd length") << u"https://10.1.2.3"_s << u"10.1.2.0/30"_s << true;
    QTest::newRow("just beyond it") << u"https://10.1.2.4"_s << u"10.1.2.0/30"_s << false;
    QTest::newRow("every address") << u"https://203.0.113.9"_s << u"0.0.0.0/0"_s << true;
    QTest::newRow("no name is in a network") << api << u"0.0.0.0/0"_s << false;
    QTest::newRow("bits beyond") << u"https://10.1.2.3"_s << u"10.1.2.3/33"_s << false;
    QTest::newRow("IPv6") << u"https://[fd00::5]"_s << u"fd00::5"_s << true;
    QTest::newRow("IPv6 in brackets with a port") << u"https://[fd00::5]:8443"_s << u"[fd00::5]:8443"_s << true;
    QTest::newRow("IPv6 network") << u"https://[fd12:3456::5]"_s << u"fd00::/8"_s << true;
    QTest::newRow("another IPv6 network") << u"https://[2001:db8::5]"_s << u"fd00::/8"_s << false;
}

void ProxyRulesTest::excludes()
{
    QFETCH(const QString, url);
    QFETCH(const QString, noProxy);
    QFETCH(const bool, expected);
    QCOMPARE(isExcluded(QUrl(url), noProxy), expected);
}

void ProxyRulesTest::choosesAsCurl_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host"); // "-": directly; empty: it says nothing
    const QString https = u"https://api.example/"_s;
    const QString http = u"http://nas.lan/"_s;
    QTest::newRow("nothing") << Variables{} << https << QString();
    QTest::newRow("https_proxy") << Variables{{u"https_proxy"_s, u"a"_s}} << https << u"a"_s;
    QTest::newRow("HTTPS_PROXY") << Variables{{u"HTTPS_PROXY"_s, u"a"_s}} << https << u"a"_s;
    QTest::newRow("lower case first") << Variables{{u"HTTPS_PROXY"_s, u"a"_s}, {u"https_proxy"_s, u"b"_s}} << https
                                      << u"b"_s;
    QTest::newRow("empty is none") << Variables{{u"https_proxy"_s, QString()}, {u"HTTPS_PROXY"_s, u"b"_s}} << https
                                   << u"b"_s;
    QTest::newRow("ALL_PROXY") << Variables{{u"ALL_PROXY"_s, u"socks5://a"_s}} << https << u"a"_s;
    QTest::newRow("all_proxy after the scheme's own")
        << Variables{{u"all_proxy"_s, u"a"_s}, {u"HTTPS_PROXY"_s, u"b"_s}} << https << u"b"_s;
    QTest::newRow("http_proxy is not for https") << Variables{{u"http_proxy"_s, u"a"_s}} << https << QString();
    QTest::newRow("http_proxy") << Variables{{u"http_proxy"_s, u"a"_s}} << http << u"a"_s;
    QTest::newRow("HTTP_PROXY never") << Variables{{u"HTTP_PROXY"_s, u"a"_s}} << http << QString();
    QTest::newRow("no_proxy") << Variables{{u"https_proxy"_s, u"a"_s}, {u"no_proxy"_s, u".example"_s}} << https
                              << u"-"_s;
    QTest::newRow("NO_PROXY") << Variables{{u"https_proxy"_s, u"a"_s}, {u"NO_PROXY"_s, u"*"_s}} << https << u"-"_s;
    QTest::newRow("no_proxy before NO_PROXY") << Variables{{u"https_proxy"_s, u"a"_s}, {u"no_proxy"_s, u"other"_s},
        {u"NO_PROXY"_s, u"*"_s}} << https << u"a"_s;
    QTest::newRow("what cannot be read is not passed by")
        << Variables{{u"https_proxy"_s, u"http://:0"_s}} << https << u"?"_s;
}

void ProxyRulesTest::choosesAsCurl()
{
    QFETCH(const Variables, variables);
    QFETCH(const QString, url);
    QFETCH(const QString, host);
    const auto way = wayByEnvironment(
        QUrl(url), [&variables](const char* name) { return variables.value(QString::fromLatin1(name)); });
    QCOMPARE(way.silent, host.isEmpty());
    QCOMPARE(way.proxy ? way.proxy->host : way.silent ? QString() : u"-"_s, host);
}

void ProxyRulesTest::knowsOwnAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("expected");
    for (const char* own : {"127.0.0.1", "127.255.0.1", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254",
             "192.168.0.1", "169.254.9.9", "100.64.0.1", "100.127.255.254", "::1", "[::1]", "fd00::1",
             "fc00::", "fe80::1", "febf::1", "::ffff:192.168.1.2", "FD12:3456::78"})
        QTest::newRow(own) << QString::fromLatin1(own) << true;
    for (const char* other : {"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.0.1", "192.169.0.1",
             "100.63.0.1", "100.128.0.1", "8.8.8.8", "0.0.0.0", "255.255.255.255", "224.0.0.1", "::", "2001:db8::1",
             "fec0::1", "ff02::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::a00:1"})
        QTest::newRow(other) << QString::fromLatin1(other) << false;
}

void ProxyRulesTest::knowsOwnAddresses()
{
    QFETCH(const QString, address);
    QFETCH(const bool, expected);
    const auto bytes = addressFromText(address);
    QVERIFY(bytes.has_value());
    QCOMPARE(isOwnNetwork(*bytes), expected);
}

void ProxyRulesTest::knowsOwnNames_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    for (const char* own : {"nas", "NAS", "nas.local", "nas.lan", "llm.rack.lan", "nas.home.arpa", "box.internal",
             "a.localhost", "nas.local.", "local.", "notlan", "gpu_1", "192.168.1.20", "fd00::7"})
        QTest::newRow(own) << QString::fromLatin1(own) << true;
    for (const char* other : {"nas.example", "lan.example", "nas.notlan", "home.arpa.example", "8.8.8.8", "3232235777",
             "0xc0a80101", "192.168.1", "0300.0250.1.1", "", ".", "a..lan", "nas.lan.example", "192.168.1.2.example",
             "-nas", "2001:db8::1"})
        QTest::newRow(other) << QString::fromLatin1(other) << false;
}

void ProxyRulesTest::knowsOwnNames()
{
    QFETCH(const QString, host);
    QFETCH(const bool, expected);
    QCOMPARE(looksLikeOwnNetwork(host), expected);
}

QTEST_GUILESS_MAIN(ProxyRulesTest)
#include "tst_proxyrules.moc"
