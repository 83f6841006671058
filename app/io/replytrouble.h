#pragma once

#include "core/waytrouble.h"

#include <QSslError>

class QNetworkReply;

namespace quotalamp {

/// What is wrong with a server's certificate; empty where nothing is.
[[nodiscard]] std::optional<WayTrouble> certificateTrouble(const QList<QSslError>& errors);
/// Why there was no TLS, where no certificate is the reason.
[[nodiscard]] WayTrouble handshakeTrouble(const QNetworkReply& reply);
/// What became of the way to a proxy or beyond it, where no TLS with the provider ever began.
[[nodiscard]] WayTrouble::Kind proxyTrouble(const QNetworkReply& reply);

} // namespace quotalamp
