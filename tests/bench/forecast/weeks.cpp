// SPDX-License-Identifier: MIT
#include "bench/forecast/weeks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace quotalamp::replay {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int stepsADay = stepsAWeek / 7;
constexpr int stepsAnHour = 12;
constexpr std::size_t allSteps = std::size_t(weeks) * stepsAWeek;
constexpr double full = 100;

/// What would be used in each step if there were no limits, in no unit yet.
using Demand = std::vector<double>;

bool isWeekend(int day)
{
    return day % 7 >= 5;
}

int stepAt(int day, double hour)
{
    return day * stepsADay + static_cast<int>(hour * stepsAnHour);
}

void use(Demand& demand, int step, double amount)
{
    if (step >= 0 && static_cast<std::size_t>(step) < demand.size())
        demand[static_cast<std::size_t>(step)] += amount;
}

/// Work with pauses: what is on goes on for a while, and so does what is off.
void work(Demand& demand, int from, int until, double strength, Dice& dice)
{
    bool on = true;
    for (int step = from; step < until; ++step) {
        on = on ? !dice.chance(0.10) : dice.chance(0.15);
        if (on)
            use(demand, step, strength * dice.factor(0.6));
    }
}

void officeDay(Demand& demand, int day, double strength, Dice& dice)
{
    if (isWeekend(day) || dice.chance(0.05))
        return; // a holiday
    const double today = strength * dice.factor(0.4);
    work(demand, stepAt(day, 9 + 0.5 * dice.normal()), stepAt(day, 12), today, dice);
    work(demand, stepAt(day, 13), stepAt(day, 17.5 + 0.7 * dice.normal()), today, dice);
}

void burstyDay(Demand& demand, int day, Dice& dice)
{
    for (int hour = 8; hour < 23; ++hour) {
        if (dice.chance(0.10))
            work(demand, stepAt(day, hour), stepAt(day, hour + dice.uniform(0.4, 2.5)), dice.factor(0.8), dice);
    }
}

void agentsNight(Demand& demand, int day, Dice& dice)
{
    if (!isWeekend(day) && dice.chance(0.7))
        work(demand, stepAt(day, 20), stepAt(day + 1, 5), 0.8 * dice.factor(0.3), dice);
}

void dayOf(Demand& demand, Habit habit, int day, Dice& dice)
{
    switch (habit) {
    case Habit::Steady:
        for (int step = 0; step < stepsADay; ++step)
            use(demand, stepAt(day, 0) + step, dice.factor(0.5));
        return;
    case Habit::Bursty:
        return burstyDay(demand, day, dice);
    case Habit::NightAgents:
        officeDay(demand, day, 0.5, dice);
        return agentsNight(demand, day, dice);
    case Habit::SeveralMachines:
        officeDay(demand, day, 1, dice);
        return work(demand, stepAt(day, 19), stepAt(day, 22.5), 0.5 * dice.factor(0.6), dice);
    case Habit::WeekendsOff:
    case Habit::EarlyResets:
    case Habit::LateResets:
    case Habit::PlanChanged:
        break;
    }
    officeDay(demand, day, 1, dice);
}

/// Weeks differ, but a person's usual one takes from half to half as much again of the limit.
Demand demandOf(Habit habit, Dice& dice)
{
    Demand demand(allSteps, 0);
    for (int day = 0; day < weeks * 7; ++day)
        dayOf(demand, habit, day, dice);
    const double sum = std::accumulate(demand.begin(), demand.end(), 0.0);
    const double usual = dice.uniform(50, 150);
    for (int week = 0; week < weeks; ++week) {
        const double scale = usual * weeks / sum * dice.factor(0.2);
        for (int step = week * stepsAWeek; step < (week + 1) * stepsAWeek; ++step)
            demand[static_cast<std::size_t>(step)] *= scale;
    }
    return demand;
}

/// The computer is on when its person is at it; the one that agents run on always is.
bool isAwake(Habit habit, int step, Dice& dice)
{
    const bool hole = dice.chance(0.02);
    if (habit == Habit::Steady || habit == Habit::NightAgents)
        return !hole;
    const double hour = static_cast<double>(step % stepsADay) / stepsAnHour;
    if (habit == Habit::Bursty)
        return !hole && hour >= 8;
    return !hole && hour >= 8.5 && hour < 18.5 && !isWeekend(step / stepsADay);
}

/// Lives the steps one by one.
class Run {
public:
    Run(Habit habit, std::uint64_t seed)
        : m_habit(habit)
        , m_dice(seed * habits.size() + static_cast<std::uint64_t>(habit))
        , m_demand(demandOf(habit, m_dice))
        , m_perWeek(m_dice.uniform(6, 12))
        , m_began(firstStep - std::chrono::hours(static_cast<int>(m_dice.uniform(0, 168))))
    {
    }

    Life live()
    {
        startWeek(m_began);
        for (std::size_t step = 0; step < allSteps; ++step)
            take(step);
        close(m_life.weekly.back(), m_week);
        if (!m_life.fiveHours.empty())
            close(m_life.fiveHours.back(), m_five);
        return m_life;
    }

private:
    static void close(Turn& turn, const Level& level) { turn.finally = std::min(full, level.used); }

    void startWeek(TimePoint at)
    {
        if (!m_life.weekly.empty())
            close(m_life.weekly.back(), m_week);
        m_week = {static_cast<int>(m_life.weekly.size()), 0, m_week.limit};
        m_life.weekly.push_back({at, at + 168h, {}, 0, {}});
        m_startsAt = at + 168h;
        if (m_habit == Habit::LateResets)
            m_startsAt += std::chrono::hours(static_cast<int>(m_dice.uniform(1, 12)));
        m_surpriseAt.reset();
        if (m_habit == Habit::EarlyResets || m_habit == Habit::PlanChanged)
            m_surpriseAt = at + std::chrono::hours(static_cast<int>(m_dice.uniform(24, 240)));
    }

    void surprise(TimePoint now)
    {
        m_surpriseAt.reset();
        m_life.weekly.back().surprise = now;
        if (m_habit == Habit::EarlyResets)
            return startWeek(now);
        const double scale = m_week.limit > full / 2 + 1 ? 0.5 : 2;
        m_week.limit *= scale;
        m_week.used = std::min(full - 1, m_week.used / scale);
        m_life.weekly.back().outAt.reset();
    }

    void renew(TimePoint now)
    {
        if (now >= m_startsAt)
            startWeek(now);
        if (m_surpriseAt && now >= *m_surpriseAt)
            surprise(now);
        if (m_five.turn >= 0 && now >= m_life.fiveHours.back().resetsAt) {
            close(m_life.fiveHours.back(), m_five);
            m_five = {};
        }
    }

    static void use(Level& level, Turn& turn, double points, TimePoint now)
    {
        level.used += points;
        if (level.used >= full && !turn.outAt)
            turn.outAt = now;
    }

    void take(std::size_t step)
    {
        const TimePoint now = firstStep + static_cast<int>(step) * stepLength;
        renew(now);
        const double wanted = m_demand[step];
        const bool blocked = m_week.used >= full || m_five.used >= full;
        if (wanted > 0 && !blocked) {
            if (m_five.turn < 0) {
                m_five.turn = static_cast<int>(m_life.fiveHours.size());
                m_life.fiveHours.push_back({now, now + 5h, {}, 0, {}});
            }
            use(m_week, m_life.weekly.back(), wanted * full / m_week.limit, now + stepLength);
            use(m_five, m_life.fiveHours.back(), wanted * m_perWeek, now + stepLength);
        }
        m_life.steps.push_back({m_week, m_five, isAwake(m_habit, static_cast<int>(step), m_dice)});
    }

    Habit m_habit;
    Dice m_dice;
    Demand m_demand;
    double m_perWeek; ///< how many five-hour windows a weekly one holds
    TimePoint m_began;
    Life m_life;
    Level m_week;
    Level m_five;
    TimePoint m_startsAt;
    std::optional<TimePoint> m_surpriseAt;
};

} // namespace

QString habitName(Habit habit)
{
    switch (habit) {
    case Habit::Steady:
        return u"steady"_s;
    case Habit::Bursty:
        return u"bursty"_s;
    case Habit::WeekendsOff:
        return u"weekends off"_s;
    case Habit::NightAgents:
        return u"agents over night"_s;
    case Habit::EarlyResets:
        return u"resets early"_s;
    case Habit::LateResets:
        return u"resets late"_s;
    case Habit::PlanChanged:
        return u"plan changed"_s;
    case Habit::SeveralMachines:
        break;
    }
    return u"several machines"_s;
}

double Dice::uniform(double from, double until)
{
    // splitmix64
    m_state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    mixed ^= mixed >> 31U;
    return from + (until - from) * static_cast<double>(mixed >> 11U) * 0x1.0p-53;
}

double Dice::normal()
{
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

double Dice::factor(double spread)
{
    return std::exp(spread * normal());
}

Life lived(Habit habit, std::uint64_t seed)
{
    return Run(habit, seed).live();
}

} // namespace quotalamp::replay
