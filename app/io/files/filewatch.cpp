// SPDX-License-Identifier: MIT
#include "io/files/filewatch.h"

#include "io/files/places.h"

#include <QFileInfo>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr auto aMoment = 200ms;

} // namespace

FileWatch::FileWatch(QString path, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(aMoment);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        watch();
        Q_EMIT touched();
    });
    const auto soon = qOverload<>(&QTimer::start);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, soon);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, soon);
    // What does not exist cannot be watched.
    (void)makePrivateFolder(QFileInfo(m_path).path());
    watch();
}

/// Anew after each change: a file that is replaced is no longer watched, and a link may lead elsewhere. The file itself
/// is watched for those that write into it in place.
void FileWatch::watch()
{
    const QFileInfo file(m_path);
    const QString real = file.canonicalFilePath();
    QStringList wanted{file.path()};
    if (!real.isEmpty())
        wanted << real << QFileInfo(real).path();
    wanted.removeDuplicates();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString& path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    for (const QString& path : wanted) {
        if (!watched.contains(path))
            m_watcher.addPath(path);
    }
}

} // namespace quotalamp
