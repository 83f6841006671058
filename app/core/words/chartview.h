// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "core/model/windowhistory.h"
#include "core/words/chartscale.h"
#include "core/words/windowwords.h"

#include <functional>
#include <optional>
#include <vector>

namespace quotalamp {

/// One point of the course that a chart draws.
struct ChartPoint {
    double at = 0; ///< 0: the start of the stretch, 1: the end of the axis, which is now unless something is foretold
    double share = 0;    ///< left or used, as the person wants shares said, 0–1
    bool joined = false; ///< with the point before; otherwise nothing is known between them
    QString text;        ///< "4% at 14:29:30"
    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

/// How the course goes on: four points, of which the first is now.
struct ChartForecast {
    ChartPoint from;
    ChartPoint likely;   ///< where it most likely leads: nothing left, or what is left at the reset
    ChartPoint earliest; ///< the same at the fastest pace that may be
    ChartPoint latest;   ///< the same at the slowest
    friend bool operator==(const ChartForecast&, const ChartForecast&) = default;
};

/// The course of another limit that is shown for comparison.
struct ChartLine {
    QString name; ///< "5 hours", "Claude work: 7 days"
    std::vector<ChartPoint> course;
    friend bool operator==(const ChartLine&, const ChartLine&) = default;
};

/// What a chart shows, worded. A table of its rows says the same as the drawing.
struct ChartView {
    /// One line of the table: a time and the share that was told then.
    struct Row {
        QString time;  ///< "14:29:30", "Tue 14:29"; a span has both its ends
        QString share; ///< "4%", "4%, between 1% and 9%", or what happened: "reset"
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// More could not be told apart.
    static constexpr std::size_t mostOthers = 4;

    QString title;                           ///< "Tokens left"
    Milliseconds ahead{0};                   ///< that the axis goes on after now
    std::vector<ChartLine> others;           ///< limits to compare with, at most mostOthers
    double nowAt = 1;                        ///< where now is, 0–1
    std::vector<ChartPoint> course;          ///< at most a few for each pixel
    std::optional<ChartForecast> forecast{}; ///< of a fixed window, until its reset
    std::vector<ChartPoint> pace;            ///< how much would be left at an even pace; empty: unknown
    std::vector<double> refusals;            ///< where, 0–1
    std::vector<double> resets;              ///< where the limit began anew, 0–1
    std::vector<double> notices;             ///< where the person was told of it, 0–1
    std::vector<ChartMark> times;            ///< round local times, and "now"
    ChartMark critical;                      ///< a share, and what it is called: "10%"
    Severity severity = Severity::Calm;      ///< of the newest point
    QString refused;                         ///< "refused with 429, twice"; empty: never
    QString reset;                           ///< "2 resets"; empty: none
    QString notified;                        ///< "notified once"; empty: never
    QString outlook;                         ///< "Lasts until the reset"; empty: nothing to foretell
    QString spoken;                          ///< one or two sentences for screen readers
    std::vector<Row> rows;                   ///< newest first
    friend bool operator==(const ChartView&, const ChartView&) = default;
};

/// "2 resets · refused with 429, 3 times"; empty where neither happened.
[[nodiscard]] QString eventsText(std::size_t resets, std::size_t refusals);

/// How a chart is to be made.
struct ChartOptions {
    Stretch stretch = Stretch::Hour;
    Seconds interval{300};   ///< between probes; answers that are much further apart are not joined
    Wording wording{};       ///< how the person wants shares said
    Thresholds thresholds{}; ///< of the limit
    UseTrails trails{};      ///< of the account, for the outlook
    WorkingTime working{};   ///< the person's, for the same
};

/// The chart of a window that was read at `readAt`, as it looks at `now`.
[[nodiscard]] ChartView chartView(const RateWindow& window, TimePoint readAt, const WindowHistory& history,
    TimePoint now, const ChartOptions& options);

/// Adds another limit to compare with, on the same axis, in the drawing, in the table and in what is spoken. Nothing happens
/// where there are mostOthers already. `options` are those that the chart was made with.
void addLine(
    ChartView& view, const QString& name, const WindowHistory& history, TimePoint now, const ChartOptions& options);

/// The options by the person's settings, for a limit of this account.
[[nodiscard]] ChartOptions chartOptions(
    const AccountState& account, const RateWindow& window, Stretch stretch, const Settings& settings);

/// Gives what was read of one of an account's windows since an instant; the key is as windowKey() gives it.
using Past = std::function<WindowHistory(const QString& windowKey, TimePoint since)>;

/// The chart of the account's window with this key, by the person's settings. Empty where the last reading has no such
/// window.
[[nodiscard]] std::optional<ChartView> chartOf(const AccountState& account, const QString& key, Stretch stretch,
    TimePoint now, const Settings& settings, const Past& past);

} // namespace quotalamp
