// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/model/account.h"
#include "core/model/error.h"
#include "io/files/accountfile.h"
#include "io/keys/keystore.h"

#include <vector>

namespace quotalamp {

/// The accounts and their keys as a command changes them: key first, then the row, so that a failure leaves nothing
/// half-saved; afterwards a running app is told. Each change is made to the file as it is then, so that what others
/// changed while a person was waited for stays. Waits in event loops of its own. What failed is a sentence.
class AccountBook {
public:
    explicit AccountBook(const Places& places);

    [[nodiscard]] const std::vector<Account>& accounts() const { return m_accounts; }
    /// A sentence where the accounts could not be read and are kept aside.
    [[nodiscard]] QString trouble() const { return m_file.trouble(); }

    /// `key` goes to the keychain unless it is empty. The account as it was added: another program may have taken the
    /// label meanwhile, and one that the person did not choose gets another number.
    [[nodiscard]] Result<Account> add(
        const Account& account, bool labelChosen, Secret key, const QString& providerName);
    [[nodiscard]] std::optional<Failure> rename(const QString& accountId, const QString& label);
    [[nodiscard]] std::optional<Failure> setKey(const Account& account, Secret key, const QString& providerName);
    /// The account goes in any case where the file can be written; the sentence may be of its key alone.
    [[nodiscard]] std::optional<Failure> remove(const Account& account, const QString& providerName);

private:
    [[nodiscard]] std::optional<Failure> change(const AccountFile::Edit& edit);
    [[nodiscard]] std::optional<Failure> keep(const Account& account, Secret key, const QString& providerName);
    [[nodiscard]] std::optional<Error> drop(const Account& account);
    void forgetReading(const QString& accountId);

    Places m_places;
    AccountFile m_file;
    std::vector<Account> m_accounts;
    KeyStore m_keys;
};

} // namespace quotalamp
