// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/decimal.h"
#include "core/base/time.h"

#include <QString>

#include <optional>
#include <vector>

namespace quotalamp {

/// What was spent since an instant: money, or tokens. It has no limit of its own.
struct Spend {
    QString id;       ///< "day", "month"; of tokens "day-input-tokens", "month-output-tokens"
    QString currency; ///< ISO 4217; empty: tokens
    QString amount;   ///< decimal, summed exactly; may be negative after a refund
    TimePoint since;  ///< start of the day or month, in UTC
    friend bool operator==(const Spend&, const Spend&) = default;
};

/// A rate limit that an organisation or one of its projects is set to.
struct ConfiguredLimit {
    QString model;
    QString window; ///< as RateWindow::id: "requests", "input-tokens"
    double limit = 0;
    Seconds period{60};
    friend bool operator==(const ConfiguredLimit&, const ConfiguredLimit&) = default;
};

/// The spend with this id, if it is of the day or month of `now`; of several currencies the first. Null: none.
[[nodiscard]] const Spend* currentSpend(const std::vector<Spend>& spends, const QString& id, TimePoint now);

/// Adds to the spend of the same kind, or as another one. False where the sum has too many digits to be exact; the spend
/// is without an amount then, and stays so.
[[nodiscard]] bool addSpend(std::vector<Spend>& spends, const Spend& more);

/// What the month will have cost at the pace so far, from the share of it that had passed at `readAt`; empty on its
/// first day, in another month, and for tokens.
[[nodiscard]] std::optional<double> monthForecast(const Spend& month, TimePoint readAt);

} // namespace quotalamp
