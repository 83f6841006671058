#pragma once

#include "desktop/bar.h"
#include "desktop/textline.h"

class QLabel;

namespace quotalamp {

/// A sentence that wraps, in one of our inks. Plain text: the words may come from a server.
class Sentence : public QWidget {
    Q_OBJECT
public:
    explicit Sentence(TextRole role, QWidget* parent = nullptr);

    /// Gone while empty.
    void say(const QString& text, TextInk ink);
    [[nodiscard]] QString text() const;
    /// Width at which it needs one line.
    [[nodiscard]] int fullWidth() const;
    void setCentered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyLook();

    QLabel* m_label;
    TextRole m_role;
    TextInk m_ink = TextInk::Text;
    bool m_centered = false;
};

/// One window with its words and bar; `compact` has label, value and bar only, to stand two abreast.
class WindowRow : public QWidget {
    Q_OBJECT
public:
    explicit WindowRow(bool compact, QWidget* parent = nullptr);

    void present(const QString& account, const WindowView& window);
    /// What the value would like to take.
    [[nodiscard]] int valueWidth() const;
    /// One column for all values of a popup.
    void setValueWidth(int width);

Q_SIGNALS:
    void asked(quotalamp::Ask ask);

private:
    void presentOpen(const WindowView& window);

    bool m_compact;
    TextLine* m_words;
    Bar* m_bar;
    TextLine* m_value = nullptr;
    QWidget* m_barLine = nullptr;
    Sentence* m_note = nullptr;
};

/// "22%" and "left" as they stand beside a bar.
[[nodiscard]] std::vector<TextRun> valueRuns(const WindowView& window);

} // namespace quotalamp
