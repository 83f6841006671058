// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "desktop/account/accountdraft.h"
#include "desktop/account/fieldgrid.h"

#include <memory>

namespace quotalamp {

class ProviderField;
class QuietButton;

/// Where an account's key comes from, and the key itself where it is entered here: the choice of a source, the place of
/// a key that is kept elsewhere, and the key's field. A key goes in and comes out once, as a Secret; it is never shown
/// and cannot be copied.
class KeyFields : public QObject {
    Q_OBJECT
public:
    /// Adds the key and its place to `grid`, which owns it, and the choice of a source to `more`. Asks `provider`
    /// which one is chosen, by whom, and how everybody's keys look.
    KeyFields(FieldGrid* grid, FieldGrid* more, ProviderField* provider);

    /// Fills in what an account has now, which is never the key.
    void start(const AccountDraft& draft);
    /// Fills in a key that was found in the environment variable of that name.
    void fill(const Secret& key, const QString& variable);
    /// The provider is another one now: offers its sources, and the page where its keys are made.
    void follow(const ProviderChoice& provider);
    /// Chooses memory as the place of the key, where there is no keychain.
    void keepForSession();
    /// Empties the key field, with its history.
    void forgetKey();
    /// Puts all words in the language of now.
    void retranslate();

    /// Tells what the fields hold.
    void putInto(AccountDraft& draft) const;
    /// The key's source for an account of this draft. Fails with a sentence for people.
    [[nodiscard]] Result<KeySource> source(const AccountDraft& draft) const;
    /// What was typed as a key; null where nothing was, or it is no key.
    [[nodiscard]] std::shared_ptr<Secret> key(const AccountDraft& draft) const;
    /// Shows the rows that matter and what is to say of them; with `tried`, every mistake.
    void show(const AccountDraft& draft, bool tried);
    /// The first field that is wrong, or null: the provider's where the key does not tell whose it is.
    [[nodiscard]] QWidget* wrongField(const AccountDraft& draft) const;
    /// Goes to where the key is entered, or said to be found.
    void focus();
    /// What the Tab key reaches in `grid`, in order.
    [[nodiscard]] QList<QWidget*> tabStops() const;
    /// The choice of a source, which stands in `more`.
    [[nodiscard]] QComboBox* sourceField() const { return m_source.field; }

    /// Whose the typed key is, where that is another provider than the chosen one and no doubt is left; else null.
    [[nodiscard]] const ProviderChoice* otherOwner() const;

Q_SIGNALS:
    void keyEdited();                        ///< the key itself, before edited()
    void edited();                           ///< something was typed or chosen
    void keyPageRequested(const QUrl& page); ///< where the provider makes keys; https

private:
    void wire();
    void chooseFile();
    void openKeyPage();
    void fillSources(bool withSession);
    void showRows();
    void namePlace(const QString& label, const QString& name, const QString& example);
    void showSourceNote(const AccountDraft& draft);
    void showPlaceNote(const AccountDraft& draft, bool tried);
    void showKeyNote(const AccountDraft& draft, bool tried);
    [[nodiscard]] QString quietKeyNote(const AccountDraft& draft) const;
    /// Why the key cannot be taken as it is, as a sentence; empty: it can.
    [[nodiscard]] QString keyTrouble(const AccountDraft& draft) const;
    [[nodiscard]] bool isOfUnknownProvider(const AccountDraft& draft) const;
    [[nodiscard]] AccountDraft sourceOnly() const;

    ProviderField* m_provider;
    QLineEdit* m_place;
    QuietButton* m_chooseFile;
    FieldRow<QWidget> m_placeRow;
    QLineEdit* m_key;
    QuietButton* m_keyPage;
    FieldRow<QWidget> m_keyRow;
    FieldRow<QComboBox> m_source;
    QString m_variable; ///< the key in the field came from there; empty: from the person
};

} // namespace quotalamp
