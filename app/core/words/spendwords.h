// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/windowview.h"

namespace quotalamp {

/// "This month", "Today", "Input tokens this month". With "(UTC)" behind it where the provider's day or month begins at
/// another moment than the person's.
[[nodiscard]] QString spendName(const Spend& spend);
/// "this month" as in "OpenAI organisation this month".
[[nodiscard]] QString spendSubject(const Spend& spend);
/// "12.40 USD spent", "1.2M used". What was spent is rounded up, as what is left is rounded down.
[[nodiscard]] QString spentText(const Spend& spend);
/// The same to the last decimal.
[[nodiscard]] QString exactSpent(const Spend& spend);
/// "OpenAI organisation: 12.40 USD spent this month"; `subject` names the account.
[[nodiscard]] QString spendLine(const QString& subject, const Spend& spend);

/// "At this pace 24.90 USD by the end of the month"; empty where nothing is to be told.
[[nodiscard]] QString forecastText(const Spend& spend, TimePoint readAt);

/// A spend as a row without a bar.
[[nodiscard]] WindowView spendView(const Spend& spend, bool stale, TimePoint readAt);

/// "Today 1.2M in, 40k out" of the tokens of the day; empty where they are not told.
[[nodiscard]] QString tokensText(const std::vector<Spend>& spends, TimePoint now);

/// "budget" as in "OpenAI organisation budget".
[[nodiscard]] QString budgetSubject();
/// The budget as a balance with its name, for the words that both share.
[[nodiscard]] Balance namedBudget(const MonthBudget& budget);
/// The budget as a row: its amount says what was spent of it, whatever is said of shares.
[[nodiscard]] WindowView budgetView(
    const MonthBudget& budget, std::optional<Severity> severity, bool stale, const Wording& wording);

} // namespace quotalamp
