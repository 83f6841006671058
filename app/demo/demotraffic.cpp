// SPDX-License-Identifier: MIT
#include "demo/demotraffic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quotalamp {

namespace {

constexpr Milliseconds step{1000};
/// Nobody can tell what happened before; a laptop that slept must not be paid for in steps.
constexpr std::chrono::minutes longestReplay{10};

constexpr Milliseconds burstBegins{10'000};
constexpr Milliseconds burstEnds{45'000};
constexpr Milliseconds quietBegins{60'000};
constexpr Milliseconds fullAgain{120'000};
constexpr double burstShare = 0.71; ///< of the capacity; the bucket begins at 75 %
constexpr double declineShare = 0.25;

double shareOver(double share, Milliseconds from, Milliseconds to)
{
    return share / std::chrono::duration<double>(to - from).count();
}

} // namespace

DemoTraffic swingingTraffic(double refillPerSecond, double depth, Seconds period)
{
    return [=](Milliseconds sinceStart) {
        const double turn =
            std::chrono::duration<double>(sinceStart) / std::chrono::duration<double>(period) * 2 * std::numbers::pi;
        return refillPerSecond + depth * std::numbers::pi / static_cast<double>(period.count()) * std::sin(turn);
    };
}

DemoTraffic burstTraffic(double capacity, double refillPerSecond)
{
    return [=](Milliseconds sinceStart) {
        const Milliseconds at = sinceStart % demoRound;
        if (at >= burstBegins && at < burstEnds)
            return refillPerSecond + capacity * shareOver(burstShare, burstBegins, burstEnds);
        if (at >= quietBegins && at < fullAgain)
            return 0.0;
        if (at >= fullAgain)
            return refillPerSecond + capacity * shareOver(declineShare, fullAgain, demoRound);
        return refillPerSecond;
    };
}

DemoWindow::DemoWindow(DemoBucket bucketAtStart, DemoTraffic traffic)
    : bucket(bucketAtStart)
    , m_traffic(std::move(traffic))
{
}

void DemoWindow::advanceTo(Milliseconds sinceStart)
{
    m_at = std::max(m_at, sinceStart - longestReplay);
    while (m_at < sinceStart) {
        const Milliseconds passed = std::min(step, sinceStart - m_at);
        bucket.advance(passed, m_traffic(m_at));
        m_at += passed;
    }
}

} // namespace quotalamp
