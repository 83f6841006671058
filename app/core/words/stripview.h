// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/accountlines.h"

namespace quotalamp {

/// One limit in the strip of a desktop without a tray.
struct StripItem {
    QString subject; ///< "OpenAI tokens"
    QString value;   ///< "4% left", "used up", "Invalid API key (401)"
    QString when;    ///< "57 s", "12 min ago"; may be empty
    GaugeState state = GaugeState::Calm;
    std::optional<double> left; ///< share left, 0–1; empty: unknown
    friend bool operator==(const StripItem&, const StripItem&) = default;
};

/// The most urgent account, and a second one that is urgent too. `accounts`: by isMoreUrgent().
[[nodiscard]] std::vector<StripItem> stripItems(
    const std::vector<const AccountInView*>& accounts, TimePoint now, const Wording& wording);

} // namespace quotalamp
