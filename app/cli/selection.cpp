// SPDX-License-Identifier: MIT
#include "cli/selection.h"

#include "cli/console.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/rules/accountentry.h"
#include "io/files/accountfile.h"

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

std::vector<Account> readAccounts(const Places& places)
{
    AccountFile file(places);
    std::vector<Account> accounts = file.read();
    if (!file.trouble().isEmpty())
        printNote(file.trouble());
    return accounts;
}

std::optional<std::vector<Account>> namedAccounts(const std::vector<Account>& all, const QStringList& words)
{
    if (all.empty()) {
        printNote(Text::tr("There is no account yet. Add one: quotalamp account add PROVIDER"));
        return std::nullopt;
    }
    if (words.isEmpty())
        return all;
    std::vector<Account> named;
    for (const QString& word : words) {
        const Account* account = findAccount(all, word);
        if (!account) {
            printNote(noSuchAccount(word));
            return std::nullopt;
        }
        if (std::ranges::find(named, account->id, &Account::id) == named.end())
            named.push_back(*account);
    }
    return named;
}

QStringList accountIds(const std::vector<Account>& accounts)
{
    QStringList ids;
    for (const Account& account : accounts)
        ids << account.id;
    return ids;
}

} // namespace quotalamp
