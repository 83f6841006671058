// SPDX-License-Identifier: MIT
#include "program/overviewclock.h"

#include "io/files/usagestore.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

OverviewClock::OverviewClock(
    const UsageStore& store, const Settings& settings, std::function<bool()> watched, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
    , m_watched(std::move(watched))
{
    m_soon.setSingleShot(true);
    m_next.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &OverviewClock::makeAsWatched);
    connect(&m_next, &QTimer::timeout, this, &OverviewClock::makeAsWatched);
}

void OverviewClock::makeNow()
{
    make(InSight::All);
}

void OverviewClock::makeAsWatched()
{
    make(m_watched() ? InSight::All : InSight::Icon);
}

void OverviewClock::make(InSight sight)
{
    m_soon.stop();
    const TimePoint now = wallClock();
    m_overview = quotalamp::overview(m_store.states(), now, m_settings, m_store.ledger().totals(now), sight);
    Q_EMIT made(m_overview);
    const bool watched = m_watched();
    const auto next = watched ? m_overview.nextChange : m_overview.nextIconChange;
    if (!next)
        return m_next.stop();
    m_next.setTimerType(watched ? Qt::CoarseTimer : Qt::VeryCoarseTimer);
    m_next.start(std::max<Milliseconds>(*next, 1s));
}

void OverviewClock::makeSoon()
{
    if (!m_soon.isActive())
        m_soon.start(0);
}

} // namespace quotalamp
