// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/reading.h"
#include "core/net/http.h"
#include "providers/descriptor/descriptor.h"

#include <QJsonValue>

namespace quotalamp {

/// The windows that a free answer's body tells, on our clock. What it does not tell is left out.
[[nodiscard]] std::vector<RateWindow> windowsFromJson(
    const Descriptor::Free& free, const QJsonValue& json, const Answer& answer);

/// The money and credit that it tells, decimals exactly as written. `host`: who was asked.
[[nodiscard]] std::vector<Balance> balancesFromJson(
    const Descriptor::Free& free, const QJsonValue& json, const QString& host);

/// Whether anything stands where limits and balances are expected, if they are; `null` and an empty list do, for they
/// tell that there are none.
[[nodiscard]] bool holdsAmounts(const Descriptor::Free& free, const QJsonValue& json);

/// A refusal that a 2xx carries in its body: a blocked key, an envelope with a code of its own, no credit.
[[nodiscard]] std::optional<Error> refusalInJson(
    const Descriptor& provider, const Descriptor::Free& free, const QJsonValue& json, const Answer& answer);

} // namespace quotalamp
