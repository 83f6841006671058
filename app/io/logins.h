#pragma once

#include "core/error.h"
#include "core/http.h"
#include "core/result.h"
#include "core/secret.h"
#include "providers/descriptor.h"

namespace quotalamp {

/// The login of another tool as it is now.
struct ToolLogin {
    Secret token;
    std::vector<Header> headers; ///< what goes along with it, such as the account's id
};

/// Reads it from the tool's own file: at most 256 KiB, and never writes or renews it. Only for a person who chose it. A
/// login that is not there is NoKey, one that has expired InvalidKey; both name the tool.
[[nodiscard]] Result<ToolLogin, Error> readLogin(const Descriptor::Login& login, TimePoint now);

/// Why the provider's login is not sent to `baseUrl`: it is for the provider's own origin, and for this machine.
[[nodiscard]] std::optional<Error> loginRefusal(const Descriptor& provider, const QUrl& baseUrl);

/// Where its files would be, as the tool's variable says.
[[nodiscard]] QStringList loginPaths(const Descriptor::Login& login);

/// The file to tell a person of: the one there is, else the usual one. Only looks whether it is there.
[[nodiscard]] QString loginFile(const Descriptor::Login& login);

} // namespace quotalamp
