// SPDX-License-Identifier: MIT
#include "desktop/account/moresection.h"

#include "desktop/account/fieldgrid.h"
#include "desktop/kit/buttons.h"

#include <QVBoxLayout>

namespace quotalamp {

using namespace Qt::StringLiterals;

MoreSection::MoreSection(QWidget* parent)
    : QWidget(parent)
    , m_button(new QuietButton({}, this))
    , m_fields(new FieldGrid(this))
{
    m_button->setObjectName(u"more"_s);
    m_button->setCheckable(true);
    m_button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(grid::medium);
    column->addWidget(m_button, 0, Qt::AlignLeading);
    column->addWidget(m_fields);
    connect(m_button, &QuietButton::toggled, this, &MoreSection::setOpen);
}

void MoreSection::setOpen(bool open)
{
    m_button->setChecked(open);
    m_fields->setVisible(open);
    retranslate();
}

void MoreSection::retranslate()
{
    m_button->setText(m_button->isChecked() ? tr("L&ess") : tr("Mor&e…"));
}

} // namespace quotalamp
