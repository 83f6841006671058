// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/decimal.h"

namespace quotalamp {

/// The decimal that a test writes as a text; empty where the text is none.
inline std::optional<Decimal> decimal(const QString& text)
{
    return Decimal::parse(text);
}

} // namespace quotalamp
