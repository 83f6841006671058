// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/alerts.h"

#include <functional>
#include <map>

namespace quotalamp {

/// Finds out that limits of an account are used elsewhere: by another machine of the person, or by somebody else. That is
/// so where a fixed window moved between two readings while nobody was at this computer and no session file of a known
/// tool changed here. Nothing is said where any of that is not known, or where we sent a request that costs ourselves. It
/// remembers readings of this run of the program alone, so that it never tells of a time in which it did not look.
class UsedElsewhere {
public:
    /// What is known of this computer.
    struct Here {
        /// Since when nobody has been at it, without a pause; empty: somebody is, or that is not known.
        std::optional<TimePoint> awaySince{};
        /// Whether a session file changed since then, or nobody can tell.
        std::function<bool(TimePoint since)> changedSince{};
    };

    /// Takes in the account's last reading. The alert of an absence, once: the window that moved most, from the first
    /// reading of the absence on, if it moved by more than readings are rounded.
    [[nodiscard]] std::optional<Alert> look(const AccountState& account, const Here& here, const Settings& settings);

private:
    /// The first reading of an absence, from which on is counted.
    struct Baseline {
        TimePoint readAt{};
        std::vector<RateWindow> windows{};
        bool told = false;
    };
    std::map<QString, Baseline> m_baselines; ///< by account
};

} // namespace quotalamp
