// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

#include <optional>

namespace quotalamp {

/// What can be done with a card, for those who cannot drag it or do not know its keys. Deletes itself when it closes.
class CardMenu : public QMenu {
    Q_OBJECT
public:
    /// What the menu has to know of the card.
    struct Standing {
        std::optional<bool> folded; ///< empty: it cannot be folded
        bool first = false;         ///< there is nothing above it
        bool last = false;          ///< there is nothing below it
        bool ownOrder = false;      ///< the cards stand as the person put them
    };

    CardMenu(const Standing& standing, QWidget* parent);

Q_SIGNALS:
    void detailsRequested();          ///< all that is known of the account
    void foldRequested(bool fold);    ///< one line in place of all windows, or back
    void shiftRequested(int step);    ///< one place up (-1) or down (1)
    void urgencyOrderChosen(bool on); ///< the most urgent first, or else as they stand now

private:
    void addOrderActions(const Standing& standing);
};

} // namespace quotalamp
