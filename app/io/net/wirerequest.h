// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/net/http.h"
#include "io/net/tlssessions.h"

#include <QNetworkRequest>

class QNetworkAccessManager;
class QNetworkReply;

namespace quotalamp {

/// Whether key and prefix can be no more than a part of one header line: visible ASCII, and in the prefix spaces. What is
/// not sound must not be sent.
[[nodiscard]] bool isSound(const Request& request, const Secret& key);
/// Why a request must not travel unencrypted; empty where it may. Where it leads is seen once its name is looked up.
[[nodiscard]] std::optional<WayTrouble> plainHttpTrouble(const Request& request, bool withKey);

/// The request as it goes out, by the rules that HttpClient promises: no redirect is followed, no cookie, cache or login is
/// used, and gzip alone is asked for. It ends after `withoutProgress` without a byte. A header that could end its line is
/// left out. The key is put in here, last.
[[nodiscard]] QNetworkRequest wireRequest(const Request& request, const Secret& key, Milliseconds withoutProgress);
/// The request that is under way now.
[[nodiscard]] QNetworkReply* sent(QNetworkAccessManager& network, const QNetworkRequest& wire, const Request& request);
/// How many lanes of a way one QNetworkAccessManager can keep apart.
inline constexpr int lanesOfNetwork = 2;
/// The TLS connection that it is to have. Qt keeps those that have a name to verify, here the host's own, apart from those
/// that have none.
void goOver(const TlsWay& way, QNetworkRequest& wire);
/// To the address that was looked at, under its own name: that could lead elsewhere a moment later.
void goTo(const QString& address, QNetworkRequest& wire);

} // namespace quotalamp
