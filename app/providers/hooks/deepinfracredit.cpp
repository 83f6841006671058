// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "providers/hooks/usagehooks.h"

// GET /payment/checklist?compute_owed=true: {"stripe_balance": -25.5, "recent": 1.1}, US dollars. The balance is negative while
// there is credit, and "recent" is what was spent since it was reckoned: a debt is left where both come to more than zero.

namespace quotalamp {

using namespace Qt::StringLiterals;

std::optional<Usage> deepInfraCredit(const QJsonValue& json, const Answer&)
{
    const auto balance = Decimal::from(json["stripe_balance"_L1]);
    const auto recent = Decimal::from(json["recent"_L1]).value_or(Decimal());
    const auto credit = balance ? Decimal().minus(*balance) : std::nullopt;
    const auto left = credit ? credit->minus(recent) : std::nullopt;
    if (!left)
        return std::nullopt;
    Usage usage;
    usage.balances.push_back({u"credit"_s, u"credit"_s, u"USD"_s, left, {}});
    return usage;
}

} // namespace quotalamp
