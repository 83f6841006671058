// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "core/words/windowwords.h"

#include <functional>
#include <optional>
#include <vector>

namespace quotalamp {

/// A share left that each answer from `since` to `until` told.
struct HistorySpan {
    TimePoint since;
    TimePoint until;
    double left = 1; ///< 0–1
    friend bool operator==(const HistorySpan&, const HistorySpan&) = default;
};

/// One account's past as far as a chart needs it.
struct WindowHistory {
    std::vector<HistorySpan> spans;  ///< oldest first, not overlapping
    std::vector<TimePoint> refusals; ///< answers with 429, oldest first
};

/// How far a chart looks back.
enum class Stretch { Hour, Day, Week, Month };
[[nodiscard]] Milliseconds lengthOf(Stretch stretch);

struct ChartPoint {
    double at = 0;       ///< 0: start of the stretch, 1: now
    double share = 0;    ///< left or used, as the whole program says it; 0–1
    bool joined = false; ///< with the point before; otherwise nothing is known between them
    QString text;        ///< "4% at 14:29:30"
    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

struct ChartMark {
    double at = 0;
    QString text;
    friend bool operator==(const ChartMark&, const ChartMark&) = default;
};

/// What a chart shows, worded; the rows say the same as the drawing.
struct ChartView {
    struct Row {
        QString time;  ///< "14:29:30", "Tue 14:29"; a span has both its ends
        QString share; ///< "4%"
        friend bool operator==(const Row&, const Row&) = default;
    };

    QString title;                      ///< "Tokens left"
    std::vector<ChartPoint> course;     ///< at most a few for each pixel
    std::vector<double> refusals;       ///< where, 0–1
    std::vector<ChartMark> times;       ///< round local times, and "now" at the end
    ChartMark critical;                 ///< a share, and what it is called: "10%"
    Severity severity = Severity::Calm; ///< of the newest point
    QString refused;                    ///< "refused with 429, twice"; empty: never
    QString outlook;                    ///< "Lasts until the reset"; empty: nothing to foretell
    QString spoken;                     ///< one or two sentences for screen readers
    std::vector<Row> rows;              ///< newest first
    friend bool operator==(const ChartView&, const ChartView&) = default;
};

struct ChartOptions {
    Stretch stretch = Stretch::Hour;
    Seconds interval{300}; ///< between probes; what is much further apart is not joined
    Wording wording;
    Thresholds thresholds;
};

/// `readAt`: when `window` was read.
[[nodiscard]] ChartView chartView(const RateWindow& window, TimePoint readAt, const WindowHistory& history,
    TimePoint now, const ChartOptions& options);

/// What was read of an account's window since an instant.
using Past = std::function<WindowHistory(const QString& windowKey, TimePoint since)>;

/// Of the account's window with this key, as a person chose it; empty where the last reading has no such window.
[[nodiscard]] std::optional<ChartView> chartOf(const AccountState& account, const QString& key, Stretch stretch,
    TimePoint now, const Settings& settings, const Past& past);

} // namespace quotalamp
