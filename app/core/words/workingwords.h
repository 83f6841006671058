// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/workingtime.h"

#include <QString>

namespace quotalamp {

/// "Mon–Fri 09:00–17:00, Sat 10:00–12:00": the days in the order of the person's week, those with the same hours together.
/// "All the time" where all of it counts.
[[nodiscard]] QString workingTimeText(const WorkingTime& time);

/// "09:00–12:00, 13:00–17:00": one day's hours; empty where it has none.
[[nodiscard]] QString dayHoursText(const std::vector<DayHours>& hours);

/// The days of the week in the person's order, 0 for Monday: 6, 0, 1, 2, 3, 4, 5 where weeks begin on Sunday.
[[nodiscard]] std::array<int, 7> daysOfWeek();

/// "09:00": so many half hours after midnight; 48 is midnight again.
[[nodiscard]] QString halfHourText(int half);

} // namespace quotalamp
