#include "io/keyplaces.h"

#include "core/keytext.h"
#include "core/tr.h"
#include "io/plainfile.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 64 * 1024;

Error noKey(const QString& sentence)
{
    return {ErrorKind::NoKey, 0, sentence, {}};
}

Result<Secret, Error> fromText(QByteArray bytes, const QString& place)
{
    auto secret = keyFromText(std::move(bytes));
    if (!secret)
        return noKey(Text::tr("No usable key in %1: %2").arg(place, secret.error().sentence));
    return std::move(secret).value();
}

/// One run of a command; goes by itself.
class KeyCommand : public QObject {
public:
    KeyCommand(const QString& commandLine, Milliseconds within, QObject* context, KeyDone done)
        : QObject(context)
        , m_done(std::move(done))
    {
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_WIN
        m_process.setProgram(u"cmd.exe"_s);
        m_process.setNativeArguments("/d /c "_L1 + commandLine);
#else
        m_process.setProgram(u"/bin/sh"_s);
        m_process.setArguments({u"-c"_s, commandLine});
        // A group of its own, so that what the command started can be ended with it.
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
#endif
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { takeOutput(); });
        connect(&m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { onFinished(code, status); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(noKey(Text::tr("The command for the key failed.")));
        });
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this,
            [this] { finish(noKey(Text::tr("The command for the key took too long."))); });
        m_limit.start(within);
        m_process.start();
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
            return;
#ifdef Q_OS_UNIX
        if (m_process.processId() > 0)
            ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
#endif
        m_process.kill();
        m_process.waitForFinished(1000);
    }

    void takeOutput()
    {
        m_output += m_process.readAllStandardOutput();
        if (m_output.size() > mostBytes)
            finish(noKey(Text::tr("The command for the key failed.")));
    }

    void onFinished(int code, QProcess::ExitStatus status)
    {
        takeOutput();
        if (status != QProcess::NormalExit || code != 0)
            return finish(noKey(Text::tr("The command for the key failed.")));
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
    QTimer m_limit;
    QByteArray m_output;
};

} // namespace

Result<Secret, Error> keyFromEnvironment(const QString& name)
{
    const QByteArray variable = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return noKey(Text::tr("The environment variable %1 is not set.").arg(name));
    return fromText(qgetenv(variable.constData()), name);
}

Result<Secret, Error> keyFromFile(const QString& path)
{
    const bool atHome = path.startsWith("~/"_L1);
    const QString name = atHome ? QDir::homePath() + path.mid(1) : path;
    if (!QFileInfo::exists(name))
        return noKey(Text::tr("There is no file %1.").arg(path));
    auto bytes = readPlainFile(name, mostBytes);
    if (!bytes)
        return noKey(Text::tr("The file %1 cannot be read.").arg(path));
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
