// SPDX-License-Identifier: MIT
#pragma once

#include "io/net/httpclient.h"

namespace quotalamp {

/// What a request to a server on the loopback may take: little, since tests wait for it to run out.
inline constexpr HttpClient::Limits quickLimits{
    std::chrono::milliseconds(400), std::chrono::milliseconds(1500), 256 * 1024, 6};

/// The same where nothing is to run out, and a TLS handshake, a proxy or the lookup of a name comes first, which a busy
/// machine takes its time for.
inline constexpr HttpClient::Limits patientLimits{
    std::chrono::milliseconds(15'000), std::chrono::milliseconds(18'000), 256 * 1024, 6};

} // namespace quotalamp
