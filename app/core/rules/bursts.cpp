// SPDX-License-Identifier: MIT
#include "core/rules/bursts.h"

#include <algorithm>
#include <cmath>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr int partOfPause = 50;  ///< of a window
constexpr int stepsOfPause = 3;  ///< a step that is longer than so many pauses may hold several bursts
constexpr double nothing = 1e-6; ///< a share that two points differ by where nothing was used
constexpr double worthTelling = 0.03;
constexpr int mostWorthTelling = 20;

} // namespace

Milliseconds pauseOf(Seconds period)
{
    return std::clamp<Milliseconds>(Milliseconds(period) / partOfPause, 20min, 2h);
}

std::optional<Burst> lastBurst(const UseTrail& trail, Seconds period)
{
    const Milliseconds pause = pauseOf(period);
    std::optional<Burst> over;
    std::optional<Burst> going;
    bool known = false; // whether there was a pause before what is going on
    TimePoint idleSince = trail.points.empty() ? TimePoint() : trail.points.front().at;
    for (std::size_t i = 1; i < trail.points.size(); ++i) {
        const UsePoint& before = trail.points[i - 1];
        const UsePoint& point = trail.points[i];
        const double used = point.used - before.used;
        if (used <= nothing) {
            if (point.at - idleSince < pause)
                continue;
            over = going ? going : over;
            going.reset();
            known = true;
            continue;
        }
        idleSince = point.at;
        if (point.at - before.at > stepsOfPause * pause) {
            over.reset(); // there may have been a later one
            going.reset();
            known = false;
        } else if (going)
            going = Burst{going->from, point.at, going->used + used};
        else if (known)
            going = Burst{before.at, point.at, used};
    }
    return over;
}

std::optional<int> moreLikeTheLast(const RateWindow& window, const UseTrails& trails)
{
    const auto left = window.leftShare();
    const auto trail = trails.find(trailKey(window));
    if (!left || *left <= 0 || !window.period || window.refill != Refill::Fixed || trail == trails.end())
        return std::nullopt;
    const auto burst = lastBurst(trail->second, *window.period);
    if (!burst || burst->used < worthTelling)
        return std::nullopt;
    const double more = std::floor(*left / burst->used + nothing);
    return more <= mostWorthTelling ? std::optional(static_cast<int>(more)) : std::nullopt;
}

} // namespace quotalamp
