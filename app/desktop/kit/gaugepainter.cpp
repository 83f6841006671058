// SPDX-License-Identifier: MIT
#include "desktop/kit/gaugepainter.h"

#include "desktop/kit/gaugeforms.h"

namespace quotalamp {

QImage paintGauge(const GaugeKey& key, int size, const GaugeInks& inks)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    GaugeCanvas canvas(painter, size, inks);
    switch (key.style) {
    case IconStyle::Ring:
    case IconStyle::Monochrome:
        paintRing(canvas, key);
        break;
    case IconStyle::Bars:
        paintBars(canvas, key);
        break;
    case IconStyle::Number:
        paintNumber(canvas, key);
        break;
    }
    return image;
}

} // namespace quotalamp
