// SPDX-License-Identifier: MIT
#pragma once

#include "io/bus/backgroundportal.h"
#include "io/session/autostart.h"

#include <QObject>

#include <memory>
#include <optional>

namespace quotalamp {

/// Whether the session starts the program at login: by a file that the session reads, or in a sandbox by asking the
/// desktop's portal.
class StartAtLogin : public QObject {
    Q_OBJECT
public:
    /// Goes by the portal where there is one; both empty: the system cannot be asked to start the program.
    StartAtLogin(
        std::optional<Autostart> autostart, std::unique_ptr<BackgroundPortal> portal, QObject* parent = nullptr);

    /// As it is, not as it was asked for; of a portal its last answer, because it cannot be asked. Empty where the system
    /// cannot start the program.
    [[nodiscard]] std::optional<bool> isOn() const;
    /// Asks for it; `changed` or `failed` tells what came of it.
    void set(bool on);

Q_SIGNALS:
    /// It may be another way now; isOn() says which.
    void changed();
    /// One translated sentence for the person.
    void failed(const QString& sentence);

private:
    std::optional<Autostart> m_autostart;
    std::unique_ptr<BackgroundPortal> m_portal; ///< instead, in a sandbox
};

} // namespace quotalamp
