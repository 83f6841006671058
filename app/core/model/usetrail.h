// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/reading.h"

#include <map>
#include <optional>
#include <vector>

namespace quotalamp {

/// How much had been used of a limit at an instant, counted since its trail began.
struct UsePoint {
    TimePoint at;
    double used = 0; ///< shares of a window, which add up over its resets, or an amount of a balance; never falls
    friend bool operator==(const UsePoint&, const UsePoint&) = default;
};

/// The course of a limit's use in so few points that it is kept with the snapshot, where the tray app and the commands
/// find the same one: fine for the last readings and coarser the older they are, for one period and a little more. What
/// comes back at a reset is no use, and neither is a top-up or a share that a provider corrects.
struct UseTrail {
    std::vector<UsePoint> points{};      ///< oldest first; about twenty
    int readings = 0;                    ///< that it was told by, up to mostReadings
    double left = 0;                     ///< what the last reading told: a share of 0–1, or an amount
    std::optional<double> limit{};       ///< of the last reading; a plan that is changed changes what a share is
    std::optional<TimePoint> resetsAt{}; ///< of the last reading
    std::vector<UsePoint> added{};       ///< to a balance, each amount by itself as `used`; oldest first

    /// Of more than these top-ups the oldest are joined.
    static constexpr std::size_t mostAdded = 12;
    /// More are not counted.
    static constexpr int mostReadings = 1000;
    /// Of a share, where nobody tells of resets: what rises by more has begun anew, and by less a provider has corrected it.
    static constexpr double mostCorrected = 0.05;

    /// How much was used until `instant`, between two points in proportion. Nothing before the first point and no more
    /// after the last one.
    [[nodiscard]] double usedUntil(TimePoint instant) const;
    /// What was left at an instant between the first point and the last one, by what was used and added since.
    [[nodiscard]] double leftAt(TimePoint instant) const;
    friend bool operator==(const UseTrail&, const UseTrail&) = default;
};

/// Goes on with what a reading told of the window. A reading that is not a second later than the
/// last one changes nothing. A window
/// whose length or level is not known leaves no trail, nor does one under an hour: between two readings it comes back.
void follow(UseTrail& trail, const RateWindow& window, TimePoint readAt);
/// The same of a balance; a trail of it covers two weeks.
void follow(UseTrail& trail, const Balance& balance, TimePoint readAt);

/// The trails of an account's limits, by trailKey().
using UseTrails = std::map<QString, UseTrail>;
[[nodiscard]] QString trailKey(const RateWindow& window);
[[nodiscard]] QString trailKey(const Balance& balance);

/// What a reading tells anew: traffic tells of windows alone, and the balances beside them are those of before.
enum class TrailsOf { Everything, Windows };
/// Goes on with what a reading tells anew, and drops the trails of limits that it no longer has.
void follow(UseTrails& trails, const Reading& reading, TimePoint readAt, TrailsOf which = TrailsOf::Everything);

/// The trail where the wall clock has been set by `shift` since; the reset stays, which a provider told.
void shiftTrail(UseTrail& trail, Milliseconds shift);

/// A trail as it is kept in a file: whole numbers in one short text.
[[nodiscard]] QString trailText(const UseTrail& trail);
/// Reads one back. Empty where it is damaged, or tells of a time after `now`.
[[nodiscard]] std::optional<UseTrail> trailFromText(QStringView text, TimePoint now);

} // namespace quotalamp
