// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugeforms.h"

#include <algorithm>
#include <array>

namespace quotalamp {

namespace {

double levelShare(const GaugeKey& key)
{
    return key.steps > 0 ? key.level / double(key.steps) : 0;
}

void paintLevelRing(GaugeCanvas& canvas, double thickness, const GaugeKey& key, const QColor& color)
{
    canvas.arc(thickness, 0, fullCircle, canvas.inks.track);
    if (key.level > 0)
        canvas.arc(thickness, 0, fullCircle * levelShare(key), color);
}

void paintInvitation(GaugeCanvas& canvas)
{
    constexpr double length = 50;
    constexpr std::array<double, 4> diagonals{45, 135, 225, 315};
    for (const double middle : diagonals)
        canvas.arc(canvas.g.thickness, middle - length / 2, length, canvas.inks.dim);
    canvas.plus();
}

} // namespace

void paintRing(GaugeCanvas& canvas, const GaugeKey& key)
{
    const GaugeGeometry& g = canvas.g;
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
    }
}

} // namespace quotalamp
