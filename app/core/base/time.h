// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace quotalamp {

/// An instant in UTC. Decisions take one as `now`; only programs and I/O ask the clock for it.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

/// The wall clock. Pure code never calls it.
[[nodiscard]] TimePoint wallClock();
/// Since the machine was started, asleep or not: nobody sets this one. Pure code never calls it either.
[[nodiscard]] Milliseconds sinceBoot();

[[nodiscard]] QDateTime toDateTime(TimePoint instant); ///< in UTC
[[nodiscard]] TimePoint fromDateTime(const QDateTime& instant);

/// When the day or the month of `instant` began, in UTC, as providers' reports count them.
[[nodiscard]] TimePoint startOfDay(TimePoint instant);
[[nodiscard]] TimePoint startOfMonth(TimePoint instant);
/// When the month after it begins.
[[nodiscard]] TimePoint startOfNextMonth(TimePoint instant);

/// "2026-11-24T03:00:00.000Z"
[[nodiscard]] QString toRfc3339(TimePoint instant);

/// RFC 3339 or ISO 8601, any number of fraction digits; without a zone it means UTC, as
/// services that leave it out do. Years outside 2000–2199 are refused: no limit resets there.
[[nodiscard]] std::optional<TimePoint> parseInstant(QStringView text);

/// RFC 9110 HTTP-date: "Wed, 21 Oct 2026 07:28:00 GMT".
[[nodiscard]] std::optional<TimePoint> parseHttpDate(QStringView text);

} // namespace quotalamp
