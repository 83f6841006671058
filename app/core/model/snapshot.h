// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "core/model/error.h"
#include "core/model/incident.h"
#include "core/model/usetrail.h"

#include <optional>

namespace quotalamp {

/// What we know of an account now. A failed probe sets `error` and keeps `reading` with its age.
struct Snapshot {
    std::optional<Reading> reading;     ///< the last good one
    std::optional<TimePoint> readAt;    ///< when it was read
    std::optional<Error> error;         ///< of the last probe; a 429 may come with a reading as well
    std::optional<TimePoint> checkedAt; ///< when the last probe ended, whatever came of it
    bool lastProbeFailed = false;       ///< the last probe gave no reading, or an error with no more than its limits
    int failures = 0;                   ///< in a row
    std::optional<TimePoint> notBefore; ///< Retry-After or back-off; survives a restart
    std::optional<TimePoint> lastPaidAt;
    bool paidToldNothing = false; ///< the last paid request was answered well, and told no limits
    QString keyMark;              ///< of the key that it was asked with; see markOf()
    QString keyFingerprint{}; ///< of the same key, for others to see; empty of a login, which is renewed all the time
    Seconds leastInterval{0}; ///< its provider is not asked more often, but by a person; told by the provider, not kept
    std::optional<PaidMemory> paidMemory{}; ///< the paid request that worked, to be asked first again
    UseTrails trails{};                     ///< how its limits were used until now, which forecasts are made from
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// What one probe gave: a reading, an error, or (a refusal that tells its limits) both.
struct Outcome {
    std::optional<Reading> reading;
    std::optional<Error> error;
    bool paid = false;                  ///< a paid request was sent
    bool partial = false;               ///< the reading is what a refusal told beside its error, and of nothing else
    std::optional<PaidMemory> worked{}; ///< the one that found key and model in order
};

/// The snapshot after a probe that ended at `now`. Keeps the last good reading on failure, with the limits that a
/// refusal told in place of the earlier ones.
[[nodiscard]] Snapshot advance(Snapshot before, const Outcome& outcome, TimePoint now);

/// The same where the wall clock has been set by `shift` since: when things happened, and until when to wait, are told
/// in its terms. What a provider has told as an instant of its own stays.
[[nodiscard]] Snapshot shifted(Snapshot snapshot, Milliseconds shift);

/// What is left of it where the account's key is another one now: no error and no wait, which were that key's. A renewed
/// token of the same login still tells the same limits.
[[nodiscard]] Snapshot withAnotherKey(Snapshot before, bool renewed);

/// Whether the reading is older than two intervals, or two of its provider's least interval where that is longer. False
/// where there is none.
[[nodiscard]] bool isTooOld(const Snapshot& snapshot, TimePoint now, Seconds refreshInterval);
/// Whether it is, or the last probe failed.
[[nodiscard]] bool isStale(const Snapshot& snapshot, TimePoint now, Seconds refreshInterval);

/// An account with what is known of it; what every view and command is given.
struct AccountState {
    Account account;
    QString providerName; ///< for people: "OpenAI"
    QUrl baseUrl;         ///< effective
    Snapshot snapshot;
    QString limitsOf{};               ///< id of the provider whose configured limits it is told: an organisation
    bool limited = true;              ///< the provider has limits to tell (Ollama has none)
    QString loginTool;                ///< the tool whose login is the key: "Claude Code"; empty: another key
    bool paidProbes = true;           ///< the provider has a request that costs a token, which proves the key
    bool checking = false;            ///< a probe is in flight
    std::optional<Incident> incident; ///< that the provider's status page tells of
};

} // namespace quotalamp
