// SPDX-License-Identifier: MIT
#include "desktop/popup/weekstrip.h"

#include "desktop/kit/plaintext.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr int marksHeight = 16;
constexpr int tickWidth = 2;
constexpr int reach = 4; ///< of the pointer, beside a mark

} // namespace

WeekStrip::WeekStrip(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
{
    setObjectName(QStringLiteral("week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void WeekStrip::present(const WeekView& view)
{
    if (m_view == view)
        return;
    m_view = view;
    update();
}

QSize WeekStrip::sizeHint() const
{
    return {0, marksHeight + grid::tiny + lineHeight(smallFont())};
}

/// Time runs as one reads.
double WeekStrip::placeOf(double share) const
{
    return (layoutDirection() == Qt::RightToLeft ? 1 - share : share) * (width() - tickWidth);
}

int WeekStrip::axis() const
{
    return marksHeight;
}

QString WeekStrip::textAt(const QPoint& place) const
{
    QStringList texts;
    for (const WeekMark& mark : m_view.marks) {
        const auto [left, right] = std::minmax({placeOf(mark.from), placeOf(mark.until)});
        if (place.x() >= left - reach && place.x() <= right + reach)
            texts << mark.text;
    }
    return texts.join(u'\n');
}

bool WeekStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->globalPos(), textAt(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_tokens = tokensOf(*this);
        updateGeometry();
        update();
    }
    return QWidget::event(event);
}

void WeekStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, axis(), width(), 1, m_tokens.frame);
    painter.setFont(smallFont());
    const int textHeight = lineHeight(smallFont());
    for (std::size_t day = 0; day < m_view.begins.size(); ++day) {
        const double begin = placeOf(m_view.begins[day]);
        const double end = placeOf(day + 1 < m_view.begins.size() ? m_view.begins[day + 1] : 1);
        const int left = int(std::min(begin, end));
        painter.fillRect(int(begin), axis() - 3, 1, 3, m_tokens.frame);
        painter.setPen(day == 0 ? m_tokens.text : m_tokens.secondary);
        painter.drawText(QRect(left, axis() + grid::tiny, int(std::max(begin, end)) - left, textHeight),
            int(Qt::AlignCenter | Qt::TextSingleLine), m_view.days.at(qsizetype(day)));
    }
    for (const WeekMark& mark : m_view.marks) {
        const auto [left, right] = std::minmax({placeOf(mark.from), placeOf(mark.until)});
        if (mark.kind == ComingEvent::Kind::RunsOut)
            painter.fillRect(
                QRectF(left, axis() - 6, std::max<double>(right - left, tickWidth), 4), m_tokens.warningFill);
        else
            painter.fillRect(QRectF(left, grid::tiny, tickWidth, axis() - grid::tiny),
                mark.kind == ComingEvent::Kind::Expires ? m_tokens.warningFill : m_tokens.calm);
    }
    painter.fillRect(QRectF(placeOf(m_view.now), axis() - 1, tickWidth, 4), m_tokens.text);
}

} // namespace quotalamp
