// SPDX-License-Identifier: MIT
#include "core/words/eventwords.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/alertwords.h"
#include "core/words/errorwords.h"
#include "core/words/windowwords.h"

#include <QJsonArray>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int eventSchema = 1;
constexpr int longestText = 200; ///< characters of a name
constexpr int longestSaid = 300; ///< characters of a sentence

/// Of ntfy: 1 is the least and 5 the most urgent; tags with a name that it knows become a picture.
struct Urgent {
    int priority;
    QLatin1StringView tag;
};

Urgent urgencyOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Urgent:
    case EventKind::KeyRefused:
        return {4, "warning"_L1};
    case EventKind::UsedUp:
        return {4, "rotating_light"_L1};
    case EventKind::Back:
        return {3, "white_check_mark"_L1};
    case EventKind::Warning:
    case EventKind::CreditLow:
        return {3, "warning"_L1};
    case EventKind::Test:
        break;
    }
    return {3, "bell"_L1};
}

AlertWords eventWordsOf(const EventInView& view, TimePoint now, const Settings& settings)
{
    const Event& event = view.event;
    if (event.alert)
        return alertWords(*event.alert, view.subject, now, settings);
    if (!event.error || !view.account)
        return {Text::tr("A test by Quotalamp"), Text::tr("This is how you hear of an event."), {}};
    if (settings.notifyPrivately)
        return {Text::tr("A key is refused"), {}, {}};
    return {
        Text::tr("%1: the key is refused").arg(view.subject), sentence(*event.error, view.account->providerName), {}};
}

/// The same, cut: what a server called a limit may be long.
AlertWords eventSaid(const EventInView& view, TimePoint now, const Settings& settings)
{
    AlertWords words = eventWordsOf(view, now, settings);
    for (QString* text : {&words.title, &words.body})
        *text = redacted(plainText(*text, longestSaid));
    return words;
}

QJsonValue numberOrNull(const std::optional<double>& number)
{
    return number && std::isfinite(*number) ? QJsonValue(*number) : QJsonValue();
}

QJsonValue numberOrNull(const std::optional<Decimal>& amount)
{
    return amount ? QJsonValue(amount->approximate()) : QJsonValue();
}

QJsonValue instantOrNull(const std::optional<TimePoint>& instant)
{
    return instant ? QJsonValue(toRfc3339(*instant)) : QJsonValue();
}

QJsonValue nameOrNull(const QString& text)
{
    const QString name = redacted(plainText(text, longestText));
    return name.isEmpty() ? QJsonValue() : QJsonValue(name);
}

/// With one decimal; 0 only where nothing is left.
QJsonValue percentLeft(const std::optional<double>& left)
{
    return left ? QJsonValue(exactPercent(*left)) : QJsonValue();
}

/// What the limit counts, and how much of it there is.
void addAmounts(QJsonObject& json, const LimitStanding::Limit& limit)
{
    const auto add = [&](const QString& unit, const QJsonValue& most, const QJsonValue& remaining) {
        json.insert(u"unit"_s, nameOrNull(unit));
        json.insert(u"limit"_s, most);
        json.insert(u"remaining"_s, remaining);
    };
    if (const auto* window = std::get_if<RateWindow>(&limit))
        add(unitName(window->unit), numberOrNull(window->limit), numberOrNull(window->remaining));
    else if (const auto* balance = std::get_if<Balance>(&limit))
        add(balance->currency, numberOrNull(balance->limit), numberOrNull(balance->remaining));
    else if (const auto* budget = std::get_if<MonthBudget>(&limit))
        add(budget->currency, budget->limit.approximate(), budget->left.approximate());
    else
        add({}, {}, {});
}

/// Of a refused key and of a test, all of it is null.
void addLimit(QJsonObject& json, const std::optional<Alert>& alert)
{
    const LimitStanding limit = alert ? alert->limit : LimitStanding{RefusedCredit{}};
    json.insert(u"limit_id"_s, alert ? nameOrNull(limit.key()) : QJsonValue());
    addAmounts(json, limit.limit);
    json.insert(u"pct_left"_s, percentLeft(limit.left));
    json.insert(u"reset_at"_s, instantOrNull(limit.resetsAt()));
    json.insert(u"runs_out_at"_s, instantOrNull(limit.runsOutAt()));
    json.insert(u"severity"_s, alert ? QJsonValue(severityName(alert->severity())) : QJsonValue());
}

} // namespace

QJsonObject eventJson(const EventInView& view, TimePoint now, const Settings& settings)
{
    const Event& event = view.event;
    const Account account = view.account ? view.account->account : Account();
    QJsonObject json{{u"schema"_s, eventSchema}, {u"event"_s, wordOf(eventWords, event.kind)},
        {u"at"_s, toRfc3339(event.at)}, {u"account"_s, nameOrNull(account.id)},
        {u"account_label"_s, nameOrNull(account.label)}, {u"provider"_s, nameOrNull(account.provider)}};
    addLimit(json, event.alert);
    json.insert(u"error_kind"_s, event.error ? QJsonValue(errorKindName(event.error->kind)) : QJsonValue());
    Settings open = settings;
    open.notifyPrivately = false; // the names are in it anyway
    const AlertWords words = eventSaid(view, now, open);
    json.insert(u"title"_s, words.title);
    json.insert(u"message"_s, words.body);
    return json;
}

QJsonObject ntfyJson(const EventInView& view, const QString& topic, TimePoint now, const Settings& settings)
{
    const AlertWords words = eventSaid(view, now, settings);
    const Urgent urgency = urgencyOf(view.event.kind);
    // Without a message ntfy would say "triggered".
    return {{u"topic"_s, topic}, {u"title"_s, words.body.isEmpty() ? u"Quotalamp"_s : words.title},
        {u"message"_s, words.body.isEmpty() ? words.title : words.body}, {u"priority"_s, urgency.priority},
        {u"tags"_s, QJsonArray{QString(urgency.tag)}}};
}

} // namespace quotalamp
