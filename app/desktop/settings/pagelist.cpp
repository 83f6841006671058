// SPDX-License-Identifier: MIT
#include "desktop/settings/pagelist.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr int listWidth = 184;
constexpr int pageRowHeight = 36;
constexpr int glyphLeft = 18; ///< of the row; its tile is inset 8
constexpr int nameLeft = 44;

class PageDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override
    {
        return {0, std::max(scaled(pageRowHeight), lineHeight(strongFont()) + 2 * grid::small)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QWidget& list = *option.widget;
        const Tokens tokens = tokensOf(list);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const auto mirrored = [&option](
                                  const QRect& box) { return QStyle::visualRect(option.direction, option.rect, box); };
        const QRect& row = option.rect;
        const QRectF tile = row.adjusted(grid::small, 2, -grid::small, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(tokens.highContrast ? QPen(tokens.frame) : QPen(Qt::NoPen));
            painter->setBrush(
                tokens.highContrast ? tokens.surface : mix(tokens.band, tokens.text, selected ? 0.09 : 0.05));
            painter->drawRoundedRect(tile, grid::radius, grid::radius);
        }
        if (selected && hasKeyboardFocus(list))
            paintFocus(*painter, tile, grid::radius, tokens);

        const int side = scaled(grid::glyph);
        const QRect glyph(row.x() + glyphLeft, row.y() + (row.height() - side) / 2, side, side);
        paintGlyph(*painter, Glyph(index.data(Qt::UserRole).toInt()), mirrored(glyph),
            selected ? tokens.text : tokens.secondary, option.direction);
        painter->setFont(selected ? strongFont() : bodyFont());
        painter->setPen(tokens.text);
        const int left = nameLeft + side - grid::glyph;
        const QRect name = mirrored(row.adjusted(left, 0, -grid::medium, 0));
        painter->drawText(name, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), index.data().toString());
        painter->restore();
    }
};

} // namespace

PageList::PageList(QWidget* parent)
    : QListWidget(parent)
{
    setItemDelegate(new PageDelegate(this));
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, grid::medium, 0, grid::medium);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void PageList::addPage(Glyph glyph)
{
    auto* item = new QListWidgetItem(this);
    item->setData(Qt::UserRole, int(glyph));
}

void PageList::setName(int page, const QString& name)
{
    item(page)->setText(name);
    updateGeometry();
}

QSize PageList::sizeHint() const
{
    const QFontMetrics metrics(strongFont());
    int widest = 0;
    for (int row = 0; row < count(); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(item(row)->text()));
    return {std::max(scaled(listWidth), nameLeft + widest + grid::huge), 0};
}

QItemSelectionModel::SelectionFlags PageList::selectionCommand(const QModelIndex& index, const QEvent* /*event*/) const
{
    return index.isValid() ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::NoUpdate;
}

bool PageList::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
    return QListWidget::event(event);
}

} // namespace quotalamp
