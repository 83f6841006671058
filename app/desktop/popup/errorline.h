// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/sentence.h"

class QBoxLayout;

namespace quotalamp {

class QuietButton;

/// What went wrong with an account, when it is tried again, and the one thing to do about it. Hidden while nothing is
/// wrong.
class ErrorLine : public QWidget {
    Q_OBJECT
public:
    explicit ErrorLine(QWidget* parent);

    /// Shows the error of a card. A passing fault below figures that still stand is one quiet sentence.
    void present(const CardView& card);
    /// Decides for a width in pixels whether the button stands at the sentence's end, or below it where both do not fit.
    /// True: it was otherwise before.
    bool layOutFor(int width);
    /// The one thing to do; hidden where there is nothing.
    [[nodiscard]] QuietButton* button() const { return m_action; }

Q_SIGNALS:
    void actionRequested(quotalamp::CardAction action); ///< the button was pressed

private:
    QBoxLayout* m_layout;
    Sentence* m_error;
    Sentence* m_next;
    QuietButton* m_action;
    CardAction m_wanted = CardAction::None; ///< what the button is for
};

} // namespace quotalamp
