// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/boundedjson.h"
#include "core/net/waytrouble.h"

#include <QByteArray>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

struct Header {
    QByteArray name; ///< lower case
    QByteArray value;
    friend bool operator==(const Header&, const Header&) = default;
};

/// Response or request headers in the order of the wire. Names compare without case, `_` like `-`.
class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<Header> list);

    void add(const QByteArray& name, const QByteArray& value);
    /// The first value that is not empty after trimming; empty values are absent
    /// (Codex sends names with nothing behind them).
    [[nodiscard]] std::optional<QByteArray> value(QByteArrayView name) const;
    [[nodiscard]] const std::vector<Header>& all() const { return m_list; }
    [[nodiscard]] bool empty() const { return m_list.empty(); }
    friend bool operator==(const Headers&, const Headers&) = default;

private:
    std::vector<Header> m_list;
};

/// One HTTP request that a provider wants. It never holds a key: it says where the key goes,
/// and the client puts it there last.
struct Request {
    QString tag; ///< by which the provider knows the answer again: "models", "models#2", "paid"
    QByteArray method = "GET";
    QUrl url;
    Headers headers;
    QByteArray body;
    QByteArray keyHeader;   ///< "authorization", "x-api-key"; empty: no key is sent
    QByteArray keyPrefix;   ///< "Bearer "
    bool paid = false;      ///< costs tokens
    QString account;        ///< id of whom it is made for, for the ledger
    bool demo = false;      ///< to the embedded demo
    bool plainHttp = false; ///< the person agreed to http:// with a key; only ever within their own network
    QString certificates;   ///< a file of certificates that are trusted beside the system's; empty: none
    /// What may still be received for all requests that share it; null: as much as one body may be.
    std::shared_ptr<qint64> bytesLeft{};
    friend bool operator==(const Request&, const Request&) = default;
};

/// Why there is no HTTP status.
enum class TransportError { None, Unreachable, Timeout, Tls, Redirect, TooLarge, Garbled, Proxy };

/// What came of a request. `status` is 0 where `failure` is not None, except for a refused
/// redirect (its 3xx) and an answer cut off or too large (its own status).
struct Answer {
    QString tag;
    int status = 0;
    Headers headers;
    QByteArray body;
    TransportError failure = TransportError::None;
    Milliseconds latency{0};
    TimePoint receivedAt;
    bool paid = false;
    WayTrouble way{}; ///< more about `failure`, where it is known

    /// The body as JSON. It is parsed when it is asked for, and once, however often and of whatever copy.
    [[nodiscard]] const BoundedJson& json() const;

    /// A body, and what it says once that was asked for.
    struct Document {
        QByteArray body;
        std::optional<BoundedJson> json{};
    };
    mutable std::shared_ptr<Document> document{}; ///< of `body`, which answers with the same one may share
};

} // namespace quotalamp
