// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/chartview.h"
#include "desktop/kit/announcement.h"
#include "desktop/kit/tokens.h"

#include <QWidget>

#include <optional>

namespace quotalamp {

/// The course of one allowance over a stretch of time: a line where it is known, a gap where it is not, the critical
/// level, what is foretold with its range, the even pace, and where the provider refused, the limit began anew and the
/// person was told. Draws what it is given. The pointer reads out the nearest point; arrow keys go from point to point,
/// with Ctrl further, Home and End to the first and the last, and up and down to another line.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);

    /// Shows another course, or the same with a newer point.
    void present(const ChartView& view);
    /// The chart as a picture of this many pixels for each of its own, without what is pointed at.
    [[nodiscard]] QImage picture(double scale) const;
    /// The same as an SVG document.
    [[nodiscard]] QByteArray svg() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// The course that keys go along.
    [[nodiscard]] const std::vector<ChartPoint>& course() const;
    /// Goes to another line, at the same time.
    void changeLine(int by);
    /// Points at a point of the course, and says what it tells; empty: at none.
    void pointAt(std::optional<std::size_t> point);

    Tokens m_tokens;
    ChartView m_view;
    std::size_t m_line = 0;               ///< that is pointed at; 0: the limit itself, then the others
    std::optional<std::size_t> m_pointed; ///< of its course
    Announcement* m_announcement;         ///< speaks what keys point at
};

} // namespace quotalamp
