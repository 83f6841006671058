// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/account/accountdraft.h"
#include "desktop/account/fieldgrid.h"

namespace quotalamp {

/// Whether and by which model a provider may be asked by a request that costs a little. Shows only where its provider
/// knows such a request.
class ProbeFields : public QObject {
    Q_OBJECT
public:
    /// Adds its rows to `grid`, which owns it.
    explicit ProbeFields(FieldGrid* grid);

    /// Fills in what an account has now.
    void start(const Account& account);
    /// Puts all words in the language of now.
    void retranslate();
    /// Shows the rows that matter and what is to say of them.
    void show(const AccountDraft& draft);
    /// Puts what the fields hold into an account of this draft, in which nothing is wrong.
    void putInto(Account& account, const AccountDraft& draft) const;
    /// The first field that is wrong, or null.
    [[nodiscard]] QWidget* wrongField(const AccountDraft& draft) const;
    /// What the Tab key reaches, in order.
    [[nodiscard]] QList<QWidget*> tabStops() const;

Q_SIGNALS:
    void edited(); ///< something was typed or chosen

private:
    /// When the paid request may be sent.
    [[nodiscard]] PaidProbe setting() const;
    /// The model as typed, or empty for one that is chosen by itself. Fails with a sentence for people.
    [[nodiscard]] Result<QString> model(const AccountDraft& draft) const;

    FieldRow<QComboBox> m_paid;
    FieldRow<QLineEdit> m_model;
};

} // namespace quotalamp
