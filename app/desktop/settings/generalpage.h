// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

#include <optional>

namespace quotalamp {

/// Language and start, and how the popup speaks and closes.
class GeneralPage : public SettingsPage {
    Q_OBJECT
public:
    explicit GeneralPage(QWidget* parent = nullptr);
    void retranslate() override;
    /// Whether the session starts the program. Empty where the system cannot be asked to; the row is not there then.
    void setStartsAtLogin(std::optional<bool> on);

Q_SIGNALS:
    /// A person wants it so; it is no setting, since the system decides.
    void startAtLoginRequested(bool on);

private:
    QCheckBox* m_start;
    GroupRow* m_startRow;
    Heading* m_popupTitle;
};

} // namespace quotalamp
