// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugeforms.h"

#include <algorithm>
#include <array>

namespace quotalamp {

namespace {

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

class NumberPainter {
public:
    NumberPainter(GaugeCanvas& canvas, const GaugeKey& key)
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
        const GaugeGeometry& g = m_canvas.g;
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
        m_canvas.block(QRect(m_left, top, filledPixels(m_width, m_key.level, m_key.steps), height), color);
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

    GaugeCanvas& m_canvas;
    const GaugeKey& m_key;
    int m_cell;
    int m_stroke;
    int m_width; ///< of two digits
    int m_left;
};

} // namespace

void paintNumber(GaugeCanvas& canvas, const GaugeKey& key)
{
    NumberPainter(canvas, key).paint();
}

} // namespace quotalamp
