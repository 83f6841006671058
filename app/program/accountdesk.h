// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/account/accountdialog.h"
#include "io/accountservice.h"
#include "io/refresher.h"
#include "providers/descriptor/environmentkeys.h"
#include "providers/descriptor/registry.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace quotalamp {

/// The accounts as windows change them: shows the dialog, hands what was entered to the account service, says what came
/// of it, and asks the provider where an account is new or another one. What commands change in the file is noticed.
class AccountDesk : public QObject {
    Q_OBJECT
public:
    /// What the desk works with; all of it outlives the desk.
    struct Parts {
        const Registry& registry;
        KeyStore& keys;
        UsageStore& store;
        Refresher& refresher;
    };

    /// `places` null: accounts live in memory only.
    AccountDesk(Parts parts, const Places* places, QObject* parent = nullptr);
    ~AccountDesk() override;

    /// Reads the file, again where another program changed it, and watches it from then on. What is due is asked then.
    void reload();
    /// Off: what reload() finds is asked only when this is on again. For a start that shows what is known first.
    void setAsking(bool on);
    /// Shows accounts that are never written, until a real one is added.
    void showDemo(std::vector<Account> accounts, std::map<QString, Secret> keys);
    /// The accounts are those of the demo, which go when a real one comes.
    [[nodiscard]] bool showsDemo() const;
    /// In the person's order.
    [[nodiscard]] const std::vector<Account>& accounts() const { return m_service.accounts(); }

    /// With this provider chosen; empty: with the first.
    void openAdd(const QString& provider = {});
    /// Of a provider that the environment tells of; the key is read from there only now.
    void openFound(const EnvironmentKey& found);
    /// Opens the dialog for an account; `focusKey`: where its key is typed. Not for one of the demo.
    void openEdit(const QString& accountId, bool focusKey);
    /// These change one account, or their order, and say with failed() what could not be kept.
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
    /// Asks the provider, with the key that was entered or the one that is kept.
    void test(const Account& account, const std::shared_ptr<Secret>& key);
    void probe(const Account& account, Secret key);
    /// Tells the dialog what came of a test, in one sentence.
    void showOutcome(const Account& account, const Outcome& outcome);
    [[nodiscard]] QString unprovenText(const QString& provider) const;
    void save(const Account& account, const std::shared_ptr<Secret>& key);
    /// Says why something was not changed; nothing where it was.
    void tell(const std::optional<Failure>& failure);

    Parts m_parts;
    AccountService m_service;
    bool m_keeps;                     ///< accounts are kept in the file
    bool m_asks = true;               ///< what is due is asked after each reload()
    QPointer<AccountDialog> m_dialog; ///< null while none is open
};

} // namespace quotalamp
