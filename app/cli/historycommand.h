// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "io/files/places.h"

#include <QStringList>

#include <optional>

namespace quotalamp {

/// What is kept of the past of each limit, as a table with a small course of each, as JSON or CSV; or all of it into a file,
/// and back. The only command that opens the history, whose library costs half of what other commands take. Gives the
/// exit status.
[[nodiscard]] int runHistory(const QStringList& words, const Places& places);

/// The instant that a person means by "90min", "12h", "7d", "4w", "2026-11-24" (the local day's begin) or RFC 3339; empty
/// where it is none of these, or lies after `now`.
[[nodiscard]] std::optional<TimePoint> instantSaid(const QString& text, TimePoint now);

} // namespace quotalamp
