// SPDX-License-Identifier: MIT
#include "io/files/linetail.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace quotalamp {

namespace {

/// Which file it is, whatever its name; 0 where the system does not tell.
quint64 identityOf(const QFile& file)
{
#ifdef Q_OS_UNIX
    struct stat found = {};
    if (fstat(file.handle(), &found) == 0)
        return (static_cast<quint64>(found.st_dev) << 48) ^ static_cast<quint64>(found.st_ino);
#else
    Q_UNUSED(file)
#endif
    return 0;
}

} // namespace

LineTail::LineTail(QString path)
    : m_path(std::move(path))
{
}

std::vector<QByteArray> LineTail::newLines()
{
    const QFileInfo info(m_path);
    QFile file(m_path);
    if (!info.isFile() || info.isSymLink() || !file.open(QIODevice::ReadOnly))
        return {};
    const qint64 size = file.size();
    const quint64 identity = identityOf(file);
    if (std::exchange(m_identity, identity) != identity || size < m_read)
        m_read = 0;
    qint64 from = m_read;
    const bool skips = size - from > mostAtOnce;
    if (skips)
        from = size - mostAtOnce;
    if (!file.seek(from))
        return {};
    const QByteArray bytes = file.read(std::min(mostAtOnce, size - from));
    // Where something was left out the first line is a part of one.
    qsizetype begin = skips ? bytes.indexOf('\n') + 1 : 0;
    const qsizetype end = bytes.lastIndexOf('\n') + 1;
    if (end > 0)
        m_read = from + end;
    else if (skips)
        m_read = size; // a line that is too long
    std::vector<QByteArray> lines;
    while (begin < end) {
        const qsizetype next = bytes.indexOf('\n', begin);
        lines.push_back(bytes.sliced(begin, next - begin));
        begin = next + 1;
    }
    return lines;
}

} // namespace quotalamp
