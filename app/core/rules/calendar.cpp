// SPDX-License-Identifier: MIT
#include "core/rules/calendar.h"

#include <algorithm>
#include <tuple>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds worthWaiting = 1h; ///< for a bucket to be full

/// When all of the limit is there again; empty where nobody has to wait for it.
std::optional<TimePoint> comesBackAt(const LimitStanding& limit, TimePoint now)
{
    if (const auto* budget = std::get_if<MonthBudget>(&limit.limit))
        return startOfNextMonth(budget->since);
    const auto* window = std::get_if<RateWindow>(&limit.limit);
    if (!window || !window->resetsAt || limit.left.value_or(0) >= 1)
        return std::nullopt;
    if (window->refill == Refill::Bucket && *window->resetsAt - now < worthWaiting)
        return std::nullopt;
    return window->resetsAt;
}

/// From the earliest to the latest instant, or its end, or the one that is likely.
std::optional<std::pair<TimePoint, TimePoint>> runsOutWithin(const LimitStanding& limit, TimePoint now)
{
    if (!limit.forecast || limit.forecast->lasts())
        return std::nullopt;
    const Forecast& forecast = *limit.forecast;
    const TimePoint likely = *forecast.runsOutAt;
    const auto* window = std::get_if<RateWindow>(&limit.limit);
    const bool stops = !window || window->refill == Refill::Fixed;
    const TimePoint end = stops ? comesBackAt(limit, now).value_or(likely) : likely;
    return std::pair(forecast.earliest.value_or(likely), forecast.latest.value_or(std::max(end, likely)));
}

void addComing(
    std::vector<ComingEvent>& events, const CalendarSource& account, std::size_t place, TimePoint now, TimePoint last)
{
    const auto add = [&](ComingEvent::Kind kind, const LimitStanding* limit, TimePoint at, TimePoint until) {
        if (until > now && at <= last)
            events.push_back({kind, place, limit, at, until});
    };
    for (const LimitStanding& limit : account.standing->rows) {
        if (const auto back = comesBackAt(limit, now))
            add(ComingEvent::Kind::Reset, &limit, *back, *back);
        const auto out = account.standing->stale ? std::nullopt : runsOutWithin(limit, now);
        if (out)
            add(ComingEvent::Kind::RunsOut, &limit, out->first, out->second);
    }
    if (account.saved == nullptr)
        return;
    for (const TimePoint expiry : account.saved->expiresAt)
        add(ComingEvent::Kind::Expires, nullptr, expiry, expiry);
}

} // namespace

std::vector<ComingEvent> comingEvents(const std::vector<CalendarSource>& accounts, TimePoint now, Milliseconds ahead)
{
    std::vector<ComingEvent> events;
    for (std::size_t place = 0; place < accounts.size(); ++place)
        addComing(events, accounts[place], place, now, now + ahead);
    std::ranges::stable_sort(events, {}, [](const ComingEvent& event) { return std::tuple(event.at, event.until); });
    return events;
}

QString eventKindName(ComingEvent::Kind kind)
{
    switch (kind) {
    case ComingEvent::Kind::Reset:
        return u"reset"_s;
    case ComingEvent::Kind::RunsOut:
        return u"runs-out"_s;
    case ComingEvent::Kind::Expires:
        break;
    }
    return u"expires"_s;
}

} // namespace quotalamp
