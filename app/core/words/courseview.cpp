// SPDX-License-Identifier: MIT
#include "core/words/courseview.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/balancewords.h"
#include "core/words/windowwords.h"

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds longestCourse = 24h;
constexpr Milliseconds balanceCourse = 168h;
constexpr int courseColumns = 32;
constexpr int amountDecimals = 6; ///< of what was spent
constexpr int fewest = 5;         ///< readings, and columns of which something is known
constexpr double fineness = 1000; ///< of a share; finer differences are no news
constexpr double flat = 0.02;     ///< of the highest: no difference that could be seen

/// The time that the columns stand for.
struct Axis {
    TimePoint from;
    Milliseconds column;

    [[nodiscard]] TimePoint end(int place) const { return from + column * (place + 1); }
};

/// Up to the end of the column that the last reading is in; columns begin at whole multiples of their length.
Axis axisFor(Milliseconds length, TimePoint last)
{
    const Milliseconds column = length / courseColumns;
    const auto count = (last.time_since_epoch() + column - Milliseconds(1)) / column;
    return {TimePoint(column * (count - courseColumns)), column};
}

/// Since when what is left follows from what was used.
TimePoint knownFrom(const RateWindow& window, const UseTrail& trail)
{
    const TimePoint first = trail.points.front().at;
    return window.resetsAt ? std::max(first, *window.resetsAt - *window.period) : first;
}

/// What was left at an instant of this window; empty where it must have begun anew since.
std::optional<double> shareAt(const UseTrail& trail, TimePoint instant)
{
    const double left = trail.leftAt(instant);
    if (left > 1 + UseTrail::mostCorrected)
        return std::nullopt;
    return std::round(std::clamp(left, 0.0, 1.0) * fineness) / fineness;
}

bool isWorthALine(const Sparkline& line)
{
    const auto known = std::ranges::count_if(line, [](const auto& each) { return each.has_value(); });
    const double top = courseTop(line);
    double lowest = top;
    for (const auto& share : line)
        lowest = std::min(lowest, share.value_or(top));
    return known >= fewest && line.back() && top - lowest > flat * top;
}

/// Shares of the highest, since an amount is none.
void scale(Sparkline& line)
{
    const double top = courseTop(line);
    for (auto& amount : line) {
        if (amount)
            amount = top > 0 ? std::round(std::max(*amount, 0.0) / top * fineness) / fineness : 0;
    }
}

QString description(Milliseconds length)
{
    return length == longestCourse ? Text::tr("What was left in the last 24 hours")
                                   : Text::tr("What was left in the last %1").arg(durationText(length));
}

} // namespace

double courseTop(const Sparkline& line)
{
    double top = 0;
    for (const auto& share : line)
        top = std::max(top, share.value_or(0));
    return top;
}

CourseView courseView(const RateWindow& window, const UseTrail& trail)
{
    if (window.refill != Refill::Fixed || !window.period || trail.points.size() < 2 || trail.readings < fewest)
        return {};
    const Milliseconds length = std::min<Milliseconds>(*window.period, longestCourse);
    const TimePoint last = trail.points.back().at;
    const TimePoint known = knownFrom(window, trail);
    const Axis axis = axisFor(length, last);
    CourseView course{.line = Sparkline(courseColumns), .description = description(length)};
    for (int place = courseColumns - 1; place >= 0 && axis.end(place) > known; --place) {
        const auto left = shareAt(trail, std::min(axis.end(place), last));
        if (!left)
            break;
        course.line[static_cast<std::size_t>(place)] = left;
    }
    if (!isWorthALine(course.line))
        return {};
    // Since the window's own beginning its level says the same.
    course.adds = course.line.front() && *window.period > longestCourse;
    if (course.adds) {
        const double used = trail.points.back().used - trail.usedUntil(last - length);
        course.description = Text::tr("%1 used in the last 24 hours").arg(percentText(1 - used, Share::Used));
    }
    return course;
}

CourseView courseView(const Balance& balance, const UseTrail& trail)
{
    if (!balance.remaining || trail.points.size() < 2 || trail.readings < fewest)
        return {};
    const TimePoint last = trail.points.back().at;
    const Axis axis = axisFor(balanceCourse, last);
    CourseView course{.line = Sparkline(courseColumns), .description = Text::tr("What was left in the last 7 days")};
    for (int place = courseColumns - 1; place >= 0 && axis.end(place) > trail.points.front().at; --place)
        course.line[static_cast<std::size_t>(place)] = trail.leftAt(std::min(axis.end(place), last));
    scale(course.line);
    if (!isWorthALine(course.line))
        return {};
    const auto spent =
        Decimal::nearest(trail.points.back().used - trail.usedUntil(last - balanceCourse), amountDecimals);
    course.adds = course.line.front() && spent && spent->isPositive();
    if (course.adds)
        course.description = Text::tr("%1 spent in the last 7 days").arg(moneyText({*spent, balance.currency}));
    return course;
}

} // namespace quotalamp
