// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"

namespace quotalamp {

constexpr Seconds cacheLifetime{60};
constexpr std::chrono::minutes defaultInterval{5};   ///< 1–60 allowed
constexpr std::chrono::minutes paidProbeInterval{5}; ///< in the background at most one paid probe in this time

/// Wait after `failures` (>= 1) failed probes in a row: 1 min doubled each time up to 30 min, times 0.5–1 by
/// `random` (0–1), so that many accounts do not ask together.
[[nodiscard]] Milliseconds backOff(int failures, double random);

/// When the background should probe next. `random` 0–1 adds up to 10 % of jitter (never less than the interval, so that
/// a paid probe is due with it); Retry-After and back-off win. An account that needs a person (bad key, no credit) is
/// asked again only after 30 min; one whose tool has to renew its login with the interval. An account never probed, or
/// whose clock was set back, is due at `now`.
[[nodiscard]] TimePoint nextDue(const Snapshot& snapshot, TimePoint now, Seconds interval, double random);

/// Whether the last outcome still answers a question at `now` (60 s, or the provider's least interval; never an error for a manual refresh;
/// a future checkedAt, from a clock that was set back, is not fresh).
enum class Asked {
    Background,
    Script,
    Command, ///< to refresh, by a command: past the cache, but perhaps nobody is there to answer a prompt
    Person,
};
[[nodiscard]] bool servedFromCache(const Snapshot& snapshot, TimePoint now, Asked by);

/// What a person allows for paid requests a day, and what is spent of it.
struct PaidBudget {
    std::optional<int> cap; ///< empty: none
    int spent = 0;
    [[nodiscard]] bool isSpent() const { return cap && spent >= *cap; }
};

/// Whether the paid request may go out now. The day's cap holds whoever asks. Where the last one was answered well and
/// told no limits, only a person sends another, or one who has said that it is always to be sent.
[[nodiscard]] bool paidProbeAllowed(
    PaidProbe setting, const Snapshot& snapshot, TimePoint now, Asked by, const PaidBudget& budget = {});

} // namespace quotalamp
