// SPDX-License-Identifier: MIT
#include "desktop/details/snoozebutton.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

namespace quotalamp {

using namespace std::chrono_literals;

SnoozeButton::SnoozeButton(QWidget* parent)
    : QuietButton({}, parent)
    , m_untilReset(new QAction(this))
    , m_anHour(new QAction(this))
    , m_aDay(new QAction(this))
    , m_tellAgain(new QAction(this))
{
    auto* menu = new QMenu(this);
    const auto add = [this, menu](QAction* action, Milliseconds time) {
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, time] { Q_EMIT snoozeRequested(time); });
    };
    add(m_untilReset, 0h);
    add(m_anHour, 1h);
    add(m_aDay, 24h);
    menu->addAction(m_tellAgain);
    connect(m_tellAgain, &QAction::triggered, this, &SnoozeButton::unsnoozeRequested);
    setMenu(menu);
    retranslate();
}

void SnoozeButton::present(const QString& snoozed)
{
    m_snoozed = snoozed;
    setText(snoozed.isEmpty() ? tr("Snooze…") : snoozed);
    m_tellAgain->setVisible(!snoozed.isEmpty());
}

void SnoozeButton::retranslate()
{
    m_untilReset->setText(tr("Until each limit resets"));
    m_anHour->setText(tr("For an hour"));
    m_aDay->setText(tr("For a day"));
    m_tellAgain->setText(tr("Tell me again"));
    present(m_snoozed);
}

void SnoozeButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QuietButton::changeEvent(event);
}

} // namespace quotalamp
