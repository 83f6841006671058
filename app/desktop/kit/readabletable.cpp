// SPDX-License-Identifier: MIT
#include "desktop/kit/readabletable.h"

#include "desktop/kit/tokens.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableWidget>

namespace quotalamp {

namespace {

/// Titles in small, quiet letters above a hairline, without the separators of a spreadsheet.
class QuietHeader : public QHeaderView {
public:
    explicit QuietHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        viewport()->setAutoFillBackground(false);
    }

protected:
    void paintSection(QPainter* painter, const QRect& section, int column) const override
    {
        const Tokens tokens = tokensOf(*this);
        const auto side = Qt::Alignment(model()->headerData(column, orientation(), Qt::TextAlignmentRole).toInt());
        const QRect room = section.adjusted(grid::medium, 0, -grid::medium, 0);
        painter->save();
        painter->setFont(smallFont());
        painter->setPen(tokens.secondary);
        painter->drawText(room, int(QStyle::visualAlignment(layoutDirection(), side)),
            model()->headerData(column, orientation()).toString());
        painter->restore();
        painter->fillRect(QRect(section.left(), section.bottom(), section.width(), 1), tokens.hairline);
    }
    [[nodiscard]] QSize sectionSizeFromContents(int column) const override
    {
        const QFontMetrics metrics(smallFont());
        const QString title = model()->headerData(column, orientation()).toString();
        return {metrics.horizontalAdvance(title) + 2 * grid::medium, metrics.height() + grid::medium};
    }
};

/// Cells with room round their words, and hairlines between the rows.
class QuietCells : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
        const bool last = index.row() + 1 == index.model()->rowCount();
        if (cell.widget && !last && !cell.state.testFlag(QStyle::State_Selected)) {
            const QRect line(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1);
            painter->fillRect(line, tokensOf(*cell.widget).hairline);
        }
        cell.rect.adjust(inset, 0, -inset, 0);
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * inset, 0);
    }

private:
    static constexpr int inset = grid::medium - 3; ///< the style adds the rest
};

} // namespace

void makeReadable(QTableWidget& table, int wide)
{
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setItemDelegate(new QuietCells(&table));
    table.setHorizontalHeader(new QuietHeader(&table));
    table.verticalHeader()->hide();
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(wide, QHeaderView::Stretch);
    header->setMinimumSectionSize(scaled(80));
}

QTableWidgetItem& cellOf(QTableWidget& table, int row, int column, bool atEnd)
{
    if (!table.item(row, column)) {
        auto* made = new QTableWidgetItem;
        made->setTextAlignment((atEnd ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
        table.setItem(row, column, made);
    }
    return *table.item(row, column);
}

void setTitles(QTableWidget& table, const QStringList& titles, int firstAtEnd)
{
    table.setHorizontalHeaderLabels(titles);
    for (int column = 0; column < titles.size(); ++column) {
        const auto side = column < firstAtEnd ? Qt::AlignLeading : Qt::AlignTrailing;
        table.horizontalHeaderItem(column)->setTextAlignment(side | Qt::AlignVCenter);
    }
}

} // namespace quotalamp
