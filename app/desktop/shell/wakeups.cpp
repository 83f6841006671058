// SPDX-License-Identifier: MIT
#include "desktop/shell/wakeups.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#endif

#ifdef Q_OS_LINUX
#include <ctime>
#include <limits>

#include <sys/timerfd.h>
#endif

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#endif

using namespace Qt::StringLiterals;

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

bool ClockJump::look(TimePoint wall, Milliseconds steady, std::optional<Milliseconds> every)
{
    const bool first = !m_wall;
    const Milliseconds bySteady = steady - m_steady;
    const Milliseconds byWall = first ? bySteady : wall - *m_wall;
    m_wall = wall;
    m_steady = steady;
    if (first) {
        return false;
    }
    return std::chrono::abs(byWall - bySteady) > tolerance || (every && bySteady > *every + tolerance);
}

#ifdef Q_OS_LINUX

ClockSet::ClockSet(QObject* parent)
    : QObject(parent)
    , m_timer(::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
    if (m_timer < 0 || !arm())
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_timer, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ClockSet::onReadable);
}

ClockSet::~ClockSet()
{
    m_notifier.reset();
    if (m_timer >= 0)
        ::close(m_timer);
}

/// For an instant that never comes.
bool ClockSet::arm() const
{
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max();
    return ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr) == 0;
}

void ClockSet::onReadable()
{
    quint64 times = 0;
    if (::read(m_timer, &times, sizeof times) < 0 && errno != ECANCELED)
        return;
    if (!arm())
        m_notifier->setEnabled(false);
    Q_EMIT told();
}

#else

ClockSet::ClockSet(QObject* parent)
    : QObject(parent)
{
}
ClockSet::~ClockSet() = default;
bool ClockSet::arm() const
{
    return false;
}
void ClockSet::onReadable() { }

#endif

namespace {

constexpr Seconds lookEvery{60};
constexpr Seconds tellAtMostEvery{5};

Milliseconds steadyClock()
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

Wakeups::Wakeups(QObject* parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    connect(&m_clockSet, &ClockSet::told, this, &Wakeups::look);
    watchLogind();
    look();
    if (m_clockSet.hears())
        return;
    m_tick = new QTimer(this);
    m_tick->setTimerType(Qt::VeryCoarseTimer);
    connect(m_tick, &QTimer::timeout, this, &Wakeups::look);
    m_tick->start(lookEvery);
}

void Wakeups::look()
{
    const auto every = m_tick ? std::optional<Milliseconds>(lookEvery) : std::nullopt;
    if (m_clocks.look(wallClock(), steadyClock(), every)) {
        tell();
    }
}

void Wakeups::tell()
{
    if (m_quiet.isActive()) {
        return;
    }
    m_quiet.start(tellAtMostEvery);
    Q_EMIT woke();
}

void Wakeups::onPrepareForSleep(bool goingToSleep)
{
    if (!goingToSleep) {
        tell();
    }
}

#ifdef QUOTALAMP_DBUS

void Wakeups::watchLogind()
{
    QDBusConnection::systemBus().connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
        u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this, SLOT(onPrepareForSleep(bool)));
}

#else

void Wakeups::watchLogind() { }

#endif

} // namespace quotalamp
