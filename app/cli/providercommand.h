// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/places.h"

#include <QStringList>

namespace quotalamp {

/// `provider list` and `provider check`; `words` are the program's name and what follows "provider".
[[nodiscard]] int runProvider(const QStringList& words, const Places& places);

} // namespace quotalamp
