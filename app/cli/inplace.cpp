// SPDX-License-Identifier: MIT
#include "cli/inplace.h"

#include "cli/console.h"
#include "core/base/process.h"
#include "core/base/tr.h"

#include <QFile>

#include <algorithm>
#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <ctime>

#include <unistd.h>
#else
#include <QProcess>
#endif

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr int notExecutable = 126; ///< as shells have it
constexpr int notFound = 127;

int commandNotStarted(const QString& program, const QString& why, int status)
{
    printNote(Text::tr("“%1” could not be started: %2").arg(program, why));
    return status;
}

} // namespace

void sleepUntil(TimePoint instant)
{
#ifdef Q_OS_LINUX
    const auto since = instant.time_since_epoch();
    const auto seconds = std::chrono::floor<Seconds>(since);
    timespec until{};
    until.tv_sec = seconds.count();
    until.tv_nsec = std::chrono::nanoseconds(since - seconds).count();
    // The kernel looks at it anew when the clock is set, and after a suspend.
    while (::clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until, nullptr) == EINTR) { }
#else
    constexpr Milliseconds step = 10s;
    for (TimePoint now = wallClock(); now < instant; now = wallClock())
        std::this_thread::sleep_for(std::min<Milliseconds>(step, instant - now));
#endif
}

#ifdef Q_OS_UNIX

int becomeCommand(const QStringList& words)
{
    std::vector<QByteArray> bytes;
    bytes.reserve(static_cast<std::size_t>(words.size()));
    for (const QString& word : words)
        bytes.push_back(QFile::encodeName(word));
    std::vector<char*> argv;
    argv.reserve(bytes.size() + 1);
    for (QByteArray& each : bytes)
        argv.push_back(each.data());
    argv.push_back(nullptr);
    giveBackWhatWasTaken();
    ::execvp(argv.front(), argv.data());
    const int reason = errno;
    return commandNotStarted(words.constFirst(), qt_error_string(reason), reason == ENOENT ? notFound : notExecutable);
}

#else

int becomeCommand(const QStringList& words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(words.constFirst(), words.mid(1));
    if (!process.waitForStarted())
        return commandNotStarted(words.constFirst(), process.errorString(), notFound);
    process.waitForFinished(-1);
    return process.exitCode();
}

#endif

} // namespace quotalamp
