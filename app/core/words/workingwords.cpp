// SPDX-License-Identifier: MIT
#include "core/words/workingwords.h"

#include "core/base/tr.h"

#include <QLocale>
#include <QStringList>
#include <QTime>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString shortDay(int day)
{
    return QLocale().standaloneDayName(day + 1, QLocale::ShortFormat);
}

} // namespace

QString halfHourText(int half)
{
    return QLocale().toString(QTime(half / 2 % 24, half % 2 * 30), QLocale::ShortFormat);
}

std::array<int, 7> daysOfWeek()
{
    const int first = QLocale().firstDayOfWeek() - 1;
    std::array<int, 7> order{};
    for (std::size_t i = 0; i < order.size(); ++i)
        order.at(i) = (first + static_cast<int>(i)) % 7;
    return order;
}

QString dayHoursText(const std::vector<DayHours>& hours)
{
    QStringList stretches;
    for (const DayHours& each : hours)
        stretches << Text::tr("%1–%2", "two times").arg(halfHourText(each.from), halfHourText(each.until));
    return stretches.join(u", "_s);
}

QString workingTimeText(const WorkingTime& time)
{
    if (time.isAlways())
        return Text::tr("All the time");
    const std::array<int, 7> order = daysOfWeek();
    QStringList parts;
    for (std::size_t first = 0; first < order.size();) {
        const auto hours = hoursOn(time, order.at(first));
        std::size_t last = first;
        while (last + 1 < order.size() && hoursOn(time, order.at(last + 1)) == hours)
            ++last;
        const QString from = shortDay(order.at(first));
        const QString days =
            last == first ? from : Text::tr("%1–%2", "two days of the week").arg(from, shortDay(order.at(last)));
        if (!hours.empty())
            parts << Text::tr("%1 %2", "days of the week, hours").arg(days, dayHoursText(hours));
        first = last + 1;
    }
    return parts.join(u", "_s);
}

} // namespace quotalamp
