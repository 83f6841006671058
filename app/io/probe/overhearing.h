// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/usagestore.h"
#include "providers/engine/traffic.h"

namespace quotalamp {

/// Lets the account's descriptor read what its traffic told, and puts that into the store. Why there was nothing to put;
/// also where there is no such account or nobody knows its provider.
[[nodiscard]] std::optional<Unheard> keepOverheard(
    UsageStore& store, const Registry& registry, const QString& accountId, const Overheard& heard);

} // namespace quotalamp
