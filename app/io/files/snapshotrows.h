// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/inheritedrows.h"
#include "io/files/places.h"

#include <QString>

#include <optional>

namespace quotalamp {

// The file in which snapshots and what people were told are kept, and the names of its rows.

/// The name of the row of an account's snapshot.
[[nodiscard]] QString snapshotRow(const QString& accountId);
/// The account whose row has the name, of its snapshot or its alerts; empty where it is another kind of row.
[[nodiscard]] QString accountOfRow(const QString& row);
/// The rows of both; empty without places.
[[nodiscard]] std::optional<InheritedRows> snapshotRows(const Places* places);

} // namespace quotalamp
