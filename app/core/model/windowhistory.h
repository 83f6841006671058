// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <vector>

namespace quotalamp {

/// A time in which every answer told the same share left.
struct HistorySpan {
    TimePoint since; ///< the first of these answers
    TimePoint until; ///< the last of them
    double left = 1; ///< the share left, 0–1
    friend bool operator==(const HistorySpan&, const HistorySpan&) = default;
};

/// The past of one limit as far as a chart needs it.
struct WindowHistory {
    std::vector<HistorySpan> spans;  ///< oldest first, not overlapping
    std::vector<TimePoint> refusals; ///< answers with 429, oldest first
};

} // namespace quotalamp
