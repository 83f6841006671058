// SPDX-License-Identifier: MIT
#include "core/words/weekview.h"

#include "core/base/tr.h"

#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int daysInView = 7;
constexpr std::size_t mostMarks = 60;

/// Midnight on the local calendar, so many days after the one of `now`.
TimePoint midnight(TimePoint now, int daysAhead)
{
    return fromDateTime(toDateTime(now).toLocalTime().date().addDays(daysAhead).startOfDay());
}

} // namespace

WeekView weekView(const std::vector<const AccountInView*>& accounts, TimePoint now)
{
    const TimePoint begin = midnight(now, 0);
    const TimePoint end = midnight(now, daysInView);
    const auto place = [&](TimePoint instant) {
        return std::clamp(std::chrono::duration<double>(instant - begin) / (end - begin), 0.0, 1.0);
    };
    WeekView view;
    view.now = place(now);
    const QLocale locale;
    const QDate today = toDateTime(now).toLocalTime().date();
    for (int day = 0; day < daysInView; ++day) {
        view.days << locale.standaloneDayName(today.addDays(day).dayOfWeek(), QLocale::ShortFormat);
        view.begins.push_back(place(midnight(now, day)));
    }
    QStringList spoken;
    for (const CalendarLine& line : calendarLines(accounts, now, end - now, mostMarks)) {
        const QString text = Text::tr("%1: %2", "a limit, what is ahead of it").arg(line.subject, line.what);
        view.marks.push_back({line.kind, place(line.at), place(line.until), text});
        spoken << text + u'.';
    }
    view.spoken = spoken.isEmpty() ? Text::tr("Nothing is ahead in the next seven days.") : spoken.join(u' ');
    return view;
}

} // namespace quotalamp
