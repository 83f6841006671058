// SPDX-License-Identifier: MIT
#pragma once

#include "demo/demobucket.h"

#include <functional>

namespace quotalamp {

/// What others take from a bucket, in units per second, so long after the start.
using DemoTraffic = std::function<double(Milliseconds sinceStart)>;

/// As much as refills, with a slow swing: the level falls by `depth` and comes back within `period`.
[[nodiscard]] DemoTraffic swingingTraffic(double refillPerSecond, double depth, Seconds period);

/// How long the demo's story takes until it begins anew.
inline constexpr Milliseconds demoRound{180'000};

/// A job that spends three quarters of the bucket: quiet for ten seconds, near the wall after 45, then nobody asks
/// until it is full, and at the end of three minutes it stands where it began.
[[nodiscard]] DemoTraffic burstTraffic(double capacity, double refillPerSecond);

/// A bucket and the traffic on it.
class DemoWindow {
public:
    DemoWindow(DemoBucket bucket, DemoTraffic traffic);
    /// Brings the bucket to `sinceStart`, which never goes back.
    void advanceTo(Milliseconds sinceStart);

    DemoBucket bucket;

private:
    DemoTraffic m_traffic;
    Milliseconds m_at{0};
};

} // namespace quotalamp
