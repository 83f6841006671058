// SPDX-License-Identifier: MIT
#include "cli/handover.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "core/base/overwriting.h"
#include "core/base/tr.h"
#include "io/files/ownprogram.h"

#include <QCoreApplication>
#include <QFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <QProcess>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

#ifdef Q_OS_UNIX
namespace {

/// Returns only where that did not work.
void become(const QString& program, char** argv)
{
    sayToOverwrite();
    execv(QFile::encodeName(program).constData(), argv);
}

} // namespace
#endif

int handOverToDesktop(char** argv)
{
    const QString program = ownProgram(u"quotalamp-desktop"_s);
    if (program.isEmpty()) {
        printNote(Text::tr("The tray app is not installed: quotalamp-desktop is missing."));
        return ExitUnknown;
    }
#ifdef Q_OS_UNIX
    become(program, argv);
#else
    Q_UNUSED(argv)
    if (QProcess::startDetached(program, QCoreApplication::arguments().mid(1)))
        return ExitOk;
#endif
    printNote(Text::tr("The tray app could not be started."));
    return ExitUnknown;
}

int handOverToServer(char** argv)
{
    const QString program = ownProgram(u"quotalamp-serve"_s);
    if (program.isEmpty()) {
        printNote(Text::tr("The server is not installed: quotalamp-serve is missing."));
        return ExitUnknown;
    }
#ifdef Q_OS_UNIX
    become(program, argv);
#else
    Q_UNUSED(argv)
    if (const int status = QProcess::execute(program, QCoreApplication::arguments().mid(1)); status >= 0)
        return status;
#endif
    printNote(Text::tr("The server could not be started."));
    return ExitUnknown;
}

} // namespace quotalamp
