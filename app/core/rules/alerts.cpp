// SPDX-License-Identifier: MIT
#include "core/rules/alerts.h"

#include "core/base/decimal.h"
#include "core/rules/balance.h"
#include "core/rules/quiethours.h"
#include "core/rules/sidenotices.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A level must fall this far below where it is told first before the same crossing is told again.
constexpr double hysteresis = 0.05;
/// A bucket runs low and refills many times an hour: short of being full, the same crossing is told again only then.
constexpr std::chrono::minutes sameAgain{15};
/// The share used up to which a bucket still counts as full; asking alone takes some.
constexpr double fullEnough = 0.05;
/// What was used up for a shorter time is back before anyone has looked.
constexpr std::chrono::minutes longAbsence{10};
constexpr std::chrono::days longestWindow{32};
/// How much later another reading has to be before it proves a reset that came early.
constexpr Seconds secondLook{60};
/// A window that is this long, or longer, can be used up anew while nobody looked; a shorter one only flickers.
constexpr std::chrono::hours longWindow{1};

const RateWindow* toldWindow(const Alert& told)
{
    return std::get_if<RateWindow>(&told.limit.limit);
}

/// 0–1, as the reading told it; 0 of what is no window.
double usedBy(const Alert& told)
{
    const RateWindow* window = toldWindow(told);
    return window ? 1.0 - window->leftShare().value_or(1.0) : 0.0;
}

bool isBucket(const Alert& told)
{
    const RateWindow* window = toldWindow(told);
    return window && window->refill == Refill::Bucket;
}

bool isBrief(const Alert& told)
{
    const RateWindow* window = toldWindow(told);
    return isBucket(told) || (window && window->period && *window->period < longWindow);
}

bool isPaceKnown(const Alert& told)
{
    return toldWindow(told) && told.limit.forecast.has_value();
}

/// The balance that the provider's word about credit is about: one of which nothing is left, else the one
/// that is credit by its id, else one without a limit. Null where there is none.
const Balance* toldCredit(const Reading& reading)
{
    using Is = bool(const Balance&);
    constexpr std::array<Is*, 3> likely{
        [](const Balance& each) { return each.remaining && !each.remaining->isPositive(); },
        [](const Balance& each) { return each.id == refusedCreditKey; },
        [](const Balance& each) { return !each.limit; },
    };
    for (Is* const is : likely) {
        const auto told = std::ranges::find_if(reading.balances, is);
        if (told != reading.balances.end())
            return &*told;
    }
    return nullptr;
}

/// What the provider refuses for want of: the balance that it tells, or else credit of which nothing is known.
Alert refusalOf(const AccountState& account)
{
    const Snapshot& snapshot = account.snapshot;
    const Balance* balance = toldCredit(*snapshot.reading);
    LimitStanding limit{RefusedCredit{}, Severity::Exhausted};
    if (balance) {
        limit.limit = *balance;
        limit.left = leftShare(*balance);
    }
    return {account.account.id, limit, snapshot.checkedAt.value_or(*snapshot.readAt)};
}

/// Whether alerts are about it: a budget of a month that is over at `now` is none, nor is an amount without a limit.
bool isToldOf(const LimitStanding& row, TimePoint now)
{
    const auto* budget = std::get_if<MonthBudget>(&row.limit);
    return row.severity && (!budget || budget->since == startOfMonth(now));
}

/// All limits of the account as its reading told them, each as the alert that it may become. With them goes credit, of
/// which an answer without a refusal proves that there is some.
std::vector<Alert> toldBy(const AccountState& account, TimePoint now, const Settings& settings)
{
    const Snapshot& snapshot = account.snapshot;
    if (!snapshot.reading || !snapshot.readAt)
        return {};
    if (isRefusedForCredit(snapshot))
        return {refusalOf(account)};
    if (snapshot.lastProbeFailed)
        return {};
    std::vector<Alert> told;
    const TimePoint readAt = *snapshot.readAt;
    for (const LimitStanding& row : standingOf(account, readAt, settings).rows) {
        const auto* window = std::get_if<RateWindow>(&row.limit);
        if (isToldOf(row, now))
            told.push_back({account.account.id, row, window ? window->whenTold(readAt) : readAt});
    }
    told.push_back({account.account.id, {RefusedCredit{}, Severity::Calm}, snapshot.checkedAt.value_or(readAt)});
    return told;
}

/// The amounts that a reading tells, digit by digit.
QString amountsOf(const Alert& told)
{
    const auto written = [](const std::optional<Decimal>& amount) { return amount ? amount->text() : QString(); };
    if (const auto* balance = std::get_if<Balance>(&told.limit.limit))
        return written(balance->remaining) + u'/' + written(balance->limit);
    if (const auto* budget = std::get_if<MonthBudget>(&told.limit.limit))
        return budget->left.text() + u'/' + budget->limit.text();
    const auto digits = [](const std::optional<double>& number) {
        return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
    };
    const RateWindow* window = toldWindow(told);
    return window ? digits(window->remaining) + u'/' + digits(window->limit) : QString();
}

/// Nothing new: the very reading that was looked at before, or a window whose reset has passed and that is told as it
/// was. A provider that answers from a cache proves nothing, and without its reset even the pace would seem another.
bool isOldNews(const AlertState& before, const Alert& told)
{
    if (!before.primed || before.seen != amountsOf(told))
        return false;
    const auto resetsAt = told.limit.resetsAt();
    const bool same = before.seenAt == told.readAt && before.resetsAt == resetsAt;
    return same || (!isBucket(told) && resetsAt && told.readAt >= *resetsAt);
}

/// How far a reset has to move on before it is that of another window: half of a window's length, for a clock that is
/// put right moves it too.
Milliseconds nextWindowAfter(const RateWindow& window)
{
    return window.period ? std::max<Milliseconds>(longWindow, *window.period / 2) : Milliseconds(longWindow);
}

/// A bucket's full instant moves with every reading, so only its level tells. A fixed window is new where the reset that
/// we knew of has passed, another one is told, and its use bears that out.
bool renewed(const AlertState& before, const Alert& told)
{
    const bool passed = before.resetsAt && told.readAt >= *before.resetsAt;
    if (isBucket(told) || !passed || told.limit.resetsAt() == before.resetsAt)
        return false;
    const double usedBefore = before.used.value_or(1);
    if (usedBy(told) < usedBefore)
        return true;
    const RateWindow* window = toldWindow(told);
    const bool another = window && window->resetsAt && *window->resetsAt - *before.resetsAt >= nextWindowAfter(*window);
    return another && (usedBy(told) > usedBefore || told.severity() == Severity::Exhausted);
}

bool recovered(const AlertState& before, const Alert& told)
{
    if (!toldWindow(told)) {
        const auto* balance = std::get_if<Balance>(&told.limit.limit);
        return told.severity() == Severity::Calm && (!balance || isClearlyAbove(*balance, told.limit.below));
    }
    if (renewed(before, told))
        return true;
    const double first =
        isPaceKnown(told) ? std::min(paceEvidence, told.limit.thresholds.warning) : told.limit.thresholds.warning;
    return usedBy(told) < first - hysteresis;
}

/// Whether the limit seems to be back before the reset that we knew of, and only one reading says so yet, or readings of
/// the same minute: providers tell the level of another moment or account at times.
bool isUnprovedReset(AlertState& before, const Alert& told)
{
    const bool early = !isBrief(told) && toldWindow(told) && before.resetsAt && told.readAt < *before.resetsAt;
    const bool wentBack = before.seenAt && told.readAt < *before.seenAt; // the clock did, so that nothing is early
    if (!early || wentBack || (!before.outSince && before.told == Severity::Calm)) {
        before.earlyAt.reset();
        return false;
    }
    if (!before.earlyAt || told.readAt < *before.earlyAt)
        before.earlyAt = told.readAt;
    if (told.readAt - *before.earlyAt < secondLook)
        return true;
    before.earlyAt.reset();
    return false;
}

/// A level that comes and goes is not told each time.
bool rearmed(const AlertState& before, const Alert& told)
{
    const bool justTold = before.toldAt && told.readAt >= *before.toldAt && told.readAt - *before.toldAt < sameAgain;
    return !isBrief(told) || !justTold || usedBy(told) < fullEnough;
}

/// What became of a limit since the last reading.
enum class Change { None, Crossed, Returned };

Change compared(AlertState& state, const Alert& told)
{
    const bool out = told.severity() == Severity::Exhausted;
    // A provider that answered and now refuses is news also to whom nothing was told yet.
    if (!toldWindow(told) && out)
        state.primed = true;
    if (!state.primed) {
        state = AlertState{.told = told.severity(),
            .resetsAt = told.limit.resetsAt(),
            .primed = true,
            .snoozedUntil = state.snoozedUntil};
        if (out)
            state.outSince = told.readAt;
        return Change::None;
    }
    const bool seemsBack = recovered(state, told);
    if (!seemsBack)
        state.earlyAt.reset();
    const bool back = seemsBack && !isUnprovedReset(state, told);
    if (back)
        state.held = Severity::Calm;
    if (back && rearmed(state, told))
        state.told = Severity::Calm;
    // A reset that has passed stands until a reading proves it.
    if (back || told.limit.resetsAt())
        state.resetsAt = told.limit.resetsAt();
    const auto outBefore = state.outSince;
    if (out && !state.outSince)
        state.outSince = told.readAt;
    if (back && !out)
        state.outSince.reset();
    // What is back and low already is told as low.
    const bool outAnew = out && !outBefore;
    if (told.severity() > state.told || outAnew) {
        state.told = told.severity();
        return Change::Crossed;
    }
    // A clock that was set back does not tell for how long it was out.
    const bool wasLong = outBefore && (told.readAt < *outBefore || told.readAt - *outBefore >= longAbsence);
    const bool returned = back && !out && wasLong;
    return returned ? Change::Returned : Change::None;
}

Change advanceOne(AlertState& before, const Alert& told)
{
    if (isOldNews(before, told))
        return Change::None;
    const Change change = compared(before, told);
    before.seen = amountsOf(told);
    before.seenAt = told.readAt;
    before.used = toldWindow(told) ? std::optional(usedBy(told)) : std::nullopt;
    return change;
}

/// Nobody snoozes for longer than any limit takes; what looks like it was said to a clock that was ahead.
bool isSnoozed(AlertState& told, TimePoint readAt)
{
    if (told.snoozedUntil && (readAt >= *told.snoozedUntil || *told.snoozedUntil - readAt > longestWindow))
        told.snoozedUntil.reset();
    return told.snoozedUntil.has_value();
}

/// Whether a change is to be told at once; a crossing in quiet hours is held instead.
bool isDue(AlertState& told, const Alert& alert, bool quiet, const Settings& settings)
{
    if (alert.kind == AlertKind::Return) {
        const bool wanted = std::exchange(told.returnWanted, false) || settings.notifyReturns;
        return wanted && !quiet;
    }
    if (quiet)
        told.held = alert.severity();
    else
        told.toldAt = alert.readAt;
    return !quiet;
}

/// Each once. What cannot be told now waits for a later reading, while there is time.
void addSideNotices(std::vector<Alert>& alerts, AlertStates& states, const AccountState& account, TimePoint now,
    const Settings& settings)
{
    for (Alert& each : sideNotices(account, now, settings)) {
        AlertState& told = states[each.key()];
        if (wasTold(told, each) || isSnoozed(told, now))
            continue;
        noteTold(told, each);
        alerts.push_back(std::move(each));
    }
}

} // namespace

std::vector<Alert> advanceAlerts(AlertStates& states, const AccountState& account, TimePoint now,
    const Settings& settings, std::vector<Alert>* changes)
{
    const bool quiet = isQuiet(settings.quietHours, now);
    std::vector<Alert> alerts;
    for (Alert& each : toldBy(account, now, settings)) {
        const LimitKey key = each.key();
        if (key.limit == refusedCreditKey && each.severity() == Severity::Calm && !states.contains(key))
            continue; // nothing was ever said of it
        AlertState& told = states[key];
        const Change change = advanceOne(told, each);
        const bool snoozed = isSnoozed(told, each.readAt);
        if (change == Change::None)
            continue;
        each.kind = change == Change::Returned ? AlertKind::Return : AlertKind::Crossing;
        if (changes)
            changes->push_back(each);
        if (!settings.notifications || snoozed)
            continue;
        if (isDue(told, each, quiet, settings))
            alerts.push_back(std::move(each));
    }
    if (settings.notifications && !quiet)
        addSideNotices(alerts, states, account, now, settings);
    return alerts;
}

std::optional<Alert> tellHeld(
    AlertStates& states, const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings)
{
    if (isQuiet(settings.quietHours, now))
        return std::nullopt;
    std::optional<Alert> most;
    for (const AccountState& account : accounts) {
        for (Alert& each : toldBy(account, now, settings)) {
            const auto told = states.find(each.key());
            if (told == states.end() || std::exchange(told->second.held, Severity::Calm) == Severity::Calm)
                continue;
            const bool holds = settings.notifications && each.limit.isPressing() && !isSnoozed(told->second, now);
            if (holds && (!most || isNearer(each.limit, most->limit)))
                most = std::move(each);
        }
    }
    return most;
}

} // namespace quotalamp
