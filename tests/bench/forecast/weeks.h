// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace quotalamp::replay {

/// How a simulated person uses a provider.
enum class Habit {
    Steady,          ///< agents that never rest
    Bursty,          ///< bursts on any day, an hour or two long
    WeekendsOff,     ///< office hours from Monday to Friday
    NightAgents,     ///< office hours, and agents in most nights
    EarlyResets,     ///< office hours; the provider starts some weeks anew before their time
    LateResets,      ///< office hours; the provider starts weeks anew hours after it said
    PlanChanged,     ///< office hours; the limit doubles or halves in the middle of a week
    SeveralMachines, ///< office hours here, and another computer in the evenings, while this one sleeps
};
inline constexpr std::array habits{Habit::Steady, Habit::Bursty, Habit::WeekendsOff, Habit::NightAgents,
    Habit::EarlyResets, Habit::LateResets, Habit::PlanChanged, Habit::SeveralMachines};
[[nodiscard]] QString habitName(Habit habit);

/// Random numbers that are the same everywhere: the standard's distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL)
    {
    }
    [[nodiscard]] double uniform(double from = 0, double until = 1);
    [[nodiscard]] double normal();
    /// Around 1: the exponential of a normal number.
    [[nodiscard]] double factor(double spread);
    [[nodiscard]] bool chance(double probability) { return uniform() < probability; }

private:
    std::uint64_t m_state;
};

inline constexpr std::chrono::minutes stepLength{5};
inline constexpr int stepsAWeek = 7 * 24 * 12;
/// Weeks that a person is known before anything is judged, and all weeks.
inline constexpr int weeksBefore = 4;
inline constexpr int weeks = 8;
/// A Monday, 00:00.
inline constexpr TimePoint firstStep{std::chrono::sys_days{std::chrono::year{2026} / 6 / 1}};

/// One turn of a window, with all that came of it.
struct Turn {
    TimePoint began;
    TimePoint resetsAt;             ///< as the provider says it
    std::optional<TimePoint> outAt; ///< when nothing was left
    double finally = 0;             ///< points used at its end, 0–100
    /// What nobody could foresee happened in it then: an early reset or another plan.
    std::optional<TimePoint> surprise;
};

/// A window as it stands at the end of a step.
struct Level {
    int turn = -1;      ///< which of its turns; -1: none
    double used = 0;    ///< points, 0–100
    double limit = 100; ///< in points of the plan that the person began with
};

/// Two months of a person: a five-hour window inside a weekly one, as subscriptions have them.
struct Life {
    std::vector<Turn> weekly;
    std::vector<Turn> fiveHours;
    struct Step {
        Level week;
        Level fiveHours;
        bool awake = true; ///< the computer is, so that there is a reading
    };
    std::vector<Step> steps;
};

/// The same for a seed everywhere.
[[nodiscard]] Life lived(Habit habit, std::uint64_t seed);

} // namespace quotalamp::replay
