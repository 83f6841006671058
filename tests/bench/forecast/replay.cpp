// SPDX-License-Identifier: MIT
#include "bench/forecast/replay.h"

#include <algorithm>
#include <cmath>

namespace quotalamp::replay {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t apart = 6; ///< steps between two forecasts that are judged: half an hour
const ZoneOffset utc = [](TimePoint) { return Seconds(0); };

RateWindow windowOf(const Level& level, const Turn& turn, Length length)
{
    const double rounded = std::min(100.0, std::round(level.used));
    const bool week = length == Length::Week;
    RateWindow window{
        week ? u"7d"_s : u"5h"_s, {}, Unit::Percent, 100, 100 - rounded, turn.resetsAt, {}, Refill::Fixed, {}};
    window.period = week ? 168h : 5h;
    return window;
}

/// What was read until a step, as the program keeps it.
struct Known {
    UseTrails trails;
    std::vector<HistorySpan> spans; ///< of the weekly window
};

void read(Known& known, const Life& life, std::size_t step, TimePoint at)
{
    Reading reading;
    const Life::Step& now = life.steps[step];
    reading.windows.push_back(windowOf(now.week, life.weekly[static_cast<std::size_t>(now.week.turn)], Length::Week));
    if (now.fiveHours.turn >= 0)
        reading.windows.push_back(
            windowOf(now.fiveHours, life.fiveHours[static_cast<std::size_t>(now.fiveHours.turn)], Length::FiveHours));
    else if (known.trails.contains(u"window-5h"_s))
        reading.windows.push_back({u"5h"_s, {}, Unit::Percent, 100, 100, {}, 5h, Refill::Fixed, {}});
    follow(known.trails, reading, at);
    const double left = *reading.windows.front().leftShare();
    if (!known.spans.empty() && known.spans.back().left == left)
        known.spans.back().until = at;
    else
        known.spans.push_back({at, at, left});
}

std::optional<Forecast> straight(
    const RateWindow& window, TimePoint at, std::optional<double> pace, const WorkingClock& clock)
{
    if (!pace)
        return std::nullopt;
    return projected(*window.leftShare(), {*pace, *pace, *pace}, at, *window.resetsAt, clock);
}

/// Over the last period, and where that is not known, in the window so far.
std::optional<double> kept(const Paces& paces)
{
    return paces.steady ? paces.steady : paces.soFar;
}

std::optional<double> capped(const Paces& paces)
{
    const auto lasting = kept(paces);
    return paces.recent && lasting ? std::min(*paces.recent, *lasting) : lasting;
}

void tell(Judged& judged, const RateWindow& window, const Known& known, const WorkingTime& learned)
{
    const TimePoint at = judged.readAt;
    const UseTrail& trail = known.trails.at(trailKey(window));
    const WorkingClock clock = clockFor(window, at, {}, utc);
    const WorkingClock working = clockFor(window, at, learned, utc);
    judged.paces = {pacesOf(window, at, trail, clock), pacesOf(window, at, trail, working)};
    const TimePoint end = judged.out ? at + *judged.out : *window.resetsAt;
    judged.expected = expectedPace(judged.paces[1], *window.period, judged.ahead);
    const auto counted = static_cast<double>(working.between(at, end).count());
    judged.came = counted > 0 ? std::max(0.0, judged.finally - judged.used) / counted : 0;
    const Paces& byClock = judged.paces[0];
    const auto recent = byClock.recent ? byClock.recent : byClock.soFar;
    judged.told = {straight(window, at, byClock.soFar, clock), straight(window, at, recent, clock),
        straight(window, at, kept(byClock), clock), straight(window, at, capped(byClock), clock),
        straight(window, at, capped(judged.paces[1]), working),
        forecastOf(window, at, Habits{known.trails, learned, utc})};
}

/// The forecasts of one window, where there is something to tell and nothing unforeseeable comes.
void judge(std::vector<Judged>& all, Habit habit, Length length, const Level& level, const std::vector<Turn>& turns,
    TimePoint at, const Known& known, const WorkingTime& learned)
{
    if (level.turn < 0)
        return;
    const Turn& turn = turns[static_cast<std::size_t>(level.turn)];
    const bool over = static_cast<std::size_t>(level.turn) + 1 == turns.size();
    const bool surprised = turn.surprise && *turn.surprise > at;
    const RateWindow window = windowOf(level, turn, length);
    if (over || surprised || at >= turn.resetsAt || turn.resetsAt - *window.period < firstStep)
        return;
    Judged one{habit, length};
    one.readAt = at;
    one.used = 1 - *window.leftShare();
    one.untilReset = turn.resetsAt - at;
    one.ahead = std::chrono::duration<double>(one.untilReset) / std::chrono::duration<double>(*window.period);
    if (turn.outAt && *turn.outAt < turn.resetsAt)
        one.out = *turn.outAt - at;
    one.finally = turn.finally / 100;
    if (one.used >= 1 || (one.out && *one.out <= 0ms))
        return;
    tell(one, window, known, learned);
    if (one.told.back())
        all.push_back(std::move(one));
}

/// Lasting is an end beyond every instant.
double endOf(const std::optional<TimePoint>& at, TimePoint from)
{
    return at ? std::chrono::duration<double, std::ratio<3600>>(*at - from).count() : 1e9;
}

bool isCovered(const Judged& each, const Forecast& forecast)
{
    const double real = each.out ? std::chrono::duration<double, std::ratio<3600>>(*each.out).count() : 1e9;
    constexpr double step = 1.0 / 12; // nothing is known more exactly
    return endOf(forecast.earliest, each.readAt) <= real + step && real - step <= endOf(forecast.latest, each.readAt);
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 1;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace

QString methodName(Method method)
{
    switch (method) {
    case Method::Naive:
        return u"naive"_s;
    case Method::Recent:
        return u"recent"_s;
    case Method::Sustained:
        return u"sustained"_s;
    case Method::Capped:
        return u"capped"_s;
    case Method::Learned:
        return u"learned"_s;
    case Method::Shipped:
        break;
    }
    return u"shipped"_s;
}

std::vector<Judged> judged(Habit habit, std::uint64_t seed)
{
    const Life life = lived(habit, seed);
    Known known;
    WorkingTime learned;
    std::vector<Judged> all;
    for (std::size_t step = 0; step < life.steps.size(); ++step) {
        const TimePoint at = firstStep + static_cast<int>(step + 1) * stepLength;
        if (step == std::size_t(weeksBefore) * stepsAWeek)
            learned = learnedWorkingTime({known.spans}, utc).value_or(WorkingTime());
        if (!life.steps[step].awake)
            continue;
        read(known, life, step, at);
        if (step < std::size_t(weeksBefore) * stepsAWeek || step % apart != 0)
            continue;
        judge(all, habit, Length::Week, life.steps[step].week, life.weekly, at, known, learned);
        judge(all, habit, Length::FiveHours, life.steps[step].fiveHours, life.fiveHours, at, known, learned);
    }
    return all;
}

Score scoreOf(const std::vector<Judged>& all, Method method, Length length, std::optional<Habit> habit)
{
    Score score;
    int lasted = 0;
    int falsely = 0;
    int ran = 0;
    int missed = 0;
    int covered = 0;
    int coveredEnds = 0;
    int paces = 0;
    for (const Judged& each : all) {
        const auto& told = each.told.at(static_cast<std::size_t>(method));
        if (each.length != length || (habit && each.habit != *habit) || !told)
            continue;
        ++score.forecasts;
        const bool inRange = isCovered(each, *told);
        covered += inRange ? 1 : 0;
        const bool expected = each.expected && each.came >= each.expected->least && each.came <= each.expected->most;
        paces += expected ? 1 : 0;
        const double reset = endOf(each.readAt + each.untilReset, each.readAt);
        const double real = each.out ? endOf(each.readAt + *each.out, each.readAt) : reset;
        const double points = 100 * std::abs((1 - told->leftAtReset) - each.finally);
        score.points += points;
        score.worstPoints = std::max(score.worstPoints, points);
        (each.out ? ran : lasted) += 1;
        missed += each.out && told->lasts() ? 1 : 0;
        falsely += !each.out && !told->lasts() && each.used >= paceEvidence ? 1 : 0;
        if (!each.out && told->lasts())
            continue;
        ++score.withEnds;
        coveredEnds += inRange ? 1 : 0;
        const double hours = std::abs(std::min(endOf(told->runsOutAt, each.readAt), reset) - real);
        score.hours += hours;
        score.worstHours = std::max(score.worstHours, hours);
    }
    score.hours /= std::max(1, score.withEnds);
    score.points /= std::max(1, score.forecasts);
    score.falseAlarms = static_cast<double>(falsely) / std::max(1, lasted);
    score.missedAlarms = static_cast<double>(missed) / std::max(1, ran);
    score.covered = static_cast<double>(covered) / std::max(1, score.forecasts);
    score.coveredEnds = static_cast<double>(coveredEnds) / std::max(1, score.withEnds);
    score.coveredPaces = static_cast<double>(paces) / std::max(1, score.forecasts);
    return score;
}

Quotients quotientsOf(const std::vector<Judged>& all, Length length)
{
    std::array<std::vector<double>, 4> quotients;
    for (const Judged& each : all) {
        if (each.length != length || !each.expected || each.expected->likely <= 0)
            continue;
        const auto quarter = static_cast<std::size_t>(std::clamp(each.ahead * 4, 0.0, 3.0));
        quotients.at(quarter).push_back(each.came / each.expected->likely);
    }
    Quotients found;
    for (std::size_t i = 0; i < quotients.size(); ++i) {
        found.low.at(i) = quantile(quotients.at(i), 0.1);
        found.middle.at(i) = quantile(quotients.at(i), 0.5);
        found.high.at(i) = quantile(quotients.at(i), 0.9);
    }
    return found;
}

} // namespace quotalamp::replay
