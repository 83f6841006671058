// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

#include <vector>

namespace quotalamp {

/// How far a chart looks back; a month is 30 days, a year 365.
enum class Stretch { Hour, Day, Week, Month, Year };
[[nodiscard]] Milliseconds stretchLength(Stretch stretch);

/// A mark beside an axis.
struct ChartMark {
    double at = 0; ///< 0–1 along the axis
    QString text;  ///< "14:15", "10%"
    friend bool operator==(const ChartMark&, const ChartMark&) = default;
};

/// The time axis of a chart: from the begin of a stretch to now, and on into what is foretold.
class ChartScale {
public:
    /// `ahead`: how far there is something to show after `now`. It takes a third of the stretch at most.
    ChartScale(Stretch stretch, TimePoint now, Milliseconds ahead);

    [[nodiscard]] Stretch stretch() const { return m_stretch; }
    [[nodiscard]] TimePoint from() const { return m_now - stretchLength(m_stretch); }
    [[nodiscard]] TimePoint now() const { return m_now; }
    [[nodiscard]] TimePoint until() const { return m_now + m_ahead; }
    /// Where an instant stands: 0 is the begin of the stretch, 1 the end of the axis.
    [[nodiscard]] double place(TimePoint instant) const;
    /// The instant that stands there.
    [[nodiscard]] TimePoint instantAt(double place) const;
    [[nodiscard]] bool holds(TimePoint instant) const { return instant >= from() && instant <= until(); }

    /// An instant as precisely as the stretch tells it apart, in local time: "14:29:30", "Tue 14:29", "3 Nov 14:29".
    [[nodiscard]] QString timeText(TimePoint instant) const;
    /// Round local times, "now", and the end of what is foretold where there is room for it.
    [[nodiscard]] std::vector<ChartMark> marks() const;

private:
    Stretch m_stretch;
    TimePoint m_now;
    Milliseconds m_ahead;
};

} // namespace quotalamp
