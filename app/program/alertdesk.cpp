// SPDX-License-Identifier: MIT
#include "program/alertdesk.h"

#include "core/rules/quiethours.h"
#include "core/words/alertwords.h"
#include "core/words/overview.h"
#include "io/files/usagestore.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto refreshAction = "refresh"_L1;
constexpr auto snoozeAction = "snooze"_L1;
constexpr auto returnAction = "return"_L1;
constexpr auto testTopic = "test"_L1;
constexpr auto troubleTopic = "trouble"_L1;
constexpr auto noTrayTopic = "no-tray"_L1;
constexpr auto mostQuiet = 1h; ///< until the clock, which may be set meanwhile, is asked again

} // namespace

AlertDesk::AlertDesk(UsageStore& store, const Settings& settings, Notifier::Fallback fallback, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
    , m_notifier(std::move(fallback))
{
    m_quietHours.setSingleShot(true);
    m_quietHours.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_quietHours, &QTimer::timeout, this, [this] { tellHeldBack(wallClock()); });
    connect(&m_store, &UsageStore::changed, this, [this](const QString& accountId) {
        if (accountId.isEmpty())
            takeBackWhatIsOver();
    });
    connect(&m_notifier, &Notifier::actionInvoked, this, &AlertDesk::onAction);
    connect(&m_notifier, &Notifier::undelivered, this, [this](const Notice& notice) {
        // A limit shows in its card anyway; a trouble would be lost.
        if (notice.topic == troubleTopic)
            Q_EMIT untold(notice.body);
    });
}

void AlertDesk::look(const AccountState& account, TimePoint now)
{
    std::vector<Alert> alerts;
    std::vector<Alert> changes;
    m_store.changeAlertsOf(account.account.id,
        [&](AlertStates& told) { alerts = advanceAlerts(told, account, now, m_settings, &changes); });
    if (!alerts.empty() || !changes.empty())
        m_store.keepNow(account.account.id);
    for (const Alert& change : changes)
        Q_EMIT happened(change);
    for (const Alert& alert : alerts)
        notify(alert);
    takeBackWhatIsOver();
    lookElsewhere(account, now);
    if (isQuiet(m_settings.quietHours, now))
        tellHeldBack(now);
}

void AlertDesk::lookElsewhere(const AccountState& account, TimePoint now)
{
    if (!m_settings.notifications || !m_here)
        return;
    const auto alert = m_elsewhere.look(account, m_here(), m_settings);
    if (!alert)
        return;
    if (isQuiet(m_settings.quietHours, now))
        m_heldElsewhere.push_back(*alert);
    else
        notify(*alert);
}

/// Within quiet hours it waits for their end, and looks at nothing: it is called with each answer.
void AlertDesk::tellHeldBack(TimePoint now)
{
    if (isQuiet(m_settings.quietHours, now))
        return m_quietHours.start(
            std::clamp<Milliseconds>(quietUntil(*m_settings.quietHours, now) - now, 1s, mostQuiet));
    m_quietHours.stop();
    std::optional<Alert> held;
    m_store.changeAlerts([&](AlertStates& told) { held = tellHeld(told, m_store.states(), now, m_settings); });
    if (held) {
        m_store.keepNow();
        notify(*held);
    }
    for (const Alert& alert : std::exchange(m_heldElsewhere, {}))
        notify(alert);
}

/// "Open" is always there; beside it what helps most.
void AlertDesk::notify(const Alert& alert)
{
    const AccountState* account = m_store.find(alert.accountId);
    if (!account)
        return;
    const Severity severity = alert.severity();
    const QString keyPage = m_keyPages ? m_keyPages(account->account.provider) : QString();
    const AlertWords words =
        alertWords(alert, accountSubject(m_store.states(), *account), wallClock(), m_settings, keyPage);
    Notice notice{limitKeyText(alert.key()), words.title, words.body, false, {}, {}, words.left};
    const bool crossing = alert.kind == AlertKind::Crossing;
    notice.gauge = gaugeState(crossing ? severity : Severity::Calm);
    if (alert.kind == AlertKind::SpendJump || alert.kind == AlertKind::Elsewhere)
        notice.gauge = GaugeState::Warning;
    notice.critical = crossing && severity >= Severity::Critical;
    if (alert.kind == AlertKind::Unused || (crossing && severity < Severity::Exhausted))
        notice.actions = {{snoozeAction, alert.limit.resetsAt() ? tr("Snooze until reset") : tr("Snooze for a day")}};
    if (crossing && severity == Severity::Exhausted && m_settings.notifyReturns)
        notice.actions = {{refreshAction, tr("Refresh")}};
    if (crossing && severity == Severity::Exhausted && !m_settings.notifyReturns)
        notice.actions = {{returnAction, tr("Tell me at reset")}};
    m_notifier.notify(notice);
    if (crossing)
        m_standing.insert(alert.key());
    else
        m_standing.erase(alert.key());
    Q_EMIT told(alert.key());
}

/// A limit may be a little better before it would be told anew, and its notification stands until then.
void AlertDesk::takeBackWhatIsOver()
{
    const AlertStates& states = m_store.alerts();
    std::erase_if(m_standing, [&](const LimitKey& limit) {
        const auto state = states.find(limit);
        if (state != states.end() && state->second.told != Severity::Calm && m_store.find(limit.account))
            return false;
        m_notifier.withdraw(limitKeyText(limit));
        Q_EMIT over(limit);
        return true;
    });
}

void AlertDesk::onAction(const QString& topic, const QString& action)
{
    const LimitKey limit = limitKeyFromText(topic);
    if (action == refreshAction)
        return Q_EMIT refreshRequested(limit.account);
    if (action == QLatin1StringView(Notifier::openAction))
        return Q_EMIT openRequested();
    if (!m_store.find(limit.account))
        return;
    if (action == snoozeAction)
        change([&](AlertStates& told) { snooze(told, limit, wallClock()); });
    if (action == returnAction)
        change([&](AlertStates& told) { wantReturn(told, limit); });
}

void AlertDesk::snoozeAccount(const QString& accountId, Milliseconds time)
{
    if (const AccountState* account = m_store.find(accountId))
        change([&](AlertStates& told) { snoozeAll(told, *account, time, wallClock()); });
}

void AlertDesk::unsnoozeAccount(const QString& accountId)
{
    change([&](AlertStates& told) { unsnooze(told, accountId); });
}

void AlertDesk::change(const std::function<void(AlertStates&)>& edit)
{
    m_store.changeAlerts(edit, UsageStore::Urgency::Person);
    Q_EMIT changed();
}

void AlertDesk::tell(const QString& sentence)
{
    m_notifier.notify({troubleTopic, u"Quotalamp"_s, sentence, false, {}, GaugeState::Error, {}, true});
}

void AlertDesk::tellTest()
{
    m_notifier.notify({testTopic, tr("Notifications work"), tr("This is how Quotalamp tells you that a limit is near."),
        false, {}, GaugeState::Warning, 0.22, true});
}

void AlertDesk::tellNoTray()
{
    m_notifier.notify({noTrayTopic, tr("Quotalamp is running"),
        tr("This desktop shows no tray icons. Start Quotalamp again to open its window."), false, {}, GaugeState::Calm,
        {}});
}

} // namespace quotalamp
