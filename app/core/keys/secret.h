// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace quotalamp {

/// Zeros in place of bytes that nobody else shares, which the optimiser may not drop.
void overwrite(QByteArray& bytes);

/// An API key in memory. Move-only, wiped when it goes; has no QDebug operator, no comparison with
/// text and no way to become a QString, so that it cannot slip into a log, a message or a file.
class Secret {
public:
    Secret() = default;
    /// Takes the bytes over; the caller's copy should go at once.
    explicit Secret(QByteArray bytes);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] bool empty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] Secret copy() const;
    /// The bytes, for the one place that writes them to a request or a keychain.
    [[nodiscard]] const QByteArray& expose() const { return m_bytes; }

private:
    void wipe();
    QByteArray m_bytes;
};

/// By which an account's key is known again, in files too; tells nothing of the key. Empty without one.
[[nodiscard]] QString markOf(const Secret& key, const QString& accountId);

/// By which a key is known as the same on every machine that has it, to anybody who is shown it: 16 hexadecimal digits.
/// It tells nothing of the key: it is a hash with a domain of its own. Empty without a key, and for one of fewer than 20
/// letters, as people choose for servers of their own, which could be found by trying.
[[nodiscard]] QString fingerprintOf(const Secret& key);

/// A key as a person or a file gave it: trimmed of surrounding white space, then refused with a
/// translated sentence (that does not repeat it) when it is empty, longer than 8 KiB, or has a
/// control character, inner white space or anything beyond ASCII. Such bytes could smuggle a header.
[[nodiscard]] Result<Secret> secretFromInput(QByteArray input);

} // namespace quotalamp
