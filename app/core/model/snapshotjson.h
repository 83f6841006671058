// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/jsontree.h"
#include "core/model/snapshot.h"

#include <QJsonObject>

namespace quotalamp {

/// A snapshot as it is kept over a restart.
[[nodiscard]] JsonTree toJson(const Snapshot& snapshot);

/// Reads one back and checks every range: nonsense gives an empty snapshot, and an instant after `now`, from a clock that
/// was set back since, is forgotten.
[[nodiscard]] Snapshot snapshotFromJson(const QJsonObject& json, TimePoint now);

/// When a snapshot that is kept was learned, without reading all of it; as snapshotFromJson() tells it.
[[nodiscard]] std::optional<TimePoint> checkedAtIn(const QJsonObject& json, TimePoint now);

/// When its limits were read, in the same way.
[[nodiscard]] std::optional<TimePoint> readAtIn(const QJsonObject& json, TimePoint now);

/// The limits that an organisation is set to, as files and status documents have them: "model", "window", "limit" and
/// "period_s" in seconds.
[[nodiscard]] JsonTree configuredJson(const std::vector<ConfiguredLimit>& limits);

} // namespace quotalamp
