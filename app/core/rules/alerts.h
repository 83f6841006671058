// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/alertstates.h"
#include "core/rules/standing.h"

namespace quotalamp {

/// What makes it worth telling.
enum class AlertKind {
    Crossing,  ///< the limit is a warning or worse now, and more so than was told
    Return,    ///< it was used up for a while and is back
    Unused,    ///< much of it is left shortly before its reset
    Expiry,    ///< a saved reset expires soon
    SpendJump, ///< a day has cost far more than the days before
    Elsewhere  ///< it was used while nobody was at this computer
};

/// A notification that is due: the facts, in no words yet.
struct Alert {
    QString accountId;
    LimitStanding limit; ///< as its reading told it; its severity is what was crossed
    TimePoint readAt;    ///< when that was read
    AlertKind kind = AlertKind::Crossing;
    double moved = 0;               ///< of use Elsewhere: the share that it was
    TimePoint since{};              ///< of use Elsewhere: since when, until readAt
    std::optional<Decimal> usual{}; ///< of a SpendJump: what a day cost before, in the currency of its spend

    /// By which its limit's AlertState is kept.
    [[nodiscard]] LimitKey key() const { return {accountId, limit.key()}; }
    [[nodiscard]] Severity severity() const { return limit.severity.value_or(Severity::Calm); }
    friend bool operator==(const Alert&, const Alert&) = default;
};

/// Edge-triggered: an alert for each window, balance and budget of `account` whose severity is higher than was told
/// before, and for each that was used up for a while and is back; a provider that refuses for want of credit is one too.
/// A limit is told again after a reset that a reading proves (or a level well below where it is told first). Decided from
/// readings alone: a reading that was seen before changes nothing, nor does one that repeats what was so before its
/// reset. A limit that is back before the reset that we knew of counts as back once a second reading, a minute
/// later or more, says so too. The first reading of an account primes without telling: what was crossed before we looked is old. In quiet
/// hours crossings are held; with notifications off, and while snoozed, they pass. With them go
/// sideNotices(), each once; in quiet hours they wait for a later reading. `changes`, where somebody wants them, gets every
/// crossing and return, also those that quiet hours, snoozes and switches keep from the person.
[[nodiscard]] std::vector<Alert> advanceAlerts(AlertStates& states, const AccountState& account, TimePoint now,
    const Settings& settings = {}, std::vector<Alert>* changes = nullptr);

/// The most urgent crossing that was held and still holds; forgets the others. Nothing while it is quiet.
[[nodiscard]] std::optional<Alert> tellHeld(
    AlertStates& states, const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings);

} // namespace quotalamp
