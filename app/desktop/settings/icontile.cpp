// SPDX-License-Identifier: MIT
#include "desktop/settings/icontile.h"

#include "desktop/kit/buttons.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace quotalamp {

namespace {

constexpr int iconSide = 24;
constexpr int tileWidth = 88;
constexpr int tileHeight = 60;
constexpr int inset = 4; ///< room for the outline of the keyboard's focus

} // namespace

IconTile::IconTile(IconStyle style, QWidget* parent)
    : QRadioButton(parent)
    , m_tokens(tokensOf(*this))
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize IconTile::sizeHint() const
{
    const int label = QFontMetrics(strongFont()).horizontalAdvance(text());
    return {std::max(scaled(tileWidth), label) + 2 * inset,
        scaled(tileHeight) + grid::small + lineHeight(strongFont()) + 2 * inset};
}

QRect IconTile::frame() const
{
    return {inset, inset, width() - 2 * inset, scaled(tileHeight)};
}

void IconTile::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect tile = frame();
    paintPanels(painter, tile);

    const double line = isChecked() ? 2 : 1;
    const QColor quiet = underMouse() ? m_tokens.secondary : m_tokens.frame;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isChecked() ? m_tokens.focus : quiet, line));
    painter.drawRoundedRect(
        QRectF(tile).adjusted(line / 2, line / 2, -line / 2, -line / 2), grid::radius, grid::radius);
    if (hasKeyboardFocus(*this))
        paintFocus(painter, rect(), grid::radius + inset, m_tokens);

    painter.setFont(isChecked() ? strongFont() : bodyFont());
    painter.setPen(m_tokens.text);
    const QRect label(0, tile.bottom() + 1 + grid::small, width(), lineHeight(strongFont()));
    painter.drawText(label, Qt::AlignCenter | Qt::TextHideMnemonic, text());
}

void IconTile::paintPanels(QPainter& painter, const QRect& frame) const
{
    QPainterPath shape;
    shape.addRoundedRect(frame, grid::radius, grid::radius);
    painter.save();
    painter.setClipPath(shape);
    const QRect dark(frame.x(), frame.y(), frame.width() / 2, frame.height());
    const QRect light = frame.adjusted(dark.width(), 0, 0, 0);
    painter.fillRect(dark, examplePanel(false));
    painter.fillRect(light, examplePanel(true));
    paintIcon(painter, dark, {GaugeState::Calm, 0.70, 0.85}, false);
    paintIcon(painter, light, {GaugeState::Warning, 0.22, 0.65}, true);
    painter.restore();
}

void IconTile::paintIcon(QPainter& painter, const QRect& panel, const GaugeValue& value, bool light) const
{
    const double ratio = devicePixelRatioF();
    const int pixels = 2 * qRound(scaled(iconSide) * ratio / 2);
    const IconLook look{m_style, light, layoutDirection()};
    QImage icon = paintGauge(gaugeKey(value, pixels, look), pixels, trayInks(look));
    icon.setDevicePixelRatio(ratio);
    const int side = qRound(pixels / ratio);
    painter.drawImage(QPoint(panel.x() + (panel.width() - side) / 2, panel.y() + (panel.height() - side) / 2), icon);
}

void IconTile::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QRadioButton::changeEvent(event);
}

} // namespace quotalamp
