// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/events.h"
#include "io/net/httpclient.h"
#include "service/commandhook.h"
#include "service/webhook.h"

#include <QObject>

#include <memory>
#include <optional>

namespace quotalamp {

class KeyStore;
class Registry;
class UsageStore;

/// Tells a person's own command and webhook of events, each once. Nothing is made, and no library loaded, until one of
/// them is set; accounts of the demo are no events. Whatever fails is told once, until it goes well again. Links no
/// Widgets: whatever program watches accounts can have one.
class EventHooks : public QObject {
    Q_OBJECT
public:
    /// All of it has to live as long as this.
    struct Sources {
        UsageStore& store;
        KeyStore& keys;
        const Registry& registry; ///< tells which variables hold keys
        const Settings& settings; ///< read each time
    };

    explicit EventHooks(const Sources& sources, QObject* parent = nullptr);
    ~EventHooks() override;

    /// Goes by the settings as they are now. The token of a webhook that is no longer used leaves the keychain.
    void apply();
    /// Tells what a crossing or a return means for machines; see advanceAlerts(). What is none is not told.
    void take(const Alert& change);
    /// Tells where the account's last answer refused its key. For after each reading.
    void look(const AccountState& account);
    /// For a program that shows no notifications: finds what the account's last reading changed, and tells it as take() and
    /// look() do. What is still urgent when the tray app comes is told to the person then, as after quiet hours.
    void watch(const AccountState& account, TimePoint now);
    /// Tells an event that says it is a test, to see whether command and webhook work.
    void test();

    /// Keeps the token, as a person entered it, for the webhook that is set, and nowhere but in the keychain. tokenKept()
    /// follows, or failed().
    void keepToken(const QString& entered);

    /// How it went last.
    [[nodiscard]] const HookReports& reports() const { return m_reports; }

Q_SIGNALS:
    /// reports() are other ones.
    void reported();
    /// The keychain holds a token for the webhook now, which the settings have to say.
    void tokenKept();
    /// One translated sentence for the person; of the same trouble only the first time.
    void failed(const QString& sentence);

private:
    [[nodiscard]] bool isSet() const { return !m_hooks.command.isEmpty() || !m_hooks.webhook.isEmpty(); }
    void tell(const Event& event, const AccountState* account);
    void note(std::optional<HookReport>& last, const QString& trouble);
    void forgetToken(const HookSettings& former);
    void readLogin();
    /// The variables that hold keys of providers or accounts, and what the desktop gave this program alone.
    [[nodiscard]] QStringList withheld() const;

    Sources m_sources;
    HookSettings m_hooks;         ///< as applied last
    std::optional<Proxy> m_proxy; ///< the same; empty until a webhook needs the way
    std::unique_ptr<HttpClient>
        m_http; ///< one of its own, for its requests are none of a provider's; null until needed
    std::unique_ptr<Webhook> m_webhook; ///< null until one is set
    CommandHook m_command;
    HookReports m_reports;
};

} // namespace quotalamp
