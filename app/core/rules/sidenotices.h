// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/alerts.h"

namespace quotalamp {

// What is told beside limits that run out and come back: that a reset will take much that is left, that a saved reset
// expires, and that a day costs far more than the days before. Severities and thresholds have no say in it.

/// Whether so much of a window is left so shortly before its reset that a person may want to hear of it: at least half of
/// a window of a week or longer, with an hour to a day to go. The hour and the day are of the person's own working time
/// where there is one (a day is then the average one of the window), and it is told while they work: Friday's noon and
/// not Sunday's night. What the forecast expects to be used up by three quarters is not lost, nor is what blocks only a
/// part of the account.
[[nodiscard]] bool isLeftUnused(
    const LimitStanding& row, TimePoint now, const WorkingTime& working, const ZoneOffset& offset = localOffset);

/// Those of the saved resets that expire within a day of `now`, and within half a day of the first of them. Empty where
/// none does.
[[nodiscard]] std::optional<SavedResets> expiringSoon(const SavedResets& saved, TimePoint now);

/// All of it that is to be told of the account at `now`, if it has not been told: see wasTold(). Nothing of a reading that
/// is too old.
[[nodiscard]] std::vector<Alert> sideNotices(const AccountState& account, TimePoint now, const Settings& settings);

/// Whether it was told of this very reset, expiry or day before. A provider tells these some seconds earlier or later each
/// time, and a clock that is put right moves them by more.
[[nodiscard]] bool wasTold(const AlertState& before, const Alert& alert);

/// Notes that it is told now.
void noteTold(AlertState& state, const Alert& alert);

} // namespace quotalamp
