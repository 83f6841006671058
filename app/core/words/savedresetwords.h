// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/savedresets.h"

#include <QString>

namespace quotalamp {

/// "2 saved resets, the first expires Thu 14:05"; empty where there are none. An expiry that has passed is not said.
[[nodiscard]] QString savedResetsText(const SavedResets& saved, TimePoint now);

/// "Saved resets", as the name of a row.
[[nodiscard]] QString savedResetsName();

/// When the first of them expires after `now`; empty where that is not told.
[[nodiscard]] std::optional<TimePoint> firstExpiry(const SavedResets& saved, TimePoint now);

} // namespace quotalamp
