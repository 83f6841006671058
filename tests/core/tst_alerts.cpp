// SPDX-License-Identifier: MIT
#include "core/rules/alerts.h"
#include "core/rules/forecast.h"
#include "core/rules/quiethours.h"
#include "core/words/alertwords.h"
#include "support/decimals.h"

#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}

RateWindow bucket(double limit, double remaining, Seconds fullIn)
{
    return {u"tokens"_s, {}, Unit::Tokens, limit, remaining, now + fullIn, std::nullopt, Refill::Bucket, {}};
}

/// Without a known length the level alone decides.
RateWindow level(double remaining, Seconds resetIn = 3h)
{
    return {u"tokens"_s, {}, Unit::Tokens, 100, remaining, now + resetIn, std::nullopt, Refill::Fixed, {}};
}

RateWindow daily(double remaining, Seconds resetIn)
{
    RateWindow window = level(remaining, resetIn);
    window.period = 24h;
    return window;
}

AccountState account(const RateWindow& window, Seconds later = 0s)
{
    AccountState state;
    state.account.id = u"one"_s;
    state.providerName = u"OpenAI"_s;
    state.snapshot.reading = Reading{};
    state.snapshot.reading->windows = {window};
    state.snapshot.readAt = now + later;
    state.snapshot.checkedAt = now + later;
    return state;
}

Settings with(void (*change)(Settings&))
{
    Settings settings;
    change(settings);
    return settings;
}

/// One account with one window, as readings follow each other.
class Story {
public:
    explicit Story(Settings settings = {})
        : m_settings(std::move(settings))
    {
    }
    /// The alerts of a reading that came so much later.
    std::vector<Alert> read(const RateWindow& window, Seconds later = 0s)
    {
        m_last = account(window, later);
        return advanceAlerts(states, m_last, now + later, m_settings);
    }
    /// The severity of the only alert; -1 for none, -2 for a return.
    int told(const RateWindow& window, Seconds later = 0s)
    {
        const auto alerts = read(window, later);
        if (alerts.empty())
            return -1;
        return alerts.front().kind == AlertKind::Return ? -2 : static_cast<int>(alerts.front().severity());
    }
    [[nodiscard]] AlertWords words(const Alert& alert) const
    {
        return alertWords(alert, u"OpenAI"_s, alert.readAt, m_settings);
    }
    std::optional<Alert> held(Seconds later) { return tellHeld(states, {m_last}, now + later, m_settings); }
    void restart() { states = alertStatesFromJson(toJson(states)); }
    void snooze() { quotalamp::snooze(states, {u"one"_s, u"tokens"_s}, *m_last.snapshot.readAt); }

    AlertStates states;

private:
    Settings m_settings;
    AccountState m_last;
};

constexpr int nothing = -1;
constexpr int returned = -2;
constexpr int warning = static_cast<int>(Severity::Warning);
constexpr int critical = static_cast<int>(Severity::Critical);
constexpr int exhausted = static_cast<int>(Severity::Exhausted);

} // namespace

class AlertsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Clock times without seconds, as in most languages; C has them.
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void oncePerCrossing();
    void notAtStart();
    void notAfterARestart();
    void againAfterTheReset();
    void provedResets_data();
    void provedResets();
    void oncePerReading();
    void calmWhileTheResetIsDue();
    void levelOfABucket();
    void worseIsToldAtOnce();
    void quietWhereItLasts();
    void onceThoughThePaceWavers();
    void thresholdsOfItsOwn();
    void tellsReturns();
    void noReturnOfAMoment();
    void returnsOnDemand();
    void snoozedUntilReset();
    void quietHoursHold();
    void quietHoursForgetWhatIsOver();
    void quietHoursTellTheMostUrgent();
    void isQuietAt_data();
    void isQuietAt();
    void lowCredit();
    void creditBelowWhatWasSet();
    void noCreditIsToldOnce();
    void creditComesBack();
    void noCreditWhereNoneIsTold();
    void namesTheCreditThatIsGone_data();
    void namesTheCreditThatIsGone();
    void snoozesNoLongerThanALimitTakes();
    void tellsAReturnThoughTheClockWentBack();
    void movesWithTheClock();
    void snoozesTheWholeAccount_data();
    void snoozesTheWholeAccount();
    void saysNothingWhenOff();
    void words();
    void saysWhatIsUsed();
    void privateWords();
    void readsNonsense();
    void ownsNoNeighboursSnoozes_data();
    void ownsNoNeighboursSnoozes();
    void limitsThatAreCalledAlike_data();
    void limitsThatAreCalledAlike();
    void keepsItsNamesInTheFile();
};

void AlertsTest::oncePerCrossing()
{
    Story story;
    QCOMPARE(story.told(level(80)), nothing);
    QCOMPARE(story.told(level(25), 60s), warning);
    QCOMPARE(story.told(level(24), 120s), nothing);
    QCOMPARE(story.told(level(10), 180s), critical);
    QCOMPARE(story.told(level(0), 240s), exhausted);
    QCOMPARE(story.told(level(0), 300s), nothing);
}

void AlertsTest::notAtStart()
{
    Story story;
    QCOMPARE(story.told(level(0)), nothing);
    QCOMPARE(story.told(level(0), 5min), nothing);
}

void AlertsTest::notAfterARestart()
{
    Story story;
    (void)story.told(level(80));
    QCOMPARE(story.told(level(5)), critical);
    story.restart();
    QCOMPARE(story.told(level(5)), nothing);
}

void AlertsTest::againAfterTheReset()
{
    Story story;
    (void)story.told(level(80));
    QCOMPARE(story.told(level(5)), critical);
    QCOMPARE(story.told(level(8, 27h), 4h), critical);
}

/// A window that was told as critical, and readings after its reset at one hour.
void AlertsTest::provedResets_data()
{
    QTest::addColumn<std::vector<RateWindow>>("readings");
    QTest::addColumn<std::vector<int>>("expected");
    const auto none = [](std::size_t count) { return std::vector<int>(count, nothing); };
    QTest::newRow("the same from a cache, again and again") << std::vector(6, level(5, 1h)) << none(6);
    QTest::newRow("the same, its reset told as now") << std::vector{level(5, 61min), level(5, 62min)} << none(2);
    QTest::newRow("more used, the reset as it was") << std::vector{level(4, 1h), level(3, 1h)} << none(2);
    QTest::newRow("a little back, the reset as it was") << std::vector{level(6, 1h), level(7, 1h)} << none(2);
    QTest::newRow("another reset, not a digit else") << std::vector{level(5, 25h)} << none(1);
    QTest::newRow("no reset any more, not a digit else") << std::vector{level(5, 1h)} << none(1);
    QTest::newRow("another reset, something back")
        << std::vector{level(8, 25h), level(7, 25h)} << std::vector{critical, nothing};
    QTest::newRow("another reset, used up meanwhile")
        << std::vector{level(0, 25h), level(0, 25h)} << std::vector{exhausted, nothing};
    QTest::newRow("another reset, more used than before") << std::vector{level(2, 25h)} << std::vector{critical};
    QTest::newRow("a reset that runs ahead of each reading")
        << std::vector{level(5, 62min), level(5, 63min), level(5, 64min)} << none(3);
    QTest::newRow("from the cache, then the truth")
        << std::vector{level(5, 1h), level(99, 6h), level(5, 6h)} << std::vector{nothing, nothing, critical};
}

void AlertsTest::provedResets()
{
    QFETCH(std::vector<RateWindow>, readings);
    QFETCH(std::vector<int>, expected);
    for (const bool restarts : {false, true}) {
        Story story;
        (void)story.told(level(80, 1h));
        QCOMPARE(story.told(level(5, 1h), 30min), critical);
        std::vector<int> told;
        for (std::size_t i = 0; i < readings.size(); ++i) {
            if (restarts)
                story.restart();
            told.push_back(story.told(readings[i], 61min + int(i) * 1min));
        }
        QCOMPARE(told, expected);
    }
}

/// Whatever else changes of an account: that it is being asked, an incident, thresholds.
void AlertsTest::oncePerReading()
{
    Settings settings;
    AlertStates states;
    AccountState state = account(level(80));
    const auto told = [&] { return advanceAlerts(states, state, now, settings).size(); };
    QCOMPARE(told(), 0U);
    state = account(level(40), 5min);
    QCOMPARE(told(), 0U);
    settings.thresholds = {0.5, 0.9};
    state.checking = true;
    QCOMPARE(told(), 0U);
    state.incident = Incident{};
    QCOMPARE(told(), 0U);
    state = account(level(40), 10min);
    QCOMPARE(told(), 1U);
    state.checking = true;
    QCOMPARE(told(), 0U);
}

/// Four fifths used shortly before the reset lasted; that the reset is due makes it no worse.
void AlertsTest::calmWhileTheResetIsDue()
{
    Story story;
    (void)story.told(daily(40, 2h));
    QCOMPARE(story.told(daily(20, 2h), 1h), nothing);
    for (const Seconds later : {Seconds(2h), Seconds(3h), Seconds(9h)})
        QCOMPARE(story.told(daily(20, 2h), later), nothing);
    const auto verdictAt = [](const RateWindow& window, TimePoint at, TimePoint readAt) {
        return verdict(window, forecastOf(window, readAt, Habits{{}, {}}), at, readAt);
    };
    QCOMPARE(verdictAt(daily(20, 2h), now + 3h, now + 1h), Severity::Calm);
    QCOMPARE(verdictAt(daily(5, 2h), now + 3h, now + 1h), Severity::Warning);
}

void AlertsTest::levelOfABucket()
{
    Story story;
    QCOMPARE(story.told(bucket(100, 80, 50s)), nothing);
    QCOMPARE(story.told(bucket(100, 24, 50s)), warning);
    QCOMPARE(story.told(bucket(100, 27, 50s), 60s), nothing); // above the threshold by a little: the same crossing
    QCOMPARE(story.told(bucket(100, 24, 50s), 120s), nothing);
    QCOMPARE(story.told(bucket(100, 60, 50s), 180s), nothing); // refilled
    QCOMPARE(story.told(bucket(100, 24, 50s), 240s), nothing); // told a moment ago
    QCOMPARE(story.told(bucket(100, 60, 50s), 20min), nothing);
    QCOMPARE(story.told(bucket(100, 24, 50s), 21min), warning);
    QCOMPARE(story.told(bucket(100, 0, 50s), 22min), exhausted);
}

/// Within the time in which the same crossing is not told again.
void AlertsTest::worseIsToldAtOnce()
{
    Story story;
    (void)story.told(bucket(100, 80, 50s));
    QCOMPARE(story.told(bucket(100, 24, 50s)), warning);
    QCOMPARE(story.told(bucket(100, 60, 50s), 60s), nothing);
    QCOMPARE(story.told(bucket(100, 5, 50s), 120s), critical);
    QCOMPARE(story.told(bucket(100, 0, 50s), 180s), exhausted);
    QCOMPARE(story.told(bucket(100, 99, 1s), 240s), nothing); // as good as full: it begins anew
    QCOMPARE(story.told(bucket(100, 24, 50s), 300s), warning);
}

void AlertsTest::quietWhereItLasts()
{
    Story story;
    QCOMPARE(story.told(daily(40, 2h)), nothing);
    QCOMPARE(story.told(daily(20, 2h), 1h), nothing); // 80 % used, and it lasts
    QCOMPARE(story.told(daily(6, 2h), 1h), warning);  // so does this, but there is little left to err
}

void AlertsTest::onceThoughThePaceWavers()
{
    Story story;
    QCOMPARE(story.told(daily(95, 20h)), nothing);
    QCOMPARE(story.told(daily(60, 18h), 2h), warning); // 40 % used in a quarter of its time
    QCOMPARE(story.told(daily(58, 8h), 12h), nothing); // slower
    QCOMPARE(story.told(daily(30, 8h), 12h), nothing); // and faster: the same crossing
    QCOMPARE(story.told(daily(8, 7h), 13h), critical);
}

void AlertsTest::thresholdsOfItsOwn()
{
    Settings settings;
    settings.thresholdsFor[{u"one"_s, u"tokens"_s}] = {0.5, 0.6};
    Story story(settings);
    QCOMPARE(story.told(level(80)), nothing);
    QCOMPARE(story.told(level(45)), warning);
    QCOMPARE(story.told(level(40)), critical);
}

void AlertsTest::tellsReturns()
{
    Story story;
    (void)story.told(level(80, 1h));
    QCOMPARE(story.told(level(0, 1h)), exhausted);
    story.restart();
    QCOMPARE(story.told(level(0, 1h), 30min), nothing);
    const auto alerts = story.read(level(100, 25h), 61min);
    QCOMPARE(alerts.size(), 1U);
    QVERIFY(alerts.front().kind == AlertKind::Return);
    QCOMPARE(story.words(alerts.front()).title, u"OpenAI tokens: available again"_s);
    QVERIFY(story.words(alerts.front()).body.startsWith(u"100% left until "_s));
    QCOMPARE(story.told(level(100, 25h), 62min), nothing);
}

void AlertsTest::noReturnOfAMoment()
{
    Story story;
    (void)story.told(bucket(100, 80, 50s));
    QCOMPARE(story.told(bucket(100, 0, 60s)), exhausted);
    QCOMPARE(story.told(bucket(100, 100, 60s), 5min), nothing);
}

void AlertsTest::returnsOnDemand()
{
    Story story(with([](Settings& settings) { settings.notifyReturns = false; }));
    (void)story.told(level(80, 1h));
    QCOMPARE(story.told(level(0, 1h)), exhausted);
    QCOMPARE(story.told(level(100, 2h), 61min), nothing);
    QCOMPARE(story.told(level(0, 2h), 62min), exhausted);
    wantReturn(story.states, {u"one"_s, u"tokens"_s});
    story.restart();
    QCOMPARE(story.told(level(100, 3h), 121min), returned);
    QCOMPARE(story.told(level(0, 3h), 122min), exhausted);
    QCOMPARE(story.told(level(100, 4h), 181min), nothing); // once
}

void AlertsTest::snoozedUntilReset()
{
    Story story;
    (void)story.told(level(80, 1h));
    QCOMPARE(story.told(level(20, 1h)), warning);
    story.snooze();
    story.restart();
    QCOMPARE(story.told(level(5, 1h), 10min), nothing);
    QCOMPARE(story.told(level(0, 1h), 20min), nothing);
    QCOMPARE(story.told(level(20, 2h), 61min), warning);
}

void AlertsTest::quietHoursHold()
{
    Story story(with([](Settings& settings) { settings.quietHours = QuietHours{13 * 60, 15 * 60}; }));
    (void)story.told(level(80));
    QCOMPARE(story.told(level(20)), nothing);
    QCOMPARE(story.told(level(5), 10min), nothing);
    story.restart();
    QVERIFY(!story.held(30min));
    const auto held = story.held(60min);
    QVERIFY(held);
    QCOMPARE(held->severity(), Severity::Critical);
    QCOMPARE(story.words(*held).title, u"OpenAI tokens: 5% left"_s);
    QVERIFY(!story.held(61min)); // once
}

void AlertsTest::quietHoursForgetWhatIsOver()
{
    Story story(with([](Settings& settings) { settings.quietHours = QuietHours{13 * 60, 15 * 60}; }));
    (void)story.told(level(80, 30min));
    QCOMPARE(story.told(level(5, 30min)), nothing);
    QCOMPARE(story.told(level(90, 24h), 40min), nothing);
    QVERIFY(!story.held(60min));
}

void AlertsTest::quietHoursTellTheMostUrgent()
{
    const Settings settings = with([](Settings& own) { own.quietHours = QuietHours{13 * 60, 15 * 60}; });
    AlertStates states;
    const auto accounts = [](double first, double second) {
        std::vector<AccountState> list{account(level(first)), account(level(second))};
        list.back().account.id = u"two"_s;
        return list;
    };
    for (const auto& list : {accounts(80, 80), accounts(20, 5)}) {
        for (const AccountState& state : list)
            QVERIFY(advanceAlerts(states, state, now, settings).empty());
    }
    const auto held = tellHeld(states, accounts(20, 5), now + 1h, settings);
    QVERIFY(held);
    QCOMPARE(held->accountId, u"two"_s);
    QVERIFY(!tellHeld(states, accounts(20, 5), now + 1h, settings));
}

void AlertsTest::isQuietAt_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("until");
    QTest::addColumn<bool>("quiet");
    QTest::addColumn<Seconds>("ends");
    QTest::newRow("within") << 13 * 60 << 15 * 60 << true << Seconds(1h);
    QTest::newRow("from its first minute") << 14 * 60 << 15 * 60 << true << Seconds(1h);
    QTest::newRow("not in its last") << 13 * 60 << 14 * 60 << false << Seconds(24h);
    QTest::newRow("over midnight, before") << 22 * 60 << 8 * 60 << false << Seconds(18h);
    QTest::newRow("over midnight, within") << 13 * 60 << 8 * 60 << true << Seconds(18h);
    QTest::newRow("over midnight, in the morning") << 22 * 60 << 14 * 60 + 30 << true << Seconds(30min);
}

void AlertsTest::isQuietAt()
{
    QFETCH(const int, from);
    QFETCH(const int, until);
    QFETCH(const Seconds, ends);
    QTEST(isQuiet(QuietHours{from, until}, now), "quiet");
    QCOMPARE(quietUntil({from, until}, now), now + ends);
    QVERIFY(!isQuiet(std::nullopt, now));
}

void AlertsTest::saysNothingWhenOff()
{
    Story story(with([](Settings& settings) { settings.notifications = false; }));
    (void)story.told(level(80));
    QCOMPARE(story.told(level(5)), nothing);
    QVERIFY(!story.held(0s));
}

void AlertsTest::words()
{
    Story story;
    (void)story.told(bucket(200000, 150000, 20s));
    const auto alert = story.words(story.read(bucket(200000, 9400, 57s)).front());
    QCOMPARE(alert.title, u"OpenAI tokens: 4% left"_s);
    QCOMPARE(plain(alert.body), u"9.4k of 200k. Full again in 57 s."_s);

    Story pace;
    (void)pace.told(daily(95, 20h));
    const auto foretold = pace.words(pace.read(daily(40, 16h), 0s).front());
    QCOMPARE(plain(foretold.body), u"Runs out between 16:30 and 22:00. Resets in 16 h."_s);
}

void AlertsTest::saysWhatIsUsed()
{
    Story story(with([](Settings& settings) { settings.share = Share::Used; }));
    (void)story.told(bucket(200000, 150000, 20s));
    const auto alert = story.words(story.read(bucket(200000, 9400, 57s)).front());
    QCOMPARE(alert.title, u"OpenAI tokens: 96% used"_s);
    QCOMPARE(plain(alert.body), u"190k of 200k. Full again in 57 s."_s);
}

void AlertsTest::privateWords()
{
    Story story(with([](Settings& settings) { settings.notifyPrivately = true; }));
    (void)story.told(level(80, 1h));
    const auto low = story.words(story.read(level(5, 1h)).front());
    QCOMPARE(low.title, u"A limit is nearly used up"_s);
    QVERIFY(low.body.isEmpty() && !low.left);
    QCOMPARE(story.words(story.read(level(0, 1h)).front()).title, u"A limit is used up"_s);
    QCOMPARE(story.words(story.read(level(100, 24h), 61min).front()).title, u"A limit is available again"_s);
}

/// An account that tells its credit and has no windows.
AccountState withCredit(const QString& remaining, const QString& limit, Seconds later)
{
    AccountState state = account(level(80), later);
    state.snapshot.reading->windows.clear();
    state.snapshot.reading->balances = {{u"credit"_s, u"credit"_s, u"USD"_s, decimal(remaining), decimal(limit)}};
    return state;
}

AccountState refusedForCredit(AccountState state, Seconds later)
{
    state.snapshot.error = Error{ErrorKind::NoCredit, 402, {}, {}};
    state.snapshot.lastProbeFailed = true;
    state.snapshot.checkedAt = now + later;
    return state;
}

/// Title and body of each alert.
QStringList said(const QString& account, const std::vector<Alert>& alerts)
{
    QStringList texts;
    for (const Alert& alert : alerts) {
        const AlertWords words = alertWords(alert, account, alert.readAt);
        texts << plain(words.title + u" | "_s + words.body);
    }
    return texts;
}

void AlertsTest::lowCredit()
{
    AlertStates states;
    const auto read = [&states](const QString& remaining, Seconds later) {
        return said(u"OpenRouter"_s, advanceAlerts(states, withCredit(remaining, u"20"_s, later), now + later));
    };
    QCOMPARE(read(u"12"_s, 0s), QStringList());
    QCOMPARE(read(u"4.5"_s, 1min), QStringList(u"OpenRouter credit: 4.50 USD left | 4.5 USD of 20 USD."_s));
    QCOMPARE(read(u"4.4"_s, 2min), QStringList());
    QCOMPARE(read(u"1.25"_s, 3min), QStringList(u"OpenRouter credit: 1.25 USD left | 1.25 USD of 20 USD."_s));
    QCOMPARE(read(u"-0.01"_s, 4min),
        QStringList(u"OpenRouter credit: used up | Requests are refused until there is credit again."_s));
    QCOMPARE(read(u"19"_s, 1h), QStringList(u"OpenRouter credit: available again | 19 USD left."_s));
    QCOMPARE(read(u"5"_s, 2h), QStringList(u"OpenRouter credit: 5.00 USD left | 5 USD of 20 USD."_s));
}

void AlertsTest::creditBelowWhatWasSet()
{
    const Settings settings = with([](Settings& each) {
        each.creditBelow[{u"one"_s, u"credit"_s}] = decimal(u"5.00"_s).value();
    });
    AlertStates states;
    const auto read = [&](const QString& remaining, Seconds later) {
        return said(u"DeepSeek"_s, advanceAlerts(states, withCredit(remaining, {}, later), now + later, settings));
    };
    const QString told = u"DeepSeek credit: 4.99 USD left | Less than the 5.00 USD that you set."_s;
    QCOMPARE(read(u"5.00"_s, 0s), QStringList());
    QCOMPARE(read(u"4.99"_s, 1min), QStringList(told));
    QCOMPARE(read(u"5.01"_s, 2min), QStringList()); // above it by a cent: the same crossing
    QCOMPARE(read(u"4.99"_s, 3min), QStringList());
    QCOMPARE(read(u"30"_s, 4min), QStringList()); // it was never used up, so nothing is back
    QCOMPARE(read(u"4.99"_s, 5min), QStringList(told));
}

void AlertsTest::noCreditIsToldOnce()
{
    AlertStates states;
    const AccountState good = withCredit(u"0.02"_s, {}, 0s);
    QVERIFY(advanceAlerts(states, good, now).empty());
    const auto alerts = advanceAlerts(states, refusedForCredit(good, 1min), now + 1min);
    QCOMPARE(said(u"DeepSeek"_s, alerts),
        QStringList(u"DeepSeek credit: used up | Requests are refused until there is credit again."_s));
    QVERIFY(!alerts.front().limit.resetsAt());
    states = alertStatesFromJson(toJson(states));
    QVERIFY(advanceAlerts(states, refusedForCredit(good, 2min), now + 2min).empty());
}

void AlertsTest::creditComesBack()
{
    AlertStates states;
    const AccountState good = withCredit(u"0.02"_s, {}, 0s);
    (void)advanceAlerts(states, good, now);
    (void)advanceAlerts(states, refusedForCredit(good, 1min), now + 1min);
    QCOMPARE(said(u"DeepSeek"_s, advanceAlerts(states, withCredit(u"20"_s, {}, 1h), now + 1h)),
        QStringList(u"DeepSeek credit: available again | 20 USD left."_s));
}

/// OpenAI tells no balance, only that there is none.
void AlertsTest::noCreditWhereNoneIsTold()
{
    AlertStates states;
    const AccountState good = account(level(80));
    (void)advanceAlerts(states, good, now);
    QCOMPARE(states.size(), 1U);
    QCOMPARE(said(u"OpenAI"_s, advanceAlerts(states, refusedForCredit(good, 1min), now + 1min)),
        QStringList(u"OpenAI credit: used up | Requests are refused until there is credit again."_s));
    QCOMPARE(said(u"OpenAI"_s, advanceAlerts(states, account(level(80), 1h), now + 1h)),
        QStringList(u"OpenAI credit: available again | "_s));
}

void AlertsTest::namesTheCreditThatIsGone_data()
{
    QTest::addColumn<std::vector<Balance>>("balances");
    QTest::addColumn<QString>("subject");
    const auto credit = [](const char* remaining) {
        return Balance{u"credit"_s, u"credit"_s, u"USD"_s, decimal(QString::fromLatin1(remaining)), {}};
    };
    const auto limit = [](const char* remaining) {
        return Balance{u"key"_s, u"key limit"_s, u"USD"_s, decimal(QString::fromLatin1(remaining)), decimal(u"20"_s)};
    };
    const Balance unknown{u"key"_s, u"key limit"_s, u"USD"_s, {}, decimal(u"20"_s)};
    QTest::newRow("a limit that is used up") << std::vector{limit("0.00"), credit("5")} << u"key limit"_s;
    QTest::newRow("a limit with something left") << std::vector{limit("5"), credit("0.02")} << u"credit"_s;
    QTest::newRow("no credit is told") << std::vector{limit("5")} << u"credit"_s;
    QTest::newRow("nothing known of a limit") << std::vector{unknown} << u"credit"_s;
}

void AlertsTest::namesTheCreditThatIsGone()
{
    QFETCH(std::vector<Balance>, balances);
    QFETCH(QString, subject);
    AlertStates states;
    AccountState good = withCredit(u"5"_s, {}, 0s);
    (void)advanceAlerts(states, good, now);
    good.snapshot.reading->balances = balances;
    QCOMPARE(said(u"OpenRouter"_s, advanceAlerts(states, refusedForCredit(good, 1min), now + 1min)),
        QStringList(u"OpenRouter %1: used up | Requests are refused until there is credit again."_s.arg(subject)));
    QVERIFY(advanceAlerts(states, refusedForCredit(good, 2min), now + 2min).empty());
}

/// A snooze that a clock told that was years ahead.
void AlertsTest::snoozesNoLongerThanALimitTakes()
{
    Story story;
    (void)story.read(level(80));
    story.states.begin()->second.snoozedUntil = now + 3650 * 24h;
    QCOMPARE(story.told(level(4), 1min), static_cast<int>(Severity::Critical));
}

void AlertsTest::tellsAReturnThoughTheClockWentBack()
{
    Story story(with([](Settings& settings) { settings.notifyReturns = true; }));
    (void)story.read(level(80));
    QCOMPARE(story.told(level(0), 20h), static_cast<int>(Severity::Exhausted));
    QCOMPARE(story.told(level(90), 1min), -2);
}

void AlertsTest::movesWithTheClock()
{
    Story story;
    (void)story.read(level(80));
    (void)story.read(level(4), 20h);
    AlertState& told = story.states.begin()->second;
    told.snoozedUntil = now + 21h;
    shiftAlerts(story.states, -20h);
    QCOMPARE(told.toldAt, std::optional(now));
    QCOMPARE(told.snoozedUntil, std::optional(now + 1h));
    told.snoozedUntil = told.resetsAt; // told by the provider
    shiftAlerts(story.states, 5h);
    QCOMPARE(told.snoozedUntil, told.resetsAt);
}

void AlertsTest::snoozesTheWholeAccount_data()
{
    QTest::addColumn<Milliseconds>("time");
    QTest::addColumn<Milliseconds>("lasts");
    QTest::newRow("until the reset") << Milliseconds(0) << Milliseconds(3h);
    QTest::newRow("for an hour") << Milliseconds(1h) << Milliseconds(1h);
}

void AlertsTest::snoozesTheWholeAccount()
{
    QFETCH(Milliseconds, time);
    QFETCH(Milliseconds, lasts);
    Story story;
    const AccountState state = account(level(80));
    (void)story.told(level(80));
    snoozeAll(story.states, state, time, now);
    QVERIFY(snoozedUntil(story.states, u"one"_s, now) >= now + lasts);
    QVERIFY(!snoozedUntil(story.states, u"on"_s, now));
    QCOMPARE(story.told(level(20), 30min), nothing);
    story.restart();
    QCOMPARE(story.told(level(5), 40min), nothing);
    unsnooze(story.states, u"one"_s);
    QVERIFY(!snoozedUntil(story.states, u"one"_s, now));
    QCOMPARE(story.told(level(0), 50min), exhausted);
}

void AlertsTest::readsNonsense()
{
    const QJsonObject json{{u"a"_s, 7}, {u"b"_s, QJsonObject{{u"told"_s, 99}, {u"held"_s, -5}, {u"resets_at"_s, 7}}}};
    const AlertStates states = alertStatesFromJson(json);
    QCOMPARE(states.at({u"a"_s}), (AlertState{Severity::Calm, std::nullopt, true}));
    QCOMPARE(states.at({u"b"_s}), (AlertState{Severity::Exhausted, std::nullopt, true}));
}

void AlertsTest::ownsNoNeighboursSnoozes_data()
{
    QTest::addColumn<QString>("neighbour");
    QTest::newRow("an id that goes on after a slash") << u"one/b"_s;
    QTest::newRow("an id that looks like a limit of ours") << u"one/tokens"_s;
    QTest::newRow("an id that goes on") << u"one2"_s;
    QTest::newRow("a slash alone") << u"one/"_s;
}

/// Also after a restart.
void AlertsTest::ownsNoNeighboursSnoozes()
{
    QFETCH(QString, neighbour);
    AlertStates states;
    snooze(states, {neighbour, u"tokens"_s}, now);
    snooze(states, {u"one"_s, u"requests"_s}, now);
    unsnooze(states, u"one"_s);
    states = alertStatesFromJson(toJson(states));
    QVERIFY(!snoozedUntil(states, u"one"_s, now));
    QVERIFY(snoozedUntil(states, neighbour, now));
}

void AlertsTest::limitsThatAreCalledAlike_data()
{
    QTest::addColumn<QString>("id");
    for (const QString& id : {u"credit"_s, u"balance-credit"_s, u"balance-month-budget"_s, u"window-credit"_s})
        QTest::newRow(qPrintable(id)) << id;
}

/// A provider may call its window like something else that there is; what was told of one is not news of the other.
void AlertsTest::limitsThatAreCalledAlike()
{
    QFETCH(QString, id);
    AccountState state = withCredit(u"5"_s, {}, 0s);
    const auto read = [&](double remaining, Seconds later) {
        RateWindow window = level(remaining);
        window.id = id;
        state.snapshot.reading->windows = {window, level(90)};
        state.snapshot.readAt = state.snapshot.checkedAt = now + later;
        return state;
    };
    AlertStates states;
    QVERIFY(advanceAlerts(states, read(80, 0s), now).empty());
    QCOMPARE(advanceAlerts(states, read(4, 1min), now + 1min).size(), 1U);
    QVERIFY(advanceAlerts(states, read(4, 2min), now + 2min).empty());
    QVERIFY(advanceAlerts(states, read(3, 3min), now + 3min).empty());
}

/// By which older and newer versions read the same file.
void AlertsTest::keepsItsNamesInTheFile()
{
    AccountState state = withCredit(u"5"_s, {}, 0s);
    RateWindow another = level(90);
    another.model = u"a/b"_s;
    state.snapshot.reading->windows = {level(80), another};
    AlertStates states;
    (void)advanceAlerts(states, state, now);
    wantReturn(states, {u"one"_s, refusedCreditKey});
    QCOMPARE(toJson(states).keys(),
        QStringList({u"one/balance-credit"_s, u"one/credit"_s, u"one/tokens"_s, u"one/tokens@a/b"_s}));
    QCOMPARE(alertStatesFromJson(toJson(states)).size(), states.size());
}

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
