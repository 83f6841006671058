// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QStringList>

namespace quotalamp {

/// Whether any file below one of the folders was written at `since` or later, by the times of the files alone: none is
/// opened. True also where there are too many to look through, for then nobody can tell. A folder that does not exist
/// holds none. Links are not followed.
[[nodiscard]] bool anyWrittenSince(const QStringList& folders, TimePoint since);

/// The folders in which tools keep their sessions here, by the person's home and environment.
[[nodiscard]] QStringList sessionFoldersHere();

} // namespace quotalamp
