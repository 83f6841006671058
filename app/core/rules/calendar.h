// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"

#include <vector>

namespace quotalamp {

/// What an account has that a calendar tells of.
struct CalendarSource {
    const AccountStanding* standing = nullptr; ///< never null
    const SavedResets* saved = nullptr;        ///< null: there are none
};

/// What happens at an instant that is ahead: a limit is back, or has run out, or a saved reset is lost.
struct ComingEvent {
    enum class Kind { Reset, RunsOut, Expires };
    Kind kind = Kind::Reset;
    std::size_t account = 0;              ///< where it stands among the accounts that were given
    const LimitStanding* limit = nullptr; ///< of that account; points into what was given; null for what expires
    TimePoint at;                         ///< when it is back; when it may run out at the earliest
    TimePoint until; ///< the same, or when it will have run out at the latest: no later than its reset
    friend bool operator==(const ComingEvent&, const ComingEvent&) = default;
};

/// The resets of fixed windows and budgets, all that is forecast to run out, and saved resets that expire, within `ahead`
/// of `now`; the first one first. A limit of which nothing is used has no reset to wait for; of readings that are too old only resets count.
/// What refills all the time comes back at no instant, unless that takes an hour or more.
[[nodiscard]] std::vector<ComingEvent> comingEvents(
    const std::vector<CalendarSource>& accounts, TimePoint now, Milliseconds ahead);

/// "reset", "runs-out" or "expires", for JSON and files.
[[nodiscard]] QString eventKindName(ComingEvent::Kind kind);

} // namespace quotalamp
