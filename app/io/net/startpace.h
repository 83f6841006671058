// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>

namespace quotalamp {

/// How quickly things may begin, one after the other: a few at once, and the others at an even pace. Their ends come as
/// spread as their beginnings were, so that whoever hears of them has time for something else in between.
class StartPace {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `atOnce`, at least 1: how many may begin at a time after a rest; `between`: of all others. 0: no pace at all.
    StartPace(int atOnce, std::chrono::milliseconds between)
        : m_rest(between * (atOnce - 1))
        , m_between(between)
    {
    }

    /// How long to wait before the next one; 0: it may begin now. A moment at least, so that nobody is woken for each.
    [[nodiscard]] std::chrono::milliseconds wait(Time now) const
    {
        const auto early = m_next - m_rest - now;
        if (early.count() <= 0)
            return std::chrono::milliseconds(0);
        return std::max(std::chrono::ceil<std::chrono::milliseconds>(early), std::chrono::milliseconds(8));
    }

    /// One begins.
    void begin(Time now) { m_next = std::max(m_next, now) + m_between; }

private:
    std::chrono::milliseconds m_rest;
    std::chrono::milliseconds m_between;
    Time m_next; ///< when the next one would begin if all were evenly spread
};

} // namespace quotalamp
