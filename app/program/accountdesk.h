// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/account/accountdialog.h"
#include "io/files/accountfile.h"
#include "io/files/filewatch.h"
#include "io/files/usagestore.h"
#include "io/keys/keyaddresses.h"
#include "io/keys/keystore.h"
#include "io/refresher.h"
#include "providers/descriptor/environmentkeys.h"
#include "providers/descriptor/registry.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace quotalamp {

/// The one place where accounts change: adds, edits, removes, renames and moves them, with the dialog for it. A key goes
/// into the keychain first, the account's row follows, so that a failure half-way leaves nothing behind. Each change is
/// made to the file as it is then, and what commands change there is noticed.
class AccountDesk : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Registry& registry;
        KeyStore& keys;
        UsageStore& store;
        Refresher& refresher;
    };

    /// `places` null: accounts live in memory only.
    AccountDesk(Parts parts, const Places* places, QObject* parent = nullptr);
    ~AccountDesk() override;

    /// Reads the file, again where another program changed it, and watches it from then on.
    void reload();
    /// Shows accounts that are never written, until a real one is added.
    void showDemo(std::vector<Account> accounts, std::map<QString, Secret> keys);
    [[nodiscard]] bool showsDemo() const;
    [[nodiscard]] const std::vector<Account>& accounts() const { return m_accounts; }

    /// With this provider chosen; empty: with the first.
    void openAdd(const QString& provider = {});
    /// Of a provider that the environment tells of; the key is read from there only now.
    void openFound(const EnvironmentKey& found);
    void openEdit(const QString& accountId, bool focusKey);
    void remove(const QString& accountId);
    void rename(const QString& accountId, const QString& label);
    void move(const QString& accountId, int delta);
    /// Puts the accounts in this order; who is not named comes last.
    void arrange(const QStringList& accountIds);
    void setPaidProbe(const QString& accountId, PaidProbe setting);

Q_SIGNALS:
    /// The person looks for a provider that is not among those offered.
    void otherProviderWanted();
    /// Something could not be kept; one sentence.
    void failed(const QString& sentence);
    /// Nothing of it needs to be kept.
    void removed(const QString& accountId);

private:
    AccountDialog& dialog();
    void openDialog();
    void test(const Account& account, const std::shared_ptr<Secret>& key);
    [[nodiscard]] QString unprovenText(const QString& provider) const;
    void save(const Account& account, const std::shared_ptr<Secret>& key);
    void finishSave(const Account& account, bool newKey);
    [[nodiscard]] bool confirmAddress(const Account& account, QString* trouble);
    bool change(const AccountFile::Edit& edit, QString* trouble = nullptr);
    void take(std::vector<Account> accounts);
    void watch();
    void tellTrouble();
    [[nodiscard]] Account* find(std::vector<Account>& accounts, const QString& accountId) const;
    [[nodiscard]] QStringList labelsBut(const QString& accountId) const;

    Parts m_parts;
    std::optional<AccountFile> m_file;
    std::optional<KeyAddresses> m_addresses;
    bool m_met = false; ///< the accounts that were there at the start
    std::unique_ptr<FileWatch> m_watch;
    std::vector<Account> m_accounts;
    QString m_told; ///< of the file's trouble, so that it is told once
    QPointer<AccountDialog> m_dialog;
};

} // namespace quotalamp
