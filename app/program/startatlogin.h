// SPDX-License-Identifier: MIT
#pragma once

#include "io/session/autostart.h"
#include "io/session/backgroundportal.h"

#include <QObject>

#include <memory>
#include <optional>

namespace quotalamp {

struct Settings;

/// Whether the session starts the program at login: by a file that the session reads, or in a sandbox by asking the
/// desktop's portal.
class StartAtLogin : public QObject {
    Q_OBJECT
public:
    /// `autostart` is used where there is no portal; empty: the system cannot be asked. `portal` true: the portal decides.
    StartAtLogin(std::optional<Autostart> autostart, bool portal, QObject* parent = nullptr);

    /// As it is, not as it was asked for. A portal cannot be asked, so its last answer counts, which `settings` remember.
    /// Empty where the system cannot start the program.
    [[nodiscard]] std::optional<bool> isOn(const Settings& settings) const;
    /// Asks for it; `changed` or `failed` tells what came of it.
    void set(bool on);

Q_SIGNALS:
    /// It may be another way now; isOn() says which.
    void changed();
    /// The portal's answer, for the settings to remember.
    void portalAnswered(bool startsAtLogin);
    /// One translated sentence for the person.
    void failed(const QString& sentence);

private:
    std::optional<Autostart> m_autostart;
    std::unique_ptr<BackgroundPortal> m_portal; ///< instead, in a sandbox
};

} // namespace quotalamp
