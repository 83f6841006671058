// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <vector>

namespace quotalamp {

/// A time of the past of one limit: one in which every answer told the same share left, or a longer one of which only the
/// extremes and the last answer are kept.
struct HistorySpan {
    TimePoint since;  ///< the first of these answers
    TimePoint until;  ///< the last of them
    double left = 1;  ///< the share left that the last of them told, 0–1
    double below = 0; ///< how far under `left` the lowest of them was, 0–1
    double above = 0; ///< how far over `left` the highest of them was, 0–1

    /// The lowest share left that was told in this time.
    [[nodiscard]] double low() const { return left - below; }
    /// The highest share left that was told in this time.
    [[nodiscard]] double high() const { return left + above; }
    friend bool operator==(const HistorySpan&, const HistorySpan&) = default;
};

/// The past of one limit as far as a chart needs it.
struct WindowHistory {
    std::vector<HistorySpan> spans;    ///< oldest first, not overlapping
    std::vector<TimePoint> refusals{}; ///< answers with 429, oldest first
    std::vector<TimePoint> resets{};   ///< when the limit began anew, oldest first
    std::vector<TimePoint> notices{};  ///< when the person was told of it, oldest first
};

} // namespace quotalamp
