// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

namespace quotalamp {

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
