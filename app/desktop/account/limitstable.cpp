// SPDX-License-Identifier: MIT
#include "desktop/account/limitstable.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/spoken.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsShown = 3;
constexpr int mostLimits = 32; ///< as many as a descriptor may have
enum Column { NameColumn, UnitColumn, LimitColumn, LeftColumn, ResetColumn, ColumnCount };

constexpr std::array offeredUnits{
    Unit::Requests, Unit::Tokens, Unit::Percent, Unit::Images, Unit::AudioSeconds, Unit::Characters, Unit::Pages};

QString unitText(Unit unit)
{
    switch (unit) {
    case Unit::Requests:
        return LimitsTable::tr("Requests");
    case Unit::Tokens:
        return LimitsTable::tr("Tokens");
    case Unit::Percent:
        return LimitsTable::tr("Percent");
    case Unit::Images:
        return LimitsTable::tr("Images");
    case Unit::AudioSeconds:
        return LimitsTable::tr("Audio seconds");
    case Unit::Characters:
        return LimitsTable::tr("Characters");
    case Unit::Pages:
        return LimitsTable::tr("Pages");
    case Unit::Other:
        break;
    }
    return {};
}

/// A cell's editor is named like its column, which is all that a screen reader is told of it otherwise.
class NamedEditor : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (editor)
            setSpokenName(*editor, index.model()->headerData(index.column(), Qt::Horizontal).toString());
        return editor;
    }
};

} // namespace

LimitsTable::LimitsTable(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_add(new QuietButton({}, this))
    , m_remove(new QuietButton({}, this))
{
    m_add->setObjectName(u"addLimit"_s);
    m_remove->setObjectName(u"removeLimit"_s);
    makeTable();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid::small);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(grid::medium);
    column->addWidget(m_table);
    column->addLayout(buttons);
    connect(m_add, &QuietButton::clicked, this, &LimitsTable::addLimit);
    connect(m_remove, &QuietButton::clicked, this, &LimitsTable::removeLimit);
}

void LimitsTable::makeTable()
{
    m_table->setObjectName(u"limits"_s);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setItemDelegate(new NamedEditor(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(UnitColumn, QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    // Header names and pointers run from left to right in every language.
    const int row = QLineEdit().sizeHint().height() + grid::tiny;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rowsShown * row);
}

void LimitsTable::retranslate()
{
    setSpokenName(*m_table, tr("Limits"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Unit"), tr("Limit"), tr("Left"), tr("Reset")});
    m_add->setText(tr("&Add limit"));
    m_remove->setText(tr("Re&move limit"));
    m_remove->setEnabled(m_table->rowCount() > 0);
}

void LimitsTable::addLimit()
{
    const int row = m_table->rowCount();
    if (row >= mostLimits)
        return;
    m_table->insertRow(row);
    for (const int column : {NameColumn, LimitColumn, LeftColumn, ResetColumn})
        m_table->setItem(row, column, new QTableWidgetItem);
    auto* unit = new QComboBox(m_table);
    setSpokenName(*unit, tr("Unit of limit %1").arg(row + 1));
    for (const Unit each : offeredUnits)
        unit->addItem(unitText(each), int(each));
    m_table->setCellWidget(row, UnitColumn, unit);
    m_table->horizontalHeader()->resizeSection(UnitColumn, unit->sizeHint().width());
    m_remove->setEnabled(true);
    m_table->setCurrentCell(row, NameColumn);
    m_table->setFocus(Qt::OtherFocusReason);
}

void LimitsTable::removeLimit()
{
    const int row = m_table->currentRow() < 0 ? m_table->rowCount() - 1 : m_table->currentRow();
    m_table->removeRow(row);
    m_remove->setEnabled(m_table->rowCount() > 0);
}

QString LimitsTable::cell(int row, int column) const
{
    const QTableWidgetItem* item = m_table->item(row, column);
    return item ? item->text().trimmed() : QString();
}

std::vector<LimitDraft> LimitsTable::limits() const
{
    std::vector<LimitDraft> limits;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto* unit = qobject_cast<QComboBox*>(m_table->cellWidget(row, UnitColumn));
        limits.push_back({cell(row, NameColumn), static_cast<Unit>(unit->currentData().toInt()), cell(row, LimitColumn),
            cell(row, LeftColumn), cell(row, ResetColumn)});
    }
    return limits;
}

} // namespace quotalamp
