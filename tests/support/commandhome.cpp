// SPDX-License-Identifier: MIT
#include "support/commandhome.h"

#include <QProcess>

namespace quotalamp::test {

using namespace Qt::StringLiterals;

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
    return environment;
}

Ran ranWith(
    const QString& program, const QStringList& words, const QProcessEnvironment& environment, const QByteArray& input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    const int exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {
        exit, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace quotalamp::test
