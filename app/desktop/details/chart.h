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

    void present(const ChartView& view);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QPointF place(const QRectF& plot, double at, double share) const;
    [[nodiscard]] QColor ink() const;
    void paintLevels(QPainter& painter, const QRectF& plot) const;
    void paintLevel(QPainter& painter, const QRectF& plot, double share) const;
    void paintLabel(QPainter& painter, const QRectF& plot, double share, const QString& text) const;
    void paintTimes(QPainter& painter, const QRectF& plot) const;
    void paintCourse(QPainter& painter, const QRectF& plot) const;
    void paintStretch(QPainter& painter, const QRectF& plot, std::size_t first, std::size_t last) const;
    void paintRefusals(QPainter& painter, const QRectF& plot) const;

    Tokens m_tokens;
    ChartView m_view;
};

} // namespace quotalamp
