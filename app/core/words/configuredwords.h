// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/spend.h"

#include <QStringList>

namespace quotalamp {

/// "gpt-5: 500 requests · 40,000 / 100,000 tokens", one line for each model, and where projects differ every amount.
/// `limits` have to be in order, as readings have them.
[[nodiscard]] QStringList limitLines(const std::vector<ConfiguredLimit>& limits);

} // namespace quotalamp
