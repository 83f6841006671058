// SPDX-License-Identifier: MIT
#include "core/model/spend.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days tooEarly{1};

bool isCurrent(const Spend& spend, TimePoint now)
{
    const bool day = spend.id.startsWith("day"_L1);
    return spend.since == (day ? startOfDay(now) : startOfMonth(now));
}

} // namespace

const Spend* currentSpend(const std::vector<Spend>& spends, const QString& id, TimePoint now)
{
    const auto found =
        std::ranges::find_if(spends, [&](const Spend& spend) { return spend.id == id && isCurrent(spend, now); });
    return found == spends.end() ? nullptr : &*found;
}

bool addSpend(std::vector<Spend>& spends, const Spend& more)
{
    const auto same = std::ranges::find_if(
        spends, [&more](const Spend& each) { return each.id == more.id && each.currency == more.currency; });
    const auto before = Decimal::parse(same == spends.end() ? u"0"_s : same->amount);
    const auto added = Decimal::parse(more.amount);
    const auto sum = before && added ? before->plus(*added) : std::nullopt;
    if (!sum) {
        if (same != spends.end())
            same->amount.clear();
        return false;
    }
    Spend& spend = same == spends.end() ? spends.emplace_back(more) : *same;
    spend.amount = sum->trimmed(spend.currency.isEmpty() ? 0 : currencyDecimals(spend.currency)).text();
    return true;
}

std::optional<double> monthForecast(const Spend& month, TimePoint readAt)
{
    const auto amount = Decimal::parse(month.amount);
    if (!amount || month.currency.isEmpty() || !isCurrent(month, readAt) || readAt - month.since < tooEarly)
        return std::nullopt;
    const double passed = std::chrono::duration<double>(readAt - month.since)
        / std::chrono::duration<double>(startOfNextMonth(month.since) - month.since);
    return amount->approximate() / passed;
}

} // namespace quotalamp
