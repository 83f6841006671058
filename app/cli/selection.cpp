// SPDX-License-Identifier: MIT
#include "cli/selection.h"

#include "core/base/text.h"

#include <algorithm>

namespace quotalamp {

namespace {

template <typename Predicate> const Account* first(const std::vector<Account>& accounts, Predicate matches)
{
    const auto found = std::ranges::find_if(accounts, matches);
    return found == accounts.end() ? nullptr : &*found;
}

} // namespace

const Account* findAccount(const std::vector<Account>& accounts, const QString& nameOrId)
{
    if (const Account* account = first(accounts, [&](const Account& a) { return a.id == nameOrId; }))
        return account;
    if (const Account* account = first(accounts, [&](const Account& a) { return a.label == nameOrId; }))
        return account;
    if (const Account* account = first(accounts, [&](const Account& a) { return isSameName(a.label, nameOrId); }))
        return account;
    // As it was kept when it was given.
    const QString kept = plainText(nameOrId);
    return first(accounts, [&](const Account& a) { return isSameName(a.label, kept); });
}

} // namespace quotalamp
