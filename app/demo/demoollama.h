// SPDX-License-Identifier: MIT
#pragma once

#include "demo/demoexchange.h"

#include <vector>

namespace quotalamp {

/// Answers like a local Ollama: no key, no limits, models on disk and one of them in memory.
[[nodiscard]] std::vector<DemoRoute> demoOllamaRoutes();

} // namespace quotalamp
