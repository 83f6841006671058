// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "core/model/windowhistory.h"

#include <functional>

namespace quotalamp {

// Trails begin with the first reading that is kept. Where a history goes back further, as after a new installation or
// when what was kept is lost, the trail is made from it, and the first forecast is as good as the ones before.

/// The trail of a window that was read at `readAt`, as its history tells it: oldest first, and only what was before. A
/// history knows no resets, so a share that rises by more than a correction would is taken for one. Empty where
/// nothing was before.
[[nodiscard]] UseTrail trailFromHistory(
    const RateWindow& window, TimePoint readAt, const std::vector<HistorySpan>& spans);

/// Gives what was read of a window since an instant; the key is as windowKey() gives it.
using PastSpans = std::function<std::vector<HistorySpan>(const QString& windowKey, TimePoint since)>;

/// Gives each window of the snapshot whose trail has hardly begun the one that its history tells. Says whether any of
/// them was longer. `past` is not asked where no window needs it.
[[nodiscard]] bool seedTrails(Snapshot& snapshot, const PastSpans& past);

} // namespace quotalamp
