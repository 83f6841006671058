// SPDX-License-Identifier: MIT
#include "core/rules/balance.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr double clearly = 1.05; ///< of an amount that was set

std::optional<Severity> severityOfShare(const Balance& balance, const Decimal& remaining, const Thresholds& thresholds)
{
    if (!balance.limit)
        return remaining.isPositive() ? std::optional(Severity::Calm) : std::nullopt;
    // As a window of a hundred parts, so that both have one rule.
    RateWindow window;
    window.limit = 1.0;
    window.remaining = remaining.isPositive() ? leftShare(balance).value_or(0) : 0.0;
    return severity(window, {}, {}, thresholds);
}

} // namespace

std::optional<double> leftShare(const Balance& balance)
{
    if (!balance.remaining || !balance.limit || !balance.limit->isPositive())
        return std::nullopt;
    return std::clamp(balance.remaining->approximate() / balance.limit->approximate(), 0.0, 1.0);
}

std::optional<Severity> severity(
    const Balance& balance, const Thresholds& thresholds, const std::optional<Decimal>& below)
{
    if (!balance.remaining)
        return std::nullopt;
    const auto level = severityOfShare(balance, *balance.remaining, thresholds);
    const auto missing = below ? below->minus(*balance.remaining) : std::nullopt;
    if (missing && missing->isPositive())
        return std::max(level.value_or(Severity::Warning), Severity::Warning);
    return level;
}

bool isClearlyAbove(const Balance& balance, const std::optional<Decimal>& below)
{
    const auto& remaining = balance.remaining;
    return !remaining || !below || remaining->approximate() >= below->approximate() * clearly;
}

QString balanceKey(const Balance& balance)
{
    return u"balance-"_s + balance.id;
}

} // namespace quotalamp
