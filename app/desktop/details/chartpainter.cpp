// SPDX-License-Identifier: MIT
#include "desktop/details/chartpainter.h"

#include "core/words/windowwords.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr double lineWidth = 1.5;
constexpr double areaOpacity = 0.14;
constexpr double rangeOpacity = 0.12;
constexpr double dotRadius = 3.5;
constexpr double triangle = 7; ///< wide; two less tall
constexpr double notice = 3.5; ///< half the diagonal of the diamond
constexpr double dash = 4;

QColor faint(QColor color, double opacity)
{
    color.setAlphaF(float(opacity));
    return color;
}

} // namespace

ChartPainter::ChartPainter(
    QPainter& painter, const QSizeF& size, const ChartView& view, const Tokens& tokens, bool rightToLeft)
    : m_painter(painter)
    , m_size(size)
    , m_view(view)
    , m_tokens(tokens)
    , m_rightToLeft(rightToLeft)
{
    const int labels =
        std::max(reservedWidth(smallFont(), percentText(1)), reservedWidth(smallFont(), view.critical.text));
    const int below = lineHeight(smallFont()) + grid::medium;
    m_plot = {double(grid::large), double(grid::medium), size.width() - 2 * grid::large - grid::small - labels,
        size.height() - grid::medium - below - grid::tiny};
}

QColor ChartPainter::line() const
{
    return m_tokens.highContrast ? m_tokens.text : m_tokens.calm;
}

/// By how near the limit is.
QColor ChartPainter::dot() const
{
    if (m_tokens.highContrast)
        return m_tokens.text;
    if (m_view.severity == Severity::Warning)
        return m_tokens.warningFill;
    return m_view.severity == Severity::Calm ? m_tokens.calm : m_tokens.criticalFill;
}

QPointF ChartPainter::place(double at, double share) const
{
    const double x = m_plot.left() + at * m_plot.width();
    const double y = m_plot.bottom() - std::clamp(share, 0.0, 1.0) * m_plot.height();
    return {m_rightToLeft ? m_size.width() - x : x, y};
}

QPolygonF ChartPainter::along(const std::vector<ChartPoint>& points) const
{
    QPolygonF line;
    for (const ChartPoint& point : points)
        line << place(point.at, point.share);
    return line;
}

void ChartPainter::paintLevel(double share)
{
    const double y = std::floor(place(0, share).y()) + 0.5;
    m_painter.drawLine(QPointF(place(0, 0).x(), y), QPointF(place(1, 0).x(), y));
}

/// Words at the height of a share.
void ChartPainter::paintLabel(double share, const QString& text)
{
    const int height = lineHeight(smallFont());
    const double start = m_plot.right() + grid::small;
    QRectF box(start, std::round(place(0, share).y()) - height / 2.0, m_size.width() - start, height);
    if (m_rightToLeft)
        box.moveLeft(0);
    m_painter.drawText(box,
        int(Qt::AlignVCenter) | int(Qt::AlignAbsolute) | int(m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft), text);
}

/// The lines at nothing, half and all, and the critical one.
void ChartPainter::paintLevels()
{
    const double apart = lineHeight(smallFont()) * 0.75 / m_plot.height();
    for (const double share : std::array{0.5, 1.0, 0.0}) {
        m_painter.setPen(QPen(share > 0 ? m_tokens.hairline : m_tokens.frame, 1));
        paintLevel(share);
        // Beside the critical level there is room for one number, and that one matters.
        m_painter.setPen(m_tokens.secondary);
        if (std::abs(share - m_view.critical.at) >= apart)
            paintLabel(share, percentText(share));
    }
    m_painter.setPen(QPen(m_tokens.criticalText, 1, Qt::DashLine));
    paintLevel(m_view.critical.at);
    paintLabel(m_view.critical.at, m_view.critical.text);
}

/// The times below the axis.
void ChartPainter::paintTimes()
{
    m_painter.setPen(m_tokens.secondary);
    const QFontMetricsF metrics(smallFont());
    for (const ChartMark& mark : m_view.times) {
        const double wide = metrics.horizontalAdvance(mark.text) + 2;
        const double most = std::max<double>(grid::tiny, m_size.width() - wide - grid::tiny);
        const QRectF box(std::clamp<double>(place(mark.at, 0).x() - wide / 2, grid::tiny, most),
            m_plot.bottom() + grid::medium, wide, lineHeight(smallFont()));
        m_painter.drawText(box, Qt::AlignCenter, mark.text);
    }
}

/// A thin line: whoever is above it uses less than would last.
void ChartPainter::paintPace()
{
    m_painter.setPen(QPen(m_tokens.secondary, 1, Qt::DotLine));
    m_painter.drawPolyline(along(m_view.pace));
}

/// The course goes on as a dashed line, within what may be as well; cut where the axis ends.
void ChartPainter::paintForecast()
{
    if (!m_view.forecast)
        return;
    const ChartForecast& forecast = *m_view.forecast;
    m_painter.save();
    QRectF inside(place(0, 1), place(1, 0));
    m_painter.setClipRect(inside.normalized().adjusted(-1, -1, 1, 1));
    QPolygonF range = along({forecast.from, forecast.earliest, forecast.latest});
    if (forecast.earliest.at < forecast.latest.at && !m_tokens.highContrast) {
        QPainterPath path;
        path.addPolygon(range);
        path.closeSubpath();
        m_painter.fillPath(path, faint(dot(), rangeOpacity));
    }
    m_painter.setPen(QPen(faint(dot(), 0.6), 1));
    for (const ChartPoint& edge : {forecast.earliest, forecast.latest})
        m_painter.drawLine(place(forecast.from.at, forecast.from.share), place(edge.at, edge.share));
    QPen pen(dot(), lineWidth, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({dash, dash * 0.75});
    m_painter.setPen(pen);
    m_painter.drawLine(place(forecast.from.at, forecast.from.share), place(forecast.likely.at, forecast.likely.share));
    m_painter.restore();
}

QList<qreal> ChartPainter::dashesOf(std::size_t other)
{
    static const std::array<QList<qreal>, ChartView::mostOthers> dashes{
        QList<qreal>{}, QList<qreal>{6, 3}, QList<qreal>{2, 2}, QList<qreal>{8, 2, 2, 2}};
    return dashes.at(other % dashes.size());
}

/// In ink, and told apart by their dashes; each has its number at its end, as the words below have it.
void ChartPainter::paintOthers()
{
    for (std::size_t other = 0; other < m_view.others.size(); ++other) {
        QPen pen(m_tokens.text, 1);
        if (const auto dashes = dashesOf(other); !dashes.isEmpty()) {
            pen.setStyle(Qt::CustomDashLine);
            pen.setDashPattern(dashes);
        }
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        const auto& course = m_view.others[other].course;
        QPolygonF part;
        for (const ChartPoint& point : course) {
            if (!point.joined && !part.isEmpty())
                m_painter.drawPolyline(std::exchange(part, {}));
            part << place(point.at, point.share);
        }
        if (part.isEmpty())
            continue;
        m_painter.drawPolyline(part);
        const QString number = QLocale().toString(int(other) + 2);
        const double wide = QFontMetricsF(smallFont()).horizontalAdvance(number) + 2;
        m_painter.setPen(m_tokens.text);
        m_painter.drawText(QRectF(part.back().x() + (m_rightToLeft ? -wide - grid::tiny : grid::tiny),
                               part.back().y() - lineHeight(smallFont()), wide, lineHeight(smallFont())),
            Qt::AlignCenter, number);
    }
}

/// The points from `first` up to, without, `last`, which hang together.
void ChartPainter::paintPart(std::size_t first, std::size_t last)
{
    QPolygonF part;
    for (std::size_t i = first; i < last; ++i)
        part << place(m_view.course[i].at, m_view.course[i].share);
    if (part.size() == 1)
        part << part.front() + QPointF(1, 0); // a single answer is a dot
    if (!m_tokens.highContrast) {
        QPolygonF below = part;
        below << QPointF(part.back().x(), m_plot.bottom()) << QPointF(part.front().x(), m_plot.bottom());
        QPainterPath path;
        path.addPolygon(below);
        path.closeSubpath();
        m_painter.fillPath(path, faint(m_tokens.calm, areaOpacity));
    }
    m_painter.setPen(QPen(line(), lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(part);
}

/// The whole course, part by part.
void ChartPainter::paintCourse()
{
    const auto& course = m_view.course;
    for (std::size_t first = 0; first < course.size();) {
        std::size_t last = first + 1;
        while (last < course.size() && course[last].joined)
            ++last;
        paintPart(first, last);
        first = last;
    }
}

/// Triangles on the axis where the provider refused, lines where the limit began anew, diamonds at the top where the person
/// was told.
void ChartPainter::paintMarks()
{
    QPen resetPen(m_tokens.secondary, 1, Qt::CustomDashLine, Qt::FlatCap);
    resetPen.setDashPattern({1, 2});
    m_painter.setPen(resetPen);
    for (const double at : m_view.resets) {
        const double x = std::floor(place(at, 0).x()) + 0.5;
        m_painter.drawLine(QPointF(x, place(at, 1).y()), QPointF(x, place(at, 0).y()));
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_tokens.criticalText);
    for (const double at : m_view.refusals) {
        const QPointF foot = place(at, 0);
        m_painter.drawPolygon(QPolygonF(
            {foot - QPointF(triangle / 2, 0), foot + QPointF(triangle / 2, 0), foot - QPointF(0, triangle - 2)}));
    }
    m_painter.setBrush(m_tokens.highContrast ? m_tokens.text : m_tokens.warningText);
    for (const double at : m_view.notices) {
        const QPointF top = place(at, 1);
        m_painter.drawPolygon(QPolygonF(
            {top - QPointF(notice, 0), top - QPointF(0, notice), top + QPointF(notice, 0), top + QPointF(0, notice)}));
    }
}

void ChartPainter::paint()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setFont(smallFont());
    m_painter.setPen(QPen(m_tokens.highContrast ? m_tokens.text : m_tokens.hairline, 1));
    m_painter.setBrush(m_tokens.surface);
    m_painter.drawRoundedRect(
        QRectF(QPointF(), m_size).adjusted(0.5, 0.5, -0.5, -0.5), grid::boxRadius, grid::boxRadius);
    m_painter.setBrush(Qt::NoBrush);
    paintLevels();
    paintTimes();
    paintPace();
    paintForecast();
    paintCourse();
    paintOthers();
    paintMarks();
    if (!m_view.course.empty()) {
        m_painter.setPen(QPen(m_tokens.surface, 2));
        m_painter.setBrush(dot());
        m_painter.drawEllipse(place(m_view.course.back().at, m_view.course.back().share), dotRadius + 1, dotRadius + 1);
        return;
    }
    m_painter.setPen(m_tokens.secondary);
    m_painter.drawText(m_plot, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_view.spoken);
}

void ChartPainter::paintPointed(const ChartPoint& point)
{
    const QPointF at = place(point.at, point.share);
    m_painter.setPen(QPen(m_tokens.text, 1));
    m_painter.setBrush(m_tokens.text);
    const double x = std::floor(at.x()) + 0.5;
    m_painter.drawLine(QPointF(x, place(0, 1).y()), QPointF(x, place(0, 0).y()));
    m_painter.drawEllipse(at, dotRadius, dotRadius);
    const QFontMetricsF metrics(smallFont());
    const double wide = metrics.horizontalAdvance(point.text) + 2 * grid::small;
    const bool leftOf = x + grid::small + wide > std::max(place(0, 0).x(), place(1, 0).x());
    const double high = lineHeight(smallFont()) + grid::tiny;
    const double top = at.y() > m_plot.center().y() ? m_plot.top() + grid::tiny : m_plot.bottom() - high - grid::tiny;
    const QRectF box(leftOf ? x - grid::small - wide : x + grid::small, top, wide, high);
    m_painter.setPen(QPen(m_tokens.frame, 1));
    m_painter.setBrush(m_tokens.surface);
    m_painter.drawRoundedRect(box, grid::tiny, grid::tiny);
    m_painter.setPen(m_tokens.text);
    m_painter.drawText(box, Qt::AlignCenter, point.text);
}

} // namespace quotalamp
