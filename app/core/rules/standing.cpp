// SPDX-License-Identifier: MIT
#include "core/rules/standing.h"

#include "core/base/wordtable.h"
#include "core/rules/balance.h"
#include "core/rules/bursts.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr WordTable<GaugeState, 8> gaugeStateNames{
    {{GaugeState::NoLimits, "no-limits"_L1}, {GaugeState::Calm, "calm"_L1}, {GaugeState::Stale, "stale"_L1},
        {GaugeState::Warning, "warning"_L1}, {GaugeState::Error, "error"_L1}, {GaugeState::Critical, "critical"_L1},
        {GaugeState::Exhausted, "exhausted"_L1}, {GaugeState::NoAccount, "no-account"_L1}}};

constexpr double unknownLevel = 2; ///< more than any share, so that it comes last

/// What no conversation needs: parts of a window's id.
constexpr std::array sideUses{"tool-call"_L1, "tool_call"_L1, "search"_L1, "image"_L1, "audio"_L1, "page"_L1,
    "speech"_L1, "transcri"_L1, "video"_L1, "mcp"_L1};

bool isSideUse(const RateWindow& window)
{
    if (window.unit == Unit::Images || window.unit == Unit::AudioSeconds || window.unit == Unit::Pages)
        return true;
    const QString id = window.id.toLower();
    return std::ranges::any_of(sideUses, [&id](QLatin1StringView use) { return id.contains(use); });
}

bool hasSomethingLeft(const RateWindow& window)
{
    return window.leftShare().value_or(0) > 0;
}

/// "7d-opus" beside "7d", or a limit of another model.
bool isOfAModelBeside(const RateWindow& window, const RateWindow& other)
{
    if (!window.model.isEmpty() && window.model != other.model)
        return true;
    const qsizetype dash = window.id.indexOf(u'-');
    return dash > 0 && window.id.front().isDigit() && other.id == QStringView(window.id).first(dash);
}

int rankOf(const LimitStanding& row)
{
    const auto weight = row.weight();
    return weight ? static_cast<int>(*weight) : -1;
}

/// Whether what is no window may have this key. The names of windows are the providers' own.
bool isTaken(const QString& windowKey)
{
    return windowKey == refusedCreditKey || windowKey == savedResetsKey
        || std::ranges::any_of(std::array{"window-"_L1, "balance-"_L1, "spend-"_L1},
            [&](QLatin1StringView beginning) { return windowKey.startsWith(beginning); });
}

/// What an account comes to in its moment.
struct Moment {
    const AccountState& account;
    const Settings& settings;
    TimePoint now;
    TimePoint readAt;
    [[nodiscard]] Habits habits() const { return {account.snapshot.trails, settings.workingTime}; }
};

LimitStanding windowStanding(const RateWindow& window, const Moment& moment)
{
    LimitStanding row{window};
    row.thresholds = thresholdsFor(moment.settings, {moment.account.account.id, window.id});
    const auto forecast = forecastOf(window, moment.readAt, moment.habits());
    row.severity = verdict(window, forecast, moment.now, moment.readAt, row.thresholds);
    row.left = window.leftShareAt(moment.now, moment.readAt);
    row.onlyPart = blocksOnlyPart(window, moment.account.snapshot.reading->windows);
    row.timeLeft = timeLeft(window, moment.now, moment.settings.workingTime);
    row.forecast = asOf(moment.now, forecast, row.resetsAt());
    if (row.forecast)
        row.fits = moreLikeTheLast(window, moment.account.snapshot.trails);
    return row;
}

LimitStanding moneyStanding(LimitStanding::Limit limit, const Balance& balance, const Moment& moment)
{
    const LimitKey key{moment.account.account.id, balance.id};
    LimitStanding row{std::move(limit)};
    row.thresholds = thresholdsFor(moment.settings, key);
    row.below = creditBelow(moment.settings, key);
    row.severity = severity(balance, row.thresholds, row.below);
    row.left = leftShare(balance);
    return row;
}

/// The provider's word that nothing is left decides also where no limit is known.
LimitStanding balanceStanding(const Balance& balance, const Moment& moment)
{
    LimitStanding row = moneyStanding(balance, balance, moment);
    if (!row.severity && isRefusedForCredit(moment.account.snapshot))
        row.severity = Severity::Exhausted;
    row.forecast = asOf(moment.now, forecastOf(balance, moment.readAt, moment.habits()), {});
    return row;
}

/// What was spent this month belongs to its budget, or is a row of its own.
void addMoney(std::vector<LimitStanding>& rows, const Moment& moment)
{
    const Reading& reading = *moment.account.snapshot.reading;
    for (const Balance& balance : reading.balances)
        rows.push_back(balanceStanding(balance, moment));
    const auto budget = monthlyBudget(moment.settings, moment.account.account.id);
    if (const auto known = monthBudget(moment.account, budget, moment.now)) {
        rows.push_back(moneyStanding(*known, asBalance(*known), moment));
        rows.back().forecast =
            asOf(moment.now, forecastOf(*known, moment.readAt, moment.habits()), startOfNextMonth(known->since));
    } else if (const Spend* month = currentSpend(reading.spends, Spend::Period::Month, Spend::Kind::Money, moment.now))
        rows.push_back({*month});
    if (const Spend* day = currentSpend(reading.spends, Spend::Period::Day, Spend::Kind::Money, moment.now))
        rows.push_back({*day});
}

std::vector<LimitStanding> limitRows(const Moment& moment)
{
    std::vector<LimitStanding> rows;
    const Snapshot& snapshot = moment.account.snapshot;
    if (isRefusedForCredit(snapshot))
        rows.push_back({RefusedCredit{}, Severity::Exhausted, 0.0});
    if (snapshot.reading) {
        for (const RateWindow& window : snapshot.reading->windows)
            rows.push_back(windowStanding(window, moment));
        addMoney(rows, moment);
    }
    std::ranges::stable_sort(rows, comesFirst);
    return rows;
}

GaugeState accountState(const AccountState& account, const AccountStanding& standing)
{
    const Snapshot& snapshot = account.snapshot;
    if (isRefusedForCredit(snapshot))
        return GaugeState::Exhausted;
    const bool failed = snapshot.lastProbeFailed && snapshot.error;
    if (failed && (needsPerson(snapshot.error->kind) || !snapshot.reading))
        return GaugeState::Error;
    if (standing.stale)
        return GaugeState::Stale;
    if (standing.rows.empty())
        return account.limited && !snapshot.reading ? GaugeState::Calm : GaugeState::NoLimits;
    const auto worst = standing.rows.front().weight();
    return worst ? gaugeState(*worst) : GaugeState::NoLimits;
}

} // namespace

GaugeState gaugeState(Severity severity)
{
    switch (severity) {
    case Severity::Warning:
        return GaugeState::Warning;
    case Severity::Critical:
        return GaugeState::Critical;
    case Severity::Exhausted:
        return GaugeState::Exhausted;
    case Severity::Calm:
        break;
    }
    return GaugeState::Calm;
}

QString gaugeStateName(GaugeState state)
{
    return wordOf(gaugeStateNames, state);
}

std::optional<GaugeState> gaugeStateFromName(QStringView name)
{
    return valueOf(gaugeStateNames, name);
}

int urgency(GaugeState state)
{
    switch (state) {
    case GaugeState::Exhausted:
        return 6;
    case GaugeState::Critical:
        return 5;
    case GaugeState::Error:
        return 4;
    case GaugeState::Warning:
        return 3;
    case GaugeState::Stale:
        return 2;
    case GaugeState::Calm:
        return 1;
    case GaugeState::NoLimits:
    case GaugeState::NoAccount:
        break;
    }
    return 0;
}

std::optional<Severity> LimitStanding::weight() const
{
    return severity && onlyPart ? std::min(*severity, Severity::Warning) : severity;
}

std::optional<TimePoint> LimitStanding::runsOutAt() const
{
    return isPressing() && forecast ? forecast->runsOutAt : std::nullopt;
}

bool LimitStanding::isPressing() const
{
    return severity && *severity != Severity::Calm;
}

QString LimitStanding::key() const
{
    struct Key {
        QString operator()(const RateWindow& window) const
        {
            const QString key = windowKey(window);
            return isTaken(key) ? u"window-"_s + key : key;
        }
        QString operator()(const Balance& balance) const { return balanceKey(balance); }
        QString operator()(const MonthBudget&) const { return budgetKey(); }
        QString operator()(const Spend& spend) const { return u"spend-"_s + spendId(spend.period, spend.kind); }
        QString operator()(const RefusedCredit&) const { return refusedCreditKey; }
        QString operator()(const SavedResets&) const { return savedResetsKey; }
    };
    return std::visit(Key(), limit);
}

std::optional<TimePoint> LimitStanding::resetsAt() const
{
    const auto* window = std::get_if<RateWindow>(&limit);
    return window ? window->resetsAt : std::nullopt;
}

bool LimitStanding::isResetDue(TimePoint now, TimePoint readAt) const
{
    const auto* window = std::get_if<RateWindow>(&limit);
    return window && window->isResetDue(now, readAt);
}

bool isNearer(const LimitStanding& a, const LimitStanding& b)
{
    if (rankOf(a) != rankOf(b))
        return rankOf(a) > rankOf(b);
    if (a.onlyPart != b.onlyPart)
        return b.onlyPart;
    if (a.runsOutAt() != b.runsOutAt())
        return a.runsOutAt().value_or(TimePoint::max()) < b.runsOutAt().value_or(TimePoint::max());
    return a.left.value_or(unknownLevel) < b.left.value_or(unknownLevel);
}

bool comesFirst(const LimitStanding& a, const LimitStanding& b)
{
    return isNearer(a, b) && (rankOf(a) != rankOf(b) || a.isPressing());
}

bool blocksOnlyPart(const RateWindow& window, const std::vector<RateWindow>& all)
{
    const bool side = isSideUse(window);
    return std::ranges::any_of(all, [&](const RateWindow& other) {
        return hasSomethingLeft(other) && (side || isOfAModelBeside(window, other)) && !isSideUse(other);
    });
}

const LimitStanding* AccountStanding::nearest() const
{
    const auto nearest = std::ranges::min_element(rows, isNearer);
    return nearest == rows.end() ? nullptr : &*nearest;
}

namespace {

/// What a gauge is full of: what blocks only a part of the use comes last.
bool fillsBefore(const LimitStanding& a, const LimitStanding& b)
{
    return a.onlyPart == b.onlyPart ? isNearer(a, b) : b.onlyPart;
}

} // namespace

std::vector<const LimitStanding*> AccountStanding::fillOrder() const
{
    std::vector<const LimitStanding*> order;
    order.reserve(rows.size());
    for (const LimitStanding& row : rows)
        order.push_back(&row);
    std::ranges::stable_sort(order, [](const LimitStanding* a, const LimitStanding* b) { return fillsBefore(*a, *b); });
    return order;
}

const LimitStanding* AccountStanding::runsOutFirst() const
{
    const auto end = [](const LimitStanding& row) {
        return row.forecast ? row.forecast->runsOutAt.value_or(TimePoint::max()) : TimePoint::max();
    };
    const auto first = std::ranges::min_element(rows, {}, end);
    return first == rows.end() || end(*first) == TimePoint::max() ? nullptr : &*first;
}

std::vector<double> AccountStanding::levels() const
{
    std::vector<double> levels;
    for (const LimitStanding* row : fillOrder()) {
        if (std::holds_alternative<RefusedCredit>(row->limit))
            return {0.0};
        if (row->left)
            levels.push_back(*row->left);
    }
    return levels;
}

namespace {

/// Whether pressing() gives the row: of a stale reading nothing else is certain.
bool presses(const AccountStanding& standing, const LimitStanding& row)
{
    return row.isPressing() && (!standing.stale || std::holds_alternative<RefusedCredit>(row.limit));
}

} // namespace

std::vector<const LimitStanding*> AccountStanding::pressing() const
{
    std::vector<const LimitStanding*> pressing;
    for (const LimitStanding& row : rows) {
        if (presses(*this, row))
            pressing.push_back(&row);
    }
    return pressing;
}

namespace {

/// The first that pressing() gives; null: none.
const LimitStanding* firstPressing(const AccountStanding& standing)
{
    const auto first =
        std::ranges::find_if(standing.rows, [&](const LimitStanding& row) { return presses(standing, row); });
    return first == standing.rows.end() ? nullptr : &*first;
}

/// The first that levels() gives; more than any share where it gives none.
double firstLevel(const AccountStanding& standing)
{
    const LimitStanding* first = nullptr;
    for (const LimitStanding& row : standing.rows) {
        if (std::holds_alternative<RefusedCredit>(row.limit))
            return 0;
        if (row.left && (!first || fillsBefore(row, *first)))
            first = &row;
    }
    return first ? *first->left : unknownLevel;
}

} // namespace

bool isMoreUrgent(const AccountStanding& a, const AccountStanding& b)
{
    if (urgency(a.state) != urgency(b.state))
        return urgency(a.state) > urgency(b.state);
    const LimitStanding* first = firstPressing(a);
    const LimitStanding* second = firstPressing(b);
    if (first && second)
        return isNearer(*first, *second);
    return firstLevel(a) < firstLevel(b);
}

bool isRefusedForCredit(const Snapshot& snapshot)
{
    return snapshot.error && snapshot.error->kind == ErrorKind::NoCredit;
}

AccountStanding standingOf(const AccountState& account, TimePoint now, const Settings& settings)
{
    const Moment moment{account, settings, now, account.snapshot.readAt.value_or(now)};
    AccountStanding standing{account.account.id};
    standing.stale = isStale(account.snapshot, now, settings.interval);
    standing.readAt = moment.readAt;
    standing.rows = limitRows(moment);
    standing.state = accountState(account, standing);
    return standing;
}

} // namespace quotalamp
