// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/cardcolumn.h"

#include <functional>
#include <vector>

namespace quotalamp {

/// Where the keyboard goes from a card: to a neighbour, a page further, or to an end of the list.
enum class FocusMove { Up, Down, PageUp, PageDown, First, Last };

/// The place where a move from `place` leads. `page`: what is in sight, in pixels. Beyond an end there is none: -1, or the
/// number of cards.
[[nodiscard]] qsizetype placeAfter(const CardColumn& column, qsizetype place, FocusMove move, int page);

/// Which cards of a column have to exist as widgets: those that somebody sees now, those that a key reaches next, and
/// those that the next turn of a wheel brings. Only numbers, no widgets.
struct CardNeeds {
    const CardColumn& column;
    int top;                                     ///< how much of the column is above what is in sight, in pixels
    int height;                                  ///< how much of it is in sight
    std::vector<qsizetype> kept;                 ///< places whose cards always exist
    std::function<bool(qsizetype place)> exists; ///< whether the card of a place does

    /// The first place in sight that has no card, else the first of those to keep; -1: there is none.
    [[nodiscard]] qsizetype missing() const;
    /// The same, and where nothing is missing the first place within half a page of what is in sight.
    [[nodiscard]] qsizetype missingOrNear() const;
    /// The places that have a card which nobody needs: more than a page away, so that who turns a wheel to and fro finds
    /// them again. The nearest to the top first.
    [[nodiscard]] std::vector<qsizetype> farAway() const;

private:
    [[nodiscard]] qsizetype lackingWithin(int from, int to) const;
};

} // namespace quotalamp
