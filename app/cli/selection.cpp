// SPDX-License-Identifier: MIT
#include "cli/selection.h"

#include "core/base/text.h"
#include "core/base/tr.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

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

bool labelTaken(const std::vector<Account>& accounts, const QString& label, const QString& exceptId)
{
    return std::ranges::any_of(
        accounts, [&](const Account& account) { return account.id != exceptId && isSameName(account.label, label); });
}

QString uniqueLabel(const std::vector<Account>& accounts, const QString& wanted)
{
    QString label = wanted;
    for (int number = 2; labelTaken(accounts, label); ++number)
        label = u"%1 %2"_s.arg(wanted).arg(number);
    return label;
}

QString noSuchAccount(const QString& nameOrId)
{
    return Text::tr("There is no account '%1'.").arg(redacted(plainText(nameOrId, 80)));
}

} // namespace quotalamp
