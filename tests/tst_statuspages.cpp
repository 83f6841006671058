#include "io/httpclient.h"
#include "io/statuspages.h"
#include "support/loopbackserver.h"

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

QTEST_GUILESS_MAIN(StatusPagesTest)
#include "tst_statuspages.moc"
