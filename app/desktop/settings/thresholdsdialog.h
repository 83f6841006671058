// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"

#include <QDialog>

namespace quotalamp {

class Box;

/// Where an account's limits, or one of them, warn at other levels than all the rest, and below which credit; and
/// what an organisation is to spend in a month. Acts at once.
class ThresholdsDialog : public QDialog {
    Q_OBJECT
public:
    ThresholdsDialog(const AccountState& account, const Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Empty: as all the rest. `key` as in Settings::thresholdsFor.
    void changed(const QString& key, std::optional<quotalamp::Thresholds> thresholds);
    /// `amount`: positive; empty: none. `key` as in Settings::creditBelow.
    void creditChanged(const QString& key, const std::optional<quotalamp::Decimal>& amount);
    /// The same of Settings::monthlyBudget.
    void budgetChanged(const QString& accountId, const std::optional<quotalamp::Decimal>& amount);

private:
    void addLine(QWidget* control, const QString& name, const QString& sentence);
    void addLimits(const AccountState& account, const Settings& settings);
    void addCredit(const AccountState& account, const Settings& settings);
    void addBudget(const AccountState& account, const Settings& settings);
    void layOut(QWidget* sheet);

    Box* m_box = nullptr;
};

} // namespace quotalamp
