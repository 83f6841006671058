// SPDX-License-Identifier: MIT
#include "core/rules/sidenotices.h"
#include "core/words/alertwords.h"
#include "core/words/savedresetwords.h"
#include "support/decimals.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 9}}; // when the window resets
constexpr Seconds week = 168h;

RateWindow window(double left, TimePoint resetsAt = monday, Seconds period = week, Refill refill = Refill::Fixed)
{
    return {u"7d"_s, u"weekly"_s, Unit::Percent, 100, left, resetsAt, period, refill, {}};
}

LimitStanding standing(const RateWindow& window)
{
    LimitStanding row{window, Severity::Calm, window.leftShare()};
    return row;
}

/// From nine to five, Monday to Friday.
WorkingTime office()
{
    return workingTimeOn({true, true, true, true, true, false, false}, 18, 34);
}

/// An account that is read again and again, and what is told of it.
class Readings {
public:
    Readings()
    {
        settings.wanted.unused = true;
        m_account.account.id = u"one"_s;
        m_account.providerName = u"Codex"_s;
    }

    /// Reads this, after a restart each time, and looks twice.
    void read(Reading reading, TimePoint now)
    {
        m_account.snapshot = advance(m_account.snapshot, {std::move(reading), std::nullopt}, now);
        for (int look = 0; look < 2; ++look) {
            states = alertStatesFromJson(toJson(states));
            for (const Alert& alert : advanceAlerts(states, m_account, now, settings)) {
                const AlertWords words = alertWords(alert, u"Codex"_s, now, settings);
                QString text = words.title + u" | "_s + words.body;
                told << QLocale::c().toString(toDateTime(now), u"ddd HH:mm "_s) + text.replace(QChar::Nbsp, u' ');
            }
        }
    }
    void read(const RateWindow& window, TimePoint now)
    {
        Reading reading;
        reading.windows = {window};
        read(reading, now);
    }
    void read(const SavedResets& saved, TimePoint now)
    {
        Reading reading;
        reading.savedResets = saved;
        read(reading, now);
    }

    Settings settings;
    AlertStates states;
    QStringList told;

private:
    AccountState m_account;
};

} // namespace

/// What is told before it happens.
class SideNoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void leftUnused_data();
    void leftUnused();
    void countsWorkingTime_data();
    void countsWorkingTime();
    void notWhatIsExpectedToBeUsed_data();
    void notWhatIsExpectedToBeUsed();
    void notWhatBlocksOnlyAPart();
    void onceForEachReset();
    void offByDefault();
    void waitsWhileItIsQuiet();
    void notWhileSnoozed();
    void oncePerExpiry();
    void whatExpiresTogether();
    void nothingOfAnExpiryThatPassed();
    void privately();
    void spendJumps_data();
    void spendJumps();
    void tellsOfASpendJumpOnceADay();
    void savedInWords_data();
    void savedInWords();
    void savedAsJson();
};

void SideNoticesTest::leftUnused_data()
{
    QTest::addColumn<RateWindow>("window");
    QTest::addColumn<Milliseconds>("before");
    QTest::addColumn<bool>("told");
    const auto row = [](const char* name, const RateWindow& window, Milliseconds before, bool told) {
        QTest::newRow(name) << window << before << told;
    };
    row("half of it, a day before", window(50), 24h, true);
    row("less than half", window(49), 24h, false);
    row("nothing used", window(100), 24h, true);
    row("more than a day before", window(80), 25h, false);
    row("an hour before", window(80), 1h, true);
    row("when little can be done", window(80), 59min, false);
    row("when it resets", window(80), 0h, false);
    row("after its reset", window(80), -1h, false);
    row("a week that is counted short", window(80, monday, week - 1h), 23h, true);
    row("a month", window(80, monday, 30 * 24h), 24h, true);
    row("a month, days before", window(80, monday, 30 * 24h), 48h, false);
    row("a day", window(80, monday, 24h), 3h, false);
    row("five hours", window(80, monday, 5h), 1h, false);
    row("a bucket", window(80, monday, week, Refill::Bucket), 3h, false);
    RateWindow unknown = window(80);
    unknown.remaining.reset();
    row("an unknown level", unknown, 3h, false);
    unknown = window(80);
    unknown.period.reset();
    row("an unknown length", unknown, 3h, false);
    unknown = window(80);
    unknown.resetsAt.reset();
    row("an unknown reset", unknown, 3h, false);
}

void SideNoticesTest::leftUnused()
{
    QFETCH(RateWindow, window);
    QFETCH(Milliseconds, before);
    QTEST(isLeftUnused(standing(window), monday - before, {}), "told");
}

/// The window begins and ends on a Monday at midnight, or in the middle of a Wednesday.
void SideNoticesTest::countsWorkingTime_data()
{
    QTest::addColumn<TimePoint>("resetsAt");
    QTest::addColumn<TimePoint>("now");
    QTest::addColumn<bool>("told");
    const TimePoint friday = monday - 72h;
    QTest::newRow("Friday, six hours of work before") << monday << friday + 11h << false;
    QTest::newRow("Friday, less than a working day before") << monday << friday + 11h + 30min << true;
    QTest::newRow("Friday, an hour before the evening") << monday << friday + 16h << true;
    QTest::newRow("Friday, when little can be done") << monday << friday + 16h + 30min << false;
    QTest::newRow("Friday evening") << monday << friday + 18h << false;
    QTest::newRow("Sunday") << monday << monday - 12h << false;
    const TimePoint wednesday = monday + 60h;
    QTest::newRow("the morning before") << wednesday << monday + 34h << false;
    QTest::newRow("the afternoon before") << wednesday << monday + 39h << true;
    QTest::newRow("the night before") << wednesday << monday + 44h << false;
    QTest::newRow("the same morning") << wednesday << monday + 57h << true;
}

void SideNoticesTest::countsWorkingTime()
{
    QFETCH(TimePoint, resetsAt);
    QFETCH(TimePoint, now);
    QTEST(isLeftUnused(standing(window(80, resetsAt)), now, office()), "told");
}

void SideNoticesTest::notWhatIsExpectedToBeUsed_data()
{
    QTest::addColumn<Forecast>("forecast");
    QTest::addColumn<bool>("told");
    QTest::newRow("it runs out") << Forecast{monday - 2h, {}, {}, 0} << false;
    QTest::newRow("little will be left") << Forecast{{}, {}, {}, 0.24} << false;
    QTest::newRow("a quarter will be left") << Forecast{{}, {}, {}, 0.25} << true;
    QTest::newRow("much will be left") << Forecast{{}, {}, {}, 0.7} << true;
}

void SideNoticesTest::notWhatIsExpectedToBeUsed()
{
    QFETCH(Forecast, forecast);
    LimitStanding row = standing(window(80));
    row.forecast = forecast;
    QTEST(isLeftUnused(row, monday - 20h, {}), "told");
}

void SideNoticesTest::notWhatBlocksOnlyAPart()
{
    LimitStanding row = standing(window(80));
    row.onlyPart = true;
    QVERIFY(!isLeftUnused(row, monday - 20h, {}));
}

/// However often it is read, and though the provider tells its reset some seconds later each time.
void SideNoticesTest::onceForEachReset()
{
    Readings readings;
    for (int hour = 30; hour > 0; --hour)
        readings.read(window(62, monday + std::chrono::seconds(30 - hour)), monday - hour * 1h);
    readings.read(window(99, monday + week), monday + 1h);
    for (int hour = 30; hour > 0; --hour)
        readings.read(window(80, monday + week), monday + week - hour * 1h);
    QCOMPARE(readings.told,
        QStringList({u"Sun 01:00 Codex weekly: 62% left, resets in 23h 1m | What is not used by 00:00 is lost."_s,
            u"Sun 00:00 Codex weekly: 80% left, resets in 1 d | What is not used by Mon 00:00 is lost."_s}));
}

void SideNoticesTest::offByDefault()
{
    Readings readings;
    readings.settings = Settings();
    readings.read(window(62), monday - 20h);
    QCOMPARE(readings.told, QStringList());
}

/// It is told afterwards, by a reading that came then, while there is time.
void SideNoticesTest::waitsWhileItIsQuiet()
{
    Readings readings;
    readings.settings.quietHours = QuietHours{0, 8 * 60};
    for (int hour = 24; hour > 12; --hour)
        readings.read(window(62), monday - hour * 1h);
    QCOMPARE(readings.told.size(), 1);
    QVERIFY(readings.told.front().startsWith(u"Sun 08:00 "_s));
}

void SideNoticesTest::notWhileSnoozed()
{
    Readings readings;
    readings.read(window(62), monday - 30h);
    snooze(readings.states, {u"one"_s, u"7d"_s}, monday - 30h);
    readings.read(window(62), monday - 20h);
    QCOMPARE(readings.told, QStringList());
}

void SideNoticesTest::oncePerExpiry()
{
    Readings readings;
    readings.settings = Settings();
    const SavedResets saved{2, {monday, monday + 48h}};
    for (int hour = 30; hour > 0; --hour)
        readings.read(saved, monday - hour * 1h);
    const SavedResets other{1, {monday + 48h + 5s}};
    for (int hour = 0; hour < 47; ++hour)
        readings.read(other, monday + hour * 1h);
    QCOMPARE(readings.told,
        QStringList({u"Sun 00:00 Codex: a saved reset expires Mon 00:00 | Quotalamp never uses one; that is done in the provider's own app."_s,
            u"Tue 01:00 Codex: a saved reset expires 00:00 | Quotalamp never uses one; that is done in the provider's own app."_s}));
}

void SideNoticesTest::whatExpiresTogether()
{
    Readings readings;
    const SavedResets saved{3, {monday, monday + 6h, monday + 48h}};
    for (int hour = 20; hour > 0; --hour)
        readings.read(saved, monday - hour * 1h);
    QCOMPARE(readings.told.size(), 1);
    QVERIFY(readings.told.front().contains(u"saved resets expire, the first 00:00"_s));
}

void SideNoticesTest::nothingOfAnExpiryThatPassed()
{
    QVERIFY(!expiringSoon({1, {monday}}, monday));
    QVERIFY(!expiringSoon({1, {monday}}, monday - 25h));
    QVERIFY(!expiringSoon({2, {}}, monday));
    QCOMPARE(expiringSoon({2, {monday - 1h, monday + 1h}}, monday), std::optional(SavedResets{1, {monday + 1h}}));
}

void SideNoticesTest::privately()
{
    Readings readings;
    readings.settings.notifyPrivately = true;
    Reading reading;
    reading.windows = {window(62)};
    reading.savedResets = SavedResets{1, {monday}};
    readings.read(reading, monday - 20h);
    QCOMPARE(readings.told,
        QStringList({u"Sun 04:00 Much of a limit is left, and it resets soon | "_s,
            u"Sun 04:00 A saved reset expires soon | "_s}));
}

/// The 9th of November is a Monday; eight days have passed, and five of them were working days.
void SideNoticesTest::spendJumps_data()
{
    QTest::addColumn<TimePoint>("now");
    QTest::addColumn<QString>("month");
    QTest::addColumn<QString>("day");
    QTest::addColumn<WorkingTime>("working");
    QTest::addColumn<QString>("usual");
    const WorkingTime always;
    const auto row = [](const char* name, TimePoint now, const char* month, const char* day, const WorkingTime& working,
                         const char* usual) {
        QTest::newRow(name) << now << QString::fromLatin1(month) << QString::fromLatin1(day) << working
                            << QString::fromLatin1(usual);
    };
    const TimePoint noon = monday + 12h;
    row("as usual", noon, "90", "10", always, "");
    row("three times as much", noon, "110", "30", always, "");
    row("more than three times", noon, "110.01", "30.01", always, "10.00");
    row("nothing before", noon, "5", "5", always, "0.00");
    row("nothing before, and little", noon, "0.99", "0.99", always, "");
    row("by working days", noon, "95", "35", office(), "");
    row("by working days, far above", noon, "97", "37", office(), "12.00");
    row("a refund before", noon, "4", "9", always, "0.00");
    row("a refund today", noon, "80", "-9", always, "");
    const TimePoint first = monday - 8 * 24h;
    row("the third day", first + 60h, "100", "90", always, "");
    row("the fourth day", first + 84h, "130", "100", always, "10.00");
    row("the fourth day, after a weekend", first + 84h, "130", "100", office(), "");
}

void SideNoticesTest::spendJumps()
{
    QFETCH(TimePoint, now);
    QFETCH(QString, month);
    QFETCH(QString, day);
    QFETCH(WorkingTime, working);
    const std::vector<Spend> spends{
        {Spend::Period::Month, Spend::Kind::Money, decimal(month).value(), u"USD"_s, startOfMonth(now)},
        {Spend::Period::Day, Spend::Kind::Money, decimal(day).value(), u"USD"_s, startOfDay(now)}};
    const auto usual = usualBeforeJump(spends, now, working);
    QTEST(usual ? usual->text() : QString(), "usual");
    QVERIFY(!usualBeforeJump(spends, now + 24h, working)); // nothing is known of that day yet
}

void SideNoticesTest::tellsOfASpendJumpOnceADay()
{
    Readings readings;
    for (TimePoint now = monday + 1h; now < monday + 40h; now += 1h) {
        Reading reading;
        reading.windows = {window(0, monday + week)};
        const auto spent = Decimal::of((now - startOfDay(now)) / 1h * 4).value();
        reading.spends = {{Spend::Period::Month, Spend::Kind::Money, spent.plus(decimal(u"80"_s).value()).value(),
                              u"USD"_s, startOfMonth(now)},
            {Spend::Period::Day, Spend::Kind::Money, spent, u"USD"_s, startOfDay(now)}};
        readings.read(reading, now);
    }
    QCOMPARE(readings.told,
        QStringList(
            {u"Mon 08:00 Codex: 32.00 USD spent today | The days before in this month came to 10.00 USD each."_s,
                u"Tue 07:00 Codex: 28.00 USD spent today | The days before in this month came to 8.89 USD each."_s}));
}

void SideNoticesTest::savedInWords_data()
{
    QTest::addColumn<SavedResets>("saved");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << SavedResets{0, {}} << QString();
    QTest::newRow("one") << SavedResets{1, {}} << u"1 saved reset"_s;
    QTest::newRow("one that expires") << SavedResets{1, {monday + 5h}} << u"1 saved reset, expires 05:00"_s;
    QTest::newRow("several") << SavedResets{3, {monday - 5h, monday + 5h}}
                             << u"3 saved resets, the first expires 05:00"_s;
    QTest::newRow("several, no expiry is told") << SavedResets{3, {}} << u"3 saved resets"_s;
}

void SideNoticesTest::savedInWords()
{
    QFETCH(SavedResets, saved);
    QTEST(savedResetsText(saved, monday), "words");
}

void SideNoticesTest::savedAsJson()
{
    const SavedResets saved{2, {monday, monday + 48h}};
    QCOMPARE(savedResetsFromJson(savedResetsJson(saved).toQJson()), std::optional(saved));
    QVERIFY(savedResetsJson({}).saysNothing());
    QVERIFY(!savedResetsFromJson(QJsonValue()));
    const QJsonObject damaged{{u"available"_s, -3}, {u"expires_at"_s, QJsonArray{7, u"never"_s}}};
    QCOMPARE(savedResetsFromJson(damaged), std::optional(SavedResets()));
}

QTEST_GUILESS_MAIN(SideNoticesTest)
#include "tst_sidenotices.moc"
