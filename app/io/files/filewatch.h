// SPDX-License-Identifier: MIT
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace quotalamp {

/// Tells that a file was replaced, appeared or went: by its folder, since writers rename over it, and by the folder of
/// what it links to. Quiet: once for what happens within a moment. Whether anything in it is other, the reader tells.
class FileWatch : public QObject {
    Q_OBJECT
public:
    /// `path`: of a file that need not be there yet; nor need its folder.
    explicit FileWatch(QString path, QObject* parent = nullptr);

Q_SIGNALS:
    /// Somebody, perhaps this program itself, has changed what is at the path.
    void touched();

private:
    void watch();

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< so that several changes within a moment are told once
};

} // namespace quotalamp
