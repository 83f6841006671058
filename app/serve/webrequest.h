// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

namespace quotalamp {

/// The most bytes that a request may have, with its headers and the empty line behind them.
inline constexpr qsizetype mostRequestBytes = 8192;

/// A request of HTTP/1.0 or 1.1 that asks for something and brings no body.
struct WebRequest {
    QByteArray method;        ///< as it was sent: "GET"
    QByteArray path;          ///< begins with a slash; what stands behind a question mark is cut off
    QByteArray host;          ///< the Host header, or the address of a request that names one; empty in HTTP/1.0
    QByteArray authorization; ///< the header's value; empty: there was none
    QByteArray accept;        ///< the same
    bool keepsAlive = false;  ///< the client may ask again over this connection
};

/// The status of HTTP that answers a request which cannot be read.
enum class WebRefusal {
    BadRequest = 400,
    HasBody = 413,      ///< it announces a body, which nothing here takes
    TooLong = 431,      ///< more than mostRequestBytes
    OtherVersion = 505, ///< neither HTTP/1.0 nor 1.1
};

/// How many bytes of empty lines stand before the first request in `received`: some clients send one behind the request
/// before. RFC 9112, 2.2.
[[nodiscard]] qsizetype blanksBeforeWebRequest(const QByteArray& received);

/// How many bytes the first request in `received` has, with the empty line behind it; empty where its end has not come. Also
/// of one whose lines end in a way that is refused.
[[nodiscard]] std::optional<qsizetype> endOfWebRequest(const QByteArray& received);

/// Reads a whole request, strictly as RFC 9112 has it: whatever two readers could understand differently is refused.
[[nodiscard]] Result<WebRequest, WebRefusal> readWebRequest(const QByteArray& request);

} // namespace quotalamp
