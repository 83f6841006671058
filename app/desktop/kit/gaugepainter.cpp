// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugepainter.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace quotalamp {

namespace {

constexpr double fullCircle = 360;

int evenNear(double value)
{
    return 2 * std::max(1, qRound(value / 2));
}

struct Geometry {
    explicit Geometry(int pixels)
        : size(pixels)
        , unit(std::max(1, pixels / 16))
        , outer(pixels / 2 - unit)
        , thickness(std::max(2, qRound(0.14 * pixels)))
        , gap(std::max(1, qRound(0.06 * pixels)))
        , lamp(std::max(2, outer - thickness - gap))
        , center(pixels / 2)
    {
    }
    int size;
    int unit;
    int outer;
    int thickness;
    int gap;
    int lamp; ///< radius of the middle
    int center;
};

/// The shapes that all styles draw with.
class Canvas {
public:
    Canvas(QPainter& painter, int size, const GaugeInks& colors)
        : g(size)
        , inks(colors)
        , m_painter(painter)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    void disc(const QPointF& middle, double radius, const QColor& color)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawEllipse(middle, radius, radius);
    }

    void disc(double radius, const QColor& color) { disc(QPointF(g.size / 2.0, g.size / 2.0), radius, color); }

    /// Of the whole icon less `inset`.
    void square(int inset, const QColor& color)
    {
        const double radius = 0.19 * g.size - inset;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawRoundedRect(QRect(0, 0, g.size, g.size).adjusted(inset, inset, -inset, -inset), radius, radius);
    }

    /// Degrees clockwise from 12 o'clock.
    void arc(double thickness, double from, double length, const QColor& color)
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

    void block(const QRect& box, const QColor& color)
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(box, color);
        m_painter.setRenderHint(QPainter::Antialiasing, true);
    }

    /// A filled rectangle, `shift` right of the middle.
    void block(int width, int height, int shift, const QColor& color)
    {
        block(QRect(g.center - width / 2 + shift, g.center - height / 2, width, height), color);
    }

    /// A sign on a critical fill.
    void mark(const QRect& box)
    {
        const bool cut = inks.mark.alpha() == 0;
        if (cut)
            m_painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
        block(box, cut ? QColor(Qt::black) : inks.mark);
        m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    }

    /// "!" round the middle of `box`, which it may fill.
    void exclamation(const QRect& box, int width)
    {
        const int left = box.x() + (box.width() - width) / 2;
        const int stroke = box.height() - width - width / 2;
        mark(QRect(left, box.y(), width, stroke));
        mark(QRect(left, box.y() + box.height() - width, width, width));
    }

    void usedUp()
    {
        const int width = evenNear(0.54 * g.size);
        const int height = evenNear(0.16 * g.size);
        mark(QRect(g.center - width / 2, g.center - height / 2, width, height));
    }

    void clock()
    {
        const int length = qRound(0.25 * g.size);
        block(QRect(g.center - g.unit, g.center - length, 2 * g.unit, length + g.unit), inks.dim);
        block(QRect(g.center - g.unit, g.center - g.unit, length + g.unit, 2 * g.unit), inks.dim);
    }

    void plus()
    {
        const int reach = evenNear(0.38 * g.size);
        block(2 * g.unit, reach, 0, inks.ink);
        block(reach, 2 * g.unit, 0, inks.ink);
    }

    void slash()
    {
        const double c = g.size / 2.0;
        const double reach = 0.78 * g.outer;
        const double thickness = 0.12 * g.size;
        const QLineF line(c - reach, c + reach, c + reach, c - reach);
        const QLineF longer(0, g.size, g.size, 0);
        const bool plate = inks.plate.alpha() > 0;
        m_painter.setCompositionMode(
            plate ? QPainter::CompositionMode_SourceAtop : QPainter::CompositionMode_DestinationOut);
        m_painter.setPen(
            QPen(plate ? inks.plate : QColor(Qt::black), thickness + 2 * g.unit, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(longer);
        m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        m_painter.setPen(QPen(inks.critical, thickness, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(line);
    }

    const Geometry g;
    const GaugeInks& inks;

private:
    QPainter& m_painter;
};

double shareOf(const GaugeKey& key)
{
    return key.steps > 0 ? key.level / double(key.steps) : 0;
}

void paintLevelRing(Canvas& canvas, double thickness, const GaugeKey& key, const QColor& color)
{
    canvas.arc(thickness, 0, fullCircle, canvas.inks.track);
    if (key.level > 0)
        canvas.arc(thickness, 0, fullCircle * shareOf(key), color);
}

void paintInvitation(Canvas& canvas)
{
    constexpr double length = 50;
    constexpr std::array<double, 4> diagonals{45, 135, 225, 315};
    for (const double middle : diagonals)
        canvas.arc(canvas.g.thickness, middle - length / 2, length, canvas.inks.dim);
    canvas.plus();
}

/// What is left clockwise from 12 o'clock, and the lamp in its middle.
void paintRing(Canvas& canvas, const GaugeKey& key)
{
    const Geometry& g = canvas.g;
    const GaugeInks& inks = canvas.inks;
    if (inks.plate.alpha() > 0)
        canvas.disc(g.size / 2.0, inks.plate);
    switch (key.state) {
    case GaugeState::NoLimits: // in one ink a small dot would be near the lamp of a warning
        return canvas.disc((key.style == IconStyle::Monochrome ? 0.3 : 0.2) * g.size, inks.ink);
    case GaugeState::Calm:
        return paintLevelRing(canvas, g.thickness, key, inks.ink);
    case GaugeState::Stale:
        paintLevelRing(canvas, g.thickness / 2.0, key, inks.dim);
        return canvas.clock();
    case GaugeState::Warning:
        paintLevelRing(canvas, g.thickness, key, inks.warning);
        return canvas.disc(qRound(0.66 * g.lamp), inks.warning);
    case GaugeState::Critical: {
        paintLevelRing(canvas, g.thickness, key, inks.critical);
        canvas.disc(g.lamp, inks.critical);
        const int height = 2 * int(1.5 * g.lamp / 2);
        return canvas.exclamation(QRect(0, g.center - height / 2, g.size, height), 2 * std::max(1, g.lamp / 5));
    }
    case GaugeState::Exhausted:
        canvas.disc(g.outer, inks.critical);
        return canvas.usedUp();
    case GaugeState::Error:
        canvas.arc(g.thickness, 0, fullCircle, inks.dim);
        return canvas.slash();
    case GaugeState::NoAccount:
        return paintInvitation(canvas);
    case GaugeState::Paused: {
        canvas.arc(g.thickness, 0, fullCircle, inks.track);
        const int height = evenNear(0.38 * g.size);
        canvas.block(2 * g.unit, height, -2 * g.unit, inks.ink);
        return canvas.block(2 * g.unit, height, 2 * g.unit, inks.ink);
    }
    }
}

/// On a square plate those states that are about no level.
void paintSquareSign(Canvas& canvas, GaugeState state)
{
    const Geometry& g = canvas.g;
    switch (state) {
    case GaugeState::Exhausted:
        canvas.square(g.unit, canvas.inks.critical);
        return canvas.usedUp();
    case GaugeState::NoAccount: {
        const int edge = 2 * g.unit;
        const int length = 3 * g.unit;
        for (const int x : {edge, g.size - edge - length}) {
            for (const int y : {edge, g.size - edge - g.unit})
                canvas.block(QRect(x, y, length, g.unit), canvas.inks.dim);
        }
        for (const int x : {edge, g.size - edge - g.unit}) {
            for (const int y : {edge, g.size - edge - length})
                canvas.block(QRect(x, y, g.unit, length), canvas.inks.dim);
        }
        return canvas.plus();
    }
    case GaugeState::Paused: {
        const int width = evenNear(0.18 * g.size);
        const int height = evenNear(0.55 * g.size);
        canvas.block(width, height, -width, canvas.inks.ink);
        return canvas.block(width, height, width, canvas.inks.ink);
    }
    default: // without a ring round it, a small dot would be near the bars of a pause
        return canvas.disc(0.3 * g.size, canvas.inks.ink);
    }
}

bool isSign(GaugeState state)
{
    using enum GaugeState;
    return state == NoLimits || state == Exhausted || state == NoAccount || state == Paused;
}

int fillOf(int width, int level, int steps)
{
    if (steps == 0 || level == 0)
        return 0;
    if (level == steps)
        return width;
    return std::clamp(qRound(width * level / double(steps)), 1, width - 1);
}

/// Two windows of one account, the nearest wall above; one bar where there is one window.
class BarsPainter {
public:
    BarsPainter(Canvas& canvas, const GaugeKey& key)
        : m_canvas(canvas)
        , m_key(key)
        , m_height(qRound(0.25 * canvas.g.size))
        , m_lamp(evenNear(0.27 * canvas.g.size))
    {
    }

    void paint()
    {
        const GaugeInks& inks = m_canvas.inks;
        m_canvas.square(0, inks.plate);
        if (isSign(m_key.state))
            return paintSquareSign(m_canvas, m_key.state);
        const Geometry& g = m_canvas.g;
        const int whole = g.size - 4 * g.unit;
        const int beside = whole - m_lamp - g.unit;
        switch (m_key.state) {
        case GaugeState::Stale:
            return bars(whole, std::max(2, m_height / 4 * 2), inks.dim, inks.dim);
        case GaugeState::Error:
            bars(whole, m_height, inks.dim, inks.dim);
            return m_canvas.slash();
        case GaugeState::Warning: {
            bars(beside, m_height, inks.warning, inks.ink);
            const double middle = g.size - 2 * g.unit - m_lamp / 2.0;
            return m_canvas.disc(QPointF(mirrored() ? g.size - middle : middle, g.center), m_lamp / 2.0, inks.warning);
        }
        case GaugeState::Critical:
            bars(beside, m_height, inks.critical, inks.ink);
            return solidBlock();
        default:
            return bars(whole, m_height, inks.ink, inks.ink);
        }
    }

private:
    [[nodiscard]] bool mirrored() const { return m_key.direction == Qt::RightToLeft; }

    [[nodiscard]] QRect placed(QRect box) const
    {
        if (mirrored())
            box.moveLeft(m_canvas.g.size - box.x() - box.width());
        return box;
    }

    [[nodiscard]] int distance() const { return m_height + 2 * m_canvas.g.unit; }
    [[nodiscard]] bool single() const { return m_key.steps > 0 && !m_key.second; }

    void bars(int width, int height, const QColor& first, const QColor& second)
    {
        const int middle = m_canvas.g.center;
        if (single())
            return bar(middle, width, height, m_key.level, first);
        bar(middle - distance() / 2, width, height, m_key.level, first);
        bar(middle + distance() / 2, width, height, m_key.second.value_or(0), second);
    }

    void bar(int middle, int width, int height, int level, const QColor& color)
    {
        const int left = 2 * m_canvas.g.unit;
        const int fill = fillOf(width, level, m_key.steps);
        const int top = middle - height / 2;
        m_canvas.block(placed(QRect(left, top, width, height)), m_canvas.inks.track);
        m_canvas.block(placed(QRect(left, top, fill, height)), color);
    }

    void solidBlock()
    {
        const Geometry& g = m_canvas.g;
        const int height = m_height + distance();
        const QRect box = placed(QRect(g.size - g.unit - m_lamp, g.center - height / 2, m_lamp, height));
        m_canvas.block(box, m_canvas.inks.critical);
        m_canvas.exclamation(box.adjusted(0, g.unit, 0, -g.unit), 2 * g.unit);
    }

    Canvas& m_canvas;
    const GaugeKey& m_key;
    int m_height;
    int m_lamp; ///< width of what stands beside shorter bars
};

/// Strokes of a digit: top, upper right, lower right, bottom, lower left, upper left, middle.
enum Stroke : unsigned {
    Top = 1,
    UpperRight = 2,
    LowerRight = 4,
    Bottom = 8,
    LowerLeft = 16,
    UpperLeft = 32,
    Middle = 64
};
constexpr std::array<unsigned, 10> digitStrokes{
    Top | UpperRight | LowerRight | Bottom | LowerLeft | UpperLeft,
    0, // 1 has strokes of its own
    Top | UpperRight | Middle | LowerLeft | Bottom,
    Top | UpperRight | Middle | LowerRight | Bottom,
    UpperLeft | Middle | UpperRight | LowerRight,
    Top | UpperLeft | Middle | LowerRight | Bottom,
    Top | UpperLeft | Middle | LowerLeft | LowerRight | Bottom,
    Top | UpperRight | LowerRight,
    Top | UpperRight | LowerRight | Bottom | LowerLeft | UpperLeft | Middle,
    Top | UpperRight | LowerRight | Bottom | UpperLeft | Middle,
};

/// Percent in digits of 3 × 5 cells, and what is left as a line below.
class NumberPainter {
public:
    NumberPainter(Canvas& canvas, const GaugeKey& key)
        : m_canvas(canvas)
        , m_key(key)
        , m_cell((canvas.g.size + 2) / 8)
        , m_stroke(m_cell)
        , m_width(6 * m_cell + 2 * canvas.g.unit)
        , m_left((canvas.g.size - m_width) / 2)
    {
    }

    void paint()
    {
        const GaugeInks& inks = m_canvas.inks;
        const Geometry& g = m_canvas.g;
        m_canvas.square(0, inks.plate);
        if (isSign(m_key.state))
            return paintSquareSign(m_canvas, m_key.state);
        const int middle = (g.size - 5 * m_cell) / 2;
        const int raised = (g.size - 4 * g.unit - 5 * m_cell) / 2;
        switch (m_key.state) {
        case GaugeState::Stale:
            m_stroke = std::max(1, m_cell / 2);
            number(raised, inks.dim);
            return line(g.unit, inks.dim);
        case GaugeState::Error:
            number(raised, inks.dim);
            return m_canvas.slash();
        case GaugeState::Warning:
            number(middle, inks.warning);
            return rails(middle);
        case GaugeState::Critical:
            m_canvas.square(g.unit, inks.critical);
            if (m_key.steps > 0)
                return number(middle, inks.mark);
            return m_canvas.exclamation(QRect(0, middle, g.size, 5 * m_cell), 2 * g.unit);
        default:
            number(raised, inks.ink);
            return line(2 * g.unit, inks.ink);
        }
    }

private:
    void line(int height, const QColor& color)
    {
        const int top = m_canvas.g.size - 4 * m_canvas.g.unit;
        m_canvas.block(QRect(m_left, top, m_width, height), m_canvas.inks.track);
        m_canvas.block(QRect(m_left, top, fillOf(m_width, m_key.level, m_key.steps), height), color);
    }

    void rails(int top)
    {
        const int height = top - m_canvas.g.unit;
        const int lower = top + 5 * m_cell + m_canvas.g.unit;
        m_canvas.block(QRect(m_left, 0, m_width, height), m_canvas.inks.warning);
        m_canvas.block(QRect(m_left, lower, m_width, m_canvas.g.size - lower), m_canvas.inks.warning);
    }

    void number(int top, const QColor& color)
    {
        if (m_key.steps == 0)
            return;
        const int gap = m_canvas.g.unit;
        if (m_key.level == m_key.steps) {
            // Narrow digits: a cut 100 would read as 10.
            const int zero = (m_width - m_stroke - 2 * gap) / 2;
            m_canvas.block(QRect(m_left, top, m_stroke, 5 * m_cell), color);
            digit(0, m_left + m_stroke + gap, top, zero, color);
            return digit(0, m_left + m_stroke + gap + zero + gap, top, zero, color);
        }
        const int width = 3 * m_cell;
        if (m_key.level < 10)
            return digit(m_key.level, (m_canvas.g.size - width) / 2, top, width, color);
        digit(m_key.level / 10, m_left, top, width, color);
        digit(m_key.level % 10, m_left + m_width - width, top, width, color);
    }

    void digit(int value, int left, int top, int width, const QColor& color)
    {
        const int height = 5 * m_cell;
        const auto stroke = [&](int x, int y, int w, int h) { m_canvas.block(QRect(left + x, top + y, w, h), color); };
        if (value == 1) {
            const int stem = (width - m_stroke) / 2;
            stroke(0, m_cell, stem, m_stroke);
            stroke(stem, 0, m_stroke, height);
            return stroke(0, height - m_stroke, width, m_stroke);
        }
        const unsigned strokes = digitStrokes.at(std::size_t(value));
        const int right = width - m_stroke;
        const int half = (height - m_stroke) / 2;
        const std::array<QRect, 7> shapes{QRect(0, 0, width, m_stroke), QRect(right, 0, m_stroke, half + m_stroke),
            QRect(right, half, m_stroke, height - half), QRect(0, height - m_stroke, width, m_stroke),
            QRect(0, half, m_stroke, height - half), QRect(0, 0, m_stroke, half + m_stroke),
            QRect(0, half, width, m_stroke)};
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (strokes & (1U << i))
                m_canvas.block(shapes.at(i).translated(left, top), color);
        }
    }

    Canvas& m_canvas;
    const GaugeKey& m_key;
    int m_cell;
    int m_stroke;
    int m_width; ///< of two digits
    int m_left;
};

} // namespace

QImage paintGauge(const GaugeKey& key, int size, const GaugeInks& inks)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    Canvas canvas(painter, size, inks);
    switch (key.style) {
    case IconStyle::Ring:
    case IconStyle::Monochrome:
        paintRing(canvas, key);
        break;
    case IconStyle::Bars:
        BarsPainter(canvas, key).paint();
        break;
    case IconStyle::Number:
        NumberPainter(canvas, key).paint();
        break;
    }
    return image;
}

} // namespace quotalamp
