// SPDX-License-Identifier: MIT
#include "support/partner.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace quotalamp::test {

Partner::Partner(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
    m_process.waitForStarted();
}

Partner::~Partner()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    thaw();
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        kill();
}

void Partner::tell(const QString& command)
{
    m_process.write(command.toUtf8() + '\n');
}

void Partner::read()
{
    m_bytes += m_process.readAllStandardOutput();
    for (auto end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
        m_lines << QString::fromUtf8(m_bytes.left(end));
        m_bytes.remove(0, end + 1);
    }
}

QStringList Partner::heard()
{
    read();
    return m_lines;
}

void Partner::take()
{
    read();
    m_lines.clear();
}

bool Partner::says(const QString& line, int milliseconds)
{
    return QTest::qWaitFor([&] { return heard().contains(line); }, milliseconds);
}

QString Partner::after(const QString& start, int milliseconds)
{
    QString rest;
    (void)QTest::qWaitFor(
        [&] {
            const QStringList lines = heard().filter(QRegularExpression(u'^' + QRegularExpression::escape(start)));
            rest = lines.isEmpty() ? QString() : lines.first().mid(start.size());
            return !lines.isEmpty();
        },
        milliseconds);
    return rest;
}

void Partner::freeze()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void Partner::thaw()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

void Partner::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace quotalamp::test
