// SPDX-License-Identifier: MIT
#include "core/words/sparkline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

namespace {

void lower(std::optional<double>& column, double share)
{
    column = column ? std::min(*column, share) : share;
}

} // namespace

Sparkline sparkline(
    const std::vector<HistorySpan>& spans, TimePoint from, TimePoint until, int columns, Milliseconds apart)
{
    Sparkline line(static_cast<std::size_t>(std::max(columns, 0)));
    if (line.empty() || until <= from)
        return line;
    const auto columnOf = [&](TimePoint instant) {
        const double share =
            std::chrono::duration<double>(instant - from) / std::chrono::duration<double>(until - from);
        return static_cast<std::size_t>(std::clamp(share * columns, 0.0, columns - 1.0));
    };
    for (auto span = spans.begin(); span != spans.end(); ++span) {
        if (span->until < from || span->since > until)
            continue;
        for (std::size_t column = columnOf(span->since); column <= columnOf(span->until); ++column)
            lower(line[column], span->low());
        const auto next = std::next(span);
        if (next == spans.end() || next->since - span->until > apart)
            continue;
        for (std::size_t column = columnOf(span->until) + 1; column < columnOf(next->since); ++column)
            lower(line[column], span->left);
    }
    return line;
}

QString sparklineText(const Sparkline& line)
{
    static constexpr std::array<char16_t, 8> heights{u'▁', u'▂', u'▃', u'▄', u'▅', u'▆', u'▇', u'█'};
    QString text;
    for (const auto& share : line) {
        if (!share) {
            text += u' ';
            continue;
        }
        const double height = *share <= 0 ? 0 : *share >= 1 ? 7 : 1 + std::floor(*share * 6);
        text += QChar(heights.at(static_cast<std::size_t>(std::clamp(height, 0.0, 7.0))));
    }
    return text;
}

} // namespace quotalamp
