// SPDX-License-Identifier: MIT
#include "desktop/popup/cardmenu.h"

namespace quotalamp {

CardMenu::CardMenu(const Standing& standing, QWidget* parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(tr("Details"), this, &CardMenu::detailsRequested);
    if (standing.folded) {
        const bool wanted = !*standing.folded;
        addAction(wanted ? tr("Fold") : tr("Unfold"), this, [this, wanted] { Q_EMIT foldRequested(wanted); });
    }
    addSeparator();
    addOrderActions(standing);
}

void CardMenu::addOrderActions(const Standing& standing)
{
    const auto add = [this](const QString& text, int step, Qt::Key key, bool possible) {
        QAction* action = addAction(text, this, [this, step] { Q_EMIT shiftRequested(step); });
        action->setShortcut(QKeySequence(Qt::CTRL | key));
        action->setEnabled(possible);
    };
    add(tr("Move up"), -1, Qt::Key_Up, !standing.first);
    add(tr("Move down"), 1, Qt::Key_Down, !standing.last);
    QAction* urgent = addAction(tr("Most urgent first"));
    urgent->setCheckable(true);
    urgent->setChecked(!standing.ownOrder);
    connect(urgent, &QAction::toggled, this, &CardMenu::urgencyOrderChosen);
}

} // namespace quotalamp
