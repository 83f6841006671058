// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/jsontree.h"
#include "core/base/time.h"

#include <QJsonValue>

#include <optional>
#include <vector>

namespace quotalamp {

/// Resets that a provider has given a person to use whenever they want, in its own app (Codex). They are shown, and
/// nothing here ever uses one.
struct SavedResets {
    int available = 0;                  ///< how many there are, by the provider's count; 0 or more
    std::vector<TimePoint> expiresAt{}; ///< of those of which that is told, the next one first
    friend bool operator==(const SavedResets&, const SavedResets&) = default;
};

/// Adds what another answer told of the same resets: the higher count, and the expiries of both.
void addSaved(std::optional<SavedResets>& known, const SavedResets& more);

/// As they are kept and told: {"available": 2, "expires_at": ["2026-12-04T14:05:00.000Z"]}; null where nothing is told.
[[nodiscard]] JsonTree savedResetsJson(const std::optional<SavedResets>& saved);
/// Reads them back. Empty where it is none; what is no instant is left out.
[[nodiscard]] std::optional<SavedResets> savedResetsFromJson(const QJsonValue& json);

} // namespace quotalamp
