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
    m_times[accountId] = {look ? now + interval : due, look};
}

void DueTimes::hasten(const QString& accountId, TimePoint at)
{
    const auto planned = m_times.find(accountId);
    if (planned != m_times.end())
        planned->second = {std::min(planned->second.at, at), false};
}

void DueTimes::removeIf(const std::function<bool(const QString& accountId)>& isGone)
{
    std::erase_if(m_times, [&](const auto& entry) { return isGone(entry.first); });
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
    if (m_times.empty())
        return std::nullopt;
    return std::ranges::min_element(m_times, {}, [](const auto& entry) { return entry.second.at; })->second.at;
}

std::vector<DueTimes::Due> DueTimes::take(TimePoint now)
{
    std::vector<Due> due;
    for (const auto& [accountId, plan] : m_times) {
        if (plan.at <= now + goAlong || plan.at > now + farthest)
            due.push_back({accountId, plan.look});
    }
    for (const Due& each : due)
        m_times.erase(each.accountId);
    return due;
}

void DueTimes::shift(Milliseconds by)
{
    for (auto& [accountId, plan] : m_times)
        plan.at += by;
}

} // namespace quotalamp
