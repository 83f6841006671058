// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"

#include <vector>

namespace quotalamp {

/// What happens to a limit at an instant that is ahead.
struct ComingEvent {
    enum class Kind { Reset, RunsOut };
    Kind kind = Kind::Reset;
    std::size_t account = 0;              ///< where it stands among the accounts that were given
    const LimitStanding* limit = nullptr; ///< of that account; points into what was given
    TimePoint at;                         ///< when it is back; when it may run out at the earliest
    TimePoint until; ///< the same, or when it will have run out at the latest: no later than its reset
    friend bool operator==(const ComingEvent&, const ComingEvent&) = default;
};

/// The resets of fixed windows and budgets, and all that is forecast to run out, within `ahead` of `now`; the first one
/// first. A limit of which nothing is used has no reset to wait for; of readings that are too old only resets count.
/// What refills all the time comes back at no instant, unless that takes an hour or more.
[[nodiscard]] std::vector<ComingEvent> comingEvents(
    const std::vector<const AccountStanding*>& accounts, TimePoint now, Milliseconds ahead);

/// "reset" or "runs-out", for JSON and files.
[[nodiscard]] QString eventKindName(ComingEvent::Kind kind);

} // namespace quotalamp
