// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QSslError>

class QNetworkReply;

namespace quotalamp {

/// Whether a status sends the request elsewhere: any from 300 to 399 but 304.
[[nodiscard]] bool isRedirect(int status);
/// The reply's HTTP status; 0: there was none.
[[nodiscard]] int statusOf(const QNetworkReply& reply);
/// Whether the connection is there for other requests once the reply has ended, as far as it tells.
[[nodiscard]] bool staysOpen(const QNetworkReply& reply);
/// Why there is no answer to be read. The status decides before Qt's error does.
[[nodiscard]] TransportError failureOf(const QNetworkReply& reply, const QUrl& url);

/// What is wrong with a server's certificate, of several faults the first of these: its dates, who signed it, whose
/// it is. Empty where nothing is.
[[nodiscard]] std::optional<WayTrouble> certificateTrouble(const QList<QSslError>& errors);
/// Why there was no TLS, where no certificate is the reason.
[[nodiscard]] WayTrouble handshakeTrouble(const QNetworkReply& reply);
/// What became of the way to a proxy or beyond it, where no TLS with the provider ever began.
[[nodiscard]] WayTrouble::Kind proxyTrouble(const QNetworkReply& reply);

} // namespace quotalamp
