// SPDX-License-Identifier: MIT
#include "io/keys/keyplaces.h"

#include "core/base/tr.h"
#include "core/keys/keytext.h"
#include "io/files/plainfile.h"
#include "io/keys/keyerrors.h"
#include "io/keys/processgroup.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

#include <memory>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostKeyBytes = 64 * 1024;

Result<Secret, Error> fromText(QByteArray bytes, const QString& place)
{
    auto secret = keyFromText(std::move(bytes));
    if (!secret)
        return noKeyThere(Text::tr("No usable key in %1: %2").arg(place, secret.error().sentence));
    return std::move(secret).value();
}

/// One run of a command; goes by itself.
class KeyCommand : public QObject {
public:
    KeyCommand(const QString& commandLine, Milliseconds within, QObject* context, KeyDone done)
        : QObject(context)
        , m_done(std::move(done))
    {
        // The same one wherever the program was started from.
        m_process.setWorkingDirectory(QDir::homePath());
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_WIN
        m_process.setProgram(u"cmd.exe"_s);
        m_process.setNativeArguments("/d /c "_L1 + commandLine);
#else
        m_process.setProgram(u"/bin/sh"_s);
        m_process.setArguments({u"-c"_s, commandLine});
#endif
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { takeOutput(); });
        connect(&m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { onFinished(code, status); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(noKeyThere(Text::tr("The command for the key failed.")));
        });
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this,
            [this] { finish(noKeyThere(Text::tr("The command for the key took too long."))); });
        m_limit.start(within);
        m_group.start(m_process);
    }

    ~KeyCommand() override
    {
        m_process.disconnect(this);
        end();
        m_output.fill('\0');
    }

private:
    void end()
    {
        if (m_process.state() == QProcess::NotRunning)
            m_group.leave();
        else
            m_group.kill(m_process);
    }

    void takeOutput()
    {
        m_output += m_process.readAllStandardOutput();
        if (m_output.size() > mostKeyBytes)
            finish(noKeyThere(Text::tr("The command for the key failed.")));
    }

    void onFinished(int code, QProcess::ExitStatus status)
    {
        takeOutput();
        if (status != QProcess::NormalExit || code != 0)
            return finish(noKeyThere(Text::tr("The command for the key failed.")));
        finish(fromText(std::exchange(m_output, {}), Text::tr("the command's output")));
    }

    void finish(Result<Secret, Error> result)
    {
        const KeyDone done = std::exchange(m_done, {});
        if (!done)
            return;
        m_process.disconnect(this);
        m_limit.stop();
        end();
        deleteLater();
        done(std::move(result));
    }

    KeyDone m_done;
    QProcess m_process;
    ProcessGroup m_group;
    QTimer m_limit;
    QByteArray m_output;
};

} // namespace

Result<Secret, Error> keyFromEnvironment(const QString& name)
{
    const QByteArray variable = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return noKeyThere(Text::tr("The environment variable %1 is not set.").arg(name));
    return fromText(qgetenv(variable.constData()), name);
}

Result<Secret, Error> keyFromFile(const QString& path)
{
    const bool atHome = path.startsWith("~/"_L1);
    const QString name = atHome ? QDir::homePath() + path.mid(1) : path;
    if (!QFileInfo::exists(name))
        return noKeyThere(Text::tr("There is no file %1.").arg(path));
    auto bytes = readPlainFile(name, mostKeyBytes);
    if (!bytes)
        return noKeyThere(Text::tr("The file %1 cannot be read.").arg(path));
    return fromText(std::move(*bytes), path);
}

void keyFromCommand(const QString& commandLine, Milliseconds within, QObject* context, KeyDone done)
{
    new KeyCommand(commandLine, within, context, std::move(done));
}

void readLater(QObject* context, std::function<Result<Secret, Error>()> source, KeyDone done)
{
    QMetaObject::invokeMethod(
        context, [source = std::move(source), done = std::move(done)] { done(source()); }, Qt::QueuedConnection);
}

} // namespace quotalamp
