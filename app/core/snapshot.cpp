#include "core/snapshot.h"

#include <utility>

namespace quotalamp {

Snapshot advance(Snapshot before, const Outcome& outcome, TimePoint now)
{
    before.checkedAt = now;
    before.error = outcome.error;
    before.source = Source::Probe;
    before.lastProbeFailed = !outcome.reading.has_value();
    if (outcome.paid)
        before.lastPaidAt = now;
    before.notBefore = outcome.error ? outcome.error->retryAt : std::nullopt;
    if (before.lastProbeFailed) {
        ++before.failures;
        return before;
    }
    before.failures = 0;
    const bool limitsNotTold = outcome.reading->windows.empty() && (!outcome.paid || outcome.error);
    if (limitsNotTold && before.reading && !before.reading->windows.empty()) {
        // The one-token request was not due, or failed: its earlier limits stay, and keep their age.
        Reading kept = *outcome.reading;
        kept.windows = before.reading->windows;
        kept.rawHeaders = before.reading->rawHeaders;
        kept.sample = before.reading->sample;
        before.reading = std::move(kept);
        return before;
    }
    before.reading = outcome.reading;
    before.readAt = now;
    return before;
}

bool isStale(const Snapshot& snapshot, TimePoint now, Seconds refreshInterval)
{
    if (snapshot.lastProbeFailed)
        return true;
    if (!snapshot.readAt)
        return false;
    return now - *snapshot.readAt > 2 * refreshInterval;
}

} // namespace quotalamp
