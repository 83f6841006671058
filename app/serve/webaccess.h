// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "serve/webrequest.h"

#include <QByteArray>
#include <QHostAddress>

namespace quotalamp {

/// Where the server listens.
struct WebAddress {
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 9765; ///< 0: any that is free
    friend bool operator==(const WebAddress&, const WebAddress&) = default;
};

/// Reads "127.0.0.1:9765", "[::1]:9765" or "localhost:9765": the address of an interface, which is not looked up anywhere
/// but for "localhost", and a port.
[[nodiscard]] Result<WebAddress> readWebAddress(const QString& text);

/// Who may read what the server tells.
///
/// A secret is never kept as it was read, only its SHA-256; two are compared in a time that does not depend on where they
/// differ.
class WebAccess {
public:
    /// How a client says that it may.
    enum class Way {
        Open,  ///< nothing is asked for
        Token, ///< "Authorization: Bearer TOKEN"
        Basic  ///< "Authorization: Basic", with a name and a password
    };

    /// Anybody may.
    WebAccess() = default;
    /// Whoever knows what the file's first line holds: a token of at least 16 letters, or "NAME:PASSWORD" with a password
    /// of at least 8. A sentence for people, which does not repeat it, where it holds no such thing.
    [[nodiscard]] static Result<WebAccess> fromFile(Way way, const QString& path);

    /// Clients reach the server by a name of this machine's own: a browser that a page of elsewhere sends here says
    /// another one (DNS rebinding). `address`: where it listens; nothing is wanted where that is no loopback address.
    void wantLocalNames(const QHostAddress& address);

    [[nodiscard]] Way way() const { return m_way; }
    /// Whether the Host that a request names is this machine.
    [[nodiscard]] bool isForUs(const WebRequest& request) const;
    /// Whether the request says what is wanted.
    [[nodiscard]] bool allows(const WebRequest& request) const;
    /// The header by which a refused client learns what is wanted: the value of WWW-Authenticate.
    [[nodiscard]] QByteArray challenge() const;

private:
    Way m_way = Way::Open;
    QByteArray m_digest;  ///< of what has to stand behind "Bearer " or, once decoded, "Basic "
    QHostAddress m_local; ///< null: any name will do
};

} // namespace quotalamp
