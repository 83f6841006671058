// SPDX-License-Identifier: MIT
#include "io/files/plainfile.h"

#include "core/base/process.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

namespace {

bool openPlain(QFile& file)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct stat status { };
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)
        && file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return true;
    ::close(descriptor);
    return false;
#else
    return QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly);
#endif
}

} // namespace

std::optional<QByteArray> readPlainFile(const QString& path, qint64 most)
{
    QFile file(path);
    if (!openPlain(file))
        return std::nullopt;
    QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most) {
        bytes.fill('\0');
        return std::nullopt;
    }
    return bytes;
}

std::optional<QString> writeForThePerson(const QString& path, const QByteArray& bytes)
{
    const AsThePersonLikes rights;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return std::nullopt;
    return file.errorString();
}

} // namespace quotalamp
