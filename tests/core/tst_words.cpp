// SPDX-License-Identifier: MIT
#include "core/words/labelwords.h"
#include "core/words/windowwords.h"

#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};
const QString nbsp(QChar(0x00a0));
} // namespace

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void duration_data();
    void duration();
    void percent_data();
    void percent();
    void percentForPrograms_data();
    void percentForPrograms();
    void used_data();
    void used();
    void amount_data();
    void amount();
    void name_data();
    void name();
    void label_data();
    void label();
    void translates();
    void reset_data();
    void reset();
    void resetByClock_data();
    void resetByClock();
    void ago_data();
    void ago();
    void clock_data();
    void clock();
    void line_data();
    void line();
};

void WordsTest::duration_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing is never zero") << qint64(0) << u"1 s"_s;
    QTest::newRow("rounded up") << qint64(7001) << u"8 s"_s;
    QTest::newRow("seconds") << qint64(57000) << u"57 s"_s;
    QTest::newRow("a minute") << qint64(60000) << u"1 min"_s;
    QTest::newRow("minutes and seconds") << qint64(72000) << u"1m 12s"_s;
    QTest::newRow("ten minutes have no seconds") << qint64(600000) << u"10 min"_s;
    QTest::newRow("minutes rounded up") << qint64(11 * 60000 + 1) << u"12 min"_s;
    QTest::newRow("an hour") << qint64(3600000) << u"1 h"_s;
    QTest::newRow("hours and minutes") << qint64(72 * 60000) << u"1h 12m"_s;
    QTest::newRow("a day") << qint64(24) * 3600000 << u"1 d"_s;
    QTest::newRow("days and hours") << qint64(49) * 3600000 << u"2d 1h"_s;
    QTest::newRow("negative") << qint64(-5000) << u"1 s"_s;
}

void WordsTest::duration()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(durationText(Milliseconds(ms)).replace(QChar(0x00a0), u' '), text);
}

void WordsTest::percent_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << u"0%"_s;
    QTest::newRow("a trace") << 0.0001 << u"<1%"_s;
    QTest::newRow("rounded down") << 0.0479 << u"4%"_s;
    QTest::newRow("a whole percent in binary") << 0.29 << u"29%"_s;
    QTest::newRow("never full unless full") << 0.99999999999 << u"99%"_s;
    QTest::newRow("full") << 1.0 << u"100%"_s;
    QTest::newRow("above full") << 1.9 << u"100%"_s;
}

void WordsTest::percent()
{
    QFETCH(double, share);
    QTEST(percentText(share), "text");
}

void WordsTest::percentForPrograms_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("percent");
    QTest::newRow("nothing") << 0.0 << 0.0;
    QTest::newRow("a trace") << 0.00001 << 0.1;
    QTest::newRow("0.4") << 0.004 << 0.4;
    QTest::newRow("0.46") << 0.0046 << 0.4;
    QTest::newRow("0.5") << 0.005 << 0.5;
    QTest::newRow("29 in binary") << 0.29 << 29.0;
    QTest::newRow("99.6") << 0.996 << 99.6;
    QTest::newRow("99.96") << 0.9996 << 99.9;
    QTest::newRow("never full unless full") << 0.99999999999 << 99.9;
    QTest::newRow("full") << 1.0 << 100.0;
    QTest::newRow("above full") << 1.9 << 100.0;
    QTest::newRow("below nothing") << -0.1 << 0.0;
}

void WordsTest::percentForPrograms()
{
    QFETCH(double, share);
    QTEST(exactPercent(share), "percent");
    // And people are never told more.
    QCOMPARE(wholePercent(share, Share::Left), static_cast<int>(exactPercent(share)));
}

void WordsTest::used_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<QString>("text");
    QTest::newRow("full") << 1.0 << u"0% used"_s;
    QTest::newRow("nearly full") << 0.9999 << u"1% used"_s;
    QTest::newRow("adds up with what is left") << 0.224 << u"78% used"_s;
    QTest::newRow("never all while anything is left") << 0.001 << u"99% used"_s;
    QTest::newRow("all") << 0.0 << u"100% used"_s;
}

void WordsTest::used()
{
    QFETCH(double, left);
    QTEST(shareText(left, Share::Used), "text");
}

void WordsTest::amount_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << 482.0 << u"482"_s;
    QTest::newRow("thousands") << 9400.0 << u"9.4k"_s;
    QTest::newRow("round thousands") << 4000.0 << u"4k"_s;
    QTest::newRow("hundreds of thousands") << 199997.0 << u"199k"_s;
    QTest::newRow("millions") << 1200000.0 << u"1.2M"_s;
    QTest::newRow("just below a million") << 999999.0 << u"999k"_s;
    QTest::newRow("billions") << 2.5e9 << u"2.5B"_s;
}

void WordsTest::amount()
{
    QFETCH(double, amount);
    QTEST(shortAmount(amount), "text");
}

void WordsTest::name_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("period");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("subject");
    QTest::newRow("a minute goes without saying") << u"tokens"_s << 60 << u"Tokens"_s << u"tokens"_s;
    QTest::newRow("a day is said") << u"requests"_s << 86400 << u"Requests per day"_s << u"requests per day"_s;
    QTest::newRow("30 days") << u"tokens"_s << 30 * 86400 << u"Tokens in 30 days"_s << u"tokens in 30 days"_s;
    QTest::newRow("730 hours") << u"tokens"_s << 730 * 3600 << u"Tokens per month"_s << u"tokens per month"_s;
    QTest::newRow("31 days") << u"requests"_s << 31 * 86400 << u"Requests per month"_s << u"requests per month"_s;
    QTest::newRow("a month as a length") << u"1mo-code"_s << 2628000 << u"1 month, Code"_s << u"1 month, Code"_s;
    QTest::newRow("a day that the id says") << u"tokens-day"_s << 86400 << u"Tokens per day"_s << u"tokens per day"_s;
    QTest::newRow("a minute that the id says")
        << u"requests-minute"_s << 60 << u"Requests per minute"_s << u"requests per minute"_s;
    QTest::newRow("a day that only the id says") << u"tokens-day"_s << 0 << u"Tokens day"_s << u"tokens day"_s;
    QTest::newRow("a length") << u"5h"_s << 5 * 3600 << u"5 hours"_s << u"5 hours"_s;
    QTest::newRow("one day") << u"1d"_s << 86400 << u"1 day"_s << u"1 day"_s;
    QTest::newRow("a length, and what it is for") << u"7d-opus"_s << 604800 << u"7 days, Opus"_s << u"7 days, Opus"_s;
    QTest::newRow("no length") << u"7zip-d"_s << 0 << u"7zip d"_s << u"7zip d"_s;
    QTest::newRow("not known to us") << u"audio-seconds"_s << 0 << u"Audio seconds"_s << u"audio seconds"_s;
    QTest::newRow("a second") << u"tokens"_s << 1 << u"Tokens per second"_s << u"tokens per second"_s;
    QTest::newRow("a week") << u"requests"_s << 604800 << u"Requests per week"_s << u"requests per week"_s;
    QTest::newRow("a month that the id says")
        << u"tokens-month"_s << 30 * 86400 << u"Tokens per month"_s << u"tokens per month"_s;
    QTest::newRow("a length without a word") << u"requests"_s << 300 << u"Requests"_s << u"requests"_s;
}

void WordsTest::name()
{
    QFETCH(QString, id);
    QFETCH(int, period);
    RateWindow window;
    window.id = id;
    if (period > 0)
        window.period = Seconds(period);
    QTEST(windowName(window), "name");
    QTEST(windowSubject(window), "subject");
}

void WordsTest::label_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("period");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("english");
    const auto row = [](const char* name, const char* id, const char* label, int period, const char* shown,
                         const char* subject, const char* english) {
        QTest::newRow(name) << QString::fromLatin1(id) << QString::fromLatin1(label) << period
                            << QString::fromLatin1(shown) << QString::fromLatin1(subject)
                            << QString::fromLatin1(english);
    };
    row("a label replaces the id", "graphql", "points", 0, "Points", "points", "points");
    row("a label replaces the length", "search", "searches", 86400, "Searches", "searches", "searches");
    row("a label that says its length", "day", "runs per day", 86400, "Runs per day", "runs per day", "runs per day");
    row("a capital within", "graphql", "GraphQL points", 3600, "GraphQL points", "GraphQL points", "GraphQL points");
    row("a name that begins small", "cloud", "iCloud storage", 0, "iCloud storage", "iCloud storage", "iCloud storage");
    row("a model's name", "gpt", "gpt-5 mini", 0, "gpt-5 mini", "gpt-5 mini", "gpt-5 mini");
    row("a length and a label", "7d", "weekly", 604800, "Weekly", "weekly", "weekly");
    row("a length, what it is for", "7d-op", "Opus", 604800, "7 days, Opus", "7 days, Opus", "Opus");
    row("no label", "tokens-day", "", 86400, "Tokens per day", "tokens per day", "tokens per day");
    row("a length alone", "5h", "", 18000, "5 hours", "5 hours", "5h");
    row("a length, a purpose in the id", "7d-opus", "", 604800, "7 days, Opus", "7 days, Opus", "7d-opus");
}

void WordsTest::label()
{
    QFETCH(QString, id);
    QFETCH(QString, label);
    QFETCH(int, period);
    RateWindow window;
    window.id = id;
    window.label = label;
    if (period > 0)
        window.period = Seconds(period);
    QTEST(windowName(window), "name");
    QTEST(windowSubject(window), "subject");
    QTEST(englishSubject(window), "english");
}

/// The labels of the context "limits", and nothing else, are a person's language.
void WordsTest::translates()
{
    class Backwards : public QTranslator {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char* context, const char* text, const char*, int) const override
        {
            QString turned = QString::fromUtf8(text);
            std::ranges::reverse(turned);
            return qstrcmp(context, "limits") == 0 ? turned : QString();
        }
    } backwards;
    QVERIFY(QCoreApplication::installTranslator(&backwards));
    RateWindow window;
    window.id = u"input-tokens"_s;
    window.period = std::chrono::days(1);
    QCOMPARE(windowName(window), u"Snekot tupni per day"_s);
    QCOMPARE(englishSubject(window), u"input tokens per day"_s);
    window.label = u"search"_s;
    QCOMPARE(windowName(window), u"Hcraes"_s);
    QCOMPARE(windowSubject(window), u"hcraes"_s);
    window.id = u"7d-x"_s;
    QCOMPARE(windowName(window), u"7 days, hcraes"_s);
    QCOMPARE(englishSubject(window), u"search"_s);
    QCOMPARE(translatedLabel({}), QString());
}

void WordsTest::reset_data()
{
    QTest::addColumn<Refill>("refill");
    QTest::addColumn<double>("remaining");
    QTest::addColumn<int>("resetInSeconds");
    QTest::addColumn<int>("readSecondsAgo");
    QTest::addColumn<QString>("text");
    QTest::newRow("a bucket fills") << Refill::Bucket << 40.0 << 8 << 1 << u"full again in 8 s"_s;
    QTest::newRow("a window resets") << Refill::Fixed << 40.0 << 4320 << 1 << u"resets in 1h 12m"_s;
    QTest::newRow("passed, no proof yet") << Refill::Fixed << 40.0 << -5 << 60 << u"due, not confirmed yet"_s;
    QTest::newRow("a full bucket has nothing to wait for") << Refill::Bucket << 100.0 << 1 << 1 << QString();
    QTest::newRow("full by the time it was read") << Refill::Bucket << 99.0 << -61 << 60 << QString();
}

void WordsTest::reset()
{
    QFETCH(Refill, refill);
    QFETCH(double, remaining);
    QFETCH(int, resetInSeconds);
    QFETCH(int, readSecondsAgo);
    RateWindow window;
    window.refill = refill;
    window.limit = 100;
    window.remaining = remaining;
    window.resetsAt = now + Seconds(resetInSeconds);
    QFETCH(QString, text);
    QCOMPARE(resetText(window, now, now - Seconds(readSecondsAgo)).replace(QChar(0x00a0), u' '), text);
}

void WordsTest::resetByClock_data()
{
    QTest::addColumn<Refill>("refill");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("bucket") << Refill::Bucket << qint64(57) << u"full again at 14:00:57"_s;
    QTest::newRow("fixed") << Refill::Fixed << qint64(4320) << u"resets at 15:12"_s;
    QTest::newRow("another day") << Refill::Fixed << qint64(49) * 3600 << u"resets Thu 15:00"_s;
    QTest::newRow("passed") << Refill::Fixed << qint64(-5) << u"due, not confirmed yet"_s;
}

void WordsTest::resetByClock()
{
    QFETCH(Refill, refill);
    QFETCH(qint64, seconds);
    const RateWindow window{u"w"_s, {}, Unit::Requests, 100, 10, now + Seconds(seconds), {}, refill, {}};
    QTEST(resetText(window, now, now - 60s, ResetStyle::Clock), "text");
}

void WordsTest::ago_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(400) << u"just now"_s;
    QTest::newRow("a clock set back") << qint64(-90000) << u"just now"_s;
    QTest::newRow("seconds") << qint64(12900) << u"12 s ago"_s;
    QTest::newRow("minutes drop their seconds") << qint64(119000) << u"1 min ago"_s;
    QTest::newRow("hours") << qint64(62 * 60000) << u"1h 2m ago"_s;
}

void WordsTest::ago()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(agoText(now - Milliseconds(ms), now).replace(QChar(0x00a0), u' '), text);
}

void WordsTest::clock_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << 2 << u"16:00"_s;
    QTest::newRow("another day") << 34 << u"Thu 00:00"_s;
    QTest::newRow("far") << 24 * 10 << u"4 Dec 2026"_s;
}

void WordsTest::clock()
{
    QFETCH(int, hours);
    QTEST(clockText(now + std::chrono::hours(hours), now), "text");
}

void WordsTest::line_data()
{
    QTest::addColumn<std::optional<double>>("remaining");
    QTest::addColumn<QString>("text");
    QTest::newRow("level and reset") << std::optional<double>(4) << u"OpenAI tokens: 4% left, full again in 57 s"_s;
    QTest::newRow("used up") << std::optional<double>(0) << u"OpenAI tokens: used up, full again in 57 s"_s;
    QTest::newRow("unknown") << std::optional<double>() << u"OpenAI tokens: unknown"_s;
}

void WordsTest::line()
{
    QFETCH(std::optional<double>, remaining);
    QFETCH(QString, text);
    const RateWindow window{u"tokens"_s, {}, Unit::Tokens, 100, remaining, now + 57s, 60s, Refill::Bucket, {}};
    QCOMPARE(windowLine(u"OpenAI"_s, window, now, now).replace(QChar(0x00a0), u' '), text);
}

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
