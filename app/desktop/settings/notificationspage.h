// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

class QTimeEdit;

namespace quotalamp {

class QuietButton;

/// What is told, when, and in which words. The thresholds here are for all accounts that have none of their own, and
/// count for colours too, so that they stay enabled where notifications are switched off.
class NotificationsPage : public SettingsPage {
    Q_OBJECT
public:
    explicit NotificationsPage(QWidget* parent = nullptr);
    void retranslate() override;

Q_SIGNALS:
    /// A person wants to see what a notification looks like; one is to be sent at once, whatever the quiet hours.
    void testRequested();

protected:
    /// Where there are no quiet hours, shows those that one usually begins with.
    void take(const Settings& settings) override;

private:
    void wire();
    void editQuietHours();
    void editThresholds();
    void enableRows();

    QCheckBox* m_on;         ///< whether anything is told; the rest waits for it
    QCheckBox* m_returns;    ///< tell when a limit is back
    QCheckBox* m_unused;     ///< tell what is left shortly before a reset
    QCheckBox* m_elsewhere;  ///< tell what is used while nobody is here
    QCheckBox* m_spendJumps; ///< tell when a day costs far more than usual
    QCheckBox* m_private;    ///< no names and numbers
    QSpinBox* m_warning;     ///< percent used
    QSpinBox* m_critical;    ///< percent used, never below m_warning
    QCheckBox* m_quiet;      ///< whether there are quiet hours
    QTimeEdit* m_from;       ///< local time, in minutes
    QTimeEdit* m_until;      ///< the same; another time than m_from, or nothing is told
    QuietButton* m_test;
    GroupRow* m_testRow;
    Heading* m_thresholdsTitle;
    GroupRow* m_warningRow;
    GroupRow* m_criticalRow;
    Heading* m_quietTitle;
    GroupRow* m_quietRow;
    GroupRow* m_fromRow;
    GroupRow* m_untilRow;
};

} // namespace quotalamp
