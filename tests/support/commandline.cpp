// SPDX-License-Identifier: MIT
#include "support/commandline.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace quotalamp::test {

CommandLine::CommandLine(std::function<void(const QString&)> heard)
    : m_heard(std::move(heard))
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &CommandLine::read);
}

void CommandLine::read()
{
    std::array<char, 4096> buffer{};
    const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count <= 0) {
        m_notifier.setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    m_bytes.append(buffer.data(), count);
    for (auto end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_bytes.left(end));
        m_bytes.remove(0, end + 1);
        m_heard(line);
    }
}

void say(const QString& line)
{
    std::fputs(line.toUtf8().append('\n').constData(), stdout);
    std::fflush(stdout);
}

} // namespace quotalamp::test
