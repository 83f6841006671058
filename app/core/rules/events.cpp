// SPDX-License-Identifier: MIT
#include "core/rules/events.h"

namespace quotalamp {

namespace {

EventKind crossingKind(const Alert& alert)
{
    if (alert.severity() == Severity::Exhausted)
        return EventKind::UsedUp;
    if (std::holds_alternative<Balance>(alert.limit.limit))
        return EventKind::CreditLow;
    return alert.severity() == Severity::Critical ? EventKind::Urgent : EventKind::Warning;
}

bool isRefusedKey(const Snapshot& snapshot)
{
    const auto& error = snapshot.error;
    const bool refused = error && (error->kind == ErrorKind::InvalidKey || error->kind == ErrorKind::Forbidden);
    return refused && error->httpStatus != 0; // else nobody was asked
}

} // namespace

std::optional<Event> eventOf(const Alert& alert)
{
    if (alert.kind == AlertKind::Return)
        return Event{EventKind::Back, alert.readAt, alert, {}};
    if (alert.kind != AlertKind::Crossing || alert.severity() == Severity::Calm)
        return std::nullopt;
    return Event{crossingKind(alert), alert.readAt, alert, {}};
}

std::optional<Event> advanceKeyRefusal(AlertStates& states, const AccountState& account)
{
    const Snapshot& snapshot = account.snapshot;
    const bool refused = isRefusedKey(snapshot);
    if (!snapshot.checkedAt || (snapshot.error && !refused))
        return std::nullopt; // tells nothing of the key
    AlertState& told = states[{account.account.id, refusedKeyKey}];
    const bool wasTold = told.told == Severity::Exhausted;
    const bool wasPrimed = std::exchange(told.primed, true);
    told.told = refused ? Severity::Exhausted : Severity::Calm;
    if (!refused || wasTold || !wasPrimed)
        return std::nullopt;
    return Event{EventKind::KeyRefused, *snapshot.checkedAt, {}, snapshot.error};
}

} // namespace quotalamp
