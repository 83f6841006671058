// SPDX-License-Identifier: MIT
#include "cli/console.h"
#include "cli/translation.h"
#include "core/base/overwriting.h"
#include "core/base/process.h"
#include "core/base/version.h"
#include "io/files/settingsfile.h"
#include "serve/serveprogram.h"

#include <QCoreApplication>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// The exit status.
int run(int argc, char** argv)
{
    keepStandardStreams();
    overwriteWhatIsFreed(argv);
    keepToOneself();
    makeRoomForFiles();
    setHome();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"quotalamp"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(version));
    const Places places = Places::standard();
    installTranslation(application, SettingsFile(places).read().language);

    QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "serve"_L1)
        words.removeAt(1);
    ServeOptions options;
    if (const auto done = readServeOptions(words, options))
        return *done;
    ServeProgram program(std::move(options), places);
    if (const auto status = program.start())
        return *status;
    return QCoreApplication::exec();
}

} // namespace

} // namespace quotalamp

/// `quotalamp serve`, a program of its own, since the others need no server.
int main(int argc, char** argv)
{
    quotalamp::leave(quotalamp::run(argc, argv));
}
