// SPDX-License-Identifier: MIT
#include "service/busview.h"
#include "support/decimals.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

AccountState accountWith(const Reading& reading)
{
    AccountState state;
    state.account.id = u"one"_s;
    state.account.label = u"Work"_s;
    state.account.provider = u"openai"_s;
    state.providerName = u"OpenAI"_s;
    state.snapshot.reading = reading;
    state.snapshot.readAt = state.snapshot.checkedAt = now;
    return state;
}

Reading windowOf(std::optional<double> remaining)
{
    Reading reading;
    reading.windows = {{u"tokens"_s, {}, Unit::Tokens, 1000, remaining, now + 3h, std::nullopt, Refill::Fixed, {}}};
    return reading;
}

BusAccount busOf(const AccountState& state)
{
    return busAccount(state, state.providerName, now, {});
}

QVariantMap limitOf(const BusAccount& bus, qsizetype index = 0)
{
    return bus.properties.value(u"Limits"_s).value<BusLimits>().value(index);
}

} // namespace

class BusViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paths_data();
    void paths();
    void tellsALimit();
    void whatIsNotKnownIsNotThere();
    void tellsMoney();
    void severities_data();
    void severities();
    void theNearestSpeaksForAll();
    void nothingThere();
    void isBounded();
};

void BusViewTest::paths_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("as ids are") << u"b5c1e2"_s << u"b5c1e2"_s;
    QTest::newRow("a line") << u"work-1"_s << u"work_2d1"_s;
    QTest::newRow("an underscore is marked too") << u"work_2d1"_s << u"work_5f2d1"_s;
    QTest::newRow("a path") << u"../x"_s << u"_2e_2e_2fx"_s;
    QTest::newRow("another script") << u"é"_s << u"_c3_a9"_s;
    QTest::newRow("nothing") << QString() << u"_"_s;
}

void BusViewTest::paths()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QCOMPARE(busPath(id), u"/org/quotalamp/Quotalamp1/accounts/"_s + name);
    QVERIFY(busPath(QString(5000, u'x')).size() < 120);
    QVERIFY(busPath(QString(5000, u'x')) != busPath(QString(5001, u'x')));
}

void BusViewTest::tellsALimit()
{
    const BusAccount bus = busOf(accountWith(windowOf(200)));
    const qint64 at = std::chrono::duration_cast<Seconds>(now.time_since_epoch()).count();
    const QVariantMap expected{{u"id"_s, u"tokens"_s}, {u"label"_s, u"Tokens"_s}, {u"unit"_s, u"tokens"_s},
        {u"severity"_s, u"warning"_s}, {u"limit"_s, 1000.0}, {u"remaining"_s, 200.0}, {u"left"_s, 20.0},
        {u"reset-at"_s, at + 3 * 3600}};
    QVariantMap limit = limitOf(bus);
    QVERIFY(limit.take(u"text"_s).toString().startsWith(u"20"_s));
    QCOMPARE(limit, expected);
    QCOMPARE(bus.properties.value(u"CheckedAt"_s).toLongLong(), at);
    QVERIFY(bus.nearest.startsWith(u"OpenAI tokens: 20"_s));
}

void BusViewTest::whatIsNotKnownIsNotThere()
{
    const QVariantMap limit = limitOf(busOf(accountWith(windowOf(std::nullopt))));
    for (const QString& name : {u"remaining"_s, u"left"_s, u"severity"_s, u"runs-out-at"_s})
        QVERIFY2(!limit.contains(name), qPrintable(name));
}

void BusViewTest::tellsMoney()
{
    Reading reading;
    reading.balances = {{u"credit"_s, {}, u"USD"_s, decimal(u"2.50"_s), std::nullopt}};
    const QVariantMap limit = limitOf(busOf(accountWith(reading)));
    QCOMPARE(limit.value(u"unit"_s).toString(), u"USD"_s);
    QCOMPARE(limit.value(u"remaining"_s).toDouble(), 2.5);
    QVERIFY(!limit.contains(u"limit"_s));
}

void BusViewTest::severities_data()
{
    QTest::addColumn<double>("remaining");
    QTest::addColumn<QString>("word");
    QTest::newRow("calm") << 900.0 << u"calm"_s;
    QTest::newRow("warning") << 200.0 << u"warning"_s;
    QTest::newRow("critical") << 50.0 << u"critical"_s;
    QTest::newRow("exhausted") << 0.0 << u"exhausted"_s;
}

void BusViewTest::severities()
{
    QFETCH(double, remaining);
    const BusAccount bus = busOf(accountWith(windowOf(remaining)));
    QTEST(bus.properties.value(u"Severity"_s).toString(), "word");
    QTEST(busSummary({&bus}).value(u"Severity"_s).toString(), "word");
}

void BusViewTest::theNearestSpeaksForAll()
{
    AccountState low = accountWith(windowOf(50));
    low.account.id = u"low"_s;
    const BusAccount calm = busOf(accountWith(windowOf(900)));
    const BusAccount near = busOf(low);
    const QVariantMap summary = busSummary({&calm, &near});
    QCOMPARE(summary.value(u"NearestAccount"_s).toString(), busPath(u"low"_s));
    QCOMPARE(summary.value(u"Left"_s).toDouble(), 5.0);
    QVERIFY(summary.value(u"ResetAt"_s).toLongLong() > 0);
}

void BusViewTest::nothingThere()
{
    const QVariantMap summary = busSummary({});
    QCOMPARE(summary.value(u"Severity"_s).toString(), u"no-account"_s);
    QCOMPARE(summary.value(u"NearestAccount"_s).toString(), u"/"_s);
    QCOMPARE(summary.value(u"Left"_s).toDouble(), -1.0);
    QCOMPARE(summary.value(u"ResetAt"_s).toLongLong(), 0);
}

void BusViewTest::isBounded()
{
    Reading reading;
    for (int i = 0; i < 300; ++i)
        reading.windows.push_back({u"w%1"_s.arg(i), {}, Unit::Tokens, 1000, 10, now + 3h, std::nullopt, Refill::Fixed,
            QString(10'000, u'm')});
    AccountState state = accountWith(reading);
    state.account.label = QString(10'000, u'l');
    state.account.id = QString(10'000, u'i');
    const BusAccount bus = busOf(state);
    QCOMPARE(bus.properties.value(u"Limits"_s).value<BusLimits>().size(), 100);
    QVERIFY(bus.properties.value(u"Label"_s).toString().size() <= 301);
    for (const QVariant& value : limitOf(bus))
        QVERIFY(value.toString().size() <= 301);
    QVERIFY(bus.nearest.size() <= 301);
}

QTEST_GUILESS_MAIN(BusViewTest)
#include "tst_busview.moc"
