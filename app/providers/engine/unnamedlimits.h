// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/reading.h"
#include "providers/descriptor/descriptor.h"

#include <QJsonValue>

namespace quotalamp {

// Limits that an answer tells and nothing of the program names: providers add some beside the known ones at any time.
// They are shown under the provider's own name for them. What is known already, and copies of it, are left out.

/// The names of the headers that the descriptor's windows are read from, in small letters.
[[nodiscard]] QList<QByteArray> headersOfWindows(const Descriptor& provider);

/// Headers of a family of rate limits: "x-ratelimit-limit-images" with its "-remaining-" and "-reset-", or a bare count
/// "x-ratelimit-requests", which is a limit. `known`: the windows that this answer's headers told otherwise.
[[nodiscard]] std::vector<RateWindow> unnamedInHeaders(
    const Descriptor& provider, const Answer& answer, const QString& model, const std::vector<RateWindow>& known);

/// Objects of a body with a limit and what is left or used of it, or with a share used and a reset. `known`: all that
/// was read of it.
[[nodiscard]] std::vector<RateWindow> unnamedInJson(const QJsonValue& json, const Answer& answer, const Reading& known);

} // namespace quotalamp
