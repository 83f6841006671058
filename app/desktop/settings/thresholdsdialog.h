// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QDialog>

namespace quotalamp {

class Box;

/// Where an account's limits, or one of them, warn at other levels than all the rest, and below which credit; and
/// what an organisation is to spend in a month. Acts at once, through signals; there is only a button to close it.
class ThresholdsDialog : public QDialog {
    Q_OBJECT
public:
    /// Has one line for the whole account, one for each window and each balance of its last reading, and one for the
    /// budget where the reading knows what a month cost. It does not follow later readings. `settings` say what is set.
    ThresholdsDialog(const AccountState& account, const Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A person set thresholds for the account or one of its windows, or took them back. Empty: as all the rest. `key`
    /// is as in Settings::thresholdsFor.
    void changed(const quotalamp::LimitKey& key, std::optional<quotalamp::Thresholds> thresholds);
    /// A person set the credit below which a balance warns: positive, in the balance's currency and with two decimals;
    /// empty: none. `key` is as in Settings::creditBelow.
    void creditChanged(const quotalamp::LimitKey& key, const std::optional<quotalamp::Decimal>& amount);
    /// A person set what the account is to spend in a month at most, in the currency in which it is charged; empty: no
    /// budget. Both are as in Settings::monthlyBudget.
    void budgetChanged(const QString& accountId, const std::optional<quotalamp::Decimal>& amount);

private:
    void addLine(QWidget* control, const QString& name, const QString& sentence);
    void addLimits(const AccountState& account, const Settings& settings);
    void addCredit(const AccountState& account, const Settings& settings);
    void addBudget(const AccountState& account, const Settings& settings);
    void layOut(QWidget* sheet);

    Box* m_box = nullptr; ///< the lines
};

} // namespace quotalamp
