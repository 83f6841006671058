// SPDX-License-Identifier: MIT
#include "desktop/kit/demoline.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/sentence.h"

#include <QEvent>
#include <QHBoxLayout>

namespace quotalamp {

using namespace Qt::StringLiterals;

DemoLine::DemoLine(QWidget* parent)
    : QWidget(parent)
    , m_text(new Sentence(TextRole::Small, this))
    , m_leave(new QuietButton({}, this))
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(grid::margin, grid::small, grid::margin, grid::small);
    line->setSpacing(grid::medium);
    line->addWidget(m_text, 1);
    line->addWidget(m_leave, 0, Qt::AlignVCenter);
    m_leave->setObjectName(u"leaveDemo"_s);
    m_leave->setAutoDefault(false);
    connect(m_leave, &QuietButton::clicked, this, &DemoLine::leaveRequested);
    retranslate();
    hide();
}

void DemoLine::retranslate()
{
    m_text->say(tr("This is the demo: every account and number in it is made up."), TextInk::Secondary);
    m_leave->setText(tr("Leave the demo"));
}

void DemoLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
