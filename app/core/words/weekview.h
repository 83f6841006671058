// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/calendarwords.h"

#include <QStringList>

namespace quotalamp {

/// Something on the strip of seven days, in shares of its length.
struct WeekMark {
    ComingEvent::Kind kind = ComingEvent::Kind::Reset;
    double from = 0;  ///< 0–1
    double until = 0; ///< the same where it is an instant; at most 1
    QString text;     ///< "Claude weekly: Runs out between Tue 14:00 and 18:00"
    friend bool operator==(const WeekMark&, const WeekMark&) = default;
};

/// The next seven days on the person's calendar, ready to draw; the first of them is today.
struct WeekView {
    QStringList days;            ///< "Tue", seven of them
    std::vector<double> begins;  ///< where each begins, 0–1: days of 23 or 25 hours are no seventh
    double now = 0;              ///< 0–1
    std::vector<WeekMark> marks; ///< the first one first
    QString spoken;              ///< all of them, or that nothing is ahead
    friend bool operator==(const WeekView&, const WeekView&) = default;
};

/// What is ahead of these accounts in the days that begin with today's: as many marks as anybody tells apart.
[[nodiscard]] WeekView weekView(const std::vector<const AccountInView*>& accounts, TimePoint now);

} // namespace quotalamp
