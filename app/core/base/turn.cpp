// SPDX-License-Identifier: MIT
#include "core/base/turn.h"

#include <chrono>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::nanoseconds length = 3ms; ///< a piece that begins before it ends, ends soon enough after it

} // namespace

Turn::Turn(std::function<void()> goOn)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    QObject::connect(&m_next, &QTimer::timeout, &m_next, std::move(goOn));
}

bool Turn::hasTime()
{
    if (!m_next.isActive()) {
        m_since.start();
        m_next.start();
    }
    return m_since.nsecsElapsed() < length.count();
}

} // namespace quotalamp
