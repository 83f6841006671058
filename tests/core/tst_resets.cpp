// SPDX-License-Identifier: MIT
#include "core/rules/alerts.h"
#include "core/words/windowwords.h"

#include <QTest>

#include <array>
#include <random>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};

/// A provider with one weekly window, the person who uses it, and the program that reads it every five minutes.
class Weeks {
public:
    /// Uses so much between two instants, in points an hour.
    struct Use {
        Milliseconds from;
        Milliseconds until;
        double pointsAnHour;
    };
    std::vector<Use> uses{};
    std::vector<Milliseconds> earlyResets{};
    /// Answers from a cache, or with another account's level, between two instants.
    std::vector<std::pair<Milliseconds, Milliseconds>> cached{};
    std::vector<std::pair<Milliseconds, Milliseconds>> strange{};

    /// Everything that is told in a month, "Mon 2 14:05 warning".
    [[nodiscard]] QStringList lived(int looks)
    {
        for (TimePoint now = monday; now < monday + 30 * 24h; now += 5min) {
            renew(now);
            ask(now, looks);
            use(now);
        }
        return m_told;
    }

private:
    void renew(TimePoint now)
    {
        const bool early = std::ranges::find(earlyResets, now - monday) != earlyResets.end();
        if (now >= m_resetsAt || early) {
            m_resetsAt = now + 168h;
            m_used = 0;
        }
    }

    /// In the five minutes from now on.
    void use(TimePoint now)
    {
        for (const Use& each : uses) {
            if (now - monday >= each.from && now - monday < each.until)
                m_used = std::min(100.0, m_used + each.pointsAnHour / 12);
        }
    }

    static bool isIn(const std::vector<std::pair<Milliseconds, Milliseconds>>& times, TimePoint now)
    {
        return std::ranges::any_of(
            times, [&](const auto& each) { return now - monday >= each.first && now - monday < each.second; });
    }

    void ask(TimePoint now, int looks)
    {
        RateWindow window{
            u"7d"_s, {}, Unit::Percent, 100, 100 - std::floor(m_used + 1e-9), m_resetsAt, 168h, Refill::Fixed, {}};
        if (isIn(cached, now) && m_last)
            window = *m_last;
        m_last = window;
        if (isIn(strange, now))
            window.remaining = 100;
        Reading reading;
        reading.windows = {window};
        m_account.account.id = u"one"_s;
        m_account.snapshot = advance(m_account.snapshot, {reading, std::nullopt}, now);
        for (int look = 0; look < looks; ++look)
            tell(now);
        m_states = alertStatesFromJson(toJson(m_states)); // as over a restart
    }

    void tell(TimePoint now)
    {
        for (const Alert& alert : advanceAlerts(m_states, m_account, now)) {
            const QString what = alert.kind == AlertKind::Return ? u"back"_s : severityName(alert.severity());
            m_told << QLocale::c().toString(toDateTime(now), u"ddd d HH:mm "_s) + what;
        }
    }

    TimePoint m_resetsAt = monday + 168h;
    double m_used = 0;
    std::optional<RateWindow> m_last;
    AccountState m_account;
    AlertStates m_states;
    QStringList m_told;
};

} // namespace

/// Resets are told when they are proved, once, and not before.
class ResetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMonth_data();
    void aMonth();
    void dueIsNoProof();
    void neverTwice_data();
    void neverTwice();
    void aClockThatIsSet_data();
    void aClockThatIsSet();

private:
    static Weeks month();
};

/// Week 1: used up in two days, back with its reset, which the provider tells twenty minutes late. Week 2: calm. Week 3:
/// used up, one answer with a strange level, then an early reset, and used up once more before the next one. Week 4: calm.
Weeks ResetsTest::month()
{
    Weeks weeks;
    weeks.uses = {{9h, 17h, 6}, {33h, 41h, 6.5}, {176h, 184h, 1}, {344h, 354h, 10}, {393h, 403h, 10}, {545h, 552h, 1}};
    weeks.cached = {{168h, 168h + 20min}};
    weeks.strange = {{357h, 357h + 5min}};
    weeks.earlyResets = {370h};
    return weeks;
}

void ResetsTest::aMonth_data()
{
    QTest::addColumn<int>("looks");
    QTest::addColumn<QStringList>("told");
    const QStringList all{u"Mon 2 13:10 warning"_s, u"Tue 3 15:30 critical"_s, u"Tue 3 17:00 exhausted"_s,
        u"Mon 9 00:20 back"_s, u"Mon 16 10:30 warning"_s, u"Mon 16 17:00 critical"_s, u"Mon 16 18:00 exhausted"_s,
        u"Tue 17 10:05 back"_s, u"Wed 18 11:30 warning"_s, u"Wed 18 18:00 critical"_s, u"Wed 18 19:00 exhausted"_s,
        u"Tue 24 10:00 back"_s};
    QTest::newRow("looked at once") << 1 << all;
    QTest::newRow("however often it is looked at") << 5 << all;
}

void ResetsTest::aMonth()
{
    QFETCH(int, looks);
    QTEST(month().lived(looks), "told");
}

/// What is told as it was after its reset is due, and no more.
void ResetsTest::dueIsNoProof()
{
    const RateWindow window{u"7d"_s, {}, Unit::Percent, 100, 0, monday + 1h, 168h, Refill::Fixed, {}};
    QCOMPARE(resetText(window, monday + 2h, monday), u"due, not confirmed yet"_s);
    AccountState account;
    account.account.id = u"one"_s;
    AlertStates states;
    for (TimePoint now = monday; now < monday + 12h; now += 5min) {
        Reading reading;
        reading.windows = {window};
        account.snapshot = advance(account.snapshot, {reading, std::nullopt}, now);
        QVERIFY(advanceAlerts(states, account, now).empty());
    }
}

void ResetsTest::neverTwice_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Whatever a month brings: nothing comes back that was not used up, nothing is used up twice without having come back,
/// and looking more often tells the same.
void ResetsTest::neverTwice()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto dice = [&random](int sides) { return static_cast<int>(random() % static_cast<unsigned>(sides)); };
    Weeks weeks;
    for (int day = 0; day < 30; ++day) {
        const Milliseconds from = std::chrono::hours(day * 24 + dice(16));
        weeks.uses.push_back({from, from + std::chrono::hours(1 + dice(8)), static_cast<double>(dice(12))});
        if (dice(8) == 0)
            weeks.earlyResets.push_back(from + std::chrono::hours(dice(8)));
        if (dice(5) == 0)
            weeks.strange.emplace_back(from + 3h, from + 3h + 5min);
        if (dice(5) == 0)
            weeks.cached.emplace_back(from, from + std::chrono::minutes(dice(200)));
    }
    Weeks again = weeks;
    const QStringList told = weeks.lived(1);
    QCOMPARE(again.lived(2), told);
    bool out = false;
    for (const QString& each : told) {
        const QString what = each.section(u' ', -1);
        QVERIFY2(what != "back"_L1 || out, qPrintable(told.join(u'\n')));
        QVERIFY2(what != "exhausted"_L1 || !out, qPrintable(told.join(u'\n')));
        out = what == "exhausted"_L1 || (out && what != "back"_L1);
    }
}

void ResetsTest::aClockThatIsSet_data()
{
    QTest::addColumn<Milliseconds>("shift");
    QTest::addColumn<Milliseconds>("before");
    for (const Milliseconds shift : std::array<Milliseconds, 4>{2h, -2h, 26h, -26h}) {
        for (const Milliseconds before : std::array<Milliseconds, 3>{30min, 3h, 30h})
            QTest::addRow("by %lld h, %lld min before the reset", static_cast<long long>(shift / 1h),
                static_cast<long long>(before / 1min))
                << shift << before;
    }
}

/// The clock is put right while much is used: the reset that the provider tells moves with it, and is none. Nothing that
/// was told is told again, and the true reset is told once.
void ResetsTest::aClockThatIsSet()
{
    QFETCH(Milliseconds, shift);
    QFETCH(Milliseconds, before);
    AccountState account;
    account.account.id = u"one"_s;
    AlertStates states;
    QStringList told;
    TimePoint resetsAt = monday + 168h;
    const auto read = [&](double remaining, TimePoint now) {
        Reading reading;
        reading.windows = {{u"7d"_s, {}, Unit::Percent, 100, remaining, resetsAt, 168h, Refill::Fixed, {}}};
        account.snapshot = advance(account.snapshot, {reading, std::nullopt}, now);
        for (const Alert& alert : advanceAlerts(states, account, now))
            told << (alert.kind == AlertKind::Return ? u"back"_s : severityName(alert.severity()));
    };
    TimePoint now = resetsAt - before - 1h;
    read(80, now - 24h);
    read(20, now - 1h);
    read(0, now);
    QVERIFY(!told.empty() && told.back() == u"exhausted"_s);
    told.clear();
    account.snapshot = shifted(account.snapshot, shift);
    shiftAlerts(states, shift);
    states = alertStatesFromJson(toJson(states));
    now += shift + 5min;
    resetsAt += shift; // on our clock, as the answer's date tells
    read(0, now);
    read(0, now + 5min);
    QCOMPARE(told, QStringList());
    now = resetsAt + 1min;
    resetsAt += 168h;
    read(99, now);
    read(98, now + 5min);
    QCOMPARE(told, QStringList(u"back"_s));
}

QTEST_GUILESS_MAIN(ResetsTest)
#include "tst_resets.moc"
