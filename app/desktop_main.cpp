// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/translation.h"
#include "core/base/overwriting.h"
#include "core/base/process.h"
#include "core/base/version.h"
#include "io/files/settingsfile.h"
#include "program/openingwindows.h"
#include "program/screenshots.h"
#include "program/trayprogram.h"

#include <QApplication>
#include <QPixmapCache>

#include <cstdio>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostCachedPixmaps = 256; ///< kB; Qt keeps each icon that a panel was ever shown, in up to 10 MB

QStringList argumentList(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]); // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic)
    return arguments;
}

/// Arguments that are not the tray app's: they mean here what they mean to quotalamp. No display, no Widgets.
int runAsCommand(int& argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    installTranslation(*QCoreApplication::instance(), {});
    CommandContext context{Places::standard()};
    return runCommand(QCoreApplication::arguments(), context);
}

/// Qt would end the process with a message for developers.
bool hasDisplay()
{
#ifdef Q_OS_UNIX
#ifndef Q_OS_MACOS
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#endif
#endif
    return true;
}

/// The exit status.
int run(int argc, char** argv)
{
    keepStandardStreams();
    overwriteWhatIsFreed(argv);
    keepToOneself();
    makeRoomForFiles();
    setHome();
    QCoreApplication::setApplicationName(u"quotalamp"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(version));
    const QStringList arguments = argumentList(argc, argv);
    if (arguments.value(1) == u"screenshot"_s)
        return takeScreenshots(argc, argv);
    const auto options = readStartOptions(arguments);
    if (!options)
        return runAsCommand(argc, argv);
    if (!hasDisplay()) {
        std::fputs("quotalamp: there is no display; \"quotalamp status\" works without one.\n", stderr);
        return ExitUsage;
    }
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Quotalamp"_s);
    QGuiApplication::setDesktopFileName(u"quotalamp"_s);
    const OpeningWindows windows;
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QPixmapCache::setCacheLimit(mostCachedPixmaps);
    const Places places = Places::standard();
    installTranslation(application, options->demo ? QString() : SettingsFile(places).read().language);
    TrayProgram program(*options, places);
    if (const auto status = program.start())
        return *status;
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    leave(run(argc, argv));
}
