// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "io/files/accountfile.h"
#include "io/files/filewatch.h"
#include "io/keys/keyaddresses.h"
#include "io/keys/keystore.h"
#include "providers/descriptor/registry.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

/// The one place where accounts and their keys change, for windows and commands alike: what may be entered, where a key
/// is kept and for which address, and what is said when something fails.
///
/// A key is kept first and the account's row follows, so that a failure half-way leaves nothing behind. Each change is
/// made to the file as it is then, so that what other programs changed meanwhile stays. What fails is told as one
/// sentence that is ready to be shown, and never holds a key.
class AccountService : public QObject {
    Q_OBJECT
public:
    /// Why an account was not saved.
    struct Trouble {
        QString sentence;
        bool keychainIsOut = false; ///< it is missing or locked: the key may be kept for the session instead
    };
    /// Whether a person chose a new account's label. One that is only suggested gets a number where it is taken.
    enum class Label { Chosen, Suggested };

    using Saved = std::function<void(const Result<Account, Trouble>&)>;
    using Done = std::function<void(const std::optional<Failure>&)>;

    /// `places` null: accounts live in memory only, as those of the demo do. `registry` and `keys` outlive the service.
    AccountService(const Registry& registry, KeyStore& keys, const Places* places, QObject* parent = nullptr);

    /// Reads the file. Where it cannot be read, the accounts stay as they were.
    void reload();
    /// The same now, and again whenever another program changes the file. The first time, servers on this machine are
    /// taken as they are found (see KeyAddresses::meet).
    void follow();
    /// How long a change may wait for another program that writes the file; windows stand still meanwhile.
    void setPatience(Milliseconds patience);
    /// Shows these accounts, which are never written, until a real one is added. `keys` are by account id.
    void showDemo(std::vector<Account> accounts, std::map<QString, Secret> keys);
    [[nodiscard]] bool showsDemo() const;

    /// In the person's order, as last read or changed.
    [[nodiscard]] const std::vector<Account>& accounts() const { return m_accounts; }
    /// Null where there is no account with this id; valid until the next change.
    [[nodiscard]] const Account* find(const QString& accountId) const;
    /// Where keys of other programs may be sent; null where accounts live in memory only.
    [[nodiscard]] KeyAddresses* addresses() { return m_addresses ? &*m_addresses : nullptr; }
    /// Why not all accounts could be read, as a sentence; empty where they were.
    [[nodiscard]] QString trouble() const { return m_file ? m_file->trouble() : QString(); }

    /// Why this account cannot be kept as it is, whoever entered it: its label, the place of its key, its model, its
    /// certificates or a login that belongs elsewhere. Empty where it can. A key that is entered is not part of this.
    /// `label` Suggested: one that is taken is none, since it gets a number.
    [[nodiscard]] std::optional<Failure> objection(const Account& account, Label label) const;
    /// The same of its label alone.
    [[nodiscard]] std::optional<Failure> wrongLabel(const Account& account) const;
    /// The account with the address that its key belongs to. `keyEntered`: a key goes along; else the one that is kept
    /// counts, unless it was entered for another address or kept elsewhere. Without any there is no such address.
    [[nodiscard]] Account bound(const Account& account, bool keyEntered) const;

    /// Adds the account, or replaces the one with its id. `key` null: the one that is kept counts, or none is ours to
    /// keep. Calls back exactly once with the account as it was saved, unless `context` is gone. A key that the account
    /// had in the keychain and does not use any more goes after that; keyLeft() tells where it could not.
    void save(const Account& account, const Secret* key, Label label, QObject* context, Saved done);
    /// Gives the account another key, bound to the address that the account has now. `plainHttp`: the person agrees that
    /// it travels unencrypted. Everything else of the account stays as it is then.
    void replaceKey(const QString& accountId, const Secret& key, bool plainHttp, QObject* context, Done done);
    /// The account goes in any case where the file can be written; the sentence may be about its key alone.
    void remove(const QString& accountId, QObject* context, Done done);
    [[nodiscard]] std::optional<Failure> rename(const QString& accountId, const QString& text);
    /// A person agrees that the account's key, which another program keeps, goes to where the account is.
    [[nodiscard]] std::optional<Failure> confirmAddress(const Account& account);
    [[nodiscard]] std::optional<Failure> setPaidProbe(const QString& accountId, PaidProbe setting);
    /// `delta` places down, or up where it is negative; beyond either end nothing happens.
    [[nodiscard]] std::optional<Failure> move(const QString& accountId, int delta);
    /// Puts the accounts in this order; who is not named comes last.
    [[nodiscard]] std::optional<Failure> arrange(const QStringList& accountIds);

Q_SIGNALS:
    /// These are the accounts now, whoever changed them.
    void changed();
    /// The file was read, by whomever it was changed; follows changed().
    void reloaded();
    /// The account has another key or address: what was learned with the former one is not true any more.
    void renewed(const QString& accountId);
    /// The account is gone, and nothing of it needs to be kept.
    void removed(const QString& accountId);
    /// An account was saved, but the key that it had in the keychain before could not be removed; one sentence.
    void keyLeft(const QString& sentence);
    /// The file could not be read, or not wholly; one sentence, told once until it can.
    void unreadable(const QString& sentence);

private:
    [[nodiscard]] std::optional<Failure> change(const AccountFile::Edit& edit);
    [[nodiscard]] std::optional<Failure> put(Account& account, Label label, bool newKey);
    void discardKey(const Account& former, const Account& now);
    void take(std::vector<Account> accounts);
    [[nodiscard]] Result<QString> labelFrom(const QString& text, const QStringList& taken) const;

    const Registry& m_registry;
    KeyStore& m_keys;
    std::optional<AccountFile> m_file;
    std::optional<KeyAddresses> m_addresses;
    std::unique_ptr<FileWatch> m_watch; ///< null until follow()
    bool m_met = false;                 ///< the accounts that were there at the start
    std::vector<Account> m_accounts;
    QString m_told; ///< the file's trouble that was told last
};

} // namespace quotalamp
