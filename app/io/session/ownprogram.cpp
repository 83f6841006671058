// SPDX-License-Identifier: MIT
#include "io/session/ownprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace quotalamp {

using namespace Qt::StringLiterals;

QString ownProgram(const QString& name)
{
#ifdef Q_OS_WIN
    const QString file = name + u".exe"_s;
#else
    const QString& file = name;
#endif
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString& folder : {u"."_s, QStringLiteral(QUOTALAMP_PROGRAMS_FROM_BIN)}) {
        const QFileInfo program(here.filePath(folder), file);
        if (program.isExecutable() && program.isFile())
            return program.canonicalFilePath();
    }
    return {};
}

} // namespace quotalamp
