// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "providers/hooks/usagehooks.h"

#include <cmath>

// GET /v1/billing/teams/TEAM/prepaid/balance: {"total": {"val": "-333"}}, US cents as a text, and negative while there is
// credit: it is the ledger's sum, in which a purchase is a debt to the team.

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int cents = 2;

} // namespace

std::optional<Usage> xaiCredit(const QJsonValue& json, const Answer&)
{
    const auto ledger = number(at(json, u"/total/val"));
    if (!ledger || *ledger != std::floor(*ledger))
        return std::nullopt;
    const auto left = Decimal::of(-std::llround(*ledger), cents);
    if (!left)
        return std::nullopt;
    Usage usage;
    usage.balances.push_back({u"credit"_s, u"credit"_s, u"USD"_s, left, {}});
    return usage;
}

} // namespace quotalamp
