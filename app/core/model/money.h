// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/decimal.h"

#include <QString>

namespace quotalamp {

/// An amount of money, or of credits that a provider sells and that are no currency.
struct Money {
    Decimal amount;   ///< may be negative: a debt, or a refund
    QString currency; ///< ISO 4217, in capital letters; empty: credits that are no currency
    friend bool operator==(const Money&, const Money&) = default;
};

/// How many decimals a currency has (ISO 4217): 2 for most and for what is unknown, none for yen, 3 for Kuwaiti dinars.
[[nodiscard]] int currencyDecimals(QStringView currency);

} // namespace quotalamp
