// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"

namespace quotalamp {

/// Whether `now` is within the hours, on the local clock, to the minute: from their beginning on, and no more at their end.
/// Without hours it never is.
[[nodiscard]] bool isQuiet(const std::optional<QuietHours>& hours, TimePoint now);

/// When the hours end next after `now`, whether they have begun or not: at most a day ahead by the local clock.
[[nodiscard]] TimePoint quietUntil(const QuietHours& hours, TimePoint now);

} // namespace quotalamp
