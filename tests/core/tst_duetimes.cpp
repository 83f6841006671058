// SPDX-License-Identifier: MIT
#include "core/rules/duetimes.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Seconds interval = 300s;
const TimePoint now{1'700'000'000s};

using Due = std::vector<DueTimes::Due>;

} // namespace

/// When the background asks each account next.
class DueTimesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plans_data();
    void plans();
    void takes_data();
    void takes();
    void hastens_data();
    void hastens();
    void movesWithTheClock();
    void forgetsWhoIsGone();
};

void DueTimesTest::plans_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("mayLook");
    QTest::addColumn<Milliseconds>("first");
    QTest::addColumn<bool>("look");
    QTest::newRow("as usual") << Milliseconds(310s) << false << Milliseconds(310s) << false;
    QTest::newRow("as usual, another key would show") << Milliseconds(310s) << true << Milliseconds(310s) << false;
    QTest::newRow("much later") << Milliseconds(30min) << false << Milliseconds(30min) << false;
    QTest::newRow("much later, another key would show")
        << Milliseconds(30min) << true << Milliseconds(interval) << true;
    QTest::newRow("two intervals") << Milliseconds(600s) << true << Milliseconds(600s) << false;
}

void DueTimesTest::plans()
{
    QFETCH(const Milliseconds, after);
    QFETCH(const bool, mayLook);
    QFETCH(const Milliseconds, first);
    QFETCH(const bool, look);
    DueTimes times;
    times.plan(u"one"_s, now + after, now, interval, mayLook);
    QCOMPARE(times.first(), std::optional(now + first));
    QCOMPARE(times.take(now + first), (Due{{u"one"_s, look}}));
    QCOMPARE(times.first(), std::nullopt);
}

void DueTimesTest::takes_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("taken");
    QTest::newRow("long ago") << Milliseconds(-1h) << true;
    QTest::newRow("now") << Milliseconds(0) << true;
    QTest::newRow("in a moment") << Milliseconds(500ms) << true;
    QTest::newRow("a little later") << Milliseconds(501ms) << false;
    QTest::newRow("tomorrow") << Milliseconds(25h) << false;
    QTest::newRow("the clock was set back") << Milliseconds(26h) << true;
}

void DueTimesTest::takes()
{
    QFETCH(const Milliseconds, after);
    QFETCH(const bool, taken);
    DueTimes times;
    times.set(u"one"_s, now + after);
    QCOMPARE(times.take(now).size(), taken ? 1U : 0U);
    QCOMPARE(times.contains(u"one"_s), !taken);
}

void DueTimesTest::hastens_data()
{
    QTest::addColumn<Milliseconds>("planned");
    QTest::addColumn<Milliseconds>("first");
    QTest::newRow("later") << Milliseconds(30min) << Milliseconds(3s);
    QTest::newRow("earlier") << Milliseconds(1s) << Milliseconds(1s);
}

/// What was to be a look only is asked in earnest.
void DueTimesTest::hastens()
{
    QFETCH(const Milliseconds, planned);
    QFETCH(const Milliseconds, first);
    DueTimes times;
    times.plan(u"one"_s, now + planned, now, interval, true);
    times.hasten(u"one"_s, now + 3s);
    times.hasten(u"nobody"_s, now);
    QCOMPARE(times.first(), std::optional(now + first));
    QCOMPARE(times.take(now + first), (Due{{u"one"_s, false}}));
}

void DueTimesTest::movesWithTheClock()
{
    DueTimes times;
    times.set(u"one"_s, now + 1min);
    times.shift(-2h);
    QCOMPARE(times.first(), std::optional(now + 1min - 2h));
}

void DueTimesTest::forgetsWhoIsGone()
{
    DueTimes times;
    times.set(u"one"_s, now);
    times.set(u"two"_s, now);
    times.removeIf([](const QString& id) { return id == u"one"_s; });
    QCOMPARE(times.accountIds(), std::vector{u"two"_s});
    times.remove(u"two"_s);
    QCOMPARE(times.first(), std::nullopt);
}

QTEST_GUILESS_MAIN(DueTimesTest)
#include "tst_duetimes.moc"
