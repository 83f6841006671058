#include "desktop/readabletable.h"

#include "desktop/tokens.h"

#include <QHeaderView>
#include <QTableWidget>

namespace quotalamp {

void makeReadable(QTableWidget& table, int wide)
{
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
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
