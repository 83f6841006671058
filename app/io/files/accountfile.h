// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/account.h"
#include "io/files/jsonfile.h"

#include <vector>

namespace quotalamp {

/// The person's accounts, in the person's order, which commands and the app change at the same time. Never holds a key.
/// What is not understood, members and whole accounts, is kept as it is.
class AccountFile {
public:
    /// Changes the accounts as they are in the file now, or refuses.
    using Edit = std::function<std::optional<Failure>(std::vector<Account>&)>;

    explicit AccountFile(const Places& places);

    /// The accounts that are understood; of the last good copy where the file cannot be used, see trouble().
    [[nodiscard]] std::vector<Account> read();
    /// Reads again, lets `edit` change the accounts, and writes, while no other program can. The accounts as they are
    /// then, or why nothing was written.
    [[nodiscard]] Result<std::vector<Account>> change(const Edit& edit);
    /// These and no others; for tests.
    [[nodiscard]] std::optional<Failure> write(const std::vector<Account>& accounts);

    [[nodiscard]] QString path() const { return m_file.path(); }
    /// Why not all of them could be read, as a sentence that names the file; empty where they were.
    [[nodiscard]] QString trouble() const;
    /// Whether the last read told all accounts there are; false where it may have missed some.
    [[nodiscard]] bool isWhole() const;
    /// Whether the last read told anything at all: the file is there or is not, or its copy stands in.
    [[nodiscard]] bool isUsable() const;
    /// Nobody has changed the file since it was last read or written here.
    [[nodiscard]] bool isAsKnown() { return m_file.isAsKnown(); }
    /// How long change() waits for another program that writes.
    void setPatience(Milliseconds patience) { m_file.setPatience(patience); }

private:
    [[nodiscard]] std::vector<Account> accountsIn(const QJsonObject& json);

    JsonFile m_file;
    qsizetype m_notUnderstood = 0; ///< accounts that the last read left alone
};

} // namespace quotalamp
