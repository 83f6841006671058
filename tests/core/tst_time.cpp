// SPDX-License-Identifier: MIT
#include "core/base/time.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

/// Instants as they are written on the wire.
class TimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsInstants_data();
    void readsInstants();
    void refusesInstants_data();
    void refusesInstants();
    void readsHttpDates_data();
    void readsHttpDates();
    void refusesHttpDates_data();
    void refusesHttpDates();
    void goesThroughQDateTime();
    void writesAsQtDoes_data();
    void writesAsQtDoes();
};

void TimeTest::readsInstants_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("seconds, Z") << u"2026-08-19T14:34:11Z"_s << u"2026-08-19T14:34:11.000Z"_s;
    QTest::newRow("milliseconds, Z") << u"2026-03-01T00:00:00.250Z"_s << u"2026-03-01T00:00:00.250Z"_s;
    QTest::newRow("microseconds, zero offset")
        << u"2026-05-08T19:50:00.769231+00:00"_s << u"2026-05-08T19:50:00.769Z"_s;
    QTest::newRow("microseconds, no zone") << u"2099-06-01T12:00:00.123456"_s << u"2099-06-01T12:00:00.123Z"_s;
    QTest::newRow("nanoseconds, western offset")
        << u"2024-06-04T14:38:31.83753-07:00"_s << u"2024-06-04T21:38:31.837Z"_s;
    QTest::newRow("eastern offset over midnight") << u"2026-01-01T01:15:00+05:30"_s << u"2025-12-31T19:45:00.000Z"_s;
    QTest::newRow("offset without colon") << u"2026-01-01T01:15:00+0530"_s << u"2025-12-31T19:45:00.000Z"_s;
    QTest::newRow("date alone") << u"2025-01-15"_s << u"2025-01-15T00:00:00.000Z"_s;
    QTest::newRow("small letters") << u"2026-08-19t14:34:11z"_s << u"2026-08-19T14:34:11.000Z"_s;
    QTest::newRow("blank between") << u"2026-08-19 14:34:11"_s << u"2026-08-19T14:34:11.000Z"_s;
    QTest::newRow("blanks around") << u" 2026-08-19T14:34:11Z "_s << u"2026-08-19T14:34:11.000Z"_s;
    QTest::newRow("one digit of a fraction") << u"2026-08-19T14:34:11.5Z"_s << u"2026-08-19T14:34:11.500Z"_s;
    QTest::newRow("leap day") << u"2028-02-29T00:00:00Z"_s << u"2028-02-29T00:00:00.000Z"_s;
    QTest::newRow("leap second") << u"2026-12-31T23:59:60Z"_s << u"2027-01-01T00:00:00.000Z"_s;
    QTest::newRow("first year") << u"2000-01-01T00:00:00Z"_s << u"2000-01-01T00:00:00.000Z"_s;
    QTest::newRow("last year") << u"2199-12-31T23:59:59Z"_s << u"2199-12-31T23:59:59.000Z"_s;
    QTest::newRow("400 digits of a fraction")
        << u"2026-08-19T14:34:11."_s + QString(400, u'3') + u'Z' << u"2026-08-19T14:34:11.333Z"_s;
}

void TimeTest::readsInstants()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto instant = parseInstant(text);
    QVERIFY(instant);
    QCOMPARE(toRfc3339(*instant), expected);
}

void TimeTest::refusesInstants_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u"  "_s;
    QTest::newRow("year 9999") << u"9999-12-31T23:59:59Z"_s;
    QTest::newRow("year 1999") << u"1999-12-31T23:59:59Z"_s;
    QTest::newRow("five digits of a year") << u"12026-01-01T00:00:00Z"_s;
    QTest::newRow("30 February") << u"2026-02-30T00:00:00Z"_s;
    QTest::newRow("29 February of a common year") << u"2027-02-29T00:00:00Z"_s;
    QTest::newRow("month 13") << u"2026-13-01T00:00:00Z"_s;
    QTest::newRow("month 0") << u"2026-00-01T00:00:00Z"_s;
    QTest::newRow("hour 24") << u"2026-01-01T24:00:00Z"_s;
    QTest::newRow("minute 60") << u"2026-01-01T00:60:00Z"_s;
    QTest::newRow("second 61") << u"2026-01-01T00:00:61Z"_s;
    QTest::newRow("offset of 25 hours") << u"2026-01-01T00:00:00+25:00"_s;
    QTest::newRow("no seconds") << u"2026-01-01T00:00Z"_s;
    QTest::newRow("name of a zone") << u"2026-01-01T00:00:00 CET"_s;
    QTest::newRow("words") << u"tomorrow"_s;
    QTest::newRow("number") << u"1734015073"_s;
    QTest::newRow("date of JavaScript") << u"Tue Feb 16 2021 09:02:42 GMT+0100 (Central European Standard Time)"_s;
    QTest::newRow("something behind") << u"2026-08-19T14:34:11Z, 2026"_s;
    QTest::newRow("new line behind") << u"2026-08-19T14:34:11Z\nX"_s;
    QTest::newRow("other digits") << u"٢٠٢٦-08-19T14:34:11Z"_s;
    QTest::newRow("other digits, as we write it") << u"٢٠٢٦-08-19T14:34:11.000Z"_s;
    QTest::newRow("30 February, as we write it") << u"2026-02-30T00:00:00.000Z"_s;
    QTest::newRow("year 1999, as we write it") << u"1999-12-31T23:59:59.999Z"_s;
    QTest::newRow("a letter, as we write it") << u"2026-08-19T14:34:1x.000Z"_s;
}

void TimeTest::refusesInstants()
{
    QFETCH(QString, text);
    QVERIFY(!parseInstant(text));
}

void TimeTest::readsHttpDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("of today") << u"Wed, 21 Oct 2026 07:28:00 GMT"_s << u"2026-10-21T07:28:00.000Z"_s;
    QTest::newRow("blanks around") << u" Wed, 21 Oct 2026 07:28:00 GMT "_s << u"2026-10-21T07:28:00.000Z"_s;
    QTest::newRow("obsolete, two digits of a year")
        << u"Wednesday, 21-Oct-26 07:28:00 GMT"_s << u"2026-10-21T07:28:00.000Z"_s;
    QTest::newRow("obsolete, of C") << u"Wed Oct  7 07:28:00 2026"_s << u"2026-10-07T07:28:00.000Z"_s;
}

void TimeTest::readsHttpDates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto instant = parseHttpDate(text);
    QVERIFY(instant);
    QCOMPARE(toRfc3339(*instant), expected);
}

void TimeTest::refusesHttpDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no month") << u"Wed, 21 Okt 2026 07:28:00 GMT"_s;
    QTest::newRow("day 32") << u"Wed, 32 Oct 2026 07:28:00 GMT"_s;
    QTest::newRow("other zone") << u"Wed, 21 Oct 2026 07:28:00 CEST"_s;
    QTest::newRow("year 9999") << u"Fri, 31 Dec 9999 23:59:59 GMT"_s;
    QTest::newRow("year 1970") << u"Thu, 01 Jan 1970 00:00:00 GMT"_s;
    QTest::newRow("of RFC 3339") << u"2026-10-21T07:28:00Z"_s;
    QTest::newRow("number") << u"0"_s;
}

void TimeTest::refusesHttpDates()
{
    QFETCH(QString, text);
    QVERIFY(!parseHttpDate(text));
}

void TimeTest::goesThroughQDateTime()
{
    const TimePoint instant{1'795'489'200'123ms};
    QCOMPARE(fromDateTime(toDateTime(instant)), instant);
    QCOMPARE(toDateTime(instant).timeSpec(), Qt::UTC);
    QCOMPARE(toRfc3339(instant), u"2026-11-24T03:00:00.123Z"_s);
}

void TimeTest::writesAsQtDoes_data()
{
    QTest::addColumn<qint64>("milliseconds");
    const auto row = [](const char* name, qint64 milliseconds) { QTest::newRow(name) << milliseconds; };
    row("1970", 0);
    row("a millisecond before", -1);
    row("1969", -86'400'000);
    row("now", 1'795'489'200'123);
    row("leap day", 1'835'395'199'999);
    row("the last of 9999", 253'402'300'799'999);
    row("year 10000", 253'402'300'800'000);
    row("before our era", -62'198'755'200'000);
}

void TimeTest::writesAsQtDoes()
{
    QFETCH(const qint64, milliseconds);
    const TimePoint instant{Milliseconds(milliseconds)};
    QCOMPARE(toRfc3339(instant), toDateTime(instant).toString(Qt::ISODateWithMs));
}

QTEST_GUILESS_MAIN(TimeTest)
#include "tst_time.moc"
