// SPDX-License-Identifier: MIT
#include "io/net/replytrouble.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QSslCertificate>

#include <algorithm>
#include <array>
#include <vector>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Qt has one number for nearly all that a proxy can do, and its own sentences, in the language that it speaks here.
std::optional<WayTrouble::Kind> proxyTroubleSaid(const QString& sentence)
{
    using Kind = WayTrouble::Kind;
    struct Row {
        const char* speaker;
        const char* text;
        Kind kind;
    };
    constexpr auto http = "QHttpSocketEngine";
    constexpr auto socks = "QSocks5SocketEngine";
    static constexpr std::array rows{
        Row{http, "Proxy connection refused", Kind::ProxyDown},
        Row{http, "Proxy server not found", Kind::ProxyDown},
        Row{http, "Proxy server connection timed out", Kind::ProxyDown},
        Row{socks, "Connection to proxy refused", Kind::ProxyDown},
        Row{socks, "Proxy host not found", Kind::ProxyDown},
        Row{socks, "Connection to proxy timed out", Kind::ProxyDown},
        Row{http, "Proxy denied connection", Kind::ProxyRefuses},
        Row{socks, "Connection not allowed by SOCKSv5 server", Kind::ProxyRefuses},
        Row{http, "Error parsing authentication request from proxy", Kind::ProxyWantsPassword},
        Row{socks, "Proxy authentication failed", Kind::ProxyWantsPassword},
    };
    const auto row = std::ranges::find_if(rows,
        [&](const Row& each) { return sentence.startsWith(QCoreApplication::translate(each.speaker, each.text)); });
    return row == rows.end() ? std::nullopt : std::optional(row->kind);
}

/// Of the connection or a proxy. What Qt makes of a status of 400 and above is scattered over all higher numbers.
bool isConnectionError(QNetworkReply::NetworkError error)
{
    return error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
}

TransportError withoutStatus(QNetworkReply::NetworkError error, const QUrl& url)
{
    switch (error) {
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return TransportError::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return TransportError::Tls;
    case QNetworkReply::ProtocolUnknownError:
        // Without a TLS backend https is an unknown protocol.
        return url.scheme() == "https"_L1 ? TransportError::Tls : TransportError::Garbled;
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return TransportError::Garbled;
    default:
        return TransportError::Unreachable;
    }
}

} // namespace

bool isRedirect(int status)
{
    return status >= 300 && status < 400 && status != 304;
}

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool staysOpen(const QNetworkReply& reply)
{
    return statusOf(reply) != 0 && !isConnectionError(reply.error())
        && !reply.rawHeader("connection").toLower().contains("close");
}

TransportError failureOf(const QNetworkReply& reply, const QUrl& url)
{
    const int status = statusOf(reply);
    const auto error = reply.error();
    if (status == 0)
        return withoutStatus(error, url);
    if (isRedirect(status))
        return TransportError::Redirect;
    if (error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError)
        return TransportError::Timeout;
    if (isConnectionError(error) || (status < 400 && error != QNetworkReply::NoError))
        return TransportError::Garbled;
    // Qt gives no header at all where there were more than a hundred.
    return reply.rawHeaderPairs().isEmpty() ? TransportError::Garbled : TransportError::None;
}

/// The first that applies tells most: a certificate that is not trusted may be expired as well, and whoever sets the
/// clock right sees the rest.
std::optional<WayTrouble> certificateTrouble(const QList<QSslError>& errors)
{
    using Kind = WayTrouble::Kind;
    static const std::vector<std::pair<QSslError::SslError, Kind>> order{
        {QSslError::CertificateNotYetValid, Kind::CertificateNotYetValid},
        {QSslError::CertificateExpired, Kind::CertificateExpired},
        {QSslError::SelfSignedCertificate, Kind::CertificateSelfSigned},
        {QSslError::SelfSignedCertificateInChain, Kind::CertificateOfUnknownIssuer},
        {QSslError::UnableToGetLocalIssuerCertificate, Kind::CertificateOfUnknownIssuer},
        {QSslError::UnableToGetIssuerCertificate, Kind::CertificateOfUnknownIssuer},
        {QSslError::UnableToVerifyFirstCertificate, Kind::CertificateOfUnknownIssuer},
        {QSslError::CertificateUntrusted, Kind::CertificateOfUnknownIssuer},
        {QSslError::HostNameMismatch, Kind::CertificateOfAnotherHost},
    };
    for (const auto& [what, kind] : order) {
        const auto found = std::ranges::find(errors, what, &QSslError::error);
        if (found == errors.end())
            continue;
        WayTrouble trouble{kind, {}, {}, {}, {}};
        const QSslCertificate certificate = found->certificate();
        if (kind == Kind::CertificateExpired)
            trouble.valid = fromDateTime(certificate.expiryDate());
        if (kind == Kind::CertificateNotYetValid)
            trouble.valid = fromDateTime(certificate.effectiveDate());
        return trouble;
    }
    if (errors.isEmpty())
        return std::nullopt;
    return WayTrouble{Kind::CertificateRefused, {}, {}, {}, {}};
}

/// OpenSSL's own words for it, which are in no language but its own.
WayTrouble handshakeTrouble(const QNetworkReply& reply)
{
    using Kind = WayTrouble::Kind;
    static const std::vector<std::pair<QLatin1StringView, Kind>> words{
        {"unsupported protocol"_L1, Kind::OldProtocol},
        {"protocol version"_L1, Kind::OldProtocol},
        {"no protocols available"_L1, Kind::OldProtocol},
        {"wrong version number"_L1, Kind::NotEncrypted},
        {"packet length too long"_L1, Kind::NotEncrypted},
        {"http request"_L1, Kind::NotEncrypted},
        {"record layer failure"_L1, Kind::NotEncrypted},
    };
    const QString said = reply.errorString();
    const auto found = std::ranges::find_if(words, [&](const auto& each) { return said.contains(each.first); });
    return {found == words.end() ? Kind::None : found->second, {}, {}, {}, {}};
}

WayTrouble::Kind proxyTrouble(const QNetworkReply& reply)
{
    using Kind = WayTrouble::Kind;
    switch (reply.error()) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Kind::ProxyWantsPassword;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Kind::ProxyDown;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::ProxyTimeoutError:
        return Kind::ProxyTimeout;
    case QNetworkReply::HostNotFoundError:
        // The proxy's own name; of what the proxy did not find, Qt does not know the name any more.
        return reply.errorString().contains(reply.url().host()) ? Kind::ProxyDown : Kind::ProxyFails;
    default:
        return proxyTroubleSaid(reply.errorString()).value_or(Kind::ProxyFails);
    }
}

} // namespace quotalamp
