// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/limitkey.h"
#include "core/model/snapshot.h"

#include <QJsonObject>

#include <map>

namespace quotalamp {

/// What a person has been told of a limit, kept over restarts.
struct AlertState {
    Severity told = Severity::Calm;                       ///< the highest crossing told since the last reset
    std::optional<TimePoint> resetsAt;                    ///< the reset it was told for
    bool primed = false;                                  ///< one reading was seen; the first one only primes
    std::optional<TimePoint> toldAt = std::nullopt;       ///< the last crossing
    std::optional<TimePoint> outSince = std::nullopt;     ///< used up since; its return is told
    bool returnWanted = false;                            ///< the person asked for this return
    std::optional<TimePoint> snoozedUntil = std::nullopt; ///< nothing is told before
    Severity held = Severity::Calm;                       ///< a crossing that quiet hours kept back
    QString seen{};                                       ///< what the last reading told, digit by digit
    std::optional<TimePoint> seenAt = std::nullopt;       ///< when it was read
    std::optional<double> used = std::nullopt;            ///< share used that it told, 0–1
    std::optional<TimePoint> earlyAt = std::nullopt;      ///< a reading told a reset before its time; proved by another
    std::optional<TimePoint> toldFor = std::nullopt;      ///< the reset, expiry or day that a side notice told of
    friend bool operator==(const AlertState&, const AlertState&) = default;
};

/// By limit, as LimitStanding::key() gives it; never for an account as a whole.
using AlertStates = std::map<LimitKey, AlertState>;

/// Tells nothing more of this limit until it resets, or for a day where nobody knows when.
void snooze(AlertStates& states, const LimitKey& limit, TimePoint now);

/// Tells nothing more of the whole account for so long; zero: of each of its limits until it resets.
void snoozeAll(AlertStates& states, const AccountState& state, Milliseconds time, TimePoint now);

/// Takes back every snooze of the account.
void unsnooze(AlertStates& states, const QString& accountId);

/// When the last snooze of the account ends; empty where nothing is snoozed.
[[nodiscard]] std::optional<TimePoint> snoozedUntil(const AlertStates& states, const QString& accountId, TimePoint now);

/// Tells this one return also where returns are not told.
void wantReturn(AlertStates& states, const LimitKey& limit);

/// The states after the wall clock was set by `shift`, as shifted() does it for a snapshot. A snooze until a reset still
/// ends with the reset, which the provider told as an instant of its own.
void shiftAlerts(AlertStates& states, Milliseconds shift);

/// The states as they are kept in a file, by their keys' texts. What is out of range or not understood is read as nothing told.
[[nodiscard]] QJsonObject toJson(const AlertStates& states);
[[nodiscard]] AlertStates alertStatesFromJson(const QJsonObject& json);

} // namespace quotalamp
