// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QLineEdit;

namespace quotalamp {

class GroupRow;
class Heading;
class QuietButton;

/// What can be set of one account: its label, whether it may be probed with paid requests, and its key. Stands below
/// the list of accounts and acts at once, through signals.
class AccountSettings : public QWidget {
    Q_OBJECT
public:
    /// Hidden until present() gives it an account. `otherLabels` are the labels that a new one may not repeat; they are
    /// asked for when somebody entered one.
    explicit AccountSettings(std::function<QStringList()> otherLabels, QWidget* parent = nullptr);
    /// Emits nothing, whatever is half typed.
    ~AccountSettings() override;

    /// Shows the settings of `state` and emits nothing. A label that a person is typing stays while the account is
    /// the same. `keyHint` is the last characters of the key, empty where none are known.
    void present(const AccountState& state, const QString& keyHint);
    /// Shows no account and hides.
    void clear();
    /// Puts the focus into the label, all of it selected, so that typing replaces it.
    void startRename();
    /// Says everything in the language of the program as it is now.
    void retranslate();

Q_SIGNALS:
    /// A person wants to edit the account. With `focusKey` the dialog begins at its key, which is one of ours.
    void editRequested(const QString& accountId, bool focusKey);
    /// A person finished typing a label that is valid and not the one before.
    void renameRequested(const QString& accountId, const QString& label);
    /// A person chose another answer to whether paid requests may be sent.
    void paidProbeRequested(const QString& accountId, quotalamp::PaidProbe setting);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void setWidths();
    void wire();
    void fillPaidProbes();
    void presentLabel(bool another);
    void presentRows();
    void onLabelLeft();

    std::function<QStringList()> m_otherLabels;
    std::optional<AccountState> m_state; ///< the account on show; empty: none
    QString m_keyHint;                   ///< last characters of its key; empty: unknown
    Heading* m_title = nullptr;          ///< the account, as windows call it
    GroupRow* m_labelRow = nullptr;      ///< its note says why a label is not taken
    QLineEdit* m_label = nullptr;        ///< at most 60 characters
    GroupRow* m_paidRow = nullptr;       ///< hidden where the provider knows no paid probe
    QComboBox* m_paid = nullptr;
    GroupRow* m_keyRow = nullptr;        ///< says where the key is, in one sentence
    QuietButton* m_replaceKey = nullptr; ///< edits the account where the key is none of ours
};

} // namespace quotalamp
