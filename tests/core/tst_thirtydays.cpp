// SPDX-License-Identifier: MIT
#include "core/rules/alerts.h"
#include "core/rules/quiethours.h"
#include "core/words/alertwords.h"

#include <QTest>

#include <array>
#include <span>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// "10-12 09:00" in the autumn of 2026, on the local clock.
TimePoint at(const char* local)
{
    return fromDateTime(QDateTime::fromString(u"2026-"_s + QLatin1StringView(local), u"yyyy-MM-dd HH:mm"_s));
}

/// What happens from an instant on.
enum class What {
    Use,        ///< so many points an hour of the weekly limit are used, here or elsewhere
    EarlyReset, ///< the provider gives back all, and a new week begins
    Cached,     ///< the provider tells what it told last, for so many minutes
    Strange,    ///< the provider tells another account's level, for so many minutes
    Plan,       ///< the plan is so many times as large
    Closed,     ///< the app is closed for so many hours
    Asleep,     ///< the machine sleeps for so many hours
    ClockSet    ///< the clock of this machine is set by so many minutes
};

struct Happening {
    const char* local;
    What what;
    double amount;
};

/// A provider with one weekly limit in percent, the person who uses it, and the app that reads it every five minutes and
/// is quiet at night. Thirty days of it take a moment.
class Month {
public:
    Month(int looks, bool restarts)
        : m_looks(looks)
        , m_restarts(restarts)
    {
        m_settings.quietHours = QuietHours{22 * 60, 7 * 60};
        m_account.account.id = u"one"_s;
        m_account.providerName = u"Claude"_s;
    }

    /// Everything that is told, "Mon 12 Oct 09:00 Claude weekly: 24% left".
    [[nodiscard]] QStringList lived(std::span<const Happening> happenings, TimePoint from, TimePoint until)
    {
        m_resetsAt = from + week;
        for (TimePoint now = from; now < until; now += step) {
            for (const Happening& each : happenings) {
                if (at(each.local) == now)
                    happen(each, now);
            }
            renew(now);
            if (now >= m_awayUntil)
                look(now);
            m_used = std::min(100.0, m_used + m_pointsAnHour / 12 / m_plan);
        }
        return m_told;
    }

private:
    static constexpr Milliseconds week = 168h;
    static constexpr Milliseconds step = 5min;

    void happen(const Happening& each, TimePoint now)
    {
        const auto minutes = std::chrono::minutes(static_cast<int>(each.amount));
        const auto hours = std::chrono::hours(static_cast<int>(each.amount));
        switch (each.what) {
        case What::Use:
            m_pointsAnHour = each.amount;
            break;
        case What::EarlyReset:
            m_resetsAt = now;
            break;
        case What::Cached:
            m_cachedUntil = now + minutes;
            break;
        case What::Strange:
            m_strangeUntil = now + minutes;
            break;
        case What::Plan:
            m_used /= each.amount / m_plan;
            m_plan = each.amount;
            break;
        case What::Closed:
        case What::Asleep:
            m_awayUntil = now + hours;
            if (each.what == What::Closed)
                restart();
            break;
        case What::ClockSet:
            m_ahead += minutes;
            m_account.snapshot = shifted(m_account.snapshot, minutes);
            shiftAlerts(m_states, minutes);
            break;
        }
    }

    void renew(TimePoint now)
    {
        if (now < m_resetsAt)
            return;
        m_resetsAt += week;
        m_used = 0;
    }

    void restart() { m_states = alertStatesFromJson(toJson(m_states)); }

    /// What the provider answers, its reset on this machine's clock.
    RateWindow answer(TimePoint now)
    {
        RateWindow window{u"7d"_s, u"weekly"_s, Unit::Percent, 100, 100 - std::floor(std::min(100.0, m_used) + 1e-9),
            m_resetsAt + m_ahead, std::chrono::duration_cast<Seconds>(week), Refill::Fixed, {}};
        if (now < m_cachedUntil && m_last)
            window = *m_last;
        m_last = window;
        if (now < m_strangeUntil)
            window.remaining = 97;
        return window;
    }

    /// As AlertDesk does it: what a reading changed, and what quiet hours held back.
    void look(TimePoint trueNow)
    {
        const TimePoint now = trueNow + m_ahead;
        Reading reading;
        reading.windows = {answer(trueNow)};
        m_account.snapshot = advance(m_account.snapshot, {reading, std::nullopt}, now);
        for (int look = 0; look < m_looks; ++look) {
            for (const Alert& alert : advanceAlerts(m_states, m_account, now, m_settings))
                tell(alert, now);
            if (const auto held = tellHeld(m_states, {m_account}, now, m_settings))
                tell(*held, now);
            if (m_restarts)
                restart();
        }
    }

    void tell(const Alert& alert, TimePoint now)
    {
        const QString title = alertWords(alert, u"Claude"_s, now, m_settings).title;
        m_told << QLocale::c().toString(toDateTime(now).toLocalTime(), u"ddd d MMM HH:mm "_s) + title;
    }

    int m_looks;
    bool m_restarts;
    Settings m_settings;
    double m_used = 0; ///< percent of the plan
    double m_pointsAnHour = 0;
    double m_plan = 1;
    Milliseconds m_ahead{0}; ///< this machine's clock
    TimePoint m_resetsAt;
    TimePoint m_cachedUntil{};
    TimePoint m_strangeUntil{};
    TimePoint m_awayUntil{};
    std::optional<RateWindow> m_last;
    AccountState m_account;
    AlertStates m_states;
    QStringList m_told;
};

// Summer time ends on Sunday the 25th.
constexpr std::array happenings{
    // Used up in two days. Somebody else's level for a moment; the reset is told twenty minutes late.
    Happening{"10-13 09:00", What::Use, 8},
    Happening{"10-13 17:00", What::Use, 0},
    Happening{"10-14 09:00", What::Use, 8},
    Happening{"10-14 15:00", What::Use, 0},
    Happening{"10-15 12:00", What::Strange, 5},
    Happening{"10-19 09:00", What::Cached, 20},
    // Used up in an afternoon, then given back early, and once more while nothing of that is used.
    Happening{"10-20 09:00", What::Use, 20},
    Happening{"10-20 14:00", What::Use, 0},
    Happening{"10-21 10:00", What::EarlyReset, 0},
    Happening{"10-21 10:30", What::EarlyReset, 0},
    // Used up before a weekend that the app does not see: summer time ends, and the provider gives all back.
    Happening{"10-23 09:00", What::Use, 12},
    Happening{"10-23 18:00", What::Use, 0},
    Happening{"10-23 19:00", What::Closed, 63},
    Happening{"10-25 12:00", What::EarlyReset, 0},
    // An agent works at night, while it is quiet.
    Happening{"10-29 23:00", What::Use, 13},
    Happening{"10-30 06:00", What::Use, 0},
    // Another machine uses up the rest while this one sleeps; it wakes up an hour before the week begins anew.
    Happening{"10-31 09:00", What::Asleep, 26},
    Happening{"10-31 12:00", What::Use, 5},
    Happening{"10-31 15:00", What::Use, 0},
    // A larger plan when nothing is left, and the small one again the next day.
    Happening{"11-03 09:00", What::Use, 34},
    Happening{"11-03 12:00", What::Use, 0},
    Happening{"11-03 15:00", What::Plan, 5},
    Happening{"11-04 12:00", What::Plan, 1},
    // The clock is two hours ahead for some days; the app is closed when the week begins anew.
    Happening{"11-06 06:00", What::ClockSet, 120},
    Happening{"11-07 18:00", What::Closed, 40},
    Happening{"11-09 12:00", What::ClockSet, -120},
};

const QStringList expected{
    u"Tue 13 Oct 12:10 Claude weekly: 75% left"_s,
    u"Wed 14 Oct 12:15 Claude weekly: 10% left"_s,
    u"Wed 14 Oct 13:30 Claude weekly: used up"_s,
    u"Mon 19 Oct 09:20 Claude weekly: available again"_s,
    u"Tue 20 Oct 10:15 Claude weekly: 75% left"_s,
    u"Tue 20 Oct 13:30 Claude weekly: 10% left"_s,
    u"Tue 20 Oct 14:00 Claude weekly: used up"_s,
    u"Wed 21 Oct 10:05 Claude weekly: available again"_s,
    u"Fri 23 Oct 11:05 Claude weekly: 75% left"_s,
    u"Fri 23 Oct 16:30 Claude weekly: 10% left"_s,
    u"Fri 23 Oct 17:20 Claude weekly: used up"_s,
    u"Mon 26 Oct 09:05 Claude weekly: available again"_s,
    u"Fri 30 Oct 07:00 Claude weekly: 9% left"_s,
    u"Sun 1 Nov 11:00 Claude weekly: used up"_s,
    u"Sun 1 Nov 12:00 Claude weekly: available again"_s,
    u"Tue 3 Nov 09:45 Claude weekly: 75% left"_s,
    u"Tue 3 Nov 11:40 Claude weekly: 10% left"_s,
    u"Tue 3 Nov 12:00 Claude weekly: used up"_s,
    u"Tue 3 Nov 15:05 Claude weekly: available again"_s,
    u"Wed 4 Nov 12:00 Claude weekly: used up"_s,
    u"Mon 9 Nov 12:00 Claude weekly: available again"_s,
};

} // namespace

/// Thirty days of a limit with all that happens to one, and exactly what a person is told of it.
class ThirtyDaysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin");
        QLocale::setDefault(QLocale::c());
    }
    void tellsEachOnce_data();
    void tellsEachOnce();
};

void ThirtyDaysTest::tellsEachOnce_data()
{
    QTest::addColumn<int>("looks");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("looked at once") << 1 << false;
    QTest::newRow("however often it is looked at") << 4 << false;
    QTest::newRow("restarted after each look") << 2 << true;
}

void ThirtyDaysTest::tellsEachOnce()
{
    QFETCH(const int, looks);
    QFETCH(const bool, restarts);
    const QStringList told = Month(looks, restarts).lived(happenings, at("10-12 09:00"), at("11-11 09:00"));
    QVERIFY2(told == expected, qPrintable(told.join(u'\n')));
}

QTEST_GUILESS_MAIN(ThirtyDaysTest)
#include "tst_thirtydays.moc"
