// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gauge.h"
#include "desktop/kit/textline.h"
#include "desktop/popup/cardneeds.h"
#include "desktop/popup/windowrow.h"

class QVBoxLayout;

namespace quotalamp {

class ErrorLine;
class QuietButton;

/// "OpenAI, Production": what screen readers call a card.
[[nodiscard]] QString spokenCardName(const CardView& card);
/// All that a card says, exactly.
[[nodiscard]] QString spokenCard(const CardView& card);
/// Draws the name of an account where its card is to stand. `area` is the whole card's.
void paintCardName(QPainter& painter, const QRect& area, const CardView& card, const Tokens& tokens);

/// One account: gauge and name, then its windows, its error with the one thing to do, its note. Updates in
/// place; its rows are made anew only when there are other windows. The Tab key stops at the card, the arrow
/// keys go from card to card and fold it; the name line opens the details; dragged, it takes another place.
class Card : public QWidget {
    Q_OBJECT
public:
    /// Empty until it is told an account by present().
    explicit Card(QWidget* parent = nullptr);

    /// Shows what is known of the account now; what is equal to what stands there costs nothing. True: its height may be
    /// another one now, at the same width.
    bool present(const CardView& card);
    /// The button of what to do about its error; hidden where there is nothing.
    [[nodiscard]] QuietButton* actionButton() const;
    /// Only what is calm may be folded: nothing near its limit is hidden.
    [[nodiscard]] static bool canFold(const CardView& card);
    /// Whether a card folds where nobody chose.
    [[nodiscard]] static bool foldsItself(const CardView& card) { return card.windowCount() == 1; }
    /// Whether a card shows one line in place of all its windows. `byHand`: what a person chose; empty: nothing.
    [[nodiscard]] static bool isFolded(const CardView& card, std::optional<bool> byHand);
    /// What a person chose; empty: nothing. True: its height may be another one now.
    bool setFoldedByHand(std::optional<bool> folded);
    /// The account as it is shown.
    [[nodiscard]] const CardView& view() const { return m_card; }
    /// The last card has no line below it.
    void setLast(bool last);
    /// How wide the widest of its values would like to be, in pixels.
    [[nodiscard]] int valueWidth() const;
    /// Gives all its values this width, so that the bars of all cards end together.
    void setValueWidth(int width);
    /// How high it would be at this width, both in pixels.
    [[nodiscard]] int heightAtWidth(int width);

Q_SIGNALS:
    void actionRequested(quotalamp::CardAction action); ///< what to do about its error
    void asked(quotalamp::Ask ask);                     ///< shares or times, all of them, said the other way
    void detailsRequested();                            ///< by a click on the name line, or Return
    void foldRequested(bool fold);                      ///< only what can be folded asks for it
    void focusMoveRequested(quotalamp::FocusMove move); ///< the keyboard is to go to another card
    void focused();                                     ///< it has got the keyboard
    void shiftRequested(int step);                      ///< the card itself, up or down
    void dragged(int globalTop);          ///< where its upper edge would be in the hand, in global coordinates
    void dropped();                       ///< after dragged(), once
    void menuRequested(const QPoint& at); ///< in global coordinates

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// How the windows stand; rows are made anew when it changes.
    struct Shape {
        QStringList windows;
        bool abreast = false;
        bool folded = false;
        friend bool operator==(const Shape&, const Shape&) = default;
    };
    /// How the windows of this card are to stand.
    [[nodiscard]] Shape shapeOf(const CardView& card) const;
    /// Makes the rows anew, for other windows or another shape.
    void rebuildRows(const Shape& shape);
    void presentName();
    void presentNote();
    /// Whether it is as high as when this was asked last.
    [[nodiscard]] bool isOfAnotherHeight();
    /// Asks for it where that is possible and would change something.
    void requestFold(bool fold);
    /// Where a click opens the details.
    [[nodiscard]] QRect nameArea() const;
    /// Where a click folds and unfolds.
    [[nodiscard]] QRect chevronArea() const;

    Tokens m_tokens;
    CardView m_card; ///< as it is shown
    Shape m_shape;   ///< of the rows there are
    std::optional<bool> m_foldedByHand;
    std::optional<QPoint> m_pressed; ///< where the button went down
    bool m_dragged = false;          ///< follows the pointer, which shows
    bool m_last = false;
    QSize m_measured; ///< its height, at its width; empty: not measured yet
    GaugeWidget* m_gauge;
    TextLine* m_name;
    QVBoxLayout* m_column;
    QWidget* m_rowsBox;
    std::vector<WindowRow*> m_rows; ///< none while it is folded
    ErrorLine* m_error;
    Sentence* m_note;
};

} // namespace quotalamp
