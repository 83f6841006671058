// SPDX-License-Identifier: MIT
#include "support/commandhome.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTimer>

namespace quotalamp::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto owned = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

} // namespace

Places CommandHome::places() const
{
    return {filePath(u"config/quotalamp"_s), filePath(u"state/quotalamp"_s), filePath(u"run/quotalamp"_s)};
}

QProcessEnvironment CommandHome::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, path());
    environment.insert(u"XDG_CONFIG_HOME"_s, filePath(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, filePath(u"state"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, filePath(u"run"_s));
    environment.insert(u"LANGUAGE"_s, u"en"_s);
    // Where leaks are searched for: not in what threads keep of their own. There the search crashes as one of them ends,
    // which that of Qt's requests does when a command is over.
    const QString search = u"LSAN_OPTIONS"_s;
    environment.insert(search, environment.value(search) + ":use_tls=0"_L1);
    return environment;
}

bool CommandHome::makeRuntimeFolder() const
{
    const QString folder = places().runtime;
    return QDir().mkpath(folder) && QFile::setPermissions(filePath(u"run"_s), owned)
        && QFile::setPermissions(folder, owned);
}

Ran ranWith(
    const QString& program, const QStringList& words, const QProcessEnvironment& environment, const QByteArray& input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    QEventLoop loop;
    QObject::connect(&process, &QProcess::stateChanged, &loop, [&loop](QProcess::ProcessState state) {
        if (state == QProcess::NotRunning)
            loop.quit();
    });
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    if (process.state() != QProcess::NotRunning || process.error() == QProcess::FailedToStart) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    const int exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {
        exit, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace quotalamp::test
