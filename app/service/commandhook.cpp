// SPDX-License-Identifier: MIT
#include "service/commandhook.h"

#include "core/base/process.h"
#include "core/base/text.h"

#include <QDir>
#include <QProcessEnvironment>

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

constexpr qsizetype keptOutput = 2048; ///< bytes
constexpr int longestName = 60;        ///< characters of a program in a sentence

QString programName(const QStringList& command)
{
    return plainText(command.value(0), longestName);
}

QProcessEnvironment environmentWithout(const QStringList& withheld)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : withheld)
        environment.remove(name);
    return environment;
}

} // namespace

QString lastLine(const QByteArray& output)
{
    QString last;
    for (const QString& line : QString::fromUtf8(output).split(u'\n')) {
        if (const QString plain = redacted(plainText(line)); !plain.isEmpty())
            last = plain;
    }
    return last;
}

CommandHook::CommandHook(QObject* parent)
    : CommandHook(Limits{}, parent)
{
}

CommandHook::CommandHook(const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_trouble.isEmpty())
            return stop(tr("The command %1 took longer than %2 s and was ended.")
                            .arg(programName(m_command), QString::number(m_limits.run / Seconds(1))));
        m_group.kill(*m_process);
    });
}

CommandHook::~CommandHook()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_group.kill(*m_process);
}

void CommandHook::setCommand(const QStringList& command)
{
    if (m_command == command)
        return;
    m_command = command;
    m_waiting.clear();
}

void CommandHook::run(const QByteArray& input, const QStringList& withheld)
{
    if (m_command.isEmpty())
        return;
    if (m_waiting.size() == m_limits.waiting) {
        m_waiting.pop_front();
        Q_EMIT ended(tr("The command %1 is too slow: an event was dropped.").arg(programName(m_command)));
    }
    m_waiting.push_back({input, withheld});
    startNext();
}

void CommandHook::startNext()
{
    if (m_process || m_waiting.empty())
        return;
    const Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_process = std::make_unique<QProcess>();
    m_printed = 0;
    m_tail.clear();
    m_trouble.clear();
    m_process->setProgram(m_command.first());
    m_process->setArguments(m_command.mid(1));
    m_process->setWorkingDirectory(QDir::homePath());
    m_process->setProcessEnvironment(environmentWithout(next.withheld));
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &CommandHook::takeOutput);
    connect(m_process.get(), &QProcess::errorOccurred, this, &CommandHook::onError);
    connect(m_process.get(), &QProcess::finished, this, &CommandHook::onFinished);
    m_limit.start(m_limits.run);
    const AsThePersonLikes rights;
    m_group.start(*m_process);
    // One that reads nothing costs a line of memory; one that is gone already has had its word.
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->write(next.input);
        m_process->closeWriteChannel();
    }
}

void CommandHook::takeOutput()
{
    const QByteArray chunk = m_process->readAllStandardOutput();
    m_printed += chunk.size();
    m_tail = (m_tail + chunk).right(keptOutput);
    if (m_printed > m_limits.printed && m_trouble.isEmpty())
        stop(tr("The command %1 printed too much and was ended.").arg(programName(m_command)));
}

/// Asks it to end; what comes of that is heard by onFinished().
void CommandHook::stop(const QString& trouble)
{
    m_trouble = trouble;
    m_limit.start(m_limits.grace);
    m_group.terminate(*m_process);
}

/// Errors of reading and writing are its way to end before it has read all.
void CommandHook::onError(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart)
        finish(
            tr("The command %1 cannot be started: is it there, and may it be executed?").arg(programName(m_command)));
}

void CommandHook::onFinished(int code, QProcess::ExitStatus status)
{
    takeOutput();
    if (!m_trouble.isEmpty()) {
        m_group.kill(*m_process); // what it started may go on without it
        return finish(m_trouble);
    }
    const bool well = status == QProcess::NormalExit && code == 0;
    if (well)
        return finish({});
    const QString how = status == QProcess::NormalExit
        ? tr("The command %1 failed with exit status %2.").arg(programName(m_command), QString::number(code))
        : tr("The command %1 crashed or was ended.").arg(programName(m_command));
    const QString said = lastLine(m_tail);
    finish(said.isEmpty() ? how : how + u' ' + tr("It said: “%1”").arg(said));
}

/// Once for each run. The process may be what speaks just now, so that it goes later.
void CommandHook::finish(const QString& trouble)
{
    if (!m_process)
        return;
    m_limit.stop();
    m_group.leave();
    m_process->disconnect(this);
    m_process.release()->deleteLater();
    QMetaObject::invokeMethod(this, &CommandHook::startNext, Qt::QueuedConnection);
    Q_EMIT ended(trouble);
}

} // namespace quotalamp
