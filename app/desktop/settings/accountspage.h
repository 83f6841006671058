// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QScrollArea;

namespace quotalamp {

class AccountRows;
class AccountSettings;
class Box;
class Heading;
class QuietButton;
struct AccountRowView;

/// What the settings ask about an account, when something of it is in sight. Answers have to be those of the moment.
struct AccountSource {
    /// Null: there is no such account.
    std::function<const AccountState*(const QString& accountId)> state;
    /// The last characters of its key; empty: unknown.
    std::function<QString(const QString& accountId)> keyHint;
    /// What its card says; without an id: nothing is known of it.
    std::function<CardView(const QString& accountId)> card;
};

/// The accounts in the person's order, and what can be set of the chosen one. The page is shown accounts and keeps
/// none: each change is asked for by a signal, and is seen when present() shows the accounts with it. Exactly one
/// account is chosen as long as there are any.
class AccountsPage : public QWidget {
    Q_OBJECT
public:
    /// A page that says that there are no accounts yet, until present() shows some. `source` is asked about those that
    /// are in sight.
    explicit AccountsPage(AccountSource source, QWidget* parent = nullptr);

    /// Shows the accounts in this order, as they are now. The chosen account stays chosen where it is still there,
    /// otherwise the first one is. Emits nothing.
    void present(const QStringList& accountIds);
    /// Chooses an account and scrolls to it. Does nothing where the id is of none that is shown.
    void select(const QString& accountId);
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

    AccountSource m_source;
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
