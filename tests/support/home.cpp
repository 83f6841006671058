// SPDX-License-Identifier: MIT
#include "support/home.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace quotalamp {

QStringList filesWith(const QByteArray& bytes)
{
    QStringList found;
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found << file.fileName();
    }
    return found;
}

} // namespace quotalamp
