// SPDX-License-Identifier: MIT
#include "core/rules/budget.h"

#include "core/rules/balance.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastMoney = 2; ///< decimals

constexpr int fewDays = 3;      ///< before today, to tell what is usual
constexpr double farAbove = 3;  ///< times the average
constexpr double leastJump = 1; ///< units of any currency
constexpr int usualDecimals = 2;

/// Days of the month before that of `now`; of the person's working days alone where there are any.
int daysBefore(TimePoint now, const WorkingTime& working)
{
    int days = 0;
    for (TimePoint day = startOfMonth(now); day < startOfDay(now); day += std::chrono::days(1)) {
        const std::chrono::weekday weekday{std::chrono::floor<std::chrono::days>(day)};
        const bool counts = working.isAlways() || working.days.at(weekday.iso_encoding() - 1).any();
        days += counts ? 1 : 0;
    }
    return days;
}

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

std::optional<Decimal> usualBeforeJump(const std::vector<Spend>& spends, TimePoint now, const WorkingTime& working)
{
    const Spend* today = currentSpend(spends, Spend::Period::Day, Spend::Kind::Money, now);
    const Spend* month = currentSpend(spends, Spend::Period::Month, Spend::Kind::Money, now);
    const int days = daysBefore(now, working);
    if (!today || !month || today->currency != month->currency || days < fewDays)
        return std::nullopt;
    const double spent = today->amount.approximate();
    const double usual = std::max(0.0, month->amount.approximate() - spent) / days;
    return spent >= leastJump && spent > farAbove * usual ? Decimal::nearest(usual, usualDecimals) : std::nullopt;
}

Balance asBalance(const MonthBudget& budget)
{
    return {budgetId, {}, budget.currency, budget.left, budget.limit};
}

} // namespace quotalamp
