// SPDX-License-Identifier: MIT
#include "core/words/alerts.h"

#include "core/base/decimal.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/rules/forecast.h"
#include "core/words/balancewords.h"
#include "core/words/budget.h"
#include "core/words/overview.h"
#include "core/words/windowwords.h"

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
/// Of a bucket's use that still counts as full; asking alone takes some.
constexpr double fullEnough = 0.05;
/// What was used up for a shorter time is back before anyone has looked.
constexpr std::chrono::minutes longAbsence{10};
constexpr std::chrono::days longestWindow{32};
/// A window that is this long, or longer, can be used up anew while nobody looked; a shorter one only flickers.
constexpr std::chrono::hours longWindow{1};

/// A window or a balance as one reading tells it, or that the provider refuses for want of credit.
struct Judged {
    const RateWindow* window = nullptr;
    const Balance* balance = nullptr;
    QString key; ///< as Alert::window
    Severity verdict;
    Thresholds thresholds;
    QString below; ///< the amount that the person set for the balance; empty: none
    TimePoint readAt;

    [[nodiscard]] double used() const { return 1.0 - (window ? window->leftShare().value_or(1.0) : 1.0); }
    [[nodiscard]] bool isBucket() const { return window && window->refill == Refill::Bucket; }
    [[nodiscard]] bool isBrief() const
    {
        return isBucket() || (window && window->period && *window->period < longWindow);
    }
    [[nodiscard]] bool paceKnown() const { return window && lastsUntilReset(*window, readAt).has_value(); }
    [[nodiscard]] std::optional<TimePoint> resetsAt() const { return window ? window->resetsAt : std::nullopt; }
};

/// The balance that the provider's word about credit is about; a person's own budget is none, nor is a limit of which
/// something is left.
const Balance* toldCredit(const Reading& reading)
{
    using Is = bool (*)(const Balance&);
    constexpr std::array<Is, 3> likely{
        [](const Balance& each) {
            const auto left = Decimal::parse(each.remaining);
            return left && !left->isPositive();
        },
        [](const Balance& each) { return each.id == untoldCredit; },
        [](const Balance& each) { return each.limit.isEmpty(); },
    };
    for (const Is is : likely) {
        const auto told =
            std::ranges::find_if(reading.balances, [is](const Balance& each) { return !isBudget(each) && is(each); });
        if (told != reading.balances.end())
            return &*told;
    }
    return nullptr;
}

/// The provider refuses for want of credit.
Judged refusedCredit(const AccountState& state)
{
    const Snapshot& snapshot = state.snapshot;
    const Balance* balance = toldCredit(*snapshot.reading);
    const QString key = balance ? balanceKey(*balance) : QString(untoldCredit);
    return {nullptr, balance, key, Severity::Exhausted, {}, {}, snapshot.checkedAt.value_or(*snapshot.readAt)};
}

std::vector<Judged> judged(const AccountState& state, const Settings& settings)
{
    std::vector<Judged> list;
    const Snapshot& snapshot = state.snapshot;
    if (!snapshot.reading || !snapshot.readAt)
        return list;
    const QString& accountId = state.account.id;
    const TimePoint readAt = *snapshot.readAt;
    if (snapshot.error && snapshot.error->kind == ErrorKind::NoCredit)
        return {refusedCredit(state)};
    if (snapshot.lastProbeFailed)
        return list;
    for (const RateWindow& window : snapshot.reading->windows) {
        const Thresholds thresholds = thresholdsFor(settings, accountId, window.id);
        if (const auto level = verdict(window, readAt, readAt, thresholds))
            list.push_back({&window, nullptr, windowKey(window), *level, thresholds, {}, readAt});
    }
    for (const Balance& balance : snapshot.reading->balances) {
        const Thresholds thresholds = thresholdsFor(settings, accountId, balance.id);
        const QString below = creditBelow(settings, accountId, balance.id);
        if (const auto level = severity(balance, thresholds, below))
            list.push_back({nullptr, &balance, balanceKey(balance), *level, thresholds, below, readAt});
    }
    list.push_back({nullptr, nullptr, untoldCredit, Severity::Calm, {}, {}, snapshot.checkedAt.value_or(readAt)});
    return list;
}

QString subjectOf(const QString& account, const Judged& judged)
{
    if (judged.window)
        return account + u' ' + windowSubject(*judged.window);
    return account + u' ' + (judged.balance ? balanceSubject(*judged.balance) : Text::tr("credit"));
}

QString forecastSentence(const Judged& judged, TimePoint now)
{
    const auto wall = runsOutAt(*judged.window, now);
    if (!wall)
        return {};
    return Text::tr("At this pace it runs out %1, %2 before the reset.")
        .arg(clockText(*wall, now), durationText(*judged.window->resetsAt - *wall));
}

QString creditBody(const Judged& judged)
{
    if (judged.balance && isBudget(*judged.balance) && judged.verdict == Severity::Exhausted)
        return Text::tr("That is your own budget: requests go on, and cost more.");
    if (judged.verdict == Severity::Exhausted)
        return Text::tr("Requests are refused until there is credit again.");
    if (!judged.below.isEmpty() && judged.verdict == Severity::Warning)
        return Text::tr("Less than the %1 that you set.").arg(moneyText(judged.below, judged.balance->currency));
    return Text::tr("%1 of %2.").arg(exactAmount(*judged.balance, Share::Left), exactLimit(*judged.balance));
}

QString crossingBody(const Judged& judged, TimePoint now, Share share)
{
    if (!judged.window)
        return creditBody(judged);
    const RateWindow& window = *judged.window;
    QString forecast = forecastSentence(judged, now);
    if (!forecast.isEmpty())
        return forecast;
    QStringList sentences;
    if (window.limit && window.remaining && judged.verdict != Severity::Exhausted) {
        const double amount =
            share == Share::Left ? *window.remaining : std::max(0.0, *window.limit - *window.remaining);
        sentences << Text::tr("%1 of %2.").arg(shortAmount(amount), shortAmount(*window.limit));
    }
    const QString reset = resetText(window, now, judged.readAt);
    if (!reset.isEmpty())
        sentences << capitalised(reset) + u'.';
    return sentences.join(u' ');
}

QString privateTitle(Severity severity, bool returned)
{
    if (returned)
        return Text::tr("A limit is available again");
    return severity == Severity::Exhausted ? Text::tr("A limit is used up") : Text::tr("A limit is nearly used up");
}

/// What is told of a window, in no words yet.
Alert alertAbout(const AccountState& state, const Judged& judged)
{
    return {state.account.id, judged.key, judged.verdict, false, judged.resetsAt().has_value(), std::nullopt, {}, {}};
}

Alert crossing(const AccountState& state, const QString& account, const Judged& judged, TimePoint now, Share share)
{
    Alert alert = alertAbout(state, judged);
    const QString subject = subjectOf(account, judged);
    alert.body = crossingBody(judged, now, share);
    if (judged.window)
        alert.left = judged.window->leftShareAt(now, judged.readAt).value_or(0);
    else if (judged.balance)
        alert.left = leftShare(*judged.balance);
    if (judged.verdict == Severity::Exhausted)
        alert.title = Text::tr("%1: used up").arg(subject);
    else if (judged.window)
        alert.title = Text::tr("%1: %2").arg(subject, shareText(*alert.left, share));
    else
        alert.title = balanceLine(subject, *judged.balance, judged.verdict);
    return alert;
}

Alert comeback(const AccountState& state, const QString& account, const Judged& judged, TimePoint now, Share share)
{
    Alert alert = alertAbout(state, judged);
    alert.returned = true;
    alert.title = Text::tr("%1: available again").arg(subjectOf(account, judged));
    if (!judged.window) {
        if (judged.balance)
            alert.body = Text::tr("%1 left").arg(exactAmount(*judged.balance, Share::Left)) + u'.';
        return alert;
    }
    const RateWindow& window = *judged.window;
    alert.left = window.leftShareAt(now, judged.readAt);
    const QString level = shareText(alert.left.value_or(1), share);
    alert.body = window.refill != Refill::Bucket && window.resetsAt && *window.resetsAt > now
        ? Text::tr("%1 until %2.", "share left or used, time").arg(level, clockText(*window.resetsAt, now))
        : level + u'.';
    return alert;
}

Alert worded(Alert alert, const Settings& settings)
{
    if (!settings.notifyPrivately)
        return alert;
    alert.title = privateTitle(alert.severity, alert.returned);
    alert.body.clear();
    alert.left.reset();
    return alert;
}

/// The amounts that a reading tells, digit by digit. Two that tell the same may still be two readings.
QString amountsOf(const Judged& judged)
{
    if (judged.balance)
        return judged.balance->remaining + u'/' + judged.balance->limit;
    const auto digits = [](const std::optional<double>& number) {
        return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
    };
    return judged.window ? digits(judged.window->remaining) + u'/' + digits(judged.window->limit) : QString();
}

/// Nothing new: the very reading that was looked at before, or a window whose reset has passed and that is told as it
/// was. A provider that answers from a cache proves nothing, and without its reset even the pace would seem another.
bool isOldNews(const AlertState& before, const Judged& judged)
{
    if (!before.primed || before.seen != amountsOf(judged))
        return false;
    const auto resetsAt = judged.resetsAt();
    const bool same = before.seenAt == judged.readAt && before.resetsAt == resetsAt;
    return same || (!judged.isBucket() && resetsAt && judged.readAt >= *resetsAt);
}

/// A bucket's full instant moves with every reading, so only its level tells. A fixed window is new where the reset that
/// we knew of has passed, another one is told, and its use bears that out.
bool renewed(const AlertState& before, const Judged& judged)
{
    const bool passed = before.resetsAt && judged.readAt >= *before.resetsAt;
    if (judged.isBucket() || !passed || judged.resetsAt() == before.resetsAt)
        return false;
    const double usedBefore = before.used.value_or(1);
    if (judged.used() < usedBefore)
        return true;
    const bool another = judged.resetsAt() && *judged.resetsAt() - *before.resetsAt >= longWindow;
    return another && (judged.used() > usedBefore || judged.verdict == Severity::Exhausted);
}

bool recovered(const AlertState& before, const Judged& judged)
{
    if (!judged.window)
        return judged.verdict == Severity::Calm && (!judged.balance || isClearlyAbove(*judged.balance, judged.below));
    if (renewed(before, judged))
        return true;
    const double first =
        judged.paceKnown() ? std::min(paceEvidence, judged.thresholds.warning) : judged.thresholds.warning;
    return judged.used() < first - hysteresis;
}

/// A level that comes and goes is not told each time.
bool rearmed(const AlertState& told, const Judged& judged)
{
    const bool justTold = told.toldAt && judged.readAt >= *told.toldAt && judged.readAt - *told.toldAt < sameAgain;
    return !judged.isBrief() || !justTold || judged.used() < fullEnough;
}

/// What became of a window since the last reading.
enum class Change { None, Crossed, Returned };

Change compared(AlertState& told, const Judged& judged)
{
    const bool out = judged.verdict == Severity::Exhausted;
    // A provider that answered and now refuses is news also to whom nothing was told yet.
    if (!judged.window && out)
        told.primed = true;
    if (!told.primed) {
        told = AlertState{
            .told = judged.verdict, .resetsAt = judged.resetsAt(), .primed = true, .snoozedUntil = told.snoozedUntil};
        if (out)
            told.outSince = judged.readAt;
        return Change::None;
    }
    const bool back = recovered(told, judged);
    if (back)
        told.held = Severity::Calm;
    if (back && rearmed(told, judged))
        told.told = Severity::Calm;
    // A reset that has passed stands until a reading proves it.
    if (back || judged.resetsAt())
        told.resetsAt = judged.resetsAt();
    const auto outBefore = told.outSince;
    if (out && !told.outSince)
        told.outSince = judged.readAt;
    if (back && !out)
        told.outSince.reset();
    // What is back and low already is told as low.
    const bool outAnew = out && !outBefore;
    if (judged.verdict > told.told || outAnew) {
        told.told = judged.verdict;
        return Change::Crossed;
    }
    // A clock that was set back does not tell for how long it was out.
    const bool wasLong = outBefore && (judged.readAt < *outBefore || judged.readAt - *outBefore >= longAbsence);
    const bool returned = back && !out && wasLong;
    return returned ? Change::Returned : Change::None;
}

Change advanceOne(AlertState& before, const Judged& judged)
{
    if (isOldNews(before, judged))
        return Change::None;
    const Change change = compared(before, judged);
    before.seen = amountsOf(judged);
    before.seenAt = judged.readAt;
    before.used = judged.window ? std::optional(judged.used()) : std::nullopt;
    return change;
}

/// Nobody snoozes for longer than any limit takes; what looks like it was said to a clock that was ahead.
bool isSnoozed(AlertState& told, TimePoint readAt)
{
    if (told.snoozedUntil && (readAt >= *told.snoozedUntil || *told.snoozedUntil - readAt > longestWindow))
        told.snoozedUntil.reset();
    return told.snoozedUntil.has_value();
}

} // namespace

std::vector<Alert> advanceAlerts(
    AlertStates& states, const AccountState& known, const QString& subject, TimePoint now, const Settings& settings)
{
    const AccountState state = withBudget(known, settings, now);
    std::vector<Alert> alerts;
    for (const Judged& each : judged(state, settings)) {
        const QString key = alertKey(state.account.id, each.key);
        if (each.key == untoldCredit && each.verdict == Severity::Calm && !states.contains(key))
            continue; // nothing was ever said of it
        AlertState& told = states[key];
        const Change change = advanceOne(told, each);
        const bool snoozed = isSnoozed(told, each.readAt);
        if (change == Change::None || !settings.notifications || snoozed)
            continue;
        const bool quiet = isQuiet(settings.quietHours, now);
        if (change == Change::Returned) {
            const bool wanted = std::exchange(told.returnWanted, false) || settings.notifyReturns;
            if (wanted && !quiet)
                alerts.push_back(worded(comeback(state, subject, each, now, settings.share), settings));
            continue;
        }
        if (quiet) {
            told.held = each.verdict;
            continue;
        }
        told.toldAt = each.readAt;
        alerts.push_back(worded(crossing(state, subject, each, now, settings.share), settings));
    }
    return alerts;
}

std::optional<Alert> tellHeld(
    AlertStates& states, const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings)
{
    if (isQuiet(settings.quietHours, now))
        return std::nullopt;
    std::optional<Alert> most;
    for (const AccountState& known : accounts) {
        const AccountState state = withBudget(known, settings, now);
        for (const Judged& each : judged(state, settings)) {
            const auto told = states.find(alertKey(state.account.id, each.key));
            if (told == states.end() || std::exchange(told->second.held, Severity::Calm) == Severity::Calm)
                continue;
            const bool holds = settings.notifications && each.verdict > Severity::Calm && !isSnoozed(told->second, now);
            if (holds && (!most || each.verdict > most->severity))
                most = crossing(state, accountSubject(accounts, state), each, now, settings.share);
        }
    }
    return most ? std::optional(worded(*most, settings)) : std::nullopt;
}

} // namespace quotalamp
