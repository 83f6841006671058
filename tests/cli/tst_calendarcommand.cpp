// SPDX-License-Identifier: MIT
#include "core/words/calendarwords.h"
#include "io/files/accountfile.h"
#include "io/files/usagestore.h"
#include "support/commandhome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

/// What scripts see of the calendar, from what is kept: no provider is asked, and no history is opened.
class CalendarCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void wrongUsage_data();
    void wrongUsage();
    void noAccount();
    void nothingAhead();
    void whatIsKept();
    void demo();

private:
    [[nodiscard]] test::Ran run(const QStringList& words) const
    {
        return test::ranWith(
            QStringLiteral(QUOTALAMP_PROGRAM), QStringList{u"calendar"_s} + words, m_home->environment());
    }
    void keep() const;

    std::unique_ptr<test::CommandHome> m_home;
};

void CalendarCommandTest::init()
{
    m_home = std::make_unique<test::CommandHome>();
}

/// A week of which something is used, which ends in two days.
void CalendarCommandTest::keep() const
{
    Account account;
    account.id = u"id-one"_s;
    account.provider = u"ollama"_s; // which needs no key
    account.label = u"work"_s;
    QCOMPARE(AccountFile(m_home->places()).write({account}), std::nullopt);
    const Registry registry = Registry::builtIn();
    const Places here = m_home->places();
    UsageStore store(registry, &here);
    store.setAccounts({account});
    Snapshot snapshot = store.find(u"id-one"_s)->snapshot;
    snapshot.reading = Reading{};
    snapshot.reading->windows = {
        {u"7d"_s, u"weekly"_s, Unit::Percent, 100, 90, wallClock() + 48h, 168h, Refill::Fixed, {}}};
    snapshot.readAt = snapshot.checkedAt = wallClock();
    store.setSnapshot(u"id-one"_s, snapshot);
    store.flush();
}

void CalendarCommandTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("another format") << QStringList{u"--format"_s, u"yaml"_s};
    QTest::newRow("an account") << QStringList{u"work"_s};
    QTest::newRow("answers of no demo") << QStringList{u"--answers"_s, u"folder"_s};
    QTest::newRow("another option") << QStringList{u"--refresh"_s};
}

void CalendarCommandTest::wrongUsage()
{
    QFETCH(QStringList, words);
    const test::Ran ran = run(words);
    QCOMPARE(ran.exit, 2);
    QVERIFY(ran.out.isEmpty() && !ran.error.isEmpty());
}

void CalendarCommandTest::noAccount()
{
    const test::Ran ran = run({});
    QCOMPARE(ran.exit, 3);
    QVERIFY(ran.error.contains(u"There is no account yet"_s));
}

void CalendarCommandTest::nothingAhead()
{
    Account account;
    account.id = u"id-one"_s;
    account.provider = u"ollama"_s;
    account.label = u"work"_s;
    QCOMPARE(AccountFile(m_home->places()).write({account}), std::nullopt);
    const test::Ran table = run({});
    QCOMPARE(table.exit, 0);
    QVERIFY(table.out.contains(u"Nothing is known to be ahead"_s));
    QVERIFY(!run({u"--ics"_s}).out.contains(u"VEVENT"_s));
    QVERIFY(QJsonDocument::fromJson(run({u"--json"_s}).out.toUtf8())["events"_L1].toArray().isEmpty());
}

void CalendarCommandTest::whatIsKept()
{
    keep();
    QVERIFY(run({}).out.contains(u"Ollama weekly"_s));
    const test::Ran json = run({u"--json"_s});
    QCOMPARE(json.exit, 0);
    const QJsonArray events = QJsonDocument::fromJson(json.out.toUtf8())["events"_L1].toArray();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0]["kind"_L1].toString(), u"reset"_s);
    QCOMPARE(events[0]["account_key"_L1].toString(), u"work"_s);
    QCOMPARE(events[0]["limit"_L1].toString(), u"7d"_s);
    const test::Ran file = run({u"--format"_s, u"ics"_s});
    QVERIFY(file.out.startsWith(u"BEGIN:VCALENDAR\r\n"_s));
    QCOMPARE(file.out.count(u"BEGIN:VEVENT"_s), 1);
    QVERIFY(file.out.contains(events[0]["id"_L1].toString()));
    QVERIFY(!QFile::exists(m_home->places().state + u"/history.sqlite"_s));
}

void CalendarCommandTest::demo()
{
    keep();
    const test::Ran ran = run({u"--demo"_s, u"--json"_s});
    QCOMPARE(ran.exit, 0);
    const QJsonArray events = QJsonDocument::fromJson(ran.out.toUtf8())["events"_L1].toArray();
    QVERIFY(!events.isEmpty());
    // Nothing of the person's own is read for it.
    for (const auto& event : events)
        QVERIFY(event["account_key"_L1].toString() != "work"_L1);
    QCOMPARE(run({u"--demo"_s, u"--answers"_s, m_home->filePath(u"none"_s)}).exit, 2);
}

QTEST_GUILESS_MAIN(CalendarCommandTest)
#include "tst_calendarcommand.moc"
