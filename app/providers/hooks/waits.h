// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QJsonValue>

#include <optional>

namespace quotalamp {

/// When a refusal says that it is of use to ask again, on our clock: in its headers (Retry-After), in members of its body
/// ("retry_after": 12.5, RetryInfo's "retryDelay", "resets_at") or in its sentence ("try again in 6m0s", "on 2026-04-01").
/// Where they differ the longest counts: to ask too early is refused again and may be punished, to ask too late costs
/// nothing but freshness. At most forty days away; a longer wait is a day, a farther date is none.
[[nodiscard]] std::optional<TimePoint> toldWait(const Answer& answer, const QJsonValue& json, const QString& sentence);

/// The same of the sentence alone.
[[nodiscard]] std::optional<TimePoint> waitInWords(const QString& sentence, const Answer& answer);

} // namespace quotalamp
