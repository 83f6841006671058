// SPDX-License-Identifier: MIT
#include "desktop/popup/card.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/spoken.h"
#include "desktop/popup/errorline.h"
#include "desktop/popup/layouts.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr int top = 10;
constexpr int nameLine = 20;
constexpr int afterName = 6;
constexpr int nameGap = 6;
constexpr int chevron = 16;

/// Whether label and value stand beside each other where the popup has its first width; a cut label tells nothing.
bool fitsAbreast(const WindowView& window)
{
    const int column = (scaled(grid::popupWidth) - grid::hang - grid::margin - grid::huge) / 2;
    const int label = QFontMetrics(fontOf(TextRole::Body)).horizontalAdvance(window.label);
    const int value = QFontMetrics(fontOf(TextRole::Strong)).horizontalAdvance(window.value);
    return label + grid::medium + value <= column;
}

int errorWidth(int cardWidth)
{
    return cardWidth - grid::hang - grid::margin;
}

/// A folded card tells of the window that will be the first to matter.
const WindowView& lowestWindow(const CardView& card)
{
    return *std::ranges::min_element(
        card.windows, {}, [](const WindowView& window) { return window.left.value_or(2); });
}

} // namespace

QString spokenCardName(const CardView& card)
{
    return card.label.isEmpty() ? card.name : card.name + u", "_s + card.label;
}

QString spokenCard(const CardView& card)
{
    QStringList parts;
    for (const WindowView& window : card.windows)
        parts << window.spoken;
    parts << card.error << card.errorNext << card.aside << card.note;
    parts.removeAll(QString());
    return parts.join(u' ');
}

void paintCardName(QPainter& painter, const QRect& area, const CardView& card, const Tokens& tokens)
{
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const int before = grid::margin + scaled(grid::gauge) / 2 * 2 + grid::hang - grid::margin - grid::gauge;
    const QRect line = area.adjusted(mirrored ? grid::margin : before, top, mirrored ? -before : -grid::margin, 0);
    painter.setFont(strongFont());
    painter.setPen(tokens.secondary);
    painter.drawText(QRect(line.topLeft(), QSize(line.width(), scaled(nameLine))),
        Qt::TextSingleLine | Qt::AlignVCenter | Qt::AlignLeading, card.name);
    painter.fillRect(QRect(line.left(), area.bottom(), line.width(), 1), tokens.hairline);
}

Card::Card(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
    , m_gauge(new GaugeWidget(scaled(grid::gauge) / 2 * 2, this))
    , m_name(new TextLine(nameLine, this))
    , m_rowsBox(new QWidget(this))
    , m_error(new ErrorLine(this))
    , m_note(new Sentence(TextRole::Small, this))
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    connect(m_name, &TextLine::asked, this, &Card::asked);
    connect(m_error, &ErrorLine::actionRequested, this, &Card::actionRequested);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    m_column->addWidget(m_name);
    m_column->addWidget(m_rowsBox);
    m_column->addWidget(m_error);
    m_column->addWidget(m_note);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(grid::margin, top, grid::margin, grid::medium + 1);
    layout->setSpacing(grid::hang - grid::margin - grid::gauge);
    layout->addWidget(m_gauge, 0, Qt::AlignTop);
    layout->addLayout(m_column, 1);
    new QVBoxLayout(m_rowsBox);
    m_rowsBox->hide();
}

bool Card::canFold(const CardView& card)
{
    const auto hasNote = [](const WindowView& window) { return !window.note.isEmpty(); };
    return card.state == GaugeState::Calm && card.windowCount() > 0 && card.error.isEmpty()
        && std::ranges::none_of(card.windows, hasNote);
}

bool Card::isFolded(const CardView& card, std::optional<bool> byHand)
{
    return canFold(card) && byHand.value_or(foldsItself(card));
}

bool Card::setFoldedByHand(std::optional<bool> folded)
{
    if (m_foldedByHand == folded)
        return false;
    m_foldedByHand = folded;
    if (m_card.accountId.isEmpty())
        return false;
    CardView same;
    std::swap(same, m_card);
    return present(same);
}

Card::Shape Card::shapeOf(const CardView& card) const
{
    Shape shape;
    for (const WindowView& window : card.windows)
        shape.windows << window.id;
    shape.abreast = card.abreast && std::ranges::all_of(card.windows, fitsAbreast);
    shape.folded = !card.windows.empty() && isFolded(card, m_foldedByHand);
    return shape;
}

bool Card::present(const CardView& card)
{
    const bool first = m_card.accountId.isEmpty();
    if (card == m_card && !first)
        return false;
    m_card = card;
    const Shape shape = shapeOf(card);
    if (shape != m_shape || first)
        rebuildRows(shape);
    m_gauge->present(card.state, card.left, card.level);
    presentName();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->present(card.name, card.windows[i]);
    m_error->present(card);
    m_error->layOutFor(errorWidth(width()));
    presentNote();
    return isOfAnotherHeight();
}

bool Card::isOfAnotherHeight()
{
    settleLayouts(*this);
    const QSize before = std::exchange(m_measured, QSize(width(), heightAt(*layout(), width())));
    return m_measured != before;
}

void Card::rebuildRows(const Shape& shape)
{
    m_shape = shape;
    m_rows.clear();
    qDeleteAll(m_rowsBox->findChildren<WindowRow*>(Qt::FindDirectChildrenOnly));
    delete m_rowsBox->layout();
    auto* layout = new QGridLayout(m_rowsBox);
    layout->setContentsMargins(0, afterName, 0, 0);
    layout->setHorizontalSpacing(grid::huge);
    layout->setVerticalSpacing(grid::small);
    const int columns = shape.abreast ? 2 : 1;
    for (int column = 0; column < columns; ++column)
        layout->setColumnStretch(column, 1);
    const int count = shape.folded ? 0 : int(shape.windows.size());
    for (int i = 0; i < count; ++i) {
        auto* row = new WindowRow(shape.abreast, m_rowsBox);
        connect(row, &WindowRow::asked, this, &Card::asked);
        layout->addWidget(row, i / columns, i % columns);
        m_rows.push_back(row);
        row->show();
    }
    m_rowsBox->setVisible(count > 0);
}

void Card::presentName()
{
    const bool stale = m_card.state == GaugeState::Stale;
    const std::vector<TextRun> names{{.text = m_card.name,
                                         .role = TextRole::Strong,
                                         .ink = stale ? TextInk::Secondary : TextInk::Text,
                                         .yield = TextRun::Yield::Elide},
        {.text = m_card.label,
            .role = TextRole::Small,
            .ink = TextInk::Secondary,
            .yield = TextRun::Yield::Elide,
            .gap = nameGap}};
    m_name->presentCourse(m_shape.folded ? lowestWindow(m_card).course : CourseView());
    if (m_shape.folded)
        m_name->present(names, valueRuns(lowestWindow(m_card)));
    else
        m_name->present(names,
            {{.text = m_card.aside,
                .role = TextRole::Small,
                .ink = TextInk::Secondary,
                .yield = TextRun::Yield::Elide,
                .ask = m_card.abreast ? Ask::OtherTime : Ask::Nothing}});
    const QString spoken = spokenCardName(m_card);
    setSpokenName(*this, spoken);
}

int Card::heightAtWidth(int width)
{
    if (m_error->layOutFor(errorWidth(width)))
        settleLayouts(*this);
    const int height = heightAt(*layout(), width);
    m_error->layOutFor(errorWidth(this->width()));
    return height;
}

QuietButton* Card::actionButton() const
{
    return m_error->button();
}

void Card::presentNote()
{
    QStringList parts;
    if (m_shape.folded) {
        const WindowView& window = lowestWindow(m_card);
        parts << window.label << window.amount << window.when;
    }
    parts << m_card.note;
    parts.removeAll(QString());
    m_note->say(parts.join(u" · "_s), TextInk::Secondary);
    m_note->setContentsMargins(0, m_rows.empty() ? 0 : afterName, 0, 0);
}

void Card::requestFold(bool fold)
{
    if (canFold(m_card) && fold != m_shape.folded)
        Q_EMIT foldRequested(fold);
}

/// The gauge and the name beside it, over the whole width.
QRect Card::nameArea() const
{
    return {0, 0, width(), std::max(m_name->geometry().bottom(), m_gauge->geometry().bottom()) + 3};
}

/// Below the gauge, where nothing else stands.
QRect Card::chevronArea() const
{
    const QRect gauge = m_gauge->geometry();
    return {gauge.center().x() - chevron / 2, gauge.bottom() + grid::tiny, chevron, chevron};
}

void Card::setLast(bool last)
{
    if (m_last == last)
        return;
    m_last = last;
    update();
}

int Card::valueWidth() const
{
    int widest = 0;
    for (const WindowRow* row : m_rows)
        widest = std::max(widest, row->valueWidth());
    return widest;
}

void Card::setValueWidth(int width)
{
    for (WindowRow* row : m_rows)
        row->setValueWidth(width);
}

void Card::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_tokens = tokensOf(*this);
        update();
    }
    QWidget::changeEvent(event);
}

void Card::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    Q_EMIT focused();
}

void Card::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void Card::keyPressEvent(QKeyEvent* event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const bool shift = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Up:
        return shift ? Q_EMIT shiftRequested(-1) : Q_EMIT focusMoveRequested(FocusMove::Up);
    case Qt::Key_Down:
        return shift ? Q_EMIT shiftRequested(1) : Q_EMIT focusMoveRequested(FocusMove::Down);
    case Qt::Key_PageUp:
        return Q_EMIT focusMoveRequested(FocusMove::PageUp);
    case Qt::Key_PageDown:
        return Q_EMIT focusMoveRequested(FocusMove::PageDown);
    case Qt::Key_Home:
        return Q_EMIT focusMoveRequested(FocusMove::First);
    case Qt::Key_End:
        return Q_EMIT focusMoveRequested(FocusMove::Last);
    case Qt::Key_Right:
        return requestFold(mirrored);
    case Qt::Key_Left:
        return requestFold(!mirrored);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Q_EMIT detailsRequested();
    case Qt::Key_Space:
        if (m_card.action != CardAction::None)
            return actionButton()->click();
        return requestFold(!m_shape.folded);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void Card::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = event->position().toPoint();
}

void Card::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return QWidget::mouseMoveEvent(event);
    const int way = std::abs(event->position().toPoint().y() - m_pressed->y());
    if (!m_dragged && way < QApplication::startDragDistance())
        return;
    if (!m_dragged) {
        m_dragged = true;
        setCursor(Qt::ClosedHandCursor);
        update();
    }
    Q_EMIT dragged(event->globalPosition().toPoint().y() - m_pressed->y());
}

void Card::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return QWidget::mouseReleaseEvent(event);
    const QPoint from = *std::exchange(m_pressed, std::nullopt);
    if (std::exchange(m_dragged, false)) {
        unsetCursor();
        update();
        return Q_EMIT dropped();
    }
    const QPoint at = event->position().toPoint();
    if (chevronArea().contains(at) && chevronArea().contains(from))
        return requestFold(!m_shape.folded);
    if (nameArea().contains(at) && nameArea().contains(from))
        Q_EMIT detailsRequested();
}

void Card::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(byKey ? mapToGlobal(m_name->geometry().bottomLeft()) : event->globalPos());
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_dragged)
        painter.fillRect(rect(), m_tokens.button);
    if (canFold(m_card) && (underMouse() || hasKeyboardFocus(*this)))
        paintGlyph(painter, m_shape.folded ? Glyph::Chevron : Glyph::ChevronDown, chevronArea(), m_tokens.secondary,
            layoutDirection());
    if (!m_last) {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const QRect line(mirrored ? 0 : m_name->x(), height() - 1,
            mirrored ? m_name->geometry().right() + 1 : width() - m_name->x(), 1);
        painter.fillRect(line, m_tokens.hairline);
    }
    if (hasKeyboardFocus(*this))
        paintFocus(painter, QRectF(rect()).adjusted(5, 3, -5, -3), grid::radius, m_tokens);
}

void Card::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_error->layOutFor(errorWidth(width()));
}

} // namespace quotalamp
