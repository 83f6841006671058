// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace quotalamp {

/// What is where a file should be. Only `Missing` means that there is nothing: what could not be read may be anything.
enum class Access {
    Fine,
    Missing,
    Foreign,    ///< no plain file, another user's, or a link that leads to such a thing or nowhere
    Unreadable, ///< the system refused, for the moment perhaps
    TooLarge
};

/// Which state a file is in, without its bytes: another one after each write. Two that are equal mean the same bytes, but
/// for a writer that means to deceive.
struct FileStamp {
    qint64 device = 0;
    qint64 number = 0;  ///< of the file in its file system: another one where it was replaced
    qint64 size = -1;   ///< in bytes; negative: there is no file
    qint64 changed = 0; ///< in nanoseconds since 1970
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct FileContent {
    Access access = Access::Missing;
    QByteArray bytes;
    QString why;       ///< the system's words where it is unreadable
    FileStamp stamp{}; ///< before the first byte was read
};

/// All of a plain file of the user's own, also through a link; never waits for a pipe.
[[nodiscard]] FileContent readWhole(const QString& path, qint64 mostBytes);

/// The one place that writes files. Writes beside the file, syncs, reads it back and compares, and only then renames:
/// the file is as it was, or holds all of `bytes` (mode 0600). Through a link its target is replaced, never the link.
/// With `aside` what was there keeps existing under that name. Writers of one file take turns: see FileLock.
[[nodiscard]] std::optional<Failure> replaceWhole(
    const QString& path, const QByteArray& bytes, const QString& aside = {});

/// A copy to fall back on, of what stands in another file: whole or as it was too, but not waited for until the disk has
/// it, and nobody is told where there is none.
void copyWhole(const QString& path, const QByteArray& bytes);

/// Of what is at the path, also through a link.
[[nodiscard]] FileStamp stampOf(const QString& path);

/// Whether a write waits until the disk has it. Without it a program that is killed still loses nothing, but a machine
/// without power may lose what was written in the last half minute.
enum class DiskWait { Yes, No };

/// Writes after the first `end` bytes of a file that is there and the user's own, in place of what follows them: the rest
/// of a writer that was killed. Reads back; where that fails, the file holds its first `end` bytes again. For
/// whoever holds the FileLock and knows what those bytes are.
[[nodiscard]] std::optional<Failure> appendWhole(
    const QString& path, qint64 end, const QByteArray& bytes, DiskWait wait);

/// A name beside the file that nothing has yet, for keeping damage: NAME.corrupt-TIME.
[[nodiscard]] QString asidePath(const QString& path);

/// The sentence for a file that could not be read, of which nothing stands in; empty for what was read.
[[nodiscard]] QString notRead(const QString& path, const FileContent& content);

/// The sentence for a file that could not be written.
[[nodiscard]] Failure cannotWrite(const QString& path, const QString& why);

} // namespace quotalamp
