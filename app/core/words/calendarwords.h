// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/calendar.h"
#include "core/words/accountlines.h"

#include <QJsonObject>

namespace quotalamp {

/// Something that is ahead, ready to be listed.
struct CalendarLine {
    ComingEvent::Kind kind = ComingEvent::Kind::Reset;
    QString id;      ///< the same each time that this is told of this limit; holds no name
    QString subject; ///< "Claude weekly"
    QString what;    ///< "Resets: Tue 14:00", "Runs out between Tue 14:00 and 18:00"
    TimePoint at;
    TimePoint until; ///< the same where it is an instant
    friend bool operator==(const CalendarLine&, const CalendarLine&) = default;
};

/// How far a calendar looks ahead: two months, as forecasts of credit do.
inline constexpr Milliseconds calendarAhead = std::chrono::hours(60 * 24);

/// All that is ahead of these accounts within `ahead`, the first one first, and no more than `most`.
[[nodiscard]] std::vector<CalendarLine> calendarLines(const std::vector<const AccountInView*>& accounts, TimePoint now,
    Milliseconds ahead = calendarAhead, std::size_t most = 10'000);

/// The same for programs: "events", each with its kind, account, limit and instants.
[[nodiscard]] QJsonObject calendarJson(const std::vector<const AccountInView*>& accounts, TimePoint now);

/// The same as a file for calendars (RFC 5545). An event has the same UID whenever it is told, so that who imports a
/// later file moves events in place of doubling them. None of them makes anybody busy.
[[nodiscard]] QByteArray calendarFile(const std::vector<CalendarLine>& lines, TimePoint now);

} // namespace quotalamp
