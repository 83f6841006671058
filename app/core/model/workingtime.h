// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>

#include <array>
#include <bitset>
#include <vector>

namespace quotalamp {

/// The days and hours in which a person works, on the local clock, by the half hour. Nothing chosen means that all time
/// counts, which is the default.
struct WorkingTime {
    static constexpr std::size_t halfHours = 48;
    /// Monday first. Bit 0 is 00:00–00:30.
    std::array<std::bitset<halfHours>, 7> days{};

    /// Whether all time counts: nothing was chosen, or everything.
    [[nodiscard]] bool isAlways() const;
    /// Adds the hours from one half hour of a day (0: Monday) to another, 0–48. `until` that is not after `from` is on
    /// the next day: 44 and 12 are ten in the evening until six in the morning. What is out of range adds nothing.
    void add(int day, int from, int until);
    friend bool operator==(const WorkingTime&, const WorkingTime&) = default;
};

/// The same hours on some days, Monday first: 18 and 34 are nine to five.
[[nodiscard]] WorkingTime workingTimeOn(const std::array<bool, 7>& days, int from, int until);

/// A stretch of a day's hours, in half hours since local midnight.
struct DayHours {
    int from = 18;  ///< 0–47
    int until = 34; ///< 1–48; where it is not after `from`, it is on the next day
    friend bool operator==(const DayHours&, const DayHours&) = default;
};

/// The stretches that begin on a day (0: Monday), earliest first. What goes over midnight and ends by noon belongs to the day
/// on which it begins; what is longer is cut at midnight.
[[nodiscard]] std::vector<DayHours> hoursOn(const WorkingTime& time, int day);
/// Puts such stretches of each day together again, Monday first.
[[nodiscard]] WorkingTime workingTimeOf(const std::array<std::vector<DayHours>, 7>& days);

/// As it is kept in a file: for each day that has any the hours, as "mon": "09:00-12:30 13:00-24:00".
[[nodiscard]] QJsonObject workingTimeJson(const WorkingTime& time);
/// Reads it back. Minutes that are no half hour count as the half hour that they are in, and hours that are not
/// understood as none.
[[nodiscard]] WorkingTime workingTimeFromJson(const QJsonObject& json);

} // namespace quotalamp
