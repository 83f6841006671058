// SPDX-License-Identifier: MIT
#include "desktop/popup/folding.h"

namespace quotalamp {

std::optional<bool> Folding::choiceFor(const QString& accountId) const
{
    if (folded.contains(accountId))
        return true;
    return unfolded.contains(accountId) ? std::optional(false) : std::nullopt;
}

void Folding::choose(const QString& accountId, bool fold, bool byItself)
{
    folded.removeAll(accountId);
    unfolded.removeAll(accountId);
    if (fold != byItself)
        (fold ? folded : unfolded) << accountId;
}

} // namespace quotalamp
