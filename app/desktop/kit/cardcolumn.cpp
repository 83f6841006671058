// SPDX-License-Identifier: MIT
#include "desktop/kit/cardcolumn.h"

#include <algorithm>

namespace quotalamp {

void CardColumn::setHeights(const std::vector<int>& heights)
{
    m_tops.assign(1, 0);
    m_tops.reserve(heights.size() + 1);
    for (const int height : heights)
        m_tops.push_back(m_tops.back() + height);
}

void CardColumn::setHeight(qsizetype place, int height)
{
    const int more = height - this->height(place);
    if (more == 0)
        return;
    for (auto top = m_tops.begin() + place + 1; top != m_tops.end(); ++top)
        *top += more;
}

qsizetype CardColumn::placeAt(int y) const
{
    const auto below = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp<qsizetype>(below - m_tops.begin() - 1, std::min<qsizetype>(0, size() - 1), size() - 1);
}

CardColumn::Span CardColumn::within(int from, int to) const
{
    if (size() == 0 || to <= from || to <= 0 || from >= total())
        return {};
    return {placeAt(from), placeAt(to - 1) + 1};
}

CardAnchor anchorOf(const CardColumn& column, int scrolled, int pointer)
{
    const qsizetype place = column.placeAt(scrolled + std::max(pointer, 0));
    return {place, column.top(place) - scrolled};
}

int scrolledFor(const CardColumn& column, const CardAnchor& anchor)
{
    return std::max(0, column.top(anchor.place) - anchor.y);
}

} // namespace quotalamp
