// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/model/settings.h"
#include "io/keys/keystore.h"

namespace quotalamp {

class HttpClient;

/// User name and password of a proxy of the person's own, as one secret.
[[nodiscard]] Secret proxyLogin(const QString& user, const QString& password);
/// The same apart again; empty where it is none.
[[nodiscard]] std::pair<QString, QString> userAndPassword(const Secret& login);

/// Under which the keychain keeps it, bound to the proxy's host and port; no account of the person's.
[[nodiscard]] Account proxyAccount(const Proxy& proxy);

/// Gives the client what the keychain keeps for the proxy, without a prompt, or takes it away where nothing is kept.
/// `done` is called later, once.
void readProxyLogin(KeyStore& keys, HttpClient& http, const Proxy& proxy, QObject* context, std::function<void()> done);

} // namespace quotalamp
