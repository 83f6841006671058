// SPDX-License-Identifier: MIT
#include "program/overviewclock.h"

#include "io/files/usagestore.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds paceInSight = 50ms;
constexpr Milliseconds paceOfIcon = 500ms; ///< which panels are told of once a second

} // namespace

OverviewClock::OverviewClock(
    const UsageStore& store, const Settings& settings, std::function<InSight()> sight, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
    , m_sight(std::move(sight))
{
    m_soon.setSingleShot(true);
    m_next.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &OverviewClock::makeInTurn);
    connect(&m_next, &QTimer::timeout, this, &OverviewClock::makeInTurn);
    connect(&store, &UsageStore::changed, this, &OverviewClock::onChanged);
}

/// What an organisation tells sets limits of others, too.
void OverviewClock::onChanged(const QString& accountId)
{
    const AccountState* account = m_store.find(accountId);
    if (account && account->limitsOf.isEmpty())
        m_maker.forget(accountId);
    else
        m_maker.forgetAll();
}

void OverviewClock::makeNow()
{
    make(InSight::All);
}

void OverviewClock::makeOutlines()
{
    make(std::max(InSight::Outlines, m_sight()));
}

const Overview& OverviewClock::outlines()
{
    const bool isOfNow = m_sinceMade.isValid() && Milliseconds(m_sinceMade.elapsed()) < 1s && !m_soon.isActive();
    if (!isOfNow || m_madeFor < InSight::Outlines)
        makeOutlines();
    return m_overview;
}

void OverviewClock::makeAsWatched()
{
    make(m_sight());
}

CardView OverviewClock::card(const QString& accountId)
{
    const AccountState* account = m_store.find(accountId);
    return account ? m_maker.card(*account, wallClock()) : CardView();
}

/// Where answers have used up this turn of the event loop, in the next one; and not while a window opens.
void OverviewClock::makeInTurn()
{
    if (const auto wait = m_wait.due())
        return m_soon.start(*wait);
    makeAsWatched();
}

void OverviewClock::make(InSight sight)
{
    Turn::begin();
    m_wait.forget();
    m_soon.stop();
    const TimePoint now = wallClock();
    m_overview = m_maker.make(m_store.states(), now, m_settings, m_store.ledger().totals(now), sight);
    m_madeFor = sight;
    m_sinceMade.start();
    Q_EMIT made(m_overview);
    if (m_maker.isBehind())
        m_soon.start(paceInSight);
    const bool watched = m_sight() != InSight::Icon;
    const auto next = watched ? m_overview.nextChange : m_overview.nextIconChange;
    if (!next)
        return m_next.stop();
    m_next.setTimerType(watched ? Qt::CoarseTimer : Qt::VeryCoarseTimer);
    m_next.start(std::max<Milliseconds>(*next, 1s));
}

void OverviewClock::makeSoon()
{
    if (m_soon.isActive())
        return;
    const Milliseconds pace = m_sight() != InSight::Icon ? paceInSight : paceOfIcon;
    const Milliseconds since = m_sinceMade.isValid() ? Milliseconds(m_sinceMade.elapsed()) : pace;
    m_soon.start(std::max(pace - since, Milliseconds(0)));
}

} // namespace quotalamp
