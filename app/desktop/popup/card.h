// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gauge.h"
#include "desktop/kit/textline.h"
#include "desktop/popup/windowrow.h"

class QVBoxLayout;

namespace quotalamp {

class ErrorLine;
class QuietButton;

/// One account: gauge and name, then its windows, its error with the one thing to do, its note. Updates in
/// place; its rows are made anew only when there are other windows. The Tab key stops at the card, the arrow
/// keys go from card to card and fold it; the name line opens the details; dragged, it takes another place.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    void present(const CardView& card);
    /// The button of what to do about its error; hidden where there is nothing.
    [[nodiscard]] QuietButton* actionButton() const;
    /// Only what is calm may be folded: nothing near its wall is hidden.
    [[nodiscard]] bool canFold() const;
    [[nodiscard]] bool isFolded() const { return m_shape.folded; }
    /// Whether it folds where nobody chose.
    [[nodiscard]] bool foldsItself() const { return m_card.windows.size() == 1; }
    /// What a person chose; empty: nothing.
    void setFoldedByHand(std::optional<bool> folded);
    [[nodiscard]] GaugeState state() const { return m_card.state; }
    /// All that it says, exactly.
    [[nodiscard]] QString spoken() const;
    /// The last card has no line below it.
    void setLast(bool last);
    [[nodiscard]] int valueWidth() const;
    void setValueWidth(int width);
    /// Decides for a width what stands beside what; before its height is measured.
    void layOutFor(int width);

Q_SIGNALS:
    void actionRequested(quotalamp::CardAction action);
    void asked(quotalamp::Ask ask);
    void detailsRequested();
    void foldRequested(bool fold);
    void focusMoveRequested(int step); ///< -1 to the card above, 1 to the one below
    void shiftRequested(int step);     ///< the card itself, up or down
    void dragged(int globalTop);
    void dropped();
    void menuRequested(const QPoint& at);

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
    [[nodiscard]] Shape shapeOf(const CardView& card) const;
    void rebuildRows(const Shape& shape);
    void presentName();
    void presentNote();
    void requestFold(bool fold);
    [[nodiscard]] QRect nameArea() const;
    [[nodiscard]] QRect chevronArea() const;

    Tokens m_tokens;
    CardView m_card;
    Shape m_shape;
    std::optional<bool> m_foldedByHand;
    std::optional<QPoint> m_pressed; ///< where the button went down
    bool m_dragged = false;
    bool m_last = false;
    GaugeWidget* m_gauge;
    TextLine* m_name;
    QVBoxLayout* m_column;
    QWidget* m_rowsBox;
    std::vector<WindowRow*> m_rows;
    ErrorLine* m_error;
    Sentence* m_note;
};

/// What holds the cards.
class CardList : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
};

} // namespace quotalamp
