// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

#include <optional>

namespace quotalamp {

/// What a window counts.
enum class Unit { Requests, Tokens, Percent, Images, AudioSeconds, Characters, Pages, Other };

/// How an allowance comes back: a bucket refills all the time and is full at `resetsAt`;
/// a fixed window stands still and starts anew at `resetsAt`.
enum class Refill { Unknown, Bucket, Fixed };

/// Who told a limit: an answer to our own probe, or one that the person's own traffic got.
enum class Source { Probe, Observed };

/// One allowance that is used up and, usually, comes back at a known instant.
struct RateWindow {
    QString id;    ///< "requests", "input-tokens", "5h"; unique within a reading and model
    QString label; ///< the provider's own name for it; empty: worded from the id
    Unit unit = Unit::Requests;
    std::optional<double> limit;       ///< as the provider said; >= 0
    std::optional<double> remaining;   ///< as the provider said; >= 0, may exceed the limit
    std::optional<TimePoint> resetsAt; ///< on our clock, corrected by the answer's Date header
    std::optional<Seconds> period;     ///< length of the window, where told or inferred
    Refill refill = Refill::Unknown;
    QString model; ///< limits are per model at most providers; empty: for the account
    /// What the person's organisation is set to, by an account of its own. Worked out anew, never kept with a reading.
    std::optional<double> configured{};
    Source source = Source::Probe;
    /// When it was told, where that was before the rest of its reading: probes and traffic each tell some limits.
    std::optional<TimePoint> toldAt{};

    /// When it was told, as a part of the reading of `readAt`. All that takes the time of a reading asks for this.
    [[nodiscard]] TimePoint whenTold(TimePoint readAt) const { return toldAt.value_or(readAt); }
    /// Share left, 0–1, as last told. Empty where limit or remaining is unknown or the limit is 0.
    [[nodiscard]] std::optional<double> leftShare() const;
    /// The same at `now`: a bucket read at `readAt` rises towards its reset, a fixed window stands still.
    [[nodiscard]] std::optional<double> leftShareAt(TimePoint now, TimePoint readAt) const;
    /// Whether its reset has passed at `now` and the reading of `readAt`, the last one, does not prove it: the level is due
    /// to come back, and nobody knows yet whether it has. False without a known reset, and of a bucket that was full.
    [[nodiscard]] bool isResetDue(TimePoint now, TimePoint readAt) const;
    friend bool operator==(const RateWindow&, const RateWindow&) = default;
};

/// The configured limit where it is below the one that the provider applies.
[[nodiscard]] std::optional<double> lowerConfigured(const RateWindow& window);

/// "tokens", or "tokens@MODEL" where the limit is a model's own: tells windows of an account apart.
[[nodiscard]] QString windowKey(const RateWindow& window);

[[nodiscard]] QString unitName(Unit unit); ///< "requests", for JSON
[[nodiscard]] std::optional<Unit> unitFromName(QStringView name);
[[nodiscard]] QString refillName(Refill refill); ///< "bucket", "fixed"; empty for Unknown
[[nodiscard]] std::optional<Refill> refillFromName(QStringView name);

/// How near an allowance is to its end. By default they begin at 75 % used, at 90 % and where nothing is left.
enum class Severity { Calm, Warning, Critical, Exhausted };

[[nodiscard]] QString severityName(Severity severity); ///< "exhausted", for JSON
[[nodiscard]] std::optional<Severity> severityFromName(QStringView name);

struct Thresholds {
    double warning = 0.75;  ///< share used, 0–1
    double critical = 0.90; ///< share used, 0–1
    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// Empty where nothing is known to decide by.
[[nodiscard]] std::optional<Severity> severity(
    const RateWindow& window, TimePoint now, TimePoint readAt, const Thresholds& thresholds = {});

} // namespace quotalamp
