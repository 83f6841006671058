// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/accountrow.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;

namespace quotalamp {

class AccountRow;
class AccountSettings;
class Box;
class Heading;
class QuietButton;

/// The accounts in the person's order, and what can be set of the chosen one. The page is shown accounts and keeps
/// none: each change is asked for by a signal, and is seen when present() shows the accounts with it. Exactly one
/// account is chosen as long as there are any.
class AccountsPage : public QWidget {
    Q_OBJECT
public:
    /// A page that says that there are no accounts yet, until present() shows some.
    explicit AccountsPage(QWidget* parent = nullptr);

    /// Shows the accounts of `states` in their order, each with what its card in `overview` says; an account without
    /// a card stands there without a reading. `keyHints` has the last characters of keys by account id. The chosen
    /// account stays chosen where it is still there, otherwise the first one is. Emits nothing.
    void present(
        const Overview& overview, const std::vector<AccountState>& states, const QHash<QString, QString>& keyHints);
    /// Chooses an account and scrolls to it. Does nothing where the id is of none that is shown.
    void select(const QString& accountId);
    /// The account as it was shown last; null where there is none of this id. Valid until the next present().
    [[nodiscard]] const AccountState* find(const QString& accountId) const;
    /// Says everything in the language of the program as it is now.
    void retranslate();

Q_SIGNALS:
    /// A person wants to add an account.
    void addRequested();
    /// A person wants to edit the account. With `focusKey` the dialog begins at its key.
    void editRequested(const QString& accountId, bool focusKey);
    /// A person gave the account another label, which is valid and which no other account has.
    void renameRequested(const QString& accountId, const QString& label);
    /// A person wants the account removed, and has confirmed it.
    void removeRequested(const QString& accountId);
    /// A person wants the account one place up (-1) or down (1). There is such a place.
    void moveRequested(const QString& accountId, int delta);
    /// A person chose when paid probes may be sent for the account.
    void paidProbeRequested(const QString& accountId, quotalamp::PaidProbe setting);
    /// A person wants to see and change from which values on the account's limits warn.
    void thresholdsRequested(const QString& accountId);

protected:
    bool event(QEvent* event) override;

private:
    void build();
    void wire();
    AccountRow* addRow();
    void presentRows(const Overview& overview, const QHash<QString, QString>& keyHints);
    void presentChosen();
    void fitList();
    void choose(const QString& accountId);
    void openMenu(const QString& accountId, const QPoint& globalPosition);
    void confirmRemoval(const QString& accountId);
    void startRename(const QString& accountId);

    [[nodiscard]] int indexOf(const QString& accountId) const;
    [[nodiscard]] QStringList otherLabels() const;

    std::vector<AccountState> m_states; ///< in the person's order
    QHash<QString, QString> m_keyHints; ///< by account id
    std::vector<AccountRow*> m_rows;    ///< in the order of the states
    std::vector<QWidget*> m_tabStops;   ///< the last of each row
    QString m_chosen;                   ///< id of the account whose row is checked; empty: there are no accounts
    QTimer m_showChosen;                ///< at once, but after new rows got their place

    Heading* m_title = nullptr;
    QuietButton* m_add = nullptr;
    Box* m_frame = nullptr;                ///< around the list, or around what stands there instead
    QScrollArea* m_scroll = nullptr;       ///< hidden where there are no accounts
    Box* m_list = nullptr;                 ///< the rows
    QLabel* m_empty = nullptr;             ///< says that there are no accounts
    AccountSettings* m_settings = nullptr; ///< of the chosen account
};

} // namespace quotalamp
