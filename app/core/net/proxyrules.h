// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace quotalamp {

/// A proxy as an environment variable names it. A password in it is the person's own doing, and is never shown.
struct NamedProxy {
    enum class Kind { Http, Socks5, Other };
    Kind kind = Kind::Http;
    QString host;
    int port = 0;
    QString user{};
    QString password{};
    friend bool operator==(const NamedProxy&, const NamedProxy&) = default;
};

/// What the environment says of the way to `url`.
struct EnvironmentWay {
    bool silent = true;              ///< it says nothing: what the desktop is set to counts
    std::optional<NamedProxy> proxy; ///< empty: directly
    friend bool operator==(const EnvironmentWay&, const EnvironmentWay&) = default;
};

/// "proxy.example:3128", "http://user:password@proxy.example", "socks5h://[::1]": without a scheme it is http, without
/// a port 1080, as curl has it. Empty where there is no host in it.
[[nodiscard]] std::optional<NamedProxy> proxyFromText(const QString& text);

/// Whether no_proxy names the host: separated by commas or blanks, a name with all below it, with or without a dot in
/// front, an address, a network (10.0.0.0/8), each also with a port, or "*" for all.
[[nodiscard]] bool isExcluded(const QUrl& url, const QString& noProxy);

/// As curl reads them: the scheme's own variable before all_proxy, lower case before upper case, and http_proxy in
/// lower case only, since a web server makes HTTP_PROXY of what a stranger sends. An empty variable is none.
[[nodiscard]] EnvironmentWay wayByEnvironment(const QUrl& url, const std::function<QString(const char*)>& variable);

} // namespace quotalamp
