// SPDX-License-Identifier: MIT
#include "desktop/popup/cardlist.h"

#include "desktop/popup/card.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr int lowestCard = 46; ///< of a card with a name and nothing else, as long as none was measured
constexpr int limitRow = 46;   ///< more for each limit

} // namespace

CardList::CardList(QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokensOf(*this))
{
}

bool CardList::present(const std::vector<CardView>& views, const QStringList& order)
{
    m_views = views;
    m_viewOf.clear();
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_viewOf.insert(m_views[i].accountId, qsizetype(i));
    m_known.removeIf([this](const auto& each) { return !m_viewOf.contains(each.key()); });
    std::vector<QString> gone;
    for (const auto& [id, card] : m_cards) {
        if (m_viewOf.contains(id))
            m_behind.insert(id);
        else
            gone.push_back(id);
    }
    for (const QString& id : gone)
        dropCard(id);
    if (order != m_order) {
        setOrder(order);
        return true;
    }
    if (!takeHeights())
        return false;
    arrange();
    return true;
}

bool CardList::catchUp(int from, int to, int others)
{
    const auto catchesUp = [this](const QString& id) {
        if (!m_behind.remove(id))
            return false;
        const qsizetype place = placeOf(id);
        Card* card = m_cards.at(id);
        if (card->present(inWords(viewAt(place))) || isOfAnotherForm(*card))
            measure(card);
        const int before = m_column.height(place);
        m_column.setHeight(place, heightOf(viewAt(place)));
        return m_column.height(place) != before;
    };
    bool another = false;
    const CardColumn::Span span = m_column.within(from, to);
    for (qsizetype place = span.first; place < span.end; ++place)
        another = catchesUp(m_order[place]) || another;
    for (; others > 0 && !m_behind.isEmpty(); --others)
        another = catchesUp(QString(*m_behind.begin())) || another;
    if (another)
        arrange();
    return another;
}

void CardList::setOrder(const QStringList& order)
{
    m_order = order;
    m_places.clear();
    for (qsizetype place = 0; place < order.size(); ++place)
        m_places.insert(order[place], place);
    takeHeights();
    arrange();
}

void CardList::setFolding(const Folding& folding)
{
    m_folding = folding;
    for (const auto& [id, card] : m_cards) {
        if (card->setFoldedByHand(m_folding.choiceFor(id)) || isOfAnotherForm(*card))
            measure(card);
    }
    takeHeights();
    arrange();
}

void CardList::setCardWidth(int width)
{
    if (m_width == width)
        return;
    m_width = width;
    m_known.clear();
    for (const auto& [id, card] : m_cards)
        measure(card);
    takeHeights();
    arrange();
}

const CardView& CardList::viewAt(qsizetype place) const
{
    return m_views[std::size_t(m_viewOf.value(m_order[place]))];
}

qsizetype CardList::widgetPlace(const QObject* widget) const
{
    const auto found = std::ranges::find_if(m_cards, [&](const auto& each) { return each.second == widget; });
    return found == m_cards.end() ? -1 : placeOf(found->first);
}

QWidget* CardList::itemWidget(qsizetype place) const
{
    return cardAt(place);
}

QRect CardList::itemArea(qsizetype place) const
{
    return {0, m_column.top(place), width(), m_column.height(place)};
}

SpokenItem CardList::unseen(qsizetype place) const
{
    const CardView& view = viewAt(place);
    return {spokenCardName(view), spokenCard(inWords(view))};
}

Card* CardList::cardAt(qsizetype place) const
{
    const auto found = m_cards.find(m_order.value(place));
    return found == m_cards.end() ? nullptr : found->second;
}

std::vector<Card*> CardList::cards() const
{
    std::vector<std::pair<qsizetype, Card*>> places;
    places.reserve(m_cards.size());
    for (const auto& [id, card] : m_cards)
        places.emplace_back(placeOf(id), card);
    std::ranges::sort(places);
    std::vector<Card*> cards;
    cards.reserve(places.size());
    for (const auto& [place, card] : places)
        cards.push_back(card);
    return cards;
}

int CardList::heightAtWidth(int width) const
{
    if (width == m_width)
        return m_column.total();
    int height = m_column.total();
    for (const auto& [id, card] : m_cards)
        height += card->heightAtWidth(width) - m_column.height(placeOf(id));
    return height;
}

Card* CardList::make(qsizetype place)
{
    if (Card* there = cardAt(place))
        return there;
    const QString& id = m_order[place];
    auto* card = new Card(this);
    m_cards.emplace(id, card);
    card->resize(m_width, m_column.height(place));
    card->setFoldedByHand(m_folding.choiceFor(id));
    card->present(inWords(viewAt(place)));
    if (measure(card))
        takeHeights();
    else
        m_column.setHeight(place, m_known.value(id).height);
    Q_EMIT made(card, id);
    arrange();
    card->show();
    return card;
}

void CardList::drop(qsizetype place)
{
    dropCard(m_order[place]);
}

void CardList::dropCard(const QString& id)
{
    const auto found = m_cards.find(id);
    if (found == m_cards.end())
        return;
    found->second->hide();
    found->second->deleteLater();
    m_behind.remove(id);
    m_cards.erase(found);
}

void CardList::clear()
{
    while (!m_cards.empty())
        dropCard(m_cards.begin()->first);
    m_known.clear();
    m_heightOfForm.clear();
    forgetValues();
    takeHeights();
}

/// As high as it was when it was measured, it would be taken for as high as is guessed of its form.
bool CardList::isOfAnotherForm(const Card& card) const
{
    return m_known.value(card.view().accountId).form != formOf(card.view());
}

bool CardList::measure(Card* card)
{
    const int height = card->heightAtWidth(m_width);
    const int form = formOf(card->view());
    m_known.insert(card->view().accountId, {form, height});
    if (m_heightOfForm.contains(form))
        return false;
    m_heightOfForm.insert(form, height);
    return true;
}

CardView CardList::inWords(const CardView& view) const
{
    if (!view.outlined || !m_wording)
        return view;
    const CardView words = m_wording(view.accountId);
    return words.accountId.isEmpty() ? view : words;
}

/// Cards of one form are about as high as each other.
int CardList::formOf(const CardView& view) const
{
    const auto noted = std::ranges::count_if(view.windows, [](const WindowView& each) { return !each.note.isEmpty(); });
    const bool folded = Card::isFolded(view, m_folding.choiceFor(view.accountId));
    int form = std::min(int(view.windowCount()), 255);
    form = form << 8 | std::min(int(noted), 255);
    for (const bool flag : {folded, view.abreast, !view.error.isEmpty(), !view.note.isEmpty()})
        form = form << 1 | int(flag);
    return form << 1 | int(view.action != CardAction::None);
}

int CardList::heightOf(const CardView& view) const
{
    const auto known = m_known.constFind(view.accountId);
    if (known != m_known.constEnd() && (view.outlined || known->form == formOf(view)))
        return known->height;
    const int form = formOf(view);
    return m_heightOfForm.value(form, scaled(lowestCard) + int(view.windowCount()) * scaled(limitRow));
}

bool CardList::takeHeights()
{
    std::vector<int> heights;
    heights.reserve(std::size_t(m_order.size()));
    bool same = m_column.size() == m_order.size();
    for (qsizetype place = 0; place < m_order.size(); ++place) {
        heights.push_back(heightOf(viewAt(place)));
        same = same && heights.back() == m_column.height(place);
    }
    if (same)
        return false;
    m_column.setHeights(heights);
    return true;
}

void CardList::arrange()
{
    for (const auto& [id, card] : m_cards) {
        const qsizetype place = placeOf(id);
        card->setGeometry(0, m_column.top(place), m_width, m_column.height(place));
        card->setLast(place + 1 == m_order.size());
    }
    if (hasCardWidth())
        resize(m_width, m_column.total());
}

void CardList::alignValues()
{
    int widest = std::ssize(m_cards) == m_order.size() ? 0 : m_valueWidth;
    for (const auto& [id, card] : m_cards)
        widest = std::max(widest, card->valueWidth());
    m_valueWidth = widest;
    for (const auto& [id, card] : m_cards)
        card->setValueWidth(widest);
}

void CardList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        m_tokens = tokensOf(*this);
    QWidget::changeEvent(event);
}

/// Names stand for cards that are still to be made: who scrolls fast sees where they are.
void CardList::paintEvent(QPaintEvent* event)
{
    const CardColumn::Span shown = m_column.within(event->rect().top(), event->rect().bottom() + 1);
    QPainter painter(this);
    for (qsizetype place = shown.first; place < shown.end; ++place) {
        if (!cardAt(place))
            paintCardName(
                painter, QRect(0, m_column.top(place), width(), m_column.height(place)), viewAt(place), m_tokens);
    }
}

} // namespace quotalamp
