// SPDX-License-Identifier: MIT
#include "io/files/writerhythm.h"

#include <algorithm>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds gatherFor = 2s;   ///< for what changes together
constexpr Milliseconds leastPause = 60s; ///< between two writes in the background
constexpr Milliseconds writeAgainAfter = 30s;

} // namespace

Milliseconds WriteRhythm::wait(Instant now, Urgency urgency) const
{
    if (urgency == Urgency::Person || !m_wroteAt)
        return gatherFor;
    return std::max(gatherFor, std::chrono::ceil<Milliseconds>(*m_wroteAt + leastPause - now));
}

Milliseconds WriteRhythm::waitAfterFailure()
{
    return writeAgainAfter;
}

} // namespace quotalamp
