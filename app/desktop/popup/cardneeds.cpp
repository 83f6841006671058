// SPDX-License-Identifier: MIT
#include "desktop/popup/cardneeds.h"

#include <algorithm>

namespace quotalamp {

qsizetype placeAfter(const CardColumn& column, qsizetype place, FocusMove move, int page)
{
    const qsizetype last = column.size() - 1;
    switch (move) {
    case FocusMove::Up:
        return place - 1;
    case FocusMove::Down:
        return place + 1;
    case FocusMove::PageUp:
        return std::clamp<qsizetype>(column.placeAt(column.top(place) - page), 0, std::max<qsizetype>(0, place - 1));
    case FocusMove::PageDown:
        return std::clamp<qsizetype>(column.placeAt(column.top(place) + page), std::min(place + 1, last), last);
    case FocusMove::First:
        return 0;
    case FocusMove::Last:
        break;
    }
    return last;
}

qsizetype CardNeeds::lackingWithin(int from, int to) const
{
    const CardColumn::Span span = column.within(from, to);
    for (qsizetype place = span.first; place < span.end; ++place) {
        if (!exists(place))
            return place;
    }
    return -1;
}

qsizetype CardNeeds::missing() const
{
    if (const qsizetype place = lackingWithin(top, top + height); place >= 0)
        return place;
    const auto lacks = std::ranges::find_if_not(kept, exists);
    return lacks == kept.end() ? -1 : *lacks;
}

qsizetype CardNeeds::missingOrNear() const
{
    const qsizetype place = missing();
    return place >= 0 ? place : lackingWithin(top - height / 2, top + height + height / 2);
}

std::vector<qsizetype> CardNeeds::farAway() const
{
    const CardColumn::Span near = column.within(top - height, top + 2 * height);
    std::vector<qsizetype> places;
    for (qsizetype place = 0; place < column.size(); ++place) {
        if (!near.contains(place) && exists(place) && std::ranges::find(kept, place) == kept.end())
            places.push_back(place);
    }
    return places;
}

} // namespace quotalamp
