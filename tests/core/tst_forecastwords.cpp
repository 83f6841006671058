// SPDX-License-Identifier: MIT
#include "core/words/forecastwords.h"
#include "core/words/limitwords.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h}; // a Tuesday
using When = std::optional<Milliseconds>;

std::optional<TimePoint> at(When ahead)
{
    return ahead ? std::optional(now + *ahead) : std::nullopt;
}

Forecast forecast(When likely, When earliest, When latest)
{
    return {at(likely), at(earliest), at(latest), 0.1};
}

LimitStanding week(const Forecast& forecast, Milliseconds reset = 100h)
{
    LimitStanding limit{
        RateWindow{u"weekly"_s, u"weekly"_s, Unit::Percent, 100, 22, now + reset, 168h, Refill::Fixed, {}}};
    limit.left = 0.22;
    limit.severity = Severity::Warning;
    limit.forecast = forecast;
    return limit;
}

LimitStanding bucket(const Forecast& forecast)
{
    LimitStanding limit{RateWindow{u"requests"_s, {}, Unit::Requests, 100, 40, now + 12h, 24h, Refill::Bucket, {}}};
    limit.left = 0.4;
    limit.severity = Severity::Warning;
    limit.forecast = forecast;
    return limit;
}

LimitStanding credit(const Forecast& forecast)
{
    LimitStanding limit{Balance{u"credit"_s, {}, u"USD"_s, Decimal::parse(u"20"), {}}};
    limit.forecast = forecast;
    return limit;
}

LimitStanding budget(const Forecast& forecast)
{
    const auto amount = [](QStringView text) { return *Decimal::parse(text); };
    LimitStanding limit{MonthBudget{u"USD"_s, amount(u"100"), amount(u"80"), amount(u"20"), {},
        TimePoint(std::chrono::sys_days{std::chrono::year{2026} / 11 / 1})}};
    limit.left = 0.2;
    limit.severity = Severity::Warning;
    limit.forecast = forecast;
    return limit;
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace

class ForecastWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void outlooks_data();
    void outlooks();
    void paces_data();
    void paces();
    void nothing();
    void neverBeyondItsReset();
    void lines_data();
    void lines();
    void notes_data();
    void notes();
    void binding();
};

void ForecastWordsTest::outlooks_data()
{
    QTest::addColumn<LimitStanding>("limit");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("brief");
    QTest::newRow("within minutes") << week(forecast(20min, 12min, 31min)) << u"Runs out between 14:10 and 14:35"_s
                                    << u"14:10–14:35"_s;
    QTest::newRow("today, by half hours")
        << week(forecast(4h, 3h + 10min, 6h + 40min)) << u"Runs out between 17:00 and 21:00"_s << u"17:00–21:00"_s;
    QTest::newRow("over midnight") << week(forecast(9h, 8h, 12h + 10min)) << u"Runs out between 22:00 and 02:30"_s
                                   << u"22:00–02:30"_s;
    QTest::newRow("another day") << week(forecast(25h, 24h, 27h + 40min)) << u"Runs out between Wed 14:00 and 18:00"_s
                                 << u"Wed 14:00 – 18:00"_s;
    QTest::newRow("today and tomorrow") << week(forecast(20h, 8h, 30h)) << u"Runs out between 22:00 and Wed 20:00"_s
                                        << u"22:00 – Wed 20:00"_s;
    QTest::newRow("two other days") << week(forecast(40h, 30h, 60h)) << u"Runs out between Wed 20:00 and Fri 02:00"_s
                                    << u"Wed 20:00 – Fri 02:00"_s;
    QTest::newRow("so wide that hours tell nothing")
        << week(forecast(40h, 26h, 90h)) << u"Runs out between Wed and Sat"_s << u"Wed–Sat"_s;
    QTest::newRow("from today on") << week(forecast(40h, 2h, 90h)) << u"Runs out between today and Sat"_s
                                   << u"today–Sat"_s;
    QTest::newRow("from now on") << week(forecast(1h, 0h, 3h)) << u"Runs out between now and 17:00"_s << u"now–17:00"_s;
    QTest::newRow("should have by now") << week(forecast(0h, 0h, 0h)) << u"Runs out at any moment"_s << u"any moment"_s;
    QTest::newRow("one instant") << week(forecast(3h, 3h, 3h)) << u"Runs out about 17:00"_s << u"17:00"_s;
    QTest::newRow("may last") << week(forecast(40h, 26h, {})) << u"Probably runs out between Wed and the reset"_s
                              << u"from Wed"_s;
    QTest::newRow("may last, soon over") << week(forecast(3h, 2h, {}), 5h)
                                         << u"Probably runs out between 16:00 and the reset"_s << u"from 16:00"_s;
    QTest::newRow("may last, from now on")
        << week(forecast(1h, 0h, {}), 5h) << u"Probably runs out between now and the reset"_s << u"from now"_s;
    QTest::newRow("lasts") << week(forecast({}, {}, {})) << u"Lasts until the reset"_s << QString();
    QTest::newRow("lasts, most likely") << week(forecast({}, 26h, {})) << u"Probably lasts until the reset"_s
                                        << QString();
    QTest::newRow("a bucket that gets empty")
        << bucket(forecast(4h, 3h, 7h)) << u"Runs out between 17:00 and 21:00"_s << u"17:00–21:00"_s;
    QTest::newRow("a bucket that may get empty")
        << bucket(forecast(4h, 3h, {})) << u"Runs out 17:00 at the earliest"_s << u"from 17:00"_s;
    QTest::newRow("a bucket that sinks slowly")
        << bucket({{}, {}, {}, 0.1}) << u"Lasts for the next 1 d"_s << QString();
    QTest::newRow("a bucket that rises") << bucket({{}, {}, {}, 0.9}) << u"Refills faster than it is used"_s
                                         << QString();
    QTest::newRow("credit for days") << credit(forecast(72h, 60h, 130h)) << u"Runs out between Fri and Mon"_s
                                     << u"Fri–Mon"_s;
    QTest::newRow("credit for weeks") << credit(forecast(400h, 300h, 800h))
                                      << u"Runs out between 07/12/2026 and 27/12/2026"_s << u"07/12/2026–27/12/2026"_s;
    QTest::newRow("credit for long") << credit(forecast(400h, 300h, {})) << u"Runs out 07/12/2026 at the earliest"_s
                                     << u"from 07/12/2026"_s;
    QTest::newRow("a budget") << budget(forecast(40h, 30h, {}))
                              << u"Probably runs out between Wed and the end of the month"_s << u"from Wed"_s;
    QTest::newRow("a budget that lasts") << budget(forecast({}, {}, {})) << u"Lasts until the end of the month"_s
                                         << QString();
    QTest::newRow("a budget that may not")
        << budget(forecast({}, 90h, {})) << u"Probably lasts until the end of the month"_s << QString();
}

void ForecastWordsTest::outlooks()
{
    QFETCH(LimitStanding, limit);
    QTEST(plain(outlookText(limit, now)), "sentence");
    QTEST(plain(outlookShort(limit, now)), "brief");
}

void ForecastWordsTest::paces_data()
{
    QTest::addColumn<LimitStanding>("limit");
    QTest::addColumn<QString>("told");
    QTest::newRow("within minutes") << week(forecast(3min + 20s, 2min, 5min))
                                    << u"at this pace it runs out in about 3 min, before its reset"_s;
    QTest::newRow("within the hour") << week(forecast(18min, 12min, 31min))
                                     << u"at this pace it runs out in about 20 min, before its reset"_s;
    QTest::newRow("today") << week(forecast(3h + 10min, 2h, 5h))
                           << u"at this pace it runs out in about 3 h, before its reset"_s;
    QTest::newRow("in days") << week(forecast(49h + 10min, 40h, 60h))
                             << u"at this pace it runs out in about 2d 1h, before its reset"_s;
    QTest::newRow("perhaps") << week(forecast(18min, 12min, {}))
                             << u"at this pace it probably runs out in about 20 min, before its reset"_s;
    QTest::newRow("now") << week(forecast(0h, 0h, 1h)) << u"at this pace it runs out at any moment"_s;
    QTest::newRow("a bucket") << bucket(forecast(18min, 12min, 31min)) << u"at this pace it runs out in about 20 min"_s;
    QTest::newRow("credit") << credit(forecast(10 * 24h, 8 * 24h, {}))
                            << u"at this pace it probably runs out in about 10 d"_s;
    QTest::newRow("a budget") << budget(forecast(49h, 40h, 60h))
                              << u"at this pace it runs out in about 2d 1h, before the end of the month"_s;
    QTest::newRow("a budget, perhaps") << budget(
        forecast(49h, 40h, {})) << u"at this pace it probably runs out in about 2d 1h, before the end of the month"_s;
    QTest::newRow("lasts") << week(forecast({}, {}, {})) << QString();
    QTest::newRow("nobody knows") << LimitStanding{RateWindow{}} << QString();
}

void ForecastWordsTest::paces()
{
    QFETCH(const LimitStanding, limit);
    QTEST(plain(paceOutlook(limit, now)), "told");
}

void ForecastWordsTest::nothing()
{
    LimitStanding limit = week({});
    limit.forecast.reset();
    QCOMPARE(outlookText(limit, now), QString());
    QCOMPARE(outlookShort(limit, now), QString());
    QVERIFY(!limitView(limit, false, now, now, {}).spoken.contains(u"runs out"_s, Qt::CaseInsensitive));
}

/// Rounding up makes nothing last longer than the limit does.
void ForecastWordsTest::neverBeyondItsReset()
{
    const LimitStanding limit = week(forecast(4h, 3h, 6h + 40min), 6h + 45min);
    QCOMPARE(outlookText(limit, now), u"Runs out between 17:00 and the reset"_s);
    QCOMPARE(outlookShort(limit, now), u"from 17:00"_s);
}

void ForecastWordsTest::lines_data()
{
    QTest::addColumn<LimitStanding>("limit");
    QTest::addColumn<QString>("line");
    LimitStanding calm = week(forecast(25h, 24h, 27h));
    calm.severity = Severity::Calm;
    QTest::newRow("what does not last") << week(forecast(25h, 24h, 27h))
                                        << u"Claude weekly: 22% left, runs out Wed 14:00 – 17:00"_s;
    QTest::newRow("what may last") << week(forecast(40h, 26h, {})) << u"Claude weekly: 22% left, runs out from Wed"_s;
    QTest::newRow("what lasts") << week(forecast({}, {}, {})) << u"Claude weekly: 22% left, resets in 4d 4h"_s;
    QTest::newRow("what is calm") << calm << u"Claude weekly: 22% left, resets in 4d 4h"_s;
    QTest::newRow("a budget") << budget(forecast(30h, 25h, 40h))
                              << u"Claude budget: 20.00 USD left, runs out Wed 15:00 – Thu 06:00"_s;
}

void ForecastWordsTest::lines()
{
    QFETCH(LimitStanding, limit);
    QTEST(plain(limitLine(u"Claude"_s, limit, now, now, {})), "line");
}

void ForecastWordsTest::notes_data()
{
    QTest::addColumn<LimitStanding>("limit");
    QTest::addColumn<QString>("note");
    LimitStanding calm = week(forecast(25h, 24h, 27h));
    calm.severity = Severity::Calm;
    LimitStanding much = week(forecast({}, {}, {}));
    much.left = 0.6;
    LimitStanding fitting = week(forecast({}, {}, {}));
    fitting.fits = 3;
    QTest::newRow("how much more fits") << fitting << u"Lasts until the reset · About 3 more like the last one"_s;
    much.fits = 9;
    QTest::newRow("what does not last") << week(forecast(25h, 24h, 27h)) << u"Runs out between Wed 14:00 and 17:00"_s;
    QTest::newRow("what is calm is quiet") << calm << QString();
    QTest::newRow("little that lasts") << week(forecast({}, {}, {})) << u"Lasts until the reset"_s;
    QTest::newRow("much that lasts") << much << QString();
    QTest::newRow("credit, which has no reset")
        << credit(forecast(72h, 60h, 130h)) << u"Runs out between Fri and Mon"_s;
}

void ForecastWordsTest::notes()
{
    QFETCH(LimitStanding, limit);
    QFETCH(QString, note);
    const WindowView view = limitView(limit, false, now, now, {});
    QCOMPARE(view.note, note);
    // Who hears it hears what is ahead in any case.
    const QString fits = limit.fits ? u' ' + fitsText(limit) + u'.' : QString();
    QVERIFY(view.spoken.endsWith(u". "_s + outlookText(limit, now) + u'.' + fits));
    QVERIFY(limitView(limit, true, now, now, {}).note.isEmpty());
}

void ForecastWordsTest::binding()
{
    AccountStanding account{u"a"_s};
    account.rows = {bucket(forecast(30h, 28h, {})), week(forecast(25h, 24h, 27h))};
    QCOMPARE(bindingText(account), u"Runs out first: Weekly"_s);
    account.rows.erase(account.rows.begin());
    QCOMPARE(bindingText(account), QString()); // it is the only one
    account.rows = {week(forecast({}, {}, {})), bucket({{}, {}, {}, 0.9})};
    QCOMPARE(bindingText(account), QString()); // both last
}

QTEST_APPLESS_MAIN(ForecastWordsTest)
#include "tst_forecastwords.moc"
