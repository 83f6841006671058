// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace quotalamp {

/// What is known beside the text of a base URL.
struct UrlOptions {
    bool plainHttp = false; ///< the person agreed to http:// for this account: to any name, never to a public address
    int usualPort = 0;      ///< of the provider's servers on one's own machine; 0: none
};

/// A base URL as a person typed it, made canonical: no trailing slash, no endpoint ("/v1/chat/completions") and no
/// final "/v1", lower-case host, default port dropped, path prefix kept, 0.0.0.0 and [::] as this machine. Refused with a translated sentence: other schemes than
/// https, http to anything but one's own network (looksLikeOwnNetwork), user info, query, fragment, spaces, backslashes
/// and what cannot be seen, percent-encoded too, an empty host. It is read back the same however it is written out.
/// Without a scheme, hosts of one's own network are meant by http, others by https; without a port, this machine's
/// have the usual one.
[[nodiscard]] Result<QUrl> parseBaseUrl(const QString& text, const UrlOptions& options = {});
/// `url` to be typed again: with the port written out where the usual one would be taken without it.
[[nodiscard]] QString typedBaseUrl(const QUrl& url);
/// The port that a provider's servers listen on at home, where its own address is on this machine; else 0.
[[nodiscard]] int usualPortOf(const QString& providersBaseUrl);

/// http:// to another machine: whoever is on the way can read along.
[[nodiscard]] bool isPlainHttp(const QUrl& url);

/// Scheme, host and port, "https://api.openai.com:443"; what a key is bound to.
[[nodiscard]] QString origin(const QUrl& url);

/// 127.0.0.0/8, ::1, localhost.
[[nodiscard]] bool isLoopback(const QString& host);

/// `path` ("/v1/models?limit=1000") below the base URL's own path prefix. The base never ends in "/v1"; where it ends in
/// another version ("/api/v3"), that takes the place of the path's.
[[nodiscard]] QUrl endpoint(const QUrl& base, QStringView path);

} // namespace quotalamp
