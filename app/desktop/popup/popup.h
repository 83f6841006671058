// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/kit/textline.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <map>

class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace quotalamp {

class Announcement;
class Card;
class CardList;
class DemoLine;
class EmptyPage;
struct Offer;
class Foot;
class Head;
class Note;

/// What is left everywhere, a click away from the tray icon: next wall, one card per account, when it was
/// checked. Shows the Overview it is given and asks nobody; while hidden it only remembers it.
/// Near the icon where the platform lets us place it, else (Wayland, no tray) an ordinary window.
class ResizeGrips;

class Popup : public QWidget {
    Q_OBJECT
public:
    explicit Popup(QWidget* parent = nullptr);
    ~Popup() override;

    void present(const Overview& overview);

    /// Shows it at the icon; where the tray does not tell where that is, at the cursor.
    void openNear(const QRect& iconGeometry, const QPoint& cursor);
    /// Shows it where trays are, for when nobody clicked: in the corner of the edge that has a panel.
    void openAtEdge();
    /// What a click on the tray icon means. The click that took the focus away does not open it again.
    void toggleNear(const QRect& iconGeometry, const QPoint& cursor);

    /// What the first run offers to begin with.
    void offer(const std::vector<Offer>& offers);
    /// One sentence that could not be told otherwise, above the foot; gone once it was seen.
    void say(const QString& sentence);

    /// The cards that a person folded and unfolded, by account.
    void setFolding(const QStringList& folded, const QStringList& unfolded);
    /// The cards are in the person's order, not by urgency.
    void setOwnOrder(bool own) { m_ownOrder = own; }
    /// The sizes that a person gave it, at the icon, where it is never higher than its content, and as a window; empty:
    /// as its content needs.
    void setChosenSizes(QSize atIcon, QSize window);

    /// A decorated window that stays: there is no tray icon to come back from.
    void setWindowMode(bool on);
    /// Off: stays open until Esc or the next click on the icon.
    void setCloseOnFocusLoss(bool on) { m_closeOnFocusLoss = on; }
    void setPinned(bool pinned);
    [[nodiscard]] bool isPinned() const { return m_pinned; }
    [[nodiscard]] bool staysOpen() const;

Q_SIGNALS:
    void refreshRequested();
    void addAccountRequested();
    void demoRequested();
    void leaveDemoRequested();
    void offerTaken(int index);
    void settingsRequested();
    void stripRequested();          ///< a window only: to stand there small
    void asked(quotalamp::Ask ask); ///< shares or times, all of them, said the other way
    void detailsRequested(const QString& accountId);
    void foldingChanged(const QStringList& folded, const QStringList& unfolded);
    void orderChosen(const QStringList& accountIds); ///< all of them, as they shall stand
    void urgencyOrderChosen();
    void sizeChosen(QSize atIcon);
    void windowSizeChosen(QSize size);
    void actionRequested(const QString& accountId, quotalamp::CardAction action);
    void quitRequested();
    void visibleChanged(bool visible);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addShortcuts();
    void connectParts();
    void applyWindowFlags();
    void apply();
    void applyCards();
    void growSoon();
    void grow();
    [[nodiscard]] QStringList wholeOrder() const;
    void announceChanges();
    void retranslate();
    void arrange(const QStringList& order);
    void applyValueColumn();
    void dropCards();
    Card* makeCard(const QString& id);
    void putAway();
    void moveFocus(const Card* from, int step);
    [[nodiscard]] qsizetype placeOf(const Card* card) const;
    void swapCards(qsizetype place, int step);
    void shift(const Card* card, int step);
    void drag(Card* card, int globalTop);
    void drop();
    void fold(const QString& id, bool fold);
    void applyFolding();
    void openMenu(const QString& id, const QPoint& at);
    void addOrderActions(QMenu& menu, const Card* card);
    void onSizeSettled();
    void onDragged(const QRect& wanted);
    void onDropped();
    void choose(QSize size);
    void fit();
    void layOutCards(int width);
    void place();
    [[nodiscard]] QStringList wantedOrder() const;
    [[nodiscard]] QRect screenSpace() const;
    [[nodiscard]] QPoint trayCorner() const;
    [[nodiscard]] QSize wantedSize(const QRect& available) const;
    [[nodiscard]] int cornerRadius() const;

    Tokens m_tokens;
    Overview m_overview;
    QVBoxLayout* m_layout;
    DemoLine* m_demo;
    Head* m_head;
    QScrollArea* m_scroll;
    CardList* m_list;
    QVBoxLayout* m_cardLayout;
    EmptyPage* m_empty;
    Note* m_note;
    Foot* m_foot;
    Announcement* m_announcement;
    ResizeGrips* m_grips;
    std::map<QString, Card*> m_cards;
    QStringList m_order;   ///< as shown; lags behind while the pointer is inside
    qsizetype m_mostCards; ///< that are made; more as one scrolls to them
    QTimer m_growSoon;
    QStringList m_orderBeforeDrag; ///< empty: nothing is dragged
    QStringList m_folded;
    QStringList m_unfolded;
    QTimer m_sizeSettled;
    QSize m_chosenSize; ///< at the icon
    QSize m_windowSize;
    bool m_ownOrder = false;
    bool m_reorder = false; ///< asked for: even while the pointer is inside
    QRect m_anchor;         ///< the icon, or the cursor
    QSize m_fitted;         ///< what the window was given last by us
    QElapsedTimer m_sinceFocusLoss;
    bool m_windowMode = false;
    bool m_closeOnFocusLoss = true;
    bool m_pinned = false;
};

} // namespace quotalamp
