// SPDX-License-Identifier: MIT
#include "desktop/kit/buttons.h"

#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace quotalamp {

bool hasKeyboardFocus(const QWidget& widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintFocus(QPainter& painter, const QRectF& box, double radius, const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.focus, 2));
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    painter.restore();
}

QuietButton::QuietButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
    , m_tokens(tokensOf(*this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void QuietButton::setPrimary(bool primary)
{
    if (m_primary == primary)
        return;
    m_primary = primary;
    update();
}

QSize QuietButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int width = metrics.size(Qt::TextShowMnemonic, text()).width() + 2 * grid::buttonPadding;
    return {width, std::max(grid::buttonHeight, metrics.height() + 10)};
}

QColor QuietButton::fill() const
{
    if (m_primary && isEnabled()) {
        if (isDown())
            return mix(m_tokens.primary, m_tokens.text, 0.16);
        return underMouse() ? mix(m_tokens.primary, m_tokens.text, 0.08) : m_tokens.primary;
    }
    if (!isEnabled())
        return m_tokens.button;
    if (isDown() || isChecked())
        return m_tokens.buttonPressed;
    return underMouse() ? m_tokens.buttonHover : m_tokens.button;
}

QColor QuietButton::ink() const
{
    if (!isEnabled())
        return m_tokens.dim;
    return m_primary ? m_tokens.primaryText : m_tokens.text;
}

void QuietButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect();
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill());
    painter.drawRoundedRect(box, grid::radius, grid::radius);
    if (m_tokens.highContrast) {
        painter.setPen(QPen(m_tokens.frame, isDown() || underMouse() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), grid::radius, grid::radius);
    }
    if (hasKeyboardFocus(*this)) {
        paintFocus(painter, box, grid::radius, m_tokens);
        painter.setPen(QPen(m_tokens.surface, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), grid::radius - 2.5, grid::radius - 2.5);
    }
    painter.setPen(ink());
    const bool underline = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.drawText(rect(), Qt::AlignCenter | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text());
}

void QuietButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QPushButton::changeEvent(event);
}

GlyphButton::GlyphButton(Glyph glyph, const QString& name, QWidget* parent)
    : QToolButton(parent)
    , m_tokens(tokensOf(*this))
    , m_glyph(glyph)
{
    setName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void GlyphButton::setName(const QString& name)
{
    setSpokenName(*this, name);
    setTip(*this, name);
}

void GlyphButton::setGlyph(Glyph glyph)
{
    if (m_glyph == glyph)
        return;
    m_glyph = glyph;
    update();
}

void GlyphButton::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    update();
}

QSize GlyphButton::sizeHint() const
{
    const int side = std::max(grid::iconButton, scaled(grid::iconButton));
    return {side, side};
}

void GlyphButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(2, 2, -2, -2);
    const bool pressed = isDown() || isChecked();
    if (isEnabled() && (pressed || underMouse())) {
        painter.setPen(m_tokens.highContrast ? QPen(m_tokens.frame) : QPen(Qt::NoPen));
        painter.setBrush(pressed ? m_tokens.buttonPressed : m_tokens.buttonHover);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), grid::radius, grid::radius);
    }
    if (hasKeyboardFocus(*this))
        paintFocus(painter, box, grid::radius, m_tokens);

    const int side = scaled(grid::glyph);
    const QRectF square((width() - side) / 2.0, (height() - side) / 2.0, side, side);
    QColor ink = isChecked() ? m_tokens.text : m_tokens.secondary;
    if (m_busy || !isEnabled())
        ink = mix(m_tokens.surface, m_tokens.text, 0.3);
    paintGlyph(painter, m_glyph, square, ink, layoutDirection());
}

void GlyphButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QToolButton::changeEvent(event);
}

} // namespace quotalamp
