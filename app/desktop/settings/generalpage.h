// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/settings/settingspage.h"

#include <optional>

namespace quotalamp {

/// Language and start, and how the popup speaks and closes.
class GeneralPage : public SettingsPage {
    Q_OBJECT
public:
    /// A page without the row for the start at login, until setStartsAtLogin() says that there is such a thing.
    explicit GeneralPage(QWidget* parent = nullptr);
    /// The names of languages stay: each is written in its own, so that whoever reads it finds it.
    void retranslate() override;
    /// Whether the session starts the program. Empty where the system cannot be asked to; the row is not there then.
    void setStartsAtLogin(std::optional<bool> on);

Q_SIGNALS:
    /// A person wants it so; it is no setting, since the system decides. Where the system refuses,
    /// setStartsAtLogin() is to say how it is now.
    void startAtLoginRequested(bool on);

private:
    QCheckBox* m_start;   ///< whether the session starts the program
    GroupRow* m_startRow; ///< hidden where the system cannot be asked
    Heading* m_popupTitle;
};

} // namespace quotalamp
