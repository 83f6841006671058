#include "core/alerts.h"

#include "core/tr.h"
#include "core/words.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A level must fall this far below the first threshold before the same crossing is told again.
constexpr double hysteresis = 0.05;

QString stateKey(const QString& accountId, const RateWindow& window)
{
    return accountId + u'/' + window.id + u'/' + window.model;
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

Alert alertFor(
    const AccountState& state, const QString& account, const RateWindow& window, Severity severity, TimePoint now)
{
    Alert alert{state.account.id, window.id, severity, {}, {}};
    const QString subject = account + u' ' + windowSubject(window);
    const auto readAt = state.snapshot.readAt.value_or(now);
    const double left = window.leftShareAt(now, readAt).value_or(0);
    alert.title = severity == Severity::Exhausted ? Text::tr("%1: used up").arg(subject)
                                                  : Text::tr("%1: %2 left").arg(subject, percentText(left));
    QStringList sentences;
    if (window.limit && window.remaining && severity != Severity::Exhausted)
        sentences << Text::tr("%1 of %2.").arg(shortAmount(*window.remaining), shortAmount(*window.limit));
    const QString reset = resetText(window, now, readAt);
    if (!reset.isEmpty())
        sentences << capitalised(reset) + u'.';
    alert.body = sentences.join(u' ');
    return alert;
}

/// A bucket's full instant moves with every reading, so only its level re-arms it; a fixed window is new
/// once the reset that we knew of has passed.
bool rearmed(const AlertState& told, const RateWindow& window, TimePoint readAt, const Thresholds& thresholds)
{
    if (window.refill != Refill::Bucket && told.resetsAt && readAt >= *told.resetsAt)
        return true;
    const auto left = window.leftShare();
    return left && 1.0 - *left < thresholds.warning - hysteresis;
}

/// Whether the crossing is to be told; moves the state on.
bool advanceOne(
    AlertState& told, const RateWindow& window, Severity level, TimePoint readAt, const Thresholds& thresholds)
{
    if (!told.primed) {
        told = AlertState{level, window.resetsAt, true};
        return false;
    }
    if (rearmed(told, window, readAt, thresholds))
        told.told = Severity::Calm;
    told.resetsAt = window.resetsAt;
    if (level <= told.told)
        return false;
    told.told = level;
    return true;
}

} // namespace

std::vector<Alert> advanceAlerts(
    AlertStates& states, const AccountState& state, const QString& subject, TimePoint now, const Thresholds& thresholds)
{
    std::vector<Alert> alerts;
    const auto& snapshot = state.snapshot;
    if (!snapshot.reading || !snapshot.readAt || snapshot.lastProbeFailed)
        return alerts;
    for (const auto& window : snapshot.reading->windows) {
        const auto level = severity(window, *snapshot.readAt, *snapshot.readAt, thresholds);
        if (!level)
            continue;
        if (advanceOne(states[stateKey(state.account.id, window)], window, *level, *snapshot.readAt, thresholds))
            alerts.push_back(alertFor(state, subject, window, *level, now));
    }
    return alerts;
}

QJsonObject toJson(const AlertStates& states)
{
    QJsonObject json;
    for (const auto& [key, state] : states) {
        QJsonObject entry{{u"told"_s, static_cast<int>(state.told)}};
        if (state.resetsAt)
            entry.insert(u"resets_at"_s, toRfc3339(*state.resetsAt));
        json.insert(key, entry);
    }
    return json;
}

AlertStates alertStatesFromJson(const QJsonObject& json)
{
    AlertStates states;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        const int told = std::clamp(entry.value("told"_L1).toInt(0), 0, static_cast<int>(Severity::Exhausted));
        states[it.key()] =
            AlertState{static_cast<Severity>(told), parseInstant(entry.value("resets_at"_L1).toString()), true};
    }
    return states;
}

} // namespace quotalamp
