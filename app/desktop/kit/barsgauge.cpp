// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugeforms.h"

#include <algorithm>

namespace quotalamp {

namespace {

class BarsPainter {
public:
    BarsPainter(GaugeCanvas& canvas, const GaugeKey& key)
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
        const GaugeGeometry& g = m_canvas.g;
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
        const int fill = filledPixels(width, level, m_key.steps);
        const int top = middle - height / 2;
        m_canvas.block(placed(QRect(left, top, width, height)), m_canvas.inks.track);
        m_canvas.block(placed(QRect(left, top, fill, height)), color);
    }

    void solidBlock()
    {
        const GaugeGeometry& g = m_canvas.g;
        const int height = m_height + distance();
        const QRect box = placed(QRect(g.size - g.unit - m_lamp, g.center - height / 2, m_lamp, height));
        m_canvas.block(box, m_canvas.inks.critical);
        m_canvas.exclamation(box.adjusted(0, g.unit, 0, -g.unit), 2 * g.unit);
    }

    GaugeCanvas& m_canvas;
    const GaugeKey& m_key;
    int m_height;
    int m_lamp; ///< width of what stands beside shorter bars
};

} // namespace

void paintBars(GaugeCanvas& canvas, const GaugeKey& key)
{
    BarsPainter(canvas, key).paint();
}

} // namespace quotalamp
