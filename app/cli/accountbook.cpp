// SPDX-License-Identifier: MIT
#include "cli/accountbook.h"

#include "cli/selection.h"
#include "core/base/tr.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"
#include "io/session/instance.h"
#include "providers/descriptor/registry.h"

#include <QEventLoop>
#include <QJsonObject>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds reloadDeadline{2};

/// Waits for a callback that comes later.
std::optional<Error> waited(const std::function<void(QObject*, KeyStore::Done)>& begin)
{
    QEventLoop loop;
    std::optional<Error> trouble;
    bool done = false;
    begin(&loop, [&](const std::optional<Error>& error) {
        trouble = error;
        done = true;
        loop.quit();
    });
    if (!done)
        loop.exec();
    return trouble;
}

Failure labelIsTaken()
{
    return {Text::tr("Another account has this label.")};
}

} // namespace

AccountBook::AccountBook(const Places& places)
    : m_places(places)
    , m_file(places)
    , m_accounts(m_file.read())
{
}

Result<Account> AccountBook::add(const Account& account, bool labelChosen, Secret key, const QString& providerName)
{
    const bool hasKey = !key.empty();
    if (hasKey) {
        if (auto failure = keep(account, std::move(key), providerName))
            return *failure;
    }
    Account added = account;
    const auto failure = change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        if (labelChosen && labelTaken(accounts, added.label))
            return labelIsTaken();
        if (!labelChosen)
            added.label = uniqueLabel(accounts, providerName);
        accounts.push_back(added);
        return std::nullopt;
    });
    if (!failure)
        return added;
    if (hasKey)
        (void)drop(account); // nothing half-saved; the file's own sentence is what counts
    return *failure;
}

std::optional<Failure> AccountBook::rename(const QString& accountId, const QString& label)
{
    return change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        const auto account = std::ranges::find(accounts, accountId, &Account::id);
        if (account == accounts.end())
            return Failure{noSuchAccount(accountId)};
        if (labelTaken(accounts, label, accountId))
            return labelIsTaken();
        account->label = label;
        return std::nullopt;
    });
}

std::optional<Failure> AccountBook::setKey(const Account& account, Secret key, const QString& providerName)
{
    if (auto failure = keep(account, std::move(key), providerName))
        return failure;
    auto failure = change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        const auto kept = std::ranges::find(accounts, account.id, &Account::id);
        if (kept == accounts.end())
            return Failure{noSuchAccount(account.label)};
        kept->keyOrigin = account.keyOrigin;
        return std::nullopt;
    });
    forgetReading(account.id);
    return failure;
}

std::optional<Failure> AccountBook::remove(const Account& account, const QString& providerName)
{
    const auto failure = change([&](std::vector<Account>& accounts) -> std::optional<Failure> {
        std::erase_if(accounts, [&](const Account& each) { return each.id == account.id; });
        return std::nullopt;
    });
    if (failure)
        return failure;
    forgetReading(account.id);
    // Without an origin no key was ever entered, and a machine without a keychain has nothing to complain about.
    if (account.key.kind != KeySource::Kind::Keychain || account.keyOrigin.isEmpty())
        return std::nullopt;
    if (const auto error = drop(account))
        return Failure{Text::tr("The account is removed, but not its key: %1").arg(sentence(*error, providerName))};
    return std::nullopt;
}

std::optional<Failure> AccountBook::change(const AccountFile::Edit& edit)
{
    auto changed = m_file.change(edit);
    if (!changed)
        return changed.error();
    m_accounts = std::move(changed).value();
    (void)askInstance(m_places, {{u"verb"_s, u"reload"_s}}, reloadDeadline);
    return std::nullopt;
}

std::optional<Failure> AccountBook::keep(const Account& account, Secret key, const QString& providerName)
{
    const auto error = waited([&](QObject* context, KeyStore::Done done) {
        m_keys.write(account, std::move(key), context, std::move(done));
    });
    if (!error)
        return std::nullopt;
    return Failure{sentence(*error, providerName)};
}

std::optional<Error> AccountBook::drop(const Account& account)
{
    return waited([&](QObject* context, KeyStore::Done done) { m_keys.remove(account, context, std::move(done)); });
}

/// What another key taught is not true of the new one.
void AccountBook::forgetReading(const QString& accountId)
{
    const Registry registry = knownProviders(m_places).registry;
    UsageStore store(registry, &m_places);
    store.setAccounts(m_accounts);
    store.reset(accountId);
    store.flush();
}

} // namespace quotalamp
