// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/money.h"

#include <QString>

#include <optional>
#include <vector>

namespace quotalamp {

/// What was spent since the beginning of a day or month: money, or tokens. It has no limit of its own.
struct Spend {
    /// Over which time it is summed.
    enum class Period { Month, Day };
    /// What is summed. A provider that tells money and tokens tells a spend of each.
    enum class Kind { Money, InputTokens, OutputTokens };

    Period period = Period::Month;
    Kind kind = Kind::Money;
    Decimal amount{};   ///< summed exactly; negative after a refund
    QString currency{}; ///< as Money::currency; empty for tokens
    TimePoint since{};  ///< the start of the day or month, in UTC

    /// What was paid, where it is money.
    [[nodiscard]] Money money() const { return {amount, currency}; }
    friend bool operator==(const Spend&, const Spend&) = default;
};

/// A rate limit that an organisation or one of its projects is set to.
struct ConfiguredLimit {
    QString model;      ///< the id of the model that is limited
    QString window;     ///< as RateWindow::id: "requests", "input-tokens"
    double limit = 0;   ///< how many requests or tokens may be used in each period
    Seconds period{60}; ///< how long a period is
    friend bool operator==(const ConfiguredLimit&, const ConfiguredLimit&) = default;
};

/// The name of a spend's period and kind in files and JSON: "month", "day", "month-input-tokens", "day-output-tokens".
[[nodiscard]] QString spendId(Spend::Period period, Spend::Kind kind);
/// A spend of nothing yet, of the period and kind that `id` names. Empty where it is no such name.
[[nodiscard]] std::optional<Spend> spendFromId(const QString& id);

/// The instant at which the day or month of `now` began, in UTC.
[[nodiscard]] TimePoint startOfPeriod(Spend::Period period, TimePoint now);
/// Whether the spend is of the day or month of `now`, and not of one that is over.
[[nodiscard]] bool isCurrent(const Spend& spend, TimePoint now);

/// The spend of this period and kind, if it is of the day or month of `now`; of several currencies the first. Null where
/// there is none.
[[nodiscard]] const Spend* currentSpend(
    const std::vector<Spend>& spends, Spend::Period period, Spend::Kind kind, TimePoint now);

/// Whether both are parts of one sum: of the same period, kind and currency.
[[nodiscard]] bool addUp(const Spend& a, const Spend& b);

/// Adds `more` to the spend of the same period, kind and currency, or as another one. False, and nothing is changed,
/// where the sum has too many digits to be exact.
[[nodiscard]] bool addSpend(std::vector<Spend>& spends, const Spend& more);

/// What the month will have cost at the pace so far, to the hundredth, from the share of it that had passed at `readAt`.
/// Empty on its first day, in another month, and for anything but the money of a month.
[[nodiscard]] std::optional<Money> monthForecast(const Spend& spend, TimePoint readAt);

} // namespace quotalamp
