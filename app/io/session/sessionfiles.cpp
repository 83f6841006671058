// SPDX-License-Identifier: MIT
#include "io/session/sessionfiles.h"

#include "io/files/places.h"
#include "providers/descriptor/sessionfolders.h"

#include <QDirIterator>

namespace quotalamp {

namespace {

constexpr int mostFiles = 50'000; ///< looked at; each is one call of the system

} // namespace

bool anyWrittenSince(const QStringList& folders, TimePoint since)
{
    int looked = 0;
    for (const QString& folder : folders) {
        QDirIterator files(
            folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            if (++looked > mostFiles || fromDateTime(files.fileInfo().lastModified()) >= since)
                return true;
        }
    }
    return false;
}

QStringList sessionFoldersHere()
{
    QStringList folders;
    for (const SessionFolder& each : sessionFolders()) {
        const QString moved =
            each.movedBy.isEmpty() ? QString() : qEnvironmentVariable(each.movedBy.toLatin1().constData());
        const QString below = each.path.section(u'/', 1);
        folders << (moved.isEmpty() ? homeFolder() + u'/' + each.path : moved + u'/' + below);
    }
    return folders;
}

} // namespace quotalamp
