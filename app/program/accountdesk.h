#pragma once

#include "desktop/accountdialog.h"
#include "io/keyaddresses.h"
#include "io/keystore.h"
#include "io/refresher.h"
#include "io/settings.h"
#include "io/usagestore.h"
#include "providers/environmentkeys.h"
#include "providers/registry.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace quotalamp {

/// The one place where accounts change: adds, edits, removes, renames and moves them, with the dialog for it. A key goes
/// into the keychain first, the account's row follows, so that a failure half-way leaves nothing behind.
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

    /// Reads the file again; another program changed it.
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
    bool put(std::vector<Account> accounts, QString* trouble = nullptr);
    [[nodiscard]] Account* find(std::vector<Account>& accounts, const QString& accountId) const;
    [[nodiscard]] QStringList labelsBut(const QString& accountId) const;

    Parts m_parts;
    std::optional<AccountFile> m_file;
    std::optional<KeyAddresses> m_addresses;
    bool m_met = false; ///< the accounts that were there at the start
    std::vector<Account> m_accounts;
    QPointer<AccountDialog> m_dialog;
};

} // namespace quotalamp
