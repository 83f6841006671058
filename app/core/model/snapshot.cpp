// SPDX-License-Identifier: MIT
#include "core/model/snapshot.h"

#include "core/model/observation.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

constexpr Milliseconds longestPause = std::chrono::hours(24);

/// Whether the answer to a paid request was good for nothing; empty where a refusal leaves it open.
std::optional<bool> toldNothing(const Outcome& outcome)
{
    if (outcome.reading && !outcome.reading->windows.empty())
        return false;
    return outcome.reading && !outcome.error ? std::optional(true) : std::nullopt;
}

bool hasRemark(const Reading& reading, RemarkKind kind)
{
    return std::ranges::find(reading.remarks, kind, &Remark::kind) != reading.remarks.end();
}

/// That models were refused is told by a paid request alone, and stays until another one is sent.
void keepRefusal(Reading& reading, const Reading& before)
{
    for (const Remark& remark : before.remarks) {
        if (remark.kind == RemarkKind::ModelRefused && reading.windows.empty())
            reading.remarks.push_back(remark);
    }
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

/// To be told how far one may go, by a 429 or by a balance with nothing left, is what was asked for. Any other error
/// stays one, whatever limits it carries.
bool isFailure(const Outcome& outcome)
{
    if (!outcome.reading)
        return true;
    if (!outcome.partial || !outcome.error)
        return false;
    const Error& error = *outcome.error;
    const bool tooFast = error.kind == ErrorKind::RateLimited || error.httpStatus == 429;
    return !tooFast && !(error.kind == ErrorKind::NoCredit && error.httpStatus < 300);
}

/// What a refusal tells, in place of what was known of that; all else it says nothing of.
Reading withTold(Reading known, const Reading& told)
{
    const auto renew = [](auto& old, const auto& fresh) {
        if (!fresh.empty())
            old = fresh;
    };
    if (!told.windows.empty())
        known.rawHeaders = told.rawHeaders; // they belong together
    renew(known.windows, told.windows);
    renew(known.balances, told.balances);
    renew(known.models, told.models);
    renew(known.loadedModels, told.loadedModels);
    renew(known.spends, told.spends);
    renew(known.configuredLimits, told.configuredLimits);
    if (!told.notice.isEmpty())
        known.notice = told.notice;
    return known;
}

/// What every probe changes, whatever came of it.
void noteProbe(Snapshot& snapshot, const Outcome& outcome, TimePoint now)
{
    snapshot.checkedAt = now;
    snapshot.error = outcome.error;
    snapshot.lastProbeFailed = isFailure(outcome);
    snapshot.failures = snapshot.lastProbeFailed ? snapshot.failures + 1 : 0;
    if (outcome.paid) {
        snapshot.lastPaidAt = now;
        snapshot.paidToldNothing = toldNothing(outcome).value_or(snapshot.paidToldNothing);
    }
    // A date in weeks is told to people; we look again each day, for a limit may be raised or paid for.
    snapshot.notBefore = outcome.error ? outcome.error->retryAt : std::nullopt;
    if (snapshot.notBefore)
        snapshot.notBefore = std::min(*snapshot.notBefore, now + longestPause);
}

/// The one-token request was not due, or failed: its earlier limits stay, and keep their age.
Reading withEarlierLimits(Reading reading, const Reading& before)
{
    keepProof(reading, before);
    reading.windows = before.windows;
    reading.rawHeaders = before.rawHeaders;
    reading.sample = before.sample;
    return reading;
}

/// What is known after an answer that tells what it was asked for: after a refusal the earlier reading with the limits
/// that it told, else the new one with what only a paid request can tell.
Reading mergedReading(const Reading& before, const Outcome& outcome)
{
    if (outcome.partial)
        return withTold(before, *outcome.reading);
    Reading reading = *outcome.reading;
    if (!outcome.paid) {
        keepSample(reading, before);
        keepProof(reading, before);
        keepRefusal(reading, before);
    }
    return reading;
}

} // namespace

Snapshot advance(Snapshot before, const Outcome& outcome, TimePoint now)
{
    noteProbe(before, outcome, now);
    if (!outcome.reading)
        return before;
    const bool refused = hasRemark(*outcome.reading, RemarkKind::ModelRefused);
    if (!outcome.partial && refused)
        before.paidMemory.reset();
    else if (!outcome.partial && outcome.worked)
        before.paidMemory = outcome.worked;
    const bool limitsNotTold = outcome.reading->windows.empty() && (!outcome.paid || outcome.error || refused);
    if (!outcome.partial && limitsNotTold && before.reading && !before.reading->windows.empty()) {
        before.reading = withEarlierLimits(*outcome.reading, *before.reading);
        return before;
    }
    Reading reading = before.reading ? mergedReading(*before.reading, outcome) : *outcome.reading;
    if (before.reading && before.readAt)
        keepObserved(reading, *before.reading, *before.readAt, now);
    before.reading = std::move(reading);
    before.readAt = now;
    follow(before.trails, *before.reading, now);
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
    if (snapshot.reading) {
        for (RateWindow& window : snapshot.reading->windows)
            move(window.toldAt);
    }
    for (auto& [key, trail] : snapshot.trails)
        shiftTrail(trail, shift);
    return snapshot;
}

Snapshot withAnotherKey(Snapshot before, bool renewed)
{
    Snapshot after;
    after.lastPaidAt = before.lastPaidAt;
    after.leastInterval = before.leastInterval;
    if (!renewed)
        return after;
    after.reading = std::move(before.reading);
    after.readAt = before.readAt;
    after.trails = std::move(before.trails);
    return after;
}

bool isTooOld(const Snapshot& snapshot, TimePoint now, Seconds refreshInterval)
{
    return snapshot.readAt && now - *snapshot.readAt > 2 * std::max(refreshInterval, snapshot.leastInterval);
}

bool isStale(const Snapshot& snapshot, TimePoint now, Seconds refreshInterval)
{
    const bool observedSince = isObserved(snapshot) && snapshot.checkedAt && *snapshot.readAt > *snapshot.checkedAt;
    return (snapshot.lastProbeFailed && !observedSince) || isTooOld(snapshot, now, refreshInterval);
}

} // namespace quotalamp
