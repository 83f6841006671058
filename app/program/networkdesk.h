// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "desktop/shell/wakeups.h"
#include "io/bus/networkwatch.h"
#include "io/net/httpclient.h"
#include "io/net/statuspages.h"

#include <QObject>

#include <memory>
#include <optional>

namespace quotalamp {

class KeyStore;
class Registry;

/// The way to the providers: the HTTP client with its proxy, the status pages, and the news that the network is there
/// again.
class NetworkDesk : public QObject {
    Q_OBJECT
public:
    /// `keepsLogins` false: the keychain is neither asked nor told of a proxy's login (demo).
    NetworkDesk(KeyStore& keys, bool keepsLogins, QObject* parent = nullptr);

    [[nodiscard]] HttpClient& http() { return m_http; }
    /// From now on hears that the machine woke up and that the network is back. Asks the system's services for that,
    /// which takes a moment. Once.
    void watch();
    /// Goes by the proxy and by whether status pages are asked. The login of a proxy comes from the keychain, and leaves
    /// it when that proxy is no longer used.
    void apply(const Settings& settings);
    /// Uses this login for the proxy at once, also where no keychain can keep it.
    void keepProxyLogin(const QString& user, const QString& password);
    /// Asks the status page of the account's provider, where it is due and the provider itself was just asked, so that
    /// the network is awake anyway.
    void askStatusPage(const AccountState& account, const Registry& registry);

Q_SIGNALS:
    /// The machine woke up or the network is back: what was open is dead, and what was due meanwhile is due now.
    void returned();
    /// The keychain holds a login for the proxy now, which the settings have to say.
    void proxyLoginKept();
    /// What a status page says; nothing: no incident.
    void incidentTold(const QString& page, const std::optional<quotalamp::Incident>& incident);
    /// One translated sentence for the person.
    void failed(const QString& sentence);

private:
    void onReturn();
    void readLogin();
    void forgetLogin(const Proxy& proxy);

    KeyStore& m_keys;
    bool m_keepsLogins;
    HttpClient m_http;
    StatusPages m_statusPages;
    std::unique_ptr<Wakeups> m_wakeups;    ///< null until watch()
    std::unique_ptr<NetworkWatch> m_watch; ///< the same
    std::optional<Proxy> m_proxy;          ///< as applied last
};

} // namespace quotalamp
