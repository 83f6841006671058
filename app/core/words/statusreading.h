// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"
#include "core/words/windowwords.h"

#include <QJsonObject>

namespace quotalamp {

// Reads back what statusJson() wrote, perhaps in another program: what was decided there stands.

/// The limits of one account of a status document, and what they meant when it was made. Texts are cut and made plain.
/// Everything is there but the thresholds. `account`: an element of "accounts".
[[nodiscard]] AccountStanding standingFromStatus(const QJsonObject& account, TimePoint now);

/// How shares and resets are to be said by the settings of the program that made the document.
[[nodiscard]] Wording wordingFromStatus(const QJsonObject& document);

/// The spends of one account of a status document that are of the day or month of `now`, in the document's order.
[[nodiscard]] std::vector<Spend> spendsFromStatus(const QJsonObject& account, TimePoint now);

/// An instant of a status document; empty where it is null.
[[nodiscard]] std::optional<TimePoint> instantFromStatus(const QJsonValue& value);

} // namespace quotalamp
