// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/balance.h"
#include "core/words/windowview.h"

namespace quotalamp {

/// "13.51 USD", rounded down to hundredths, "<0.01 USD" while anything is left, in the person's digits; "1,200" where
/// the credit is no currency.
[[nodiscard]] QString moneyText(const Money& money);
/// The same to the last decimal that the provider wrote: "13.517095 USD".
[[nodiscard]] QString exactMoney(const Money& money);

/// "Credit"
[[nodiscard]] QString balanceName(const Balance& balance);

/// "credit" as in "DeepSeek credit".
[[nodiscard]] QString balanceSubject(const Balance& balance);

/// "OpenRouter credit: 13.51 USD left" for menu and tooltip; `subject` names account and credit.
[[nodiscard]] QString balanceLine(const QString& subject, const Balance& balance, std::optional<Severity> severity);

/// What is left or used, and the limit, to the last decimal that the provider wrote, in the person's digits; "unknown",
/// and "–" of a limit that is none. Where nobody knows what was used, what is left with that word.
[[nodiscard]] QString exactAmount(const Balance& balance, Share share);
[[nodiscard]] QString exactLimit(const Balance& balance);

/// A balance as a row: a bar where its limit is known, else the amount alone.
[[nodiscard]] WindowView balanceView(
    const Balance& balance, std::optional<Severity> severity, bool stale, const Wording& wording);

} // namespace quotalamp
