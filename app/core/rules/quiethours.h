// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"

namespace quotalamp {

/// Whether `now` is within the hours, on the local clock. Without hours it never is.
[[nodiscard]] bool isQuiet(const std::optional<QuietHours>& hours, TimePoint now);

/// When the hours end next after `now`, whether they have begun or not.
[[nodiscard]] TimePoint quietUntil(const QuietHours& hours, TimePoint now);

} // namespace quotalamp
