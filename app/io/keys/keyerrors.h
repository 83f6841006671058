// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error.h"

namespace quotalamp {

// The three ways in which a key can be missing. None has a status, since nobody was asked over the network, and their
// sentences for people are in core/words/errorwords. Only the last one means that there is no key.

/// There is a keychain, and nobody has opened it: it is locked, its prompt was dismissed, or it takes too long.
[[nodiscard]] inline Error keychainIsLocked()
{
    return {ErrorKind::KeychainLocked, 0, {}, {}};
}

/// There is no keychain that keeps anything.
[[nodiscard]] inline Error keychainIsMissing()
{
    return {ErrorKind::KeychainMissing, 0, {}, {}};
}

/// There really is no key; `detail` is a sentence that says where it was looked for, and may be empty.
[[nodiscard]] inline Error noKeyThere(const QString& detail = {})
{
    return {ErrorKind::NoKey, 0, detail, {}};
}

} // namespace quotalamp
