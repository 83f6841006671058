// SPDX-License-Identifier: MIT
#include "core/base/process.h"
#include "core/base/version.h"
#include "core/model/demoannouncement.h"
#include "demo/demoserver.h"
#include "io/files/places.h"
#include "io/providerfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QThread>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

constexpr int wrongUsageStatus = 2;
constexpr int noPortStatus = 5;

/// The folder of recorded answers; empty for the demo's own story, nothing for other arguments.
std::optional<QString> answersFolder(const QStringList& arguments)
{
    if (arguments.size() == 1)
        return QString();
    if (arguments.size() == 3 && arguments.at(1) == "--answers"_L1 && !arguments.at(2).isEmpty())
        return arguments.at(2);
    return std::nullopt;
}

bool listen(DemoServer& server, const QString& answers)
{
    if (answers.isEmpty())
        return server.start();
    const Registry registry = knownProviders(Places::standard()).registry;
    return server.start(recordingsIn(QDir(answers), registry), registry);
}

void announce(const DemoServer& server)
{
    const QByteArray line = announcementLine({server.accounts(), server.keys()}, server.port());
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fflush(stdout);
}

/// Standard input is open as long as the program that started this one runs, however it ends.
void awaitEndOfInput()
{
    std::array<char, 64> said{};
    while (std::fread(said.data(), 1, said.size(), stdin) > 0) { }
    QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
}

} // namespace

/// The demo, which Quotalamp's other programs start when somebody wants it: listens on the loopback, says on standard
/// output in one line what it serves, and ends when its standard input does.
int main(int argc, char** argv)
{
    keepToOneself();
    setHome();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"quotalamp"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(version));
    const auto answers = answersFolder(QCoreApplication::arguments());
    if (!answers) {
        std::fputs("quotalamp-demo: started by quotalamp --demo; takes --answers FOLDER and nothing else.\n", stderr);
        return wrongUsageStatus;
    }
    DemoServer server;
    if (!listen(server, *answers))
        return noPortStatus;
    announce(server);
    const std::unique_ptr<QThread> input(QThread::create(awaitEndOfInput));
    input->start();
    const int status = QCoreApplication::exec();
    input->wait();
    return status;
}
