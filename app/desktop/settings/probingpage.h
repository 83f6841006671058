// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

namespace quotalamp {

/// How often providers are asked, and how often that may cost something.
class ProbingPage : public SettingsPage {
    Q_OBJECT
public:
    explicit ProbingPage(QWidget* parent = nullptr);
    void retranslate() override;

private:
    QSpinBox* m_interval;
    QSpinBox* m_cap;
};

} // namespace quotalamp
