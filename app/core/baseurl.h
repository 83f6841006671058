#pragma once

#include "core/result.h"

#include <QUrl>

namespace quotalamp {

/// A base URL as a person typed it, made canonical: no trailing slash, no endpoint ("/v1/chat/completions") and no final
/// "/v1", lower-case host, default port dropped, path prefix kept. Refused with a translated sentence: other schemes than
/// https, http to anything but a loopback address or name, user info, query, fragment, spaces, backslashes and what cannot
/// be seen, percent-encoded too, an empty host. It is read back the same however it is written out. "localhost:11434"
/// without a scheme means http, other hosts https.
[[nodiscard]] Result<QUrl> parseBaseUrl(const QString& text);

/// Scheme, host and port, "https://api.openai.com:443"; what a key is bound to.
[[nodiscard]] QString origin(const QUrl& url);

/// 127.0.0.0/8, ::1, localhost.
[[nodiscard]] bool isLoopback(const QString& host);

/// `path` ("/v1/models?limit=1000") below the base URL's own path prefix. The base never ends in "/v1"; where it ends in
/// another version ("/api/v3"), that takes the place of the path's.
[[nodiscard]] QUrl endpoint(const QUrl& base, QStringView path);

} // namespace quotalamp
