// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

class QTimeEdit;

namespace quotalamp {

class QuietButton;

/// What is told, when, and in which words.
class NotificationsPage : public SettingsPage {
    Q_OBJECT
public:
    explicit NotificationsPage(QWidget* parent = nullptr);
    void retranslate() override;

Q_SIGNALS:
    /// A person wants to see what a notification looks like.
    void testRequested();

protected:
    void take(const Settings& settings) override;

private:
    void wire();
    void editQuietHours();
    void editThresholds();
    void enableRows();

    QCheckBox* m_on;
    QCheckBox* m_returns;
    QCheckBox* m_private;
    QSpinBox* m_warning;
    QSpinBox* m_critical;
    QCheckBox* m_quiet;
    QTimeEdit* m_from;
    QTimeEdit* m_until;
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
