// SPDX-License-Identifier: MIT
#include "core/model/spend.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days tooEarly{1};
constexpr int forecastDecimals = 2;

struct SpendId {
    Spend::Period period;
    Spend::Kind kind;
    QLatin1StringView id;
};
constexpr std::array spendIds{
    SpendId{Spend::Period::Month, Spend::Kind::Money, "month"_L1},
    SpendId{Spend::Period::Day, Spend::Kind::Money, "day"_L1},
    SpendId{Spend::Period::Month, Spend::Kind::InputTokens, "month-input-tokens"_L1},
    SpendId{Spend::Period::Month, Spend::Kind::OutputTokens, "month-output-tokens"_L1},
    SpendId{Spend::Period::Day, Spend::Kind::InputTokens, "day-input-tokens"_L1},
    SpendId{Spend::Period::Day, Spend::Kind::OutputTokens, "day-output-tokens"_L1},
};

} // namespace

QString spendId(Spend::Period period, Spend::Kind kind)
{
    const auto* found =
        std::ranges::find_if(spendIds, [&](const SpendId& each) { return each.period == period && each.kind == kind; });
    return found == spendIds.end() ? QString() : QString(found->id);
}

std::optional<Spend> spendFromId(const QString& id)
{
    const auto* found = std::ranges::find(spendIds, id, &SpendId::id);
    return found == spendIds.end() ? std::nullopt : std::optional(Spend{found->period, found->kind});
}

TimePoint startOfPeriod(Spend::Period period, TimePoint now)
{
    return period == Spend::Period::Day ? startOfDay(now) : startOfMonth(now);
}

bool isCurrent(const Spend& spend, TimePoint now)
{
    return spend.since == startOfPeriod(spend.period, now);
}

const Spend* currentSpend(const std::vector<Spend>& spends, Spend::Period period, Spend::Kind kind, TimePoint now)
{
    const auto found = std::ranges::find_if(spends,
        [&](const Spend& spend) { return spend.period == period && spend.kind == kind && isCurrent(spend, now); });
    return found == spends.end() ? nullptr : &*found;
}

bool addUp(const Spend& a, const Spend& b)
{
    return std::tie(a.period, a.kind, a.currency) == std::tie(b.period, b.kind, b.currency);
}

bool addSpend(std::vector<Spend>& spends, const Spend& more)
{
    const auto same = std::ranges::find_if(spends, [&more](const Spend& each) { return addUp(each, more); });
    const auto sum = same == spends.end() ? std::optional(more.amount) : same->amount.plus(more.amount);
    if (!sum)
        return false;
    Spend& spend = same == spends.end() ? spends.emplace_back(more) : *same;
    spend.amount = sum->trimmed(spend.kind == Spend::Kind::Money ? currencyDecimals(spend.currency) : 0);
    return true;
}

std::optional<Money> monthForecast(const Spend& spend, TimePoint readAt)
{
    const bool ofMonth = spend.period == Spend::Period::Month && spend.kind == Spend::Kind::Money;
    if (!ofMonth || !isCurrent(spend, readAt) || readAt - spend.since < tooEarly)
        return std::nullopt;
    const double passed = std::chrono::duration<double>(readAt - spend.since)
        / std::chrono::duration<double>(startOfNextMonth(spend.since) - spend.since);
    const auto amount = Decimal::nearest(spend.amount.approximate() / passed, forecastDecimals);
    return amount ? std::optional(Money{*amount, spend.currency}) : std::nullopt;
}

} // namespace quotalamp
