// SPDX-License-Identifier: MIT
#include "core/rules/duetimes.h"

#include <algorithm>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds goAlong = 500ms;
constexpr auto farthest = 25h; ///< no wait is longer, but for a clock that was set back

} // namespace

void DueTimes::plan(const QString& accountId, TimePoint due, TimePoint now, Seconds interval, bool mayLook)
{
    const bool look = mayLook && due > now + 2 * interval;
    put(accountId, {look ? now + interval : due, look});
}

void DueTimes::hasten(const QString& accountId, TimePoint at)
{
    const auto planned = m_times.find(accountId);
    if (planned != m_times.end())
        put(accountId, {std::min(planned->second.at, at), false});
}

void DueTimes::put(const QString& accountId, const Plan& plan)
{
    remove(accountId);
    m_times.emplace(accountId, plan);
    m_instants.insert(plan.at);
}

void DueTimes::remove(const QString& accountId)
{
    const auto planned = m_times.find(accountId);
    if (planned == m_times.end())
        return;
    m_instants.erase(m_instants.find(planned->second.at));
    m_times.erase(planned);
}

void DueTimes::removeIf(const std::function<bool(const QString& accountId)>& isGone)
{
    for (const QString& accountId : accountIds()) {
        if (isGone(accountId))
            remove(accountId);
    }
}

std::vector<QString> DueTimes::accountIds() const
{
    std::vector<QString> ids;
    for (const auto& [accountId, plan] : m_times)
        ids.push_back(accountId);
    return ids;
}

std::optional<TimePoint> DueTimes::first() const
{
    return m_instants.empty() ? std::nullopt : std::optional(*m_instants.begin());
}

std::vector<DueTimes::Due> DueTimes::take(TimePoint now)
{
    std::vector<Due> due;
    for (const auto& [accountId, plan] : m_times) {
        if (plan.at <= now + goAlong || plan.at > now + farthest)
            due.push_back({accountId, plan.look});
    }
    for (const Due& each : due)
        remove(each.accountId);
    return due;
}

void DueTimes::shift(Milliseconds by)
{
    m_instants.clear();
    for (auto& [accountId, plan] : m_times) {
        plan.at += by;
        m_instants.insert(plan.at);
    }
}

} // namespace quotalamp
