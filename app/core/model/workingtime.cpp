// SPDX-License-Identifier: MIT
#include "core/model/workingtime.h"

#include <QStringList>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int lastHalf = static_cast<int>(WorkingTime::halfHours);
constexpr std::array dayNames{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};

QString clockOf(std::size_t half)
{
    return u"%1:%2"_s.arg(half / 2, 2, 10, QChar(u'0')).arg(half % 2 == 0 ? u"00"_s : u"30"_s);
}

/// "09:30" is 19; -1 for what is no time of day. Midnight at the end of the day is 24:00.
int halfFrom(QStringView clock)
{
    const QList<QStringView> parts = clock.split(u':');
    if (parts.size() != 2)
        return -1;
    bool isHour = false;
    bool isMinute = false;
    const int hour = parts[0].toInt(&isHour);
    const int minute = parts[1].toInt(&isMinute);
    const bool inDay = hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60;
    return isHour && isMinute && inDay ? hour * 2 + minute / 30 : -1;
}

/// Where the stretch ends that has this half hour; the half hour itself where it is not one of the day's.
int endOfStretch(const std::bitset<WorkingTime::halfHours>& day, int from)
{
    while (from < lastHalf && day.test(static_cast<std::size_t>(from)))
        ++from;
    return from;
}

/// Where the night ends that a day's last stretch goes over, on the next day; 0 where it ends with the day.
int endOfNight(const WorkingTime& time, int day)
{
    constexpr int noon = lastHalf / 2;
    const auto& hours = time.days.at(static_cast<std::size_t>(day));
    int begin = lastHalf;
    while (begin > 0 && hours.test(static_cast<std::size_t>(begin - 1)))
        --begin;
    const int end = endOfStretch(time.days.at(static_cast<std::size_t>((day + 1) % 7)), 0);
    return begin > 0 && begin < lastHalf && end <= std::min(begin, noon) ? end : 0;
}

QString hoursText(const std::bitset<WorkingTime::halfHours>& day)
{
    QStringList stretches;
    for (std::size_t from = 0; from < day.size(); ++from) {
        if (!day.test(from))
            continue;
        std::size_t until = from;
        while (until < day.size() && day.test(until))
            ++until;
        stretches << clockOf(from) + u'-' + clockOf(until);
        from = until;
    }
    return stretches.join(u' ');
}

} // namespace

bool WorkingTime::isAlways() const
{
    const auto none = [](const auto& day) { return day.none(); };
    const auto all = [](const auto& day) { return day.all(); };
    return std::ranges::all_of(days, none) || std::ranges::all_of(days, all);
}

void WorkingTime::add(int day, int from, int until)
{
    const bool sound = day >= 0 && day < 7 && from >= 0 && from < lastHalf && until >= 0 && until <= lastHalf;
    if (!sound)
        return;
    const int end = until > from ? until : until + lastHalf;
    for (int half = from; half < end; ++half)
        days.at(static_cast<std::size_t>((day + half / lastHalf) % 7)).set(static_cast<std::size_t>(half % lastHalf));
}

WorkingTime workingTimeOn(const std::array<bool, 7>& days, int from, int until)
{
    WorkingTime time;
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (days.at(day))
            time.add(static_cast<int>(day), from, until);
    }
    return time;
}

std::vector<DayHours> hoursOn(const WorkingTime& time, int day)
{
    const auto& hours = time.days.at(static_cast<std::size_t>(day));
    const bool continued = endOfNight(time, (day + 6) % 7) > 0;
    std::vector<DayHours> stretches;
    for (int from = 0; from < lastHalf;) {
        const int until = endOfStretch(hours, from);
        if (until > from && !(from == 0 && continued))
            stretches.push_back({from, until});
        from = std::max(until, from + 1);
    }
    if (const int end = endOfNight(time, day); end > 0)
        stretches.back().until = end;
    return stretches;
}

WorkingTime workingTimeOf(const std::array<std::vector<DayHours>, 7>& days)
{
    WorkingTime time;
    for (std::size_t day = 0; day < days.size(); ++day) {
        for (const DayHours& each : days.at(day))
            time.add(static_cast<int>(day), each.from, each.until);
    }
    return time;
}

QJsonObject workingTimeJson(const WorkingTime& time)
{
    QJsonObject json;
    for (std::size_t day = 0; day < dayNames.size(); ++day) {
        if (time.days.at(day).any())
            json.insert(dayNames.at(day), hoursText(time.days.at(day)));
    }
    return json;
}

WorkingTime workingTimeFromJson(const QJsonObject& json)
{
    WorkingTime time;
    for (std::size_t day = 0; day < dayNames.size(); ++day) {
        const QStringList stretches = json.value(dayNames.at(day)).toString().split(u' ', Qt::SkipEmptyParts);
        for (const QString& stretch : stretches) {
            const QStringList ends = stretch.split(u'-');
            if (ends.size() == 2)
                time.add(static_cast<int>(day), halfFrom(ends[0]), halfFrom(ends[1]));
        }
    }
    return time;
}

} // namespace quotalamp
