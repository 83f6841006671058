// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/courseview.h"
#include "desktop/kit/tokens.h"

class QPainter;

namespace quotalamp {

/// How large a small course is drawn, in the size of the application's font.
[[nodiscard]] QSize courseSize();

/// Draws a course into `area`, whose lower edge is nothing left and whose upper edge is courseTop(): a thin calm line over
/// a tint, whatever state the window is in, for colour is in the words beside it. In high contrast both are lines in the
/// colour of text. Time runs from the left, or from the right where the painter's layout direction does.
void paintCourse(QPainter& painter, const QRectF& area, const Sparkline& line, const Tokens& tokens);

} // namespace quotalamp
