// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace quotalamp {

/// All of a plain file, also through a link. Empty where there is none, it cannot be read or is larger than `most` bytes;
/// what was read of one that is too large is wiped, for it may be a key. A pipe or a device, which could keep us waiting
/// for ever, is no plain file. Nothing here says why: callers that owe people a sentence know what they looked for.
[[nodiscard]] std::optional<QByteArray> readPlainFile(const QString& path, qint64 most);

/// Writes a file that a person asked for, with the rights that new files of theirs have: whole, or what was there stays.
/// Empty, or why it could not be written, in the system's words. For the main thread.
[[nodiscard]] std::optional<QString> writeForThePerson(const QString& path, const QByteArray& bytes);

} // namespace quotalamp
