// SPDX-License-Identifier: MIT
#include "core/rules/balance.h"

#include "core/base/decimal.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr double clearly = 1.05; ///< of an amount that was set

std::optional<Severity> severityOfShare(const Balance& balance, const Decimal& remaining, const Thresholds& thresholds)
{
    if (!Decimal::parse(balance.limit))
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
    const auto remaining = Decimal::parse(balance.remaining);
    const auto limit = Decimal::parse(balance.limit);
    if (!remaining || !limit || !limit->isPositive())
        return std::nullopt;
    return std::clamp(remaining->approximate() / limit->approximate(), 0.0, 1.0);
}

std::optional<Severity> severity(const Balance& balance, const Thresholds& thresholds, const QString& below)
{
    const auto remaining = Decimal::parse(balance.remaining);
    if (!remaining)
        return std::nullopt;
    const auto level = severityOfShare(balance, *remaining, thresholds);
    const auto least = Decimal::parse(below);
    const auto missing = least ? least->minus(*remaining) : std::nullopt;
    if (missing && missing->isPositive())
        return std::max(level.value_or(Severity::Warning), Severity::Warning);
    return level;
}

bool isClearlyAbove(const Balance& balance, const QString& below)
{
    const auto remaining = Decimal::parse(balance.remaining);
    const auto least = Decimal::parse(below);
    return !remaining || !least || remaining->approximate() >= least->approximate() * clearly;
}

QString balanceKey(const Balance& balance)
{
    return u"balance-"_s + balance.id;
}

} // namespace quotalamp
