// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QSslError>

class QNetworkReply;

namespace quotalamp {

[[nodiscard]] bool isRedirect(int status);
/// 0: there was none.
[[nodiscard]] int statusOf(const QNetworkReply& reply);
/// Why there is no answer to be read. The status decides before Qt's error does.
[[nodiscard]] TransportError failureOf(const QNetworkReply& reply, const QUrl& url);

/// What is wrong with a server's certificate; empty where nothing is.
[[nodiscard]] std::optional<WayTrouble> certificateTrouble(const QList<QSslError>& errors);
/// Why there was no TLS, where no certificate is the reason.
[[nodiscard]] WayTrouble handshakeTrouble(const QNetworkReply& reply);
/// What became of the way to a proxy or beyond it, where no TLS with the provider ever began.
[[nodiscard]] WayTrouble::Kind proxyTrouble(const QNetworkReply& reply);

} // namespace quotalamp
