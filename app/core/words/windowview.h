// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"
#include "core/words/courseview.h"
#include "core/words/windowwords.h"

namespace quotalamp {

/// One limit or balance with its bar and words, ready to draw. No view words anything itself.
struct WindowView {
    QString id;                          ///< a window's windowKey(), else LimitStanding::key()
    QString label;                       ///< "Tokens"
    QString amount;                      ///< "9.4k of 200k"; may be empty
    QString when;                        ///< "full again in 57 s"; may be empty
    QString value;                       ///< "4%", "13.51 USD", or "unknown"
    QString valueSuffix;                 ///< "left" or "used"; empty beside "unknown"
    std::optional<double> left;          ///< share left, 0–1; empty: no bar
    bool rising = false;                 ///< a bucket that is refilling: draw the rising edge
    std::optional<double> timeLeft;      ///< share of a fixed window's time left: the even-pace mark
    std::optional<double> configured{};  ///< share of the limit that is configured, where that is less: its mark
    GaugeState state = GaugeState::Calm; ///< Calm, Warning, Critical, Exhausted or Stale
    QString note;                        ///< "Runs out between Tue 14:00 and 18:00"; may be empty
    QString spoken;                      ///< for screen readers and tips: exact numbers, and what is ahead
    QString back{};                      ///< `when` without "used up": "resets in 3 h"; may be empty
    CourseView course{};                 ///< of one window of a card: the nearest of which enough is known
    friend bool operator==(const WindowView&, const WindowView&) = default;
};

/// The colour and shape of a row: stale where its reading is too old, whatever it told.
[[nodiscard]] GaugeState rowState(std::optional<Severity> severity, bool stale);

/// A window as a row, without what is ahead, which limitView() adds. `standing` has to be of `window`; `stale` says that its reading is too old, or that a later probe
/// failed.
[[nodiscard]] WindowView windowView(const RateWindow& window, const LimitStanding& standing, bool stale, TimePoint now,
    TimePoint readAt, const Wording& wording);

} // namespace quotalamp
