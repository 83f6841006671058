// SPDX-License-Identifier: MIT
#include "core/model/trailseed.h"

namespace quotalamp {

namespace {

constexpr int hardlyBegun = 3; ///< readings; a trail with as many goes on by itself

} // namespace

UseTrail trailFromHistory(const RateWindow& window, TimePoint readAt, const std::vector<HistorySpan>& spans)
{
    UseTrail trail;
    const auto left = window.leftShare();
    if (!window.period || !left)
        return trail;
    RateWindow then = window;
    const auto tell = [&](TimePoint at, double share) {
        if (at >= readAt)
            return;
        if (trail.points.empty() || share - trail.left > UseTrail::mostCorrected)
            then.resetsAt = at + *window.period; // no sooner, which is enough to tell it from the one before
        then.remaining = share * *window.limit;
        follow(trail, then, at);
    };
    for (const HistorySpan& span : spans) {
        // Of answers that were joined the last one's share is known, and when that was.
        if (span.low() == span.high())
            tell(span.since, span.left);
        if (span.until > span.since)
            tell(span.until, span.left);
    }
    if (trail.points.empty())
        return trail;
    trail.resetsAt = *left - trail.left > UseTrail::mostCorrected ? trail.points.back().at : window.resetsAt;
    follow(trail, window, readAt);
    return trail;
}

bool seedTrails(Snapshot& snapshot, const PastSpans& past)
{
    if (!snapshot.reading || !snapshot.readAt)
        return false;
    bool seeded = false;
    for (const RateWindow& window : snapshot.reading->windows) {
        const auto known = snapshot.trails.find(trailKey(window));
        if (known == snapshot.trails.end() || known->second.readings >= hardlyBegun)
            continue;
        const Milliseconds period = *window.period;
        const TimePoint toldAt = window.whenTold(*snapshot.readAt);
        UseTrail trail = trailFromHistory(window, toldAt, past(windowKey(window), toldAt - period - period / 8));
        if (trail.readings <= known->second.readings)
            continue;
        known->second = std::move(trail);
        seeded = true;
    }
    return seeded;
}

} // namespace quotalamp
