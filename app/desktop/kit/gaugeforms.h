// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gaugecanvas.h"

namespace quotalamp {

/// What is left, clockwise from 12 o'clock, and the lamp in the middle; for the monochrome form too.
void paintRing(GaugeCanvas& canvas, const GaugeKey& key);

/// Two windows of one account as bars on a square plate, the nearest limit above; one bar where there is one window.
void paintBars(GaugeCanvas& canvas, const GaugeKey& key);

/// Percent in digits of 3 × 5 cells on a square plate, and what is left as a line below.
void paintNumber(GaugeCanvas& canvas, const GaugeKey& key);

/// Whether a state is about no level: bars and number show a sign instead.
[[nodiscard]] bool isSign(GaugeState state);
/// That sign, on a square plate.
void paintSquareSign(GaugeCanvas& canvas, GaugeState state);
/// How many of `width` pixels are filled at this level: at least one while anything is left, never all unless full.
[[nodiscard]] int filledPixels(int width, int level, int steps);

} // namespace quotalamp
