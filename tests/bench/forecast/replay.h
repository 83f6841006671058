// SPDX-License-Identifier: MIT
#pragma once

#include "bench/forecast/weeks.h"
#include "core/rules/forecast.h"

#include <array>
#include <vector>

namespace quotalamp::replay {

/// The ways to foretell that are compared.
enum class Method {
    Naive,     ///< one straight line through the window so far
    Recent,    ///< the pace of the last seventh of a period
    Sustained, ///< the pace over a whole period
    Capped,    ///< the smaller one of the last two
    Learned,   ///< the same by the working time that four weeks taught
    Shipped,   ///< what the program says with that working time: forecastOf()
};
inline constexpr std::array methods{
    Method::Naive, Method::Recent, Method::Sustained, Method::Capped, Method::Learned, Method::Shipped};
[[nodiscard]] QString methodName(Method method);

/// A window's length, which decides what a forecast of it is good for.
enum class Length { Week, FiveHours };
inline constexpr std::array lengths{Length::Week, Length::FiveHours};

/// One forecast and what really came.
struct Judged {
    Habit habit;
    Length length;
    double ahead = 0;                    ///< share of the period until the reset
    double used = 0;                     ///< share, 0–1
    Milliseconds untilReset{0};          ///< from the reading
    std::optional<Milliseconds> out{};   ///< really, from the reading; empty: it lasted
    double finally = 0;                  ///< share used in the end
    std::array<Paces, 2> paces{};        ///< by the clock, and by the working time that was learned
    std::optional<PaceRange> expected{}; ///< as forecastOf() takes it, and what came, by the working time
    double came = 0;
    std::array<std::optional<Forecast>, methods.size()> told{};
    TimePoint readAt{};
};

/// All that is foretold of a life, from its fifth week on, for every reading that is half an hour apart.
[[nodiscard]] std::vector<Judged> judged(Habit habit, std::uint64_t seed);

/// Errors of one method.
struct Score {
    int forecasts = 0;
    int withEnds = 0; ///< that ran out or were told to
    double hours = 0; ///< mean error of the run-out; what lasts ends at its reset
    double worstHours = 0;
    double points = 0; ///< mean error of the level at the reset
    double worstPoints = 0;
    double falseAlarms = 0;  ///< share of the readings in windows that lasted
    double missedAlarms = 0; ///< share of the readings in windows that ran out
    double covered = 0;      ///< share of all ends that lay in the range
    double coveredEnds = 0;  ///< the same where it ran out or was told to
    double coveredPaces = 0; ///< share of the cases in which the pace that came was within the one that was expected
};
[[nodiscard]] Score scoreOf(
    const std::vector<Judged>& all, Method method, Length length, std::optional<Habit> habit = std::nullopt);

/// The pace that really came over the one that was most likely: a tenth of all quotients, a half and nine tenths are
/// below these, by the quarter of the window that is ahead, the one before the reset first.
struct Quotients {
    std::array<double, 4> low{};
    std::array<double, 4> middle{};
    std::array<double, 4> high{};
};
[[nodiscard]] Quotients quotientsOf(const std::vector<Judged>& all, Length length);

} // namespace quotalamp::replay
