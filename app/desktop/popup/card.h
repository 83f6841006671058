// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/gauge.h"
#include "desktop/kit/textline.h"
#include "desktop/popup/windowrow.h"

class QBoxLayout;
class QVBoxLayout;

namespace quotalamp {

class QuietButton;

/// One account: gauge and name, then its windows, its error with the one thing to do, its note. Updates in
/// place; its rows are made anew only when there are other windows. The Tab key stops at the card, the arrow
/// keys go from card to card and fold it; the name line opens the details; dragged, it takes another place.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    void present(const CardView& card);
    [[nodiscard]] QuietButton* actionButton() const { return m_action; }
    /// Only what is calm may be folded: nothing near its wall is hidden.
    [[nodiscard]] bool canFold() const;
    [[nodiscard]] bool isFolded() const { return m_shape.folded; }
    /// Whether it folds where nobody chose.
    [[nodiscard]] bool foldsItself() const { return m_card.windows.size() == 1; }
    /// What a person chose; empty: nothing.
    void setFoldedByHand(std::optional<bool> folded);
    /// Being dragged, which shows.
    [[nodiscard]] bool isDragged() const { return m_dragged; }
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
    [[nodiscard]] static bool fitsAbreast(const WindowView& window);
    [[nodiscard]] Shape shapeOf(const CardView& card) const;
    void makeErrorLine();
    void rebuildRows(const Shape& shape);
    void presentName();
    void presentError();
    void presentNote();
    void requestFold(bool fold);
    [[nodiscard]] const WindowView& lowestWindow() const;
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
    QWidget* m_errorLine;
    QBoxLayout* m_errorLayout = nullptr;
    Sentence* m_error = nullptr;
    Sentence* m_errorNext = nullptr;
    QuietButton* m_action = nullptr;
    Sentence* m_note;
};

/// What holds the cards.
class CardList : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
};

} // namespace quotalamp
