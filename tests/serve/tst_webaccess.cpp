// SPDX-License-Identifier: MIT
#include "serve/serveoptions.h"
#include "serve/webaccess.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

using Way = WebAccess::Way;

constexpr auto token = "fake-token-0123456789";
constexpr auto login = "scraper:fake-password";

WebRequest saying(const QByteArray& authorization)
{
    WebRequest request;
    request.authorization = authorization;
    return request;
}

} // namespace

class WebAccessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void hosts_data();
    void hosts();
    void secrets_data();
    void secrets();
    void files_data();
    void files();
    void exposure_data();
    void exposure();

private:
    [[nodiscard]] QString fileWith(const QByteArray& bytes) const;
    QTemporaryDir m_folder;
};

QString WebAccessTest::fileWith(const QByteArray& bytes) const
{
    QFile file(m_folder.filePath(u"secret"_s));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void WebAccessTest::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    QTest::newRow("loopback") << u"127.0.0.1:9765"_s << u"127.0.0.1 9765"_s;
    QTest::newRow("by its name") << u"localhost:80"_s << u"127.0.0.1 80"_s;
    QTest::newRow("IPv6") << u"[::1]:9765"_s << u"::1 9765"_s;
    QTest::newRow("everywhere") << u"0.0.0.0:9765"_s << u"0.0.0.0 9765"_s;
    QTest::newRow("any port") << u"127.0.0.1:0"_s << u"127.0.0.1 0"_s;
    for (const QString& wrong : {u""_s, u":9765"_s, u"127.0.0.1"_s, u"127.0.0.1:"_s, u"127.0.0.1:65536"_s,
             u"127.0.0.1:-1"_s, u"127.0.0.1:+1"_s, u"127.0.0.1: 1"_s, u"::1:9765"_s, u"[::1]"_s, u"[::1:9765"_s,
             u"host.example:9765"_s, u"http://127.0.0.1:9765"_s})
        QTest::newRow(qPrintable(u"not: "_s + wrong)) << wrong << QString();
}

void WebAccessTest::addresses()
{
    QFETCH(QString, text);
    const auto read = readWebAddress(text);
    QTEST(read ? u"%1 %2"_s.arg(read->address.toString()).arg(read->port) : QString(), "read");
}

void WebAccessTest::hosts_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("ours");
    const QString here = u"127.0.0.1"_s;
    QTest::newRow("by number") << here << "127.0.0.1:9765"_ba << true;
    QTest::newRow("by name") << here << "localhost"_ba << true;
    QTest::newRow("with a dot") << here << "LocalHost.:9765"_ba << true;
    QTest::newRow("IPv6") << u"::1"_s << "[::1]:9765"_ba << true;
    QTest::newRow("IPv6 with its interface") << u"::1"_s << "[::1%25lo]:9765"_ba << true;
    QTest::newRow("IPv6 of elsewhere with an interface") << u"::1"_s << "[fe80::1%25eth0]:9765"_ba << false;
    QTest::newRow("by number, with a dot") << here << "127.0.0.1.:9765"_ba << true;
    QTest::newRow("a name of its own") << here << "quotalamp.localhost:9765"_ba << true;
    QTest::newRow("no name before it") << here << "evillocalhost"_ba << false;
    QTest::newRow("another loopback address") << u"127.0.0.9"_s << "127.0.0.9:1"_ba << true;
    QTest::newRow("a page of elsewhere") << here << "evil.example:9765"_ba << false;
    QTest::newRow("a name that begins well") << here << "localhost.evil.example"_ba << false;
    QTest::newRow("a number that begins well") << here << "127.0.0.1.evil.example"_ba << false;
    QTest::newRow("another machine") << here << "192.0.2.1"_ba << false;
    QTest::newRow("no browser") << here << QByteArray() << true;
    QTest::newRow("others can reach it anyway") << u"192.0.2.1"_s << "gpu.example"_ba << true;
}

void WebAccessTest::hosts()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, host);
    WebAccess access;
    access.wantLocalNames(QHostAddress(address));
    WebRequest request;
    request.host = host;
    QTEST(access.isForUs(request), "ours");
}

void WebAccessTest::secrets_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("may");
    const int bearer = static_cast<int>(Way::Token);
    const int basic = static_cast<int>(Way::Basic);
    const QByteArray encoded = QByteArray(login).toBase64();
    QTest::newRow("the token") << bearer << QByteArray("Bearer ") + token << true;
    QTest::newRow("small letters") << bearer << QByteArray("bearer  ") + token << true;
    QTest::newRow("another token") << bearer << "Bearer fake-token-0123456780"_ba << false;
    QTest::newRow("the beginning") << bearer << "Bearer fake-token-012345678"_ba << false;
    QTest::newRow("more than the token") << bearer << QByteArray("Bearer ") + token + 'x' << false;
    QTest::newRow("nothing") << bearer << QByteArray() << false;
    QTest::newRow("no more than the scheme") << bearer << "Bearer "_ba << false;
    QTest::newRow("no scheme") << bearer << QByteArray(token) << false;
    QTest::newRow("the token as a login") << bearer << "Basic " + QByteArray(token).toBase64() << false;
    QTest::newRow("the login") << basic << "Basic " + encoded << true;
    QTest::newRow("another login") << basic << "Basic " + QByteArray("scraper:fake-passworD").toBase64() << false;
    QTest::newRow("no base64") << basic << "Basic ***"_ba << false;
    QTest::newRow("as it is") << basic << QByteArray("Basic ") + login << false;
    QTest::newRow("open") << static_cast<int>(Way::Open) << QByteArray() << true;
}

void WebAccessTest::secrets()
{
    QFETCH(int, way);
    QFETCH(QByteArray, said);
    const QByteArray secret = static_cast<Way>(way) == Way::Basic ? login : token;
    const auto read = static_cast<Way>(way) == Way::Open
        ? WebAccess()
        : WebAccess::fromFile(static_cast<Way>(way), fileWith(secret + "\n")).value();
    QTEST(read.allows(saying(said)), "may");
}

void WebAccessTest::files_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    const int bearer = static_cast<int>(Way::Token);
    const int basic = static_cast<int>(Way::Basic);
    QTest::newRow("a token without an end") << bearer << QByteArray(token) << true;
    QTest::newRow("with one of Windows") << bearer << QByteArray(token) + "\r\n" << true;
    QTest::newRow("more lines") << bearer << QByteArray(token) + "\n# of the scraper\n" << true;
    QTest::newRow("empty") << bearer << QByteArray() << false;
    QTest::newRow("an empty first line") << bearer << "\n"_ba + token << false;
    QTest::newRow("short") << bearer << "fake-token-0123"_ba << false;
    QTest::newRow("a blank in it") << bearer << "fake token 0123456789"_ba << false;
    QTest::newRow("a login") << basic << QByteArray(login) << true;
    QTest::newRow("no name") << basic << ":fake-password"_ba << false;
    QTest::newRow("a short password") << basic << "scraper:fake"_ba << false;
    QTest::newRow("no colon") << basic << "scraper fake-password"_ba << false;
}

void WebAccessTest::files()
{
    QFETCH(int, way);
    QFETCH(QByteArray, bytes);
    const auto read = WebAccess::fromFile(static_cast<Way>(way), fileWith(bytes));
    QTEST(read.ok(), "good");
    if (!read)
        QVERIFY(bytes.isEmpty() || !read.error().sentence.contains(QString::fromLatin1(bytes.trimmed())));
    QVERIFY(!WebAccess::fromFile(static_cast<Way>(way), m_folder.filePath(u"missing"_s)).ok());
}

void WebAccessTest::exposure_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("safe");
    const int open = static_cast<int>(Way::Open);
    const int bearer = static_cast<int>(Way::Token);
    const int basic = static_cast<int>(Way::Basic);
    QTest::newRow("loopback") << u"127.0.0.1"_s << false << open << true;
    QTest::newRow("IPv6 loopback") << u"::1"_s << false << open << true;
    QTest::newRow("everywhere") << u"0.0.0.0"_s << false << open << false;
    QTest::newRow("everywhere, IPv6") << u"::"_s << false << open << false;
    QTest::newRow("only encrypted") << u"192.0.2.1"_s << true << open << false;
    QTest::newRow("only a token") << u"192.0.2.1"_s << false << bearer << false;
    QTest::newRow("encrypted and a token") << u"192.0.2.1"_s << true << bearer << true;
    QTest::newRow("encrypted and a login") << u"::"_s << true << basic << true;
}

void WebAccessTest::exposure()
{
    QFETCH(QString, address);
    QFETCH(bool, encrypted);
    QFETCH(int, way);
    QTEST(exposureTrouble(QHostAddress(address), encrypted, static_cast<Way>(way)).isEmpty(), "safe");
}

QTEST_GUILESS_MAIN(WebAccessTest)
#include "tst_webaccess.moc"
