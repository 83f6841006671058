#pragma once

#include "core/snapshot.h"

#include <QJsonObject>

#include <map>
#include <vector>

namespace quotalamp {

/// What a person has been told of a window, kept over restarts.
struct AlertState {
    Severity told = Severity::Calm;    ///< the highest crossing told since the last reset
    std::optional<TimePoint> resetsAt; ///< the reset it was told for
    bool primed = false;               ///< one reading was seen; the first one only primes
    friend bool operator==(const AlertState&, const AlertState&) = default;
};

/// A notification that is due.
struct Alert {
    QString accountId;
    QString windowId;
    Severity severity = Severity::Warning;
    QString title; ///< "OpenAI tokens: 4% left"
    QString body;  ///< "9.4k of 200k. Full again in 57 s."
};

/// By account and window: "ACCOUNT/WINDOW/MODEL".
using AlertStates = std::map<QString, AlertState>;

/// Edge-triggered: an alert for each window of `state` that has crossed a higher threshold than was told
/// before. Re-armed by a reset (level back below the warning threshold less 5 points). The first reading of an
/// account primes without telling: what was crossed before we looked is old. `subject` names the account in words.
[[nodiscard]] std::vector<Alert> advanceAlerts(AlertStates& states, const AccountState& state, const QString& subject,
    TimePoint now, const Thresholds& thresholds = {});

[[nodiscard]] QJsonObject toJson(const AlertStates& states);
[[nodiscard]] AlertStates alertStatesFromJson(const QJsonObject& json);

} // namespace quotalamp
