// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

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

struct FileContent {
    Access access = Access::Missing;
    QByteArray bytes;
    QString why; ///< the system's words where it is unreadable
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

/// The sentence for a file that could not be written.
[[nodiscard]] Failure cannotWrite(const QString& path, const QString& why);

/// Held by one process while a shared file is read, changed and written. The system keeps it, so that it ends with the
/// process however that ends, and whatever the lock's file holds. Never held while a person or the network is waited for.
class FileLock {
public:
    /// Of the file at `path`; waits for it this long.
    FileLock(const QString& path, Milliseconds patience);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    [[nodiscard]] bool held() const { return m_held; }
    [[nodiscard]] QString why() const { return m_why; } ///< it is not held

private:
    int m_descriptor = -1;
    bool m_held = false;
    QString m_why;
};

} // namespace quotalamp
