// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "desktop/account/accountdraft.h"
#include "desktop/account/fieldgrid.h"

#include <memory>
#include <optional>

namespace quotalamp {

class AddressFields;
class KeyFields;
class MoreSection;
class ProbeFields;
class ProviderField;

/// The fields of one account, each with its sentence below it. Says how they depend on each other; what each of them
/// means they know themselves. A key goes in and comes out once, as a Secret. What is wrong is said while typing only
/// where it was said before.
class AccountForm : public QWidget {
    Q_OBJECT
public:
    /// What is in the fields. `key` is null where the one that is kept counts, or none is ours to keep.
    struct Entry {
        Account account;
        std::shared_ptr<Secret> key;
    };

    explicit AccountForm(QWidget* parent = nullptr);
    ~AccountForm() override;

    /// The providers to choose from, in this order.
    void setProviders(std::vector<ProviderChoice> providers);
    /// Labels of the other accounts, which this one must not have.
    void setTakenLabels(const QStringList& labels) { m_takenLabels = labels; }

    /// Starts with an empty account; of `provider` where that is one of those to choose from.
    void add(const QString& provider);
    /// Starts with an account as it is. `keyHint`: the last characters of the key that is kept, or empty.
    void edit(const Account& account, const QString& keyHint);

    /// After add(): fills in what was found in the environment. `key` may be null.
    void fill(const QUrl& baseUrl, const Secret* key, const QString& variable);

    /// Goes to the field where most people begin.
    void focusFirst();
    /// Goes to where the key is entered, or said to be found.
    void focusKey();
    /// Checks every field; shows what is wrong and goes to the first of them.
    [[nodiscard]] std::optional<Entry> entry();
    /// The key is entered here and would go to the keychain.
    [[nodiscard]] bool hasKeyForKeychain() const;
    /// Chooses memory as the place of the key, where there is no keychain.
    void keepForSession();
    /// Empties the key field, with its history.
    void forgetKey();
    /// Puts all words in the language of now.
    void retranslate();

Q_SIGNALS:
    void edited();                           ///< something was typed or chosen
    void keyPageRequested(const QUrl& page); ///< where the provider makes keys

private:
    void wire();
    void setTabStops();
    void lineUp();
    /// Fills the fields with an account as it is.
    void start(const AccountDraft& account);
    /// What the fields hold now.
    [[nodiscard]] AccountDraft draft() const;
    /// Whether something that is folded away has to be looked at.
    [[nodiscard]] bool needsMore() const;
    void onProvider();
    void onKeyEdited();
    void onEdited();
    void showNotes();
    [[nodiscard]] Result<QString> label(const AccountDraft& draft) const;
    /// The first field with a mistake, in the order in which they stand; null where all is right.
    [[nodiscard]] QWidget* firstWrong(const AccountDraft& draft) const;

    FieldGrid* m_first;  ///< what everybody enters
    MoreSection* m_more; ///< what few people change
    ProviderField* m_provider;
    FieldRow<ProviderField> m_providerRow;
    FieldRow<QLineEdit> m_label;
    AddressFields* m_address;
    KeyFields* m_key;
    ProbeFields* m_probe;

    AccountDraft m_start; ///< the account as it was when the form was opened, with nothing typed
    QStringList m_takenLabels;
    QString m_suggested;  ///< label that goes along with the provider until the person types another
    bool m_tried = false; ///< entry() was asked for: every mistake may be named
};

} // namespace quotalamp
