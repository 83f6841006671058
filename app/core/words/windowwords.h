// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"

class QLocale;

namespace quotalamp {

/// "8 s", "1m 12s", "12 min", "1h 12m", "2d 1h": one unit with a no-break space, two tight; seconds only below
/// 10 minutes. Rounded up, so that "0 s" never stands for something still ahead.
[[nodiscard]] QString durationText(Milliseconds duration);

/// "22%" of a share left (0–1), rounded down: "<1%" while anything is left, "100%" only when full. Digits and sign are
/// the person's.
[[nodiscard]] QString percentText(double leftShare);

/// How a person wants shares and reset times said, which is the same everywhere.
struct Wording {
    Share share = Share::Left;
    ResetStyle resets = ResetStyle::Countdown;
    friend bool operator==(const Wording&, const Wording&) = default;
};
/// The wording that the person chose.
[[nodiscard]] Wording wordingOf(const Settings& settings);

/// The whole percent of what is left, or of what is used: both add up to 100, and neither is 100 before its time.
[[nodiscard]] int wholePercent(double leftShare, Share share);
/// What is left in percent with one decimal, as other programs are told it: rounded down as what people see, 0 only where
/// nothing is left and 100 only where nothing is gone.
[[nodiscard]] double exactPercent(double leftShare);
/// "22%" of what is left, or "78%" of what is used; both add up to 100.
[[nodiscard]] QString percentText(double leftShare, Share share);
/// "22% left", "78% used"
[[nodiscard]] QString shareText(double leftShare, Share share);

/// "9.4k", "1.2M", "482": rounded down to what tells apart at a glance.
[[nodiscard]] QString shortAmount(double amount);
/// "9,400", with two decimals where it is no whole number.
[[nodiscard]] QString exactAmount(double amount);

/// "full again in 8 s", "resets in 1h 12m", "resets at 14:20", "due, not confirmed yet", or empty when there is nothing
/// to wait for.
[[nodiscard]] QString resetText(
    const RateWindow& window, TimePoint now, TimePoint readAt, ResetStyle style = ResetStyle::Countdown);
/// What is said of a reset that has passed while no reading proves it: RateWindow::isResetDue().
[[nodiscard]] QString resetDueText();
/// "in 57 s" or "14:33:07": when something comes back.
[[nodiscard]] QString returnText(TimePoint instant, TimePoint now, ResetStyle style);

/// The lasting mark of an account whose key can be read on its way.
[[nodiscard]] QString plainHttpMark();

/// "12 s ago"; "just now" below a second and of an instant in the future.
[[nodiscard]] QString agoText(TimePoint then, TimePoint now);
/// "observed 12 s ago": of limits that the person's own traffic told.
[[nodiscard]] QString observedText(TimePoint readAt, TimePoint now);

/// "OpenAI tokens: 4% left, full again in 57 s" (menu, tooltip, notification title without the tail).
[[nodiscard]] QString windowLine(const QString& providerName, const RateWindow& window, TimePoint now, TimePoint readAt,
    const Wording& wording = {});

/// How the locale writes a time of day, to the minute: the locale of scripts, C, would have seconds.
[[nodiscard]] QString clockFormat(const QLocale& locale);
/// The same to the second: "HH:mm" becomes "HH:mm:ss".
[[nodiscard]] QString withSeconds(QString format);
/// Clock time of what is ahead: "14:20", "Thu 00:08" from 24 h on, the date from 7 days on; local time.
[[nodiscard]] QString clockText(TimePoint instant, TimePoint now);
/// The same for a reset: with seconds below 10 minutes, as countdowns have them.
[[nodiscard]] QString resetClockText(TimePoint instant, TimePoint now);

} // namespace quotalamp
