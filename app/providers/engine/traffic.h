// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/observation.h"
#include "core/model/overheard.h"
#include "providers/descriptor/descriptor.h"

#include <QJsonValue>

namespace quotalamp {

/// What the provider's tool tells while it works; null: nothing.
[[nodiscard]] const Descriptor::Traffic* toolTraffic(const Descriptor& provider);

/// Whether the provider's answers tell limits in a header of this name, or it is one that dates them.
[[nodiscard]] bool isHeaderOfLimits(const Descriptor& provider, const QByteArray& name);

/// What a JSON document on the way to us carries: headers ({"status": 200, "headers": {…}}, an object or a list of pairs), or
/// what the provider's tool tells, where `tool` lets it. Nothing else of it is kept; all of it may be empty.
[[nodiscard]] Overheard overheardIn(const Descriptor& provider, const QJsonValue& document, bool tool);

/// Why nothing can be made of what was overheard.
enum class Unheard {
    NoLimits, ///< it tells none that the provider is known for, or only of windows and waits that are over
    TooOld,   ///< by its own Date it is of another day
};

/// The limits that it tells, and the wait of a refusal, read as the provider's answers are. An answer that was got a while
/// ago, by its Date, is as old as that. No answer is of the future: where its Date is, our clock is behind.
[[nodiscard]] Result<Observation, Unheard> observationFrom(
    const Descriptor& provider, const Overheard& heard, TimePoint now);

} // namespace quotalamp
