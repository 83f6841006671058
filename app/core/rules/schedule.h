// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"

namespace quotalamp {

/// How long an answer serves questions that need no new one.
constexpr Seconds cacheLifetime{60};
/// In the background at most one paid probe of an account is sent in this time.
constexpr std::chrono::minutes paidProbeInterval{5};

/// Wait after `failures` (>= 1) failed probes in a row: 1 min doubled each time up to 30 min, times 0.5–1 by
/// `random` (0–1), so that many accounts do not ask together.
[[nodiscard]] Milliseconds backOff(int failures, double random);

/// When the background should probe next. `random` 0–1 adds up to 10 % of jitter (never less than the interval, so that
/// a paid probe is due with it); Retry-After and back-off win. An account that needs a person (bad key, no credit) is
/// asked again only after 30 min; one whose tool has to renew its login with the interval. An account never probed, or
/// whose clock was set back, is due at `now`. Where the person's own traffic told all limits since, the interval is counted
/// from that; where only a probe tells others or money beside the account's own limits, a probe is put off by three
/// intervals at most.
[[nodiscard]] TimePoint nextDue(const Snapshot& snapshot, TimePoint now, Seconds interval, double random);

/// The place of one machine's account in every interval, 0–1: machines that have the same key differ in it, so that they ask
/// one after the other. `machine` tells it from others, and stays the same when the program starts anew.
[[nodiscard]] double phaseOf(const QByteArray& machine, const QString& accountId);

/// `due`, put off to the next instant of a rhythm that is a tenth slower than the interval, so that a probe that took its
/// time still meets it; `phase` is where the rhythm stands. Never by more than half an interval: who is far off its rhythm
/// comes to it in several steps.
[[nodiscard]] TimePoint inRhythm(TimePoint due, Seconds interval, double phase);

/// Who wants an account to be asked.
enum class Asked {
    Background, ///< the refresh in intervals
    Script,     ///< a command that is content with what is known
    Command,    ///< to refresh, by a command: past the cache, but perhaps nobody is there to answer a prompt
    Person,     ///< by hand, in a window
};

/// Whether the last outcome, or traffic that told as much, still answers a question at `now`: for 60 s, or the provider's least interval where that is
/// longer. It never does for a person or a command that refreshes, nor where `checkedAt` lies in the future because a
/// clock was set back. While a provider told us to wait, it always does but for those two.
[[nodiscard]] bool servedFromCache(const Snapshot& snapshot, TimePoint now, Asked by);

/// Whether a command that refreshes, asked for at `askedAt`, has its answer at `now`: what was learned since is new enough,
/// whoever had asked for it, so that many such commands at once cause one probe.
[[nodiscard]] bool answersCommand(const Snapshot& snapshot, TimePoint now, TimePoint askedAt);

/// What a person allows for paid requests a day, and what is spent of it.
struct PaidBudget {
    std::optional<int> cap; ///< requests a day, >= 0; empty: none
    int spent = 0;          ///< requests that were sent today
    /// Whether no other paid request may go out today.
    [[nodiscard]] bool isSpent() const { return cap && spent >= *cap; }
};

/// Whether the paid request may go out now. The day's cap holds whoever asks. Where the last one was answered well and
/// told no limits, only a person sends another, or one who has said that it is always to be sent.
[[nodiscard]] bool paidProbeAllowed(
    PaidProbe setting, const Snapshot& snapshot, TimePoint now, Asked by, const PaidBudget& budget = {});

} // namespace quotalamp
