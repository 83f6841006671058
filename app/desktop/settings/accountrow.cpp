// SPDX-License-Identifier: MIT
#include "desktop/settings/accountrow.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/gauge.h"
#include "desktop/kit/spoken.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int accountRowHeight = 56;
constexpr int gaugeSide = 20;
constexpr int widestWords = 200; ///< wraps beyond that

} // namespace

QString spokenRow(const AccountRowView& view)
{
    return u"%1, %2, %3"_s.arg(view.name, view.label, view.words);
}

AccountRow::AccountRow(QWidget* parent)
    : QAbstractButton(parent)
    , m_tokens(tokensOf(*this))
    , m_gauge(new GaugeWidget(scaled(gaugeSide), this))
    , m_more(new GlyphButton(Glyph::More, {}, this))
{
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_gauge->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_more->setObjectName(u"more"_s);
    connect(m_more, &GlyphButton::clicked, this, [this] {
        setChecked(true);
        Q_EMIT menuRequested(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    });
    connect(this, &AccountRow::toggled, this, &AccountRow::reachByTab);
    retranslate();
    reachByTab();
}

void AccountRow::present(const AccountRowView& view)
{
    if (m_view == view)
        return;
    m_view = view;
    m_gauge->present(view.state, view.left, view.level);
    setSpokenName(*this, spokenRow(view));
    setSpokenDescription(*this, view.place);
    retranslate();
    updateGeometry();
    update();
}

void AccountRow::retranslate()
{
    m_more->setName(tr("Actions for %1").arg(m_view.label.isEmpty() ? m_view.name : m_view.label));
}

void AccountRow::follow(QWidget* before)
{
    setTabOrder(before, this);
    setTabOrder(this, m_more);
}

int AccountRow::usualHeight()
{
    return std::max(scaled(accountRowHeight), lineHeight(strongFont()) + lineHeight(smallFont()) + 2 * grid::small);
}

QSize AccountRow::sizeHint() const
{
    return {scaled(480), std::max(usualHeight(), wordsBox().height() + 2 * grid::small)};
}

QSize AccountRow::minimumSizeHint() const
{
    return {scaled(320), sizeHint().height()};
}

QRect AccountRow::wordsBox() const
{
    return QFontMetrics(smallFont())
        .boundingRect(QRect(0, 0, scaled(widestWords), 10000), int(Qt::TextWordWrap), m_view.words);
}

QColor AccountRow::wordsInk() const
{
    if (m_view.needsYou || m_view.state == GaugeState::Critical || m_view.state == GaugeState::Exhausted)
        return m_tokens.criticalText;
    return m_view.state == GaugeState::Warning ? m_tokens.warningText : m_tokens.secondary;
}

void AccountRow::placeChildren()
{
    const int gauge = m_gauge->sizeHint().width();
    const QSize more = m_more->sizeHint();
    const QRect lamp(grid::large + (scaled(gaugeSide) - gauge) / 2, (height() - gauge) / 2, gauge, gauge);
    const QRect button(
        width() - grid::small - more.width(), (height() - more.height()) / 2, more.width(), more.height());
    m_gauge->setGeometry(QStyle::visualRect(layoutDirection(), rect(), lamp));
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(), button));
}

void AccountRow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF tile = QRectF(rect()).adjusted(4, 4, -4, -4);
    if (isChecked() || underMouse()) {
        painter.setPen(m_tokens.highContrast ? QPen(m_tokens.frame) : QPen(Qt::NoPen));
        painter.setBrush(mix(m_tokens.surface, m_tokens.text, isChecked() ? 0.06 : 0.03));
        painter.drawRoundedRect(tile, grid::radius, grid::radius);
    }
    if (hasKeyboardFocus(*this))
        paintFocus(painter, tile, grid::radius, m_tokens);

    const QRect words = wordsBox();
    const int end = width() - grid::small - m_more->sizeHint().width() - grid::medium;
    const int hang = grid::hang + scaled(gaugeSide) - gaugeSide;
    painter.setFont(smallFont());
    painter.setPen(wordsInk());
    const QRect wordsAt(end - words.width(), (height() - words.height()) / 2, words.width() + 1, words.height());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), wordsAt), int(Qt::TextWordWrap | Qt::AlignTrailing),
        m_view.words);
    paintWords(painter, QRect(hang, 0, wordsAt.left() - grid::large - hang, height()));
}

/// Name and label on one baseline, the label giving way; below them where the key lives.
void AccountRow::paintWords(QPainter& painter, const QRect& box) const
{
    const QFontMetrics strong(strongFont());
    const QFontMetrics body(bodyFont());
    const QFontMetrics small(smallFont());
    const int top = (height() - strong.height() - small.height()) / 2;
    const auto at = [this](const QRect& line) { return QStyle::visualRect(layoutDirection(), rect(), line); };
    const int flags = int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine);

    const QString name = strong.elidedText(m_view.name, Qt::ElideRight, box.width());
    const int nameWidth = strong.horizontalAdvance(name);
    painter.setFont(strongFont());
    painter.setPen(m_tokens.text);
    painter.drawText(at(QRect(box.x(), top, nameWidth + 1, strong.height())), flags, name);

    const int labelLeft = box.x() + nameWidth + grid::radius;
    const int labelRoom = box.right() - labelLeft;
    painter.setPen(m_tokens.secondary);
    if (labelRoom > body.averageCharWidth() * 3) {
        painter.setFont(bodyFont());
        painter.drawText(at(QRect(labelLeft, top + strong.ascent() - body.ascent(), labelRoom, body.height())), flags,
            body.elidedText(m_view.label, Qt::ElideRight, labelRoom));
    }
    painter.setFont(smallFont());
    painter.drawText(at(QRect(box.x(), top + strong.height(), box.width(), small.height())), flags,
        small.elidedText(m_view.place, Qt::ElideRight, box.width()));
}

void AccountRow::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    placeChildren();
}

void AccountRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        m_tokens = tokensOf(*this);
    if (event->type() == QEvent::LayoutDirectionChange)
        placeChildren();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
    update();
}

void AccountRow::keyPressEvent(QKeyEvent* event)
{
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editRequested();
        return;
    case Qt::Key_F2:
        Q_EMIT renameRequested();
        return;
    case Qt::Key_Delete:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt) {
            Q_EMIT moveRequested(event->key() == Qt::Key_Up ? -1 : 1);
            return;
        }
        break;
    default:
        break;
    }
    QAbstractButton::keyPressEvent(event);
}

void AccountRow::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    Q_EMIT editRequested();
}

void AccountRow::contextMenuEvent(QContextMenuEvent* event)
{
    setChecked(true);
    Q_EMIT menuRequested(
        event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(rect().center()));
}

/// A click on the chosen row keeps it chosen.
void AccountRow::nextCheckState()
{
    if (!isChecked())
        setChecked(true);
}

/// Tab visits the chosen row and its menu, not one menu after the other.
void AccountRow::reachByTab()
{
    const auto policy = isChecked() ? Qt::StrongFocus : Qt::ClickFocus;
    setFocusPolicy(policy);
    m_more->setFocusPolicy(policy);
}

} // namespace quotalamp
