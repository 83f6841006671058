#pragma once

#include "desktop/gauge.h"
#include "desktop/textline.h"
#include "desktop/windowrow.h"

class QBoxLayout;
class QVBoxLayout;

namespace quotalamp {

class QuietButton;

/// One account: gauge and name, then its windows, its error with the one thing to do, its note. Updates in
/// place; its rows are made anew only when there are other windows. The Tab key stops at the card, the arrow
/// keys go from card to card.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    void present(const CardView& card);
    [[nodiscard]] QuietButton* actionButton() const { return m_action; }
    /// The last card has no line below it.
    void setLast(bool last);
    [[nodiscard]] int valueWidth() const;
    void setValueWidth(int width);
    /// Decides for a width what stands beside what; before its height is measured.
    void layOutFor(int width);

Q_SIGNALS:
    void actionRequested(quotalamp::CardAction action);
    void asked(quotalamp::Ask ask);
    void folded();                ///< or unfolded: the height is another
    void moveRequested(int step); ///< -1 to the card above, 1 to the one below

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
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
    [[nodiscard]] bool foldable(const CardView& card) const;
    void makeErrorLine();
    void rebuildRows(const Shape& shape);
    void presentName();
    void presentError();
    void presentNote();
    void setUnfolded(bool unfolded);
    [[nodiscard]] QString spokenSummary() const;

    Tokens m_tokens;
    CardView m_card;
    Shape m_shape;
    bool m_unfolded = false;
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

} // namespace quotalamp
