// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QScrollArea;

namespace quotalamp {

class AccountRows;
class AccountSettings;
class Box;
class Heading;
class QuietButton;
struct AccountRowView;

/// The accounts in the person's order, and what can be set of the chosen one. The page is shown accounts and keeps
/// none: each change is asked for by a signal, and is seen when present() shows the accounts with it. Exactly one
/// account is chosen as long as there are any.
class AccountsPage : public QWidget {
    Q_OBJECT
public:
    /// A page that says that there are no accounts yet, until present() shows some.
    explicit AccountsPage(QWidget* parent = nullptr);

    /// What each account's card says, for those whose rows are in sight, in place of what present() is told; empty for an
    /// account that is gone.
    void setWording(std::function<CardView(const QString& accountId)> wording) { m_wording = std::move(wording); }
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
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void wire();
    void wireRows();
    void presentChosen();
    /// Tells the rows what of them is in sight.
    void look();
    void showChosen();
    void fitList();
    void choose(const QString& accountId);
    void openMenu(const QString& accountId, const QPoint& globalPosition);
    void confirmRemoval(const QString& accountId);
    void startRename(const QString& accountId);

    [[nodiscard]] AccountRowView rowOf(const QString& accountId) const;
    [[nodiscard]] int indexOf(const QString& accountId) const;
    [[nodiscard]] QStringList otherLabels() const;

    std::vector<AccountState> m_states;                ///< in the person's order
    QHash<QString, CardView> m_cards;                  ///< by account id, where nobody can be asked for them
    QHash<QString, QString> m_keyHints;                ///< by account id
    std::function<CardView(const QString&)> m_wording; ///< may be empty
    QString m_chosen;    ///< id of the account whose row is checked; empty: there are no accounts
    QTimer m_showChosen; ///< at once, but after the list got its height

    Heading* m_title = nullptr;
    QuietButton* m_add = nullptr;
    Box* m_frame = nullptr;          ///< around the list, or around what stands there instead
    QScrollArea* m_scroll = nullptr; ///< hidden where there are no accounts
    AccountRows* m_rows = nullptr;
    QLabel* m_empty = nullptr;             ///< says that there are no accounts
    AccountSettings* m_settings = nullptr; ///< of the chosen account
};

} // namespace quotalamp
