// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugeforms.h"

#include <algorithm>

namespace quotalamp {

bool isSign(GaugeState state)
{
    using enum GaugeState;
    return state == NoLimits || state == Exhausted || state == NoAccount;
}

void paintSquareSign(GaugeCanvas& canvas, GaugeState state)
{
    const GaugeGeometry& g = canvas.g;
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
    default: // larger than in a ring, which there is none round it
        return canvas.disc(0.3 * g.size, canvas.inks.ink);
    }
}

int filledPixels(int width, int level, int steps)
{
    if (steps == 0 || level == 0)
        return 0;
    if (level == steps)
        return width;
    return std::clamp(qRound(width * level / double(steps)), 1, width - 1);
}

} // namespace quotalamp
