// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/popup/card.h"
#include "desktop/popup/cardneeds.h"
#include "desktop/popup/folding.h"

#include <QScrollArea>
#include <QTimer>

#include <functional>
#include <vector>

namespace quotalamp {

class CardList;

/// The order in which cards stand while nothing may jump: who stands there keeps its place, who is new comes last, who
/// is gone is left out. `shown` and `wanted` are ids of accounts.
[[nodiscard]] QStringList steadyOrder(const QStringList& shown, const QStringList& wanted);

/// The cards of all accounts, one above the other, in a list that scrolls. Only those in sight and near it exist: what is
/// in sight at once, the rest a few at a time, so that a thousand accounts open and scroll as fast as thirty. By mouse,
/// key or menu a person folds cards and moves them about, which the stack shows at once and tells; whoever keeps the
/// choice gives it back with the next setters.
class CardStack : public QScrollArea {
    Q_OBJECT
public:
    explicit CardStack(QWidget* parent);

    /// Shows these accounts in this order. While the pointer is inside the window, or a card is dragged, the order
    /// stays as it is. Accounts whose state became another one are told by newsTold(). True: contentHeight() may be
    /// another one now.
    bool present(const std::vector<CardView>& views);
    /// Where the words of a card come from that is only outlined; without it, it shows what its outline has. Empty for an
    /// account that is gone.
    void setWording(std::function<CardView(const QString& accountId)> wording);
    /// The cards that a person folded and unfolded.
    void setFolding(const Folding& folding);
    /// Whether the cards are in the person's order, not by urgency; the menu shows it.
    void setOwnOrder(bool own) { m_ownOrder = own; }
    /// The widgets that the Tab key reaches after the last card.
    void setFollowers(const QList<QWidget*>& stops) { m_followers = stops; }
    /// Takes this width in pixels, or in sight the width that there is, and makes the cards that are in sight at it. For
    /// whoever heard that the height may be another one, before the height is asked for.
    void layOutFor(int width);
    /// How high all cards would be at this width, in pixels. Those that do not exist count as they are guessed.
    [[nodiscard]] int contentHeight(int width) const;
    /// Gives the first card the keyboard focus.
    void focusFirst();
    /// Goes back to the top and forgets the cards that were scrolled to.
    void startOver();

Q_SIGNALS:
    void actionRequested(const QString& accountId, quotalamp::CardAction action); ///< a card's button
    void asked(quotalamp::Ask ask);                  ///< shares or times, all of them, said the other way
    void detailsRequested(const QString& accountId); ///< everything that is known of it
    void foldingChanged(const QStringList& folded, const QStringList& unfolded); ///< as in Folding
    void orderChosen(const QStringList& accountIds);                             ///< all of them, as they shall stand
    void urgencyOrderChosen();              ///< the most urgent first, no longer the person's own order
    void newsTold(const QString& sentence); ///< for those who do not see it: which account is in another state now
    void heightChanged(); ///< contentHeight() may be another one: a card was folded, or is new in sight

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectCard(Card* card, const QString& id);
    void tellNews(const std::vector<CardView>& views);
    /// How much of the column is in sight, or will be when the popup is shown, in pixels.
    [[nodiscard]] int sight() const;
    /// Changes something, and leaves what the person looks at where it is.
    void keepInPlace(const std::function<void()>& change);
    /// Takes the width that there is now.
    void takeWidth();
    /// What is not to move: what is under the pointer, else what is in sight; empty at the top, where all is in sight.
    [[nodiscard]] std::optional<CardAnchor> anchor() const;
    /// Whether nothing may jump: the pointer is inside, or a card is in the hand.
    [[nodiscard]] bool isHeld() const;
    /// Makes all cards that are needed now at once; those near them follow in turns.
    void showCards();
    /// Makes, drops and brings up to date as many cards as nobody notices, and comes again until there is nothing left to do.
    void tend();
    Card* make(qsizetype place);
    /// After cards were made or moved: bars end together, and the Tab key goes from one to the next.
    void settle();
    /// Which cards have to exist now.
    [[nodiscard]] CardNeeds needs() const;
    /// Makes a card and scrolls to it.
    Card* goTo(qsizetype place);
    void swapCards(qsizetype place, int step);
    /// Moves a card up (-1) or down (1), at once.
    void shift(const QString& id, int step);
    /// Follows a card that is dragged; `globalTop` is where its upper edge would be in the hand.
    void drag(const QString& id, int globalTop);
    void drop();
    void fold(const QString& id, bool fold);
    void openMenu(const QString& id, const QPoint& at);

    CardList* m_list;
    QList<QWidget*> m_followers;
    QStringList m_orderBeforeDrag; ///< empty: nothing is dragged
    QString m_dragged;             ///< the account whose card is in the hand
    QTimer m_tend;
    QTimer m_unseenWait;      ///< until cards out of sight say what is new, too: nobody sees them count seconds
    bool m_unseenDue = false; ///< they are being seen to
    bool m_unsettled = true;  ///< settle() has something to do
    bool m_ours = false;      ///< what scrolls now is this, not a person
    bool m_ownOrder = false;
    bool m_reorder = false; ///< asked for: even while the pointer is inside
};

} // namespace quotalamp
