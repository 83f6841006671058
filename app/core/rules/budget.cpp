// SPDX-License-Identifier: MIT
#include "core/rules/budget.h"

#include "core/rules/balance.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastMoney = 2; ///< decimals

} // namespace

QString budgetKey()
{
    return balanceKey(asBalance({}));
}

std::optional<MonthBudget> monthBudget(const AccountState& account, const std::optional<Decimal>& budget, TimePoint now)
{
    if (!budget || !budget->isPositive() || !account.snapshot.reading)
        return std::nullopt;
    const Spend* month = currentSpend(account.snapshot.reading->spends, Spend::Period::Month, Spend::Kind::Money, now);
    const auto left = month ? budget->minus(month->amount) : std::nullopt;
    if (!left)
        return std::nullopt;
    const auto forecast = monthForecast(*month, account.snapshot.readAt.value_or(now));
    return MonthBudget{month->currency, budget->trimmed(leastMoney), month->amount.trimmed(leastMoney),
        left->trimmed(leastMoney), forecast ? std::optional(forecast->amount) : std::nullopt, month->since};
}

Balance asBalance(const MonthBudget& budget)
{
    return {budgetId, {}, budget.currency, budget.left, budget.limit};
}

} // namespace quotalamp
