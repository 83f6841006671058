// SPDX-License-Identifier: MIT
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace quotalamp {

/// Tells that a file was replaced, appeared or went: by its folder, since writers rename over it, and by the folder of
/// what it links to. Quiet: once for what happens within 200 ms. Whether anything in it is other, the reader tells.
class FileWatch : public QObject {
    Q_OBJECT
public:
    /// `path`: of a file that need not be there yet. Its folder is made where it is missing, private to the user, since
    /// what does not exist cannot be watched.
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
