// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/hooksettings.h"
#include "core/rules/alerts.h"

namespace quotalamp {

/// Something that happened to an account, for a person's own command and webhook: the facts, in no words yet. Events come
/// of the same decisions as notifications and each comes once, but quiet hours, snoozes and switches for notifications
/// do not hold them back: they spare people, and whoever hears of events is a machine.
struct Event {
    EventKind kind = EventKind::Test;
    TimePoint at{};               ///< when it was read or, of a refused key, when the provider was asked
    std::optional<Alert> alert{}; ///< the limit it is about; empty of a refused key and of a test
    std::optional<Error> error{}; ///< of a refused key: what the provider said
    friend bool operator==(const Event&, const Event&) = default;
};

/// The event that a crossing or a return is, as advanceAlerts() found it. Empty for what is a notice for people alone.
[[nodiscard]] std::optional<Event> eventOf(const Alert& alert);

/// The key among the states of an account, by which it is kept whether its key was refused.
inline constexpr QLatin1StringView refusedKeyKey{"key-refused"};

/// An event where the provider refuses the account's key now and took it before, as far as `states` know. What was refused
/// when we first looked is old, and so is what was told already; a good answer makes it news again.
[[nodiscard]] std::optional<Event> advanceKeyRefusal(AlertStates& states, const AccountState& account);

} // namespace quotalamp
