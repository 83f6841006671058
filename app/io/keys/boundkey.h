// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/keys/secret.h"
#include "core/model/account.h"

namespace quotalamp {

/// A key, and the one origin that it was entered for, as origin() gives it; empty: not bound to any.
struct BoundKey {
    Secret key;
    QString origin;

    [[nodiscard]] bool isFor(const Account& account) const { return origin.isEmpty() || origin == account.keyOrigin; }
    /// The key's last four characters, by which a person knows it again; empty where it is too short to tell so much.
    [[nodiscard]] QString hint() const;
};

/// What an item of the keychain holds: the key, and in a line of its own its origin, so that whoever changes the
/// accounts' file sends the key nowhere else.
[[nodiscard]] QString itemText(const BoundKey& bound);

/// The same read back. Items of earlier versions, and those made by hand, have the key alone; the sentence of a failure
/// may be empty, where the item holds something else altogether.
[[nodiscard]] Result<BoundKey> keyInItem(const QString& text);

} // namespace quotalamp
