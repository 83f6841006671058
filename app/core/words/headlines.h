// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/accountlines.h"

namespace quotalamp {

/// One line at the head of the popup.
struct HeadLine {
    QString label;   ///< "Next limit", "Next reset"; empty before a quiet line
    QString subject; ///< "Claude weekly"
    QString time;    ///< "Tue 14:00–18:00", "57 s"
    friend bool operator==(const HeadLine&, const HeadLine&) = default;
};

/// The limit that is nearest in all accounts and the one that comes back first, or one quiet line; nothing where nothing
/// is known.
[[nodiscard]] std::vector<HeadLine> headLines(
    const std::vector<const AccountInView*>& accounts, TimePoint now, const Wording& wording);

} // namespace quotalamp
