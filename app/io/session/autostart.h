// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// Whether the session starts the program, as XDG autostart has it: the person's own file wins over the system's of
/// the same name. The files are the truth; nothing else remembers it.
class Autostart {
public:
    struct Places {
        QString own;        ///< "~/.config/autostart"
        QStringList system; ///< "/etc/xdg/autostart", most important first
    };

    /// `command`: the program that the session is to start.
    Autostart(Places places, QString command);
    /// Of this program in this session; empty where the system does it another way.
    [[nodiscard]] static std::optional<Autostart> standard();

    [[nodiscard]] bool isOn() const;
    [[nodiscard]] std::optional<Failure> set(bool on) const;

private:
    [[nodiscard]] QString ownFile() const;
    [[nodiscard]] QString systemFile() const;

    Places m_places;
    QString m_command;
};

} // namespace quotalamp
