// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/cardcolumn.h"
#include "desktop/popup/folding.h"

#include "core/words/cardview.h"
#include "desktop/kit/sparselist.h"
#include "desktop/kit/tokens.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace quotalamp {

class Card;

/// The cards of all accounts, one above the other, of which only those exist that somebody asked for: a thousand accounts
/// are a thousand heights and about thirty widgets. The height of a card that does not exist is the one that it had, or
/// that of the first card like it. For screen readers this is the list of all accounts.
class CardList : public QWidget, public SparseList {
    Q_OBJECT
public:
    explicit CardList(QWidget* parent = nullptr);

    /// Shows these accounts in this order, which names each of them once. Cards of accounts that are gone go, and the others
    /// are behind until catchUp(). True: the order or a height became another one.
    bool present(const std::vector<CardView>& views, const QStringList& order);
    /// Lets the cards between these heights, and so many of the others, say what is known now, where they are behind. True:
    /// one has another height.
    bool catchUp(int from, int to, int others);
    /// Whether a card says what was known before.
    [[nodiscard]] bool isBehind() const { return !m_behind.isEmpty(); }
    /// As in CardStack.
    void setWording(std::function<CardView(const QString& accountId)> wording) { m_wording = std::move(wording); }
    /// The same accounts in another order.
    void setOrder(const QStringList& order);
    /// The cards that a person folded and unfolded.
    void setFolding(const Folding& folding);
    /// As setFolding() was told last.
    [[nodiscard]] const Folding& folding() const { return m_folding; }
    /// The width of all cards in pixels; they are as high as they need to be at it.
    void setCardWidth(int width);
    /// Whether it was told a width; before that no card can be made.
    [[nodiscard]] bool hasCardWidth() const { return m_width >= 0; }

    /// The ids of all accounts as they stand.
    [[nodiscard]] const QStringList& order() const override { return m_order; }
    /// Where the cards stand, also those that do not exist.
    [[nodiscard]] const CardColumn& column() const { return m_column; }
    /// What there is to show at a place, perhaps only outlined.
    [[nodiscard]] const CardView& viewAt(qsizetype place) const;
    /// The same with all its words, where there is somebody to ask for them.
    [[nodiscard]] CardView inWords(const CardView& view) const;
    /// Where an account stands; -1: nowhere.
    [[nodiscard]] qsizetype placeOf(const QString& id) const override { return m_places.value(id, -1); }
    /// The card at a place; null where it does not exist.
    [[nodiscard]] Card* cardAt(qsizetype place) const;
    /// The cards that exist, from the top down.
    [[nodiscard]] std::vector<Card*> cards() const;
    /// How high all cards would be at another width. Those that do not exist count as they are now.
    [[nodiscard]] int heightAtWidth(int width) const;

    /// Makes the card at a place, if it does not exist. What is below it may move.
    Card* make(qsizetype place);
    /// Drops the card at a place; its height is remembered.
    void drop(qsizetype place);
    /// Drops all cards and what is known of their heights: with another font nothing is as it was.
    void clear();
    /// Puts the values of all cards into one column, as wide as its widest, so that all bars end together.
    void alignValues();
    /// Forgets how wide the values of cards were that do not exist any more.
    void forgetValues() { m_valueWidth = 0; }

    [[nodiscard]] QWidget* itemWidget(qsizetype place) const override;
    [[nodiscard]] qsizetype widgetPlace(const QObject* widget) const override;
    [[nodiscard]] qsizetype placeAtHeight(int y) const override { return m_column.placeAt(y); }
    [[nodiscard]] QRect itemArea(qsizetype place) const override;
    [[nodiscard]] SpokenItem unseen(qsizetype place) const override;
    void goToItem(const QString& id) override { Q_EMIT wanted(id); }

Q_SIGNALS:
    void made(quotalamp::Card* card, const QString& id); ///< a card exists now, and shows its account
    void wanted(const QString& id);                      ///< somebody who does not see it wants to go there

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// The height that a card had.
    struct Known {
        int form = 0;
        int height = 0;
    };
    /// Remembers the height of a card. True: it is the first of its form, which tells that of others.
    bool measure(Card* card);
    /// Of another than when it was measured.
    [[nodiscard]] bool isOfAnotherForm(const Card& card) const;
    [[nodiscard]] int heightOf(const CardView& view) const;
    [[nodiscard]] int formOf(const CardView& view) const;
    /// Takes all heights as they are known now. True: one became another.
    bool takeHeights();
    /// Gives each card its place, and this its height.
    void arrange();
    void dropCard(const QString& id);

    Tokens m_tokens;
    std::vector<CardView> m_views;                     ///< of all accounts, in no order that matters
    QHash<QString, qsizetype> m_viewOf;                ///< where in m_views an account is
    QStringList m_order;                               ///< as they stand
    QHash<QString, qsizetype> m_places;                ///< the same by account
    std::map<QString, Card*> m_cards;                  ///< those that exist, by account
    QSet<QString> m_behind;                            ///< those that say what was known before
    QHash<QString, Known> m_known;                     ///< heights by account, at m_width
    QHash<int, int> m_heightOfForm;                    ///< of the first card of each form
    std::function<CardView(const QString&)> m_wording; ///< may be empty
    CardColumn m_column;
    Folding m_folding;
    int m_width = -1;     ///< of all cards; -1: not told yet
    int m_valueWidth = 0; ///< as wide as the widest value that was shown
};

} // namespace quotalamp
