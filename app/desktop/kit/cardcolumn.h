// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <vector>

namespace quotalamp {

/// Where cards of different heights stand that are one above the other, without a gap: only numbers, no widgets. A height
/// may be a guess until the card is looked at, and set right then. All lengths are in pixels, `y` from the column's top.
class CardColumn {
public:
    /// Some places next to each other, from `first` to the one before `end`; none where both are equal.
    struct Span {
        qsizetype first = 0;
        qsizetype end = 0;
        /// Whether the place is one of them.
        [[nodiscard]] bool contains(qsizetype place) const { return place >= first && place < end; }
        friend bool operator==(const Span&, const Span&) = default;
    };

    /// Starts over with these heights, from the top down. None may be negative.
    void setHeights(const std::vector<int>& heights);
    /// Gives one place another height; what is below moves.
    void setHeight(qsizetype place, int height);

    /// How many cards there are.
    [[nodiscard]] qsizetype size() const { return qsizetype(m_tops.size()) - 1; }
    /// Where a place begins; for the place after the last one, where the last one ends.
    [[nodiscard]] int top(qsizetype place) const { return m_tops[std::size_t(place)]; }
    [[nodiscard]] int height(qsizetype place) const { return top(place + 1) - top(place); }
    /// The height of all together.
    [[nodiscard]] int total() const { return m_tops.back(); }
    /// The place at `y`: the first one above the column, the last one below it, and -1 where there is none at all.
    [[nodiscard]] qsizetype placeAt(int y) const;
    /// All places of which something lies between `from` and `to`.
    [[nodiscard]] Span within(int from, int to) const;

private:
    std::vector<int> m_tops{0}; ///< of each place, and the end of the last one
};

/// What stays where it is on the screen when heights change: a place, and where its upper edge is in what is in sight.
struct CardAnchor {
    qsizetype place = 0;
    int y = 0; ///< from the top of what is in sight; negative where the edge is above it
    friend bool operator==(const CardAnchor&, const CardAnchor&) = default;
};

/// What has to stay when `scrolled` pixels of the column are above what is in sight: the card at `pointer`, from the top of
/// what is in sight, or else the first card in sight. A negative `pointer` is none. There has to be a card.
[[nodiscard]] CardAnchor anchorOf(const CardColumn& column, int scrolled, int pointer);

/// How far a column has to be scrolled, so that the anchor stands where it stood; never negative.
[[nodiscard]] int scrolledFor(const CardColumn& column, const CardAnchor& anchor);

} // namespace quotalamp
