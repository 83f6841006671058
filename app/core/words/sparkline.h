// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/windowhistory.h"

#include <QString>

#include <optional>
#include <vector>

namespace quotalamp {

/// The course of one limit in a few columns side by side: of each the lowest share left in its time, 0–1; empty where
/// nothing is known. What terminal and cards draw small.
using Sparkline = std::vector<std::optional<double>>;

/// The course between two instants. A time of up to `apart` between two answers is bridged with the earlier one, since
/// nobody asks all the time; in a longer one nothing is known.
[[nodiscard]] Sparkline sparkline(const std::vector<HistorySpan>& spans, TimePoint from, TimePoint until, int columns,
    Milliseconds apart = std::chrono::minutes{16});

/// The same as text of one character for each column: "▁▂▅█", a blank where nothing is known. Only nothing left is the
/// lowest of the eight, and only all of it the highest.
[[nodiscard]] QString sparklineText(const Sparkline& line);

} // namespace quotalamp
