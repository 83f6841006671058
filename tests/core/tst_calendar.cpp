// SPDX-License-Identifier: MIT
#include "core/words/weekview.h"

#include <QJsonArray>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h}; // a Tuesday

LimitStanding week(double left, Milliseconds reset, const std::optional<Forecast>& forecast = {})
{
    LimitStanding limit{
        RateWindow{u"weekly"_s, u"weekly"_s, Unit::Percent, 100, left, now + reset, 168h, Refill::Fixed, {}}};
    limit.left = left / 100;
    limit.forecast = forecast;
    return limit;
}

LimitStanding bucket(Milliseconds full)
{
    LimitStanding limit{RateWindow{u"requests"_s, {}, Unit::Requests, 100, 40, now + full, 24h, Refill::Bucket, {}}};
    limit.left = 0.4;
    return limit;
}

/// What one account's limits come to.
struct Given {
    AccountState state;
    AccountInView inView;
    std::vector<const AccountInView*> accounts{&inView};

    explicit Given(const std::vector<LimitStanding>& limits, const QString& subject = u"Claude"_s, bool stale = false)
    {
        state.account.id = u"b5c1"_s;
        state.account.provider = u"claude"_s;
        state.account.label = u"work"_s;
        AccountStanding standing{u"b5c1"_s};
        standing.rows = limits;
        standing.stale = stale;
        inView = {&state, subject, standing};
    }
    Given(const Given&) = delete;
    [[nodiscard]] QStringList said() const
    {
        QStringList said;
        for (const CalendarLine& line : calendarLines(accounts, now))
            said << QString(line.subject + u": "_s + line.what).replace(QChar::Nbsp, u' ');
        return said;
    }
    [[nodiscard]] QByteArray file(TimePoint at = now) const { return calendarFile(calendarLines(accounts, at), at); }
};

Forecast between(Milliseconds earliest, Milliseconds likely, std::optional<Milliseconds> latest)
{
    return {now + likely, now + earliest, latest ? std::optional(now + *latest) : std::nullopt, 0};
}

/// Content lines as whoever reads the file has them.
QStringList unfolded(const QByteArray& file)
{
    return QString::fromUtf8(file).replace(u"\r\n "_s, QString()).split(u"\r\n"_s, Qt::SkipEmptyParts);
}

QString valueIn(const QByteArray& file, const QString& name)
{
    const QStringList lines = unfolded(file);
    const QStringList found = lines.filter(QRegularExpression(u'^' + name + u':'));
    return found.value(0).section(u':', 1);
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void lines_data();
    void lines();
    void firstOneFirst();
    void neverAfterItsReset();
    void json();
    void file();
    void sameEventEachTime();
    void escapes();
    void folds();
    void sevenDays();
    void savedResets();
};

void CalendarTest::lines_data()
{
    QTest::addColumn<std::vector<LimitStanding>>("limits");
    QTest::addColumn<bool>("stale");
    QTest::addColumn<QStringList>("said");
    using Limits = std::vector<LimitStanding>;
    const Forecast out = between(24h, 25h, 27h);
    QTest::newRow("nothing") << Limits{} << false << QStringList{};
    QTest::newRow("a reset") << Limits{week(40, 50h)} << false << QStringList{u"Claude weekly: Resets: Thu 16:00"_s};
    QTest::newRow("what runs out before")
        << Limits{week(40, 50h, out)} << false
        << QStringList{u"Claude weekly: Runs out between Wed 14:00 and 17:00"_s, u"Claude weekly: Resets: Thu 16:00"_s};
    QTest::newRow("an old reading foretells nothing")
        << Limits{week(40, 50h, out)} << true << QStringList{u"Claude weekly: Resets: Thu 16:00"_s};
    QTest::newRow("nothing used") << Limits{week(100, 50h)} << false << QStringList{};
    QTest::newRow("a reset that has passed") << Limits{week(40, -1h)} << false << QStringList{};
    QTest::newRow("a bucket for minutes") << Limits{bucket(10min)} << false << QStringList{};
    QTest::newRow("a bucket for hours") << Limits{bucket(10h)} << false
                                        << QStringList{u"Claude requests per day: Full again: 00:00"_s};
    QTest::newRow("in three months") << Limits{week(40, 90 * 24h)} << false << QStringList{};
}

void CalendarTest::lines()
{
    QFETCH(std::vector<LimitStanding>, limits);
    QFETCH(bool, stale);
    QTEST(Given(limits, u"Claude"_s, stale).said(), "said");
}

void CalendarTest::firstOneFirst()
{
    const Given given({week(40, 50h), bucket(10h), week(20, 30h, between(2h, 3h, {}))});
    const auto lines = calendarLines(given.accounts, now);
    QCOMPARE(lines.size(), 4U);
    QVERIFY(std::ranges::is_sorted(lines, {}, &CalendarLine::at));
}

void CalendarTest::neverAfterItsReset()
{
    for (const auto& latest : {std::optional<Milliseconds>(), std::optional<Milliseconds>(49h)}) {
        const Given given({week(40, 50h, between(24h, 25h, latest))});
        for (const CalendarLine& line : calendarLines(given.accounts, now)) {
            QVERIFY(line.until <= now + 50h);
            QVERIFY(line.at <= line.until);
        }
    }
}

void CalendarTest::json()
{
    const Given given({week(40, 50h, between(24h, 25h, {}))});
    const QJsonObject document = calendarJson(given.accounts, now);
    QCOMPARE(document["schema"_L1], 1);
    const QJsonArray events = document["events"_L1].toArray();
    QCOMPARE(events.size(), 2);
    const QJsonObject out = events[0].toObject();
    QCOMPARE(out["kind"_L1], u"runs-out"_s);
    QCOMPARE(out["account"_L1], u"b5c1"_s);
    QCOMPARE(out["limit"_L1], u"weekly"_s);
    QCOMPARE(out["at"_L1], u"2026-11-25T15:00:00.000Z"_s);
    QCOMPARE(out["earliest"_L1], u"2026-11-25T14:00:00.000Z"_s);
    QVERIFY(out["latest"_L1].isNull()); // it may last
    QCOMPARE(events[1]["kind"_L1], u"reset"_s);
    QVERIFY(events[1]["earliest"_L1].isNull());
}

void CalendarTest::file()
{
    const Given given({week(40, 50h, between(24h, 25h, 27h))});
    const QByteArray file = given.file();
    const QStringList lines = unfolded(file);
    QCOMPARE(
        lines.first(3), (QStringList{u"BEGIN:VCALENDAR"_s, u"VERSION:2.0"_s, u"PRODID:-//Quotalamp//Quotalamp//EN"_s}));
    QCOMPARE(lines.last(), u"END:VCALENDAR"_s);
    QVERIFY(file.endsWith("\r\n"));
    QVERIFY(!QByteArray(file).replace("\r\n", "").contains('\n'));
    QCOMPARE(lines.count(u"BEGIN:VEVENT"_s), 2);
    QCOMPARE(lines.count(u"END:VEVENT"_s), 2);
    QCOMPARE(valueIn(file, u"DTSTAMP"_s), u"20261124T140000Z"_s);
    QCOMPARE(valueIn(file, u"DTSTART"_s), u"20261125T140000Z"_s);
    QCOMPARE(valueIn(file, u"DTEND"_s), u"20261125T170000Z"_s);
    QCOMPARE(valueIn(file, u"SUMMARY"_s), u"Claude weekly runs out"_s);
    QCOMPARE(lines.filter(u"DTEND:"_s).size(), 1); // a reset is an instant
    QCOMPARE(lines.count(u"TRANSP:TRANSPARENT"_s), 2);
    QCOMPARE(unfolded(Given({}).file()).filter(u"VEVENT"_s).size(), 0);
}

/// Who imports a later file has no doubles, and neither name nor key is in what tells events apart.
void CalendarTest::sameEventEachTime()
{
    const QByteArray first = Given({week(40, 50h)}).file();
    const QByteArray later = Given({week(30, 50h + 3s)}, u"Claude at work"_s).file(now + 1h);
    const QByteArray other = Given({bucket(50h)}).file();
    QCOMPARE(valueIn(first, u"UID"_s), valueIn(later, u"UID"_s));
    QVERIFY(valueIn(first, u"UID"_s) != valueIn(other, u"UID"_s));
    QVERIFY(!valueIn(first, u"UID"_s).contains(u"claude"_s, Qt::CaseInsensitive));
    const QStringList both = unfolded(Given({week(40, 50h, between(24h, 25h, 27h))}).file()).filter(u"UID:"_s);
    QCOMPARE(QSet<QString>(both.begin(), both.end()).size(), 2);
}

void CalendarTest::escapes()
{
    const Given given({week(40, 50h)}, u"Mine, yours; C:\\keys\nEND:VEVENT"_s);
    QCOMPARE(valueIn(given.file(), u"SUMMARY"_s), u"Mine\\, yours\\; C:\\\\keys END:VEVENT weekly is back"_s);
    QCOMPARE(unfolded(given.file()).count(u"END:VEVENT"_s), 1);
}

/// No line is longer than 75 octets, and none cuts a letter in two.
void CalendarTest::folds()
{
    for (const auto& letter : {u"a"_s, u"ü"_s, u"ن"_s, u"語"_s, u"🜚"_s}) {
        const QString subject = u"x"_s + letter.repeated(60);
        const QByteArray file = Given({week(40, 50h)}, subject).file();
        for (const QByteArray& line : file.split('\n')) {
            QVERIFY(line.size() <= 76); // with the carriage return
            QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter));
        }
        QVERIFY(valueIn(file, u"SUMMARY"_s).startsWith(subject));
    }
}

void CalendarTest::sevenDays()
{
    const Given given({week(40, 50h, between(24h, 25h, 27h)), week(20, 200h)});
    const WeekView view = weekView(given.accounts, now);
    QCOMPARE(view.days, (QStringList{u"Tue"_s, u"Wed"_s, u"Thu"_s, u"Fri"_s, u"Sat"_s, u"Sun"_s, u"Mon"_s}));
    QCOMPARE(view.begins.size(), 7U);
    QCOMPARE(view.begins.front(), 0.0);
    QVERIFY(qAbs(view.now - 14.0 / 168) < 1e-9);
    QCOMPARE(view.marks.size(), 2U); // the other one is in the week after
    QVERIFY(qAbs(view.marks[0].from - 38.0 / 168) < 1e-9);
    QVERIFY(qAbs(view.marks[0].until - 41.0 / 168) < 1e-9);
    QCOMPARE(view.marks[1].kind, ComingEvent::Kind::Reset);
    QCOMPARE(view.marks[1].from, view.marks[1].until);
    QCOMPARE(view.spoken, u"Claude weekly: Runs out between Wed 14:00 and 17:00. Claude weekly: Resets: Thu 16:00."_s);
    QCOMPARE(weekView({}, now).spoken, u"Nothing is ahead in the next seven days."_s);
}

void CalendarTest::savedResets()
{
    Given given({});
    given.state.snapshot.reading = Reading{};
    given.state.snapshot.reading->savedResets = SavedResets{3, {now - 1h, now + 30h, now + 60h}};
    QCOMPARE(given.said(),
        (QStringList{u"Claude saved resets: Expires: Wed 20:00"_s, u"Claude saved resets: Expires: Fri 02:00"_s}));
    const QStringList ids = unfolded(given.file()).filter(u"UID:"_s);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 2); // each of them by itself
    QCOMPARE(unfolded(given.file(now + 1h)).filter(u"UID:"_s), ids);
    QCOMPARE(calendarJson(given.accounts, now)["events"_L1][0]["kind"_L1].toString(), u"expires"_s);
}

QTEST_APPLESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
