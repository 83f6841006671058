// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

namespace quotalamp {

/// Held by one process while a shared file is read, changed and written. The system keeps it, so that it ends with the
/// process however that ends, and whatever the lock's file holds. Never held while a person or the network is waited for.
class FileLock {
public:
    /// Locks the file at `path`, by one beside it that is called ".NAME.lock" and stays there. Where another process holds
    /// it, this thread stands still, for as long as `patience` at most.
    FileLock(const QString& path, Milliseconds patience);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// Whether the file may be changed now. On a file system that knows no locks it always may: better to write without
    /// one than never.
    [[nodiscard]] bool held() const { return m_held; }
    /// Why it is not held, as the end of a sentence for people; empty while it is.
    [[nodiscard]] QString why() const { return m_why; }

private:
    int m_descriptor = -1; ///< of the lock's own file; -1: there is none
    bool m_held = false;
    QString m_why;
};

} // namespace quotalamp
