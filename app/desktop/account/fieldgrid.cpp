// SPDX-License-Identifier: MIT
#include "desktop/account/fieldgrid.h"

#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/tokens.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

FieldGrid::FieldGrid(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setHorizontalSpacing(grid::large);
    m_layout->setVerticalSpacing(grid::medium);
    m_layout->setColumnStretch(1, 1);
}

FieldRow<QWidget> FieldGrid::addWidgets(QWidget* field, QWidget* input)
{
    auto* label = new PlainLabel(this);
    label->setBuddy(input);
    label->setMinimumHeight(field->sizeHint().height());
    m_labels << label;
    auto* note = new Note(this);
    note->setObjectName(input->objectName() + u"Note"_s);
    note->describe(input);
    auto* column = new QVBoxLayout;
    column->setSpacing(grid::tiny);
    column->addWidget(field);
    column->addWidget(note);
    const int row = m_layout->rowCount();
    m_layout->addWidget(label, row, 0, Qt::AlignTop);
    m_layout->addLayout(column, row, 1);
    return {label, field, note};
}

int FieldGrid::labelWidth() const
{
    int widest = 0;
    for (const QLabel* label : m_labels)
        widest = std::max(widest, label->sizeHint().width());
    return widest;
}

void FieldGrid::setLabelWidth(int width)
{
    m_layout->setColumnMinimumWidth(0, width);
}

QLineEdit* plainEdit(const QString& name, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    return edit;
}

QComboBox* namedCombo(const QString& name, QWidget* parent)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(name);
    return combo;
}

void chooseQuietly(QComboBox& combo, const QVariant& data)
{
    const QSignalBlocker quiet(combo);
    combo.setCurrentIndex(combo.findData(data));
}

} // namespace quotalamp
