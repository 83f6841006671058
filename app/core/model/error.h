// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/waytrouble.h"

#include <QString>

#include <optional>

namespace quotalamp {

enum class ErrorKind {
    NoKey,
    InvalidKey,
    Forbidden,
    NoCredit,
    RateLimited,
    Overloaded,
    Http,
    Unreachable,
    Timeout,
    Tls,
    Redirect,
    NotAProvider,
    TooLarge,
    KeychainLocked,
    KeychainMissing,
    Unsupported
};

constexpr int mostReport = 4096; ///< bytes of a report

/// Why a probe gave no reading. Never holds a key; `detail` is cleaned plain text.
struct Error {
    ErrorKind kind = ErrorKind::Http;
    int httpStatus = 0;               ///< 0: there was no HTTP answer
    QString detail;                   ///< the provider's own words, cut; or what is needed to word the kind
    std::optional<TimePoint> retryAt; ///< not before; from Retry-After or our own back-off
    QString report{}; ///< of NotAProvider: it is the provider, in a format we do not know; what may be sent to us of it
    QString tool{};   ///< whose login the key is, or ought to be: where the person can do something about it
    bool adminWanted = false; ///< only a key of the organisation's administrators will do
    QString asked{};          ///< the address that was asked, where that is what may be wrong
    WayTrouble way{};         ///< of Unreachable, Timeout and Tls: what went wrong on the way
    friend bool operator==(const Error&, const Error&) = default;
};

[[nodiscard]] QString errorKindName(ErrorKind kind); ///< "invalid-key", for scripts
[[nodiscard]] std::optional<ErrorKind> errorKindFromName(QStringView name);

/// The person must act (replace a key, unlock, top up); asking again by itself would not help.
[[nodiscard]] bool needsPerson(ErrorKind kind);

} // namespace quotalamp
