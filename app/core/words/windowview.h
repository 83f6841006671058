// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"

namespace quotalamp {

/// Whether a window that is used up leaves the rest of its account working: tool calls, images or minutes of sound beside
/// tokens or requests of which something is left, or one model's own limit beside others.
[[nodiscard]] bool blocksOnlyPart(const RateWindow& window, const std::vector<RateWindow>& all);

/// What was decided of a window, for any view of it.
struct Standing {
    std::optional<Severity> severity; ///< by verdict() and the person's thresholds
    bool onlyPart = false;            ///< by blocksOnlyPart()
    bool stale = false;               ///< its reading is too old, or another one failed
};

/// A window as a row, worded once for popup and terminal.
[[nodiscard]] WindowView windowView(
    const RateWindow& window, const Standing& standing, TimePoint now, TimePoint readAt, const Wording& wording);

} // namespace quotalamp
