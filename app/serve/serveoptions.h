// SPDX-License-Identifier: MIT
#pragma once

#include "serve/webaccess.h"

#include <QSslConfiguration>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// How `quotalamp serve` was started.
struct ServeOptions {
    WebAddress where;
    WebAccess access;
    QString certificateFile;                ///< empty: nothing is encrypted
    QString keyFile;                        ///< of the certificate's key
    QString secretFile;                     ///< what `access` was read from; empty: anybody may read
    bool labels = false;                    ///< metrics tell a person's names for the accounts
    std::optional<QSslConfiguration> tls{}; ///< of these two files
};

/// Reads the arguments, `words` being the program's name and what follows "serve", and the files that they name. A status
/// where the program is to end at once: help was asked for, the usage was wrong, a file cannot be used, or what others
/// could reach would not be safe.
[[nodiscard]] std::optional<int> readServeOptions(const QStringList& words, ServeOptions& options);

/// Why the server must not start so, as a sentence; empty where it may. What is no loopback address is reached by
/// others, and needs TLS as well as a token or a password.
[[nodiscard]] QString exposureTrouble(const QHostAddress& address, bool encrypted, WebAccess::Way way);

} // namespace quotalamp
