// SPDX-License-Identifier: MIT
#include "desktop/popup/cardstack.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/spoken.h"
#include "desktop/popup/accessible.h"
#include "desktop/popup/cardlist.h"
#include "desktop/popup/cardmenu.h"

#include <QCursor>
#include <QEvent>
#include <QScreen>
#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr std::chrono::seconds unseenAfter{3}; ///< do cards out of sight say what is new
constexpr int cardsInATurn = 2; ///< made or dropped between two looks for events, each in one to two milliseconds

QStringList idsOf(const std::vector<CardView>& views)
{
    QStringList ids;
    ids.reserve(qsizetype(views.size()));
    for (const CardView& view : views)
        ids << view.accountId;
    return ids;
}

} // namespace

QStringList steadyOrder(const QStringList& shown, const QStringList& wanted)
{
    if (shown == wanted)
        return shown;
    const QSet<QString> staying(wanted.begin(), wanted.end());
    const QSet<QString> known(shown.begin(), shown.end());
    QStringList kept;
    for (const QString& id : shown) {
        if (staying.contains(id))
            kept << id;
    }
    for (const QString& id : wanted) {
        if (!known.contains(id))
            kept << id;
    }
    return kept;
}

CardStack::CardStack(QWidget* parent)
    : QScrollArea(parent)
    , m_list(new CardList)
{
    installAccessibility(); // before the first name is told, which makes what stands for the list
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_list);
    m_list->setAutoFillBackground(false);
    setSpokenName(*m_list, tr("Accounts"));
    viewport()->setAutoFillBackground(false);
    m_tend.setSingleShot(true);
    m_tend.setInterval(0);
    connect(&m_tend, &QTimer::timeout, this, &CardStack::tend);
    m_unseenWait.setSingleShot(true);
    m_unseenWait.setInterval(unseenAfter);
    connect(&m_unseenWait, &QTimer::timeout, this, [this] {
        m_unseenDue = true;
        tend();
    });
    connect(m_list, &CardList::made, this, &CardStack::connectCard);
    connect(m_list, &CardList::wanted, this, [this](const QString& id) {
        if (Card* card = goTo(m_list->placeOf(id)))
            card->setFocus(Qt::OtherFocusReason);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_ours)
            tend();
    });
}

bool CardStack::present(const std::vector<CardView>& views)
{
    tellNews(views);
    QStringList order = idsOf(views);
    if (isHeld())
        order = steadyOrder(m_list->order(), order);
    const QScrollBar* bar = verticalScrollBar();
    bool another = false;
    keepInPlace([&] {
        another = m_list->present(views, order);
        another = m_list->catchUp(bar->value(), bar->value() + sight(), 0) || another;
    });
    m_reorder = false;
    m_unsettled = m_unsettled || another;
    // Of few accounts all are needed at once, for the height of the popup is theirs.
    if (m_list->column().total() <= screen()->availableSize().height() || !isVisible())
        showCards();
    else
        tend();
    return another;
}

bool CardStack::isHeld() const
{
    return (isVisible() && window()->underMouse() && !m_reorder) || !m_orderBeforeDrag.isEmpty();
}

/// Another state is news; another number is not. Told is what the person could have seen.
void CardStack::tellNews(const std::vector<CardView>& views)
{
    if (!isVisible())
        return;
    QStringList news;
    for (const CardView& view : views) {
        const qsizetype place = m_list->placeOf(view.accountId);
        const Card* card = m_list->cardAt(place);
        if (card && m_list->viewAt(place).state != view.state)
            news << tr("%1: %2", "an account, its state")
                        .arg(card->accessibleName(), gaugeWords(view.state, m_list->inWords(view).level));
    }
    if (!news.isEmpty())
        Q_EMIT newsTold(news.join(u". "_s));
}

int CardStack::sight() const
{
    return isVisible() ? viewport()->height() : screen()->availableSize().height();
}

std::optional<CardAnchor> CardStack::anchor() const
{
    const int scrolled = verticalScrollBar()->value();
    if (scrolled == 0 || m_list->order().isEmpty())
        return std::nullopt;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const bool inside = window()->underMouse() && viewport()->rect().contains(pointer);
    return anchorOf(m_list->column(), scrolled, inside ? pointer.y() : -1);
}

void CardStack::keepInPlace(const std::function<void()>& change)
{
    const bool before = std::exchange(m_ours, true);
    QScrollBar* bar = verticalScrollBar();
    const bool atEnd = bar->value() > 0 && bar->value() == bar->maximum() && !isHeld();
    const auto held = anchor();
    const QString id = held ? m_list->order().at(held->place) : QString();
    change();
    const qsizetype now = held ? m_list->placeOf(id) : -1;
    // Where others come first now nothing stands where it stood; then as much stays above as there was.
    if (now >= 0 && (now == held->place || isHeld()))
        bar->setValue(atEnd ? bar->maximum() : scrolledFor(m_list->column(), {now, held->y}));
    m_ours = before;
}

Card* CardStack::make(qsizetype place)
{
    if (!m_list->cardAt(place)) {
        m_unsettled = true;
        keepInPlace([&] { m_list->make(place); });
    }
    return m_list->cardAt(place);
}

void CardStack::settle()
{
    m_list->alignValues();
    if (!std::exchange(m_unsettled, false))
        return;
    QList<QWidget*> stops;
    for (Card* card : m_list->cards())
        stops << card << card->actionButton();
    stops += m_followers;
    for (int i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void CardStack::showCards()
{
    if (!m_list->hasCardWidth())
        return;
    for (qsizetype place = needs().missing(); place >= 0; place = needs().missing())
        make(place);
    tend();
}

void CardStack::tend()
{
    if (!m_list->hasCardWidth())
        return;
    const int top = verticalScrollBar()->value();
    bool another = false;
    if (m_list->isBehind()) {
        const int unseen = m_unseenDue ? cardsInATurn : 0;
        keepInPlace([&] { another = m_list->catchUp(top, top + sight(), unseen); });
        m_unsettled = m_unsettled || another;
    }
    m_unseenDue = m_unseenDue && m_list->isBehind();
    if (another && isVisible())
        Q_EMIT heightChanged();
    if (isVisible() && m_list->isBehind() && !m_unseenDue && !m_unseenWait.isActive())
        m_unseenWait.start();
    qsizetype place = needs().missingOrNear();
    for (int turn = 0; turn < cardsInATurn && place >= 0; ++turn) {
        make(place);
        place = needs().missingOrNear();
    }
    settle();
    const std::vector<qsizetype> far = needs().farAway();
    const std::size_t most = std::min<std::size_t>(far.size(), cardsInATurn);
    for (std::size_t each = 0; each < most; ++each)
        m_list->drop(far[each]);
    if (isVisible() && (place >= 0 || far.size() > most || m_unseenDue))
        m_tend.start();
}

/// The Tab key goes from what follows the list to its ends, and from the card that has the keyboard to its neighbours.
CardNeeds CardStack::needs() const
{
    const qsizetype last = m_list->order().size() - 1;
    CardNeeds needs{.column = m_list->column(),
        .top = verticalScrollBar()->value(),
        .height = sight(),
        .kept = {},
        .exists = [this](qsizetype place) { return m_list->cardAt(place) != nullptr; }};
    const auto keep = [&](qsizetype place) {
        if (place >= 0 && place <= last)
            needs.kept.push_back(place);
    };
    keep(0);
    keep(last);
    for (const qsizetype place : {focusPlaceIn(*m_list, *m_list), m_list->placeOf(m_dragged)}) {
        for (const qsizetype each : {place - 1, place, place + 1}) {
            if (place >= 0)
                keep(each);
        }
    }
    return needs;
}

void CardStack::connectCard(Card* card, const QString& id)
{
    connect(card, &Card::actionRequested, this, [this, id](CardAction action) { Q_EMIT actionRequested(id, action); });
    connect(card, &Card::asked, this, &CardStack::asked);
    connect(card, &Card::detailsRequested, this, [this, id] { Q_EMIT detailsRequested(id); });
    connect(card, &Card::foldRequested, this, [this, id](bool wanted) { fold(id, wanted); });
    connect(card, &Card::focused, this, &CardStack::showCards);
    connect(card, &Card::focusMoveRequested, this, [this, id](FocusMove move) {
        const qsizetype place = m_list->placeOf(id);
        const qsizetype next = placeAfter(m_list->column(), place, move, viewport()->height());
        if (Card* other = goTo(next))
            other->setFocus(next < place ? Qt::BacktabFocusReason : Qt::TabFocusReason);
    });
    connect(card, &Card::shiftRequested, this, [this, id](int step) { shift(id, step); });
    connect(card, &Card::dragged, this, [this, id](int globalTop) { drag(id, globalTop); });
    connect(card, &Card::dropped, this, &CardStack::drop);
    connect(card, &Card::menuRequested, this, [this, id](const QPoint& at) { openMenu(id, at); });
}

void CardStack::setWording(std::function<CardView(const QString& accountId)> wording)
{
    m_list->setWording(std::move(wording));
}

void CardStack::setFolding(const Folding& folding)
{
    if (m_list->folding() == folding)
        return;
    keepInPlace([&] { m_list->setFolding(folding); });
    if (!isVisible())
        return;
    showCards();
    Q_EMIT heightChanged();
}

void CardStack::fold(const QString& id, bool fold)
{
    Folding folding = m_list->folding();
    folding.choose(id, fold, Card::foldsItself(m_list->viewAt(m_list->placeOf(id))));
    setFolding(folding);
    Q_EMIT foldingChanged(folding.folded, folding.unfolded);
}

Card* CardStack::goTo(qsizetype place)
{
    if (place < 0 || place >= m_list->order().size())
        return nullptr;
    Card* card = make(place);
    settle();
    ensureWidgetVisible(card, 0, 0);
    return card;
}

void CardStack::swapCards(qsizetype place, int step)
{
    QStringList order = m_list->order();
    order.swapItemsAt(place, place + step);
    m_list->setOrder(order);
    m_unsettled = true;
    showCards();
}

/// By key: at once.
void CardStack::shift(const QString& id, int step)
{
    const qsizetype place = m_list->placeOf(id);
    if (place < 0 || place + step < 0 || place + step >= m_list->order().size())
        return;
    swapCards(place, step);
    goTo(place + step);
    Q_EMIT orderChosen(m_list->order());
}

/// Changes places with a neighbour whose middle it passes; `globalTop`: where its top would be in the hand.
void CardStack::drag(const QString& id, int globalTop)
{
    if (m_orderBeforeDrag.isEmpty())
        m_orderBeforeDrag = m_list->order();
    m_dragged = id;
    const int top = m_list->mapFromGlobal(QPoint(0, globalTop)).y();
    const qsizetype place = m_list->placeOf(id);
    const CardColumn& column = m_list->column();
    const auto middleOf = [&](qsizetype at) { return column.top(at) + column.height(at) / 2; };
    if (place > 0 && top < middleOf(place - 1))
        swapCards(place, -1);
    else if (place + 1 < column.size() && top + column.height(place) > middleOf(place + 1))
        swapCards(place, 1);
    goTo(m_list->placeOf(id));
}

void CardStack::drop()
{
    m_dragged.clear();
    const QStringList before = std::exchange(m_orderBeforeDrag, {});
    if (before != m_list->order())
        Q_EMIT orderChosen(m_list->order());
}

void CardStack::openMenu(const QString& id, const QPoint& at)
{
    const qsizetype place = m_list->placeOf(id);
    const CardView view = m_list->inWords(m_list->viewAt(place));
    CardMenu::Standing standing;
    standing.first = place == 0;
    standing.last = place + 1 == m_list->order().size();
    standing.ownOrder = m_ownOrder;
    if (Card::canFold(view))
        standing.folded = Card::isFolded(view, m_list->folding().choiceFor(id));
    auto* menu = new CardMenu(standing, this);
    connect(menu, &CardMenu::detailsRequested, this, [this, id] { Q_EMIT detailsRequested(id); });
    connect(menu, &CardMenu::foldRequested, this, [this, id](bool wanted) { fold(id, wanted); });
    connect(menu, &CardMenu::shiftRequested, this, [this, id](int step) { shift(id, step); });
    connect(menu, &CardMenu::urgencyOrderChosen, this, [this](bool on) {
        m_reorder = on;
        if (on)
            Q_EMIT urgencyOrderChosen();
        else
            Q_EMIT orderChosen(m_list->order());
    });
    menu->popup(at);
}

/// Hidden, it cannot know yet whether there will be a bar beside the cards; a guess saves laying them out twice.
void CardStack::layOutFor(int width)
{
    if (isVisible())
        return takeWidth();
    const bool scrolls = m_list->column().total() > sight();
    m_list->setCardWidth(width - (scrolls ? verticalScrollBar()->sizeHint().width() : 0));
    showCards();
}

int CardStack::contentHeight(int width) const
{
    const int height = m_list->column().total();
    return height > screen()->availableSize().height() ? height : m_list->heightAtWidth(width);
}

void CardStack::focusFirst()
{
    if (Card* first = goTo(0))
        first->setFocus(Qt::OtherFocusReason);
}

void CardStack::startOver()
{
    m_tend.stop();
    m_unseenWait.stop();
    verticalScrollBar()->setValue(0);
    m_list->forgetValues();
    for (const qsizetype place : needs().farAway())
        m_list->drop(place);
}

/// Words that wrap beside a scroll bar would keep it needed, however much room there is: none where all fits without.
void CardStack::takeWidth()
{
    const QSize whole = maximumViewportSize();
    const bool fits = contentHeight(whole.width()) <= whole.height();
    keepInPlace([&] { m_list->setCardWidth(fits ? whole.width() : viewport()->width()); });
    showCards();
}

void CardStack::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    takeWidth();
}

void CardStack::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    takeWidth();
}

/// With another font everything measured is made anew.
void CardStack::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setSpokenName(*m_list, tr("Accounts"));
    if (event->type() != QEvent::FontChange)
        return;
    m_list->clear();
    if (!isVisible())
        return;
    showCards();
    Q_EMIT heightChanged();
}

} // namespace quotalamp
