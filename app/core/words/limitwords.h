// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/windowview.h"

namespace quotalamp {

// The words for one limit, whatever it is: a window, a balance, a budget, a spend or a refusal for want of credit.

/// The limit as a row, for popup and terminal, with what is ahead where that is worth a word. A refusal for want of credit is none; its view is empty.
[[nodiscard]] WindowView limitView(
    const LimitStanding& row, bool stale, TimePoint now, TimePoint readAt, const Wording& wording);

/// "Tokens", "Credit", "This month": its name as a row has it.
[[nodiscard]] QString limitName(const LimitStanding& row);
/// "tokens", "credit", "budget", "this month": what stands behind an account's name.
[[nodiscard]] QString limitSubject(const LimitStanding& row);
/// "OpenAI tokens", cut and plain; `account` as accountSubject() gives it.
[[nodiscard]] QString limitSubject(const QString& account, const LimitStanding& row);

/// "4% left", "13.51 USD left", "12.40 USD spent"; empty where it is not known.
[[nodiscard]] QString limitLevel(const LimitStanding& row, Share share);

/// The same in any case: "used up" where nothing is left, and "unknown".
[[nodiscard]] QString limitState(const LimitStanding& row, Share share);

/// "OpenAI tokens: 4% left, full again in 57 s", or "Claude weekly: 22% left, runs out Tue 14:00–18:00" of what does not
/// last until its reset; for menu and tooltip.
[[nodiscard]] QString limitLine(
    const QString& account, const LimitStanding& row, TimePoint now, TimePoint readAt, const Wording& wording);

} // namespace quotalamp
