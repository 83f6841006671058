// SPDX-License-Identifier: MIT
#include "desktop/kit/coursepainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr int courseWidth = 64;
constexpr int courseHeight = 12;
constexpr double stroke = 1.25;
constexpr double tint = 0.14;

/// The columns that are known side by side, from `first` on, as points of the line; `end` becomes the first behind them.
QPolygonF pointsFrom(const Sparkline& line, std::size_t first, std::size_t& end, const QRectF& area, bool mirrored)
{
    const double top = courseTop(line);
    const double step = area.width() / double(line.size() - 1);
    const double room = area.height() - stroke;
    QPolygonF points;
    for (end = first; end < line.size() && line[end]; ++end) {
        const double x = double(end) * step;
        const double y = top > 0 ? area.bottom() - stroke / 2 - *line[end] / top * room : area.bottom() - stroke / 2;
        points << QPointF(mirrored ? area.right() - x : area.left() + x, y);
    }
    return points;
}

void paintStretch(QPainter& painter, const QRectF& area, const QPolygonF& points, const Tokens& tokens)
{
    if (tokens.highContrast) {
        const double from = std::min(points.constFirst().x(), points.constLast().x());
        const double until = std::max(points.constFirst().x(), points.constLast().x());
        painter.fillRect(QRectF(from, area.bottom() - 1, until - from, 1), tokens.text);
    } else {
        QPainterPath under;
        under.addPolygon(points);
        under.lineTo(points.constLast().x(), area.bottom());
        under.lineTo(points.constFirst().x(), area.bottom());
        QColor shade = tokens.calm;
        shade.setAlphaF(float(tint));
        painter.fillPath(under, shade);
    }
    painter.setPen(
        QPen(tokens.highContrast ? tokens.text : tokens.calm, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
}

} // namespace

QSize courseSize()
{
    return {scaled(courseWidth), scaled(courseHeight)};
}

void paintCourse(QPainter& painter, const QRectF& area, const Sparkline& line, const Tokens& tokens)
{
    if (line.size() < 2)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    for (std::size_t first = 0; first < line.size(); ++first) {
        if (!line[first])
            continue;
        const QPolygonF points = pointsFrom(line, first, first, area, mirrored);
        if (points.size() > 1)
            paintStretch(painter, area, points, tokens);
    }
    painter.restore();
}

} // namespace quotalamp
