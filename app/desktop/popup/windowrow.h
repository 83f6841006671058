// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/bar.h"
#include "desktop/kit/sentence.h"

namespace quotalamp {

/// One window with its words and bar; `compact` has label, value and bar only, to stand two abreast.
class WindowRow : public QWidget {
    Q_OBJECT
public:
    explicit WindowRow(bool compact, QWidget* parent = nullptr);

    /// Shows what is left of the window; screen readers hear the account before it.
    void present(const QString& account, const WindowView& window);
    /// How wide the value would like to be, in pixels.
    [[nodiscard]] int valueWidth() const;
    /// Gives the value this width, so that all values of a popup stand in one column.
    void setValueWidth(int width);

Q_SIGNALS:
    void asked(quotalamp::Ask ask); ///< a click on its share or its time

private:
    void presentOpen(const WindowView& window);

    bool m_compact; ///< label, value and bar only
    TextLine* m_words;
    Bar* m_bar;
    TextLine* m_value = nullptr;
    QWidget* m_barLine = nullptr;
    Sentence* m_note = nullptr;
};

/// "22%" and "left" as they stand beside a bar.
[[nodiscard]] std::vector<TextRun> valueRuns(const WindowView& window);

} // namespace quotalamp
