// SPDX-License-Identifier: MIT
#include "core/base/turn.h"

#include <QAbstractEventDispatcher>
#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <chrono>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::nanoseconds length = 3ms; ///< a piece that begins before it ends, ends soon enough after it

/// When what is divided began between the last look for events of this thread and the next; invalid: not yet.
QElapsedTimer& began()
{
    thread_local QElapsedTimer timer;
    return timer;
}

/// Until when the turns of this thread are kept free.
QDeadlineTimer& freeUntil()
{
    thread_local QDeadlineTimer timer;
    return timer;
}

} // namespace

Turn::Turn(std::function<void()> goOn)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    QObject::connect(&m_next, &QTimer::timeout, &m_next, std::move(goOn));
}

bool Turn::hasTime()
{
    const bool isFirst = !m_next.isActive();
    if (isFirst)
        m_next.start();
    begin();
    return isFirst || !isOver();
}

void Turn::begin()
{
    const QAbstractEventDispatcher* loop = QAbstractEventDispatcher::instance();
    if (began().isValid() || !loop)
        return;
    began().start();
    QObject::connect(
        loop, &QAbstractEventDispatcher::awake, loop, [] { began().invalidate(); }, Qt::SingleShotConnection);
}

bool Turn::isOver()
{
    return keptFree() > 0ms || (began().isValid() && began().nsecsElapsed() >= length.count());
}

void Turn::keepFree(Milliseconds time)
{
    freeUntil().setRemainingTime(time, Qt::PreciseTimer);
}

Milliseconds Turn::keptFree()
{
    return Milliseconds(freeUntil().remainingTime());
}

std::optional<Milliseconds> OneWait::due()
{
    if (const Milliseconds free = Turn::keptFree(); free > 0ms)
        return free;
    m_waits = Turn::isOver() && !m_waits;
    return m_waits ? std::optional(0ms) : std::nullopt;
}

} // namespace quotalamp
