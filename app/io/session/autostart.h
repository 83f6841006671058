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
    /// The folders of the two kinds of files.
    struct Places {
        QString own;        ///< "~/.config/autostart"
        QStringList system; ///< "/etc/xdg/autostart", most important first
    };

    /// `command`: the program that the session is to start; empty: this one, which is looked for when it is written.
    Autostart(Places places, QString command);
    /// Of this program in this session; empty where the system does it another way.
    [[nodiscard]] static std::optional<Autostart> standard();

    /// Whether the session would start the program that the files name, whoever wrote them: one that is hidden, meant for
    /// other desktops or leads to no program does not count.
    [[nodiscard]] bool isOn() const;
    /// Writes the person's own file, or removes it where the system's says the same. Nothing is written where it is so
    /// already. A failure is one sentence.
    [[nodiscard]] std::optional<Failure> set(bool on) const;

private:
    [[nodiscard]] QString ownFile() const;
    [[nodiscard]] QString systemFile() const;

    Places m_places;
    QString m_command;
};

} // namespace quotalamp
