// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

#include <map>
#include <optional>

namespace quotalamp {

/// How often an account was asked since the program started, and what came of it. Answers from the cache, and looks that
/// only saw to the key, are no probes.
struct ProbeCount {
    qint64 successes = 0;               ///< probes that told what they were to tell
    qint64 failures = 0;                ///< probes of which nothing came but an error
    std::optional<Milliseconds> took{}; ///< how long the last probe took, from its first request on; empty: unknown
    friend bool operator==(const ProbeCount&, const ProbeCount&) = default;
};

/// By the account's id. An account that was not asked since the program started is not in it.
using ProbeCounts = std::map<QString, ProbeCount>;

} // namespace quotalamp
