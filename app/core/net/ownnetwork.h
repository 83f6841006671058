// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace quotalamp {

/// An IP address as its sixteen bytes; IPv4 as ::ffff:a.b.c.d.
using AddressBytes = std::array<unsigned char, 16>;

/// Strictly "192.168.1.2" or "fe80::1", with or without brackets, without a zone and without short forms of IPv4.
[[nodiscard]] std::optional<AddressBytes> addressFromText(const QString& text);
/// Whether both begin with the same bits; `bits` counts from the front of the sixteen bytes.
[[nodiscard]] bool sharePrefix(const AddressBytes& a, const AddressBytes& b, int bits);

/// An address that no router of the Internet passes on: this computer's own, RFC 1918, link-local, fc00::/7, and
/// 100.64.0.0/10, which private overlay networks use.
[[nodiscard]] bool isOwnNetwork(const AddressBytes& address);

/// A name that no public DNS answers for, or an address of one's own network: "nas", "nas.local", "nas.lan",
/// "nas.home.arpa", "nas.internal", "192.168.1.2". A name is only a promise: what counts is where it leads.
[[nodiscard]] bool looksLikeOwnNetwork(const QString& host);

} // namespace quotalamp
