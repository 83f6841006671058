// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <optional>

namespace quotalamp {

/// When what changed is written: in the background at most once a minute, however much changes; what a person did, and
/// what comes after a quiet minute, within two seconds. Pure: `now` is an instant of the monotonic clock.
class WriteRhythm {
public:
    using Instant = std::chrono::steady_clock::time_point;

    /// Who waits for a write.
    enum class Urgency {
        Background, ///< nobody
        Person      ///< somebody did something that has to hold also if the program is killed in a moment
    };

    /// Something has changed, or could not be written: how long from `now` on the next write is to wait.
    [[nodiscard]] Milliseconds wait(Instant now, Urgency urgency) const;
    /// What could not be written is tried again so much later.
    [[nodiscard]] static Milliseconds waitAfterFailure();
    /// Something has been written.
    void wrote(Instant now) { m_wroteAt = now; }

private:
    std::optional<Instant> m_wroteAt; ///< the last write
};

} // namespace quotalamp
