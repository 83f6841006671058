// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/model/settings.h"
#include "core/net/waytrouble.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QUrl>

namespace quotalamp {

/// How a request gets to its server: directly or through a proxy, and whose certificates are trusted.
struct Route {
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    QString place;        ///< the proxy, "proxy.example:3128"; empty: directly
    QString certificates; ///< a file of certificates trusted beside the system's; empty: none
    WayTrouble refused;   ///< why there is no way

    /// Of requests with the same one, connections may be shared.
    [[nodiscard]] QString name() const;
};

/// Loopback and plain http go directly: a proxy could read along. Else what the person chose counts, or what the
/// environment says, or what the desktop is set to.
/// `login` is for the chosen one.
[[nodiscard]] Route routeTo(const QUrl& url, const Proxy& chosen, const Secret& login);

/// There is at least one certificate in the file, PEM or DER.
[[nodiscard]] bool holdsCertificates(const QString& path);

/// How many files of certificates have been read by this process: one that stays as it is is read once.
[[nodiscard]] int certificateFilesRead();

/// TLS 1.2 or newer, HTTP/1.1, and every certificate checked against the system's certificates, or those that
/// SSL_CERT_FILE and SSL_CERT_DIR name as OpenSSL has it, and beside them those of the file `certificates`. Empty where
/// that holds none.
[[nodiscard]] std::optional<QSslConfiguration> tlsRules(const QString& certificates);

} // namespace quotalamp
