// SPDX-License-Identifier: MIT
#include "io/files/ownprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QFileInfo partOfOurs(const QString& file)
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString& folder : {u"."_s, QStringLiteral(QUOTALAMP_PROGRAMS_FROM_BIN)}) {
        const QFileInfo part(here.filePath(folder), file);
        if (part.isFile())
            return part;
    }
    return {};
}

} // namespace

QString ownProgram(const QString& name)
{
#ifdef Q_OS_WIN
    const QFileInfo program = partOfOurs(name + u".exe"_s);
#else
    const QFileInfo program = partOfOurs(name);
#endif
    return program.isExecutable() ? program.canonicalFilePath() : QString();
}

QString ownModule(const QString& name)
{
    return partOfOurs(name + u".so"_s).canonicalFilePath();
}

} // namespace quotalamp
