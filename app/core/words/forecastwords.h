// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/standing.h"

#include <QString>

namespace quotalamp {

// What a forecast is called, for everybody who speaks of one: rows and cards, head and tooltip, notifications, details
// and terminal. Times are local, and no finer than the forecast knows them: a range of hours has whole hours, one of days
// has days. Rounding widens it, but never beyond its reset.

/// "Runs out between Tue 14:00 and 18:00", "Probably runs out between Tue 14:00 and the reset" where it may last as well,
/// "Lasts until the reset", "Refills faster than it is used" of a bucket; no full stop. Empty where there is no forecast.
[[nodiscard]] QString outlookText(const LimitStanding& limit, TimePoint now);

/// When it runs out, where room is short: "Tue 14:00–18:00", "from Tue 14:00", "any moment". Empty where it lasts, and
/// where there is no forecast.
[[nodiscard]] QString outlookShort(const LimitStanding& limit, TimePoint now);

/// "at this pace it runs out in about 20 min, before its reset", as a part of a sentence that has named the limit; with
/// "probably" where it may last as well. Empty where it lasts, and where there is no forecast.
[[nodiscard]] QString paceOutlook(const LimitStanding& limit, TimePoint now);

/// "About 3 more like the last one", of the stretches of work that the person's own use shows; empty where that is not known.
[[nodiscard]] QString fitsText(const LimitStanding& limit);

/// "Runs out first: Weekly": the limit that binds the others of its account. Empty where no more than
/// one is forecast to run out.
[[nodiscard]] QString bindingText(const AccountStanding& account);

} // namespace quotalamp
