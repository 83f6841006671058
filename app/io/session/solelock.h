// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace quotalamp {

/// A file that at most one process holds at a time. The system takes it from a process that ends, however it ends, and
/// nobody reads what is in it: nothing that was left behind, empty or garbled, can lock everybody out.
class SoleLock {
public:
    enum class Outcome {
        Held,       ///< by us, until the object or the process goes
        Taken,      ///< by another process
        Impossible, ///< no lock can be made there: a read-only home, say
    };

    /// `path`: of the file; nothing is made or locked yet.
    explicit SoleLock(QString path);
    ~SoleLock();
    SoleLock(const SoleLock&) = delete;
    SoleLock& operator=(const SoleLock&) = delete;

    /// Its folder is the user's own. Does not wait.
    [[nodiscard]] Outcome tryLock();

private:
    QString m_path;
#ifdef Q_OS_UNIX
    int m_descriptor = -1; ///< of the file that is held; -1: none is
#else
    std::unique_ptr<QLockFile> m_file;
#endif
};

/// Makes room at a path in a folder of the user's own: what is a folder is set aside, all else is removed.
/// False where something is still in the way.
bool clearTheWay(const QString& path);

} // namespace quotalamp
