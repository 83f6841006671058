// SPDX-License-Identifier: MIT
#include "io/files/askingclaims.h"

#include "io/files/places.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLockFile>
#include <QSet>
#include <QtEndian>

#include <map>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// What stands for the account; of two that share one, the other waits for nothing.
quint64 lockNumberOf(const QString& accountId)
{
    const QByteArray hash = QCryptographicHash::hash(accountId.toUtf8(), QCryptographicHash::Sha1);
    return qFromBigEndian<quint64>(hash.constData()) >> 2U;
}

} // namespace

// A test defines the second name, to try what other systems have.
#if defined(F_OFD_SETLK) && !defined(QUOTALAMP_LOCK_FILES)

class AskingClaims::Locks {
public:
    Locks(const Places& places, Party party)
    {
        if (!makePrivateFolder(places.state))
            return;
        const QByteArray path = QFile::encodeName(places.state + "/asking.lock"_L1);
        m_descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (party == Party::Command)
            (void)set(presence, F_RDLCK);
    }
    ~Locks()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Locks(const Locks&) = delete;
    Locks& operator=(const Locks&) = delete;

    [[nodiscard]] bool claim(const QString& accountId)
    {
        if (!set(byteOf(accountId), F_WRLCK))
            return false;
        m_held.insert(accountId);
        return true;
    }
    void release(const QString& accountId)
    {
        if (m_held.remove(accountId))
            (void)set(byteOf(accountId), F_UNLCK);
    }
    [[nodiscard]] bool othersAsk() const
    {
        const bool alone = set(presence, F_WRLCK);
        (void)set(presence, F_UNLCK);
        return !alone;
    }

private:
    static constexpr off_t presence = 0; ///< each command has a part in this byte
    static off_t byteOf(const QString& accountId) { return static_cast<off_t>(lockNumberOf(accountId)) + 1; }

    /// Whether the lock could be set: F_WRLCK, F_RDLCK or F_UNLCK.
    [[nodiscard]] bool set(off_t byte, short kind) const
    {
        if (m_descriptor < 0)
            return true;
        struct flock lock { };
        lock.l_type = kind;
        lock.l_whence = SEEK_SET;
        lock.l_start = byte;
        lock.l_len = 1;
        // Where the file system has no locks, nobody is to wait for one.
        return ::fcntl(m_descriptor, F_OFD_SETLK, &lock) == 0
            || (errno != EAGAIN && errno != EACCES); // NOLINT(*-vararg)
    }

    int m_descriptor = -1; ///< of the file; -1: there are no locks
    QSet<QString> m_held;
};

#else

class AskingClaims::Locks {
public:
    Locks(const Places& places, Party /*party*/)
    {
        if (makePrivateFolder(places.state))
            m_folder = places.state;
    }

    [[nodiscard]] bool claim(const QString& accountId)
    {
        if (m_folder.isEmpty() || m_held.contains(accountId))
            return true;
        const QString name = QString::number(lockNumberOf(accountId), 36);
        auto file = std::make_unique<QLockFile>(m_folder + u"/asking-%1.lock"_s.arg(name));
        file->setStaleLockTime(0); // whoever holds it may take long; one that is gone is found by its process
        if (!file->tryLock(0) && file->error() == QLockFile::LockFailedError)
            return false;
        m_held[accountId] = std::move(file);
        return true;
    }
    void release(const QString& accountId) { m_held.erase(accountId); }
    /// Nobody can tell.
    [[nodiscard]] static bool othersAsk() { return true; }

private:
    QString m_folder; ///< empty: there are no locks
    std::map<QString, std::unique_ptr<QLockFile>> m_held;
};

#endif

AskingClaims::AskingClaims(const Places& places, Party party)
    : m_locks(std::make_unique<Locks>(places, party))
{
}

AskingClaims::~AskingClaims() = default;

bool AskingClaims::claim(const QString& accountId)
{
    return m_locks->claim(accountId);
}

void AskingClaims::release(const QString& accountId)
{
    m_locks->release(accountId);
}

bool AskingClaims::othersAsk() const
{
    return m_locks->othersAsk();
}

} // namespace quotalamp
