// SPDX-License-Identifier: MIT
#include "io/net/wirerequest.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/net/baseurl.h"
#include "core/net/ownnetwork.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Anything else could end the header line and begin another.
bool isHeaderSafe(const QByteArray& text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool isVisible(const QByteArray& key)
{
    return std::ranges::all_of(key, [](char c) { return c >= 0x21 && c <= 0x7e; });
}

} // namespace

bool isSound(const Request& request, const Secret& key)
{
    return isVisible(key.expose()) && isHeaderSafe(request.keyPrefix);
}

std::optional<WayTrouble> plainHttpTrouble(const Request& request, bool withKey)
{
    if (!isPlainHttp(request.url) || request.plainHttp)
        return std::nullopt;
    const QString host = request.url.host();
    if (!looksLikeOwnNetwork(host))
        return WayTrouble{WayTrouble::Kind::OutsideOwnNetwork, plainText(host), {}, wallClock(), {}};
    if (withKey && !request.keyHeader.isEmpty())
        return WayTrouble{WayTrouble::Kind::PlainHttp, {}, {}, wallClock(), {}};
    return std::nullopt;
}

QNetworkRequest wireRequest(const Request& request, const Secret& key, Milliseconds withoutProgress)
{
    QNetworkRequest wire(request.url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(
        QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, static_cast<int>(idleConnection.count()));
    wire.setTransferTimeout(static_cast<int>(withoutProgress.count()));
    // Named here, it is left to us to unpack: Qt would offer everything that it knows.
    wire.setRawHeader("accept-encoding", "gzip");
    wire.setRawHeader("user-agent", QByteArray("Quotalamp/") + version);
    wire.setRawHeader("accept", "application/json");
    // Without one Qt sends the person's languages.
    wire.setRawHeader("accept-language", "*");
    if (!request.body.isEmpty())
        wire.setRawHeader("content-type", "application/json");
    for (const Header& header : request.headers.all()) {
        if (isHeaderSafe(header.name) && isHeaderSafe(header.value))
            wire.setRawHeader(header.name, header.value);
    }
    if (!request.keyHeader.isEmpty() && !key.empty())
        wire.setRawHeader(request.keyHeader, request.keyPrefix + key.expose());
    return wire;
}

QNetworkReply* sent(QNetworkAccessManager& network, const QNetworkRequest& wire, const Request& request)
{
    if (request.method == "GET")
        return network.get(wire);
    if (request.method == "POST")
        return network.post(wire, request.body);
    return network.sendCustomRequest(wire, request.method, request.body);
}

void goOver(const TlsWay& way, QNetworkRequest& wire)
{
    QSslConfiguration tls = way.rules;
    tls.setSessionTicket(way.session);
    wire.setSslConfiguration(tls);
    if (way.lane % lanesOfNetwork != 0)
        wire.setPeerVerifyName(wire.url().host());
}

void goTo(const QString& address, QNetworkRequest& wire)
{
    QUrl target = wire.url();
    // With the port where it is not the usual one, as a Host header has it.
    wire.setRawHeader("host", target.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1());
    target.setHost(address);
    wire.setUrl(target);
}

} // namespace quotalamp
