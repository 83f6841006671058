// SPDX-License-Identifier: MIT
#include "core/rules/sidenotices.h"

#include <algorithm>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr double much = 0.5;                      ///< of a window; what is left of it
constexpr double enoughLost = 0.25;               ///< of a window; what is expected to be left at its reset
constexpr std::chrono::hours leastWindow{6 * 24}; ///< a week, also where a provider counts it a little short
constexpr std::chrono::hours aDay{24};
constexpr std::chrono::hours leastTime{1}; ///< with less to go nothing can be done about it
constexpr Milliseconds together = 12h;     ///< what expires so close to each other is told once

bool isExpectedToBeUsed(const LimitStanding& row)
{
    return row.forecast && (!row.forecast->lasts() || row.forecast->leftAtReset < enoughLost);
}

/// The reset, expiry or day that it is about.
std::optional<TimePoint> subjectOf(const Alert& alert)
{
    if (const auto* spend = std::get_if<Spend>(&alert.limit.limit))
        return spend->since;
    if (const auto* saved = std::get_if<SavedResets>(&alert.limit.limit))
        return saved->expiresAt.empty() ? std::nullopt : std::optional(saved->expiresAt.back());
    return alert.limit.resetsAt();
}

/// How far two of them are apart at the most that are the same one.
Milliseconds sameSubject(const Alert& alert)
{
    const auto* window = std::get_if<RateWindow>(&alert.limit.limit);
    return window && window->period ? Milliseconds(*window->period / 2) : together;
}

} // namespace

bool isLeftUnused(const LimitStanding& row, TimePoint now, const WorkingTime& working, const ZoneOffset& offset)
{
    const auto* window = std::get_if<RateWindow>(&row.limit);
    const bool isLong = window && window->refill == Refill::Fixed && window->period && *window->period >= leastWindow;
    if (!isLong || !window->resetsAt || *window->resetsAt <= now || row.onlyPart || row.left.value_or(0) < much
        || isExpectedToBeUsed(row))
        return false;
    const WorkingClock clock = clockFor(*window, now, working, offset);
    const Milliseconds toGo = clock.between(now, *window->resetsAt);
    const Milliseconds whole = clock.between(*window->resetsAt - *window->period, *window->resetsAt);
    const auto days = std::chrono::duration<double>(*window->period) / std::chrono::duration<double>(aDay);
    const bool atWork = clock.between(now, now + 1min) > 0ms;
    return atWork && toGo >= leastTime
        && static_cast<double>(toGo.count()) <= static_cast<double>(whole.count()) / days;
}

std::optional<SavedResets> expiringSoon(const SavedResets& saved, TimePoint now)
{
    SavedResets soon;
    for (const TimePoint at : saved.expiresAt) {
        const bool withFirst = soon.expiresAt.empty() ? at - now <= aDay : at - soon.expiresAt.front() <= together;
        if (at > now && withFirst)
            soon.expiresAt.push_back(at);
    }
    soon.available = static_cast<int>(soon.expiresAt.size());
    return soon.available > 0 ? std::optional(soon) : std::nullopt;
}

std::vector<Alert> sideNotices(const AccountState& account, TimePoint now, const Settings& settings)
{
    std::vector<Alert> alerts;
    const Snapshot& snapshot = account.snapshot;
    if (!snapshot.reading || isStale(snapshot, now, settings.interval))
        return alerts;
    const QString& id = account.account.id;
    const TimePoint readAt = snapshot.readAt.value_or(now);
    if (settings.wanted.unused) {
        for (const LimitStanding& row : standingOf(account, now, settings).rows) {
            if (isLeftUnused(row, now, settings.workingTime))
                alerts.push_back({id, row, readAt, AlertKind::Unused});
        }
    }
    if (const auto& saved = snapshot.reading->savedResets) {
        if (auto soon = expiringSoon(*saved, now))
            alerts.push_back({id, {*std::move(soon)}, readAt, AlertKind::Expiry});
    }
    const auto& spends = snapshot.reading->spends;
    const auto usual = settings.wanted.spendJumps ? usualBeforeJump(spends, now, settings.workingTime) : std::nullopt;
    const Spend* day = usual ? currentSpend(spends, Spend::Period::Day, Spend::Kind::Money, now) : nullptr;
    if (day) {
        alerts.push_back({id, {*day}, readAt, AlertKind::SpendJump});
        alerts.back().usual = usual;
    }
    return alerts;
}

bool wasTold(const AlertState& before, const Alert& alert)
{
    const auto at = subjectOf(alert);
    return !at || (before.toldFor && *at <= *before.toldFor + sameSubject(alert));
}

void noteTold(AlertState& state, const Alert& alert)
{
    state.toldFor = subjectOf(alert);
}

} // namespace quotalamp
