#include "core/alerts.h"

#include "core/balancewords.h"
#include "core/budget.h"
#include "core/decimal.h"
#include "core/forecast.h"
#include "core/overview.h"
#include "core/text.h"
#include "core/tr.h"
#include "core/words.h"

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
/// Where no reset is known.
constexpr std::chrono::hours longestSnooze{24};
constexpr std::chrono::days longestWindow{32};

QString stateKey(const QString& accountId, const QString& window)
{
    return accountId + u'/' + window;
}

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
    [[nodiscard]] bool paceKnown() const { return window && lastsUntilReset(*window, readAt).has_value(); }
    [[nodiscard]] std::optional<TimePoint> resetsAt() const { return window ? window->resetsAt : std::nullopt; }
};

/// Credit of which only is known whether the provider refuses for want of it.
const auto untoldCredit = u"credit"_s;

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
    const QString key = balance ? balanceKey(*balance) : untoldCredit;
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

/// A bucket's full instant moves with every reading, so only its level tells; a fixed window is new once the reset
/// that we knew of has passed.
bool recovered(const AlertState& told, const Judged& judged)
{
    if (!judged.window)
        return judged.verdict == Severity::Calm && (!judged.balance || isClearlyAbove(*judged.balance, judged.below));
    const RateWindow& window = *judged.window;
    if (window.refill != Refill::Bucket && told.resetsAt && judged.readAt >= *told.resetsAt)
        return true;
    if (!window.leftShare())
        return false;
    const double first =
        judged.paceKnown() ? std::min(paceEvidence, judged.thresholds.warning) : judged.thresholds.warning;
    return judged.used() < first - hysteresis;
}

/// A level that comes and goes is not told each time.
bool rearmed(const AlertState& told, const Judged& judged)
{
    const bool justTold = told.toldAt && judged.readAt >= *told.toldAt && judged.readAt - *told.toldAt < sameAgain;
    return !judged.isBucket() || !justTold || judged.used() < fullEnough;
}

/// What became of a window since the last reading.
enum class Change { None, Crossed, Returned };

Change advanceOne(AlertState& told, const Judged& judged)
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
        const QString key = stateKey(state.account.id, each.key);
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
            const auto told = states.find(stateKey(state.account.id, each.key));
            if (told == states.end() || std::exchange(told->second.held, Severity::Calm) == Severity::Calm)
                continue;
            const bool holds = settings.notifications && each.verdict > Severity::Calm && !isSnoozed(told->second, now);
            if (holds && (!most || each.verdict > most->severity))
                most = crossing(state, accountSubject(accounts, state), each, now, settings.share);
        }
    }
    return most ? std::optional(worded(*most, settings)) : std::nullopt;
}

void snooze(AlertStates& states, const AccountState& state, const QString& window, TimePoint now)
{
    AlertState& told = states[stateKey(state.account.id, window)];
    const bool ahead = told.resetsAt && *told.resetsAt > now;
    told.snoozedUntil = ahead ? *told.resetsAt : now + longestSnooze;
    told.held = Severity::Calm;
}

void snoozeAll(AlertStates& states, const AccountState& state, Milliseconds time, TimePoint now)
{
    if (!state.snapshot.reading)
        return;
    QStringList keys{untoldCredit};
    for (const RateWindow& window : state.snapshot.reading->windows)
        keys << windowKey(window);
    for (const Balance& balance : state.snapshot.reading->balances)
        keys << balanceKey(balance);
    if (!state.snapshot.reading->spends.empty())
        keys << budgetKey();
    for (const QString& key : keys) {
        snooze(states, state, key, now);
        if (time > Milliseconds::zero())
            states[stateKey(state.account.id, key)].snoozedUntil = now + time;
    }
}

void unsnooze(AlertStates& states, const QString& accountId)
{
    for (auto& [key, told] : states) {
        if (key.startsWith(accountId + u'/'))
            told.snoozedUntil.reset();
    }
}

std::optional<TimePoint> snoozedUntil(const AlertStates& states, const QString& accountId, TimePoint now)
{
    std::optional<TimePoint> last;
    for (const auto& [key, told] : states) {
        if (key.startsWith(accountId + u'/') && told.snoozedUntil && *told.snoozedUntil > now)
            last = std::max(last.value_or(now), *told.snoozedUntil);
    }
    return last;
}

void wantReturn(AlertStates& states, const QString& accountId, const QString& window)
{
    states[stateKey(accountId, window)].returnWanted = true;
}

bool isQuiet(const std::optional<QuietHours>& hours, TimePoint now)
{
    if (!hours)
        return false;
    const QTime time = toDateTime(now).toLocalTime().time();
    const int minute = time.hour() * 60 + time.minute();
    if (hours->from <= hours->until)
        return minute >= hours->from && minute < hours->until;
    return minute >= hours->from || minute < hours->until;
}

TimePoint quietUntil(const QuietHours& hours, TimePoint now)
{
    const QDateTime local = toDateTime(now).toLocalTime();
    const QTime end(hours.until / 60, hours.until % 60);
    const QDate day = local.time() < end ? local.date() : local.date().addDays(1);
    return fromDateTime(QDateTime(day, end));
}

void shiftAlerts(AlertStates& states, Milliseconds shift)
{
    for (auto& [key, told] : states) {
        const bool untilReset = told.snoozedUntil && told.snoozedUntil == told.resetsAt;
        for (std::optional<TimePoint>* instant : {&told.toldAt, &told.outSince, &told.snoozedUntil}) {
            if (*instant && !(untilReset && instant == &told.snoozedUntil))
                **instant += shift;
        }
    }
}

QJsonObject toJson(const AlertStates& states)
{
    QJsonObject json;
    for (const auto& [key, state] : states) {
        QJsonObject entry{{u"told"_s, static_cast<int>(state.told)}};
        const auto insert = [&entry](const QString& name, const std::optional<TimePoint>& instant) {
            if (instant)
                entry.insert(name, toRfc3339(*instant));
        };
        insert(u"resets_at"_s, state.resetsAt);
        insert(u"told_at"_s, state.toldAt);
        insert(u"out_since"_s, state.outSince);
        insert(u"snoozed_until"_s, state.snoozedUntil);
        if (state.returnWanted)
            entry.insert(u"return_wanted"_s, true);
        if (state.held != Severity::Calm)
            entry.insert(u"held"_s, static_cast<int>(state.held));
        json.insert(key, entry);
    }
    return json;
}

AlertStates alertStatesFromJson(const QJsonObject& json)
{
    const auto severityIn = [](const QJsonValue& value) {
        return static_cast<Severity>(std::clamp(value.toInt(0), 0, static_cast<int>(Severity::Exhausted)));
    };
    const auto instantIn = [](const QJsonValue& value) { return parseInstant(value.toString()); };
    AlertStates states;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        AlertState state{severityIn(entry.value("told"_L1)), instantIn(entry.value("resets_at"_L1)), true};
        state.toldAt = instantIn(entry.value("told_at"_L1));
        state.outSince = instantIn(entry.value("out_since"_L1));
        state.snoozedUntil = instantIn(entry.value("snoozed_until"_L1));
        state.returnWanted = entry.value("return_wanted"_L1).toBool();
        state.held = severityIn(entry.value("held"_L1));
        states[it.key()] = state;
    }
    return states;
}

} // namespace quotalamp
