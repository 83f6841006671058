// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/sparkline.h"

#include "core/model/usetrail.h"

namespace quotalamp {

/// The course of a limit in its last days, small enough to stand beside its words, ready to draw.
struct CourseView {
    Sparkline line;      ///< from the oldest column to that of the last reading; empty: nothing to draw
    QString description; ///< "What was left in the last 5 h", "14% used in the last 24 hours": for tips
    bool adds = false;   ///< whether the description says what no level and no reset tells; then screen readers hear it
    friend bool operator==(const CourseView&, const CourseView&) = default;
};

/// What the trail tells of the time before the last reading: as long as the window is, and 24 hours at most. It begins
/// where the window did, since of the one before nobody knows how much of it was left. Columns end at the same instants
/// whatever time it is, so that a course to which nothing is added is equal to the one before.
///
/// Empty where little is known: of fewer than five readings or five columns, of what refills all the time, and where a
/// line would be flat.
[[nodiscard]] CourseView courseView(const RateWindow& window, const UseTrail& trail);
/// The same of a balance and its last seven days, top-ups with it; the line's highest is the most that was there. The
/// description tells what was spent where all of that time is known.
[[nodiscard]] CourseView courseView(const Balance& balance, const UseTrail& trail);

/// The lowest a line is drawn is nothing left, and the highest this: the most that was left in its time; 0 for an empty
/// line.
[[nodiscard]] double courseTop(const Sparkline& line);

} // namespace quotalamp
