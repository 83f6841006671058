// SPDX-License-Identifier: MIT
#include "program/networkdesk.h"

#include "core/words/errorwords.h"
#include "io/keys/keystore.h"
#include "io/net/proxylogin.h"

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// To hear of an answer takes about a millisecond, and windows are in the same thread.
HttpClient::Limits besideWindows()
{
    HttpClient::Limits limits;
    limits.betweenStarts = Milliseconds(2);
    return limits;
}

} // namespace

NetworkDesk::NetworkDesk(KeyStore& keys, bool keepsLogins, QObject* parent)
    : QObject(parent)
    , m_keys(keys)
    , m_keepsLogins(keepsLogins)
    , m_http(besideWindows(), nullptr)
    , m_statusPages(m_http)
{
    connect(&m_keys, &KeyStore::changed, this, &NetworkDesk::readLogin);
    connect(&m_statusPages, &StatusPages::told, this, &NetworkDesk::incidentTold);
}

void NetworkDesk::watch()
{
    m_wakeups = std::make_unique<Wakeups>();
    m_watch = std::make_unique<NetworkWatch>();
    connect(m_wakeups.get(), &Wakeups::woke, this, &NetworkDesk::onReturn);
    connect(m_watch.get(), &NetworkWatch::returned, this, &NetworkDesk::onReturn);
}

void NetworkDesk::apply(const Settings& settings)
{
    m_statusPages.setOn(settings.statusPages);
    m_http.setProxy(settings.proxy);
    const auto before = std::exchange(m_proxy, settings.proxy);
    if (before == m_proxy)
        return;
    if (before && before->login && !m_proxy->login)
        forgetLogin(*before);
    readLogin();
}

void NetworkDesk::keepProxyLogin(const QString& user, const QString& password)
{
    m_http.setProxyLogin(proxyLogin(user, password));
    if (!m_keepsLogins || !m_proxy)
        return;
    m_keys.write(proxyAccount(*m_proxy), proxyLogin(user, password), this, [this](const std::optional<Error>& error) {
        if (!error)
            Q_EMIT proxyLoginKept();
        else
            Q_EMIT failed(tr("The proxy's password is used until the program ends, but not kept: %1")
                              .arg(sentence(*error, u"Quotalamp"_s)));
    });
}

void NetworkDesk::askStatusPage(const AccountState& account, const Registry& registry)
{
    if (wasAsked(account))
        m_statusPages.ask({statusPageOf(account, registry)}, wallClock());
}

void NetworkDesk::onReturn()
{
    m_http.forgetConnections();
    Q_EMIT returned();
}

void NetworkDesk::readLogin()
{
    if (m_keepsLogins && m_proxy)
        readProxyLogin(m_keys, m_http, *m_proxy, this, [] {});
}

void NetworkDesk::forgetLogin(const Proxy& proxy)
{
    if (!m_keepsLogins)
        return;
    m_keys.remove(proxyAccount(proxy), this, [](const std::optional<Error>&) {});
    m_keys.forget(proxyAccount(proxy).id);
}

} // namespace quotalamp
