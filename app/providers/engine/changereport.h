// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"
#include "providers/descriptor/descriptor.h"

#include <QJsonValue>

namespace quotalamp {

/// What may be told of an answer that is no longer as its provider's answers were, for a person to send to us: who was
/// asked for what, status, content type, names of rate-limit headers, and the shape of the body. Built from what may be
/// in it, so that no key, value, query or path of the person's own ever is.
[[nodiscard]] QString changeReport(
    const Descriptor& provider, const Descriptor::Free& free, const QUrl& base, const Answer& answer);

/// Names and types only: "{data: [{id: text, size: number}]}". Names that may be values, such as an id or an address,
/// are "*".
[[nodiscard]] QString shapeOf(const QJsonValue& json);

} // namespace quotalamp
