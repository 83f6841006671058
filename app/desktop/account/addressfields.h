// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/account/accountdraft.h"
#include "desktop/account/fieldgrid.h"

class QCheckBox;

namespace quotalamp {

/// Where an account's requests go and how the way there is trusted: the address, with the consent to send a key
/// unencrypted where that would happen, and the certificates of one's own server. What concerns few shows only where it
/// is needed.
class AddressFields : public QObject {
    Q_OBJECT
public:
    /// Adds its rows to `grid`, which owns it.
    explicit AddressFields(FieldGrid* grid);

    /// Fills in what an account has now.
    void start(const Account& account);
    /// Fills in an address that was found in the environment.
    void fill(const QUrl& baseUrl);
    /// The provider is this one now: the empty field says where its requests go.
    void follow(const ProviderChoice& provider);
    /// Puts all words in the language of now.
    void retranslate();

    /// Tells what the fields hold.
    void putInto(AccountDraft& draft) const;
    /// Puts what the fields hold into an account of this draft, whose address is right.
    void putInto(Account& account, const AccountDraft& draft) const;
    /// Shows the rows that matter and what is to say of them; with `tried`, every mistake.
    void show(const AccountDraft& draft, bool tried);
    /// The first field that is wrong, or null.
    [[nodiscard]] QWidget* wrongField(const AccountDraft& draft) const;
    [[nodiscard]] bool isEmpty() const;
    /// What the Tab key reaches, in order.
    [[nodiscard]] QList<QWidget*> tabStops() const;
    /// Where typing goes first.
    [[nodiscard]] QLineEdit* edit() const { return m_url.field; }

Q_SIGNALS:
    void edited();        ///< something was typed or chosen
    void addressEdited(); ///< by the person, before edited()
    void addressLeft();   ///< its mistakes may be named now

private:
    void wire();
    [[nodiscard]] QString trouble(const AccountDraft& draft) const;
    void showAddress(const AccountDraft& draft, bool tried);
    void showConsent(const AccountDraft& draft, bool tried);
    void showCertificates(const AccountDraft& draft);

    FieldRow<QLineEdit> m_url;
    FieldRow<QCheckBox> m_plain;
    FieldRow<QLineEdit> m_certificates;
    bool m_left = false; ///< the address was left once: its mistake may be named
};

} // namespace quotalamp
