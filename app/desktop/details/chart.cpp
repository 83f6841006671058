// SPDX-License-Identifier: MIT
#include "desktop/details/chart.h"

#include "desktop/details/chartpainter.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/svgpicture.h"

#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr int tall = 196;
constexpr std::size_t farther = 10; ///< points that a key goes with Ctrl

} // namespace

Chart::Chart(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_announcement(new Announcement(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void Chart::present(const ChartView& view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_line = std::min(m_line, view.others.size());
    if (m_pointed && *m_pointed >= course().size())
        m_pointed.reset();
    setSpokenName(*this, view.title);
    setSpokenDescription(*this, view.spoken);
    update();
}

QSize Chart::sizeHint() const
{
    return {scaled(480), scaled(tall)};
}

QSize Chart::minimumSizeHint() const
{
    return {scaled(240), scaled(tall)};
}

QImage Chart::picture(double scale) const
{
    QImage image(
        QSize(int(std::ceil(width() * scale)), int(std::ceil(height() * scale))), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(m_tokens.band);
    QPainter painter(&image);
    ChartPainter(painter, size(), m_view, m_tokens, layoutDirection() == Qt::RightToLeft).paint();
    return image;
}

QByteArray Chart::svg() const
{
    SvgPicture picture(size(), m_view.title, m_view.spoken);
    QPainter painter(&picture);
    ChartPainter(painter, size(), m_view, m_tokens, layoutDirection() == Qt::RightToLeft).paint();
    painter.end();
    return picture.document();
}

void Chart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    ChartPainter chart(painter, size(), m_view, m_tokens, layoutDirection() == Qt::RightToLeft);
    chart.paint();
    if (m_pointed)
        chart.paintPointed(course()[*m_pointed]);
    if (hasKeyboardFocus(*this))
        paintFocus(painter, rect(), grid::boxRadius, m_tokens);
}

void Chart::pointAt(std::optional<std::size_t> point)
{
    if (std::exchange(m_pointed, point) != point)
        update();
}

const std::vector<ChartPoint>& Chart::course() const
{
    return m_line == 0 ? m_view.course : m_view.others[m_line - 1].course;
}

void Chart::changeLine(int by)
{
    const std::size_t lines = m_view.others.size() + 1;
    const double at = m_pointed ? course()[*m_pointed].at : 1.0;
    m_line = (m_line + lines + (by < 0 ? lines - 1 : 1)) % lines;
    if (course().empty())
        return pointAt(std::nullopt);
    const auto away = [at](const ChartPoint& point) { return std::abs(point.at - at); };
    pointAt(std::size_t(std::distance(course().begin(), std::ranges::min_element(course(), {}, away))));
    m_announcement->say(course()[*m_pointed].text);
    update();
}

/// Keys follow the time as it is drawn: in Arabic it goes to the left.
void Chart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        return changeLine(event->key() == Qt::Key_Up ? -1 : 1);
    const std::size_t count = course().size();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const std::size_t step = event->modifiers().testFlag(Qt::ControlModifier) ? farther : 1;
    const bool later = event->key() == (mirrored ? Qt::Key_Left : Qt::Key_Right);
    const bool earlier = event->key() == (mirrored ? Qt::Key_Right : Qt::Key_Left);
    if (count == 0 || !(later || earlier || event->key() == Qt::Key_Home || event->key() == Qt::Key_End))
        return QWidget::keyPressEvent(event);
    const std::size_t last = count - 1;
    std::size_t to = m_pointed.value_or(last);
    if (event->key() == Qt::Key_Home)
        to = 0;
    else if (event->key() == Qt::Key_End || (!m_pointed && earlier))
        to = last;
    else if (later)
        to = std::min(to + step, last);
    else
        to = to > step ? to - step : 0;
    pointAt(to);
    m_announcement->say(course()[to].text);
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    if (course().empty())
        return;
    QPixmap nowhere(1, 1);
    QPainter painter(&nowhere);
    const ChartPainter chart(painter, size(), m_view, m_tokens, layoutDirection() == Qt::RightToLeft);
    const auto away = [&](const ChartPoint& point) {
        return std::abs(chart.place(point.at, point.share).x() - event->position().x());
    };
    pointAt(std::size_t(std::distance(course().begin(), std::ranges::min_element(course(), {}, away))));
}

void Chart::leaveEvent(QEvent* event)
{
    pointAt(std::nullopt);
    QWidget::leaveEvent(event);
}

void Chart::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    pointAt(std::nullopt);
    update();
    QWidget::focusOutEvent(event);
}

void Chart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace quotalamp
