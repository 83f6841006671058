// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/chartview.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

namespace quotalamp {

/// The course of one allowance over a stretch of time: a line where it is known, a gap where it is not, the critical
/// level, and where the provider refused. Draws what it is given; the pointer reads out the nearest point.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);

    /// Shows another course, or the same with a newer point.
    void present(const ChartView& view);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Where the course is drawn, without the labels round it.
    [[nodiscard]] QRectF plot() const;
    /// Where a point stands: `at` is a share of the stretch of time, `share` what is left, both 0–1.
    [[nodiscard]] QPointF place(const QRectF& plot, double at, double share) const;
    /// The colour of the line, by how near the limit is.
    [[nodiscard]] QColor ink() const;
    /// The lines at nothing, half and all, and the critical one.
    void paintLevels(QPainter& painter, const QRectF& plot) const;
    void paintLevel(QPainter& painter, const QRectF& plot, double share) const;
    /// Words at the height of a share.
    void paintLabel(QPainter& painter, const QRectF& plot, double share, const QString& text) const;
    /// The times below the axis.
    void paintTimes(QPainter& painter, const QRectF& plot) const;
    /// The whole course, part by part.
    void paintCourse(QPainter& painter, const QRectF& plot) const;
    /// One part of the course between two gaps, from its first to its last point.
    void paintStretch(QPainter& painter, const QRectF& plot, std::size_t first, std::size_t last) const;
    /// Triangles on the axis where the provider refused.
    void paintRefusals(QPainter& painter, const QRectF& plot) const;

    Tokens m_tokens;
    ChartView m_view;
};

} // namespace quotalamp
