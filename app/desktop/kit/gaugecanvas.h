// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gaugepainter.h"

#include <QPainter>

namespace quotalamp {

/// The measures of a gauge that follow from its size, all in whole device pixels.
struct GaugeGeometry {
    explicit GaugeGeometry(int pixels);

    int size;      ///< of one side
    int unit;      ///< the finest stroke and the room at the edge
    int outer;     ///< radius of the ring, outside
    int thickness; ///< of the ring
    int gap;       ///< between the ring and its middle
    int lamp;      ///< radius of the middle
    int center;    ///< half of the size
};

/// In degrees, as arc() counts them.
inline constexpr double fullCircle = 360;

/// The even number next to a value, at least 2: what has a middle stays on whole pixels.
[[nodiscard]] int evenNear(double value);

/// The shapes that every form of a gauge is drawn with. Circles are smooth, everything else is on whole pixels.
class GaugeCanvas {
public:
    /// Draws with these colors by `painter`, both of which have to live as long.
    GaugeCanvas(QPainter& painter, int size, const GaugeInks& colors);

    /// A filled circle, in the middle of the gauge unless said.
    void disc(const QPointF& middle, double radius, const QColor& color);
    void disc(double radius, const QColor& color) { disc(QPointF(g.size / 2.0, g.size / 2.0), radius, color); }
    /// The whole gauge less `inset` on each side, with round corners.
    void square(int inset, const QColor& color);
    /// A part of the ring, in degrees clockwise from 12 o'clock; the outside stays where it is, whatever the thickness.
    void arc(double thickness, double from, double length, const QColor& color);
    /// A filled rectangle.
    void block(const QRect& box, const QColor& color);
    /// The same round the middle of the gauge.
    void block(int width, int height, const QColor& color);
    /// A sign on a critical fill; cut out of it where its ink is transparent.
    void mark(const QRect& box);
    /// "!" round the middle of `box`, which it may fill.
    void exclamation(const QRect& box, int width);

    void usedUp(); ///< the bar of "nothing left", on a critical fill
    void clock();  ///< the hands of "not current"
    void plus();   ///< the invitation to add something
    void slash();  ///< an error, across everything below

    const GaugeGeometry g;
    const GaugeInks& inks;

private:
    QPainter& m_painter;
};

} // namespace quotalamp
