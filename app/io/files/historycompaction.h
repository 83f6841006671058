// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QDeadlineTimer>

#include <optional>

namespace quotalamp {

class HistoryDatabase;

// The older a reading is, the coarser it is kept: all of the last 48 hours, one span for each five minutes of the last 30
// days, one for each hour before, nothing after two years. Steps are counted in UTC, so that no change of the local clock
// makes one longer or leaves one out. A joined span keeps the first and the last time, the lowest, the highest and the last
// share; a share that stayed for longer than a step is one span anyway, and stays exact.

/// Until when spans are joined or removed, each the beginning of a step; a span belongs to the step in which it ends.
struct HistoryBorders {
    TimePoint fine;    ///< before it, one for each five minutes
    TimePoint coarse;  ///< before it, one for each hour
    TimePoint dropped; ///< before it, none
    friend bool operator==(const HistoryBorders&, const HistoryBorders&) = default;
};

/// The borders at `now`. One look at the clock is not believed: no border passes what it was at most two days after
/// `proven`, the end of the last day that later ones bear out.
[[nodiscard]] HistoryBorders historyBorders(TimePoint now, TimePoint proven);

/// The end of the last day until `now` that two later days have borne out, each with readings of its own within five
/// weeks; empty: there is none. A clock that is far ahead for an hour, a day or each month for a day moves nothing.
[[nodiscard]] std::optional<TimePoint> provenDay(HistoryDatabase& database, TimePoint now);

/// How far it came.
enum class Compaction {
    Failed, ///< all is as it was
    Partly, ///< what was done stays; the rest is for the next time
    Whole,
};

/// Joins and removes what has passed these borders since the last time, in one transaction. It goes by small pieces, and
/// leaves what is left once `until` has passed, but for one piece at least: a whole day passes the borders at once, and
/// whoever waits for the screen is not to wait for that.
[[nodiscard]] Compaction compactHistory(HistoryDatabase& database, const HistoryBorders& borders,
    const QDeadlineTimer& until = QDeadlineTimer(QDeadlineTimer::Forever));

} // namespace quotalamp
