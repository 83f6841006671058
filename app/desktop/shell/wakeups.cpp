// SPDX-License-Identifier: MIT
#include "desktop/shell/wakeups.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <ctime>
#include <limits>

#include <sys/timerfd.h>
#include <unistd.h>
#endif

#ifdef QUOTALAMP_DBUS
#include <QDBusConnection>
#endif

using namespace Qt::StringLiterals;

namespace quotalamp {

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
