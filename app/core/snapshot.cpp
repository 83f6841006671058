#include "core/snapshot.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

/// Whether the answer to a paid request was good for nothing; empty where a refusal leaves it open.
std::optional<bool> toldNothing(const Outcome& outcome)
{
    if (outcome.reading && !outcome.reading->windows.empty())
        return false;
    return outcome.reading && !outcome.error ? std::optional(true) : std::nullopt;
}

/// A free answer knows no model's answer; the earlier one stays.
void keepSample(Reading& reading, const Reading& before)
{
    if (reading.sample.model.isEmpty() && reading.models.contains(before.sample.model))
        reading.sample = before.sample;
}

/// Free requests that prove no key neither take back what a paid one proved, nor say what only that one says.
void keepProof(Reading& reading, const Reading& before)
{
    if (!reading.keyUnproven)
        return;
    reading.keyUnproven = before.keyUnproven;
    if (reading.notice.isEmpty())
        reading.notice = before.notice;
}

} // namespace

Snapshot advance(Snapshot before, const Outcome& outcome, TimePoint now)
{
    before.checkedAt = now;
    before.error = outcome.error;
    before.source = Source::Probe;
    before.lastProbeFailed = !outcome.reading.has_value();
    if (outcome.paid) {
        before.lastPaidAt = now;
        before.paidToldNothing = toldNothing(outcome).value_or(before.paidToldNothing);
    }
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
        keepProof(kept, *before.reading);
        kept.windows = before.reading->windows;
        kept.rawHeaders = before.reading->rawHeaders;
        kept.sample = before.reading->sample;
        before.reading = std::move(kept);
        return before;
    }
    Reading reading = *outcome.reading;
    if (!outcome.paid && before.reading) {
        keepSample(reading, *before.reading);
        keepProof(reading, *before.reading);
    }
    before.reading = std::move(reading);
    before.readAt = now;
    return before;
}

Snapshot shifted(Snapshot snapshot, Milliseconds shift)
{
    const auto move = [shift](std::optional<TimePoint>& instant) {
        if (instant)
            *instant += shift;
    };
    move(snapshot.readAt);
    move(snapshot.checkedAt);
    move(snapshot.notBefore);
    move(snapshot.lastPaidAt);
    if (snapshot.error)
        move(snapshot.error->retryAt);
    return snapshot;
}

bool isStale(const Snapshot& snapshot, TimePoint now, Seconds refreshInterval)
{
    if (snapshot.lastProbeFailed)
        return true;
    if (!snapshot.readAt)
        return false;
    return now - *snapshot.readAt > 2 * std::max(refreshInterval, snapshot.leastInterval);
}

} // namespace quotalamp
