// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

namespace quotalamp {

/// Every style, state and size of the tray icon on a dark, a light and a mid-grey panel, for eyes and for tests.
[[nodiscard]] QImage iconSheet();

} // namespace quotalamp
