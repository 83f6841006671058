// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/keys/secret.h"
#include "core/model/error.h"
#include "core/net/http.h"
#include "providers/descriptor/descriptor.h"

namespace quotalamp {

/// The login of another tool as it is now.
struct ToolLogin {
    Secret token;
    std::vector<Header> headers; ///< what goes along with it, such as the account's id
};

/// Reads them from the tool's own files below `folder` (empty: where the tool's variable or its usual place is): at most
/// 256 KiB each, and never writes or renews one. Only for a person who chose it. Where several are there, as of two
/// editors, each may be the one that is good; those that have expired are left out. None at all is NoKey, none but
/// expired ones InvalidKey; both name the tool.
[[nodiscard]] Result<std::vector<ToolLogin>, Error> readLogins(
    const Descriptor::Login& login, const QString& folder, TimePoint now);

/// Why the provider's login is not sent to `baseUrl`: it is for the provider's own origin, and for this machine.
[[nodiscard]] std::optional<Error> loginRefusal(const Descriptor& provider, const QUrl& baseUrl);

/// The folder that the tool's variable names now, or its usual one: kept with an account, it makes the login the same one
/// wherever the program is started from. Empty where nothing can move it.
[[nodiscard]] QString loginFolder(const Descriptor::Login& login);

/// Where its files would be, as the tool's variable says.
[[nodiscard]] QStringList loginPaths(const Descriptor::Login& login);

/// Where the tool keeps its sessions, below the same folder as its login; empty: it tells no limits there.
[[nodiscard]] QString loginSessions(const Descriptor::Login& login, const QString& folder);

/// The file to tell a person of: the one there is, else the usual one. Only looks whether it is there.
[[nodiscard]] QString loginFile(const Descriptor::Login& login, const QString& folder = {});

} // namespace quotalamp
