// SPDX-License-Identifier: MIT
#pragma once

#include "io/accountservice.h"
#include "io/files/places.h"
#include "providers/descriptor/registry.h"

namespace quotalamp {

/// The account service as one command uses it: waits in event loops of its own for what comes later, tells a running
/// app of each change, and forgets what was learned of an account whose key or address has changed.
class CommandAccounts {
public:
    /// Reads the accounts; what could not be read is told on standard error only by tellTrouble().
    explicit CommandAccounts(const Places& places);

    /// The providers, with the person's own.
    [[nodiscard]] const Registry& registry() const { return m_registry; }
    /// For what needs no waiting; what it changes is told to the running app all the same.
    [[nodiscard]] AccountService& service() { return m_service; }
    [[nodiscard]] const std::vector<Account>& accounts() const { return m_service.accounts(); }
    /// One note where accounts could not be read and are kept aside; nothing where all is well.
    void tellTrouble() const;
    /// By label or id; null, and a note that says so, where there is none.
    [[nodiscard]] const Account* find(const QString& nameOrId) const;

    /// The account as it was added: one whose label is only suggested may have got a number. `key` is kept unless it is
    /// empty.
    [[nodiscard]] Result<Account> add(const Account& account, AccountService::Label label, const Secret& key);
    /// As AccountService::replaceKey() and remove() say.
    [[nodiscard]] std::optional<Failure> replaceKey(const QString& accountId, const Secret& key, bool plainHttp);
    [[nodiscard]] std::optional<Failure> remove(const QString& accountId);

private:
    /// Nothing that was learned of the account stays, here or in the running app's files.
    void forgetReading(const QString& accountId);

    Places m_places;
    Registry m_registry;
    KeyStore m_keys;
    AccountService m_service;
};

/// Says why something could not be kept, and gives the exit status for it.
[[nodiscard]] int notKept(const Failure& failure);

} // namespace quotalamp
