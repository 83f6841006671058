// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace quotalamp {

/// Where files are kept, private to the user (0700). Follows XDG on Linux; tests give a folder of their own.
struct Places {
    QString config;  ///< accounts.json, settings.json
    QString state;   ///< snapshots.rows, ledger.rows, paid.json, history.sqlite
    QString runtime; ///< lock and socket
    [[nodiscard]] static Places standard();
};

/// The user's home: what HOME says, else what the password database does. A folder that does not exist where neither
/// knows one, so that nothing is ever kept in the root folder.
[[nodiscard]] QString homeFolder();

/// Lets everything that asks for HOME, programs we start included, find the home folder. For main(), before threads.
void setHome();

/// Makes the folder and its parents, private to the user (0700). False when it cannot be, or is another user's.
[[nodiscard]] bool makePrivateFolder(const QString& path);

} // namespace quotalamp
