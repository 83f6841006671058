// SPDX-License-Identifier: MIT
#include "core/rules/workingclock.h"

#include <algorithm>
#include <map>
#include <set>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

using std::chrono::days;
using Quarters = std::chrono::duration<qint64, std::ratio<900>>;
using HalfHours = std::chrono::duration<qint64, std::ratio<1800>>;
constexpr Milliseconds leastKnown = 336h; ///< two weeks
constexpr Milliseconds longestHole = 1h;  ///< between two readings; what was used in a longer one has no hour
constexpr int hoursADay = 24;
constexpr int lunch = 3; ///< hours between two that count
constexpr int everyFifth = 5;
constexpr std::size_t nearlyAll = 6 * 22; ///< hours of a week from which on there is nothing to tell apart

/// Half hours since the epoch, on the local clock.
qint64 localHalf(TimePoint instant, Seconds offset)
{
    return std::chrono::floor<HalfHours>(instant.time_since_epoch() + offset).count();
}

bool isWorkingHalf(const WorkingTime& time, qint64 half)
{
    constexpr qint64 aDay = WorkingTime::halfHours;
    constexpr qint64 firstMonday = 4 * aDay; // the epoch was a Thursday
    const qint64 inWeek = ((half - firstMonday) % (7 * aDay) + 7 * aDay) % (7 * aDay);
    return time.days.at(static_cast<std::size_t>(inWeek / aDay)).test(static_cast<std::size_t>(inWeek % aDay));
}

/// A local day, in days since the epoch, and the hours of it in which something was used.
using UsedHours = std::map<qint64, std::set<int>>;

void addUsedHours(UsedHours& used, const std::vector<HistorySpan>& spans, const ZoneOffset& offset)
{
    for (std::size_t i = 1; i < spans.size(); ++i) {
        const HistorySpan& before = spans[i - 1];
        if (spans[i].left >= before.left || spans[i].since - before.until > longestHole)
            continue;
        const qint64 hour = localHalf(spans[i].since, offset(spans[i].since)) / 2;
        used[hour / hoursADay].insert(static_cast<int>(hour % hoursADay));
    }
}

qint64 dayOnLocalClock(TimePoint instant, const ZoneOffset& offset)
{
    return localHalf(instant, offset(instant)) / 2 / hoursADay;
}

/// Monday is 0.
std::size_t weekday(qint64 day)
{
    return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7);
}

/// From the first to the last of these readings; nothing where there are none.
std::pair<TimePoint, TimePoint> coveredBy(const std::vector<std::vector<HistorySpan>>& limits)
{
    TimePoint first = TimePoint::max();
    TimePoint last = TimePoint::min();
    for (const std::vector<HistorySpan>& spans : limits) {
        if (spans.empty())
            continue;
        first = std::min(first, spans.front().since);
        last = std::max(last, spans.back().until);
    }
    return first < last ? std::pair(first, last) : std::pair(TimePoint(), TimePoint());
}

/// The days of the week of which half were days of use, Monday first.
std::array<bool, 7> workingDays(const UsedHours& used, qint64 first, qint64 last)
{
    std::array<int, 7> seen{};
    std::array<int, 7> worked{};
    for (qint64 day = first; day <= last; ++day) {
        ++seen.at(weekday(day));
        worked.at(weekday(day)) += used.contains(day) ? 1 : 0;
    }
    std::array<bool, 7> counting{};
    for (std::size_t day = 0; day < counting.size(); ++day)
        counting.at(day) = worked.at(day) > 0 && 2 * worked.at(day) >= seen.at(day);
    return counting;
}

/// Fills what lies between two hours that count and are near.
void fillLunch(std::bitset<hoursADay>& hours)
{
    int last = -1;
    for (int hour = 0; hour < hoursADay; ++hour) {
        if (!hours.test(static_cast<std::size_t>(hour)))
            continue;
        for (int between = last + 1; last >= 0 && hour - last - 1 <= lunch && between < hour; ++between)
            hours.set(static_cast<std::size_t>(between));
        last = hour;
    }
}

/// The hours of a day in which something was used on every fifth of these days.
std::bitset<hoursADay> workingHours(const UsedHours& used, const std::array<bool, 7>& onDays)
{
    std::array<int, hoursADay> often{};
    int count = 0;
    for (const auto& [day, hours] : used) {
        if (!onDays.at(weekday(day)))
            continue;
        ++count;
        for (const int hour : hours)
            ++often.at(static_cast<std::size_t>(hour));
    }
    std::bitset<hoursADay> hours;
    for (std::size_t hour = 0; hour < often.size(); ++hour)
        hours.set(hour, often.at(hour) > 0 && everyFifth * often.at(hour) >= count);
    fillLunch(hours);
    return hours;
}

} // namespace

Seconds localOffset(TimePoint instant)
{
    return Seconds(toDateTime(instant).toLocalTime().offsetFromUtc());
}

WorkingClock::WorkingClock(const WorkingTime& time, TimePoint from, TimePoint until, const ZoneOffset& offset)
    : m_from(from)
{
    if (time.isAlways()) {
        add(from, until);
        return;
    }
    while (from < until)
        from = addDay(time, from, until, offset);
}

void WorkingClock::add(TimePoint from, TimePoint until)
{
    if (from >= until)
        return;
    if (!m_stretches.empty() && m_stretches.back().until == from)
        m_stretches.back().until = until;
    else
        m_stretches.push_back({from, until});
}

/// Adds what counts until local midnight, by the half hour where the clock stays as it is, and else by the quarter that
/// is left until the next step of every zone. Gives how far that went.
TimePoint WorkingClock::addDay(const WorkingTime& time, TimePoint from, TimePoint until, const ZoneOffset& offset)
{
    const Seconds ahead = offset(from);
    const TimePoint midnight = std::chrono::floor<days>(from + ahead) + days(1) - Milliseconds(ahead);
    TimePoint end = std::min(midnight, until);
    if (offset(end) != ahead) {
        const TimePoint step = std::chrono::floor<Quarters>(from) + Quarters(1);
        end = std::min(end, step);
    }
    for (TimePoint at = from; at < end;) {
        const qint64 half = localHalf(at, ahead);
        const TimePoint next = std::min(end, TimePoint(HalfHours(half + 1)) - Milliseconds(ahead));
        if (isWorkingHalf(time, half))
            add(at, next);
        at = next;
    }
    return end;
}

Milliseconds WorkingClock::between(TimePoint from, TimePoint until) const
{
    Milliseconds sum{0};
    for (const Stretch& each : m_stretches)
        sum += std::max(Milliseconds(0), std::min(until, each.until) - std::max(from, each.from));
    return sum;
}

Milliseconds WorkingClock::whole() const
{
    return m_stretches.empty() ? Milliseconds(0) : between(m_stretches.front().from, m_stretches.back().until);
}

std::optional<TimePoint> WorkingClock::after(TimePoint from, Milliseconds amount) const
{
    for (const Stretch& each : m_stretches) {
        const TimePoint begin = std::max(from, each.from);
        if (begin >= each.until)
            continue;
        if (amount < each.until - begin)
            return begin + amount;
        amount -= each.until - begin;
    }
    return std::nullopt;
}

TimePoint WorkingClock::before(TimePoint until, Milliseconds amount) const
{
    // NOLINTNEXTLINE(modernize-loop-convert): clang 14 does not understand the library's reversed views.
    for (auto each = m_stretches.rbegin(); each != m_stretches.rend(); ++each) {
        const TimePoint end = std::min(until, each->until);
        if (end <= each->from)
            continue;
        if (amount <= end - each->from)
            return end - amount;
        amount -= end - each->from;
    }
    return m_from;
}

std::optional<WorkingTime> learnedWorkingTime(
    const std::vector<std::vector<HistorySpan>>& limits, const ZoneOffset& offset)
{
    const auto [first, last] = coveredBy(limits);
    if (last - first < leastKnown)
        return std::nullopt;
    UsedHours used;
    for (const std::vector<HistorySpan>& spans : limits)
        addUsedHours(used, spans, offset);
    const std::array<bool, 7> onDays = workingDays(used, dayOnLocalClock(first, offset), dayOnLocalClock(last, offset));
    const std::bitset<hoursADay> hours = workingHours(used, onDays);
    const auto counting = static_cast<std::size_t>(std::ranges::count(onDays, true)) * hours.count();
    if (counting == 0 || counting >= nearlyAll)
        return std::nullopt;
    WorkingTime learned;
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < hoursADay && onDays.at(static_cast<std::size_t>(day)); ++hour) {
            if (hours.test(static_cast<std::size_t>(hour)))
                learned.add(day, 2 * hour, 2 * hour + 2);
        }
    }
    return learned;
}

int knownWeeks(const std::vector<std::vector<HistorySpan>>& limits)
{
    const auto [first, last] = coveredBy(limits);
    return static_cast<int>((last - first) / Milliseconds(7 * 24h));
}

} // namespace quotalamp
