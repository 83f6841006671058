// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "core/rules/workingclock.h"

namespace quotalamp {

/// A person's own budget for the month, and what was spent of it. It is no credit of the provider's: requests go
/// on when it is used up.
struct MonthBudget {
    QString currency;                ///< of all amounts, as Money::currency
    Decimal limit;                   ///< positive
    Decimal spent;                   ///< negative after a refund
    Decimal left;                    ///< negative where more was spent than the budget
    std::optional<Decimal> forecast; ///< what the month will have cost at the pace so far, to the hundredth
    TimePoint since{};               ///< when the month began, in UTC
    friend bool operator==(const MonthBudget&, const MonthBudget&) = default;
};

/// The id under which a person's thresholds for the budget are kept, as for a balance.
inline constexpr QLatin1StringView budgetId{"month-budget"};

/// Tells the budget from the windows and balances of the same account.
[[nodiscard]] QString budgetKey();

/// What is left of `budget` in the month of `now`. Empty where there is none or it is not positive, and where the account
/// tells no spend of this month.
[[nodiscard]] std::optional<MonthBudget> monthBudget(
    const AccountState& account, const std::optional<Decimal>& budget, TimePoint now);

/// What a day of the month has cost on average until yesterday, where today, with more than three times as much, is far
/// above that. Days are those of the providers' reports, in UTC; where the person has working days, these alone share what
/// was spent before. Empty where it is not far above, where less than three days before are known, which is so at the
/// beginning of each month, and where today came to less than one unit of the currency.
[[nodiscard]] std::optional<Decimal> usualBeforeJump(
    const std::vector<Spend>& spends, TimePoint now, const WorkingTime& working);

/// The budget as a balance with a limit, so that shares and severities have one rule. It has no label.
[[nodiscard]] Balance asBalance(const MonthBudget& budget);

} // namespace quotalamp
