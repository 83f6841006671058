// SPDX-License-Identifier: MIT
#include "core/rules/alertstates.h"

#include "core/rules/balance.h"
#include "core/rules/standing.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Where no reset is known.
constexpr std::chrono::hours longestSnooze{24};

} // namespace

void snooze(AlertStates& states, const LimitKey& limit, TimePoint now)
{
    AlertState& told = states[limit];
    const bool ahead = told.resetsAt && *told.resetsAt > now;
    told.snoozedUntil = ahead ? *told.resetsAt : now + longestSnooze;
    told.held = Severity::Calm;
}

void snoozeAll(AlertStates& states, const AccountState& state, Milliseconds time, TimePoint now)
{
    if (!state.snapshot.reading)
        return;
    const Reading& reading = *state.snapshot.reading;
    std::vector<LimitStanding::Limit> limits{RefusedCredit{}};
    limits.insert(limits.end(), reading.windows.begin(), reading.windows.end());
    limits.insert(limits.end(), reading.balances.begin(), reading.balances.end());
    if (!reading.spends.empty())
        limits.emplace_back(MonthBudget{});
    if (reading.savedResets)
        limits.emplace_back(*reading.savedResets);
    for (const LimitStanding::Limit& limit : limits) {
        const LimitKey key{state.account.id, LimitStanding{limit}.key()};
        snooze(states, key, now);
        if (time > Milliseconds::zero())
            states[key].snoozedUntil = now + time;
    }
}

void unsnooze(AlertStates& states, const QString& accountId)
{
    for (auto& [key, told] : states) {
        if (key.account == accountId)
            told.snoozedUntil.reset();
    }
}

std::optional<TimePoint> snoozedUntil(const AlertStates& states, const QString& accountId, TimePoint now)
{
    std::optional<TimePoint> last;
    for (const auto& [key, told] : states) {
        if (key.account == accountId && told.snoozedUntil && *told.snoozedUntil > now)
            last = std::max(last.value_or(now), *told.snoozedUntil);
    }
    return last;
}

void wantReturn(AlertStates& states, const LimitKey& limit)
{
    states[limit].returnWanted = true;
}

void shiftAlerts(AlertStates& states, Milliseconds shift)
{
    for (auto& [key, told] : states) {
        const bool untilReset = told.snoozedUntil && told.snoozedUntil == told.resetsAt;
        for (std::optional<TimePoint>* instant :
            {&told.toldAt, &told.outSince, &told.seenAt, &told.earlyAt, &told.snoozedUntil}) {
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
        insert(u"seen_at"_s, state.seenAt);
        insert(u"early_at"_s, state.earlyAt);
        insert(u"told_for"_s, state.toldFor);
        if (!state.seen.isEmpty())
            entry.insert(u"seen"_s, state.seen);
        if (state.used)
            entry.insert(u"used"_s, *state.used);
        if (state.returnWanted)
            entry.insert(u"return_wanted"_s, true);
        if (state.held != Severity::Calm)
            entry.insert(u"held"_s, static_cast<int>(state.held));
        json.insert(limitKeyText(key), entry);
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
        state.seenAt = instantIn(entry.value("seen_at"_L1));
        state.earlyAt = instantIn(entry.value("early_at"_L1));
        state.toldFor = instantIn(entry.value("told_for"_L1));
        state.seen = entry.value("seen"_L1).toString();
        if (const QJsonValue used = entry.value("used"_L1); used.isDouble())
            state.used = std::clamp(used.toDouble(), 0.0, 1.0);
        state.returnWanted = entry.value("return_wanted"_L1).toBool();
        state.held = severityIn(entry.value("held"_L1));
        states[limitKeyFromText(it.key())] = state;
    }
    return states;
}

} // namespace quotalamp
