// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/popup/folding.h"
#include "desktop/popup/windowrow.h"

#include <QScrollArea>
#include <QSet>
#include <QTimer>

#include <map>
#include <vector>

class QMenu;
class QVBoxLayout;

namespace quotalamp {

class Card;
class CardList;

/// The order in which cards stand while nothing may jump: who stands there keeps its place, who is new comes last, who
/// is gone is left out. `shown` and `wanted` are ids of accounts; no new one is added beyond `most` in all.
[[nodiscard]] QStringList steadyOrder(const QStringList& shown, const QStringList& wanted, qsizetype most);

/// The cards of all accounts, one above the other, in a list that scrolls. Cards are made as they are scrolled to, so
/// that a thousand accounts open as fast as thirty. By mouse, key or menu a person folds them and moves them about,
/// which the stack shows at once and tells; whoever keeps the choice gives it back with the next setters.
class CardStack : public QScrollArea {
    Q_OBJECT
public:
    explicit CardStack(QWidget* parent);

    /// Shows these accounts in this order. While the pointer is inside the window, or a card is dragged, the order
    /// stays as it is. Accounts whose state became another one are told by newsTold(). True: contentHeight() may be
    /// another one now.
    bool present(const std::vector<CardView>& views);
    /// The cards that a person folded and unfolded.
    void setFolding(const Folding& folding);
    /// Whether the cards are in the person's order, not by urgency; the menu shows it.
    void setOwnOrder(bool own) { m_ownOrder = own; }
    /// The widgets that the Tab key reaches after the last card.
    void setFollowers(const QList<QWidget*>& stops) { m_followers = stops; }
    /// Decides for a width in pixels what stands beside what inside the cards; before their height is asked for.
    void layOutFor(int width);
    /// How high all cards that are made would be at this width, in pixels.
    [[nodiscard]] int contentHeight(int width) const;
    /// Gives the first card the keyboard focus.
    void focusFirst();
    /// Forgets how far was scrolled: the next time only the first cards are made.
    void startOver();

Q_SIGNALS:
    void actionRequested(const QString& accountId, quotalamp::CardAction action); ///< a card's button
    void asked(quotalamp::Ask ask);                  ///< shares or times, all of them, said the other way
    void detailsRequested(const QString& accountId); ///< everything that is known of it
    void foldingChanged(const QStringList& folded, const QStringList& unfolded); ///< as in Folding
    void orderChosen(const QStringList& accountIds);                             ///< all of them, as they shall stand
    void urgencyOrderChosen();              ///< the most urgent first, no longer the person's own order
    void newsTold(const QString& sentence); ///< for those who do not see it: which account is in another state now
    void heightChanged();                   ///< a card was folded or unfolded, or more of them were made

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// Makes, fills, orders and removes cards until they are as m_views wants them. True as in present().
    bool apply();
    void applyAndTell();
    /// The accounts whose cards are to be shown, in their order.
    [[nodiscard]] QStringList wantedOrder() const;
    /// All accounts in the order in which they stand.
    [[nodiscard]] QStringList wholeOrder() const;
    void tellNews();
    void growSoon();
    void grow();
    Card* makeCard(const QString& id);
    void dropCardsOutside(const QSet<QString>& order);
    void arrange(const QStringList& order);
    /// Puts the values of all cards into one column.
    void alignValues();
    /// Gives the keyboard to the card above (-1) or below (1).
    void moveFocus(const Card* from, int step);
    [[nodiscard]] qsizetype placeOf(const Card* card) const;
    void swapCards(qsizetype place, int step);
    /// Moves a card up (-1) or down (1), at once.
    void shift(const Card* card, int step);
    /// Follows a card that is dragged; `globalTop` is where its upper edge would be in the hand.
    void drag(Card* card, int globalTop);
    void drop();
    void fold(const QString& id, bool fold);
    void applyFolding();
    void openMenu(const QString& id, const QPoint& at);
    void addOrderActions(QMenu& menu, const Card* card);

    std::vector<CardView> m_views; ///< of all accounts, as present() was told
    CardList* m_list;
    QVBoxLayout* m_column;
    QList<QWidget*> m_followers;
    std::map<QString, Card*> m_cards; ///< those that are made, by account
    QStringList m_order;              ///< as shown; lags behind while the pointer is inside
    QStringList m_orderBeforeDrag;    ///< empty: nothing is dragged
    qsizetype m_mostCards;            ///< that are made; more as one scrolls to them
    QTimer m_growSoon;
    Folding m_folding;
    bool m_ownOrder = false;
    bool m_reorder = false; ///< asked for: even while the pointer is inside
};

} // namespace quotalamp
