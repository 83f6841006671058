// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"

namespace quotalamp {

/// What the person's own traffic told of an account's limits. It joins what is known window by window: the one that was
/// told later counts, and what it says nothing of stays as it is, with its age.
struct Observation {
    std::vector<RateWindow> windows; ///< each told at `at`, or at its own `toldAt`
    Headers rawHeaders;              ///< only rate-limit headers, for display; none where a tool told it
    TimePoint at;                    ///< when the answer was got
    /// False where a tool repeats what it was told last, and does not say when that was (Claude Code's status line). Then
    /// only what has gone on since counts: more use, or a later reset.
    bool dated = true;
    /// Until when a refusal among it told whoever has the account's key to wait; empty: it told of no wait.
    std::optional<TimePoint> waitUntil{};
    friend bool operator==(const Observation&, const Observation&) = default;
};

/// Which limits it tells, and whether it tells a wait, as one text: of two that tell the same the later counts.
[[nodiscard]] QString limitsTold(const Observation& seen);

/// Whether both are the same limit. One whose model nobody told stands for those of the models.
[[nodiscard]] bool isSameLimit(const RateWindow& a, const RateWindow& b);

/// The snapshot with what was observed. Unchanged where all of it was known later, or is no news. The wait of a refusal puts
/// off our own next probe too, where it was told after the last one: the first such wait as long as it is, a day at most; all
/// others together until an hour after that probe, so that a client which is refused over and over cannot put it off for good.
[[nodiscard]] Snapshot withObserved(Snapshot before, const Observation& seen);
/// The snapshot with what `other`, of the same account, has of traffic that was observed later.
[[nodiscard]] Snapshot withObservedOf(Snapshot snapshot, const Snapshot& other);

/// After a probe that ended at `now`: limits that traffic told in the reading of `readAt`, and that the probe did not, are
/// not lost with it. They stay for an hour or until their reset, whichever is later.
void keepObserved(Reading& fresh, const Reading& before, TimePoint readAt, TimePoint now);

/// The newest that is known of the account's limits was observed.
[[nodiscard]] bool isObserved(const Snapshot& snapshot);

/// How much of a probe the person's own traffic makes needless.
struct TrafficCover {
    TimePoint at;     ///< when the oldest of the account's own limits was told by traffic
    bool all = false; ///< a probe would tell no other limit, nor any money
    friend bool operator==(const TrafficCover&, const TrafficCover&) = default;
};

/// Empty unless traffic told each of the account's own limits, which are those without a name of what they are for.
[[nodiscard]] std::optional<TrafficCover> trafficCover(const Snapshot& snapshot);

} // namespace quotalamp
