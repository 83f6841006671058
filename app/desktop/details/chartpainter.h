// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/chartview.h"
#include "desktop/kit/tokens.h"

#include <QRectF>

class QPainter;

namespace quotalamp {

/// Draws a chart into a rectangle of a widget, a picture or an SVG document, in the same strokes.
class ChartPainter {
public:
    /// All of it has to live while this draws. `rightToLeft`: time goes from the right to the left.
    ChartPainter(QPainter& painter, const QSizeF& size, const ChartView& view, const Tokens& tokens, bool rightToLeft);

    /// The whole chart, with its frame.
    void paint();
    /// A line and a dot at a point of the course, with its words beside it.
    void paintPointed(const ChartPoint& point);
    /// Where a point stands: `at` is a share of the axis, `share` what is said of the limit, both 0–1.
    [[nodiscard]] QPointF place(double at, double share) const;

    /// The dashes of another line, in widths of the line; empty: none.
    [[nodiscard]] static QList<qreal> dashesOf(std::size_t other);

private:
    void paintLevels();
    void paintLevel(double share);
    void paintLabel(double share, const QString& text);
    void paintTimes();
    void paintPace();
    void paintForecast();
    void paintOthers();
    void paintCourse();
    void paintPart(std::size_t first, std::size_t last);
    void paintMarks();
    [[nodiscard]] QColor line() const;
    [[nodiscard]] QColor dot() const;
    [[nodiscard]] QPolygonF along(const std::vector<ChartPoint>& points) const;

    QPainter& m_painter;
    QSizeF m_size;
    const ChartView& m_view;
    const Tokens& m_tokens;
    bool m_rightToLeft;
    QRectF m_plot; ///< where the course is, as if words ran from the left; place() mirrors
};

} // namespace quotalamp
