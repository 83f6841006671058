// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/textline.h"

class QLabel;

namespace quotalamp {

/// A sentence that wraps, in one of our inks. Plain text: the words may come from a server.
class Sentence : public QWidget {
    Q_OBJECT
public:
    explicit Sentence(TextRole role, QWidget* parent = nullptr);

    /// Shows these words in this ink; hidden while they are empty.
    void say(const QString& text, TextInk ink);
    /// What it says.
    [[nodiscard]] QString text() const;
    /// The width at which it needs one line, in pixels.
    [[nodiscard]] int fullWidth() const;
    /// Centres the words; otherwise they begin where the language begins.
    void setCentered();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Font, ink and side, for another palette, font or direction.
    void applyLook();

    QLabel* m_label;
    TextRole m_role;
    TextInk m_ink = TextInk::Text;
    bool m_centered = false; ///< else where the language begins
};

} // namespace quotalamp
