#pragma once

#include "core/overview.h"
#include "desktop/tokens.h"

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace quotalamp {

class Bar;
class GaugeWidget;
class Note;
class QuietButton;
class TextLine;

/// One account in the popup: gauge, name, a bar for each window, what went wrong and the button that helps.
/// Shows what it is given; keeps its widgets while only words and levels change, so that nothing flickers.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    ~Card() override;

    void present(const CardView& view);
    [[nodiscard]] const QString& accountId() const { return m_view.accountId; }

    /// Values of all cards stand in one column, as wide as the widest.
    [[nodiscard]] int wantedValueWidth() const;
    void setValueWidth(int width);
    /// Only cards below another one have a line above them.
    void setRuled(bool ruled);

Q_SIGNALS:
    void actionRequested(const QString& accountId, quotalamp::CardAction action);
    /// Arrow keys: the card above (-1) or below (1) should have the focus.
    void focusMoveRequested(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// One window: a line of words, a bar with its value, a note.
    struct Row {
        TextLine* words = nullptr;
        Bar* bar = nullptr;
        TextLine* value = nullptr; ///< null where the value stands in the line of words
        Note* note = nullptr;
    };

    void buildRows();
    void addRow();
    void addCell(QGridLayout& cells, int index);
    void presentName();
    void presentRow(const Row& row, const WindowView& window) const;
    void presentError();
    [[nodiscard]] bool sameRows(const CardView& view) const;
    [[nodiscard]] QString spokenName() const;

    CardView m_view;
    Tokens m_tokens;
    bool m_ruled = false;
    int m_valueWidth = 0;
    std::vector<Row> m_rows;
    GaugeWidget* m_gauge = nullptr;
    TextLine* m_name = nullptr;
    QWidget* m_windows = nullptr;
    QVBoxLayout* m_content = nullptr;
    Note* m_note = nullptr;
    QWidget* m_trouble = nullptr;
    Note* m_error = nullptr;
    Note* m_errorNext = nullptr;
    QuietButton* m_action = nullptr;
};

} // namespace quotalamp
