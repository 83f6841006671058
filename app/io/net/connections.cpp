// SPDX-License-Identifier: MIT
#include "io/net/connections.h"

#include "io/net/route.h"
#include "io/net/wirerequest.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

#include <algorithm>

namespace quotalamp {

namespace {

constexpr std::chrono::seconds restAfter{10};

/// Connections that go straight to the server. Where Qt is told so it reads an answer's headers over plain HTTP without a
/// buffer, a byte per system call; where it is told to do as the program does, which is the same, it has one.
class StraightOn : public QNetworkProxyFactory {
public:
    StraightOn() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& /*query*/) override
    {
        return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
    }
};

} // namespace

Connections::Connections(QObject* parent)
    : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfter);
    connect(&m_rest, &QTimer::timeout, this, &Connections::rest);
}

QNetworkAccessManager& Connections::take(const Route& route, const std::optional<TlsWay>& tls)
{
    Network& network = m_networks[{route.name(), tls ? tls->lane / lanesOfNetwork : 0}];
    if (network.rules && tls && *network.rules != tls->rules)
        setAside(std::exchange(network, {}).qt);
    if (tls)
        network.rules = tls->rules;
    if (!network.qt) {
        network.qt = new QNetworkAccessManager(this);
        network.qt->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        network.qt->setAutoDeleteReplies(false);
        if (route.proxy.type() == QNetworkProxy::NoProxy)
            network.qt->setProxyFactory(new StraightOn);
        else
            network.qt->setProxy(route.proxy);
    }
    ++m_running[network.qt];
    m_rest.stop();
    return *network.qt;
}

bool Connections::isCurrent(const QNetworkAccessManager* network) const
{
    return std::ranges::any_of(m_networks, [network](const auto& each) { return each.second.qt == network; });
}

void Connections::release(QNetworkAccessManager* network)
{
    if (--m_running[network] == 0) {
        m_running.erase(network);
        if (!isCurrent(network))
            network->deleteLater();
    }
    if (m_running.empty() && m_networks.size() > 1)
        m_rest.start();
}

/// It goes with its last request.
void Connections::setAside(QNetworkAccessManager* network)
{
    if (!m_running.contains(network))
        network->deleteLater();
}

void Connections::forget()
{
    for (const auto& [name, network] : std::exchange(m_networks, {}))
        setAside(network.qt);
}

void Connections::rest()
{
    std::erase_if(m_networks, [](const auto& each) {
        const bool forSeveralAtATime = each.first.second > 0;
        if (forSeveralAtATime)
            each.second.qt->deleteLater();
        return forSeveralAtATime;
    });
}

} // namespace quotalamp
