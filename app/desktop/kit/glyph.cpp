// SPDX-License-Identifier: MIT
#include "desktop/kit/glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <array>

namespace quotalamp {

namespace {

void line(QPainterPath& path, std::initializer_list<QPointF> points)
{
    bool first = true;
    for (const QPointF& point : points) {
        if (first)
            path.moveTo(point);
        else
            path.lineTo(point);
        first = false;
    }
}

QRectF around(double x, double y, double radius)
{
    return {x - radius, y - radius, 2 * radius, 2 * radius};
}

void arc(QPainterPath& path, const QRectF& box, double start, double length)
{
    path.arcMoveTo(box, start);
    path.arcTo(box, start, length);
}

QPainterPath refresh()
{
    QPainterPath path;
    arc(path, around(8, 8, 5.25), -25, -290);
    path.lineTo(13.4, 6.2);
    line(path, {{13.6, 2.4}, {13.6, 6.4}, {9.6, 6.4}});
    return path;
}

QPainterPath pin()
{
    QPainterPath path;
    line(path, {{10, 3.3}, {7.4, 5.9}, {4.6, 6.8}, {3.8, 7.6}, {8.4, 12.2}, {9.2, 11.4}, {10.1, 8.6}, {12.7, 6}});
    line(path, {{9.4, 2.7}, {13.3, 6.6}});
    line(path, {{6, 10}, {2.8, 13.2}});
    return path;
}

QPainterPath sliders()
{
    QPainterPath path;
    constexpr double radius = 1.6;
    constexpr std::array<QPointF, 3> knobs{QPointF(10.4, 3.5), QPointF(5.2, 8), QPointF(9.2, 12.5)};
    for (const QPointF& knob : knobs) {
        line(path, {{2, knob.y()}, {knob.x() - radius, knob.y()}});
        path.addEllipse(around(knob.x(), knob.y(), radius));
        line(path, {{knob.x() + radius, knob.y()}, {14, knob.y()}});
    }
    return path;
}

QPainterPath person()
{
    QPainterPath path;
    path.addEllipse(around(8, 5.3, 2.7));
    arc(path, around(8, 14.5, 5.2), 15, 150);
    return path;
}

QPainterPath lamp()
{
    QPainterPath path;
    line(path, {{8, 2}, {8, 4}});
    arc(path, around(8, 9.6, 5.6), 0, 180);
    line(path, {{2.4, 9.6}, {13.6, 9.6}});
    arc(path, around(8, 11, 2.2), 180, 180);
    return path;
}

QPainterPath bell()
{
    QPainterPath path;
    path.moveTo(3, 11.6);
    path.cubicTo(4.4, 10.2, 4.2, 8.6, 4.2, 6.8);
    path.cubicTo(4.2, 4.2, 6, 2.6, 8, 2.6);
    path.cubicTo(10, 2.6, 11.8, 4.2, 11.8, 6.8);
    path.cubicTo(11.8, 8.6, 11.6, 10.2, 13, 11.6);
    path.closeSubpath();
    arc(path, around(8, 12.3, 1.6), 200, 140);
    return path;
}

QPainterPath bolt()
{
    QPainterPath path;
    line(path, {{9.2, 2}, {3.8, 9}, {7.6, 9}, {6.8, 14}, {12.2, 7}, {8.4, 7}, {9.2, 2}});
    return path;
}

QPainterPath clockFace()
{
    QPainterPath path;
    path.addEllipse(around(8, 8, 5.7));
    line(path, {{8, 4.6}, {8, 8}, {10.4, 9.6}});
    return path;
}

QPainterPath dial()
{
    QPainterPath path;
    arc(path, around(8, 8.6, 5.6), -35, 250);
    line(path, {{8, 8.6}, {10.6, 6}});
    return path;
}

QPainterPath globe()
{
    QPainterPath path;
    path.addEllipse(around(8, 8, 5.7));
    path.addEllipse(QRectF(5.6, 2.3, 4.8, 11.4));
    line(path, {{2.3, 8}, {13.7, 8}});
    return path;
}

QPainterPath window()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(2.5, 2.8, 11, 10.4), 2, 2);
    line(path, {{2.5, 6.2}, {13.5, 6.2}});
    return path;
}

QPainterPath key()
{
    QPainterPath path;
    path.addEllipse(around(5, 11, 2.6));
    line(path, {{6.9, 9.1}, {13, 3}});
    line(path, {{11, 5}, {13, 7}});
    return path;
}

QPainterPath save()
{
    QPainterPath path;
    line(path, {{8, 2.6}, {8, 9.8}});
    line(path, {{5, 7}, {8, 10}, {11, 7}});
    line(path, {{2.8, 10.4}, {2.8, 13.2}, {13.2, 13.2}, {13.2, 10.4}});
    return path;
}

QPainterPath dots()
{
    QPainterPath path;
    for (const double x : {3.2, 8.0, 12.8})
        path.addEllipse(around(x, 8, 0.55));
    return path;
}

QPainterPath chevron()
{
    QPainterPath path;
    line(path, {{6, 3.5}, {10.5, 8}, {6, 12.5}});
    return path;
}

QPainterPath chevronDown()
{
    QPainterPath path;
    line(path, {{3.5, 6}, {8, 10.5}, {12.5, 6}});
    return path;
}

QPainterPath outline(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Refresh:
        return refresh();
    case Glyph::Pin:
        return pin();
    case Glyph::Settings:
        return sliders();
    case Glyph::More:
        return dots();
    case Glyph::Account:
        return person();
    case Glyph::Icon:
        return lamp();
    case Glyph::Bell:
        return bell();
    case Glyph::Bolt:
        return bolt();
    case Glyph::Clock:
        return clockFace();
    case Glyph::Probe:
        return dial();
    case Glyph::Globe:
        return globe();
    case Glyph::General:
        return window();
    case Glyph::Key:
        return key();
    case Glyph::Save:
        return save();
    case Glyph::Chevron:
        return chevron();
    case Glyph::ChevronDown:
        return chevronDown();
    }
    return {};
}

} // namespace

void paintGlyph(
    QPainter& painter, Glyph glyph, const QRectF& square, const QColor& color, Qt::LayoutDirection direction)
{
    constexpr double units = 16;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / units, square.height() / units);
    if (glyph == Glyph::Chevron && direction == Qt::RightToLeft) {
        painter.translate(units, 0);
        painter.scale(-1, 1);
    }
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline(glyph));
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const QColor& color, int size)
{
    QIcon icon;
    for (const int ratio : {1, 2, 3}) {
        QPixmap pixmap(size * ratio, size * ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintGlyph(painter, glyph, QRectF(0, 0, size * ratio, size * ratio), color);
        painter.end();
        pixmap.setDevicePixelRatio(ratio);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace quotalamp
