// SPDX-License-Identifier: MIT
#include "core/model/snapshot.h"
#include "io/net/httpclient.h"
#include "io/net/statuspages.h"
#include "providers/descriptor/registry.h"
#include "support/loopbackserver.h"

#include <QFile>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};
const QByteArray summary = "/api/v2/status.json";
const QByteArray incidents = "/api/v2/incidents/unresolved.json";
const QByteArray well = R"({"status": {"indicator": "none", "description": "All Systems Operational"}})";
const QByteArray trouble = R"({"status": {"indicator": "major", "description": "Partial System Outage"}})";
const QByteArray named = R"({"incidents": [{"name": "Elevated error rates", "impact": "major"}]})";

/// A page and what was told of it.
class Desk : public QObject {
    Q_OBJECT
public:
    Desk()
    {
        connect(&pages, &StatusPages::told, this, [this](const QString& page, const std::optional<Incident>& incident) {
            told << (page == address() ? QString() : page) + (incident ? incident->text : u"well"_s);
        });
    }
    [[nodiscard]] QString address() const { return server.url().toString(); }
    void ask(Milliseconds later) { pages.ask({address()}, now + later); }
    [[nodiscard]] bool hears(const QString& word, qsizetype count)
    {
        return QTest::qWaitFor([&] { return told.size() == count; }) && told.last() == word;
    }

    LoopbackServer server;
    HttpClient http;
    StatusPages pages{http};
    QStringList told;
};

} // namespace

class StatusPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsAnIncidentByName();
    void asksEveryTenMinutes();
    void keepsAWordForAWhile();
    void asksRarelyWhatIsNoStatusPage();
    void asksAgainWhatHasToldBefore();
    void sendsNoKey();
    void off();
    void belongsToTheProvidersOwnAddress_data();
    void belongsToTheProvidersOwnAddress();
    void isAskedOnlyWhereTheProviderWas_data();
    void isAskedOnlyWhereTheProviderWas();
    void isNamedInTheReadme();
};

void StatusPagesTest::tellsAnIncidentByName()
{
    Desk desk;
    desk.server.playAt(summary, answering(200, trouble));
    desk.server.playAt(incidents, answering(404));
    desk.ask(0s);
    QVERIFY(desk.hears(u"Partial System Outage"_s, 1));
    desk.server.playAt(incidents, answering(200, named));
    desk.ask(11min);
    QVERIFY(desk.hears(u"Elevated error rates"_s, 2));
    desk.server.playAt(summary, answering(200, well));
    desk.ask(22min);
    QVERIFY(desk.hears(u"well"_s, 3));
}

void StatusPagesTest::asksEveryTenMinutes()
{
    Desk desk;
    desk.server.playAt(summary, answering(200, well));
    desk.pages.ask({desk.address(), desk.address(), QString()}, now);
    QVERIFY(desk.hears(u"well"_s, 1));
    for (const auto later : {1s, 300s, 599s})
        desk.ask(later);
    desk.ask(10min);
    QVERIFY(desk.hears(u"well"_s, 2));
    QCOMPARE(desk.server.heard().size(), 2U);
}

void StatusPagesTest::keepsAWordForAWhile()
{
    Desk desk;
    desk.server.playAt(summary, answering(200, trouble));
    desk.server.playAt(incidents, answering(200, named));
    desk.ask(0s);
    QVERIFY(desk.hears(u"Elevated error rates"_s, 1));
    desk.server.playAt(summary, Play{"", Play::End::Reset});
    desk.ask(20min);
    desk.ask(31min);
    QVERIFY(desk.hears(u"well"_s, 2)); // what is half an hour old is no word any more
}

void StatusPagesTest::asksRarelyWhatIsNoStatusPage()
{
    Desk desk;
    desk.server.playAt(summary, answering(404));
    desk.ask(0s);
    QTRY_COMPARE(desk.server.heard().size(), 1U);
    QTest::qWait(100);
    desk.ask(23h);
    QTest::qWait(100);
    QCOMPARE(desk.server.heard().size(), 1U);
    desk.ask(25h);
    QTRY_COMPARE(desk.server.heard().size(), 2U);
    QCOMPARE(desk.told, QStringList());
}

/// Its own trouble is no reason to ask it but once a day.
void StatusPagesTest::asksAgainWhatHasToldBefore()
{
    Desk desk;
    desk.server.playAt(summary, answering(200, well));
    desk.ask(0s);
    QVERIFY(desk.hears(u"well"_s, 1));
    desk.server.playAt(summary, answering(503, "upstream connect error"));
    desk.ask(11min);
    QTRY_COMPARE(desk.server.heard().size(), 2U);
    QTest::qWait(100);
    desk.server.playAt(summary, answering(200, trouble));
    desk.server.playAt(incidents, answering(200, named));
    desk.ask(22min);
    QVERIFY(desk.hears(u"Elevated error rates"_s, 2));
}

void StatusPagesTest::sendsNoKey()
{
    Desk desk;
    desk.server.playAt(summary, answering(200, well));
    desk.ask(0s);
    QVERIFY(desk.hears(u"well"_s, 1));
    const QByteArray request = desk.server.heard().front();
    QCOMPARE(headerOf(request, "authorization"), QByteArray());
    QCOMPARE(headerOf(request, "cookie"), QByteArray());
    QVERIFY(request.startsWith("GET " + summary + " "));
}

void StatusPagesTest::off()
{
    Desk desk;
    desk.server.playAt(summary, answering(200, trouble));
    desk.server.playAt(incidents, answering(200, named));
    desk.ask(0s);
    QVERIFY(desk.hears(u"Elevated error rates"_s, 1));
    desk.pages.setOn(false);
    QVERIFY(desk.hears(u"well"_s, 2));
    desk.ask(1h);
    QTest::qWait(100);
    QCOMPARE(desk.server.heard().size(), 2U);
    desk.pages.setOn(true);
    desk.ask(1h);
    QVERIFY(desk.hears(u"Elevated error rates"_s, 3));
}

void StatusPagesTest::belongsToTheProvidersOwnAddress_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<QString>("expected");
    const QString own = u"https://api.openai.com"_s;
    QTest::newRow("its own") << u"openai"_s << own << false << u"https://status.openai.com"_s;
    QTest::newRow("another address") << u"openai"_s << u"https://gateway.example"_s << false << QString();
    QTest::newRow("another port") << u"openai"_s << own + u":8443"_s << false << QString();
    QTest::newRow("the demo") << u"openai"_s << own << true << QString();
    QTest::newRow("it has none") << u"ollama"_s << u"http://127.0.0.1:11434"_s << false << QString();
    QTest::newRow("no such provider") << u"nobody"_s << own << false << QString();
}

void StatusPagesTest::belongsToTheProvidersOwnAddress()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, address);
    QFETCH(const bool, demo);
    QFETCH(const QString, expected);
    AccountState state;
    state.account.provider = provider;
    state.account.demo = demo;
    state.baseUrl = QUrl(address);
    QCOMPARE(statusPageOf(state, Registry::builtIn()), expected);
}

void StatusPagesTest::isAskedOnlyWhereTheProviderWas_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("expected");
    QTest::newRow("refused") << ErrorKind::InvalidKey << 401 << true;
    QTest::newRow("overloaded") << ErrorKind::Overloaded << 529 << true;
    QTest::newRow("out of reach") << ErrorKind::Unreachable << 0 << true;
    QTest::newRow("no key") << ErrorKind::NoKey << 0 << false;
    QTest::newRow("locked") << ErrorKind::KeychainLocked << 0 << false;
    QTest::newRow("no keychain") << ErrorKind::KeychainMissing << 0 << false;
}

void StatusPagesTest::isAskedOnlyWhereTheProviderWas()
{
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, status);
    QFETCH(const bool, expected);
    AccountState state;
    QVERIFY(!wasAsked(state)); // before the first check
    state.snapshot.checkedAt = now;
    QVERIFY(wasAsked(state));
    state.snapshot.error = Error{kind, status, {}, {}};
    QCOMPARE(wasAsked(state), expected);
    state.checking = true;
    QVERIFY(!wasAsked(state));
}

/// README promises to name every host that is asked.
void StatusPagesTest::isNamedInTheReadme()
{
    QFile file(QStringLiteral(QUOTALAMP_FIXTURES "/../../README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString readme = QString::fromUtf8(file.readAll());
    const Registry registry = Registry::builtIn();
    for (const ProviderSummary& provider : registry.summaries())
        QVERIFY2(provider.statusPage.isEmpty() || readme.contains(u'`' + QUrl(provider.statusPage).host() + u'`'),
            qPrintable(provider.statusPage));
}

QTEST_GUILESS_MAIN(StatusPagesTest)
#include "tst_statuspages.moc"
