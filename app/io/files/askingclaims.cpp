// SPDX-License-Identifier: MIT
#include "io/files/askingclaims.h"

#include "io/files/places.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

#ifdef F_OFD_SETLK

namespace {

/// The byte that stands for the account; of two that share one, the other waits for nothing.
off_t byteOf(const QString& accountId)
{
    const QByteArray hash = QCryptographicHash::hash(accountId.toUtf8(), QCryptographicHash::Sha1);
    return static_cast<off_t>(qFromBigEndian<quint64>(hash.constData()) >> 2U);
}

/// Whether the lock could be set: F_WRLCK or F_UNLCK.
bool setLock(int descriptor, const QString& accountId, short kind)
{
    struct flock lock { };
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    lock.l_start = byteOf(accountId);
    lock.l_len = 1;
    // Where the file system has no locks, nobody is to wait for one.
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES); // NOLINT(*-vararg)
}

} // namespace

AskingClaims::AskingClaims(const Places& places)
{
    if (!makePrivateFolder(places.state))
        return;
    const QByteArray path = QFile::encodeName(places.state + "/asking.lock"_L1);
    m_descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
}

AskingClaims::~AskingClaims()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool AskingClaims::claim(const QString& accountId)
{
    if (m_descriptor >= 0 && !setLock(m_descriptor, accountId, F_WRLCK))
        return false;
    m_held.insert(accountId);
    return true;
}

void AskingClaims::release(const QString& accountId)
{
    if (m_held.remove(accountId) && m_descriptor >= 0)
        (void)setLock(m_descriptor, accountId, F_UNLCK);
}

#else

AskingClaims::AskingClaims(const Places&) { }

AskingClaims::~AskingClaims() = default;

bool AskingClaims::claim(const QString&)
{
    return true;
}

void AskingClaims::release(const QString&) { }

#endif

} // namespace quotalamp
