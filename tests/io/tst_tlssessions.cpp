// SPDX-License-Identifier: MIT
#include "io/net/httpclient.h"
#include "io/net/tlssessions.h"
#include "support/certificates.h"
#include "support/fakeproxy.h"
#include "support/quicklimits.h"
#include "support/sessionserver.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{1'800'000'000s};

Request requestTo(const QUrl& url, const QString& certificates)
{
    Request request;
    request.url = url;
    request.certificates = certificates;
    return request;
}

/// What the server says of the handshake: "New" or "Reused"; else what went wrong.
QString handshake(HttpClient& client, const Request& request)
{
    QObject context;
    std::optional<Answer> answer;
    client.send(request, Secret(), &context, [&](const Answer& heard) { answer = heard; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    if (!answer || answer->failure != TransportError::None)
        return u"failure %1"_s.arg(answer ? int(answer->failure) : -1);
    return QString::fromUtf8(answer->body);
}

QSslConfiguration withSession(const QByteArray& session)
{
    QSslConfiguration connection;
    connection.setSessionTicket(session);
    return connection;
}

} // namespace

/// When a TLS connection goes on with the session of another one, and when it must not.
class TlsSessionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersWhatWasKept();
    void offersToNobodyElse_data();
    void offersToNobodyElse();
    void knowsWhoGivesNone();
    void givesEachRequestALane();
    void goesOn_data();
    void goesOn();
    void makesTwoWhereAnswersComeAtOnce();
    void goesOnLater_data();
    void goesOnLater();
    void beginsAnewWhereTrustDiffers();
    void beginsAnewByAnotherRoute();
    void beginsAnewInAnotherNetwork();

private:
    using Sessions = SessionServer::Sessions;
    [[nodiscard]] std::unique_ptr<SessionServer> newServer(SessionServer::After after = SessionServer::After::Closes,
        Sessions sessions = Sessions::Tls13, const QByteArray& names = Identity{}.names);

    Certificates m_certificates;
};

std::unique_ptr<SessionServer> TlsSessionsTest::newServer(
    SessionServer::After after, Sessions sessions, const QByteArray& names)
{
    (void)m_certificates.server({names});
    return std::make_unique<SessionServer>(m_certificates.serverFile(), m_certificates.keyFile(), sessions, after);
}

void TlsSessionsTest::offersWhatWasKept()
{
    TlsSessions sessions;
    const QSslConfiguration rules;
    const TlsWay first = sessions.begin(u"a"_s, rules, now);
    QVERIFY(!first.isKnown);
    sessions.keep(first, withSession("one"), now);
    const TlsWay second = sessions.begin(u"a"_s, rules, now + 30min);
    QVERIFY(second.isKnown);
    QCOMPARE(second.session, "one"_ba);
    sessions.keep(second, withSession("two"), now + 30min);
    QCOMPARE(sessions.begin(u"a"_s, rules, now + 59min).session, "two"_ba);
    // However often it was renewed: it is the first one's certificate that it stands for.
    QVERIFY(!sessions.begin(u"a"_s, rules, now + 60min).isKnown);
}

void TlsSessionsTest::offersToNobodyElse_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("sameRules");
    QTest::addColumn<TimePoint>("at");
    QTest::newRow("another server or route") << u"b"_s << true << now;
    QTest::newRow("other rules") << u"a"_s << false << now;
    QTest::newRow("an hour later") << u"a"_s << true << now + 1h;
    QTest::newRow("a clock that was set back") << u"a"_s << true << now - 1s;
}

void TlsSessionsTest::offersToNobodyElse()
{
    QFETCH(const QString, way);
    QFETCH(const bool, sameRules);
    QFETCH(const TimePoint, at);
    TlsSessions sessions;
    const QSslConfiguration rules;
    QSslConfiguration others;
    others.addCaCertificates(m_certificates.issuerFile());
    sessions.keep(sessions.begin(u"a"_s, rules, now), withSession("one"), now);
    const TlsWay found = sessions.begin(way, sameRules ? rules : others, at);
    QVERIFY(!found.isKnown);
    QCOMPARE(found.session, QByteArray());
}

void TlsSessionsTest::knowsWhoGivesNone()
{
    TlsSessions sessions;
    const QSslConfiguration rules;
    sessions.keep(sessions.begin(u"a"_s, rules, now), withSession({}), now);
    const TlsWay second = sessions.begin(u"a"_s, rules, now);
    QVERIFY(second.isKnown);
    QCOMPARE(second.session, QByteArray());
    sessions.keep(second, withSession("one"), now);
    const TlsWay third = sessions.begin(u"a"_s, rules, now);
    sessions.keep(third, withSession({}), now); // a server that gives no other one for it
    QCOMPARE(sessions.begin(u"a"_s, rules, now).session, "one"_ba);
    sessions.forget();
    QVERIFY(!sessions.begin(u"a"_s, rules, now).isKnown);
}

void TlsSessionsTest::givesEachRequestALane()
{
    TlsSessions sessions;
    const auto begin = [&](TimePoint at, const QString& name = u"a"_s) { return sessions.begin(name, {}, at); };
    const TlsWay first = begin(now);
    const TlsWay second = begin(now);
    QCOMPARE(first.lane, 0);
    QCOMPARE(second.lane, 1);
    QCOMPARE(begin(now, u"b"_s).lane, 0);
    sessions.end(second, true, now);
    QCOMPARE(begin(now + 1min).lane, 1); // which stands still
    sessions.end(first, false, now);
    const TlsWay third = begin(now + 19s);
    QCOMPARE(third.lane, 2);
    QCOMPARE(begin(now + 21s).lane, 0);
    for (int lane = 3; lane < 6; ++lane)
        QCOMPARE(begin(now).lane, lane);
    sessions.end(third, false, now);
    QCOMPARE(begin(now).lane, 2); // there are no more than six
}

void TlsSessionsTest::goesOn_data()
{
    QTest::addColumn<Sessions>("sessions");
    QTest::addColumn<bool>("resumes");
    QTest::newRow("TLS 1.3") << Sessions::Tls13 << true;
    QTest::newRow("TLS 1.3 without tickets") << Sessions::Tls13WithoutTickets << false;
    QTest::newRow("TLS 1.2") << Sessions::Tls12 << true;
    QTest::newRow("TLS 1.2 without tickets") << Sessions::Tls12WithoutTickets << true;
    QTest::newRow("TLS 1.2 without sessions") << Sessions::Tls12WithoutAny << false;
}

void TlsSessionsTest::goesOn()
{
    QFETCH(const SessionServer::Sessions, sessions);
    QFETCH(const bool, resumes);
    const auto server = newServer(SessionServer::After::StaysOpen, sessions);
    HttpClient::Limits limits = patientLimits;
    limits.atOnce = 0ms; // six connections, however quickly it answers
    HttpClient client(limits, nullptr);
    QObject context;
    QStringList found;
    const auto askAll = [&] {
        found.clear();
        for (int i = 0; i < 12; ++i)
            client.send(requestTo(server->url(), m_certificates.issuerFile()), Secret(), &context,
                [&](const Answer& answer) { found << QString::fromUtf8(answer.body); });
        return QTest::qWaitFor([&] { return found.size() == 12; }, 20'000);
    };
    QVERIFY(askAll());
    QCOMPARE(found.first(), u"New"_s);
    QCOMPARE(server->whole() + server->resumed(), 6);
    QCOMPARE(server->whole(), resumes ? 1 : 6);
    // The same connections serve again.
    QVERIFY(askAll());
    QCOMPARE(server->whole() + server->resumed(), 6);
}

/// For one server, and each goes on with the session of the first.
void TlsSessionsTest::makesTwoWhereAnswersComeAtOnce()
{
    const auto server = newServer(SessionServer::After::StaysOpen, SessionServer::Sessions::Tls13);
    HttpClient::Limits limits = patientLimits;
    limits.atOnce = 1min;
    HttpClient client(limits, nullptr);
    QObject context;
    int answered = 0;
    for (int i = 0; i < 12; ++i)
        client.send(requestTo(server->url(), m_certificates.issuerFile()), Secret(), &context,
            [&](const Answer&) { ++answered; });
    QVERIFY(QTest::qWaitFor([&] { return answered == 12; }, 20'000));
    QCOMPARE(server->whole(), 1);
    QCOMPARE(server->resumed(), 1);
}

/// Later, when there is no connection any more.
void TlsSessionsTest::goesOnLater_data()
{
    goesOn_data();
}

void TlsSessionsTest::goesOnLater()
{
    QFETCH(const SessionServer::Sessions, sessions);
    QFETCH(const bool, resumes);
    const auto server = newServer(SessionServer::After::Closes, sessions);
    HttpClient client(patientLimits, nullptr);
    const Request request = requestTo(server->url(), m_certificates.issuerFile());
    QCOMPARE(handshake(client, request), u"New"_s);
    QCOMPARE(handshake(client, request), resumes ? u"Reused"_s : u"New"_s);
}

/// A session stands for a certificate that was looked at; for others, who trust less, it does not.
void TlsSessionsTest::beginsAnewWhereTrustDiffers()
{
    const auto server = newServer();
    HttpClient client(patientLimits, nullptr);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"issuer.pem"_s);
    QVERIFY(QFile::copy(m_certificates.issuerFile(), file));
    QCOMPARE(handshake(client, requestTo(server->url(), file)), u"New"_s);
    QCOMPARE(handshake(client, requestTo(server->url(), file)), u"Reused"_s);
    const QString refused = u"failure %1"_s.arg(int(TransportError::Tls));
    QCOMPARE(handshake(client, requestTo(server->url(), {})), refused);
    QCOMPARE(handshake(client, requestTo(server->url(), m_certificates.issuerFile())), u"New"_s);
    // The same file with another issuer in it.
    Certificates others;
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::copy(others.issuerFile(), file));
    QCOMPARE(handshake(client, requestTo(server->url(), file)), refused);
}

/// A route that somebody else is on sees no session of another one.
void TlsSessionsTest::beginsAnewByAnotherRoute()
{
    const auto server = newServer(SessionServer::After::Closes, Sessions::Tls13, "DNS:provider.invalid");
    const FakeProxy one(server->port(), {});
    const FakeProxy other(server->port(), {});
    HttpClient client(patientLimits, nullptr);
    const Request request = requestTo(QUrl(u"https://provider.invalid/"_s), m_certificates.issuerFile());
    QStringList found;
    for (const FakeProxy* proxy : {&one, &other, &one}) {
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy->port()));
        found << handshake(client, request);
    }
    qunsetenv("https_proxy");
    QCOMPARE(found, (QStringList{u"New"_s, u"New"_s, u"Reused"_s}));
    QCOMPARE(other.tunnels(), 1);
}

void TlsSessionsTest::beginsAnewInAnotherNetwork()
{
    const auto server = newServer();
    HttpClient client(patientLimits, nullptr);
    const Request request = requestTo(server->url(), m_certificates.issuerFile());
    QCOMPARE(handshake(client, request), u"New"_s);
    QCOMPARE(handshake(client, request), u"Reused"_s);
    client.forgetConnections();
    QCOMPARE(handshake(client, request), u"New"_s);
}

QTEST_GUILESS_MAIN(TlsSessionsTest)
#include "tst_tlssessions.moc"
