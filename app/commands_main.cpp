// SPDX-License-Identifier: MIT
#include "commands_main.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/handover.h"
#include "cli/translation.h"
#include "core/base/process.h"
#include "core/base/version.h"
#include "io/files/settingsfile.h"

#include <QCoreApplication>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// The exit status.
int run(int argc, char** argv)
{
    keepStandardStreams();
    makeRoomForFiles();
    setHome();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"quotalamp"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(version));

    const QStringList arguments = QCoreApplication::arguments();
    if (wantsDesktop(arguments))
        return handOverToDesktop(argv);
    if (wantsServer(arguments))
        return handOverToServer(argv);

    keepToOneself();
    CommandContext context{Places::standard()};
    installTranslation(application, SettingsFile(context.places).read().language);
    return runCommand(arguments, context);
}

} // namespace

} // namespace quotalamp

/// The commands. The tray app is a program of its own, so that this one starts without a display and without Widgets.
void quotalampCommands(int argc, char** argv)
{
    quotalamp::leave(quotalamp::run(argc, argv));
}
