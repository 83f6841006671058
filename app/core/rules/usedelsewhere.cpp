// SPDX-License-Identifier: MIT
#include "core/rules/usedelsewhere.h"

#include <algorithm>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr double leastMoved = 0.03; ///< a share; providers round to a hundredth, and settle late what was used before
constexpr Milliseconds sameReset = 1min; ///< a reset that is told anew moves by seconds

/// By how much more of the window is used than at first, in the same window; empty where that is not known.
std::optional<double> movedSince(const RateWindow& window, const std::vector<RateWindow>& first)
{
    const auto before = std::ranges::find(first, windowKey(window), windowKey);
    if (window.refill != Refill::Fixed || before == first.end() || before->limit != window.limit)
        return std::nullopt;
    const bool same =
        before->resetsAt && window.resetsAt && std::chrono::abs(*before->resetsAt - *window.resetsAt) <= sameReset;
    const auto left = window.leftShare();
    const auto leftBefore = before->leftShare();
    return same && left && leftBefore ? std::optional(*leftBefore - *left) : std::nullopt;
}

/// The window that moved most, as the alert that it may become.
std::optional<Alert> mostMoved(const AccountState& account, const std::vector<RateWindow>& first, TimePoint since)
{
    std::optional<Alert> most;
    for (const RateWindow& window : account.snapshot.reading->windows) {
        const double moved = movedSince(window, first).value_or(0);
        if (moved < leastMoved || (most && moved <= most->moved))
            continue;
        LimitStanding row{window, {}, window.leftShare()};
        most = Alert{account.account.id, std::move(row), *account.snapshot.readAt, AlertKind::Elsewhere};
        most->moved = moved;
        most->since = since;
    }
    return most;
}

} // namespace

std::optional<Alert> UsedElsewhere::look(const AccountState& account, const Here& here, const Settings& settings)
{
    const Snapshot& snapshot = account.snapshot;
    const QString& id = account.account.id;
    if (!settings.wanted.elsewhere || !here.awaySince || !snapshot.reading || !snapshot.readAt) {
        m_baselines.erase(id);
        return std::nullopt;
    }
    const auto known = m_baselines.find(id);
    const bool counts = known != m_baselines.end() && *here.awaySince <= known->second.readAt
        && *snapshot.readAt >= known->second.readAt;
    const bool paid = counts && snapshot.lastPaidAt && *snapshot.lastPaidAt >= known->second.readAt;
    if (!counts || paid || !here.changedSince || here.changedSince(known->second.readAt)) {
        // Only a reading of the absence itself is one to count from.
        if (*snapshot.readAt >= *here.awaySince)
            m_baselines[id] = {*snapshot.readAt, snapshot.reading->windows};
        return std::nullopt;
    }
    auto alert = known->second.told ? std::nullopt : mostMoved(account, known->second.windows, known->second.readAt);
    known->second.told = known->second.told || alert;
    return alert;
}

} // namespace quotalamp
