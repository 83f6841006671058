// SPDX-License-Identifier: MIT
#include "desktop/popup/cardstack.h"

#include "desktop/kit/buttons.h"
#include "desktop/popup/accessible.h"
#include "desktop/popup/card.h"
#include "desktop/popup/layouts.h"

#include <QEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr qsizetype cardsAtFirst = 24; ///< more than a screen holds
constexpr qsizetype cardsInATurn = 4;  ///< made while one scrolls, without anybody noticing

QStringList idsOf(const std::vector<CardView>& views)
{
    QStringList ids;
    for (const CardView& view : views)
        ids << view.accountId;
    return ids;
}

} // namespace

QStringList steadyOrder(const QStringList& shown, const QStringList& wanted, qsizetype most)
{
    const QSet<QString> staying(wanted.begin(), wanted.end());
    const QSet<QString> known(shown.begin(), shown.end());
    QStringList kept;
    for (const QString& id : shown) {
        if (staying.contains(id))
            kept << id;
    }
    for (const QString& id : wanted) {
        if (kept.size() < most && !known.contains(id))
            kept << id;
    }
    return kept;
}

CardStack::CardStack(QWidget* parent)
    : QScrollArea(parent)
    , m_list(new CardList)
    , m_column(new QVBoxLayout(m_list))
    , m_mostCards(cardsAtFirst)
{
    installAccessibility(); // before the first name is told, which makes what stands for the list
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch();
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_list);
    m_list->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    retranslate();
    m_growSoon.setSingleShot(true);
    connect(&m_growSoon, &QTimer::timeout, this, &CardStack::grow);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CardStack::growSoon);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &CardStack::growSoon);
}

void CardStack::retranslate()
{
    m_list->setAccessibleName(tr("Accounts"));
}

bool CardStack::present(const std::vector<CardView>& views)
{
    if (m_views != views)
        m_views = views;
    return apply();
}

bool CardStack::apply()
{
    tellNews();
    const QStringList order = wantedOrder();
    m_reorder = false;
    const QSet<QString> made(order.begin(), order.end());
    dropCardsOutside(made);
    bool another = order != m_order;
    for (const CardView& view : m_views) {
        if (!made.contains(view.accountId))
            continue;
        auto found = m_cards.find(view.accountId);
        if (found == m_cards.end())
            found = m_cards.emplace(view.accountId, makeCard(view.accountId)).first;
        another |= found->second->present(view);
    }
    if (order != m_order)
        arrange(order);
    alignValues();
    return another;
}

void CardStack::applyAndTell()
{
    if (!isVisible())
        return;
    apply();
    Q_EMIT heightChanged();
}

/// Nothing jumps while the pointer is inside.
QStringList CardStack::wantedOrder() const
{
    const QStringList order = idsOf(m_views);
    const bool held = isVisible() && window()->underMouse() && !m_reorder;
    if (held || !m_orderBeforeDrag.isEmpty())
        return steadyOrder(m_order, order, m_mostCards);
    return order.first(std::min(order.size(), m_mostCards));
}

/// With those whose cards are not made yet.
QStringList CardStack::wholeOrder() const
{
    return steadyOrder(m_order, idsOf(m_views), std::ssize(m_views));
}

/// Another state is news; another number is not.
void CardStack::tellNews()
{
    if (!isVisible())
        return;
    QStringList news;
    for (const CardView& view : m_views) {
        const auto card = m_cards.find(view.accountId);
        if (card != m_cards.end() && card->second->state() != view.state)
            news << tr("%1: %2", "an account, its state")
                        .arg(card->second->accessibleName(), gaugeWords(view.state, view.level));
    }
    if (!news.isEmpty())
        Q_EMIT newsTold(news.join(u". "_s));
}

/// Nobody looks at a thousand cards at once; the next ones are made when the last ones come near.
void CardStack::growSoon()
{
    const QScrollBar* bar = verticalScrollBar();
    if (isVisible() && m_order.size() < std::ssize(m_views) && bar->value() + bar->pageStep() >= bar->maximum())
        m_growSoon.start(0);
}

void CardStack::grow()
{
    if (m_order.size() >= std::ssize(m_views))
        return;
    m_mostCards = m_order.size() + cardsInATurn;
    applyAndTell();
}

void CardStack::startOver()
{
    m_mostCards = cardsAtFirst;
}

Card* CardStack::makeCard(const QString& id)
{
    auto* card = new Card(m_list);
    connect(card, &Card::actionRequested, this, [this, id](CardAction action) { Q_EMIT actionRequested(id, action); });
    connect(card, &Card::asked, this, &CardStack::asked);
    connect(card, &Card::detailsRequested, this, [this, id] { Q_EMIT detailsRequested(id); });
    connect(card, &Card::foldRequested, this, [this, id](bool wanted) { fold(id, wanted); });
    connect(card, &Card::focusMoveRequested, this, [this, card](int step) { moveFocus(card, step); });
    connect(card, &Card::shiftRequested, this, [this, card](int step) { shift(card, step); });
    connect(card, &Card::dragged, this, [this, card](int globalTop) { drag(card, globalTop); });
    connect(card, &Card::dropped, this, &CardStack::drop);
    connect(card, &Card::menuRequested, this, [this, id](const QPoint& at) { openMenu(id, at); });
    card->setFoldedByHand(m_folding.choiceFor(id));
    return card;
}

void CardStack::dropCardsOutside(const QSet<QString>& order)
{
    for (auto card = m_cards.begin(); card != m_cards.end();) {
        if (order.contains(card->first)) {
            ++card;
            continue;
        }
        card->second->hide();
        card->second->deleteLater();
        card = m_cards.erase(card);
    }
}

void CardStack::setFolding(const Folding& folding)
{
    if (m_folding == folding)
        return;
    m_folding = folding;
    applyFolding();
}

void CardStack::applyFolding()
{
    for (const auto& [id, card] : m_cards)
        card->setFoldedByHand(m_folding.choiceFor(id));
    applyAndTell();
}

void CardStack::fold(const QString& id, bool fold)
{
    m_folding.choose(id, fold, m_cards.at(id)->foldsItself());
    applyFolding();
    Q_EMIT foldingChanged(m_folding.folded, m_folding.unfolded);
}

qsizetype CardStack::placeOf(const Card* card) const
{
    const auto place = std::ranges::find_if(m_order, [&](const QString& id) { return m_cards.at(id) == card; });
    return std::distance(m_order.begin(), place);
}

void CardStack::swapCards(qsizetype place, int step)
{
    QStringList order = m_order;
    order.swapItemsAt(place, place + step);
    arrange(order);
    m_column->activate();
}

/// By key: at once.
void CardStack::shift(const Card* card, int step)
{
    const auto place = placeOf(card);
    if (place + step < 0 || place + step >= m_order.size())
        return;
    swapCards(place, step);
    ensureWidgetVisible(m_cards.at(m_order[place + step]), 0, 0);
    Q_EMIT orderChosen(wholeOrder());
}

/// Changes places with a neighbour whose middle it passes; `globalTop`: where its top would be in the hand.
void CardStack::drag(Card* card, int globalTop)
{
    if (m_orderBeforeDrag.isEmpty())
        m_orderBeforeDrag = m_order;
    const int top = m_list->mapFromGlobal(QPoint(0, globalTop)).y();
    const auto place = placeOf(card);
    const auto middleOf = [this](qsizetype at) { return m_cards.at(m_order[at])->geometry().center().y(); };
    if (place > 0 && top < middleOf(place - 1))
        swapCards(place, -1);
    else if (place + 1 < m_order.size() && top + card->height() > middleOf(place + 1))
        swapCards(place, 1);
    ensureWidgetVisible(card, 0, 0);
}

void CardStack::drop()
{
    const QStringList before = std::exchange(m_orderBeforeDrag, {});
    if (before != m_order)
        Q_EMIT orderChosen(wholeOrder());
}

void CardStack::openMenu(const QString& id, const QPoint& at)
{
    const Card* card = m_cards.at(id);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Details"), this, [this, id] { Q_EMIT detailsRequested(id); });
    if (card->canFold()) {
        const bool wanted = !card->isFolded();
        menu->addAction(wanted ? tr("Fold") : tr("Unfold"), this, [this, id, wanted] { fold(id, wanted); });
    }
    menu->addSeparator();
    addOrderActions(*menu, card);
    menu->popup(at);
}

void CardStack::addOrderActions(QMenu& menu, const Card* card)
{
    const auto place = placeOf(card);
    const auto add = [&](const QString& text, int step, int key) {
        QAction* action = menu.addAction(text, this, [this, card, step] { shift(card, step); });
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(key)));
        action->setEnabled(place + step >= 0 && place + step < m_order.size());
    };
    add(tr("Move up"), -1, Qt::Key_Up);
    add(tr("Move down"), 1, Qt::Key_Down);
    QAction* urgent = menu.addAction(tr("Most urgent first"));
    urgent->setCheckable(true);
    urgent->setChecked(!m_ownOrder);
    connect(urgent, &QAction::toggled, this, [this](bool on) {
        m_reorder = on;
        if (on)
            Q_EMIT urgencyOrderChosen();
        else
            Q_EMIT orderChosen(wholeOrder());
    });
}

void CardStack::arrange(const QStringList& order)
{
    m_order = order;
    QList<QWidget*> stops;
    for (int i = 0; i < order.size(); ++i) {
        Card* card = m_cards.at(order[i]);
        m_column->removeWidget(card);
        m_column->insertWidget(i, card);
        card->setLast(i + 1 == order.size());
        card->show();
        stops << card << card->actionButton();
    }
    stops += m_followers;
    for (int i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

/// One column for all values, as wide as its widest, so that all bars end together.
void CardStack::alignValues()
{
    int widest = 0;
    for (const auto& [id, card] : m_cards)
        widest = std::max(widest, card->valueWidth());
    for (const auto& [id, card] : m_cards)
        card->setValueWidth(widest);
}

void CardStack::moveFocus(const Card* from, int step)
{
    const auto place = placeOf(from) + step;
    if (place == m_order.size())
        grow();
    if (place < 0 || place >= m_order.size())
        return;
    Card* card = m_cards.at(m_order[place]);
    card->setFocus(step < 0 ? Qt::BacktabFocusReason : Qt::TabFocusReason);
    ensureWidgetVisible(card, 0, 0);
}

void CardStack::layOutFor(int width)
{
    for (const auto& [id, card] : m_cards)
        card->layOutFor(width);
    settleLayouts(*m_list);
}

int CardStack::contentHeight(int width) const
{
    return heightAt(*m_column, width);
}

void CardStack::focusFirst()
{
    if (!m_order.isEmpty())
        m_cards.at(m_order.first())->setFocus(Qt::OtherFocusReason);
}

/// With another font everything measured is made anew.
void CardStack::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() != QEvent::FontChange)
        return;
    dropCardsOutside({});
    m_order.clear();
    applyAndTell();
}

} // namespace quotalamp
