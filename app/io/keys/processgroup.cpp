// SPDX-License-Identifier: MIT
#include "io/keys/processgroup.h"

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

namespace {

constexpr int killedWithin = 1000; ///< milliseconds

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

} // namespace

ProcessGroup::~ProcessGroup()
{
    leave();
}

void ProcessGroup::start(QProcess& process)
{
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] {
        ::setpgid(0, 0);
#ifdef Q_OS_LINUX
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // where we are killed ourselves
#endif
    });
#endif
    process.start();
#ifdef Q_OS_UNIX
    m_group = process.processId();
    if (m_group > 0)
        enterGroup(static_cast<pid_t>(m_group));
#endif
}

void ProcessGroup::terminate(QProcess& process) const
{
#ifdef Q_OS_UNIX
    if (m_group > 0)
        ::kill(static_cast<pid_t>(-m_group), SIGTERM);
#endif
    process.terminate();
}

void ProcessGroup::kill(QProcess& process)
{
#ifdef Q_OS_UNIX
    if (m_group > 0)
        endGroup(static_cast<pid_t>(m_group));
#endif
    leave();
    process.kill();
    process.waitForFinished(killedWithin);
}

void ProcessGroup::leave()
{
#ifdef Q_OS_UNIX
    if (m_group > 0)
        leaveGroup(static_cast<pid_t>(m_group));
#endif
    m_group = 0;
}

} // namespace quotalamp
