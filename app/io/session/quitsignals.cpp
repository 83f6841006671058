// SPDX-License-Identifier: MIT
#include "io/session/quitsignals.h"

#ifdef Q_OS_UNIX
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace quotalamp {

#ifdef Q_OS_UNIX

namespace {

constexpr std::array signalsToEnd{SIGTERM, SIGINT, SIGHUP};

// A signal handler can reach nothing but globals.
std::array<int, 2> ends{-1, -1};
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void onSignal(int number)
{
    const int before = errno;
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    errno = before;
}

bool openPipe()
{
    if (::pipe(ends.data()) != 0) {
        return false;
    }
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return true;
}

void handleSignals(void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : signalsToEnd) {
        ::sigaction(number, &action, nullptr);
    }
}

} // namespace

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent)
{
    if (writeEnd >= 0 || !openPipe()) {
        return;
    }
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &QuitSignals::read);
    handleSignals(onSignal);
}

QuitSignals::~QuitSignals()
{
    if (!m_notifier) {
        return;
    }
    handleSignals(SIG_DFL);
    m_notifier.reset();
    writeEnd = -1;
    ::close(ends[0]);
    ::close(ends[1]);
}

void QuitSignals::read()
{
    std::array<char, 16> bytes{};
    while (::read(ends[0], bytes.data(), bytes.size()) > 0) { }
    Q_EMIT quitRequested();
}

#else

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent)
{
}
QuitSignals::~QuitSignals() = default;
void QuitSignals::read() { }

#endif

} // namespace quotalamp
