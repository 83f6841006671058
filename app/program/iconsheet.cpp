// SPDX-License-Identifier: MIT
#include "program/iconsheet.h"

#include "core/words/windowwords.h"
#include "desktop/kit/gauge.h"

#include <QPainter>

#include <array>
#include <numeric>

namespace quotalamp {

namespace {

constexpr int rowHeight = 72;
constexpr int margin = 12; ///< between icons
constexpr int labelWidth = 150;
constexpr int panelGap = 8;

const std::array<GaugeValue, 11>& values()
{
    using enum GaugeState;
    static const std::array<GaugeValue, 11> values{{{Calm, 1.0, {}}, {Calm, 0.70, 0.85}, {Calm, 0.45, 0.72},
        {Calm, 0.10, 0.45}, {Warning, 0.22, 0.65}, {Critical, 0.04, 0.40}, {Exhausted, 0.0, 0.30}, {Stale, 0.45, 0.72},
        {Error, 0.45, 0.72}, {NoAccount, {}, {}}, {NoLimits, {}, {}}}};
    return values;
}

constexpr std::array<int, 6> sizes{16, 22, 24, 32, 48, 64};

struct Panel {
    QColor color;
    bool light;
};

std::array<Panel, 3> panels()
{
    return {{{examplePanel(false), false}, {QColor(0xf2, 0xf3, 0xf5), true}, {QColor(0x80, 0x80, 0x80), true}}};
}

int panelWidth()
{
    return std::accumulate(sizes.begin(), sizes.end(), margin * (int(sizes.size()) + 1));
}

QSize blockSize()
{
    return {
        labelWidth + int(panels().size()) * (panelWidth() + panelGap), rowHeight * int(values().size()) + 2 * margin};
}

void paintRow(QPainter& painter, const QPoint& at, const GaugeValue& value, IconStyle style)
{
    painter.drawText(QRect(at.x() + margin, at.y(), labelWidth - margin, rowHeight),
        Qt::AlignVCenter | Qt::TextWordWrap,
        gaugeWords(value.state, value.left ? shareText(*value.left, Share::Left) : QString()));
    int x = at.x() + labelWidth;
    for (const Panel& panel : panels()) {
        painter.fillRect(x, at.y(), panelWidth(), rowHeight, panel.color);
        const IconLook look{style, panel.light};
        int left = x + margin;
        for (const int size : sizes) {
            painter.drawImage(
                left, at.y() + (rowHeight - size) / 2, paintGauge(gaugeKey(value, size, look), size, trayInks(look)));
            left += size + margin;
        }
        x += panelWidth() + panelGap;
    }
}

} // namespace

QImage iconSheet()
{
    const QSize block = blockSize();
    QImage sheet(block * 2, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.setPen(Qt::black);
    for (int i = 0; i < int(iconStyles.size()); ++i) {
        const QPoint corner(i % 2 * block.width(), i / 2 * block.height());
        for (int row = 0; row < int(values().size()); ++row)
            paintRow(painter, corner + QPoint(0, margin + row * rowHeight), values().at(std::size_t(row)),
                iconStyles.at(std::size_t(i)).value);
    }
    return sheet;
}

} // namespace quotalamp
