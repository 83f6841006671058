// SPDX-License-Identifier: MIT
#include "cli/handover.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "core/base/process.h"
#include "core/base/tr.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <QProcess>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Beside this program as built, or where it is installed: bin/quotalamp, libexec/quotalamp/quotalamp-desktop.
QString desktopProgram()
{
    const QDir here(QCoreApplication::applicationDirPath());
#ifdef Q_OS_WIN
    const QString name = u"quotalamp-desktop.exe"_s;
#else
    const QString name = u"quotalamp-desktop"_s;
#endif
    for (const QString& folder : {u"."_s, u"../libexec/quotalamp"_s}) {
        const QFileInfo program(here.filePath(folder), name);
        if (program.isExecutable() && program.isFile())
            return program.canonicalFilePath();
    }
    return {};
}

} // namespace

int handOverToDesktop(char** argv)
{
    const QString program = desktopProgram();
    if (program.isEmpty()) {
        printNote(Text::tr("The tray app is not installed: quotalamp-desktop is missing."));
        return ExitUnknown;
    }
#ifdef Q_OS_UNIX
    sayToOverwrite();
    execv(QFile::encodeName(program).constData(), argv);
#else
    Q_UNUSED(argv)
    if (QProcess::startDetached(program, QCoreApplication::arguments().mid(1)))
        return ExitOk;
#endif
    printNote(Text::tr("The tray app could not be started."));
    return ExitUnknown;
}

} // namespace quotalamp
