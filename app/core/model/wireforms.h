// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace quotalamp {

/// A count as providers write it: digits, optionally a fraction; finite, 0 to 2^53. Anything else
/// (empty, "-1", "NaN", 400 digits, "12abc") is unknown. Surrounding blanks are fine.
[[nodiscard]] std::optional<double> parseCount(QByteArrayView text);

/// How a reset is written on the wire.
enum class ResetForm {
    Auto,     ///< any of these, told apart by shape: a bare number >= 1e12 is epoch ms, >= 1e9 epoch s, else seconds
    Rfc3339,  ///< an instant
    Duration, ///< Go duration: "6m0s", "7m12.5s", "120ms", "83h10m39.057s", "500µs", "1d2h"
    DelaySeconds,      ///< from now, may have a fraction
    DelayMilliseconds, ///< from now
    EpochSeconds,
    EpochMilliseconds,
    HttpDate,
    DelayEither ///< from now, in seconds or in milliseconds: delayForm() tells which
};
[[nodiscard]] std::optional<ResetForm> resetFormFromName(QStringView name); ///< "auto", "rfc3339", "duration", …

/// Go's time.ParseDuration, plus days, at most 400 days; units longest first, so "6ms" is not six minutes.
[[nodiscard]] std::optional<Milliseconds> parseDuration(QStringView text);

/// The instant of a reset on our clock. `answeredAt` is our clock at the answer, `serverSkew` what to add to
/// the provider's clock to get ours (from its Date header). OpenAI accepts both an instant and a duration, so
/// Duration also takes RFC 3339. An instant beyond now − 1 day … now + 400 days is unknown.
[[nodiscard]] std::optional<TimePoint> parseReset(
    QByteArrayView text, ResetForm form, TimePoint answeredAt, Milliseconds serverSkew);

/// The length of a refilling window whose headers do not tell it (OpenAI, Groq): the full time
/// reset × limit / used, snapped to a minute, an hour, a day or 30 days where flooring of `remaining` allows
/// it. Empty when nothing is used, or nothing fits.
[[nodiscard]] std::optional<Seconds> inferPeriod(double limit, double remaining, Milliseconds untilReset);

/// Whether a bare delay is one of seconds or of milliseconds (Azure sends both): by which of the two comes nearer to
/// the time that a bucket takes to fill up again, period × used / limit. Empty where that is not known to decide by.
[[nodiscard]] std::optional<ResetForm> delayForm(QByteArrayView text, const RateWindow& window);

/// Retry-After (seconds or HTTP-date) or retry-after-ms, clamped to 1 s … 24 h from now. Only for error statuses.
[[nodiscard]] std::optional<TimePoint> parseRetryAfter(const class Headers& headers, TimePoint now);

/// What to add to the server's clock to get ours, from the answer's Date header; 0 when there is none or it
/// is within 2 s (the header has whole seconds).
[[nodiscard]] Milliseconds serverSkew(const class Headers& headers, TimePoint answeredAt);

} // namespace quotalamp
