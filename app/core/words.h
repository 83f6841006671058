#pragma once

#include "core/snapshot.h"

namespace quotalamp {

/// "8 s", "1m 12s", "12 min", "1h 12m", "2d 1h": one unit with a no-break space, two tight; seconds only below
/// 10 minutes. Rounded up, so that "0 s" never stands for something still ahead.
[[nodiscard]] QString durationText(Milliseconds duration);

/// "22%", rounded down; "<1%" while anything is left; "100%" only when full. Localised digits and sign.
[[nodiscard]] QString percentText(double leftShare);

/// "9.4k", "1.2M", "482".
[[nodiscard]] QString shortAmount(double amount);
/// "9,400"
[[nodiscard]] QString exactAmount(double amount);

/// "Tokens", "Input tokens", "Requests per day"; the provider's own label where there is one.
[[nodiscard]] QString windowName(const RateWindow& window);
/// The same within a sentence after a provider's name: "tokens" as in "OpenAI tokens".
[[nodiscard]] QString windowSubject(const RateWindow& window);

/// "full again in 8 s", "resets in 1h 12m", "due, not confirmed yet", or empty when there is nothing to wait for.
[[nodiscard]] QString resetText(const RateWindow& window, TimePoint now, TimePoint readAt);

/// "12 s ago", "just now"
[[nodiscard]] QString agoText(TimePoint then, TimePoint now);

/// "OpenAI tokens: 4% left, full again in 57 s" (menu, tooltip, notification title without the tail).
[[nodiscard]] QString windowLine(const QString& providerName, const RateWindow& window, TimePoint now, TimePoint readAt);

/// Clock time for a forecast: "14:20", "Thu 00:08" from 24 h on, the date from 7 days on; local time.
[[nodiscard]] QString clockText(TimePoint instant, TimePoint now);

} // namespace quotalamp
