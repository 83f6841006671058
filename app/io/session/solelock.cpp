// SPDX-License-Identifier: MIT
#include "io/session/solelock.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <utility>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

bool clearTheWay(const QString& path)
{
    const QFileInfo info(path);
    if (!info.isSymLink() && info.isDir())
        return QFile::rename(path, path + ".aside-"_L1 + QUuid::createUuid().toString(QUuid::Id128));
    return QFile::remove(path) || (!info.isSymLink() && !info.exists());
}

#ifdef Q_OS_UNIX

namespace {

constexpr mode_t onlyOwner = S_IRUSR | S_IWUSR;
constexpr int mostTries = 5; ///< others may remove the file or put another one there meanwhile

/// -1 where it cannot be opened, or is no plain file of ours.
int openLockFile(const QByteArray& path)
{
    const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, onlyOwner);
    if (descriptor < 0)
        return -1;
    struct stat status { };
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid()
        && ::fchmod(descriptor, onlyOwner) == 0)
        return descriptor;
    ::close(descriptor);
    errno = EINVAL;
    return -1;
}

/// Not so where somebody has removed it since: the next process would lock another file.
bool isStillAt(const QByteArray& path, int descriptor)
{
    struct stat held { };
    struct stat there { };
    return ::fstat(descriptor, &held) == 0 && ::lstat(path.constData(), &there) == 0 && held.st_ino == there.st_ino
        && held.st_dev == there.st_dev;
}

} // namespace

SoleLock::SoleLock(QString path)
    : m_path(std::move(path))
{
}

SoleLock::~SoleLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

SoleLock::Outcome SoleLock::tryLock()
{
    if (m_descriptor >= 0)
        return Outcome::Held;
    const QByteArray path = QFile::encodeName(m_path);
    for (int i = 0; i < mostTries; ++i) {
        const int descriptor = openLockFile(path);
        if (descriptor < 0) {
            const bool inTheWay = errno == ELOOP || errno == EISDIR || errno == ENXIO || errno == EINVAL;
            // One that may not even be opened is still a lock that somebody can hold.
            const bool opened = errno == EACCES && ::chmod(path.constData(), onlyOwner) == 0;
            if (opened || (inTheWay && clearTheWay(m_path)))
                continue;
            return Outcome::Impossible;
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const bool taken = errno == EWOULDBLOCK;
            ::close(descriptor);
            return taken ? Outcome::Taken : Outcome::Impossible;
        }
        if (isStillAt(path, descriptor)) {
            m_descriptor = descriptor;
            return Outcome::Held;
        }
        ::close(descriptor);
    }
    return Outcome::Impossible;
}

#else

SoleLock::SoleLock(QString path)
    : m_path(std::move(path))
    , m_file(std::make_unique<QLockFile>(m_path))
{
    m_file->setStaleLockTime(0); // only a process that is gone loses its lock, however long it runs
}

SoleLock::~SoleLock() = default;

SoleLock::Outcome SoleLock::tryLock()
{
    if (m_file->isLocked() || m_file->tryLock(0))
        return Outcome::Held;
    return m_file->error() == QLockFile::LockFailedError ? Outcome::Taken : Outcome::Impossible;
}

#endif

} // namespace quotalamp
