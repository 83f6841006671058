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

} // namespace quotalamp
