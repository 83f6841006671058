// SPDX-License-Identifier: MIT
#include "core/model/wireforms.h"
#include "core/net/http.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

constexpr double unknown = -1;                   ///< in a row: no value is expected
const TimePoint answeredAt{1'795'489'200'000ms}; // 2026-11-24T03:00:00Z

double orUnknown(const std::optional<double>& value)
{
    return value.value_or(unknown);
}

/// From the answer to the instant, in milliseconds; empty as text: unknown.
QString wait(const std::optional<TimePoint>& instant)
{
    return instant ? QString::number((*instant - answeredAt).count()) : u"unknown"_s;
}

} // namespace

/// Counts, resets and waits as providers write them.
class LimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsCounts_data();
    void readsCounts();
    void readsDurations_data();
    void readsDurations();
    void readsResets_data();
    void readsResets();
    void correctsSkew_data();
    void correctsSkew();
    void infersPeriods_data();
    void infersPeriods();
    void tellsSecondsFromMilliseconds_data();
    void tellsSecondsFromMilliseconds();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void tellsSkew_data();
    void tellsSkew();
    void namesResetForms_data();
    void namesResetForms();
    void findsHeaders_data();
    void findsHeaders();
};

void LimitsTest::readsCounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("expected");
    QTest::newRow("zero") << "0"_ba << 0.0;
    QTest::newRow("number") << "9999"_ba << 9999.0;
    QTest::newRow("blanks around") << " 12 "_ba << 12.0;
    QTest::newRow("fraction") << "12.5"_ba << 12.5;
    QTest::newRow("leading zeros") << "00042"_ba << 42.0;
    QTest::newRow("2^53") << "9007199254740992"_ba << 9007199254740992.0;
    QTest::newRow("2^53 + 1") << "9007199254740993"_ba << unknown;
    QTest::newRow("19 digits") << "9999999999999999999"_ba << unknown;
    QTest::newRow("400 digits") << QByteArray(400, '9') << unknown;
    QTest::newRow("400 zeros") << QByteArray(400, '0') << unknown;
    QTest::newRow("empty") << ""_ba << unknown;
    QTest::newRow("blank") << "  "_ba << unknown;
    QTest::newRow("-1, not reported") << "-1"_ba << unknown;
    QTest::newRow("minus zero") << "-0"_ba << unknown;
    QTest::newRow("plus") << "+5"_ba << unknown;
    QTest::newRow("NaN") << "NaN"_ba << unknown;
    QTest::newRow("nan") << "nan"_ba << unknown;
    QTest::newRow("inf") << "inf"_ba << unknown;
    QTest::newRow("1e999") << "1e999"_ba << unknown;
    QTest::newRow("1e3") << "1e3"_ba << unknown;
    QTest::newRow("hexadecimal") << "0x10"_ba << unknown;
    QTest::newRow("letters behind") << "12abc"_ba << unknown;
    QTest::newRow("thousands") << "1,000"_ba << unknown;
    QTest::newRow("list of policies") << "100, 100;window=60"_ba << unknown;
    QTest::newRow("point at the end") << "5."_ba << unknown;
    QTest::newRow("point at the start") << ".5"_ba << unknown;
    QTest::newRow("two points") << "1.2.3"_ba << unknown;
    QTest::newRow("unlimited") << "unlimited"_ba << unknown;
    QTest::newRow("a zero byte within") << QByteArray("1\0002", 3) << unknown;
    QTest::newRow("other digits") << "١٢"_ba << unknown;
}

void LimitsTest::readsCounts()
{
    QFETCH(QByteArray, text);
    QFETCH(double, expected);
    QCOMPARE(orUnknown(parseCount(text)), expected);
}

void LimitsTest::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected");
    QTest::newRow("6ms, not six minutes") << u"6ms"_s << 6.0;
    QTest::newRow("120ms") << u"120ms"_s << 120.0;
    QTest::newRow("0s") << u"0s"_s << 0.0;
    QTest::newRow("0") << u"0"_s << 0.0;
    QTest::newRow("8.64s") << u"8.64s"_s << 8640.0;
    QTest::newRow("1.2s") << u"1.2s"_s << 1200.0;
    QTest::newRow("nine decimals") << u"17.399999999s"_s << 17400.0;
    QTest::newRow("6m0s") << u"6m0s"_s << 360'000.0;
    QTest::newRow("7m12s") << u"7m12s"_s << 432'000.0;
    QTest::newRow("7m12.5s") << u"7m12.5s"_s << 432'500.0;
    QTest::newRow("2m7.93s") << u"2m7.93s"_s << 127'930.0;
    QTest::newRow("20m52.666s") << u"20m52.666s"_s << 1'252'666.0;
    QTest::newRow("1h2m3.5s") << u"1h2m3.5s"_s << 3'723'500.0;
    QTest::newRow("1h8m25.745s") << u"1h8m25.745s"_s << 4'105'745.0;
    QTest::newRow("more than a day of hours") << u"83h10m39.057s"_s << 299'439'057.0;
    QTest::newRow("24h6m34s") << u"24h6m34s"_s << 86'794'000.0;
    QTest::newRow("1m30s500ms") << u"1m30s500ms"_s << 90'500.0;
    QTest::newRow("micro sign") << u"500µs"_s << 1.0;
    QTest::newRow("Greek mu") << u"1500μs"_s << 2.0;
    QTest::newRow("us") << u"2000us"_s << 2.0;
    QTest::newRow("ns") << u"3000000ns"_s << 3.0;
    QTest::newRow("1d2h") << u"1d2h"_s << 93'600'000.0;
    QTest::newRow("400 days") << u"400d"_s << 34'560'000'000.0;
    QTest::newRow("401 days") << u"401d"_s << unknown;
    QTest::newRow("protobuf") << u"65205s"_s << 65'205'000.0;
    QTest::newRow("blanks around") << u" 6ms "_s << 6.0;
    QTest::newRow("empty") << QString() << unknown;
    QTest::newRow("no unit") << u"12"_s << unknown;
    QTest::newRow("unit alone") << u"ms"_s << unknown;
    QTest::newRow("no unit at the end") << u"1m30"_s << unknown;
    QTest::newRow("negative") << u"-6ms"_s << unknown;
    QTest::newRow("blank within") << u"1m 30s"_s << unknown;
    QTest::newRow("capital") << u"6S"_s << unknown;
    QTest::newRow("unknown unit") << u"3w"_s << unknown;
    QTest::newRow("400 digits") << QString(400, u'9') + u's' << unknown;
    QTest::newRow("39 digits") << QString(39, u'9') + u's' << unknown;
    QTest::newRow("many parts") << u"1s"_s.repeated(1000) << unknown;
    QTest::newRow("NaNs") << u"NaNs"_s << unknown;
    QTest::newRow("1e999s") << u"1e999s"_s << unknown;
}

void LimitsTest::readsDurations()
{
    QFETCH(QString, text);
    QFETCH(double, expected);
    const auto duration = parseDuration(text);
    QCOMPARE(duration ? static_cast<double>(duration->count()) : unknown, expected);
}

void LimitsTest::readsResets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& text, const QString& form, const QString& expected) {
        QTest::newRow(name) << text << form << expected;
    };
    const QString none = u"unknown"_s;
    const QString any = u"auto"_s;
    row("any: duration", "7m12s", any, u"432000"_s);
    row("any: milliseconds of a duration", "6ms", any, u"6"_s);
    row("any: instant", "2026-11-24T03:00:59Z", any, u"59000"_s);
    row("any: instant with offset", "2026-11-24T04:00:30.500000+01:00", any, u"30500"_s);
    row("any: instant without zone", "2026-11-24T03:00:10.123456", any, u"10123"_s);
    row("any: date alone", "2026-11-25", any, u"75600000"_s);
    row("any: seconds", "33", any, u"33000"_s);
    row("any: fraction of seconds", "33011.382867097855", any, u"33011383"_s);
    row("any: epoch seconds", "1795489260", any, u"60000"_s);
    row("any: epoch milliseconds", "1795489260500", any, u"60500"_s);
    row("any: HTTP-date", "Tue, 24 Nov 2026 03:02:00 GMT", any, u"120000"_s);
    row("any: 0", "0", any, u"0"_s);
    row("any: blanks around", " 33 ", any, u"33000"_s);
    row("any: empty", "", any, none);
    row("any: blank", "  ", any, none);
    row("any: -1", "-1", any, none);
    row("any: NaN", "NaN", any, none);
    row("any: 1e999", "1e999", any, none);
    row("any: 400 digits", QByteArray(400, '9'), any, none);
    row("any: null", "null", any, none);
    row("any: date of JavaScript", "Tue Feb 16 2021 09:02:42 GMT+0100 (Central European Standard Time)", any, none);
    row("any: structured", "\"api\";r=999;t=295", any, none);
    row("any: just below epoch, 31 years", "999999999", any, none);
    row("any: epoch of long ago", "1000000000", any, none);
    row("any: epoch beyond all years", "99999999999999999999", any, none);
    row("instant: just past", "2026-11-24T02:59:58Z", u"rfc3339"_s, u"-2000"_s);
    row("instant: a day past", "2026-11-23T03:00:00Z", u"rfc3339"_s, u"-86400000"_s);
    row("instant: more than a day past", "2026-11-23T02:59:59Z", u"rfc3339"_s, none);
    row("instant: in 400 days", "2027-12-29T03:00:00Z", u"rfc3339"_s, u"34560000000"_s);
    row("instant: in more than 400 days", "2027-12-29T03:00:01Z", u"rfc3339"_s, none);
    row("instant: year 9999", "9999-12-31T23:59:59Z", u"rfc3339"_s, none);
    row("instant: a duration is none", "6ms", u"rfc3339"_s, none);
    row("duration: 83h10m39.057s", "83h10m39.057s", u"duration"_s, u"299439057"_s);
    row("duration: micro sign", "500µs", u"duration"_s, u"1"_s);
    row("duration: an instant is taken too", "2026-11-24T03:00:30Z", u"duration"_s, u"30000"_s);
    row("duration: a bare number is none", "12", u"duration"_s, none);
    row("seconds: fraction", "0.5", u"seconds"_s, u"500"_s);
    row("seconds: as large as epoch", "1795489260", u"seconds"_s, none);
    row("seconds: with a unit", "5s", u"seconds"_s, none);
    row("milliseconds: 500", "500", u"milliseconds"_s, u"500"_s);
    row("epoch seconds: fraction", "1795489260.25", u"epoch-seconds"_s, u"60250"_s);
    row("epoch seconds: small", "33", u"epoch-seconds"_s, none);
    row("epoch milliseconds", "1795489260500", u"epoch-milliseconds"_s, u"60500"_s);
    row("HTTP-date: of today", "Tue, 24 Nov 2026 03:00:05 GMT", u"http-date"_s, u"5000"_s);
    row("HTTP-date: an instant is none", "2026-11-24T03:00:30Z", u"http-date"_s, none);
}

void LimitsTest::readsResets()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, form);
    QFETCH(QString, expected);
    QCOMPARE(wait(parseReset(text, resetFormFromName(form).value(), answeredAt, 0ms)), expected);
}

void LimitsTest::correctsSkew_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("instant") << "2026-11-24T02:50:30Z"_ba << u"30000"_s;
    QTest::newRow("instant that is past by the server's clock") << "2026-11-24T02:49:58Z"_ba << u"-2000"_s;
    QTest::newRow("epoch seconds") << "1795488630"_ba << u"30000"_s;
    QTest::newRow("epoch milliseconds") << "1795488630000"_ba << u"30000"_s;
    QTest::newRow("HTTP-date") << "Tue, 24 Nov 2026 02:50:30 GMT"_ba << u"30000"_s;
    QTest::newRow("a duration knows no clock") << "30s"_ba << u"30000"_s;
    QTest::newRow("nor do seconds") << "30"_ba << u"30000"_s;
}

void LimitsTest::correctsSkew()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const Headers tenMinutesSlow{{"Date", "Tue, 24 Nov 2026 02:50:00 GMT"}};
    QCOMPARE(wait(parseReset(text, ResetForm::Auto, answeredAt, serverSkew(tenMinutesSlow, answeredAt))), expected);
}

void LimitsTest::infersPeriods_data()
{
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("remaining");
    QTest::addColumn<QString>("reset");
    QTest::addColumn<int>("expected");
    constexpr int none = 0;
    constexpr int minute = 60;
    constexpr int hour = 3600;
    constexpr int day = 86'400;
    constexpr int month = 30 * day;
    QTest::newRow("day, 8.64 s a request") << 10000.0 << 9524.0 << u"1h8m25.745s"_s << day;
    QTest::newRow("day, one request of 10000") << 10000.0 << 9999.0 << u"8.64s"_s << day;
    QTest::newRow("day, 1.47 requests told as two") << 10000.0 << 9998.0 << u"12.676s"_s << day;
    QTest::newRow("day, 15 requests") << 10000.0 << 9985.0 << u"2m7.93s"_s << day;
    QTest::newRow("day, one of 200") << 200.0 << 199.0 << u"7m12s"_s << day;
    QTest::newRow("day, one of 100 told as two") << 100.0 << 98.0 << u"14m24s"_s << day;
    QTest::newRow("day, 6 s a request") << 14400.0 << 14397.0 << u"17.399999999s"_s << day;
    QTest::newRow("day, overdrawn") << 10000.0 << 0.0 << u"24h6m34s"_s << day;
    QTest::newRow("30 days") << 100000.0 << 88447.0 << u"83h10m39.057s"_s << month;
    QTest::newRow("hour") << 3600.0 << 1800.0 << u"30m0s"_s << hour;
    QTest::newRow("minute, one request") << 10000.0 << 9999.0 << u"6ms"_s << minute;
    QTest::newRow("minute, one of 500") << 500.0 << 499.0 << u"120ms"_s << minute;
    QTest::newRow("minute, one of 50") << 50.0 << 49.0 << u"1.2s"_s << minute;
    QTest::newRow("minute, cut to 17 ms") << 3500.0 << 3499.0 << u"17ms"_s << minute;
    QTest::newRow("minute, rounded up to 9 ms") << 7000.0 << 6999.0 << u"9ms"_s << minute;
    QTest::newRow("minute, tokens") << 200000.0 << 199967.0 << u"9ms"_s << minute;
    QTest::newRow("minute, many tokens") << 200000.0 << 199468.0 << u"159ms"_s << minute;
    QTest::newRow("minute, tokens of a small tier") << 30000.0 << 29987.0 << u"26ms"_s << minute;
    QTest::newRow("minute, tokens cut to 2 ms") << 30'000'000.0 << 29'998'623.0 << u"2ms"_s << minute;
    QTest::newRow("minute, empty") << 60.0 << 0.0 << u"1m0s"_s << minute;
    QTest::newRow("nothing used") << 500'000.0 << 500'000.0 << u"0s"_s << none;
    QTest::newRow("reset in no time") << 50'000'000.0 << 49'999'975.0 << u"0s"_s << none;
    QTest::newRow("more left than the limit") << 30.0 << 59.0 << u"10s"_s << none;
    QTest::newRow("limit 0") << 0.0 << 0.0 << u"10s"_s << none;
    QTest::newRow("one request, half back: several fit") << 10000.0 << 9999.0 << u"200ms"_s << none;
    QTest::newRow("ten minutes, which is not usual") << 600.0 << 300.0 << u"5m0s"_s << none;
    QTest::newRow("NaN") << std::nan("") << 5.0 << u"10s"_s << none;
    QTest::newRow("infinite") << HUGE_VAL << 5.0 << u"10s"_s << none;
    QTest::newRow("negative") << 10.0 << -5.0 << u"10s"_s << none;
}

void LimitsTest::infersPeriods()
{
    QFETCH(double, limit);
    QFETCH(double, remaining);
    QFETCH(QString, reset);
    QFETCH(int, expected);
    const auto period = inferPeriod(limit, remaining, parseDuration(reset).value());
    QCOMPARE(period.value_or(0s).count(), expected);
}

void LimitsTest::tellsSecondsFromMilliseconds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<double>>("limit");
    QTest::addColumn<std::optional<double>>("remaining");
    QTest::addColumn<int>("period");
    QTest::addColumn<QString>("expected");
    using Amount = std::optional<double>;
    const auto row = [](const char* name, const QByteArray& text, Amount limit, Amount remaining, int period,
                         const QString& expected) {
        QTest::newRow(name) << text << limit << remaining << period << expected;
    };
    const QString seconds = u"seconds"_s;
    const QString milliseconds = u"milliseconds"_s;
    const QString open = u"open"_s;
    row("longer than the period", "500", 120, 119, 60, milliseconds);
    row("of tokens, in a moment", "7", 120'000, 119'986, 60, milliseconds);
    row("cut to a second", "1", 50, 49, 60, seconds);
    row("cut to no second", "0", 50'000, 49'994, 60, seconds);
    row("half of it", "30", 100, 50, 60, seconds);
    row("all of it", "60", 100, 0, 60, seconds);
    row("all of it, in milliseconds", "60000", 100, 0, 60, milliseconds);
    row("a hundredth", "600", 100, 99, 60, milliseconds);
    row("another period", "1200", 100, 50, 3600, seconds);
    row("nothing used", "5", 100, 100, 60, open);
    row("limit not told", "5", {}, 100, 60, open);
    row("limit not told, and longer than the period", "500", {}, 100, 60, milliseconds);
    row("period not told", "5", 100, 50, 0, open);
    row("not reported", "-1", 100, 50, 60, open);
    row("words", "soon", 100, 50, 60, open);
}

void LimitsTest::tellsSecondsFromMilliseconds()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<double>, limit);
    QFETCH(std::optional<double>, remaining);
    QFETCH(int, period);
    RateWindow window;
    window.limit = limit;
    window.remaining = remaining;
    if (period > 0)
        window.period = Seconds(period);
    const auto form = delayForm(text, window);
    const QString told = form == ResetForm::DelaySeconds ? u"seconds"_s : u"milliseconds"_s;
    QTEST(form ? told : u"open"_s, "expected");
}

void LimitsTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("seconds") << "retry-after"_ba
                             << "42"_ba << u"42000"_s;
    QTest::newRow("fraction of seconds") << "retry-after"_ba
                                         << "2.5"_ba << u"2500"_s;
    QTest::newRow("0 is a second") << "retry-after"_ba
                                   << "0"_ba << u"1000"_s;
    QTest::newRow("more than a day is a day") << "retry-after"_ba
                                              << "999999"_ba << u"86400000"_s;
    QTest::newRow("39 digits are a day") << "retry-after"_ba << QByteArray(39, '9') << u"86400000"_s;
    QTest::newRow("400 digits") << "retry-after"_ba << QByteArray(400, '9') << u"unknown"_s;
    QTest::newRow("HTTP-date") << "retry-after"_ba
                               << "Tue, 24 Nov 2026 03:05:00 GMT"_ba << u"300000"_s;
    QTest::newRow("HTTP-date in the past is a second") << "retry-after"_ba
                                                       << "Wed, 21 Oct 2026 07:28:00 GMT"_ba << u"1000"_s;
    QTest::newRow("milliseconds") << "retry-after-ms"_ba
                                  << "1500"_ba << u"1500"_s;
    QTest::newRow("0 milliseconds are a second") << "retry-after-ms"_ba
                                                 << "0"_ba << u"1000"_s;
    QTest::newRow("negative") << "retry-after"_ba
                              << "-1"_ba << u"unknown"_s;
    QTest::newRow("empty") << "retry-after"_ba
                           << ""_ba << u"unknown"_s;
    QTest::newRow("words") << "retry-after"_ba
                           << "soon"_ba << u"unknown"_s;
    QTest::newRow("NaN") << "retry-after"_ba
                         << "NaN"_ba << u"unknown"_s;
    QTest::newRow("none") << "x-other"_ba
                          << "5"_ba << u"unknown"_s;
}

void LimitsTest::readsRetryAfter()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QCOMPARE(wait(parseRetryAfter(Headers{{name, value}}, answeredAt)), expected);
}

void LimitsTest::tellsSkew_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("expected");
    QTest::newRow("none") << ""_ba << 0;
    QTest::newRow("the same") << "Tue, 24 Nov 2026 03:00:00 GMT"_ba << 0;
    QTest::newRow("two seconds are no skew") << "Tue, 24 Nov 2026 02:59:58 GMT"_ba << 0;
    QTest::newRow("three seconds are") << "Tue, 24 Nov 2026 02:59:57 GMT"_ba << 3000;
    QTest::newRow("server ahead") << "Tue, 24 Nov 2026 03:10:00 GMT"_ba << -600'000;
    QTest::newRow("broken") << "yesterday"_ba << 0;
    QTest::newRow("year 9999") << "Fri, 31 Dec 9999 23:59:59 GMT"_ba << 0;
}

void LimitsTest::tellsSkew()
{
    QFETCH(QByteArray, date);
    QFETCH(int, expected);
    QCOMPARE(serverSkew(Headers{{"date", date}}, answeredAt).count(), expected);
}

void LimitsTest::namesResetForms_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    QTest::newRow("auto") << u"auto"_s << true;
    QTest::newRow("http-date") << u"http-date"_s << true;
    QTest::newRow("either") << u"seconds-or-milliseconds"_s << true;
    QTest::newRow("capital") << u"Auto"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void LimitsTest::namesResetForms()
{
    QFETCH(QString, name);
    QFETCH(bool, known);
    QCOMPARE(resetFormFromName(name).has_value(), known);
}

void LimitsTest::findsHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("as sent") << "X-RateLimit-Limit-Tokens"_ba
                             << "100"_ba;
    QTest::newRow("small letters") << "x-ratelimit-limit-tokens"_ba
                                   << "100"_ba;
    QTest::newRow("underscores") << "x_ratelimit_limit_tokens"_ba
                                 << "100"_ba;
    QTest::newRow("hyphens for underscores") << "x-ratelimit-limit-tokens-usage-based"_ba
                                             << "7"_ba;
    QTest::newRow("the first that is not empty") << "x-codex-primary"_ba
                                                 << "5"_ba;
    QTest::newRow("empty is absent") << "x-codex-secondary"_ba
                                     << "absent"_ba;
    QTest::newRow("none") << "x-other"_ba
                          << "absent"_ba;
    QTest::newRow("a beginning is none") << "x-ratelimit-limit"_ba
                                         << "absent"_ba;
}

void LimitsTest::findsHeaders()
{
    const Headers headers{{"X-RateLimit-Limit-Tokens", " 100 "}, {"x-ratelimit-limit-tokens_usage_based", "7"},
        {"x-codex-primary", ""}, {"x-codex-primary", "5"}, {"x-codex-secondary", "  "}};
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, expected);
    QCOMPARE(headers.value(name).value_or("absent"_ba), expected);
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_wireforms.moc"
