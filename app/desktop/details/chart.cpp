// SPDX-License-Identifier: MIT
#include "desktop/details/chart.h"

#include "core/words/windowwords.h"
#include "desktop/kit/plaintext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr int tall = 196;
constexpr double lineWidth = 1.5;
constexpr double areaOpacity = 0.14;
constexpr double dotRadius = 3.5;
constexpr double triangle = 7; ///< wide; two less tall

} // namespace

Chart::Chart(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Chart::present(const ChartView& view)
{
    if (view == m_view)
        return;
    m_view = view;
    setAccessibleName(view.title);
    setAccessibleDescription(view.spoken);
    update();
}

QSize Chart::sizeHint() const
{
    return {scaled(480), scaled(tall)};
}

QSize Chart::minimumSizeHint() const
{
    return {scaled(240), scaled(tall)};
}

QColor Chart::ink() const
{
    if (m_tokens.highContrast)
        return m_tokens.text;
    if (m_view.severity == Severity::Warning)
        return m_tokens.warningFill;
    return m_view.severity == Severity::Calm ? m_tokens.calm : m_tokens.criticalFill;
}

/// As if words ran from the left; place() mirrors.
QRectF Chart::plot() const
{
    const int labels =
        std::max(reservedWidth(smallFont(), percentText(1)), reservedWidth(smallFont(), m_view.critical.text));
    const int below = lineHeight(smallFont()) + grid::medium;
    return {double(grid::large), double(grid::medium), double(width() - 2 * grid::large - grid::small - labels),
        double(height() - grid::medium - below - grid::tiny)};
}

QPointF Chart::place(const QRectF& plot, double at, double share) const
{
    const double x = plot.left() + at * plot.width();
    const double y = plot.bottom() - std::clamp(share, 0.0, 1.0) * plot.height();
    return {layoutDirection() == Qt::RightToLeft ? width() - x : x, y};
}

void Chart::paintLevel(QPainter& painter, const QRectF& plot, double share) const
{
    const double y = std::floor(place(plot, 0, share).y()) + 0.5;
    painter.drawLine(QPointF(place(plot, 0, 0).x(), y), QPointF(place(plot, 1, 0).x(), y));
}

void Chart::paintLabel(QPainter& painter, const QRectF& plot, double share, const QString& text) const
{
    const int height = lineHeight(smallFont());
    const int start = int(plot.right()) + grid::small;
    const QRect box(start, int(place(plot, 0, share).y()) - height / 2, width() - start, height);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), box),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), text);
}

void Chart::paintLevels(QPainter& painter, const QRectF& plot) const
{
    const double apart = lineHeight(smallFont()) * 0.75 / plot.height();
    for (const double share : std::array{0.5, 1.0, 0.0}) {
        painter.setPen(QPen(share > 0 ? m_tokens.hairline : m_tokens.frame, 1));
        paintLevel(painter, plot, share);
        // Beside the critical level there is room for one number, and that one matters.
        painter.setPen(m_tokens.secondary);
        if (std::abs(share - m_view.critical.at) >= apart)
            paintLabel(painter, plot, share, percentText(share));
    }
    painter.setPen(QPen(m_tokens.criticalText, 1, Qt::DashLine));
    paintLevel(painter, plot, m_view.critical.at);
    paintLabel(painter, plot, m_view.critical.at, m_view.critical.text);
}

void Chart::paintTimes(QPainter& painter, const QRectF& plot) const
{
    painter.setPen(m_tokens.secondary);
    const QFontMetrics metrics(smallFont());
    const int top = int(plot.bottom()) + grid::medium;
    for (const ChartMark& mark : m_view.times) {
        const int wide = metrics.horizontalAdvance(mark.text) + 2;
        const int middle = int(place(plot, mark.at, 0).x());
        const QRect box(std::clamp(middle - wide / 2, grid::tiny, std::max(grid::tiny, width() - wide - grid::tiny)),
            top, wide, lineHeight(smallFont()));
        painter.drawText(box, Qt::AlignCenter, mark.text);
    }
}

/// The points from `first` up to, without, `last`, which hang together.
void Chart::paintStretch(QPainter& painter, const QRectF& plot, std::size_t first, std::size_t last) const
{
    QPolygonF line;
    for (std::size_t i = first; i < last; ++i)
        line << place(plot, m_view.course[i].at, m_view.course[i].share);
    if (line.size() == 1)
        line << line.front() + QPointF(1, 0); // a single answer is a dot
    if (!m_tokens.highContrast) {
        QColor area = m_tokens.calm;
        area.setAlphaF(float(areaOpacity));
        QPolygonF below = line;
        below << QPointF(line.back().x(), plot.bottom()) << QPointF(line.front().x(), plot.bottom());
        QPainterPath path;
        path.addPolygon(below);
        painter.fillPath(path, area);
    }
    painter.setPen(QPen(
        m_tokens.highContrast ? m_tokens.text : m_tokens.calm, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void Chart::paintCourse(QPainter& painter, const QRectF& plot) const
{
    const auto& course = m_view.course;
    for (std::size_t first = 0; first < course.size();) {
        std::size_t last = first + 1;
        while (last < course.size() && course[last].joined)
            ++last;
        paintStretch(painter, plot, first, last);
        first = last;
    }
    if (course.empty())
        return;
    painter.setPen(QPen(m_tokens.surface, 2));
    painter.setBrush(ink());
    painter.drawEllipse(place(plot, course.back().at, course.back().share), dotRadius + 1, dotRadius + 1);
}

void Chart::paintRefusals(QPainter& painter, const QRectF& plot) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tokens.criticalText);
    for (const double refusal : m_view.refusals) {
        const QPointF tip = place(plot, refusal, 0) + QPointF(0, 2);
        painter.drawPolygon(
            QPolygonF{tip, tip + QPointF(triangle / 2, triangle - 2), tip + QPointF(-triangle / 2, triangle - 2)});
    }
}

void Chart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    painter.setPen(QPen(m_tokens.highContrast ? m_tokens.text : m_tokens.hairline, 1));
    painter.setBrush(m_tokens.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), grid::boxRadius, grid::boxRadius);
    const QRectF area = plot();
    paintLevels(painter, area);
    paintTimes(painter, area);
    painter.setBrush(Qt::NoBrush);
    paintCourse(painter, area);
    paintRefusals(painter, area);
    if (m_view.course.empty()) {
        painter.setPen(m_tokens.secondary);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_view.spoken);
    }
}

void Chart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

bool Chart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_view.course.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
    const auto away = [&, area = plot()](const ChartPoint& point) {
        return std::abs(place(area, point.at, point.share).x() - help->x());
    };
    const auto nearest = std::ranges::min_element(m_view.course, {}, away);
    showTip(help->globalPos(), nearest->text, this);
    return true;
}

} // namespace quotalamp
