// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "core/model/snapshot.h"
#include "core/rules/forecast.h"

#include <variant>
#include <vector>

namespace quotalamp {

// What an account's limits mean now. Popup, icon, tooltip, notifications, details, terminal and JSON take it from here,
// so that they agree on every state, on the order and on the limit that is nearest.

/// What a gauge shows of an account, or of all of them.
enum class GaugeState { NoLimits, Calm, Stale, Warning, Error, Critical, Exhausted, NoAccount };
[[nodiscard]] GaugeState gaugeState(Severity severity);
/// "no-limits", "exhausted": the state's name for scripts, in JSON and as a class of a bar's style sheet.
[[nodiscard]] QString gaugeStateName(GaugeState state);
/// The state of that name; empty where none has it.
[[nodiscard]] std::optional<GaugeState> gaugeStateFromName(QStringView name);

/// How urgent a state is; higher is more urgent, 0 for what asks for nothing: exhausted, critical, an error that needs
/// the person, warning, stale, calm, and what has no limits.
[[nodiscard]] int urgency(GaugeState state);

/// Stands for a limit where the provider refuses for want of credit, whatever balance it may tell beside that.
struct RefusedCredit {
    friend bool operator==(const RefusedCredit&, const RefusedCredit&) = default;
};
/// Its key among the limits of an account.
inline constexpr QLatin1StringView refusedCreditKey{"credit"};
/// The same of saved resets, which are no row of an account: only a notice is about them.
inline constexpr QLatin1StringView savedResetsKey{"saved-resets"};

/// One limit, or an amount without one, and what it means at an instant.
struct LimitStanding {
    using Limit = std::variant<RateWindow, Balance, MonthBudget, Spend, RefusedCredit, SavedResets>;
    Limit limit;
    std::optional<Severity> severity{}; ///< by the person's thresholds and the pace; empty: nothing to decide by
    std::optional<double> left{};       ///< share left, 0–1; empty where it is not known
    std::optional<Forecast> forecast{}; ///< of windows and money; empty: too little is known, or its reset has passed
    std::optional<double> timeLeft{};   ///< share of a fixed window's time that is left by the person's working time
    bool onlyPart = false;              ///< where it is used up, the rest of the account still works
    Thresholds thresholds{};            ///< that decided
    std::optional<int> fits{}; ///< how many more bursts like the last one, of a fixed window; see moreLikeTheLast()
    std::optional<Decimal> below{}; ///< the amount of a balance that the person set as low; empty: none

    /// What it means for the account as a whole: a part that is blocked is worth a look, not an alarm.
    [[nodiscard]] std::optional<Severity> weight() const;
    /// Whether it is a warning or worse.
    [[nodiscard]] bool isPressing() const;
    /// When it runs out before its reset; empty where it lasts, where that cannot be told, and of what is calm.
    [[nodiscard]] std::optional<TimePoint> runsOutAt() const;
    /// Tells it from all other limits of the account, of whatever kind: windowKey() or balanceKey(), "spend-" and
    /// spendId(), refusedCreditKey or savedResetsKey. A window that is called like something else of these has "window-" before it.
    [[nodiscard]] QString key() const;
    /// When it comes back by itself; empty where that is unknown, and for money.
    [[nodiscard]] std::optional<TimePoint> resetsAt() const;
    /// As RateWindow::isResetDue(); false for money, which does not come back by itself.
    [[nodiscard]] bool isResetDue(TimePoint now, TimePoint readAt) const;
    friend bool operator==(const LimitStanding&, const LimitStanding&) = default;
};

/// The one order of urgency: true where `a` is nearer to its limit than `b`. A more severe limit comes first, of two alike
/// the one that blocks all of the account, then the one that runs out first, then the one with the lower share left.
[[nodiscard]] bool isNearer(const LimitStanding& a, const LimitStanding& b);

/// The same, but calm limits are all alike: as rows they keep the provider's order, which people know.
[[nodiscard]] bool comesFirst(const LimitStanding& a, const LimitStanding& b);

/// Whether a window that is used up leaves the rest of its account working: tool calls, images or minutes of sound beside
/// tokens or requests of which something is left, or one model's own limit beside others.
[[nodiscard]] bool blocksOnlyPart(const RateWindow& window, const std::vector<RateWindow>& all);

/// An account's limits at an instant.
struct AccountStanding {
    QString accountId{};
    GaugeState state = GaugeState::NoLimits;
    bool stale = false; ///< the reading is older than two intervals, or the last probe failed
    TimePoint readAt{}; ///< when the limits were read
    /// By comesFirst(), then windows, balances, budget and spends in the provider's order.
    std::vector<LimitStanding> rows{};

    /// The limit that speaks for the account; null where it has none. It points into `rows`.
    [[nodiscard]] const LimitStanding* nearest() const;
    /// What a gauge is full of, the nearest limit first: what blocks only a part of the use comes last, for a gauge shows
    /// what is left of the whole. Points into `rows`.
    [[nodiscard]] std::vector<const LimitStanding*> fillOrder() const;
    /// The shares left that are known, in fillOrder(); nothing but 0 where the provider refuses for want of credit.
    [[nodiscard]] std::vector<double> levels() const;
    /// The limit that runs out first of all that are forecast to, calm or not: it binds the others. Null where all of
    /// them last, as far as that can be told. It points into `rows`.
    [[nodiscard]] const LimitStanding* runsOutFirst() const;
    /// Warnings and worse that count now, by isNearer(): none of a reading that is too old, but always what the provider
    /// has just said. Points into `rows`.
    [[nodiscard]] std::vector<const LimitStanding*> pressing() const;
    friend bool operator==(const AccountStanding&, const AccountStanding&) = default;
};

/// The one order of accounts: by urgency() of their states, then by their nearest limits, and calm ones by the level.
[[nodiscard]] bool isMoreUrgent(const AccountStanding& a, const AccountStanding& b);

/// Whether the last answer was a refusal for want of credit.
[[nodiscard]] bool isRefusedForCredit(const Snapshot& snapshot);

/// What the account's limits mean at `now`, by the person's interval, thresholds, amounts and budget.
[[nodiscard]] AccountStanding standingOf(const AccountState& account, TimePoint now, const Settings& settings);

} // namespace quotalamp
