// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"
#include "core/words/overview.h"

namespace quotalamp {

/// Whether it is what is left of a person's own budget for the month, which is no credit of the provider's.
[[nodiscard]] bool isBudget(const Balance& balance);

/// Its key among the balances', as balanceKey() gives it.
[[nodiscard]] QString budgetKey();

/// A person's own budget for the month, and what was spent of it; decimals.
struct MonthBudget {
    QString currency;
    QString limit;                  ///< positive
    QString spent;                  ///< negative after a refund
    QString left;                   ///< negative where more was spent
    std::optional<double> forecast; ///< what the month will have cost at the pace so far
};

/// Empty without a budget or without a spend of this month.
[[nodiscard]] std::optional<MonthBudget> monthBudget(const AccountState& account, const QString& budget, TimePoint now);

/// The account with what is left of its budget for the month as a balance, so that everything that speaks of balances
/// speaks of it too. As it is without a budget or without a spend of this month. `budget`: a positive decimal.
[[nodiscard]] AccountState withBudget(AccountState account, const QString& budget, TimePoint now);
[[nodiscard]] AccountState withBudget(AccountState account, const Settings& settings, TimePoint now);

/// "This month", "Today", "Input tokens this month"
[[nodiscard]] QString spendName(const Spend& spend);
/// "this month" as in "OpenAI organisation this month".
[[nodiscard]] QString spendSubject(const Spend& spend);
/// "12.40 USD spent", "1.2M used"
[[nodiscard]] QString spentText(const Spend& spend);
/// The same to the last decimal.
[[nodiscard]] QString exactSpent(const Spend& spend);
/// "OpenAI organisation this month: 12.40 USD spent"; `subject` names the account.
[[nodiscard]] QString spendLine(const QString& subject, const Spend& spend);

/// "At this pace 24.90 USD by the end of the month"; empty where nothing is to be told.
[[nodiscard]] QString forecastText(const Spend& month, TimePoint readAt);

/// A spend as a row without a bar.
[[nodiscard]] WindowView spendView(const Spend& spend, bool stale, TimePoint readAt);

/// "Today 1.2M in, 40k out" of the tokens of the day; empty where they are not told.
[[nodiscard]] QString tokensText(const std::vector<Spend>& spends, TimePoint now);

} // namespace quotalamp
