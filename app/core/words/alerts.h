// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QJsonObject>

#include <map>
#include <vector>

namespace quotalamp {

/// What a person has been told of a window, kept over restarts.
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
    std::optional<double> used = std::nullopt;            ///< share used that it told
    friend bool operator==(const AlertState&, const AlertState&) = default;
};

/// A notification that is due.
struct Alert {
    QString accountId;
    QString window; ///< as windowKey() gives it; of a balance as balanceKey() does
    Severity severity = Severity::Warning;
    bool returned = false;      ///< it was used up and is back
    bool resets = true;         ///< it comes back by itself
    std::optional<double> left; ///< share; empty where it must not be shown
    QString title;              ///< "OpenAI tokens: 4% left"
    QString body;               ///< "9.4k of 200k. Full again in 57 s."
};

/// By account and window, as alertKey() gives it.
using AlertStates = std::map<QString, AlertState>;
/// "ACCOUNT/WINDOW" with windowKey() or balanceKey().
[[nodiscard]] QString alertKey(const QString& accountId, const QString& window);
/// Stands for a window where of credit only is known whether the provider refuses for want of it.
inline constexpr QLatin1StringView untoldCredit{"credit"};

/// Edge-triggered: an alert for each window and balance of `known` whose verdict has crossed a higher threshold than was
/// told before, and for each that was used up for a while and is back; a provider that refuses for want of credit is one
/// too. Re-armed by a reset that a reading proves (or a level well below where it is told first). Decided from readings
/// alone: a reading that was seen before changes nothing, nor does one that repeats what was so before its reset. The
/// first reading of an account primes without telling: what was crossed before we looked is old. In quiet hours
/// crossings are held; with notifications off, and while snoozed, they pass. `subject` names the account in words.
[[nodiscard]] std::vector<Alert> advanceAlerts(AlertStates& states, const AccountState& known, const QString& subject,
    TimePoint now, const Settings& settings = {});

/// The most urgent crossing that was held and still holds; forgets the others. Nothing while it is quiet.
[[nodiscard]] std::optional<Alert> tellHeld(
    AlertStates& states, const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings);

/// Nothing more of this window until it resets, or for a day where nobody knows when. `window` as in Alert.
void snooze(AlertStates& states, const AccountState& state, const QString& window, TimePoint now);
/// Nothing more of the whole account for so long; zero: each of its limits until it resets.
void snoozeAll(AlertStates& states, const AccountState& state, Milliseconds time, TimePoint now);
/// Takes back every snooze of the account.
void unsnooze(AlertStates& states, const QString& accountId);
/// When the last snooze of the account ends; empty: nothing is snoozed.
[[nodiscard]] std::optional<TimePoint> snoozedUntil(const AlertStates& states, const QString& accountId, TimePoint now);
/// Tells this one return also where returns are not told.
void wantReturn(AlertStates& states, const QString& accountId, const QString& window);

/// Whether `now` is in the hours, on the local clock; and when they end next.
[[nodiscard]] bool isQuiet(const std::optional<QuietHours>& hours, TimePoint now);
[[nodiscard]] TimePoint quietUntil(const QuietHours& hours, TimePoint now);

/// As shifted() of a snapshot. A snooze until a reset ends with the reset.
void shiftAlerts(AlertStates& states, Milliseconds shift);

[[nodiscard]] QJsonObject toJson(const AlertStates& states);
[[nodiscard]] AlertStates alertStatesFromJson(const QJsonObject& json);

} // namespace quotalamp
