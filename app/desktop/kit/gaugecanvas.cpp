// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugecanvas.h"

#include <algorithm>

namespace quotalamp {

int evenNear(double value)
{
    return 2 * std::max(1, qRound(value / 2));
}

GaugeGeometry::GaugeGeometry(int pixels)
    : size(pixels)
    , unit(std::max(1, pixels / 16))
    , outer(pixels / 2 - unit)
    , thickness(std::max(2, qRound(0.14 * pixels)))
    , gap(std::max(1, qRound(0.06 * pixels)))
    , lamp(std::max(2, outer - thickness - gap))
    , center(pixels / 2)
{
}

GaugeCanvas::GaugeCanvas(QPainter& painter, int size, const GaugeInks& colors)
    : g(size)
    , inks(colors)
    , m_painter(painter)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void GaugeCanvas::disc(const QPointF& middle, double radius, const QColor& color)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawEllipse(middle, radius, radius);
}

void GaugeCanvas::square(int inset, const QColor& color)
{
    const double radius = 0.19 * g.size - inset;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawRoundedRect(QRect(0, 0, g.size, g.size).adjusted(inset, inset, -inset, -inset), radius, radius);
}

void GaugeCanvas::arc(double thickness, double from, double length, const QColor& color)
{
    const double c = g.size / 2.0;
    const double radius = g.outer - thickness / 2;
    const QRectF box(c - radius, c - radius, 2 * radius, 2 * radius);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(color, thickness, Qt::SolidLine, Qt::FlatCap));
    if (length >= fullCircle)
        m_painter.drawEllipse(box);
    else
        m_painter.drawArc(box, qRound((90 - from) * 16), qRound(-length * 16));
}

void GaugeCanvas::block(const QRect& box, const QColor& color)
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.fillRect(box, color);
    m_painter.setRenderHint(QPainter::Antialiasing, true);
}

void GaugeCanvas::block(int width, int height, const QColor& color)
{
    block(QRect(g.center - width / 2, g.center - height / 2, width, height), color);
}

void GaugeCanvas::mark(const QRect& box)
{
    const bool cut = inks.mark.alpha() == 0;
    if (cut)
        m_painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    block(box, cut ? QColor(Qt::black) : inks.mark);
    m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void GaugeCanvas::exclamation(const QRect& box, int width)
{
    const int left = box.x() + (box.width() - width) / 2;
    const int stroke = box.height() - width - width / 2;
    mark(QRect(left, box.y(), width, stroke));
    mark(QRect(left, box.y() + box.height() - width, width, width));
}

void GaugeCanvas::usedUp()
{
    const int width = evenNear(0.54 * g.size);
    const int height = evenNear(0.16 * g.size);
    mark(QRect(g.center - width / 2, g.center - height / 2, width, height));
}

void GaugeCanvas::clock()
{
    const int length = qRound(0.25 * g.size);
    block(QRect(g.center - g.unit, g.center - length, 2 * g.unit, length + g.unit), inks.dim);
    block(QRect(g.center - g.unit, g.center - g.unit, length + g.unit, 2 * g.unit), inks.dim);
}

void GaugeCanvas::plus()
{
    const int reach = evenNear(0.38 * g.size);
    block(2 * g.unit, reach, inks.ink);
    block(reach, 2 * g.unit, inks.ink);
}

void GaugeCanvas::slash()
{
    const double c = g.size / 2.0;
    const double reach = 0.78 * g.outer;
    const double thickness = 0.12 * g.size;
    const QLineF line(c - reach, c + reach, c + reach, c - reach);
    const QLineF longer(0, g.size, g.size, 0);
    const bool plate = inks.plate.alpha() > 0;
    m_painter.setCompositionMode(
        plate ? QPainter::CompositionMode_SourceAtop : QPainter::CompositionMode_DestinationOut);
    m_painter.setPen(QPen(plate ? inks.plate : QColor(Qt::black), thickness + 2 * g.unit, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLine(longer);
    m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    m_painter.setPen(QPen(inks.critical, thickness, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLine(line);
}

} // namespace quotalamp
