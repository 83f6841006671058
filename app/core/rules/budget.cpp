// SPDX-License-Identifier: MIT
#include "core/rules/budget.h"

#include "core/base/decimal.h"
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

std::optional<MonthBudget> monthBudget(const AccountState& account, const QString& budget, TimePoint now)
{
    const auto limit = Decimal::parse(budget);
    if (!limit || !limit->isPositive() || !account.snapshot.reading)
        return std::nullopt;
    const Spend* month = currentSpend(account.snapshot.reading->spends, u"month"_s, now);
    const auto spent = month ? Decimal::parse(month->amount) : std::nullopt;
    const auto left = spent ? limit->minus(*spent) : std::nullopt;
    if (!left)
        return std::nullopt;
    const auto text = [](const Decimal& amount) { return amount.trimmed(leastMoney).text(); };
    return MonthBudget{month->currency, text(*limit), text(*spent), text(*left),
        monthForecast(*month, account.snapshot.readAt.value_or(now)), month->since};
}

Balance asBalance(const MonthBudget& budget)
{
    return {budgetId, {}, budget.currency, budget.left, budget.limit};
}

} // namespace quotalamp
