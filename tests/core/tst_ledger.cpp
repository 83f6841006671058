// SPDX-License-Identifier: MIT
#include "core/model/ledger.h"

#include <QJsonArray>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

LedgerEntry request(TimePoint at = now, Purpose purpose = Purpose::Free)
{
    LedgerEntry entry;
    entry.at = at;
    entry.accountId = u"one"_s;
    entry.purpose = purpose;
    entry.method = u"GET"_s;
    entry.place = u"api.example/v1/models"_s;
    entry.status = 200;
    entry.bytes = 100;
    entry.took = 80ms;
    return entry;
}

RequestLedger afterRestart(const RequestLedger& ledger)
{
    return RequestLedger::fromJson(ledger.totalsJson().toQJson().toObject(), ledger.entriesJson().toQJson().toObject());
}

} // namespace

class LedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placeHoldsNoSecret_data();
    void placeHoldsNoSecret();
    void countsEverything();
    void keepsTheNewest();
    void startsAnewAtMidnight();
    void aWrongDayBuysNothing_data();
    void aWrongDayBuysNothing();
    void tokensComeLater();
    void demoIsShownAndNotCounted();
    void survivesARestart();
    void ignoresNonsense_data();
    void ignoresNonsense();
};

void LedgerTest::placeHoldsNoSecret_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("place");
    QTest::newRow("host and path") << QUrl(u"https://api.example/v1/models"_s) << u"api.example/v1/models"_s;
    QTest::newRow("port") << QUrl(u"http://127.0.0.1:8080/api"_s) << u"127.0.0.1:8080/api"_s;
    QTest::newRow("no query") << QUrl(u"https://api.example/v1?key=sk-test-not-a-key-0001#x"_s) << u"api.example/v1"_s;
    QTest::newRow("no user") << QUrl(u"https://me:word@api.example/v1"_s) << u"api.example/v1"_s;
    QTest::newRow("a key in the path") << QUrl(u"https://api.example/sk-test-not-a-key-0001/v1"_s)
                                       << u"api.example/[redacted]/v1"_s;
    QTest::newRow("a long path") << QUrl(u"http://127.0.0.1:35535/fireworks/bad-key/inference/v1/models"_s)
                                 << u"127.0.0.1:35535/fireworks/bad-key/inference/v1/models"_s;
    QTest::newRow("ids") << QUrl(u"https://api.example/v1/projects/proj_Ab3dEfGh1jKlMn0p/rate_limits"_s)
                         << u"api.example/v1/projects/proj_Ab3dEfGh1jKlMn0p/rate_limits"_s;
    QTest::newRow("a key at the very end of what fits")
        << QUrl(u"https://api.example/"_s + QString(150, u'/') + QString(60, u'k'))
        << u"api.example/"_s + QString(150, u'/') + u"[redacted]"_s;
}

void LedgerTest::placeHoldsNoSecret()
{
    QFETCH(const QUrl, url);
    QTEST(ledgerPlace(url), "place");
}

void LedgerTest::countsEverything()
{
    RequestLedger ledger;
    ledger.countPaid(now);
    ledger.add(request());
    ledger.add(request(now + 1s, Purpose::Paid));
    QCOMPARE(ledger.totals(now), (LedgerTotals{2, 1, 200, 0}));
    QCOMPARE(ledger.entries(now).front().at, now + 1s);
}

void LedgerTest::keepsTheNewest()
{
    RequestLedger ledger;
    const int extra = 5;
    for (int i = 0; i < int(RequestLedger::mostEntries) + extra; ++i)
        ledger.add(request(now + Milliseconds(i)));
    QCOMPARE(ledger.entries(now).size(), RequestLedger::mostEntries);
    QCOMPARE(ledger.entries(now).back().at, now + Milliseconds(extra));
    QCOMPARE(ledger.totals(now).requests, int(RequestLedger::mostEntries) + extra);
}

void LedgerTest::startsAnewAtMidnight()
{
    RequestLedger ledger;
    ledger.countPaid(now);
    ledger.add(request());
    QCOMPARE(ledger.totals(now + 24h), LedgerTotals());
    QVERIFY(ledger.entries(now + 24h).empty());
    ledger.add(request(now + 24h));
    QCOMPARE(ledger.totals(now + 24h), (LedgerTotals{1, 0, 100, 0}));
    QCOMPARE(ledger.entries(now + 24h).size(), 1U);
}

void LedgerTest::aWrongDayBuysNothing_data()
{
    QTest::addColumn<std::vector<Seconds>>("days");
    QTest::newRow("tomorrow") << std::vector<Seconds>{24h};
    QTest::newRow("yesterday") << std::vector<Seconds>{-24h};
    QTest::newRow("ten years on, and 1970") << std::vector<Seconds>{3650 * 24h, -20780 * 24h};
    QTest::newRow("tomorrow, twice") << std::vector<Seconds>{24h, 0h, 24h};
}

/// A look at a clock that is wrong, and back: what was paid today is still paid.
void LedgerTest::aWrongDayBuysNothing()
{
    QFETCH(std::vector<Seconds>, days);
    RequestLedger ledger;
    ledger.countPaid(now);
    ledger.countPaid(now);
    for (const Seconds away : days)
        ledger.add(request(now + away));
    QCOMPARE(ledger.totals(now).paid, 2);
    RequestLedger kept = afterRestart(ledger);
    QCOMPARE(kept.totals(now).paid, 2);
    kept.countPaid(now);
    QCOMPARE(kept.totals(now).paid, 3);
}

void LedgerTest::tokensComeLater()
{
    RequestLedger ledger;
    ledger.add(request(now, Purpose::Paid));
    ledger.add(request(now + 1s));
    ledger.addTokens(u"other"_s, 7);
    ledger.addTokens(u"one"_s, 9);
    ledger.addTokens(u"one"_s, 9); // of the same request
    QCOMPARE(ledger.totals(now).tokens, 9);
    QCOMPARE(ledger.entries(now).back().tokens, std::optional<qint64>(9));
    QVERIFY(!ledger.entries(now).front().tokens);
}

void LedgerTest::demoIsShownAndNotCounted()
{
    RequestLedger ledger;
    LedgerEntry entry = request(now, Purpose::Paid);
    entry.demo = true;
    ledger.add(entry);
    ledger.addTokens(u"one"_s, 9);
    QCOMPARE(ledger.entries(now).size(), 1U);
    QCOMPARE(ledger.totals(now), LedgerTotals());
    QVERIFY(afterRestart(ledger).entries(now).empty());
}

void LedgerTest::survivesARestart()
{
    RequestLedger ledger;
    LedgerEntry failed = request(now + 1s, Purpose::Paid);
    failed.status = 0;
    failed.failure = TransportError::Timeout;
    ledger.countPaid(now);
    ledger.add(request());
    ledger.add(failed);
    ledger.addTokens(u"one"_s, 9);
    const RequestLedger kept = afterRestart(ledger);
    QCOMPARE(kept.totals(now), ledger.totals(now));
    QCOMPARE(kept.entries(now), ledger.entries(now));
}

void LedgerTest::ignoresNonsense_data()
{
    QTest::addColumn<QJsonObject>("totals");
    QTest::addColumn<QJsonObject>("entries");
    const QString today = u"2026-11-24"_s;
    const auto list = [&](const QString& day, const QJsonValue& entry) {
        return QJsonObject{{u"day"_s, day}, {u"requests"_s, QJsonArray{entry}}};
    };
    const QJsonObject totals{{u"day"_s, today}};
    const QJsonObject good = RequestLedger::fromJson({}, {}).entriesJson().toQJson().toObject();
    QTest::newRow("nothing") << QJsonObject() << good;
    QTest::newRow("another day's list") << totals << list(u"2026-11-23"_s, QJsonObject());
    QTest::newRow("no object") << totals << list(today, 7);
    QTest::newRow("no time") << totals << list(today, QJsonObject{{u"place"_s, u"a/b"_s}, {u"status"_s, 200}});
    QTest::newRow("no status") << totals << list(today, QJsonObject{{u"at"_s, toRfc3339(now)}, {u"place"_s, u"a/b"_s}});
}

void LedgerTest::ignoresNonsense()
{
    QFETCH(const QJsonObject, totals);
    QFETCH(const QJsonObject, entries);
    QVERIFY(RequestLedger::fromJson(totals, entries).entries(now).empty());
}

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
