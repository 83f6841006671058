// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

namespace quotalamp {

/// How often providers are asked, and how often that may cost something. A provider that asks for more patience gets
/// it, whatever is set here.
class ProbingPage : public SettingsPage {
    Q_OBJECT
public:
    /// Both numbers are told when they are whole, not digit by digit.
    explicit ProbingPage(QWidget* parent = nullptr);
    void retranslate() override;

private:
    QSpinBox* m_interval; ///< minutes between checks, from 1 to 60
    QSpinBox* m_cap;      ///< paid probes a day for all accounts together, up to 1000; below 0: no limit
};

} // namespace quotalamp
