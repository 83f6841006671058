// SPDX-License-Identifier: MIT
#include "io/probe/overhearing.h"

namespace quotalamp {

std::optional<Unheard> keepOverheard(
    UsageStore& store, const Registry& registry, const QString& accountId, const Overheard& heard)
{
    const AccountState* state = store.find(accountId);
    const Descriptor* provider = state ? registry.find(state->account.provider) : nullptr;
    if (!provider)
        return Unheard::NoLimits;
    const auto seen = observationFrom(*provider, heard, wallClock());
    if (!seen)
        return seen.error();
    store.setSnapshot(accountId, withObserved(state->snapshot, *seen));
    return std::nullopt;
}

} // namespace quotalamp
