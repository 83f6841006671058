// SPDX-License-Identifier: MIT
#include "io/keys/keyplaces.h"

#include "core/base/tr.h"
#include "core/keys/keytext.h"
#include "io/files/plainfile.h"
#include "io/keys/keyerrors.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

#include <memory>

#ifdef Q_OS_UNIX
#include <array>
#include <atomic>
#include <csignal>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

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

#ifdef Q_OS_UNIX

/// The process groups of commands that run now. A signal that ends us finds them here, where no object can be reached.
std::array<std::atomic<pid_t>, 256> runningGroups{}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void endGroup(pid_t group)
{
    ::kill(-group, SIGKILL);
    ::kill(group, SIGKILL); // where it has not made its group yet
}

/// A terminal sends its signals to our group alone, and the commands have groups of their own.
void endGroupsAndUs(int signal)
{
    for (const auto& each : runningGroups) {
        if (const pid_t group = each.load(); group > 0)
            endGroup(group);
    }
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

/// Only where nobody else ends the program in an orderly way.
void watchSignals()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        struct sigaction now { };
        if (::sigaction(signal, nullptr, &now) != 0 || (now.sa_flags & SA_SIGINFO) != 0 || now.sa_handler != SIG_DFL)
            continue;
        struct sigaction ours { };
        ours.sa_handler = endGroupsAndUs;
        ::sigaction(signal, &ours, nullptr);
    }
}

void enterGroup(pid_t group)
{
    watchSignals();
    for (auto& each : runningGroups) {
        pid_t free = 0;
        if (each.compare_exchange_strong(free, group))
            return;
    }
}

void leaveGroup(pid_t group)
{
    for (auto& each : runningGroups) {
        pid_t ours = group;
        (void)each.compare_exchange_strong(ours, 0);
    }
}

#endif

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
        // A group of its own, so that what the command started can be ended with it.
        m_process.setChildProcessModifier([] {
            ::setpgid(0, 0);
#ifdef Q_OS_LINUX
            ::prctl(PR_SET_PDEATHSIG, SIGKILL); // where we are killed ourselves
#endif
        });
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
        m_process.start();
#ifdef Q_OS_UNIX
        m_group = static_cast<pid_t>(m_process.processId());
        if (m_group > 0)
            enterGroup(m_group);
#endif
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
#ifdef Q_OS_UNIX
        if (m_group > 0)
            leaveGroup(m_group);
#endif
        if (m_process.state() == QProcess::NotRunning)
            return;
#ifdef Q_OS_UNIX
        if (m_group > 0)
            endGroup(m_group);
#endif
        m_process.kill();
        m_process.waitForFinished(1000);
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
#ifdef Q_OS_UNIX
    pid_t m_group = 0;
#endif
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
