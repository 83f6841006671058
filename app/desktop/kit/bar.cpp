// SPDX-License-Identifier: MIT
#include "desktop/kit/bar.h"

#include "desktop/kit/spoken.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr double thick = 6;
constexpr double thin = 2;
constexpr int markHeight = 12;
constexpr double markWidth = 2;

} // namespace

Bar::Bar(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
}

void Bar::present(const QString& account, const WindowView& window)
{
    const QString name = account.isEmpty() ? window.label : account + u' ' + window.label;
    setSpokenName(*this, name);
    m_spoken = window.spoken;
    const double left = std::clamp(window.left.value_or(0), 0.0, 1.0);
    m_value = QStringList{window.value, window.valueSuffix}.join(u' ').trimmed();
    const bool another = window.configured != m_configured || window.state != m_state || window.rising != m_rising
        || window.timeLeft.has_value() != m_timeLeft.has_value();
    const auto places = [this] { return std::pair(fillWidth(), m_timeLeft ? markLeft() : 0); };
    const auto before = places();
    m_left = left;
    m_timeLeft = window.timeLeft;
    m_configured = window.configured;
    m_state = window.state;
    m_rising = window.rising;
    // Both move all the time, but by a pixel only now and then.
    if (another || places() != before)
        update();
}

QSize Bar::sizeHint() const
{
    return {scaled(120), markHeight};
}

QSize Bar::minimumSizeHint() const
{
    return {scaled(40), markHeight};
}

QColor Bar::fill() const
{
    switch (m_state) {
    case GaugeState::Warning:
        return m_tokens.warningFill;
    case GaugeState::Critical:
    case GaugeState::Exhausted:
        return m_tokens.criticalFill;
    case GaugeState::Stale:
        return m_tokens.dim;
    default:
        return m_tokens.calm;
    }
}

/// Where the mark of even pace begins: on a device pixel.
double Bar::markLeft() const
{
    const double ratio = devicePixelRatioF();
    const double share = std::clamp(*m_timeLeft, 0.0, 1.0);
    return std::clamp(
        std::round((share * width() - markWidth / 2) * ratio) / ratio, 0.0, std::max(0.0, width() - markWidth));
}

/// Ends on a device pixel; something while anything is left, and never full unless full.
double Bar::fillWidth() const
{
    if (m_left <= 0)
        return 0;
    if (m_left >= 1)
        return width();
    const double ratio = devicePixelRatioF();
    return std::clamp(std::round(m_left * width() * ratio) / ratio, 2.0, std::max(2.0, width() - 2.0));
}

void Bar::paintFlat(QPainter& painter, double thickness) const
{
    const QRectF box(0, (height() - thickness) / 2, width(), thickness);
    QPainterPath shape;
    shape.addRoundedRect(box, thickness / 2, thickness / 2);
    const double end = fillWidth();
    painter.setPen(Qt::NoPen);
    painter.fillPath(shape, m_tokens.track);
    painter.save();
    painter.setClipRect(QRectF(0, box.top(), end, thickness), Qt::IntersectClip);
    painter.fillPath(shape, fill());
    painter.restore();
}

void Bar::paintFramed(QPainter& painter) const
{
    const double thickness = m_state == GaugeState::Stale ? 4 : 8;
    const QRectF box(0, (height() - thickness) / 2, width(), thickness);
    painter.setPen(QPen(m_tokens.text, 1));
    painter.setBrush(m_tokens.surface);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillRect(QRectF(0, box.top(), fillWidth(), thickness), m_tokens.text);
}

void Bar::paintRisingEdge(QPainter& painter, double from) const
{
    constexpr double step = 3;
    constexpr double gap = 1;
    constexpr double needed = 13;
    if (width() - from < needed)
        return;
    constexpr std::array<double, 3> shades{0.55, 0.35, 0.18};
    double x = from + gap;
    for (const double shade : shades) {
        QColor color = fill();
        color.setAlphaF(float(shade));
        painter.fillRect(QRectF(x - gap, (height() - thick) / 2, gap, thick), m_tokens.surface);
        painter.fillRect(QRectF(x, (height() - thick) / 2, step, thick), color);
        x += step + gap;
    }
}

void Bar::paintPaceMark(QPainter& painter) const
{
    const double x = markLeft();
    painter.fillRect(QRectF(x - 1, 0, markWidth + 2, height()), m_tokens.surface);
    painter.fillRect(QRectF(x, 0, markWidth, height()), m_tokens.text);
}

void Bar::paintConfiguredTick(QPainter& painter) const
{
    constexpr double stroke = 1;
    constexpr double length = 4;
    const double ratio = devicePixelRatioF();
    const double x = std::clamp(std::round(*m_configured * width() * ratio) / ratio, 0.0, width() - stroke);
    painter.fillRect(QRectF(x, height() - length, stroke, length), m_tokens.secondary);
}

void Bar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const bool stale = m_state == GaugeState::Stale;
    if (m_tokens.highContrast)
        paintFramed(painter);
    else
        paintFlat(painter, stale ? thin : thick);
    if (stale)
        return;
    if (m_rising && !m_tokens.highContrast)
        paintRisingEdge(painter, fillWidth());
    if (m_timeLeft && !m_rising)
        paintPaceMark(painter);
    if (m_configured)
        paintConfiguredTick(painter);
}

void Bar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace quotalamp
