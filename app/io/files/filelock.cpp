// SPDX-License-Identifier: MIT
#include "io/files/filelock.h"

#include "core/base/tr.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto shortestPause = 2ms;
constexpr auto longestPause = 25ms;

} // namespace

FileLock::FileLock(const QString& path, Milliseconds patience)
{
#ifdef Q_OS_UNIX
    const QFileInfo file(path);
    const QString name = file.path() + "/."_L1 + file.fileName() + ".lock"_L1;
    constexpr int flags = O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    m_descriptor =
        ::open(QFile::encodeName(name).constData(), flags, 0600); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (m_descriptor < 0) {
        m_why = qt_error_string(errno);
        return;
    }
    const QDeadlineTimer deadline(patience);
    Milliseconds pause = shortestPause;
    while (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        // A file system without locks, as some of the network: better to write than never to.
        if (error == EOPNOTSUPP || error == ENOSYS || error == ENOLCK)
            break;
        if ((error != EWOULDBLOCK && error != EINTR) || deadline.hasExpired()) {
            m_why =
                error == EWOULDBLOCK ? Text::tr("another program is changing it; try again.") : qt_error_string(error);
            return;
        }
        QThread::msleep(static_cast<unsigned long>(pause.count()));
        pause = std::min<Milliseconds>(pause * 2, longestPause);
    }
#else
    Q_UNUSED(path)
    Q_UNUSED(patience)
#endif
    m_held = true;
}

FileLock::~FileLock()
{
#ifdef Q_OS_UNIX
    if (m_descriptor >= 0)
        (void)::close(m_descriptor);
#endif
}

} // namespace quotalamp
