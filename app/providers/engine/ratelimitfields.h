// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"
#include "core/net/http.h"

#include <map>
#include <vector>

namespace quotalamp {

/// The windows that the IETF's rate-limit fields tell (draft-ietf-httpapi-ratelimit-headers), both generations:
/// `RateLimit` with `RateLimit-Policy`, and before them `RateLimit-Limit`, `-Remaining` and `-Reset`. Lenient, because
/// real servers write them wrongly: what is not understood is left out. A window's id is its policy's name, or
/// "requests" where it has none; its label is what `labels` has for that name, else the name.
[[nodiscard]] std::vector<RateWindow> windowsFromRateLimitFields(
    const Headers& headers, TimePoint receivedAt, const std::map<QString, QString>& labels = {});

} // namespace quotalamp
