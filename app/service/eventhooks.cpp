// SPDX-License-Identifier: MIT
#include "service/eventhooks.h"

#include "core/words/accountlines.h"
#include "core/words/errorwords.h"
#include "core/words/eventwords.h"
#include "io/files/usagestore.h"
#include "io/keys/keystore.h"
#include "io/net/proxylogin.h"
#include "providers/descriptor/registry.h"

#include <QJsonDocument>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

EventHooks::EventHooks(const Sources& sources, QObject* parent)
    : QObject(parent)
    , m_sources(sources)
{
    connect(
        &m_command, &CommandHook::ended, this, [this](const QString& trouble) { note(m_reports.command, trouble); });
    connect(&m_sources.keys, &KeyStore::changed, this, &EventHooks::readLogin);
}

EventHooks::~EventHooks() = default;

void EventHooks::apply()
{
    const Settings& settings = m_sources.settings;
    const HookSettings before = std::exchange(m_hooks, settings.hooks);
    m_command.setCommand(m_hooks.command);
    if (before.command != m_hooks.command)
        m_reports.command.reset();
    if (before.webhook != m_hooks.webhook || before.format != m_hooks.format)
        m_reports.webhook.reset();
    if (before != m_hooks)
        Q_EMIT reported();
    if (before.token && Webhook::tokenAccount(before.webhook) != Webhook::tokenAccount(m_hooks.webhook))
        forgetToken(before);
    if (m_hooks.webhook.isEmpty() && !m_webhook)
        return;
    if (!m_webhook) {
        m_http = std::make_unique<HttpClient>();
        m_webhook = std::make_unique<Webhook>(*m_http, m_sources.keys);
        connect(m_webhook.get(), &Webhook::ended, this,
            [this](const QString& trouble) { note(m_reports.webhook, trouble); });
    }
    if (std::exchange(m_proxy, settings.proxy) != settings.proxy)
        readLogin();
    m_webhook->setTo(m_hooks);
}

void EventHooks::readLogin()
{
    if (!m_http || !m_proxy)
        return;
    m_http->setProxy(*m_proxy);
    readProxyLogin(m_sources.keys, *m_http, *m_proxy, this, [] {});
}

void EventHooks::take(const Alert& change)
{
    if (const auto event = eventOf(change))
        tell(*event, m_sources.store.find(change.accountId));
}

void EventHooks::look(const AccountState& account)
{
    if (!isSet() || !m_hooks.events.contains(EventKind::KeyRefused))
        return;
    std::optional<Event> event;
    m_sources.store.changeAlertsOf(
        account.account.id, [&](AlertStates& states) { event = advanceKeyRefusal(states, account); });
    if (!event)
        return;
    m_sources.store.keepNow(account.account.id);
    tell(*event, &account);
}

void EventHooks::watch(const AccountState& account, TimePoint now)
{
    if (!isSet())
        return;
    Settings nobodyThere = m_sources.settings;
    nobodyThere.quietHours = QuietHours{0, 24 * 60};
    std::vector<Alert> changes;
    m_sources.store.changeAlertsOf(account.account.id,
        [&](AlertStates& states) { (void)advanceAlerts(states, account, now, nobodyThere, &changes); });
    if (!changes.empty())
        m_sources.store.keepNow(account.account.id);
    for (const Alert& change : changes)
        take(change);
    look(account);
}

void EventHooks::test()
{
    tell({EventKind::Test, wallClock(), {}, {}}, nullptr);
}

void EventHooks::tell(const Event& event, const AccountState* account)
{
    const bool isTest = event.kind == EventKind::Test;
    if (!isSet())
        return;
    if (!isTest && (!account || account->account.demo || !m_hooks.events.contains(event.kind)))
        return;
    const QString subject = account ? accountSubject(m_sources.store.states(), *account) : QString();
    const EventInView view{event, account, subject};
    const auto line = [](const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); };
    const QByteArray json = line(eventJson(view, wallClock(), m_sources.settings));
    m_command.run(json + '\n', m_hooks.command.isEmpty() ? QStringList() : withheld());
    if (!m_webhook || m_hooks.webhook.isEmpty())
        return;
    const auto ntfy = m_hooks.format == WebhookFormat::Ntfy ? ntfyPlaceOf(QUrl(m_hooks.webhook)) : std::nullopt;
    m_webhook->send(ntfy ? line(ntfyJson(view, ntfy->topic, wallClock(), m_sources.settings)) : json);
}

void EventHooks::note(std::optional<HookReport>& last, const QString& trouble)
{
    const bool isNews = !trouble.isEmpty() && (!last || last->trouble.isEmpty());
    last = HookReport{wallClock(), trouble};
    Q_EMIT reported();
    if (isNews)
        Q_EMIT failed(trouble);
}

void EventHooks::keepToken(const QString& entered)
{
    auto token = secretFromInput(entered.toUtf8());
    if (!token)
        return Q_EMIT failed(token.error().sentence);
    const Account account = Webhook::tokenAccount(m_hooks.webhook);
    m_sources.keys.write(account, std::move(token).value(), this, [this](const std::optional<Error>& error) {
        if (!error)
            Q_EMIT tokenKept();
        else
            Q_EMIT failed(tr("The webhook's token is not kept: %1").arg(sentence(*error, u"Quotalamp"_s)));
    });
}

void EventHooks::forgetToken(const HookSettings& former)
{
    const Account account = Webhook::tokenAccount(former.webhook);
    m_sources.keys.remove(account, this, [](const std::optional<Error>&) {});
    m_sources.keys.forget(account.id);
}

QStringList EventHooks::withheld() const
{
    QStringList names{u"XDG_ACTIVATION_TOKEN"_s, u"DESKTOP_STARTUP_ID"_s};
    for (const ProviderSummary& provider : m_sources.registry.summaries())
        names << provider.keyVariable;
    for (const AccountState& state : m_sources.store.states()) {
        if (state.account.key.kind == KeySource::Kind::Environment)
            names << state.account.key.place;
    }
    names.removeAll(QString());
    return names;
}

} // namespace quotalamp
