// SPDX-License-Identifier: MIT
#include "desktop/popup/errorline.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"

#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

ErrorLine::ErrorLine(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_error(new Sentence(TextRole::Body, this))
    , m_next(new Sentence(TextRole::Small, this))
    , m_action(new QuietButton({}, this))
{
    m_action->setAutoDefault(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_error);
    words->addWidget(m_next);
    words->addStretch();
    m_layout->setContentsMargins(0, 2, 0, 0);
    m_layout->setSpacing(grid::medium);
    m_layout->addLayout(words, 1);
    m_layout->addWidget(m_action, 0, Qt::AlignVCenter);
    hide();
    connect(m_action, &QPushButton::clicked, this, [this] {
        // Nothing else would show that something happened.
        if (m_wanted == CardAction::CopyReport)
            showTip(m_action->mapToGlobal(m_action->rect().bottomLeft()), tr("Copied"), m_action);
        Q_EMIT actionRequested(m_wanted);
    });
}

void ErrorLine::present(const CardView& card)
{
    m_wanted = card.action;
    const bool shown = !card.error.isEmpty();
    // A passing fault below figures that still stand is one quiet sentence.
    const bool quiet = shown && !card.errorNeedsYou && !card.windows.empty();
    TextInk ink = card.errorNeedsYou ? TextInk::Critical : TextInk::Text;
    if (card.action == CardAction::UnlockKeychain)
        ink = TextInk::Text;
    m_error->say(quiet ? QString() : card.error, ink);
    m_next->say(
        quiet ? QStringList{card.error, card.errorNext}.join(u' ').trimmed() : card.errorNext, TextInk::Secondary);
    if (m_action->text() != card.actionText)
        m_action->setText(card.actionText);
    m_action->setVisible(card.action != CardAction::None);
    m_action->setEnabled(!card.checking);
    setSpokenDescription(*m_action, card.error);
    setVisible(shown);
}

bool ErrorLine::layOutFor(int width)
{
    const int room = width - grid::medium - m_action->sizeHint().width();
    const bool beside = std::max(m_error->fullWidth(), m_next->fullWidth()) <= room;
    const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_layout->direction() == direction)
        return false;
    m_layout->setDirection(direction);
    m_layout->setSpacing(beside ? grid::medium : grid::small);
    m_layout->setAlignment(m_action, beside ? Qt::AlignVCenter : Qt::AlignLeft);
    return true;
}

} // namespace quotalamp
