// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"

#include <functional>

namespace quotalamp {

// Whether enough is left to begin something that uses limits up, and when it will be. Decided by what limits mean
// (standingOf), so that `guard`, the popup and `status` agree.

/// How much has to be left, and of what.
struct GuardDemand {
    double least = 0; ///< the share that has to be left, 0–1; nothing left is never enough, not even for 0
    bool any = false; ///< one account that has as much will do; otherwise each has to
    /// Accounts that tell no limits do not count where others do; for when nobody named them.
    bool skipsUnlimited = false;
    /// Which limits count; empty: those that an account needs for all of its use. A limit that blocks only a part of the use
    /// does not count then, unless each does: then the model with most room speaks for its account.
    std::function<bool(const LimitStanding&)> asksFor{};
};

/// An account, as far as the decision needs it.
struct GuardedAccount {
    AccountStanding standing;
    std::optional<ErrorKind> error{};   ///< of the last probe
    std::optional<TimePoint> retryAt{}; ///< until when the provider wants to be left alone
    bool failed = false;                ///< the last probe told nothing, so that what is known is of an earlier one
    bool read = true;                   ///< there was a reading at all
};

/// Whether there is room. Unknown: neither can be told.
enum class Room { Enough, NotEnough, Unknown };

/// What decided.
enum class RoomReason {
    Level,      ///< what is left of a limit
    Refused,    ///< the provider refuses for now (429), whatever its limits tell
    ResetDue,   ///< a reset has passed and no reading proves it yet
    Old,        ///< what is known is too old to go by
    Failed,     ///< the account could not be asked, or its key was refused
    NoReading,  ///< it was never read
    NoLimits,   ///< its provider tells no limits
    NoLevel,    ///< of no limit it is known which share is left: an amount of money without a limit
    NoSuchLimit ///< it has no limit that is asked for
};
/// "level", "reset-due", for JSON.
[[nodiscard]] QString roomReasonName(RoomReason reason);

/// What was decided of one account.
struct AccountRoom {
    Room room = Room::Unknown;
    RoomReason reason = RoomReason::NoReading;
    std::optional<std::size_t> row{};  ///< the limit that decided, in AccountStanding::rows
    std::optional<TimePoint> backAt{}; ///< when there will be enough; empty: there is, or nobody knows
    /// What is not known now may be known a moment later: a passed reset, or a network that is not there yet.
    bool passing = false;
    friend bool operator==(const AccountRoom&, const AccountRoom&) = default;
};

/// What was decided of all that were asked for.
struct GuardDecision {
    Room room = Room::Unknown;
    std::vector<AccountRoom> accounts{}; ///< in the order in which they were given
    std::size_t speaker = 0;             ///< the account that decided, of these
    std::optional<TimePoint> backAt{};   ///< when there will be enough; empty: there is, or nobody knows
    bool passing = false;                ///< where nobody knows: it may be known a moment later
    friend bool operator==(const GuardDecision&, const GuardDecision&) = default;
};

/// Decides at `now`. Of several accounts it is enough where each has enough, or any, as is demanded; where one that is not
/// known could turn it, it is unknown. The speaker is the account that is nearest to its limit where it is enough (with
/// `any`: the one that is farthest from it), and where it is not, the one that is waited for. There is one account at least.
[[nodiscard]] GuardDecision decideGuard(
    const std::vector<GuardedAccount>& accounts, const GuardDemand& demand, TimePoint now);

/// The accounts, by their places, of which a newer answer may decide what this one cannot: a reset has passed since, or the
/// reading is old. They are asked once more, past the cache.
[[nodiscard]] std::vector<std::size_t> wantNewerAnswers(const GuardDecision& decision);

/// How a wait for enough has gone so far.
struct GuardWait {
    std::optional<TimePoint> until{}; ///< not longer than this; empty: as long as it takes
    int looks = 0;                    ///< how often it was looked again
    int blind = 0;                    ///< how often in a row nothing could be told
    friend bool operator==(const GuardWait&, const GuardWait&) = default;
};

/// When to look again: a little after enough should be back, spread by `random` (0–1) over at most five seconds, so that
/// many that wait for one reset do not ask together. Where it was looked before and enough is not back, or where nothing
/// can be told that may be known a moment later, the pause is doubled each time, up to a minute. Empty where waiting is of
/// no use: nobody knows when enough is back, that is after `until`, or seven looks in a row told nothing.
[[nodiscard]] std::optional<TimePoint> nextLook(
    const GuardDecision& decision, const GuardWait& wait, TimePoint now, double random);

} // namespace quotalamp
